"""Where things stand: boxes along [0, 1], lengths upward, the mean beside them, words below."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from infoviz.core.distribution import Vector

PAD = 8
AXIS = 44
TITLE = 32
"""The unit of the lengths, and the numbers above the tallest box."""

WHOLE_LABELS, LABELS, LOW_LABELS = 62, 46, 26
"""Labels and shares below the boxes with what the axis is; without it; labels alone."""

HIGH = 330
"""In lower pictures the name of the axis gives way."""

LOW = 250
"""Where the picture is lower, shares, sums and area scale give way."""

READING, SUMS = 40, 70
MEAN = 210
"""The room of the mean length and its numbers at the right."""

MEAN_BAR = 64
GAP_BEFORE_MEAN = 46


@dataclass(frozen=True)
class Plot:
    """`left` to `right` is the axis of shares, `top` to `foot` the lengths from `high` to 0."""

    left: float
    right: float
    top: float
    foot: float
    high: float
    factor: float
    ratio: float
    labels: QRectF
    mean: QRectF
    reading: QRectF | None
    sums: QRectF | None
    has_shares: bool
    axis: float | None

    low = 0.0

    @property
    def ceiling_y(self) -> float:
        return self.top

    @property
    def floor_y(self) -> float:
        return self.foot

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def words(self) -> float:
        """Where the labels end, and the shares below them."""
        return self.foot + (LABELS if self.has_shares else LOW_LABELS) * self.factor

    def xs(self, ends: Vector) -> Vector:
        """`x` of each of several places."""
        return self.left + ends * self.width

    def tops(self, lengths: Vector) -> Vector:
        """`y` of each of several lengths, also of those that have no end."""
        held = np.minimum(lengths, 2 * self.high)
        tops: Vector = self.foot - held / self.high * (self.foot - self.top)
        return np.maximum(tops, self.top - 6)

    def x(self, end: float) -> float:
        """Where a place on the axis of shares stands."""
        return self.left + end * self.width

    def y(self, length: float) -> float:
        """Where a length stands, held at the top."""
        return max(self.foot - length / self.high * (self.foot - self.top), self.top - 6)

    def value(self, y: float) -> float:
        return (self.foot - y) / (self.foot - self.top) * self.high


def plot_in(rect: QRectF, high: float, factor: float, ratio: float) -> Plot:
    """The plot in `rect`; the sums give way first, then the reading, the axis, the shares."""
    height = rect.height() / factor
    low = rect.bottom()
    sums = reading = None
    if height >= LOW + READING + SUMS:
        sums = QRectF(rect.left(), low - SUMS * factor, rect.width(), SUMS * factor)
        low = sums.top()
    if height >= LOW + READING:
        reading = QRectF(rect.left(), low - READING * factor, rect.width(), READING * factor)
        low = reading.top()
    rest = (low - rect.top()) / factor
    has_shares, is_high = rest >= LOW, rest >= HIGH
    tall = (WHOLE_LABELS if is_high else LABELS if has_shares else LOW_LABELS) * factor
    left = round((rect.left() + (PAD + AXIS) * factor) * ratio) / ratio
    mean_width = MEAN * factor
    right = max(rect.right() - mean_width - GAP_BEFORE_MEAN * factor, left + 40)
    right = round(right * ratio) / ratio
    foot = round((low - tall) * ratio) / ratio
    top = round((rect.top() + TITLE * factor) * ratio) / ratio
    foot = max(foot, top + 20)
    labels = QRectF(left, foot, right - left, tall)
    mean = QRectF(right + GAP_BEFORE_MEAN * factor, top, mean_width, foot - top)
    axis = labels.bottom() - 8 * factor if is_high else None
    return Plot(
        left,
        right,
        top,
        foot,
        high,
        factor,
        ratio,
        labels,
        mean,
        reading,
        sums,
        has_shares,
        axis,
    )
