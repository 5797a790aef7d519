"""Where things stand in an editor: one geometry for what is drawn and for the pointer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from infoviz.charts.batch import Integers
from infoviz.charts.columns import NARROW, Columns
from infoviz.charts.raster import rows_of
from infoviz.core.distribution import Vector
from infoviz.views.base import Span

LEFT, TOP, RIGHT, BOTTOM = 46.0, 52.0, 16.0, 36.0
"""The margins around the bars, at presentation factor 1."""

HEADER = 34.0
"""How far down the header reaches; below it a press is on a column."""

WIDER = ((150, 12.0), (1500, 28.0))
"""With more outcomes than so many ticks need more digits, then powers of ten, and more room."""


@dataclass(frozen=True)
class Plot:
    """The columns and the vertical scale [0, high].

    `columns`, `top` (the row of `high`) and `foot` (the row of 0) are in device pixels, of which
    `ratio` make one pixel of Qt. What the methods take and give is in pixels of Qt.
    """

    columns: Columns
    top: int
    foot: int
    high: float
    ratio: float
    factor: float

    @property
    def left(self) -> float:
        return self.columns.left / self.ratio

    @property
    def right(self) -> float:
        return (self.columns.left + self.columns.width) / self.ratio

    @property
    def slot(self) -> float:
        """The width of one outcome."""
        return self.columns.slot / self.ratio

    @property
    def is_narrow(self) -> bool:
        """Whether bars are too narrow to be dragged one by one."""
        return self.slot < NARROW

    @property
    def is_zoomed(self) -> bool:
        return self.columns.last - self.columns.first < self.columns.n

    @property
    def ceiling_y(self) -> float:
        """Where the scale ends."""
        return self.top / self.ratio

    @property
    def floor_y(self) -> float:
        """Where the bars stand."""
        return self.foot / self.ratio

    @property
    def share_per_pixel(self) -> float:
        return self.high * self.ratio / (self.foot - self.top)

    def y(self, share: float) -> float:
        """Where a bar of this share has its top."""
        return (self.foot - share / self.high * (self.foot - self.top)) / self.ratio

    def share(self, y: float) -> float:
        """The share of a bar whose top is at `y`; below 0 and above `high` outside the plot."""
        return (self.foot - y * self.ratio) / (self.foot - self.top) * self.high

    def row(self, share: float) -> int:
        """The device row of a bar's top: what is above 0 stands at least one row tall."""
        row = round(self.foot - share / self.high * (self.foot - self.top))
        return max(min(row, self.foot - (share > 0)), self.top)

    def rows(self, shares: Vector) -> Integers:
        """`row` of each of several shares."""
        return rows_of(shares, 0.0, self.high, self.foot - self.top) + np.int32(self.top)

    def middle(self, outcome: int) -> float:
        """The middle of an outcome's slot."""
        return self.columns.x(outcome + 0.5) / self.ratio

    def outcome_at(self, x: float) -> int:
        """The outcome whose slot is at `x`, or the nearest."""
        return self.columns.outcome_at(x * self.ratio)

    def outcomes_under(self, x: float) -> tuple[int, int]:
        """The first and last of the outcomes that share the pixel column at `x`."""
        return self.columns.outcomes_under(x * self.ratio)

    def is_on_columns(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and HEADER * self.factor <= y <= self.floor_y + 1

    def is_on_axis(self, x: float, y: float) -> bool:
        """Whether the point is below the bars, on the axis of the outcomes."""
        return self.left <= x < self.right and y > self.floor_y + 1


@lru_cache(maxsize=8)
def plot_of(
    width: float, height: float, ratio: float, factor: float, n: int, span: Span | None, high: float
) -> Plot:
    """The plot of an editor of this size. A span that does not fit `n` outcomes shows all."""
    first, last = (0.0, float(n)) if span is None or span[1] > n else span
    wider = max((room for count, room in WIDER if n > count), default=0.0)
    left = round((LEFT + wider) * factor * ratio)
    right = max(round((width - RIGHT) * ratio), left + 8)
    top = round(TOP * factor * ratio)
    foot = max(round((height - BOTTOM * factor) * ratio), top + 8)
    return Plot(Columns(n, first, last, left, right - left), top, foot, high, ratio, factor)
