"""Where things stand: boxes along [0, 1], lengths upward, the mean beside them, words below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

PAD = 8
AXIS = 44
TITLE = 24
"""The unit of the lengths, and the numbers above the tallest box."""

LABELS, LOW_LABELS = 46, 26
"""Labels and shares below the boxes; labels alone."""

LOW = 250
"""Where the picture is lower, shares, sums and area scale give way."""

READING, SUMS = 40, 62
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

    def x(self, end: float) -> float:
        """Where a place on the axis of shares stands."""
        return self.left + end * self.width

    def y(self, length: float) -> float:
        """Where a length stands, held at the top."""
        return max(self.foot - length / self.high * (self.foot - self.top), self.top - 6)

    def value(self, y: float) -> float:
        return (self.foot - y) / (self.foot - self.top) * self.high


def plot_in(rect: QRectF, high: float, factor: float, ratio: float) -> Plot:
    """The plot in `rect`; the sums give way first, then the reading, then the shares."""
    height = rect.height() / factor
    low = rect.bottom()
    sums = reading = None
    if height >= LOW + READING + SUMS:
        sums = QRectF(rect.left(), low - SUMS * factor, rect.width(), SUMS * factor)
        low = sums.top()
    if height >= LOW + READING:
        reading = QRectF(rect.left(), low - READING * factor, rect.width(), READING * factor)
        low = reading.top()
    tall = (LABELS if height >= LOW else LOW_LABELS) * factor
    left = round((rect.left() + (PAD + AXIS) * factor) * ratio) / ratio
    mean_width = MEAN * factor
    right = max(rect.right() - mean_width - GAP_BEFORE_MEAN * factor, left + 40)
    right = round(right * ratio) / ratio
    foot = round((low - tall) * ratio) / ratio
    top = round((rect.top() + TITLE * factor) * ratio) / ratio
    foot = max(foot, top + 20)
    labels = QRectF(left, foot, right - left, tall)
    mean = QRectF(right + GAP_BEFORE_MEAN * factor, top, mean_width, foot - top)
    return Plot(left, right, top, foot, high, factor, ratio, labels, mean, reading, sums)
