"""Where the panels lie: cut at every kink, fine where a density is narrow, logarithmic where it is
singular or has a heavy tail.

About a singular end c, and far out in the tail of a power, an integrand such as f ln(f/g) is smooth
in u = ln|x − c| and falls as exp(−α |u|): panels that grow twofold in u then hold the whole of it,
however small α is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.traits import Centre
from infoviz.core.distribution import Vector
from infoviz.core.quadrature.panels import Panels

_NEAR = 0.4
"""A rung nearer to the one before than so much of its own step adds nothing."""

_WIDE = 2.2
"""Where its ends are farther apart than so much, seen from a centre, a panel is logarithmic."""

_DEPTH = 45.0
"""So many e-folds of mass are followed into a singular end: beyond is 3e-20 of it."""

_SMALLEST = -700.0
"""ln of the least distance from an end: below it float64 has no digits."""

_Row = tuple[float, float, float, float]


def panels_for(densities: Sequence[Density]) -> Panels:
    """Panels over the mass of all these densities, on which each of them is smooth."""
    centres = _merged(densities)
    places = np.array(_places(densities, centres))
    anchors = np.array([anchor for density in densities for anchor in density.anchors])
    left, right = places[:-1], places[1:]
    middle = 0.5 * (left + right)
    nearest = anchors[np.abs(anchors[:, None] - middle).argmin(axis=0)]
    panels = Panels(nearest, np.zeros(len(left)), left - nearest, right - nearest)
    if centres:
        panels = _bent(panels, centres, left, right)
    # Between ends that float64 cannot tell apart from there, there is nothing.
    return panels.of(panels.start != panels.end)


def _merged(densities: Sequence[Density]) -> list[Centre]:
    """The centres, one a place and side: the more singular one where there are two."""
    found: dict[tuple[float, int], Centre] = {}
    for density in densities:
        for centre in density.centres:
            known = found.get((centre.place, centre.side))
            if known is None or _exponent(centre) < _exponent(known):
                found[centre.place, centre.side] = centre
    return list(found.values())


def _exponent(centre: Centre) -> float:
    return math.inf if centre.exponent is None else centre.exponent


def _places(densities: Sequence[Density], centres: list[Centre]) -> list[float]:
    """All kinks, and the rungs that are not idle, ascending."""
    places: list[tuple[float, float]] = []
    for density in densities:
        places += ((kink, 0.0) for kink in density.kinks)
        rungs = density.rungs
        if len(rungs) > 1:
            gaps = np.diff(rungs)
            steps = np.minimum(np.append(gaps, gaps[-1]), np.append(gaps[0], gaps))
            places += zip(rungs.tolist(), steps.tolist(), strict=True)
        else:
            places += ((rung, density.spread) for rung in rungs.tolist())
    # Between two centres each has its own half.
    middles = []
    apart = sorted({centre.place for centre in centres})
    for one, other in pairwise(apart):
        middles.append((0.5 * (one + other), 0.5 * (other - one)))
    low, high = min(places)[0], max(places)[0]
    places += (middle for middle in middles if low < middle[0] < high)
    places.sort()
    kept = [places[0][0]]
    is_kink = [places[0][1] == 0]
    for x, step in places[1:]:
        gap = x - kept[-1]
        if step == 0 and gap > 0:
            # What lies a hair before a kink goes, as long as it is none itself.
            if not is_kink[-1] and len(kept) > 1 and gap < 1e-3 * (kept[-1] - kept[-2]):
                kept.pop(), is_kink.pop()
            kept.append(x)
            is_kink.append(True)
        elif step == 0:
            is_kink[-1] = True
        elif gap > _NEAR * step:
            kept.append(x)
            is_kink.append(False)
    return kept


def _bent(panels: Panels, centres: list[Centre], left: Vector, right: Vector) -> Panels:
    """The panels with those that a centre sees as wide made logarithmic about it."""
    c = np.array([centre.place for centre in centres])[:, None]
    side = np.array([centre.side for centre in centres])[:, None]
    singular = np.array([centre.exponent is not None for centre in centres])[:, None]
    inner = np.where(side > 0, left - c, c - right)
    outer = np.where(side > 0, right - c, c - left)
    ratio = np.ones_like(inner)
    np.divide(outer, inner, out=ratio, where=inner > 0)
    ratio[(inner == 0) & singular] = np.inf
    best = ratio.argmax(axis=0)
    widest = ratio[best, np.arange(len(left))]
    rows: list[_Row] = []
    for i in range(len(left)):
        if widest[i] <= _WIDE:
            rows.append(
                (float(panels.anchor[i]), 0.0, float(panels.start[i]), float(panels.end[i]))
            )
            continue
        centre = centres[best[i]]
        far = math.log(outer[best[i], i])
        is_end = widest[i] == math.inf
        us = _inwards(far, centre) if is_end else [math.log(inner[best[i], i]), far]
        steps = list(pairwise(us))
        if centre.side < 0:
            steps = [(high, low) for low, high in reversed(steps)]
        rows += ((centre.place, float(centre.side), *step) for step in steps)
    return Panels(*np.array(rows).T.copy())


def _inwards(far: float, centre: Centre) -> list[float]:
    """ln of the distances into a singular end, ascending to `far`."""
    depth = _DEPTH / min(1.0, _exponent(centre))
    least = max(far - depth, _SMALLEST)
    us, step = [far], 1.0
    while us[-1] > least:
        us.append(max(far - step, least))
        step *= 2
    return us[::-1]
