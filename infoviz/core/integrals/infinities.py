"""Where and why an integral of f and g is infinite, decided from supports and tails, not sums."""

from __future__ import annotations

import math

from infoviz.core.densities.base import Density
from infoviz.core.densities.traits import Interval, Side
from infoviz.core.integrals.measures import ContinuousMeasure
from infoviz.core.integrals.values import Integral


def infinite(measure: ContinuousMeasure, f: Density, g: Density) -> Integral | None:
    """The integral where it is infinite, with its cause; None where it is finite.

    Only −∫ f ln g, and KL with it, can be so. Into a finite end every density here falls as a power
    at most, or as exp(−ln² t), and its logarithm is integrable there.
    """
    if not measure.needs_other:
        return None
    weight, other = (f, g) if measure.of == "f" else (g, f)
    regions = outside(weight, other)
    tails = tuple(side for side in (-1, 1) if _diverges(weight, other, side))
    if not regions and not tails:
        return None
    return Integral(math.inf, 0.0, "support" if regions else "tail", regions, tails)


def outside(density: Density, other: Density) -> tuple[Interval, ...]:
    """Where `density` has mass and `other` has none; ascending."""
    low, high = density.support
    other_low, other_high = other.support
    pieces = ((low, min(high, other_low)), (max(low, other_high), high))
    return tuple((start, end) for start, end in pieces if start < end)


def decay(density: Density, other: Density, side: Side) -> float:
    """α, where ∫ density · ln other beyond t falls as t^−α on that side; ≤ 0 where it diverges."""
    return density.tail(side).index - other.tail(side).growth


def _diverges(density: Density, other: Density, side: Side) -> bool:
    """A mass that falls as t^−ν, times a logarithm that grows as t^p, converges where p < ν."""
    tail, growth = density.tail(side), other.tail(side).growth
    return growth > 0 and tail.index <= growth
