"""Logarithms of what may be 0."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Vector


def times_log(exponent: float, t: Vector) -> Vector:
    """exponent · ln t: ∓inf at t = 0 unless the exponent is 0, and 0 below it."""
    inside = t > 0
    if inside.all():
        return exponent * np.log(t)
    logs = np.zeros(np.shape(t))
    np.log(t, out=logs, where=inside)
    logs *= exponent
    if exponent != 0:
        logs[t == 0] = -math.copysign(math.inf, exponent)
    return logs


def within(log_density: Vector, inside: NDArray[np.bool_]) -> Vector:
    """The values where `inside`, and −inf elsewhere."""
    return log_density if inside.all() else np.where(inside, log_density, -np.inf)


def log_from(ratio: Vector, away: Vector) -> Vector:
    """ln of t / m; from `away`, (t − m) / m, where t is near m. −inf at 0, and 0 below it."""
    near = np.abs(away) < 0.5
    logs = np.log1p(away, where=near, out=np.zeros(np.shape(away)))
    np.log(ratio, where=~near & (ratio > 0), out=logs)
    logs[ratio == 0] = -math.inf
    return logs
