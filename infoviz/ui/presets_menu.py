"""The menu of presets, read when it is first opened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from infoviz.document import Document
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
