"""Contours of a measure over the simplex of three outcomes, solved along rays.

One distribution, p, stands; the other, q, may be anywhere. Each measure (of q, the ids being those
of `core.landscape`) is convex in q or, as H(q), concave. So it rises, or falls, along every ray
from the place where it is least, or greatest, and a contour meets each ray once at most. Solved
there it is exact to the last digits wherever it runs; a grid would round it off near the edges,
where a divergence is steep, and near p, where its contours are small. Everything is in nats.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.landscape import logarithms

EVEN = 96
"""So many rays lie evenly around the centre: for contours that are small around it."""

AIMED = 32
"""So many go to each edge, closer towards its ends: for contours that turn near the corners."""

RADII = 40
"""At so many places of each ray the measure is known before any contour is asked for."""

IMPROVEMENTS = 40
"""A contour is improved so often at most, where it hugs an edge; elsewhere some five times do."""

CORNERS = np.array([[0.5, 0.0, 1.0], [math.sqrt(0.75), 0.0, 0.0]])
"""The corners of the first, second and third outcome in a plane, (2, 3); all edges are 1 long."""

_NEXT_TO_NOTHING = 1e-9
_FAR = 50.0

Points = NDArray[np.float64]
"""Shape (3, ...): the three shares of each point."""

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
        self._form = _FORMS[measure_id](p)
        self._sign = -1.0 if measure_id == "h_b" else 1.0
        self.is_infinite = measure_id in ("ce_ba", "kl_ba") and p.impossible.size > 0
        self.is_flat = measure_id == "ce_ba" and float(np.ptp(p.finite_log_p)) < _NEXT_TO_NOTHING
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
            slope = _sum(self._form.slope(points) * ways)
            # Upward along a ray everywhere but at the centre itself.
            rest = 1 - radius
            step = gap / np.maximum(slope * rest, _NEXT_TO_NOTHING)
            newer = 1 - rest * np.exp(np.minimum(step, _FAR))
            newer = np.where((newer >= low) & (newer <= high), newer, 0.5 * (low + high))
            moved = float(np.abs(newer - radius).max())
            radius = newer
            if moved < 1e-10:
                break
        return radius


class Rays:
    """Straight ways from a centre (3, 1) to the edges of the simplex, in order around it.

    `ends` and `ways` = ends − centre have shape (3, m). From a centre that lies on an edge they
    do not go all the way round, and `is_round` is false.
    """

    def __init__(self, centre: Vector) -> None:
        self.centre: Points = centre[:, np.newaxis]
        ends = np.concatenate([_aimed(centre), _even(centre)], axis=1)
        ends = ends[:, np.abs(ends - self.centre).max(axis=0) > _NEXT_TO_NOTHING]
        angles = _angles(ends - self.centre)
        order = np.argsort(angles)
        gaps = np.diff(angles[order], append=angles[order[0]] + 2 * np.pi)
        widest = int(gaps.argmax())
        self.is_round = bool(gaps[widest] < 0.75 * np.pi)
        order = np.roll(order, -widest - 1)
        self.ends: Points = np.ascontiguousarray(ends[:, order])
        self.ways: Points = self.ends - self.centre
        # Rising from the first on.
        self._first = float(angles[order[0]])
        self._angles = np.mod(angles[order] - self._first, 2 * np.pi)

    def at(self, radius: Vector) -> Points:
        """The points so far along the rays, from 0, the centre, to 1, the end.

        Shape (3, m) for radii (m,), and (3, k, m) for radii (k, 1).
        """
        centre, ends = self.centre, self.ends
        if radius.ndim == 2:
            centre, ends = centre[:, np.newaxis], ends[:, np.newaxis]
        # Not the centre plus a part of the way, which rounds a share away near its edge.
        points: Points = (1 - radius) * centre + radius * ends
        return points

    def place_of(self, q: Vector) -> int:
        """Before which ray the one to `q` (3,) belongs."""
        angle = np.mod(_angles(q[:, np.newaxis] - self.centre) - self._first, 2 * np.pi)
        return int(np.searchsorted(self._angles, angle[0]))


def _aimed(centre: Vector) -> Points:
    """Places on the edges, closer together towards the corners, which are among them.

    A ray along an edge on which the centre lies ends in its corner, and nowhere before.
    """
    steps = np.linspace(0.0, 1.0, AIMED, endpoint=False)[1:]
    along = steps**2 / (steps**2 + (1 - steps) ** 2)
    places = [np.eye(3)]
    for i in range(3):
        if centre[i] > 0:
            edge = np.zeros((3, len(along)))
            edge[i - 2], edge[i - 1] = 1 - along, along
            places.append(edge)
    return np.concatenate(places, axis=1)


def _even(centre: Vector) -> Points:
    """Where rays in evenly turned directions leave the simplex, (3, m)."""
    turns = np.linspace(0.0, 2 * np.pi, EVEN, endpoint=False)
    # Three cosines a third of a turn apart sum to 0, as a change of shares must.
    ways = np.cos(turns + np.array([[0.0], [2.0], [4.0]]) * np.pi / 3)
    far = np.full_like(ways, np.inf)
    np.divide(np.broadcast_to(centre[:, np.newaxis], ways.shape), -ways, out=far, where=ways < 0)
    first, each = far.argmin(axis=0), np.arange(EVEN)
    ends = np.maximum(centre[:, np.newaxis] + far[first, each] * ways, 0.0)
    ends[first, each] = 0.0
    places: Points = ends / ends.sum(axis=0)
    return places


def _angles(ways: Points) -> Vector:
    x, y = CORNERS @ ways
    angles: Vector = np.arctan2(y, x)
    return angles


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


class _Form:
    """A measure of q (3, ...) against p, turned so that it is convex, and where it is least.

    `slope` may leave out what is the same for all three shares, since these sum to 1.
    """

    def __init__(self, p: Distribution) -> None:
        self.p, self.log_p = p.p, p.finite_log_p
        self.lowest: Vector = p.p

    def height(self, q: Points) -> Vector:
        raise NotImplementedError

    def slope(self, q: Points) -> Points:
        raise NotImplementedError


class _CrossEntropy(_Form):
    """H(p, q)."""

    base = 0.0

    def height(self, q: Points) -> Vector:
        height: Vector = self.base - _weighted(self.p, logarithms(q))
        for share, each in zip(self.p, q, strict=True):
            if share > 0:
                height[each == 0] = np.inf
        return height

    def slope(self, q: Points) -> Points:
        return -_beside(self.p, q) / np.maximum(q, _SMALLEST)


class _KL(_CrossEntropy):
    """KL(p‖q)."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.base = -p.entropy


class _CrossEntropyBack(_Form):
    """H(q, p), which is linear in q, and least in the corner that p favours."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.lowest = np.zeros(3)
        self.lowest[int(p.p.argmax())] = 1.0

    def height(self, q: Points) -> Vector:
        return -_weighted(self.log_p, q)

    def slope(self, q: Points) -> Points:
        return -_beside(self.log_p, q)


class _KLBack(_Form):
    """KL(q‖p)."""

    def height(self, q: Points) -> Vector:
        return _sum(q * self.slope(q))

    def slope(self, q: Points) -> Points:
        return logarithms(q) - _beside(self.log_p, q)


class _Entropy(_Form):
    """−H(q), least where all shares are equal."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.lowest = np.full(3, 1 / 3)

    def height(self, q: Points) -> Vector:
        return _sum(q * logarithms(q))

    def slope(self, q: Points) -> Points:
        return logarithms(q)


class _JS(_Form):
    """JS(p, q) = H(m) − ½ H(p) − ½ H(q)."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.base = -0.5 * p.entropy

    def height(self, q: Points) -> Vector:
        m = 0.5 * (q + _beside(self.p, q))
        return self.base + _sum(0.5 * q * logarithms(q) - m * logarithms(m))

    def slope(self, q: Points) -> Points:
        return 0.5 * (logarithms(q) - logarithms(0.5 * (q + _beside(self.p, q))))


def _beside(vector: Vector, q: Points) -> Vector:
    """A vector (3,) with as many axes as `q`, so that it meets its shares."""
    return vector.reshape(3, *(1,) * (q.ndim - 1))


def _weighted(weights: Vector, q: Points) -> Vector:
    """Σ of the weights (3,) times the shares."""
    total: Vector = weights[0] * q[0] + weights[1] * q[1] + weights[2] * q[2]
    return total


def _sum(q: Points) -> Vector:
    """Over the outcomes."""
    total: Vector = q[0] + q[1] + q[2]
    return total


_SMALLEST = 2.0**-1022

_FORMS: dict[str, type[_Form]] = {
    "ce_ab": _CrossEntropy,
    "kl_ab": _KL,
    "ce_ba": _CrossEntropyBack,
    "kl_ba": _KLBack,
    "h_b": _Entropy,
    "js": _JS,
}
