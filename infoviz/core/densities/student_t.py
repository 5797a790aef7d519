"""Student's t density, proportional to (1 + z²/ν)^(−(ν + 1)/2), z = (x − μ)/s."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import (
    LOCATION,
    SCALE,
    Centre,
    Interval,
    Parameter,
    Side,
    Tail,
    far,
)
from infoviz.core.distribution import Vector
from infoviz.core.special_functions import digamma_half_step, log_beta
from infoviz.core.text import QT_TRANSLATE_NOOP

_STEPS = (0.5, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 13.0, 17.0)


@dataclass(frozen=True)
class StudentT(Density):
    """Degrees of freedom ν > 0, location μ and scale s > 0; ν = 1 is the Cauchy density."""

    nu: float = 3.0
    mu: float = 0.0
    s: float = 1.0

    id: ClassVar[str] = "student"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "Student t")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("nu", "ν", QT_TRANSLATE_NOOP("Density", "degrees of freedom"), (0.1, 1e6)),
        Parameter("mu", "μ", QT_TRANSLATE_NOOP("Density", "location"), LOCATION),
        Parameter("s", "s", QT_TRANSLATE_NOOP("Density", "scale"), SCALE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        # With ν = 3 the standard deviation is √3 s.
        return cls()._clamped(mu=place, s=width / math.sqrt(3))

    def log_at(self, points: Points) -> Vector:
        z = points.minus(self.mu) / self.s
        return -0.5 * (self.nu + 1) * np.log1p(z * z / self.nu) - self._log_norm

    @property
    def _log_norm(self) -> float:
        """ln(s √ν B(½, ν/2))."""
        return math.log(self.s) + 0.5 * math.log(self.nu) + log_beta(0.5, 0.5 * self.nu)

    @property
    def rungs(self) -> Vector:
        bell = self.s * min(1.0, math.sqrt(self.nu))
        steps = [bell * step for step in _STEPS]
        right = [self.mu + step for step in steps] + far(self.mu, steps[-1], 1)
        left = [self.mu - step for step in steps] + far(self.mu, steps[-1], -1)
        return np.array([*reversed(left), self.mu, *right])

    @property
    def centres(self) -> tuple[Centre, ...]:
        return (Centre(self.mu, -1), Centre(self.mu, 1))

    def tail(self, side: Side) -> Tail:
        return Tail(index=self.nu)

    @property
    def anchor(self) -> float:
        return self.mu

    @property
    def spread(self) -> float:
        return self.s

    @property
    def frame(self) -> Interval:
        return (self.mu - 8 * self.s, self.mu + 8 * self.s)

    def _stands(self, outer: Side) -> dict[str, float]:
        # By convention the handle of ν is the farther out, the heavier the tail.
        tail = 2 + 2 / self.nu
        return {
            "mu": self.mu,
            "s": self.mu + outer * self.s,
            "nu": self.mu + outer * self.s * tail,
        }

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> StudentT:
        if parameter == "mu":
            return self._clamped(mu=x)
        away = outer * (x - self.mu)
        if parameter == "s":
            return self._clamped(s=away)
        beyond = away / self.s - 2
        return self._clamped(nu=2 / beyond if beyond > 0 else math.inf)

    @property
    def entropy(self) -> float:
        half = 0.5 * self.nu
        return (half + 0.5) * digamma_half_step(half) + self._log_norm

    @property
    def moments(self) -> tuple[float, float] | None:
        if self.nu <= 1:
            return None
        variance = math.inf if self.nu <= 2 else self.s**2 * self.nu / (self.nu - 2)
        return self.mu, variance
