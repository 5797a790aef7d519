"""Where things stand: the joint table with its margins, what each cell adds, and the sums.

What gives way first, as the area gets lower: the chosen cell's bars and the equations below the
tables, for which the sums stand beside them in a column; then, as it gets narrower, that column,
and last the table of what each cell adds. Numbers leave cells that are too small for them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from infoviz.charts.batch import Integers
from infoviz.charts.columns import NARROW
from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.core.state import Side

PAD = 8
GAP, LOW_GAP = 28, 20
TALL = 400
"""A picture as high as this has room for the equations below its tables."""

LOW = 226
"""So high is a picture at least, unless a person makes it lower."""

MARGIN, LOW_MARGIN = 82, 50
"""From the top of the picture to the foot of B's bars; title and numbers stand over them."""

BARS_TOP, LOW_BARS_TOP = 48, 24
NAMES = 22
"""The row of labels between B's bars and the table."""

READING, LOW_READING = 34, 26
BAND = 164
SIDE, LEAST_SIDE, MOST_SIDE = 0.14, 88, 160
"""The part of the width that A's bars take at the right of the table, with their numbers."""

WIDE = 900
"""In a low picture they take more than the least only of what is wider than this."""

SIDE_NUMBERS = 46
LABELS, LOW_LABELS = 96, 80
"""The most that labels of rows may take."""

TITLE = 54
"""The title of a low picture stands over the labels of the rows."""

SUMS = 192
LEAST_CELLS = 120
"""A table narrower than this is none."""


@dataclass(frozen=True)
class Cells:
    """A table of `k` by `k` cells in `rect`, whose edges are whole device pixels."""

    rect: QRectF
    k: int
    ratio: float

    @cached_property
    def _lefts(self) -> list[float]:
        return self._ends(self.rect.left(), self.rect.width())

    @cached_property
    def _tops(self) -> list[float]:
        return self._ends(self.rect.top(), self.rect.height())

    def _ends(self, start: float, length: float) -> list[float]:
        ends = np.rint((start + np.arange(self.k + 1) * (length / self.k)) * self.ratio)
        return [float(end) for end in ends / self.ratio]

    @property
    def width(self) -> float:
        """How wide a cell is, but for rounding."""
        return self.rect.width() / self.k

    @property
    def height(self) -> float:
        return self.rect.height() / self.k

    def across(self, column: int) -> tuple[float, float]:
        """Where a column begins and ends."""
        return self._lefts[column], self._lefts[column + 1]

    def down(self, row: int) -> tuple[float, float]:
        """Where a row begins and ends."""
        return self._tops[row], self._tops[row + 1]

    def cell(self, row: int, column: int) -> QRectF:
        (left, right), (top, foot) = self.across(column), self.down(row)
        return QRectF(left, top, right - left, foot - top)

    def column_at(self, x: float) -> int:
        return min(max(math.floor((x - self.rect.left()) / self.width), 0), self.k - 1)

    def row_at(self, y: float) -> int:
        return min(max(math.floor((y - self.rect.top()) / self.height), 0), self.k - 1)

    def cell_at(self, place: QPointF) -> tuple[int, int] | None:
        if not self.rect.contains(place):
            return None
        return self.row_at(place.y()), self.column_at(place.x())

    def edges(self, is_column: bool) -> Integers:
        """The edges of all columns or rows in device pixels, (k + 1,)."""
        ends = self._lefts if is_column else self._tops
        return np.rint(np.array(ends) * self.ratio).astype(np.int32)


@dataclass(frozen=True)
class ShareScale:
    """Shares from 0 at `floor_y` to `high` at `ceiling_y`, which lies above it.

    A's bars lie on their side: for them y is how far a place is to the left of the picture's edge,
    as a number below 0.
    """

    floor_y: float
    ceiling_y: float
    high: float

    @property
    def share_per_pixel(self) -> float:
        return self.high / (self.floor_y - self.ceiling_y)

    def y(self, share: float) -> float:
        return self.floor_y - share / self.share_per_pixel

    def share(self, y: float) -> float:
        return (self.floor_y - y) * self.share_per_pixel


@dataclass(frozen=True)
class Plot:
    """`cells` are those of the joint table; what has no room is None."""

    rect: QRectF
    factor: float
    ratio: float
    cells: Cells
    labels_left: float
    a: ShareScale
    b: ShareScale
    terms: Cells | None
    reading: QRectF
    sum_line: QRectF | None
    chosen: QRectF | None
    overlap: QRectF | None
    sums: QRectF | None

    @property
    def is_tall(self) -> bool:
        return self.chosen is not None

    @property
    def size(self) -> float:
        """The size of labels and numbers in the tables."""
        return NORMAL if self.is_tall else SMALL

    @property
    def side(self) -> float:
        """The room of A's bars beside the table."""
        return _side(self.rect.width(), self.factor, self.is_tall)

    @property
    def is_narrow(self) -> tuple[bool, bool]:
        """Whether the bars of A, and of B, are too narrow to be dragged one by one."""
        return self.cells.height < NARROW, self.cells.width < NARROW

    def bar_at(self, place: QPointF) -> tuple[Side, int] | None:
        """The margin bar whose row or column a place is on, beside the table or over it."""
        rect, x, y = self.cells.rect, place.x(), place.y()
        if rect.right() < x <= rect.right() + self.side:
            return ("a", self.cells.row_at(y)) if rect.top() <= y < rect.bottom() else None
        top = self.b.ceiling_y - 16 * self.factor
        if top <= y < self.b.floor_y + 1 and rect.left() <= x < rect.right():
            return "b", self.cells.column_at(x)
        return None

    def name_at(self, place: QPointF) -> tuple[Side, int] | None:
        """The row or column whose label is at a place."""
        rect, x, y = self.cells.rect, place.x(), place.y()
        if self.labels_left <= x < rect.left() and rect.top() <= y < rect.bottom():
            return "a", self.cells.row_at(y)
        if self.b.floor_y + 1 <= y < rect.top() and rect.left() <= x < rect.right():
            return "b", self.cells.column_at(x)
        return None


def plot_in(rect: QRectF, k: int, high: float, factor: float, ratio: float, labels: float) -> Plot:
    """The plot in `rect` for tables of k × k, whose longest label is `labels` wide."""
    tall = rect.height() >= TALL * factor
    left, right = rect.left() + PAD * factor, rect.right() - PAD * factor
    gap = (GAP if tall else LOW_GAP) * factor
    names = min(labels, (LABELS if tall else LOW_LABELS) * factor) + 10 * factor
    names = max(names, 24 * factor if tall else TITLE * factor)
    side = _side(rect.width(), factor, tall)
    foot = rect.bottom() - (READING + BAND if tall else LOW_READING) * factor
    # Of what there is beyond the least, B's bars take a part.
    more = 0.2 * max(rect.height() - (TALL if tall else LOW) * factor, 0.0)
    floor_b = rect.top() + (MARGIN if tall else LOW_MARGIN) * factor + min(more, 60 * factor)
    ceiling_b = rect.top() + (BARS_TOP if tall else LOW_BARS_TOP) * factor
    top = floor_b + NAMES * factor
    foot = max(foot, top + k, top + 8)
    least = LEAST_CELLS * factor
    sums = terms = None
    if tall:
        half = 0.5 * (right - left - gap)
        table_right = left + half - side
        terms_left, terms_right = left + half + gap + names, right
    else:
        room = right - left - names - side
        terms_right = right
        if room >= 2 * least + SUMS * factor + 2 * gap:
            sums = QRectF(right - SUMS * factor, rect.top(), SUMS * factor, foot - rect.top())
            terms_right = sums.left() - gap
            room -= SUMS * factor + gap
        # Numbers with a sign and four decimals are wider than shares.
        part = 0.42 if room >= 2 * least + gap else 1.0
        table_right = left + names + part * (room - (gap if part < 1 else 0.0))
        terms_left = table_right + side + gap
    table_right = max(table_right, left + names + k, left + names + 8)
    if terms_right - terms_left >= least:
        terms = Cells(_rect(terms_left, top, terms_right, foot), k, ratio)
    cells = Cells(_rect(left + names, top, table_right, foot), k, ratio)
    reading_height = (READING if tall else LOW_READING) * factor
    reading = QRectF(left, foot, right - left, reading_height)
    sum_line = chosen = overlap = None
    if tall:
        half = 0.5 * (right - left - gap)
        reading.setRight(left + half)
        sum_line = QRectF(left + half + gap, foot, half, reading_height)
        band = reading.bottom()
        chosen = QRectF(left, band, half, rect.bottom() - band)
        overlap = QRectF(left + half + gap, band, half, rect.bottom() - band)
    side_left = cells.rect.right() + 6 * factor
    side_right = max(side_left + side - (6 + SIDE_NUMBERS) * factor, side_left + 4)
    return Plot(
        rect,
        factor,
        ratio,
        cells,
        left,
        ShareScale(-side_left, -side_right, high),
        ShareScale(floor_b, ceiling_b, high),
        terms,
        reading,
        sum_line,
        chosen,
        overlap,
        sums,
    )


def _side(width: float, factor: float, tall: bool) -> float:
    least = LEAST_SIDE * factor
    wished = SIDE * width if tall else least + 2 * SIDE * (width - WIDE * factor)
    return min(max(wished, least), MOST_SIDE * factor)


def _rect(left: float, top: float, right: float, foot: float) -> QRectF:
    return QRectF(left, top, right - left, foot - top)
