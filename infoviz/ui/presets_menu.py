"""The menus of presets, of pairs and of densities, read when they are first opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from infoviz.core.density_pair import DensityPair
from infoviz.document import Document
from infoviz.files.density_presets import DensityPreset, density_presets
from infoviz.files.presets import Preset, presets
from infoviz.ui.wording import translated


class PresetsMenu(QMenu):
    """One action a preset, with what to look for as its tooltip."""

    chosen = Signal(str, object, str)  # name, State, what to look for

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("&Presets"))
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)
        self.triggered.connect(self._on_triggered)

    def _fill(self) -> None:
        if self.actions():
            return
        for preset in presets():
            action = self.addAction(translated("Preset", preset.name).replace("&", "&&"))
            action.setToolTip(translated("Preset", preset.look_for))
            action.setData(preset.id)

    def _on_triggered(self, action: QAction) -> None:
        self.choose(next(preset for preset in presets() if preset.id == action.data()))

    def words_for(self, document: Document) -> str:
        """What the button of this menu says: from which preset the pair comes, if from one."""
        if not document.origin:
            return self.tr("Presets ▾")
        if document.is_as_loaded:
            return self.tr("Preset: {0} ▾").format(document.origin)
        return self.tr("Preset: {0}, changed ▾").format(document.origin)

    def choose(self, preset: Preset) -> None:
        """Asks for a preset as if it had been chosen here."""
        name = translated("Preset", preset.name)
        self.chosen.emit(name, preset.state(), translated("Preset", preset.look_for))


class DensityPresetsMenu(QMenu):
    """The same for the pairs of densities of the continuous lens."""

    chosen = Signal(str, object, str)  # name, DensityPair, what to look for

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        for preset in density_presets():
            action = self.addAction(translated("Preset", preset.name).replace("&", "&&"))
            action.setToolTip(translated("Preset", preset.look_for))
            action.setData(preset.id)
        self.triggered.connect(self._on_triggered)

    def title_of(self, pair: DensityPair) -> str:
        """What the button of the menu says while these densities are on show."""
        for preset in density_presets():
            if (preset.f, preset.g) == (pair.f, pair.g):
                return self.tr("Preset: {0} ▾").format(translated("Preset", preset.name))
        return self.tr("Presets ▾")

    def _on_triggered(self, action: QAction) -> None:
        self.choose(next(each for each in density_presets() if each.id == action.data()))

    def choose(self, preset: DensityPreset) -> None:
        """Asks for a preset as if it had been chosen here."""
        name = translated("Preset", preset.name)
        pair = DensityPair(preset.f, preset.g)
        self.chosen.emit(name, pair, translated("Preset", preset.look_for))
