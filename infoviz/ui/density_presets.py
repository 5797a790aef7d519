"""The presets of densities in the window: the menu in the lens that shows densities."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton

from infoviz.document import Document
from infoviz.ui.commands import Commands
from infoviz.views.base import View

if TYPE_CHECKING:
    # For their types alone: a window that never shows densities loads none.
    from infoviz.core.density_pair import DensityPair
    from infoviz.ui.density_presets_menu import DensityPresetsMenu


class DensityPresets(QObject):
    """Gives each lens that has a place for it the menu, and its button the name of what is shown.

    The file of the presets is read when the first such lens is made.
    """

    explained = Signal(str)

    def __init__(self, document: Document, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._commands = document, commands
        self._button: QToolButton | None = None
        self.menu: DensityPresetsMenu | None = None

    def serve(self, view: View) -> None:
        """Puts the menu into a new lens, if that has a place for it."""
        button = view.presets_button
        if button is None:
            return
        from infoviz.ui.density_presets_menu import DensityPresetsMenu

        self.menu = DensityPresetsMenu(button)
        self.menu.chosen.connect(self._on_chosen)
        button.setMenu(self.menu)
        self._button = button
        self._document.settled.connect(self._name)
        self._name()

    def _name(self) -> None:
        assert self._button is not None
        assert self.menu is not None
        text = self.menu.title_of(self._document.state)
        if self._button.text() != text:
            self._button.setText(text)

    def _on_chosen(self, name: str, pair: DensityPair, sentence: str) -> None:
        text = self.tr("Densities: {0}").format(name)
        self._commands.edit(text, lambda state: replace(state, densities=pair))
        self.explained.emit(sentence)
