"""The uniform density 1 / (b − a) from a to b."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.logs import within
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import LOCATION, Interval, Parameter, Side
from infoviz.core.distribution import Vector
from infoviz.core.numbers import plain
from infoviz.core.quadrature.rule import gauss_legendre
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

NARROWEST = 1e-6
"""So far apart, at least, are the ends of a finite support."""


def check_ends(low: Parameter, lo: float, high: Parameter, hi: float) -> None:
    """Refusal where the ends lo and hi of an interval are in the wrong order, or too near."""
    if hi - lo < NARROWEST:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} is {1} and {2} is {3}; {2} must be greater, by {4}"),
            low.symbol,
            plain(lo),
            high.symbol,
            plain(hi),
            plain(NARROWEST),
        )


@dataclass(frozen=True)
class Uniform(Density):
    """Ends a < b."""

    a: float = 0.0
    b: float = 1.0

    id: ClassVar[str] = "uniform"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "uniform")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("a", "a", QT_TRANSLATE_NOOP("Density", "left end"), LOCATION),
        Parameter("b", "b", QT_TRANSLATE_NOOP("Density", "right end"), LOCATION),
    )

    def _check(self) -> None:
        check_ends(self.own_parameters[0], self.a, self.own_parameters[1], self.b)

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        half = max(math.sqrt(3) * width, NARROWEST)
        place = min(max(place, LOCATION[0] + half), LOCATION[1] - half)
        return cls(place - half, place + half) if 2 * half < LOCATION[1] else cls()

    def log_at(self, points: Points) -> Vector:
        inside = (points.minus(self.a) >= 0) & (points.minus(self.b) <= 0)
        return within(np.full(inside.shape, -self.entropy), inside)

    @property
    def support(self) -> Interval:
        return (self.a, self.b)

    @property
    def rungs(self) -> Vector:
        return np.array([self.anchor])

    @property
    def anchor(self) -> float:
        return 0.5 * (self.a + self.b)

    @property
    def spread(self) -> float:
        return self.b - self.a

    @property
    def frame(self) -> Interval:
        margin = 0.15 * (self.b - self.a)
        return (self.a - margin, self.b + margin)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {"a": self.a, "b": self.b}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Uniform:
        if parameter == "a":
            return self._clamped(a=min(x, self.b - 2 * NARROWEST))
        return self._clamped(b=max(x, self.a + 2 * NARROWEST))

    @property
    def entropy(self) -> float:
        return math.log(self.b - self.a)

    @property
    def moments(self) -> tuple[float, float]:
        return self.anchor, (self.b - self.a) ** 2 / 12

    @property
    def log_moments(self) -> tuple[float, float] | None:
        if self.a < 0:
            return None
        width = self.b - self.a
        if width < self.a:
            # What the closed form loses where the ends are near, beside how far out they are.
            nodes, weights = gauss_legendre(18)
            logs = np.log1p(0.5 * (1 + nodes) * width / self.a)
            beyond = 0.5 * float(weights @ logs)
            return math.log(self.a) + beyond, 0.5 * float(weights @ (logs - beyond) ** 2)

        def mean(power: int) -> float:
            """The mean of lnᵖ x: x ln x − x, and x ln² x − 2 (x ln x − x), at the ends."""

            def upto(x: float) -> float:
                if x == 0:
                    return 0.0
                log = math.log(x)
                return x * (log - 1) if power == 1 else x * (log * log - 2 * log + 2)

            return (upto(self.b) - upto(self.a)) / width

        first = mean(1)
        return first, mean(2) - first * first

    def mean_distance(self, place: float) -> float:
        if self.a <= place <= self.b:
            return 0.5 * ((place - self.a) ** 2 + (self.b - place) ** 2) / (self.b - self.a)
        return abs(self.anchor - place)

    def cross_entropy_of(self, other: Density) -> float:
        return self.entropy

    def divergence_from(self, other: Density) -> float | None:
        if not isinstance(other, Uniform):
            return None
        more = (self.a - other.a) + (other.b - self.b)
        return math.log1p(more / (self.b - self.a))
