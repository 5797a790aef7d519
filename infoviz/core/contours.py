"""Contours of a measure over the simplex of three outcomes, solved along rays.

One distribution, p, stands; the other, q, may be anywhere. Each measure (of q, the ids being those
of `core.landscape`) is convex in q or, as H(q), concave. So it rises, or falls, along every ray
from the place where it is least, or greatest, and a contour meets each ray once at most. Solved
there it is exact to the last digits wherever it runs; a grid would round it off near the edges,
where a divergence is steep, and near p, where its contours are small. Everything is in nats.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.forms import FORMS, over_outcomes
from infoviz.core.rays import NEXT_TO_NOTHING, Points, Rays

RADII = 40
"""At so many places of each ray the measure is known before any contour is asked for."""

IMPROVEMENTS = 40
"""A contour is improved so often at most, where it hugs an edge; elsewhere some five times do."""

_FAR = 50.0

Mask = NDArray[np.bool_]
Places = NDArray[np.intp]


class Contours:
    """One measure of q against the fixed p over the whole simplex.

    `is_infinite` says that it is ∞ all over the inside, and `is_flat` that it is the same
    everywhere: in both cases there are no contours. ValueError where p has not three outcomes.
    """

    def __init__(self, p: Distribution, measure_id: str) -> None:
        if len(p) != 3:
            raise ValueError(f"contours are drawn over 3 outcomes, not over {len(p)}")
        self.measure_id = measure_id
        self._form = FORMS[measure_id](p)
        self._sign = -1.0 if measure_id == "h_b" else 1.0
        self.is_infinite = measure_id in ("ce_ba", "kl_ba") and p.impossible.size > 0
        self.is_flat = measure_id == "ce_ba" and float(np.ptp(p.finite_log_p)) < NEXT_TO_NOTHING
        if self.is_infinite or self.is_flat:
            return
        self._rays = Rays(self._form.lowest)
        # Denser where a measure bends: at the centre, and where a share vanishes.
        steps = np.linspace(0.0, 1.0, RADII)
        self._radii = steps * steps * (3 - 2 * steps)
        self._heights = self._form.height(self._rays.at(self._radii[:, np.newaxis]))

    def region(self, value: float) -> Points:
        """The polygon (3, m) of all q whose measure is below `value`; for H(q), above it."""
        return self._ring(value)[0]

    def lines(self, value: float, through: Vector | None = None) -> list[Points]:
        """The contour of `value` as lines, each (3, k), from edge to edge or round and closed.

        The contour has `through` (3,), a place of that value, among its points.
        """
        points, is_met = self._ring(value)
        if not is_met.any():
            return []
        if through is not None:
            place = self._rays.place_of(through)
            points = np.insert(points, place, through, axis=1)
            is_met = np.insert(is_met, place, True)
        return _runs(points, is_met, self._rays.is_round)

    def _ring(self, value: float) -> tuple[Points, Mask]:
        """A point on each ray, (3, m), and whether it is on the contour, (m,), or at the end."""
        height = self._sign * value
        place = (self._heights < height).sum(axis=0)
        is_met = (place > 0) & (place < RADII)
        radius = np.where(place == 0, 0.0, 1.0)
        rays = np.flatnonzero(is_met)
        if rays.size:
            radius[rays] = self._solve(height, rays, place[rays])
        return self._rays.at(radius), is_met

    def _solve(self, height: float, rays: Places, place: Places) -> Vector:
        """The radius on each of `rays` at which the measure has that height, (k,).

        By Newton's method, within a bracket that is halved where a step would leave it. The
        steps are taken in the logarithm of what is left of the ray, since that is where a
        divergence that runs off at the edge is straight.
        """
        centre, ways, ends = self._rays.centre, self._rays.ways[:, rays], self._rays.ends[:, rays]
        low, high = self._radii[place - 1], self._radii[place]
        below, above = self._heights[place - 1, rays], self._heights[place, rays]
        part = np.full(len(rays), 0.5)
        np.divide(height - below, above - below, out=part, where=np.isfinite(above))
        radius = low + part * (high - low)
        for _ in range(IMPROVEMENTS):
            points = (1 - radius) * centre + radius * ends
            gap = self._form.height(points) - height
            is_low = gap < 0
            low, high = np.where(is_low, radius, low), np.where(is_low, high, radius)
            slope = over_outcomes(self._form.slope(points) * ways)
            # Upward along a ray everywhere but at the centre itself.
            rest = 1 - radius
            step = gap / np.maximum(slope * rest, NEXT_TO_NOTHING)
            newer = 1 - rest * np.exp(np.minimum(step, _FAR))
            newer = np.where((newer >= low) & (newer <= high), newer, 0.5 * (low + high))
            moved = float(np.abs(newer - radius).max())
            radius = newer
            if moved < 1e-10:
                break
        return radius


def _runs(points: Points, is_met: Mask, is_round: bool) -> list[Points]:
    """The stretches of points that are on the contour, each with the edge at its two ends."""
    if is_round:
        if is_met.all():
            return [np.append(points, points[:, :1], axis=1)]
        # Begun anew at a ray that leaves, so that no stretch is cut in two.
        start = int(np.flatnonzero(~is_met)[0])
        points, is_met = np.roll(points, -start, axis=1), np.roll(is_met, -start)
        points, is_met = np.append(points, points[:, :1], axis=1), np.append(is_met, False)
    starts = np.flatnonzero(is_met & ~np.append(False, is_met[:-1]))
    stops = np.flatnonzero(is_met & ~np.append(is_met[1:], False)) + 1
    return [
        points[:, max(start - 1, 0) : stop + 1] for start, stop in zip(starts, stops, strict=True)
    ]
