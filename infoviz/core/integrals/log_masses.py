"""The masses that densities have between cuts of the line, by their logarithms.

Where f is wide and g narrow, most bins hold far less of g than float64 can tell, and yet KL is made
of just those logarithms. So each piece of a panel is summed about its greatest value, with as many
nodes as the fall of the density across it asks for; and where that is steeper than any rule can
follow, only what lies within some e-folds of the greatest value is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from infoviz.core.densities.base import Density
from infoviz.core.distribution import Indexes, Vector
from infoviz.core.quadrature.panels import Panels
from infoviz.core.quadrature.rule import gauss_legendre

_SHORT = 0.125
"""A piece no longer than this, beside its panel, may do with few nodes."""

_FEW, _MANY, _MOST = 4, 12, 32
_FEW_UP_TO, _MANY_UP_TO, _MOST_UP_TO = 0.25, 8.0, 50.0
"""The rules, and the greatest fall in e-folds for which each has 12 digits."""

_DEEP = 45.0
"""What lies so many e-folds below the greatest value adds nothing."""

_IDLE = 45.0
"""Nor does a piece that has so many e-folds less than its bin."""

_ROUNDS = 60

_POINT = 1e-10
"""A part of a panel that is shorter is followed no further: float64 could not tell its ends."""

_ENDS = np.array([-1.0, 1.0])

_NARROWEST = 1e-11
"""A cut nearer than this to an end of a panel, as a part of it, lies there."""


def log_masses(densities: tuple[Density, ...], panels: Panels, cuts: Vector) -> list[Vector]:
    """ln of the masses in the n bins that ascending cuts (n − 1,) make, (n,) for each density.

    The panels are those of all these densities. The outer bins are open. −inf where a bin holds
    nothing.
    """
    at = np.clip(np.searchsorted(panels.edges, cuts, "right") - 1, 0, len(panels) - 1)
    # Rounding must not change their order.
    keys = np.maximum.accumulate(at + panels.fraction(at, cuts))
    whole = np.rint(keys)
    keys = np.where(np.abs(keys - whole) <= _NARROWEST, whole, keys)
    ends = np.sort(np.concatenate((np.arange(len(panels) + 1.0), keys)))
    ends = ends[np.concatenate(([True], np.diff(ends) > _NARROWEST))]
    panel = ends[:-1].astype(np.intp)
    middle = 0.5 * (ends[:-1] + ends[1:])
    bins = np.searchsorted(keys, middle, "right").astype(np.intp)
    pieces = _Pieces(panels, panel, ends[:-1] - panel, ends[1:] - panel, bins)
    found = []
    for density in densities:
        logs = _gathered(pieces.log_masses(density), bins)
        padded = np.full(len(cuts) + 1, -np.inf)
        padded[bins[_starts(bins)]] = logs
        found.append(padded)
    return found


@dataclass(frozen=True, eq=False)
class _Pieces:
    """Parts of panels from one fraction of each to another, and the bin in which each lies."""

    panels: Panels
    panel: Indexes
    low: Vector
    high: Vector
    bins: Indexes

    def log_masses(self, density: Density) -> Vector:
        """ln of the mass in each piece, (m,)."""
        logs, falls = np.empty(len(self.panel)), np.full(len(self.panel), np.inf)
        short = self.high - self.low <= _SHORT
        self._sum(density, short, _FEW, logs, falls)
        self._sum(density, falls > _FEW_UP_TO, _MANY, logs, falls)
        steep = np.flatnonzero(falls > _MANY_UP_TO)
        if steep.size:
            whole = np.repeat(_gathered(logs, self.bins), _counts(self.bins))
            ends = self._of(steep)
            # The greatest value may lie at an end, beyond the last node.
            at_ends = ends._at(density, ends.low, ends.high, _ENDS).max(axis=1)
            steep = steep[np.maximum(logs[steep], at_ends) > whole[steep] - _IDLE]
            logs[steep] = self._of(steep).steep_log_masses(density)
        return logs

    def steep_log_masses(self, density: Density) -> Vector:
        """The same for pieces in which the density may fall steeply."""
        low, high = self.low.copy(), self.high.copy()
        nodes, _ = gauss_legendre(_MANY)
        places = np.concatenate(([0.0], 0.5 * (1 + nodes), [1.0]))
        rows = np.arange(len(low))
        for _ in range(_ROUNDS):
            values = self._of(rows)._at(density, low[rows], high[rows], nodes)
            values -= values.max(axis=1, keepdims=True)
            deep = (values.min(axis=1) < -_MOST_UP_TO) & ((high - low)[rows] > _POINT)
            if not deep.any():
                break
            rows, near = rows[deep], values[deep] > -_DEEP
            first = near.argmax(axis=1)
            last = _MANY - 1 - near[:, ::-1].argmax(axis=1)
            width = high[rows] - low[rows]
            # From the node before those to the node after them.
            high[rows] = low[rows] + width * places[last + 2]
            low[rows] += width * places[first]
        nodes, weights = gauss_legendre(_MOST)
        return _log_sum(self._at(density, low, high, nodes), weights)

    def _at(self, density: Density, low: Vector, high: Vector, nodes: Vector) -> Vector:
        """ln of the density times dx/dnode, (m, k), between fractions of the panels."""
        points, log_jacobian = self.panels.between(self.panel, low, high).at(nodes)
        return density.log_at(points) + log_jacobian

    def _of(self, rows: Indexes) -> _Pieces:
        return _Pieces(
            self.panels, self.panel[rows], self.low[rows], self.high[rows], self.bins[rows]
        )

    def _sum(
        self,
        density: Density,
        chosen: NDArray[np.bool_],
        order: int,
        logs: Vector,
        falls: Vector,
    ) -> None:
        """Fills in the logarithms of the chosen pieces, and how far the density falls in them."""
        rows = np.flatnonzero(chosen)
        if not rows.size:
            return
        nodes, weights = gauss_legendre(order)
        pieces = self if len(rows) == len(self.panel) else self._of(rows)
        values = pieces._at(density, pieces.low, pieces.high, nodes)
        logs[rows] = _log_sum(values, weights)
        # Along the first axis, which is many times faster where there are few nodes.
        columns = np.ascontiguousarray(values.T)
        most = columns.max(axis=0)
        held = most > -np.inf
        falls[rows] = 0.0
        falls[rows[held]] = most[held] - columns.min(axis=0)[held]


def _log_sum(logs: Vector, weights: Vector) -> Vector:
    """ln Σ weights · exp(logs) along the second axis, (m, k) to (m,)."""
    columns = np.ascontiguousarray(logs.T)
    most = columns.max(axis=0)
    there = most > -np.inf
    safe = np.where(there, most, 0.0)
    columns -= safe
    sums = weights @ np.exp(columns, out=columns)
    found = np.full(len(most), -np.inf)
    np.log(sums, out=found, where=there)
    return found + safe


def _starts(bins: Indexes) -> Indexes:
    """Where each of the bins begins, which are in ascending order."""
    return np.flatnonzero(np.diff(bins, prepend=-1))


def _counts(bins: Indexes) -> Indexes:
    """How many pieces lie in each bin that has some."""
    return np.diff(np.append(_starts(bins), len(bins)))


def _gathered(logs: Vector, bins: Indexes) -> Vector:
    """ln of the sums in each bin that has some pieces."""
    starts = _starts(bins)
    most = np.maximum.reduceat(logs, starts)
    safe = np.where(most > -np.inf, most, 0.0)
    sums = np.add.reduceat(np.exp(logs - np.repeat(safe, _counts(bins))), starts)
    found = np.full(len(starts), -np.inf)
    np.log(sums, out=found, where=sums > 0)
    return found + safe
