"""The log-normal density: ln x is normal; exp(−z²/2) / (x σ √(2π)), z = (ln x − μ)/σ."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.normal import HALF_LOG_2PI, normal_divergence
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import Centre, Interval, Parameter, Side
from infoviz.core.distribution import Vector
from infoviz.core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class LogNormal(Density):
    """Mean μ and standard deviation σ > 0 of ln x; the median is exp(μ)."""

    mu: float = 0.0
    sigma: float = 0.5

    id: ClassVar[str] = "lognormal"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "log-normal")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("mu", "μ", QT_TRANSLATE_NOOP("Density", "mean of ln x"), (-13.0, 13.0)),
        Parameter(
            "sigma",
            "σ",
            QT_TRANSLATE_NOOP("Density", "standard deviation of ln x"),
            (1e-3, 10.0),
        ),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        if place <= 0:
            return cls()
        square = math.log1p((width / place) ** 2)
        return cls()._clamped(mu=math.log(place) - 0.5 * square, sigma=math.sqrt(square))

    def log_at(self, points: Points) -> Vector:
        x = points.minus(0.0)
        inside = x > 0
        log_x = np.log(x) if inside.all() else np.log(np.where(inside, x, 1.0))
        z = (log_x - self.mu) / self.sigma
        logs = -0.5 * z * z - log_x - (math.log(self.sigma) + HALF_LOG_2PI)
        return logs if inside.all() else np.where(inside, logs, -np.inf)

    @property
    def support(self) -> Interval:
        return (0.0, math.inf)

    @property
    def rungs(self) -> Vector:
        # With x², which the logarithm of a normal density brings, the bell moves on by 2σ.
        steps = np.arange(-10.0, 10.5 + 2 * self.sigma)
        return np.exp(self.mu + self.sigma * steps)

    @property
    def centres(self) -> tuple[Centre, ...]:
        return (Centre(0.0, 1, 1.0),)

    @property
    def anchor(self) -> float:
        return math.exp(self.mu)

    @property
    def spread(self) -> float:
        return math.exp(self.mu) * min(self.sigma, 1.0)

    @property
    def frame(self) -> Interval:
        high = math.exp(self.mu + min(3 * self.sigma, 2.5))
        low = math.exp(self.mu - 4 * self.sigma)
        return (max(low - 0.1 * (high - low), -0.05 * high), high)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {"mu": math.exp(self.mu), "sigma": math.exp(self.mu + outer * self.sigma)}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> LogNormal:
        log_x = math.log(max(x, 1e-30))
        if parameter == "mu":
            return self._clamped(mu=log_x)
        return self._clamped(sigma=outer * (log_x - self.mu))

    @property
    def entropy(self) -> float:
        return 0.5 + HALF_LOG_2PI + math.log(self.sigma) + self.mu

    @property
    def moments(self) -> tuple[float, float]:
        square = self.sigma**2
        mean = math.exp(self.mu + 0.5 * square)
        return mean, mean * mean * math.expm1(square)

    @property
    def log_moments(self) -> tuple[float, float]:
        return self.mu, self.sigma**2

    def cross_entropy_of(self, other: Density) -> float | None:
        if other.log_moments is None:
            return None
        mean, variance = other.log_moments
        square = variance + (mean - self.mu) ** 2
        return mean + HALF_LOG_2PI + math.log(self.sigma) + 0.5 * square / self.sigma**2

    def divergence_from(self, other: Density) -> float | None:
        if not isinstance(other, LogNormal):
            return None
        return normal_divergence(self.mu, self.sigma, other.mu, other.sigma)
