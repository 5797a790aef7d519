"""Two densities at the same points, and what every integrand is made of there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.distribution import Vector

_FAR_APART = 80.0
"""Where ln(f/g) is beyond it the lesser of the two adds nothing to JS."""


@dataclass(frozen=True, eq=False)
class PairAt:
    """ln f and ln g at some points, of any one shape; densities are times exp(`log_jacobian`).

    Where a density is 0 its logarithm is taken as 0 in products with it, and where either is 0
    `log_ratio` is ±inf, or 0 where both are.
    """

    log_f: Vector
    log_g: Vector
    log_jacobian: Vector | float = 0.0

    @cached_property
    def f(self) -> Vector:
        # In one exponential: far out the density alone would underflow.
        return np.exp(self.log_f + self.log_jacobian)

    @cached_property
    def g(self) -> Vector:
        return np.exp(self.log_g + self.log_jacobian)

    @cached_property
    def _somewhere_zero(self) -> bool:
        return bool(self.log_f.min() == -math.inf or self.log_g.min() == -math.inf)

    @cached_property
    def log_ratio(self) -> Vector:
        """ln(f/g)."""
        if not self._somewhere_zero:
            return self.log_f - self.log_g
        ratio = np.zeros_like(self.log_f)
        there = (self.log_f > -math.inf) | (self.log_g > -math.inf)
        return np.subtract(self.log_f, self.log_g, out=ratio, where=there)

    @cached_property
    def finite_log_f(self) -> Vector:
        return _finite(self.log_f) if self._somewhere_zero else self.log_f

    @cached_property
    def finite_log_g(self) -> Vector:
        return _finite(self.log_g) if self._somewhere_zero else self.log_g

    @cached_property
    def finite_log_ratio(self) -> Vector:
        return _finite(self.log_ratio) if self._somewhere_zero else self.log_ratio

    @cached_property
    def gap(self) -> Vector:
        """g − f, with all its digits also where they nearly agree."""
        near = np.clip(self.log_ratio, -1.0, 1.0)
        return np.where(near == self.log_ratio, self.f * np.expm1(-near), self.g - self.f)

    @cached_property
    def js(self) -> Vector:
        """Both halves of the integrand of JS, ≥ 0.

        With w = (f − g)/(f + g) = tanh(d/2), d = ln(f/g), they are
        ¼ (f + g) ((1 + w) ln(1 + w) + (1 − w) ln(1 − w)), and that bracket is
        w d − 2 ln cosh(d/2), in which the greater term is never more than twice the whole of it.
        """
        d = np.clip(self.log_ratio, -_FAR_APART, _FAR_APART)
        log_cosh = np.log1p(2 * np.sinh(0.25 * d) ** 2)
        bracket: Vector = np.tanh(0.5 * d) * d - 2 * log_cosh
        return 0.25 * (self.f + self.g) * bracket


def pair_at(f: Density, g: Density, points: Points, log_jacobian: Vector | float = 0.0) -> PairAt:
    """Both densities at the points."""
    return PairAt(f.log_at(points), g.log_at(points), log_jacobian)


def _finite(logs: Vector) -> Vector:
    return np.where(np.isinf(logs), 0.0, logs)
