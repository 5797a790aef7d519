"""The exponential density λ exp(−λ x) from 0 on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

from infoviz.core.densities.base import Density
from infoviz.core.densities.laplace import FALL
from infoviz.core.densities.logs import within
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import SCALE, Interval, Parameter, Side, Tail
from infoviz.core.distribution import Vector
from infoviz.core.special_functions import digamma
from infoviz.core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Exponential(Density):
    """Rate λ > 0; the mean is 1/λ."""

    rate: float = 1.0

    id: ClassVar[str] = "exponential"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "exponential")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("rate", "λ", QT_TRANSLATE_NOOP("Density", "rate"), SCALE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        return cls()._clamped(rate=1 / place) if place > 0 else cls()

    def log_at(self, points: Points) -> Vector:
        x = points.minus(0.0)
        return within(math.log(self.rate) - self.rate * x, x >= 0)

    @property
    def support(self) -> Interval:
        return (0.0, math.inf)

    @property
    def rungs(self) -> Vector:
        return FALL / self.rate

    def tail(self, side: Side) -> Tail:
        return Tail(growth=1) if side > 0 else Tail()

    @property
    def anchor(self) -> float:
        return 0.0

    @property
    def spread(self) -> float:
        return 1 / self.rate

    @property
    def frame(self) -> Interval:
        return (-1 / self.rate, 8 / self.rate)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {"rate": 1 / self.rate}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Exponential:
        return self._clamped(rate=1 / x if x > 0 else math.inf)

    @property
    def entropy(self) -> float:
        return 1 - math.log(self.rate)

    @property
    def moments(self) -> tuple[float, float]:
        return 1 / self.rate, 1 / self.rate**2

    @property
    def log_moments(self) -> tuple[float, float]:
        return digamma(1) - math.log(self.rate), math.pi**2 / 6

    def mean_distance(self, place: float) -> float:
        if place <= 0:
            return 1 / self.rate - place
        # place − 1/λ + 2 exp(−λ place)/λ, which subtracts nothing.
        t = self.rate * place
        return place + (2 * math.expm1(-t) + 1) / self.rate

    def cross_entropy_of(self, other: Density) -> float | None:
        if other.moments is None:
            return None
        return self.rate * other.moments[0] - math.log(self.rate)

    def divergence_from(self, other: Density) -> float | None:
        """With r = λ₂/λ₁ − 1: r − ln(1 + r)."""
        if not isinstance(other, Exponential):
            return None
        r = (other.rate - self.rate) / self.rate
        return r - (math.log1p(r) if r > -0.5 else math.log(other.rate / self.rate))
