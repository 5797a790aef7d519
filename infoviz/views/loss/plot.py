"""Where things stand: the logits as bars at the left, the stages as a table at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from infoviz.charts.columns import Columns

PAD = 8
AXIS = 46
"""The room of the ticks before the bars."""

TITLE, LOW_TITLE = 44, 4
"""How far down the words above the bars reach, and where there is no room for them."""

BELOW, LOW_BELOW = 50, 28
"""The labels and the gradient under the bars; the labels alone."""

LOW = 230
"""Where the bars have no more height than this, they have neither words nor gradient."""

VALUE = 18
"""The room beyond the ends of the scale, in which values stand."""

PIECES = 5
LEAST_TABLE = 330
"""Where the table would be narrower than this, the bars stand alone."""

ROUTES, LEAST_ROUTES = 116, 300
"""How tall the routes are, and from which height of the picture on there is room for them."""

ARROWS, LEAST_ARROWS = 56, 380
MISTAKES = 34
LEAST_ROW, MOST_ROW, BAR_ROW = 20, 76, 40
"""Rows of the table; from BAR_ROW on they hold small bars."""

HEAD = 46


@dataclass(frozen=True)
class Plot:
    """The bars: columns along, and a signed scale [low, high] upward, all in device pixels."""

    columns: Columns
    top: int
    foot: int
    low: float
    high: float
    ratio: float
    factor: float
    title: int = TITLE
    below: int = BELOW

    @property
    def left(self) -> float:
        return self.columns.left / self.ratio

    @property
    def right(self) -> float:
        return (self.columns.left + self.columns.width) / self.ratio

    @property
    def slot(self) -> float:
        return self.columns.slot / self.ratio

    @property
    def is_low(self) -> bool:
        return self.below < BELOW

    @property
    def ceiling_y(self) -> float:
        return self.top / self.ratio

    @property
    def floor_y(self) -> float:
        return self.foot / self.ratio

    @property
    def zero_row(self) -> int:
        return self.row(0.0)

    def y(self, z: float) -> float:
        """Where a logit stands."""
        part = (z - self.low) / (self.high - self.low)
        return (self.foot - part * (self.foot - self.top)) / self.ratio

    def value(self, y: float) -> float:
        """The logit at `y`."""
        part = (self.foot - y * self.ratio) / (self.foot - self.top)
        return self.low + part * (self.high - self.low)

    def row(self, z: float) -> int:
        """The device row of a logit, held inside the plot."""
        return min(max(round(self.y(z) * self.ratio), self.top), self.foot)

    def middle(self, outcome: int) -> float:
        return self.columns.x(outcome + 0.5) / self.ratio

    def outcome_at(self, x: float) -> int:
        return self.columns.outcome_at(x * self.ratio)

    def is_on_columns(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.title * self.factor <= y <= self.floor_y + 1


@dataclass(frozen=True)
class Layout:
    """The parts of the picture; those for which there is no room are None."""

    bars: QRectF
    table: QRectF | None
    routes: QRectF | None
    arrows: QRectF | None
    mistakes: QRectF | None
    row_height: float
    rows: int


def lay_out(rect: QRectF, factor: float, n: int, shows_mistakes: bool) -> Layout:
    """Mistakes give way first, then what is said of the arrows, then the routes."""
    height, low = rect.height() / factor, rect.bottom()
    mistakes = arrows = routes = table = None
    if height >= LEAST_ARROWS + MISTAKES:
        tall = (3 * MISTAKES if shows_mistakes else MISTAKES) * factor
        mistakes = QRectF(rect.left(), low - tall, rect.width(), tall)
        low = mistakes.top()
    inner = rect.adjusted(PAD * factor, 0, -PAD * factor, low - rect.bottom())
    width = max(min(0.3 * inner.width(), 470 * factor) - 24 * factor, 226 * factor)
    if inner.width() - width < LEAST_TABLE * factor:
        bars = QRectF(inner)
        return Layout(bars, None, None, None, mistakes, 0.0, 0)
    bars = QRectF(inner.left(), inner.top(), width, inner.height())
    right = QRectF(bars.right() + 24 * factor, inner.top(), 0, inner.height())
    right.setRight(inner.right())
    below = (ROUTES if height >= LEAST_ROUTES else 0) + (ARROWS if height >= LEAST_ARROWS else 0)
    tall = min(right.height() - below * factor, (HEAD + 6 + n * MOST_ROW) * factor)
    table = QRectF(right.left(), right.top(), right.width(), tall)
    top = table.bottom()
    if height >= LEAST_ROUTES:
        routes = QRectF(right.left(), top, right.width(), ROUTES * factor)
        top = routes.bottom()
    if height >= LEAST_ARROWS:
        arrows = QRectF(right.left(), top, right.width(), ARROWS * factor)
    room = max(table.height() - (HEAD + 6) * factor, LEAST_ROW * factor)
    row_height = min(max(room / n, LEAST_ROW * factor), MOST_ROW * factor)
    return Layout(bars, table, routes, arrows, mistakes, row_height, min(n, int(room / row_height)))


def plot_in(rect: QRectF, ratio: float, factor: float, n: int, low: float, high: float) -> Plot:
    """The bars in `rect`; their numbers stand beyond the ends of the scale."""
    left = round((rect.left() + AXIS * factor) * ratio)
    right = max(round((rect.right() - 4 * factor) * ratio), left + 8)
    is_low = rect.height() < LOW * factor
    title, below = (LOW_TITLE, LOW_BELOW) if is_low else (TITLE, BELOW)
    top = round((rect.top() + (title + VALUE) * factor) * ratio)
    foot = max(round((rect.bottom() - (below + VALUE) * factor) * ratio), top + 8)
    columns = Columns(n, 0.0, float(n), left, right - left)
    return Plot(columns, top, foot, low, high, ratio, factor, title, below)
