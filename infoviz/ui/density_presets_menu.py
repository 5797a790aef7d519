"""The menu of the pairs of densities; only a lens that shows some needs it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from infoviz.core.density_pair import DensityPair, densities_of
from infoviz.core.state import State
from infoviz.files.density_presets import DensityPreset, density_presets
from infoviz.ui.wording import translated


class DensityPresetsMenu(QMenu):
    """One action a preset, with what to look for as its tooltip."""

    chosen = Signal(str, object, str)  # name, DensityPair, what to look for

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        for preset in density_presets():
            action = self.addAction(translated("Preset", preset.name).replace("&", "&&"))
            action.setToolTip(translated("Preset", preset.look_for))
            action.setData(preset.id)
        self.triggered.connect(self._on_triggered)

    def title_of(self, state: State) -> str:
        """What the button of the menu says while the densities of `state` are on show."""
        pair = densities_of(state)
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
