"""A choice as a button with a menu, for where there is no room for all of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget


class Menu(QToolButton):
    """`chosen` tells what a person chose by its id; `set_value` says nothing."""

    chosen = Signal(str)

    def __init__(self, word: str, options: Sequence[tuple[str, str]], parent: QWidget) -> None:
        """`options` are ids with their texts; the first is chosen."""
        super().__init__(parent)
        self._word, self._texts, self._is_long = word, dict(options), True
        self.value = options[0][0]
        self.setAccessibleName(word)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for id, text in options:
            menu.addAction(text).setData(id)
        menu.triggered.connect(self._on_triggered)
        self.setMenu(menu)
        self._show_text()

    def set_value(self, id: str) -> None:
        """Chooses without a signal."""
        self.value = id
        self._show_text()

    def set_text(self, id: str, text: str) -> None:
        """Calls an option something else."""
        self._texts[id] = text
        for action in self.menu().actions():
            if action.data() == id:
                action.setText(text)
        self._show_text()

    def show_word(self, *, long: bool) -> None:
        """Says what is chosen, or not, before the choice."""
        self._is_long = long
        self._show_text()

    def show_hints(self, hints: Mapping[str, str]) -> None:
        """Says of each option, where the pointer rests on it, what it means."""
        for action in self.menu().actions():
            action.setToolTip(hints.get(action.data(), ""))

    def _show_text(self) -> None:
        text = self._texts[self.value]
        template = self.tr("{0} {1} ▾") if self._is_long else self.tr("{1} ▾")
        self.setText(template.format(self._word, text))

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
