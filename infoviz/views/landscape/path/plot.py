"""Where things stand along the way: t along, two panels that share a scale, a strip below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from infoviz.core.distribution import Vector
from infoviz.views.landscape.axes import crisp
from infoviz.views.landscape.path.scale import Panels, Strip

TICKS = 46.0
MARGIN = 14.0
"""The room at the left and at the right of the plot."""

TITLES = 24.0
LABELS = 20.0
WORDS = 20.0
"""The rows above the plot and below it: titles; ticks; what is drawn."""

SEAM = 22.0
"""Between two panels whose empty middle is cut out."""

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
class Plot:
    """Room and scales together. Values are in the unit."""

    room: Room
    panels: Panels
    strip: Strip
    factor: float

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

    @property
    def seam(self) -> float:
        """How much lies between the panels."""
        return SEAM * self.factor if self.panels.is_cut else 0.0

    @property
    def per_unit(self) -> float:
        return (self.room.foot - self.room.top - self.seam) / self.panels.span

    def heights(self, values: Vector, *, is_entropy: bool) -> Vector:
        """Where values stand; what is infinite is some way above its panel."""
        room, panels, per_unit = self.room, self.panels, self.per_unit
        if is_entropy:
            capped = np.minimum(values, panels.high + panels.span)
            return room.top + (panels.high - capped) * per_unit
        return room.foot - np.minimum(values, panels.kl + panels.span) * per_unit

    def y(self, value: float, *, is_entropy: bool) -> float:
        """Where one value stands."""
        room, panels, per_unit = self.room, self.panels, self.per_unit
        if is_entropy:
            return room.top + (panels.high - min(value, panels.high + panels.span)) * per_unit
        return room.foot - min(value, panels.kl + panels.span) * per_unit

    @property
    def upper(self) -> QRectF:
        """The panel of the entropies; both in one where nothing is cut out."""
        room, panels = self.room, self.panels
        foot = room.foot
        if panels.is_cut:
            foot = room.top + (panels.high - panels.low) * self.per_unit
        return QRectF(room.left, room.top, room.right - room.left, foot - room.top)

    @property
    def lower(self) -> QRectF:
        """The panel of the divergences."""
        room = self.room
        top = room.foot - self.panels.kl * self.per_unit if self.panels.is_cut else room.top
        return QRectF(room.left, top, room.right - room.left, room.foot - top)

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
