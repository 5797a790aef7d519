"""The normal density exp(−z²/2) / (σ √(2π)), z = (x − μ)/σ."""

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

HALF_LOG_2PI = 0.5 * math.log(2 * math.pi)

_STEPS = np.array([1.0, 2.0, 3.0, 4.5, 6.0, 8.0, 10.0])
BELL = np.concatenate((-_STEPS[::-1], [0.0], _STEPS))
"""Rungs of a bell of width 1: beyond the last is 2e-23 of its mass."""


@dataclass(frozen=True)
class Normal(Density):
    """Mean μ and standard deviation σ > 0."""

    mu: float = 0.0
    sigma: float = 1.0

    id: ClassVar[str] = "normal"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "normal")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("mu", "μ", QT_TRANSLATE_NOOP("Density", "mean"), LOCATION),
        Parameter("sigma", "σ", QT_TRANSLATE_NOOP("Density", "standard deviation"), SCALE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        return cls()._clamped(mu=place, sigma=width)

    def log_at(self, points: Points) -> Vector:
        z = points.minus(self.mu) / self.sigma
        return -0.5 * z * z - (math.log(self.sigma) + HALF_LOG_2PI)

    @property
    def rungs(self) -> Vector:
        return self.mu + self.sigma * BELL

    def tail(self, side: Side) -> Tail:
        return Tail(growth=2)

    @property
    def anchor(self) -> float:
        return self.mu

    @property
    def spread(self) -> float:
        return self.sigma

    @property
    def frame(self) -> Interval:
        return (self.mu - 4 * self.sigma, self.mu + 4 * self.sigma)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {"mu": self.mu, "sigma": self.mu + outer * self.sigma}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Normal:
        if parameter == "mu":
            return self._clamped(mu=x)
        return self._clamped(sigma=outer * (x - self.mu))

    @property
    def entropy(self) -> float:
        return 0.5 + HALF_LOG_2PI + math.log(self.sigma)

    @property
    def moments(self) -> tuple[float, float]:
        return self.mu, self.sigma**2

    def mean_distance(self, place: float) -> float:
        z = (self.mu - place) / self.sigma
        bell = math.exp(-0.5 * z * z - HALF_LOG_2PI)
        return self.sigma * (2 * bell + z * math.erf(z / math.sqrt(2)))

    def cross_entropy_of(self, other: Density) -> float | None:
        if other.moments is None:
            return None
        mean, variance = other.moments
        square = variance + (mean - self.mu) ** 2
        return HALF_LOG_2PI + math.log(self.sigma) + 0.5 * square / self.sigma**2

    def divergence_from(self, other: Density) -> float | None:
        if not isinstance(other, Normal):
            return None
        return normal_divergence(self.mu, self.sigma, other.mu, other.sigma)


def normal_divergence(mu: float, sigma: float, other_mu: float, other_sigma: float) -> float:
    """KL of two normals, with r = (σ₁/σ₂)² − 1: ½ (r − ln(1 + r)) + ½ ((μ₁ − μ₂)/σ₂)²."""
    r = (sigma - other_sigma) * (sigma + other_sigma) / other_sigma**2
    # ln(1 + r) from the ratio where that is small, so that −1 is never reached by rounding.
    log = math.log1p(r) if r > -0.5 else 2 * math.log(sigma / other_sigma)
    return 0.5 * (r - log) + 0.5 * ((mu - other_mu) / other_sigma) ** 2
