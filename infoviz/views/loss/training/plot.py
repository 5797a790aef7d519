"""Where things stand: the chart and what is read there, B's trail and the race below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from infoviz.charts.axes import crisp
from infoviz.charts.panels import PanelPlot, Panels
from infoviz.core.distribution import Vector

AXIS, MARGIN = 46.0, 12.0
TITLES, LABELS = 26.0, 22.0
"""The rows above and below the curves."""

READ_OUT = 196.0
LEAST_WIDTH = 480.0
"""A picture that is narrower than this has no read-out beside the chart."""

LOWER = 0.38
LEAST_LOWER, MOST_LOWER = 140.0, 220.0
LEAST_CHART = 176.0
"""B's trail and the race have this part of the height, where the chart keeps so much."""

BESIDE = 0.52
"""The part of the width that the race has where it stands beside the chart."""

LEAST_RACE = 660.0
"""A picture that is narrower than this has no race."""


@dataclass(frozen=True)
class Layout:
    """The parts of the picture; those for which there is no room are None."""

    chart: QRectF
    read_out: QRectF | None
    trail: QRectF | None
    race: QRectF | None


def lay_out(rect: QRectF, factor: float, *, has_race: bool, is_bell: bool) -> Layout:
    """The race gives way first, then B's trail, then what is read out.

    A race of bells is what such a model is for: it stays, where there is no room for it below, in
    the place of what is read out, which the ladder tells as well.
    """
    chart = QRectF(rect)
    read_out = trail = race = None
    tall = min(max(LOWER * rect.height(), LEAST_LOWER * factor), MOST_LOWER * factor)
    if rect.height() - tall >= LEAST_CHART * factor:
        chart.setBottom(rect.bottom() - tall)
        lower = QRectF(rect.left(), chart.bottom(), rect.width(), tall)
        trail = QRectF(lower)
        if has_race and rect.width() >= LEAST_RACE * factor:
            trail.setWidth(0.42 * lower.width())
            race = QRectF(lower)
            race.setLeft(trail.right())
    if has_race and is_bell and race is None and rect.width() >= LEAST_WIDTH * factor:
        race = QRectF(chart)
        race.setLeft(chart.right() - BESIDE * chart.width())
        chart.setRight(race.left())
    elif rect.width() >= LEAST_WIDTH * factor:
        read_out = QRectF(chart)
        read_out.setLeft(chart.right() - READ_OUT * factor)
        chart.setRight(read_out.left())
    return Layout(chart, read_out, trail, race)


@dataclass(frozen=True)
class Room:
    """The place of the curves; `titles` is the baseline of the words above."""

    left: float
    right: float
    titles: float
    top: float
    foot: float


def room_of(chart: QRectF, ratio: float, factor: float) -> Room:
    """The place of the curves in the chart."""
    left = crisp(chart.left() + AXIS * factor, ratio)
    top = crisp(chart.top() + TITLES * factor, ratio)
    right = max(crisp(chart.right() - MARGIN * factor, ratio), left + 20)
    foot = max(crisp(chart.bottom() - LABELS * factor, ratio), top + 10)
    return Room(left, right, chart.top() + 16 * factor, top, foot)


@dataclass(frozen=True)
class Plot(PanelPlot):
    """Steps from 0 to `last` along, and two panels upward, in the unit."""

    room: Room
    panels: Panels
    last: float
    factor: float

    @property
    def place(self) -> Room:
        return self.room

    @property
    def area(self) -> QRectF:
        room = self.room
        return QRectF(room.left, room.top, room.right - room.left, room.foot - room.top)

    def x(self, step: float) -> float:
        return self.room.left + step / self.last * (self.room.right - self.room.left)

    def step(self, x: float) -> float:
        """The step at `x`, also beside the plot."""
        return (x - self.room.left) / (self.room.right - self.room.left) * self.last


def thinned(values: Vector, most: int) -> tuple[Vector, Vector]:
    """The steps and the values of a curve: all of them, or the least and greatest of groups.

    At most about `most` points; where a curve swings, both ends of its swings are among them.
    """
    count = len(values)
    if count <= most:
        return np.arange(float(count)), values
    starts = np.linspace(0, count, most // 2, endpoint=False).astype(np.intp)
    ends = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
    steps = np.repeat(starts.astype(np.float64), 2)
    found = np.stack(ends, axis=1).reshape(-1)
    # It begins and ends where the curve does.
    found[0] = values[0]
    return np.append(steps, float(count - 1)), np.append(found, values[-1])
