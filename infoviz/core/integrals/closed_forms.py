"""Closed forms of the measures, where there are any, to stand beside the numbers."""

from __future__ import annotations

import math

from infoviz.core.densities.base import Density
from infoviz.core.integrals.infinities import infinite, outside
from infoviz.core.integrals.measures import CONTINUOUS_MEASURES


def closed_form(measure_id: str, f: Density, g: Density) -> float | None:
    """A measure in nats by its closed form, inf where it is infinite; None where there is none."""
    measure = CONTINUOUS_MEASURES[measure_id]
    if measure_id in ("js", "js_distance"):
        return _js(f, g, measure.degree)
    one, other = (f, g) if measure.of == "f" else (g, f)
    if not measure.needs_other:
        return one.entropy
    if infinite(measure, f, g):
        return math.inf
    return _kl(one, other) if measure.is_divergence else _cross_entropy(one, other)


def _cross_entropy(f: Density, g: Density) -> float | None:
    return f.entropy if f == g else g.cross_entropy_of(f)


def _kl(f: Density, g: Density) -> float | None:
    if f == g:
        return 0.0
    own = f.divergence_from(g)
    if own is not None:
        return max(own, 0.0)
    cross, entropy = g.cross_entropy_of(f), f.entropy
    return None if cross is None or entropy is None else max(cross - entropy, 0.0)


def _js(f: Density, g: Density, degree: float) -> float | None:
    """JS is known where the two are the same, or have no place in common."""
    if f == g:
        return 0.0
    return math.pow(math.log(2), degree) if outside(f, g) == (f.support,) else None
