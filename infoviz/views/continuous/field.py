"""A number that stands in a field, to be typed anew; a refusal is said below it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from infoviz.charts.fonts import NORMAL, font
from infoviz.core.numbers import INFINITY, MINUS, plain
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.typed_share import parse_share
from infoviz.theme import Theme

DIGITS = 6
MARGINS = 16
"""What a field needs beside its text, in pixels."""

WIDEST = 380


def typed_number(text: str) -> float:
    """The number that somebody typed: −0.5, 1/3, 2^-3, 1e-3, or ±inf; Refusal where it is none."""
    read = text.strip().replace(MINUS, "-").replace(INFINITY, "inf")
    try:
        return float(read)
    except ValueError:
        pass
    try:
        return -parse_share(read[1:]) if read.startswith("-") else parse_share(read)
    except Refusal:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is not a number: type one such as −0.5"),
            text.strip()[:40],
        ) from None


def number_text(value: float, digits: int = DIGITS) -> str:
    """A number with at most so many digits, as the field shows it."""
    if value in (float("inf"), float("-inf")):
        return INFINITY if value > 0 else MINUS + INFINITY
    return plain(value, digits)


def sentence_of(error: ValueError) -> str:
    """A refusal as one translated sentence."""
    text = str(error)
    if isinstance(error, Refusal):
        text = QCoreApplication.translate("Refusal", error.text).format(*error.values)
        if error.text.startswith("{0}"):
            # A sign, as σ, has no capital: Σ would be another.
            return f"{text}."
    return text[:1].upper() + text[1:] + "."


class NumberField(QLineEdit):
    """Enter or leaving the field submits what was typed; Esc puts back what was there."""

    submitted = Signal(str)

    def __init__(self, around: QWidget) -> None:
        """`around` is over what a refusal may lie."""
        super().__init__()
        self._around = around
        self._shown = ""
        self._refusal = QLabel(around)
        self._refusal.setWordWrap(True)
        self._refusal.setTextFormat(Qt.TextFormat.PlainText)
        self._refusal.hide()
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.textEdited.connect(self._refusal.hide)
        self.destroyed.connect(self._refusal.deleteLater)

    @property
    def refusal(self) -> str:
        """The sentence on show, "" where there is none."""
        return self._refusal.text() if self._refusal.isVisible() else ""

    def show_value(self, value: float) -> None:
        """Shows a number, unless somebody is typing another."""
        text = self._fitting(value)
        if text == self._shown and not self._refusal.isVisible():
            return
        is_typing = self.hasFocus() and self.text() != self._shown
        self._shown = text
        if not is_typing:
            self.setText(text)
            self.setCursorPosition(0)

    def _fitting(self, value: float) -> str:
        """The number in as many digits as can be read in the field."""
        room = self.maximumWidth() - MARGINS
        measure = self.fontMetrics().horizontalAdvance
        texts = [number_text(value, digits) for digits in range(DIGITS, 1, -1)]
        return next((text for text in texts if measure(text) <= room), texts[-1])

    def select(self) -> None:
        """Selects all, with its beginning in view."""
        self.end(False)
        self.home(True)

    def put_back(self) -> None:
        """Shows what is so, in the place of what was typed."""
        self._refusal.hide()
        self.setText(self._shown)
        self.setCursorPosition(0)

    def refuse(self, sentence: str, theme: Theme, factor: float) -> None:
        """Says why what is typed cannot be."""
        label = self._refusal
        label.setFont(font(NORMAL, factor))
        label.setStyleSheet(
            f"QLabel {{ background: {theme.surface}; color: {theme.text};"
            f" border: 1px solid {theme.muted}; border-radius: 4px; padding: 4px 6px; }}"
        )
        label.setText(sentence)
        self.setAccessibleDescription(sentence)
        around = self._around.rect().adjusted(4, 4, -4, -4)
        line = label.fontMetrics().horizontalAdvance(sentence) + 18
        width = min(line, around.width(), round(WIDEST * factor))
        label.setFixedSize(width, label.heightForWidth(width))
        below = self.mapTo(self._around, QPoint(0, self.height() + 4))
        x = max(min(below.x(), around.right() - width), around.left())
        label.move(x, below.y())
        label.show()
        label.raise_()
        self.selectAll()

    def _submit(self) -> None:
        if self.text() == self._shown:
            # It shows some digits of the number: taking them for the number would change it.
            self.put_back()
        else:
            self.submitted.emit(self.text())

    def event(self, event: QEvent) -> bool:
        # A window's shortcut for Esc must not take it from the field.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text() != self._shown
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._submit()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.put_back()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A look at another window, or the field's own menu, ends nothing.
        if event.reason() in (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        ):
            return
        if self._refusal.isVisible():
            self.put_back()
        else:
            self._submit()
            if self._refusal.isVisible():
                self.put_back()
