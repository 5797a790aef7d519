"""Where things stand in the chart of the terms: columns along, a signed scale upward."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from infoviz.charts.columns import Columns
from infoviz.views.base import Span

PIECES = 4
"""Into how many pieces ticks cut the scale at most."""

PAD = 8
"""The margin of all that is written."""

CAPTION = 34
"""How far down the caption reaches."""

LABELS = 30
"""How far up from the lower edge the outcomes' labels reach."""

VALUE_ROOM = 17
"""The room beyond the ends of the scale, in which values stand."""

RIGHT = 12


@dataclass(frozen=True)
class Plot:
    """The columns and the scale [low, high], in the unit of the desk.

    `columns`, `top` (the row of `high`) and `foot` (that of `low`) are in device pixels, of which
    `ratio` make one pixel of Qt. What the methods take and give is in pixels of Qt.
    """

    columns: Columns
    top: int
    foot: int
    low: float
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
    def rows_per_unit(self) -> float:
        """Device pixels for a value of 1."""
        return (self.foot - self.top) / (self.high - self.low)

    @property
    def zero(self) -> int:
        """The device row on which the bars stand."""
        return round(self.foot + self.low * self.rows_per_unit)

    @property
    def label_top(self) -> float:
        """Where the outcomes' labels begin."""
        below = VALUE_ROOM * self.factor if self.low < 0 else 0.0
        return self.foot / self.ratio + below

    def y(self, value: float) -> float:
        """Where a value stands."""
        return (self.foot - (value - self.low) * self.rows_per_unit) / self.ratio

    def middle(self, outcome: int) -> float:
        """The middle of an outcome's slot."""
        return self.columns.x(outcome + 0.5) / self.ratio

    def outcomes_under(self, x: float) -> tuple[int, int]:
        """The first and last of the outcomes that share the pixel column at `x`."""
        return self.columns.outcomes_under(x * self.ratio)


@lru_cache(maxsize=8)
def plot_of(
    width: float,
    height: float,
    ratio: float,
    factor: float,
    margin: float,
    n: int,
    span: Span | None,
    low: float,
    high: float,
) -> Plot:
    """The plot of a chart of this size, its ticks in `margin` pixels at the left.

    A span that does not fit `n` outcomes shows all.
    """
    first, last = (0.0, float(n)) if span is None or span[1] > n else span
    left = round(margin * ratio)
    right = max(round((width - RIGHT * factor) * ratio), left + 8)
    top = round((CAPTION + VALUE_ROOM) * factor * ratio)
    below = LABELS + (VALUE_ROOM if low < 0 else 0)
    foot = max(round((height - below * factor) * ratio), top + 8)
    return Plot(Columns(n, first, last, left, right - left), top, foot, low, high, ratio, factor)
