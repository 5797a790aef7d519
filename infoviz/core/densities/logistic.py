"""The logistic density exp(−z) / (s (1 + exp(−z))²), z = (x − μ)/s."""

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

_STEPS = np.array([1.0, 2.0, 3.5, 5.0, 7.0, 10.0, 14.0, 19.0, 25.0, 32.0, 41.0, 50.0])


@dataclass(frozen=True)
class Logistic(Density):
    """Mean μ and scale s > 0; its standard deviation is π s / √3."""

    mu: float = 0.0
    s: float = 1.0

    id: ClassVar[str] = "logistic"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "logistic")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("mu", "μ", QT_TRANSLATE_NOOP("Density", "mean"), LOCATION),
        Parameter("s", "s", QT_TRANSLATE_NOOP("Density", "scale"), SCALE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        return cls()._clamped(mu=place, s=width * math.sqrt(3) / math.pi)

    def log_at(self, points: Points) -> Vector:
        fall = -np.abs(points.minus(self.mu)) / self.s
        logs: Vector = fall - 2 * np.log1p(np.exp(fall)) - math.log(self.s)
        return logs

    @property
    def rungs(self) -> Vector:
        return self.mu + self.s * np.concatenate((-_STEPS[::-1], [0.0], _STEPS))

    def tail(self, side: Side) -> Tail:
        return Tail(growth=1)

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
        return {"mu": self.mu, "s": self.mu + outer * self.s}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Logistic:
        if parameter == "mu":
            return self._clamped(mu=x)
        return self._clamped(s=outer * (x - self.mu))

    @property
    def entropy(self) -> float:
        return 2 + math.log(self.s)

    @property
    def moments(self) -> tuple[float, float]:
        return self.mu, (math.pi * self.s) ** 2 / 3

    def mean_distance(self, place: float) -> float:
        away = abs(place - self.mu)
        return away + 2 * self.s * math.log1p(math.exp(-away / self.s))
