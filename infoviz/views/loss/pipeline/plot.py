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
LEAST_BARS, NARROW_BARS = 226, 180
LEAST_TABLE = 330
"""Where the table would be narrower than this, the bars stand alone."""

ROUTES, ROUTE_LINE = 116, 24
"""How tall the routes are as boxes, and as one line."""

ARROWS = 92
MISTAKES = 38
LEAST_ROW, MOST_ROW, BAR_ROW = 20, 76, 28
"""Rows of the table; from BAR_ROW on they hold small bars."""

LEAST_ABOVE_ROUTES, LEAST_ABOVE_MISTAKES = 150, 90
"""The room that the table has to keep where the routes are boxes, and where mistakes are told."""

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

    factor: float
    bars: QRectF
    table: QRectF | None = None
    routes: QRectF | None = None
    arrows: QRectF | None = None
    mistakes: QRectF | None = None
    row_height: float = 0.0
    rows: int = 0

    @property
    def has_boxes(self) -> bool:
        """Whether the routes are boxes, not a line."""
        return self.routes is not None and self.routes.height() > ROUTE_LINE * self.factor


def lay_out(rect: QRectF, factor: float, n: int, *, shows_mistakes: bool, is_low: bool) -> Layout:
    """Where the parts stand in `rect`.

    In a low face the mistakes take the place of the table where they are asked for, the arrows have
    none, and the routes become a line.
    """
    inner = rect.adjusted(PAD * factor, 0, -PAD * factor, 0)
    mistakes = arrows = None
    tall = (3 * MISTAKES if shows_mistakes else MISTAKES) * factor
    if not is_low and rect.height() - tall >= LEAST_ABOVE_MISTAKES * factor:
        mistakes = QRectF(rect.left(), rect.bottom() - tall, rect.width(), tall)
        inner.setBottom(mistakes.top())
    width = max(min(0.3 * inner.width(), 470 * factor) - 24 * factor, LEAST_BARS * factor)
    if inner.width() - width < LEAST_TABLE * factor:
        width = NARROW_BARS * factor
    is_narrow = inner.width() - width < LEAST_TABLE * factor
    if is_narrow and not (is_low and shows_mistakes):
        return Layout(factor, inner, mistakes=mistakes)
    bars = QRectF(inner)
    bars.setWidth(width)
    right = QRectF(inner)
    right.setLeft(bars.right() + 24 * factor)
    if is_low and shows_mistakes:
        return Layout(factor, bars, mistakes=right)
    below = 0.0 if is_low else ARROWS * factor
    boxed = right.height() - below >= (LEAST_ABOVE_ROUTES + ROUTES) * factor
    routes_tall = (ROUTES if boxed else ROUTE_LINE) * factor
    free = right.height() - below - routes_tall
    has_routes = free >= (HEAD + 6 + 2 * LEAST_ROW) * factor
    if not has_routes:
        free += routes_tall
    table = QRectF(right)
    table.setHeight(min(free, (HEAD + 6 + n * MOST_ROW) * factor))
    top = table.bottom()
    routes = None
    if has_routes:
        routes = QRectF(right.left(), top, right.width(), routes_tall)
        top = routes.bottom()
    if not is_low:
        arrows = QRectF(right.left(), top, right.width(), ARROWS * factor)
    room = max(table.height() - (HEAD + 6) * factor, LEAST_ROW * factor)
    row_height = min(max(room / n, LEAST_ROW * factor), MOST_ROW * factor)
    rows = min(n, int(room / row_height))
    return Layout(factor, bars, table, routes, arrows, mistakes, row_height, rows)


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
