"""Where things stand in the picture: the densities above, the integrand below, one axis of x."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF

from infoviz.charts.axes import crisp, upright_step
from infoviz.charts.scale import tick_step
from infoviz.core.densities import Interval
from infoviz.core.distribution import Vector

AXIS, MARGIN = 54.0, 16.0
TITLE, FORMULA, LABELS = 26.0, 38.0, 26.0
"""The rows above the densities, above the integrand, and below it."""

UPPER = 0.585
"""The densities have this part of the height that is left."""


@dataclass(frozen=True)
class Plot:
    """Both charts, in pixels of Qt. Densities go from 0 to `top`, the integrand from `low` to
    `high`, per unit of x and in the unit of the desk."""

    rect: QRectF
    factor: float
    ratio: float
    frame: Interval
    top: float
    low: float
    high: float

    @cached_property
    def upper(self) -> QRectF:
        """The chart of the densities."""
        rect, factor = self.rect, self.factor
        top = rect.top() + TITLE * factor
        return QRectF(self.left, top, self.right - self.left, self._inner * UPPER)

    @cached_property
    def lower(self) -> QRectF:
        """The chart of the integrand."""
        top = self.upper.bottom() + FORMULA * self.factor
        return QRectF(self.left, top, self.right - self.left, self._inner * (1 - UPPER))

    @property
    def _inner(self) -> float:
        rows = (TITLE + FORMULA + LABELS) * self.factor
        return max(self.rect.height() - rows, 20.0)

    @cached_property
    def left(self) -> float:
        return crisp(self.rect.left() + AXIS * self.factor, self.ratio)

    @cached_property
    def right(self) -> float:
        return max(crisp(self.rect.right() - MARGIN * self.factor, self.ratio), self.left + 8)

    @property
    def foot(self) -> float:
        """Where the axis of x is."""
        return self.lower.bottom()

    @cached_property
    def per_unit(self) -> float:
        """Pixels for a unit of x."""
        return (self.right - self.left) / (self.frame[1] - self.frame[0])

    def x(self, value: float) -> float:
        return self.left + (value - self.frame[0]) * self.per_unit

    def xs(self, values: Vector) -> Vector:
        return self.left + (values - self.frame[0]) * self.per_unit

    def value(self, x: float) -> float:
        """Which x of the line stands at a pixel."""
        return self.frame[0] + (x - self.left) / self.per_unit

    def density_ys(self, densities: Vector) -> Vector:
        return self.upper.bottom() - densities * (self.upper.height() / self.top)

    def density_y(self, density: float) -> float:
        """Where a density stands; at the top where it is above it."""
        return self.upper.bottom() - min(density / self.top, 1.0) * self.upper.height()

    def integrand_ys(self, values: Vector) -> Vector:
        return self.lower.bottom() - (values - self.low) * self._per_value

    def integrand_y(self, value: float) -> float:
        return self.lower.bottom() - (value - self.low) * self._per_value

    @property
    def _per_value(self) -> float:
        return self.lower.height() / (self.high - self.low)

    @cached_property
    def step(self) -> float:
        """How far apart the ticks of x lie."""
        pieces = max(int((self.right - self.left) / (62 * self.factor)), 2)
        return tick_step(self.frame[1] - self.frame[0], pieces)

    @property
    def density_step(self) -> float:
        return upright_step(self.top, self.upper.height(), self.factor)

    @property
    def integrand_step(self) -> float:
        return upright_step(self.high - self.low, self.lower.height(), self.factor)

    @property
    def area(self) -> QRectF:
        """Where the pointer reads something out."""
        return QRectF(
            self.left, self.upper.top(), self.right - self.left, self.foot - self.upper.top()
        )
