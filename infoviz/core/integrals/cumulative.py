"""An integral as it grows from left to right: what is left of a place, and its signed parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.distribution import Indexes, Vector
from infoviz.core.integrals.pair import PairAt, pair_at
from infoviz.core.quadrature.panels import Panels
from infoviz.core.quadrature.rule import VALUE_NODES, VALUE_WEIGHTS

_NARROWEST = 1e-15
"""A part of a panel that is narrower holds nothing that float64 could tell."""

_ROUNDS = 30
"""Steps towards a zero of the integrand, at most."""

_CLOSE = 1e-7
"""A step shorter than this, as a part of a panel, is the last: the error counts with its square."""


@dataclass(frozen=True, eq=False)
class Cumulative:
    """An integrand over f and g, summed panel by panel."""

    f: Density
    g: Density
    panels: Panels
    integrand: Callable[[PairAt], Vector]

    def _at(self, panels: Panels, nodes: Vector) -> Vector:
        """The integrand times dx/dnode, (m, k)."""
        points, log_jacobian = panels.at(nodes)
        return self.integrand(pair_at(self.f, self.g, points, log_jacobian))

    @cached_property
    def _nodes(self) -> Vector:
        return self._at(self.panels, VALUE_NODES)

    @cached_property
    def values(self) -> Vector:
        """What each panel adds, (m,); inf where the other density is 0."""
        return self._nodes @ VALUE_WEIGHTS

    def sides(self, x: float) -> tuple[float, float]:
        """What lies to the left and to the right of x."""
        edges = self.panels.edges
        if not edges[0] < x < edges[-1]:
            whole = float(self.values.sum())
            return (0.0, whole) if x <= edges[0] else (whole, 0.0)
        panel = np.array([min(int(np.searchsorted(edges, x, "right")), len(self.panels)) - 1])
        fraction = self.panels.fraction(panel, np.array([x]))
        left = float(self._upto(panel, fraction)[0]) + float(self.values[: panel[0]].sum())
        within = self._between(panel, fraction, np.ones(1))
        return left, float(within[0]) + float(self.values[panel[0] + 1 :].sum())

    def _upto(self, panel: Indexes, fraction: Vector) -> Vector:
        return self._between(panel, np.zeros(len(panel)), fraction)

    def _between(self, panel: Indexes, low: Vector, high: Vector) -> Vector:
        """What these parts of panels add, (k,); nothing where they have no width."""
        found = np.zeros(len(panel))
        wide = high - low > _NARROWEST
        if wide.any():
            parts = self.panels.between(panel[wide], low[wide], high[wide])
            found[wide] = self._at(parts, VALUE_NODES) @ VALUE_WEIGHTS
        return found

    @cached_property
    def parts(self) -> tuple[float, float]:
        """The integrals of what is above 0 and below it, without the panels that are infinite."""
        values = np.where(np.isfinite(self.values), self.values, 0.0)
        sums = np.concatenate(([0.0], np.cumsum(values)))
        key = self._zeros
        panel = np.minimum(key.astype(np.intp), len(self.panels) - 1)
        upto = self._upto(panel, key - panel)
        at_zeros = sums[panel] + np.where(np.isfinite(upto), upto, 0.0)
        pieces = np.diff(np.concatenate(([0.0], at_zeros, sums[-1:])))
        return float(pieces[pieces > 0].sum()), float(pieces[pieces < 0].sum())

    @cached_property
    def _zeros(self) -> Vector:
        """Where the sign changes, as panel + fraction, ascending."""
        nodes = np.where(np.isfinite(self._nodes), self._nodes, 0.0).ravel()
        keys = (np.arange(len(self.panels))[:, None] + 0.5 * (1 + VALUE_NODES)).ravel()
        told = np.flatnonzero(nodes)
        signs = nodes[told] > 0
        changes = np.flatnonzero(signs[1:] != signs[:-1])
        return self._refined(
            keys[told[changes]],
            keys[told[changes + 1]],
            nodes[told[changes]],
            nodes[told[changes + 1]],
        )

    def _refined(self, low: Vector, high: Vector, at_low: Vector, at_high: Vector) -> Vector:
        """Zeros between `low` and `high`, by false position that halves what stays (Illinois)."""
        middle = low
        for _ in range(_ROUNDS if low.size else 0):
            before, middle = middle, low + (high - low) * (at_low / (at_low - at_high))
            if np.abs(middle - before).max() < _CLOSE:
                break
            panel = np.minimum(middle.astype(np.intp), len(self.panels) - 1)
            node = 2 * (middle - panel)[:, None] - 1
            value = self._at(self.panels.of(panel), node)[:, 0]
            if not value.any():
                break
            across = (value > 0) != (at_high > 0)
            # The end that `high` leaves becomes `low`; else `low` stays and counts half.
            low = np.where(across, high, low)
            at_low = np.where(across, at_high, 0.5 * at_low)
            high, at_high = middle, value
        return np.sort(middle)
