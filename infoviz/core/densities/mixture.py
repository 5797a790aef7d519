"""A mixture of two normal densities, w N(μ₁, σ₁) + (1 − w) N(μ₂, σ₂)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.normal import Normal
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import LOCATION, SCALE, Interval, Parameter, Side, Tail
from infoviz.core.distribution import Vector
from infoviz.core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Mixture(Density):
    """Weight w of the first, from 0 to 1; means and standard deviations of both."""

    w: float = 0.5
    mu1: float = -2.0
    sigma1: float = 0.7
    mu2: float = 2.0
    sigma2: float = 0.7

    id: ClassVar[str] = "mixture"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "mixture of two normals")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("w", "w", QT_TRANSLATE_NOOP("Density", "weight of the first"), (0.0, 1.0)),
        Parameter("mu1", "μ₁", QT_TRANSLATE_NOOP("Density", "mean of the first"), LOCATION),
        Parameter(
            "sigma1", "σ₁", QT_TRANSLATE_NOOP("Density", "standard deviation of the first"), SCALE
        ),
        Parameter("mu2", "μ₂", QT_TRANSLATE_NOOP("Density", "mean of the second"), LOCATION),
        Parameter(
            "sigma2", "σ₂", QT_TRANSLATE_NOOP("Density", "standard deviation of the second"), SCALE
        ),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        # Two peaks whose distance makes most of the width.
        apart, part = 0.943 * width, 0.333 * width
        return cls()._clamped(mu1=place - apart, sigma1=part, mu2=place + apart, sigma2=part)

    @property
    def _parts(self) -> list[tuple[float, Normal]]:
        """The normals that have a weight, with it."""
        both = (
            (self.w, Normal(self.mu1, self.sigma1)),
            (1 - self.w, Normal(self.mu2, self.sigma2)),
        )
        return [(weight, normal) for weight, normal in both if weight > 0]

    def log_at(self, points: Points) -> Vector:
        logs = [math.log(weight) + normal.log_at(points) for weight, normal in self._parts]
        return logs[0] if len(logs) == 1 else np.logaddexp(*logs)

    @property
    def rungs(self) -> Vector:
        return np.unique(np.concatenate([normal.rungs for _, normal in self._parts]))

    def tail(self, side: Side) -> Tail:
        return Tail(growth=2)

    @property
    def anchor(self) -> float:
        return self._parts[0][1].mu

    @property
    def anchors(self) -> tuple[float, ...]:
        return tuple(normal.mu for _, normal in self._parts)

    @property
    def spread(self) -> float:
        return min(normal.sigma for _, normal in self._parts)

    @property
    def frame(self) -> Interval:
        frames = [normal.frame for _, normal in self._parts]
        return min(low for low, _ in frames), max(high for _, high in frames)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {
            "mu1": self.mu1,
            "sigma1": self.mu1 + self._away(1) * self.sigma1,
            "mu2": self.mu2,
            "sigma2": self.mu2 + self._away(2) * self.sigma2,
            # At the mean, which is where the two weights balance.
            "w": self.w * self.mu1 + (1 - self.w) * self.mu2,
        }

    def _away(self, part: int) -> Side:
        """On which side of its mean the shoulder of a part stands: away from the other part."""
        first_is_left = self.mu1 <= self.mu2
        return -1 if first_is_left == (part == 1) else 1

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Mixture:
        if parameter == "w":
            apart = self.mu2 - self.mu1
            return self._clamped(w=(self.mu2 - x) / apart) if apart else self
        if parameter == "sigma1":
            return self._clamped(sigma1=self._away(1) * (x - self.mu1))
        if parameter == "sigma2":
            return self._clamped(sigma2=self._away(2) * (x - self.mu2))
        return self._clamped(**{parameter: x})

    @property
    def moments(self) -> tuple[float, float]:
        mean = sum(weight * normal.mu for weight, normal in self._parts)
        variance = sum(
            weight * (normal.sigma**2 + (normal.mu - mean) ** 2) for weight, normal in self._parts
        )
        return mean, variance

    def mean_distance(self, place: float) -> float:
        return sum(weight * normal.mean_distance(place) for weight, normal in self._parts)
