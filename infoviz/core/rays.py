"""Straight ways from a place of the simplex of three outcomes to its edges."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Vector

EVEN = 96
"""So many rays lie evenly around the centre: for contours that are small around it."""

AIMED = 32
"""So many go to each edge, closer towards its ends: for contours that turn near the corners."""

CORNERS = np.array([[0.5, 0.0, 1.0], [math.sqrt(0.75), 0.0, 0.0]])
"""The corners of the first, second and third outcome in a plane, (2, 3); all edges are 1 long."""

NEXT_TO_NOTHING = 1e-9

Points = NDArray[np.float64]
"""Shape (3, ...): the three shares of each point."""


class Rays:
    """Straight ways from a centre (3, 1) to the edges of the simplex, in order around it.

    `ends` and `ways` = ends − centre have shape (3, m). From a centre that lies on an edge they
    do not go all the way round, and `is_round` is false.
    """

    def __init__(self, centre: Vector) -> None:
        self.centre: Points = centre[:, np.newaxis]
        ends = np.concatenate([_aimed(centre), _even(centre)], axis=1)
        ends = ends[:, np.abs(ends - self.centre).max(axis=0) > NEXT_TO_NOTHING]
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
