"""Several integrals at once over the same panels, refined until the rules agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from infoviz.core.densities.points import Points
from infoviz.core.distribution import Vector
from infoviz.core.quadrature.panels import Panels
from infoviz.core.quadrature.rule import NODES, WEIGHTS

Integrands = Callable[[Points, Vector], Vector]
"""Integrands times dx/dnode, (k, m, n), at points (m, n) and the logarithm of dx/dnode there."""

_RELATIVE = 1e-12
_ABSOLUTE = 1e-13
_ROUNDING = 2.0**-52
_ROUNDS = 40
_MOST = 2000
"""So many panels at most; where they do not do, the error says so."""


@dataclass(frozen=True, eq=False)
class Table:
    """What each of k integrals has in each of m panels. `values` and `errors` have shape (k, m)."""

    panels: Panels
    values: Vector
    errors: Vector
    sizes: Vector
    """The integrals of the absolute value."""

    @property
    def totals(self) -> Vector:
        """The integrals, (k,)."""
        totals: Vector = self.values.sum(axis=1)
        return totals

    @property
    def bounds(self) -> Vector:
        """How far each may be off, (k,): where the rules differ, and rounding."""
        bounds: Vector = self.errors.sum(axis=1) + _ROUNDING * self.sizes.sum(axis=1)
        return bounds


def integrate(panels: Panels, integrands: Integrands) -> Table:
    """The integrals over these panels; those in which the rules differ are halved."""
    values, errors, sizes = _sums(panels, integrands)
    for _ in range(_ROUNDS):
        size = sizes.sum(axis=1)
        bound = np.maximum(_RELATIVE * np.abs(values.sum(axis=1)), 64 * _ROUNDING * size)
        bound = np.maximum(bound, _ABSOLUTE)
        open_ = errors.sum(axis=1) > bound
        if not open_.any() or len(panels) > _MOST:
            break
        part = bound[open_, None] / (2 * len(panels))
        chosen = (errors[open_] > part).any(axis=0)
        panels, origin, new = panels.halved(chosen)
        fresh = _sums(panels.of(new), integrands)
        values, errors, sizes = (
            _replaced(old[:, origin], new, row)
            for old, row in zip((values, errors, sizes), fresh, strict=True)
        )
    return Table(panels, values, errors, sizes)


def _replaced(rows: Vector, new: NDArray[np.bool_], fresh: Vector) -> Vector:
    rows[:, new] = fresh
    return rows


def _sums(panels: Panels, integrands: Integrands) -> tuple[Vector, Vector, Vector]:
    points, log_jacobian = panels.at(NODES)
    found = integrands(points, log_jacobian)
    by_rule = found @ WEIGHTS
    values = by_rule[..., 0]
    return values, np.abs(values - by_rule[..., 1]), np.abs(found) @ WEIGHTS[:, 0]
