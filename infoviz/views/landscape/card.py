"""The read-out under the pointer: a small table on a ground of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font
from infoviz.charts.raster import colour_of
from infoviz.charts.strokes import pen
from infoviz.theme import Theme

PAD = 10.0
LINE = 16.5
GAP = 16.0
AWAY = 18.0
"""How far from the pointer the card stands."""


@dataclass(frozen=True)
class Row:
    """A name in its colour, and its numbers; `is_strong` where it is the chosen one."""

    name: str
    colour: str
    numbers: tuple[str, ...]
    is_strong: bool = False


class Card:
    """A title, headings of the columns of numbers ("" for none), and the rows."""

    def __init__(
        self, title: str, headings: Sequence[str], rows: Sequence[Row], factor: float
    ) -> None:
        self._title, self._headings, self._rows, self._factor = title, headings, rows, factor
        widths, bold = text_widths(NORMAL, factor), text_widths(NORMAL, factor, True)
        small = text_widths(SMALL, factor)
        self._columns = [
            max(small(heading), *(bold(row.numbers[i]) for row in rows))
            for i, heading in enumerate(headings)
        ]
        names = max(bold(row.name) for row in rows)
        has_headings = any(headings)
        first = max(names, bold(title)) if has_headings else names
        table = first + sum(GAP * factor + column for column in self._columns)
        self._width = max(table, widths(title), bold(title)) + 2 * PAD * factor
        self._height = (2 * PAD - 2 + LINE * (1 + len(rows)) + 2) * factor

    @property
    def height(self) -> float:
        return self._height

    @property
    def width(self) -> float:
        return self._width

    def place(self, pointer: QPointF, within: QRectF) -> QRectF:
        """Beside the pointer, at its right if there is room, and inside `within`."""
        away = AWAY * self._factor
        left = pointer.x() + away
        if left + self._width > within.right():
            left = max(pointer.x() - away - self._width, within.left())
        top = pointer.y() - self._height - 0.5 * away
        top = max(min(top, within.bottom() - self._height), within.top())
        return QRectF(left, top, self._width, self._height)

    def draw(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        factor = self._factor
        painter.setPen(pen(theme.muted, 1.0))
        painter.setBrush(colour_of(theme.surface))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6 * factor, 6 * factor)
        baseline = rect.top() + (PAD + 0.75 * LINE) * factor
        left, right = rect.left() + PAD * factor, rect.right() - PAD * factor
        ends = []
        for column in reversed(self._columns):
            ends.insert(0, right)
            right -= column + GAP * factor
        painter.setFont(font(NORMAL, factor, True))
        painter.setPen(colour_of(theme.text))
        painter.drawText(QPointF(left, baseline), self._title)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        small = text_widths(SMALL, factor)
        for end, heading in zip(ends, self._headings, strict=True):
            painter.drawText(QPointF(end - small(heading), baseline), heading)
        for row in self._rows:
            baseline += LINE * factor
            painter.setFont(font(NORMAL, factor, row.is_strong))
            painter.setPen(colour_of(row.colour))
            painter.drawText(QPointF(left, baseline), row.name)
            painter.setPen(colour_of(theme.text))
            widths = text_widths(NORMAL, factor, row.is_strong)
            for end, number in zip(ends, row.numbers, strict=True):
                painter.drawText(QPointF(end - widths(number), baseline), number)
