"""The triangular density: it rises from a to its mode c and falls to b, in straight lines."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import LOCATION, Centre, Interval, Parameter, Side
from infoviz.core.densities.uniform import NARROWEST, check_ends
from infoviz.core.distribution import Vector
from infoviz.core.numbers import plain
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Triangular(Density):
    """Ends a < b, and mode c from a to b."""

    a: float = 0.0
    c: float = 0.5
    b: float = 1.0

    id: ClassVar[str] = "triangular"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "triangular")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("a", "a", QT_TRANSLATE_NOOP("Density", "left end"), LOCATION),
        Parameter("c", "c", QT_TRANSLATE_NOOP("Density", "mode"), LOCATION),
        Parameter("b", "b", QT_TRANSLATE_NOOP("Density", "right end"), LOCATION),
    )

    def _check(self) -> None:
        check_ends(self.own_parameters[0], self.a, self.own_parameters[2], self.b)
        if not self.a <= self.c <= self.b:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "c is {0}; it must be from a, {1}, to b, {2}"),
                plain(self.c),
                plain(self.a),
                plain(self.b),
            )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        half = max(math.sqrt(6) * width, NARROWEST)
        place = min(max(place, LOCATION[0] + half), LOCATION[1] - half)
        return cls(place - half, place, place + half) if 2 * half < LOCATION[1] else cls()

    def log_at(self, points: Points) -> Vector:
        left, right = points.minus(self.a), -points.minus(self.b)
        # A side of no width never holds a point; at its end the other one has the peak.
        rising = left / (self.c - self.a) if self.c > self.a else np.ones_like(left)
        falling = right / (self.b - self.c) if self.c < self.b else np.ones_like(right)
        height = np.where((left >= 0) & (right >= 0), np.minimum(rising, falling), 0.0)
        logs = np.full(height.shape, -np.inf)
        np.log(height, out=logs, where=height > 0)
        return logs + math.log(2 / (self.b - self.a))

    @property
    def support(self) -> Interval:
        return (self.a, self.b)

    @property
    def kinks(self) -> tuple[float, ...]:
        return (self.a, self.c, self.b)

    @property
    def rungs(self) -> Vector:
        return np.array([0.5 * (self.a + self.c), 0.5 * (self.c + self.b)])

    @property
    def centres(self) -> tuple[Centre, ...]:
        left = (Centre(self.a, 1, 2.0),) if self.c > self.a else ()
        right = (Centre(self.b, -1, 2.0),) if self.c < self.b else ()
        return (*left, *right)

    @property
    def anchor(self) -> float:
        return self.c

    @property
    def spread(self) -> float:
        return 0.5 * (self.b - self.a)

    @property
    def frame(self) -> Interval:
        margin = 0.15 * (self.b - self.a)
        return (self.a - margin, self.b + margin)

    def _stands(self, outer: Side) -> dict[str, float]:
        return {"a": self.a, "c": self.c, "b": self.b}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Triangular:
        """An end stops at the mode, and the mode at the ends."""
        if parameter == "c":
            return self._clamped(c=min(max(x, self.a), self.b))
        if parameter == "a":
            return self._clamped(a=min(x, self.c, self.b - 2 * NARROWEST))
        return self._clamped(b=max(x, self.c, self.a + 2 * NARROWEST))

    @property
    def entropy(self) -> float:
        return 0.5 + math.log(0.5 * (self.b - self.a))

    @property
    def moments(self) -> tuple[float, float]:
        whole, left = self.b - self.a, self.c - self.a
        return (self.a + self.b + self.c) / 3, (whole**2 - left * (whole - left)) / 18
