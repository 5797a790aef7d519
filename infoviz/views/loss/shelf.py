"""Rows of switches over a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLabel, QWidget

from infoviz.views.controls import Choice
from infoviz.views.loss.dial import Dial

ROW = 34
GAP = 10
PAD = 8


class Shelf:
    """Places widgets in rows, from the left and from the right, in pixels of Qt."""

    def __init__(self, width: int, factor: float) -> None:
        self.left = round(PAD * factor)
        self.right = width - round(PAD * factor)
        self._gap = round(GAP * factor)
        self._row = round(ROW * factor)

    def needs(self, widgets: Sequence[QWidget]) -> int:
        """The width of widgets beside one another."""
        return sum(_size(w).width() for w in widgets) + self._gap * (len(widgets) - 1)

    def fits(self, left: Sequence[QWidget], right: Sequence[QWidget], reserved: int = 0) -> bool:
        """Whether all fit into one row, with so much reserved at its right end."""
        gaps = self._gap * (bool(left) + bool(right) + bool(reserved) - 1)
        needed = sum(self.needs(each) for each in (left, right) if each) + gaps + reserved
        return needed <= self.right - self.left

    def put(
        self,
        row: int,
        left: Sequence[QWidget],
        right: Sequence[QWidget] = (),
        reserved: int = 0,
    ) -> tuple[int, int]:
        """Fills a row, and gives where what is left of it begins and ends."""
        x = self.left
        for widget in left:
            x = self._place(widget, x, row) + self._gap
        end = self.right - (reserved + self._gap if reserved else 0)
        start = end - self.needs(right) if right else end
        free = start
        for widget in right:
            start = self._place(widget, start, row) + self._gap
        return x, free - (self._gap if right else 0)

    def middle(self, row: int, height: int) -> int:
        """The top of what is so high and stands in the middle of a row."""
        return row * self._row + (self._row - height) // 2

    def height(self, rows: int) -> int:
        return rows * self._row + 2

    def _place(self, widget: QWidget, x: int, row: int) -> int:
        hint = _size(widget)
        height = min(hint.height(), self._row - 4)
        widget.setGeometry(QRect(x, self.middle(row, height), hint.width(), height))
        return x + hint.width()


def _size(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize())


def show_words(widgets: Sequence[QWidget], *, long: bool, dials: bool | None = None) -> None:
    """Choices with or without the word before them, dials with a word or a letter.

    `dials` says whether those have the word, where it differs from `long`.
    """
    for widget in widgets:
        if isinstance(widget, Choice):
            for word in widget.findChildren(QLabel):
                word.setVisible(long)
        elif isinstance(widget, Dial):
            widget.set_word(long=long if dials is None else dials)


def show_hints(choice: Choice, hints: Mapping[str, str]) -> None:
    """Says of each option of a choice, where the pointer rests on it, what it means."""
    for id, hint in hints.items():
        choice.button(id).setToolTip(hint)


def show_caption(label: QLabel, texts: Sequence[str], shelf: Shelf, ends: tuple[int, int]) -> None:
    """The longest of the texts that fits between `ends` in the first row; none where none does."""
    left, right = ends
    metrics = label.fontMetrics()
    for text in texts:
        if metrics.horizontalAdvance(text) <= right - left:
            label.setText(text)
            height = label.sizeHint().height()
            label.setGeometry(left, shelf.middle(0, height), right - left, height)
            label.show()
            return
    label.hide()
