"""The densities and the integrand at as many places as a picture can show."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from infoviz.core.densities import Interval
from infoviz.core.density_pair import DensityPair
from infoviz.core.distribution import Vector

APART = 3.0
"""So many pixels lie between two places, but where a density is narrow or has a kink."""

_NARROW = 12.0
"""A density whose main part is narrower than so many pixels has places of its own."""

_BELL = np.linspace(-4.0, 4.0, 33)
_INTO_END = 0.004
"""How far from a place where a density is infinite its height is still looked at, in frames."""


@dataclass(frozen=True, eq=False)
class Curves:
    """Values at `x` (k,), ascending, in nats; those of an integrand may be infinite."""

    x: Vector
    f: Vector
    g: Vector
    integrand: Vector

    @property
    def leader(self) -> Vector:
        """Who has more at each place: the sign of f − g."""
        # Not of their difference, which is nothing where both are infinite.
        return 1.0 * (self.f > self.g) - 1.0 * (self.f < self.g)


def curves_of(pair: DensityPair, measure_id: str, frame: Interval, width: float) -> Curves:
    """The curves in a frame that is `width` pixels wide."""
    x = _places(pair, frame, width)
    return Curves(x, pair.f.density(x), pair.g.density(x), pair.analysis.integrand(measure_id, x))


def _places(pair: DensityPair, frame: Interval, width: float) -> Vector:
    low, high = frame
    span = high - low
    found = [np.linspace(low, high, max(int(width / APART), 2) + 1)]
    for density in (pair.f, pair.g):
        for kink in density.kinks:
            # Just before and after, so that a jump is upright.
            hair = 1e-7 * span
            found.append(np.array([kink - hair, kink, kink + hair]))
        for anchor in density.anchors:
            if density.spread * width < _NARROW * span:
                found.append(anchor + density.spread * _BELL)
            else:
                found.append(np.array([anchor]))
    if len(found) == 1:
        return found[0]
    x = np.concatenate(found)
    x = x[(x >= low) & (x <= high)]
    x.sort()
    return x


def peak(pair: DensityPair, curves: Curves, frame: Interval) -> float:
    """How high the chart of the densities must reach; where one is infinite, near that place."""
    near = _INTO_END * (frame[1] - frame[0])
    most = 0.0
    for density, values in ((pair.f, curves.f), (pair.g, curves.g)):
        ends = [c.place for c in density.centres if c.exponent is not None and c.exponent < 1]
        if ends:
            away = np.abs(curves.x[:, None] - np.array(ends)).min(axis=1)
            values = values[away >= near]
        values = values[np.isfinite(values)]
        most = max(most, float(values.max(initial=0.0)))
    return most if most > 0 else 1.0


def extent(curves: Curves, nats: float, top: float) -> Interval:
    """The range of the integrand, in the unit, without what is infinite or runs off to it."""
    values = curves.integrand / nats
    # Where a density itself leaves the chart the integrand may do so too.
    shown = np.isfinite(values) & (curves.f <= top) & (curves.g <= top)
    values = values[shown]
    if not values.size:
        return 0.0, 1.0
    low, high = float(values.min()), float(values.max())
    return (low, high) if math.isfinite(low - high) and (low or high) else (0.0, 1.0)
