"""Finds an outcome by its name, as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from infoviz.ui.parts import CARD_MARGIN


class FindBar(QWidget):
    """A line to type into: the first outcome that holds the text is found, Enter finds the next."""

    found = Signal(int)  # outcome

    def __init__(self) -> None:
        super().__init__()
        self._labels: tuple[str, ...] = ()
        self._at = -1
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Name of an outcome; Enter finds the next"))
        self._field.setAccessibleName(self.tr("Find an outcome by name"))
        self._said = QLabel()
        self._said.setObjectName("muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(CARD_MARGIN, 0, CARD_MARGIN, 0)
        row.addWidget(self._field, 1)
        row.addWidget(self._said)
        self._field.textEdited.connect(self._on_edited)
        self._field.returnPressed.connect(self._find_next)

    def open(self, labels: tuple[str, ...]) -> None:
        """Shows the bar over these labels, ready to type."""
        self._labels = labels
        self._at = -1
        self._said.clear()
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        self._at = -1
        self._find_next()

    def _find_next(self) -> None:
        wanted = self._field.text().strip().casefold()
        self._said.clear()
        if not wanted:
            return
        n = len(self._labels)
        for step in range(1, n + 1):
            outcome = (self._at + step) % n
            if wanted in self._labels[outcome].casefold():
                self._at = outcome
                self.found.emit(outcome)
                self._said.setText(self._labels[outcome])
                return
        self._said.setText(self.tr("No outcome is called that."))
