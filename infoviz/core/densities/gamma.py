"""The gamma density x^(k − 1) exp(−x/θ) / (Γ(k) θ^k) from 0 on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.exponential import Exponential
from infoviz.core.densities.laplace import FALL
from infoviz.core.densities.logs import log_from, times_log, within
from infoviz.core.densities.normal import BELL
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import SCALE, SHAPE, Centre, Interval, Parameter, Side, Tail
from infoviz.core.distribution import Vector
from infoviz.core.special_functions import (
    LARGE,
    digamma,
    log_gamma_divergence,
    stirling_rest,
    trigamma,
)
from infoviz.core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Gamma(Density):
    """Shape k and scale θ > 0; the mean is kθ. Below k = 1 the density is ∞ at 0."""

    k: float = 2.0
    theta: float = 1.0

    id: ClassVar[str] = "gamma"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "gamma")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("k", "k", QT_TRANSLATE_NOOP("Density", "shape"), SHAPE),
        Parameter("theta", "θ", QT_TRANSLATE_NOOP("Density", "scale"), SCALE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        if place <= 0:
            return cls()
        return cls()._clamped(k=(place / width) ** 2, theta=width * width / place)

    def log_at(self, points: Points) -> Vector:
        x, more = points.minus(0.0), self.k - 1
        if more < LARGE:
            return within(times_log(more, x) - x / self.theta - self._log_norm, x >= 0)
        # From the mode, since the terms are many times greater than their sum there.
        mode = more * self.theta
        away = points.minus(mode) / mode
        top = math.log(self.theta) + 0.5 * math.log(2 * math.pi * more) + stirling_rest(more)
        return within(more * (log_from(x / mode, away) - away) - top, x >= 0)

    @property
    def _log_norm(self) -> float:
        return math.lgamma(self.k) + self.k * math.log(self.theta)

    @property
    def support(self) -> Interval:
        return (0.0, math.inf)

    @property
    def rungs(self) -> Vector:
        if self.k < 1:
            return self.theta * FALL
        bell = self.k + math.sqrt(self.k) * BELL
        return self.theta * np.concatenate((bell[bell > 0], bell[-1] + FALL[6:]))

    @property
    def centres(self) -> tuple[Centre, ...]:
        return (Centre(0.0, 1, self.k),)

    def tail(self, side: Side) -> Tail:
        return Tail(growth=1) if side > 0 else Tail()

    @property
    def anchor(self) -> float:
        return self.k * self.theta

    @property
    def spread(self) -> float:
        return math.sqrt(self.k) * self.theta

    @property
    def frame(self) -> Interval:
        width = self.theta * (6 + 4 * math.sqrt(self.k))
        low = self.theta * (self.k - 4 * math.sqrt(self.k))
        return (max(low, -0.1 * width), self.theta * self.k + width)

    def _stands(self, outer: Side) -> dict[str, float]:
        mean = self.k * self.theta
        return {"k": mean, "theta": mean + math.sqrt(self.k) * self.theta}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Gamma:
        if parameter == "k":
            return self._clamped(k=x / self.theta)
        return self._clamped(theta=x / (self.k + math.sqrt(self.k)))

    @property
    def entropy(self) -> float:
        k = self.k
        return k + math.log(self.theta) + math.lgamma(k) + (1 - k) * digamma(k)

    @property
    def moments(self) -> tuple[float, float]:
        return self.k * self.theta, self.k * self.theta**2

    @property
    def log_moments(self) -> tuple[float, float]:
        return digamma(self.k) + math.log(self.theta), trigamma(self.k)

    def cross_entropy_of(self, other: Density) -> float | None:
        if other.moments is None or other.log_moments is None:
            return None
        mean, log_mean = other.moments[0], other.log_moments[0]
        return self._log_norm - (self.k - 1) * log_mean + mean / self.theta

    def divergence_from(self, other: Density) -> float | None:
        if isinstance(other, Exponential):
            other = Gamma(1.0, 1 / other.rate)
        if not isinstance(other, Gamma):
            return None
        more = self.k - other.k
        r = (self.theta - other.theta) / other.theta
        log = math.log1p(r) if r > -0.5 else math.log(self.theta / other.theta)
        shapes = log_gamma_divergence(self.k, other.k)
        return shapes + self.k * (r - log) + more * log
