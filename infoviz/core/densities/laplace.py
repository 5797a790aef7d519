"""The Laplace density exp(−|x − μ|/b) / (2b)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import LOCATION, SCALE, Interval, Parameter, Side, Tail
from infoviz.core.distribution import Vector
from infoviz.core.text import QT_TRANSLATE_NOOP

FALL = np.array([0.5, 1.0, 2.0, 4.0, 7.0, 11.0, 16.0, 22.0, 30.0, 40.0, 50.0])
"""Rungs of exp(−t): beyond the last is 2e-22 of its mass."""


@dataclass(frozen=True)
class Laplace(Density):
    """Location μ, at which it has a kink, and scale b > 0, the mean distance from it."""

    mu: float = 0.0
    b: float = 1.0

    id: ClassVar[str] = "laplace"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "Laplace")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("mu", "μ", QT_TRANSLATE_NOOP("Density", "location"), LOCATION),
        Parameter("b", "b", QT_TRANSLATE_NOOP("Density", "scale"), SCALE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        return cls()._clamped(mu=place, b=width / math.sqrt(2))

    def log_at(self, points: Points) -> Vector:
        return -np.abs(points.minus(self.mu)) / self.b - math.log(2 * self.b)

    @property
    def kinks(self) -> tuple[float, ...]:
        return (self.mu,)

    @property
    def rungs(self) -> Vector:
        return self.mu + self.b * np.concatenate((-FALL[::-1], FALL))

    def tail(self, side: Side) -> Tail:
        return Tail(growth=1)

    @property
    def anchor(self) -> float:
        return self.mu

    @property
    def spread(self) -> float:
        return self.b

    @property
    def frame(self) -> Interval:
        return (self.mu - 7 * self.b, self.mu + 7 * self.b)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {"mu": self.mu, "b": self.mu + outer * self.b}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Laplace:
        if parameter == "mu":
            return self._clamped(mu=x)
        return self._clamped(b=outer * (x - self.mu))

    @property
    def entropy(self) -> float:
        return 1 + math.log(2 * self.b)

    @property
    def moments(self) -> tuple[float, float]:
        return self.mu, 2 * self.b**2

    def mean_distance(self, place: float) -> float:
        away = abs(place - self.mu)
        return away + self.b * math.exp(-away / self.b)

    def cross_entropy_of(self, other: Density) -> float | None:
        distance = other.mean_distance(self.mu)
        return None if distance is None else math.log(2 * self.b) + distance / self.b

    def divergence_from(self, other: Density) -> float | None:
        """With r = b₁/b₂ − 1 and t = |μ₁ − μ₂|/b₁: r − ln(1 + r) + (1 + r) (exp(−t) − 1 + t)."""
        if not isinstance(other, Laplace):
            return None
        r = (self.b - other.b) / other.b
        log = math.log1p(r) if r > -0.5 else math.log(self.b / other.b)
        t = abs(self.mu - other.mu) / self.b
        return r - log + (1 + r) * (math.expm1(-t) + t)
