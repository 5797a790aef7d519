"""The beta density x^(α − 1) (1 − x)^(β − 1) / B(α, β) from 0 to 1."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.logs import log_from, times_log, within
from infoviz.core.densities.normal import BELL
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import SHAPE, Centre, Interval, Parameter, Side
from infoviz.core.distribution import Vector
from infoviz.core.special_functions import (
    LARGE,
    digamma,
    log_beta,
    log_gamma_divergence,
    stirling_rest,
    trigamma,
)
from infoviz.core.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Beta(Density):
    """Shapes α and β > 0. Where one is below 1 the density is ∞ at its end."""

    alpha: float = 2.0
    beta: float = 3.0

    id: ClassVar[str] = "beta"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "beta")
    own_parameters: ClassVar[tuple[Parameter, ...]] = (
        Parameter("alpha", "α", QT_TRANSLATE_NOOP("Density", "shape at 0"), SHAPE),
        Parameter("beta", "β", QT_TRANSLATE_NOOP("Density", "shape at 1"), SHAPE),
    )

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        if not 0 < place < 1:
            return cls()
        whole = place * (1 - place) / (width * width) - 1
        return cls()._clamped(alpha=whole * place, beta=whole * (1 - place))

    def log_at(self, points: Points) -> Vector:
        left, right = points.minus(0.0), -points.minus(1.0)
        a, b = self.alpha - 1, self.beta - 1
        if min(a, b) < LARGE:
            logs = times_log(a, left) + times_log(b, right) - log_beta(self.alpha, self.beta)
        else:
            # From the mode, since the terms are many times greater than their sum there.
            mode = a / (a + b)
            away = points.minus(mode)
            rising = a * log_from(left / mode, away / mode)
            falling = b * log_from(right / (1 - mode), -away / (1 - mode))
            logs = rising + falling + self._log_top
        return within(logs, (left >= 0) & (right >= 0))

    @property
    def _log_top(self) -> float:
        """ln of the density at the mode, where both shapes are large."""
        a, b = self.alpha - 1, self.beta - 1
        rest = stirling_rest(a + b) - stirling_rest(a) - stirling_rest(b)
        return math.log1p(a + b) + 0.5 * math.log((a + b) / (2 * math.pi * a * b)) + rest

    @property
    def support(self) -> Interval:
        return (0.0, 1.0)

    @property
    def rungs(self) -> Vector:
        bell = self.anchor + self.spread * BELL
        inside = bell[(bell > 0) & (bell < 1)]
        return np.unique(np.append(inside, 0.5))

    @property
    def centres(self) -> tuple[Centre, ...]:
        return (Centre(0.0, 1, self.alpha), Centre(1.0, -1, self.beta))

    @property
    def anchor(self) -> float:
        return self.alpha / (self.alpha + self.beta)

    @property
    def spread(self) -> float:
        return math.sqrt(self.moments[1])

    @property
    def frame(self) -> Interval:
        return (-0.1, 1.1)

    def _stands(self, outer: Side) -> dict[str, float]:
        # On both sides of the mean, the nearer to it, the greater the shapes.
        whole = self.alpha + self.beta + 1
        return {"alpha": self.alpha / whole, "beta": (self.alpha + 1) / whole}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Beta:
        x = min(max(x, 1e-9), 1 - 1e-9)
        if parameter == "alpha":
            return self._clamped(alpha=(self.beta + 1) * x / (1 - x))
        return self._clamped(beta=(self.alpha + 1) * (1 - x) / x)

    @property
    def entropy(self) -> float:
        a, b = self.alpha, self.beta
        at_ends = (a - 1) * digamma(a) + (b - 1) * digamma(b)
        return log_beta(a, b) - at_ends + (a + b - 2) * digamma(a + b)

    @property
    def moments(self) -> tuple[float, float]:
        whole = self.alpha + self.beta
        mean = self.alpha / whole
        return mean, mean * (self.beta / whole) / (whole + 1)

    def divergence_from(self, other: Density) -> float | None:
        if not isinstance(other, Beta):
            return None
        # One a parameter of the Dirichlet density, less that of their sum.
        at_zero = log_gamma_divergence(self.alpha, other.alpha)
        at_one = log_gamma_divergence(self.beta, other.beta)
        whole = self.alpha + self.beta
        return at_zero + at_one - log_gamma_divergence(whole, other.alpha + other.beta)

    @property
    def log_moments(self) -> tuple[float, float]:
        whole = self.alpha + self.beta
        return digamma(self.alpha) - digamma(whole), trigamma(self.alpha) - trigamma(whole)

    def cross_entropy_of(self, other: Density) -> float | None:
        if not isinstance(other, Beta) or other.log_moments is None:
            return None
        at_zero = other.log_moments[0]
        at_one = digamma(other.beta) - digamma(other.alpha + other.beta)
        norm = log_beta(self.alpha, self.beta)
        return norm - (self.alpha - 1) * at_zero - (self.beta - 1) * at_one
