"""Where things stand along the way: t along, two panels that share a scale, a strip below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from infoviz.charts.axes import crisp
from infoviz.charts.panels import PanelPlot, Panels
from infoviz.core.distribution import Vector
from infoviz.views.landscape.path.scale import Strip

TICKS = 46.0
MARGIN = 14.0
"""The room at the left and at the right of the plot."""

TITLES = 24.0
LABELS = 20.0
WORDS = 20.0
"""The rows above the plot and below it: titles; ticks; what is drawn."""

STRIP = 0.21
"""The strip's part of the height, where there is one."""

HEADING = 20.0
"""What the strip magnifies is said in a row above it."""

STRIP_FROM = 250.0
WORDS_FROM = 180.0
"""In lower bodies the strip, and then the words below the axis, have given way."""


@dataclass(frozen=True)
class Room:
    """The places of the panels and of the strip, before any scale; `words` is None without room."""

    left: float
    right: float
    titles: float
    top: float
    foot: float
    strip: tuple[float, float] | None
    axis: float
    words: float | None


def room_of(body: QRectF, ratio: float, factor: float) -> Room:
    """The places in `body`."""
    has_words = body.height() >= WORDS_FROM * factor
    below = (LABELS + (WORDS if has_words else 0.0)) * factor
    left = crisp(body.left() + TICKS * factor, ratio)
    right = max(crisp(body.right() - MARGIN * factor, ratio), left + 20)
    top = crisp(body.top() + TITLES * factor, ratio)
    axis = foot = max(crisp(body.bottom() - below, ratio), top + 10)
    strip = None
    if body.height() >= STRIP_FROM * factor:
        height = crisp(STRIP * (foot - top), ratio)
        foot = crisp(axis - height - HEADING * factor, ratio)
        strip = (axis - height, axis - 4 * factor)
    words = body.bottom() - 5 * factor if has_words else None
    return Room(left, right, body.top() + 14 * factor, top, foot, strip, axis, words)


@dataclass(frozen=True)
class Plot(PanelPlot):
    """Room and scales together. Values are in the unit."""

    room: Room
    panels: Panels
    strip: Strip
    factor: float

    @property
    def place(self) -> Room:
        return self.room

    @property
    def area(self) -> QRectF:
        """Both panels, and the strip."""
        room = self.room
        return QRectF(room.left, room.top, room.right - room.left, room.axis - room.top)

    def x(self, t: float) -> float:
        return self.room.left + t * (self.room.right - self.room.left)

    def t(self, x: float) -> float:
        """The place on the way at `x`: below 0 and above 1 outside the plot."""
        return (x - self.room.left) / (self.room.right - self.room.left)

    def strip_heights(self, differences: Vector) -> Vector:
        """Where magnified differences stand in the strip."""
        return self.strip_zero - differences * self.per_unit * self.strip.times

    @property
    def strip_zero(self) -> float:
        assert self.room.strip is not None
        return self.room.strip[0] + self.strip.high * self.per_unit * self.strip.times

    def strip_room(self) -> float:
        """How much of the unit the strip holds before it magnifies."""
        if self.room.strip is None:
            return 0.0
        return (self.room.strip[1] - self.room.strip[0]) / self.per_unit
