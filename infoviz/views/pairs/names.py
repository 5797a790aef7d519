"""The labels of rows and columns: which of them stand there, and how much of each."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import round_step
from infoviz.theme import Theme
from infoviz.views.pairs.plot import NAMES, Cells, Plot
from infoviz.views.pairs.scene import Figures

LEAST = 46.0
"""Columns as wide as this carry each label, elided if need be; narrower ones every k-th."""

LONGEST = 96.0
LINE = 15.0
"""So far apart labels of rows stand at least."""


@dataclass(frozen=True)
class Name:
    """A label as far as it is shown, where it begins, and its baseline."""

    place: int
    text: str
    x: float
    y: float


def longest(figures: Figures, factor: float) -> float:
    """How wide the longest label of a row is."""
    measure = face(NORMAL, factor, True).width  # as where it is chosen
    return max(measure(figures.label(place)) for place in range(figures.size))


class Names:
    """The labels of one table: over its columns, and where `with_rows` is beside its rows."""

    def __init__(self, figures: Figures, plot: Plot, cells: Cells, with_rows: bool) -> None:
        self._figures, self._plot, self._cells = figures, plot, cells
        self._with_rows = with_rows
        self._measure = face(plot.size, plot.factor).width
        self._column_step = self._step_of_columns()
        height = cells.height
        self._row_step = round_step(math.ceil(LINE * plot.factor / height - 1e-6))

    def _step_of_columns(self) -> int:
        slot, factor = self._cells.width, self._plot.factor
        if slot >= LEAST * factor:
            return 1
        own = range(self._figures.own)
        widest = min(max(self._measure(self._figures.label(i)) for i in own), LONGEST * factor)
        return round_step(math.ceil((widest + min(2.0, 0.2 * widest)) / slot))

    def _places(self, step: int) -> list[int]:
        """Every so many, and the rest in any case."""
        places = list(range(0, self._figures.own, step))
        last = self._figures.size - 1
        if self._figures.groups.has_rest:
            while places and last - places[-1] < step:
                places.pop()
            places.append(last)
        return places

    def columns(self, strong: int) -> list[Name]:
        """From left to right, none over another or over the strong one; that of the rest first."""
        room = max(self._column_step * self._cells.width - 2, 0.0)
        low, high = self._across(self.strong_column(strong), True)
        found = [
            name
            for place in self._places(self._column_step)
            if (name := self._column(place, room, False)).x > high
            or name.x + self._measure(name.text) < low
        ]
        kept: list[Name] = []
        for name in reversed(found):
            end = name.x + self._measure(name.text)
            if not kept or end + 2 <= kept[-1].x:
                kept.append(name)
        return kept[::-1]

    def rows(self) -> Iterator[Name]:
        if self._with_rows:
            for place in self._places(self._row_step):
                yield self._row(place, False)

    def strong_column(self, place: int) -> Name:
        room = max(self._column_step * self._cells.width - 2, 0.4 * self._cells.rect.width())
        return self._column(place, room, True)

    def strong_row(self, place: int) -> Name | None:
        return self._row(place, True) if self._with_rows else None

    def _column(self, place: int, room: float, bold: bool) -> Name:
        plot, cells = self._plot, self._cells
        left, right = cells.across(place)
        end = cells.rect.right() + 2
        if place >= self._figures.own:
            # Beside the last column there is room for what the rest are.
            end += plot.side - 12 * plot.factor if self._with_rows else 0.0
            room = max(room, end - left)
        text, width = self._elided(place, room, bold)
        x = min(max(0.5 * (left + right - width), cells.rect.left() - 2), end - width)
        return Name(place, text, x, cells.rect.top() - 7 * plot.factor)

    def _row(self, place: int, bold: bool) -> Name:
        plot = self._plot
        right = self._cells.rect.left() - 8 * plot.factor
        top, foot = self._cells.down(place)
        text, width = self._elided(place, right - plot.labels_left, bold)
        return Name(place, text, right - width, 0.5 * (top + foot) + 4.5 * plot.factor)

    def _elided(self, place: int, room: float, bold: bool) -> tuple[str, float]:
        text, plot = self._figures.label(place), self._plot
        written = face(plot.size, plot.factor, bold)
        if written.width(text) > room:
            text = metrics(plot.size, plot.factor, bold).elidedText(
                text, Qt.TextElideMode.ElideRight, room
            )
        return text, written.width(text)

    def is_whole(self, row: int, column: int) -> bool:
        """Whether both labels can be read where they stand."""
        if row % self._row_step or column % self._column_step:
            return False
        room = self._column_step * self._cells.width - 2
        label = self._figures.label
        is_whole = self._column(column, room, False).text == label(column)
        return is_whole and self._row(row, False).text == label(row)

    def _across(self, name: Name, bold: bool) -> tuple[float, float]:
        """Where a label begins and ends, and a little more."""
        written = face(self._plot.size, self._plot.factor, bold)
        return name.x - 4, name.x + written.width(name.text) + 4

    def draw(self, painter: QPainter, theme: Theme, row: int, column: int) -> None:
        """All labels; those of the chosen cell are bold, and their neighbours make room."""
        factor = self._plot.factor
        written = face(self._plot.size, factor)
        painter.setPen(colour_of(theme.muted))
        for name in (*self.columns(column), *self.rows()):
            written.write(painter, name.x, name.y, name.text)
        written = face(self._plot.size, factor, True)
        for name in (self.strong_column(column), self.strong_row(row)):
            if name is None:
                continue
            plate = QRectF(
                name.x - 3, name.y - 12 * factor, written.width(name.text) + 6, 16 * factor
            )
            painter.fillRect(plate, colour_of(theme.surface))
            painter.setPen(colour_of(theme.text))
            written.write(painter, name.x, name.y, name.text)

    def strips(self, row: int, column: int) -> list[QRectF]:
        """What is pale where a row or a column is pointed at: its label, and its margin's bar."""
        plot, cells, factor = self._plot, self._cells, self._plot.factor
        found = []
        if column >= 0:
            left, right = cells.across(column)
            top = plot.b.ceiling_y - 16 * factor if self._with_rows else cells.rect.top()
            top = min(top, cells.rect.top() - NAMES * factor)
            found.append(QRectF(left, top, right - left, cells.rect.top() - top))
        if row >= 0 and self._with_rows:
            top, foot = cells.down(row)
            left, right = plot.labels_left, cells.rect.right()
            found.append(QRectF(left, top, cells.rect.left() - left, foot - top))
            found.append(QRectF(right, top, plot.side, foot - top))
        return found
