"""Where things stand: the curve, the smaller curve below it, and the balance at the right."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from infoviz.core.distribution import Vector

PAD, AXIS = 8, 40
TOP = 26
LOWER, LEAST_LOWER = 0.36, 256
"""Of the height the lower curve takes this part; there is none in a lower picture."""

GAP = 32
FOOT = 24
READING, SUMS = 40, 34
BALANCE, FIGURES, BETWEEN = 92, 150, 20
"""Room at the right: the weights at their heights, and the levels in numbers."""

LEAST_BALANCE = 620
SAMPLES = 400
PEAK = math.exp(-1)
"""Where −p log p is greatest."""

FLOOR = 1e-6
"""The least share on a logarithmic axis."""


@dataclass(frozen=True)
class Plot:
    """`left` to `right` is the axis of shares; lengths are upward, 0 at `foot`, `high` at `top`."""

    left: float
    right: float
    top: float
    foot: float
    high: float
    nats: float
    is_log: bool
    least: float
    factor: float
    ratio: float
    lower: QRectF | None
    balance: QRectF | None
    figures_left: float
    reading: QRectF | None
    sums: QRectF | None

    @property
    def width(self) -> float:
        return self.right - self.left

    def x(self, p: float) -> float:
        """Where a share stands; 0 at the left end of either axis."""
        if not self.is_log:
            return self.left + p * self.width
        if p <= self.least:
            return self.left
        return self.right - self.width * math.log(p) / math.log(self.least)

    def xs(self, p: Vector) -> Vector:
        if not self.is_log:
            return self.left + p * self.width
        placed: Vector = self.right - self.width * np.log(np.maximum(p, self.least)) / math.log(
            self.least
        )
        return placed

    def share(self, x: float) -> float:
        part = min(max((x - self.left) / self.width, 0.0), 1.0)
        return part if not self.is_log else self.least ** (1 - part)

    def y(self, height: float) -> float:
        """Where a height stands; what is higher than the scale stands a little above it."""
        up = min(height / self.high, 1.0) * (self.foot - self.top)
        return self.foot - up - (7 * self.factor if height > self.high else 0.0)

    def ys(self, heights: Vector) -> Vector:
        up = np.minimum(heights / self.high, 1.0) * (self.foot - self.top)
        placed: Vector = self.foot - up - np.where(heights > self.high, 7 * self.factor, 0.0)
        return placed

    @property
    def lower_high(self) -> float:
        """Where the scale of −p log p ends: a little above its peak."""
        return 1.15 * PEAK / self.nats

    @cached_property
    def curve(self) -> tuple[Vector, Vector, Vector]:
        """Shares along the curve, none above the scale, with their x and y in pixels."""
        lowest = max(math.exp(-self.high * self.nats), 1e-300)
        # Even steps of height where it is steep, and of share where it is flat.
        by_height = np.exp(-np.linspace(self.high, 0, SAMPLES) * self.nats)
        by_share = np.linspace(lowest, 1.0, SAMPLES)
        p = np.unique(np.concatenate((by_height, by_share)))
        p = p[p >= lowest * (1 - 1e-12)]
        heights = np.maximum(-np.log(p) / self.nats, 0.0)
        return p, self.xs(p), self.foot - heights / self.high * (self.foot - self.top)

    @property
    def rarest(self) -> float:
        """The share where the scale ends."""
        return float(self.curve[0][0])

    def nearest_share(self, place: QPointF) -> float:
        """The share whose point of the curve lies nearest to a place, in pixels."""
        p, x, y = self.curve
        start = int(np.hypot(x - place.x(), y - place.y()).argmin())
        best, found = math.inf, float(p[start])
        # The two pieces that meet at the nearest sample.
        for i in (start - 1, start):
            if not 0 <= i < len(p) - 1:
                continue
            dx, dy = float(x[i + 1] - x[i]), float(y[i + 1] - y[i])
            length = dx * dx + dy * dy
            if length == 0:
                continue
            t = ((place.x() - float(x[i])) * dx + (place.y() - float(y[i])) * dy) / length
            t = min(max(t, 0.0), 1.0)
            away = math.hypot(float(x[i]) + t * dx - place.x(), float(y[i]) + t * dy - place.y())
            if away < best:
                best = away
                px, py = float(x[i]) + t * dx, float(y[i]) + t * dy
                # Whichever axis tells more here.
                if abs(dy) > abs(dx):
                    height = (self.foot - py) / (self.foot - self.top) * self.high
                    found = math.exp(-height * self.nats)
                else:
                    found = self.share(px)
        return min(max(found, 0.0), 1.0)

    def slope(self, p: float) -> float:
        """The angle of the curve at p, in degrees as Qt turns."""
        step = 1.02 if p < 0.98 else 1 / 1.02
        dx = self.x(p * step) - self.x(p)
        dy = (math.log(p) - math.log(p * step)) / self.nats / self.high * (self.foot - self.top)
        return math.degrees(math.atan2(-dy, dx)) if dx > 0 else math.degrees(math.atan2(dy, -dx))


def plot_in(
    rect: QRectF, high: float, nats: float, least: float, is_log: bool, factor: float, ratio: float
) -> Plot:
    """The plot in `rect`. Sums give way first, then the reading, then the lower curve."""
    height = rect.height() / factor
    low = rect.bottom()
    sums = reading = lower = balance = None
    if height >= LEAST_LOWER + READING + SUMS:
        sums = QRectF(rect.left(), low - SUMS * factor, rect.width(), SUMS * factor)
        low = sums.top()
    if height >= LEAST_LOWER + READING:
        reading = QRectF(rect.left(), low - READING * factor, rect.width(), READING * factor)
        low = reading.top()
    low -= FOOT * factor
    left = round((rect.left() + (PAD + AXIS) * factor) * ratio) / ratio
    right = rect.right() - (FIGURES + BETWEEN) * factor
    if rect.width() >= LEAST_BALANCE * factor:
        right -= (BALANCE + BETWEEN) * factor
    right = max(right, left + 60)
    top = rect.top() + TOP * factor
    foot = low
    if height >= LEAST_LOWER:
        tall = LOWER * (low - top) - GAP * factor
        lower = QRectF(left, low - tall, right - left, tall)
        foot = lower.top() - GAP * factor
    foot = round(max(foot, top + 20) * ratio) / ratio
    figures_left = right + BETWEEN * factor
    if rect.width() >= LEAST_BALANCE * factor:
        balance = QRectF(right + BETWEEN * factor, top, BALANCE * factor, foot - top)
        figures_left = balance.right() + BETWEEN * factor
    return Plot(
        left,
        right,
        top,
        foot,
        high,
        nats,
        is_log,
        least,
        factor,
        ratio,
        lower,
        balance,
        figures_left,
        reading,
        sums,
    )
