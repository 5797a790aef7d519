"""A field that opens over the picture, and says beside itself why it refuses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from infoviz.charts.fonts import NORMAL, font
from infoviz.theme import Theme

LINE = 11
"""A refusal is at most so many times wider than the field is high."""

PADDING = 6


class InlineField(QLineEdit):
    """Enter submits, Esc or the focus going elsewhere closes; a refusal leaves it open."""

    submitted = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._refusal = QLabel(parent)
        self._refusal.setWordWrap(True)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._is_closing = False
        self.textEdited.connect(self._refusal.hide)
        self.hide()
        self._refusal.hide()

    @property
    def is_open(self) -> bool:
        return self.isVisible()

    @property
    def refusal(self) -> str:
        """The sentence on show, "" where there is none."""
        return self._refusal.text() if self._refusal.isVisible() else ""

    def show_theme(self, theme: Theme, factor: float) -> None:
        text_font = font(NORMAL, factor)
        self.setFont(text_font)
        self._refusal.setFont(text_font)
        self.setStyleSheet(
            f"QLineEdit {{ background: {theme.surface}; color: {theme.text};"
            f" border: 2px solid {theme.focus}; border-radius: 4px; padding: 0 4px;"
            f" selection-background-color: {theme.focus}; selection-color: {theme.surface}; }}"
        )
        self._refusal.setStyleSheet(
            f"QLabel {{ background: {theme.surface}; color: {theme.text};"
            f" border: 1px solid {theme.muted}; border-radius: 4px; padding: 4px {PADDING}px; }}"
        )

    def open(self, place: QRect, text: str, name: str) -> None:
        """Shows the field at `place` with `text` selected; `name` is for assistive technology."""
        self._refusal.hide()
        self.setGeometry(place)
        self.setText(text)
        self.setAccessibleName(name)
        self.setAccessibleDescription("")
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def refuse(self, sentence: str) -> None:
        """Says why what is typed cannot be taken."""
        self._refusal.setText(sentence)
        self.setAccessibleDescription(sentence)
        around = self._around.rect().adjusted(4, 4, -4, -4)
        # On one line if that is short; a word-wrapped label knows no good width of its own.
        line = self._refusal.fontMetrics().horizontalAdvance(sentence) + 2 * PADDING + 4
        width = min(line, around.width(), LINE * self.height())
        self._refusal.setFixedSize(width, self._refusal.heightForWidth(width))
        self._refusal.move(self._beside(around))
        self._refusal.show()
        self._refusal.raise_()
        self.selectAll()

    def close_field(self) -> None:
        """Closes, and gives the focus back if it has it; nothing is submitted."""
        if self.is_open and not self._is_closing:
            # Giving the focus back asks for closing once more.
            self._is_closing = True
            if self.hasFocus():
                self._around.setFocus(Qt.FocusReason.OtherFocusReason)
            self.hide()
            self._refusal.hide()
            self._is_closing = False
            self.closed.emit()

    def event(self, event: QEvent) -> bool:
        # A window's shortcut for Esc must not take it from the field.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_field()
        else:
            super().keyPressEvent(event)
            # What the field has no use for, such as arrows up, must not move the bar under it.
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A look at another window, or the field's own menu, closes nothing.
        if event.reason() not in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            self.close_field()

    def _beside(self, around: QRect) -> QPoint:
        """Under the field, or over it where there is more room; within what is around it."""
        field, size = self.geometry(), self._refusal.size()
        y = field.bottom() + 4
        if y + size.height() > around.bottom():
            y = field.top() - 4 - size.height()
        x = min(field.left(), around.right() - size.width())
        return QPoint(max(x, around.left()), max(y, around.top()))
