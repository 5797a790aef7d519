"""Every number of two densities, computed once a change."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import Interval
from infoviz.core.distribution import Vector
from infoviz.core.integrals.bins import BinCurve, Bins, curve, cut
from infoviz.core.integrals.closed_forms import closed_form
from infoviz.core.integrals.cumulative import Cumulative
from infoviz.core.integrals.infinities import infinite
from infoviz.core.integrals.measures import CONTINUOUS_MEASURES, INTEGRALS
from infoviz.core.integrals.pair import pair_at
from infoviz.core.integrals.slow_tails import beyond
from infoviz.core.integrals.values import Integral
from infoviz.core.quadrature.layout import panels_for
from infoviz.core.quadrature.panels import Panels
from infoviz.core.quadrature.rule import gauss_legendre
from infoviz.core.quadrature.table import Table, integrate

_DRAWN = 4
"""So many places within each panel are drawn, at least."""


@dataclass(frozen=True, eq=False)
class ContinuousAnalysis:
    """Two densities f and g with their measures; what else is asked for is made when it is.

    Everything is in nats; `CONTINUOUS_MEASURES[id].in_unit` converts. `results` holds an Integral
    for the id of each measure.
    """

    f: Density
    g: Density
    results: dict[str, Integral]
    table: Table

    @property
    def panels(self) -> Panels:
        """The panels on which all integrals were found to settle."""
        return self.table.panels

    @property
    def frame(self) -> Interval:
        """A window that shows both densities."""
        (low, high), (other_low, other_high) = self.f.frame, self.g.frame
        return min(low, other_low), max(high, other_high)

    def grid(self, window: Interval, n: int) -> Vector:
        """Ascending places in the window for drawing curves: n even ones, and more where needed.

        Some places of each panel are among them, so that no peak is too narrow to be seen, and both
        sides of each kink, so that a jump is upright; a place where a density is infinite is not.
        """
        low, high = window
        kinks = np.array([*self.f.kinks, *self.g.kinks])
        sides = [np.nextafter(kinks, -np.inf), kinks, np.nextafter(kinks, np.inf)]
        inner = self.panels.at(gauss_legendre(_DRAWN)[0])[0].x.ravel()
        evenly = np.linspace(low, high, n)
        x = np.unique(np.concatenate((evenly, self.panels.edges, inner, *sides)))
        x = x[(x >= low) & (x <= high)]
        return x[np.maximum(self.f.log_density(x), self.g.log_density(x)) < np.inf]

    def closed_form(self, measure_id: str) -> float | None:
        """The measure by its closed form; inf where it is infinite, None where there is none."""
        return closed_form(measure_id, self.f, self.g)

    def integrand(self, measure_id: str, x: ArrayLike) -> Vector:
        """What is integrated, at x, of its shape, in nats per unit of x, signed.

        inf where the other density is 0, nan at an end where one is infinite; ValueError where the
        measure is no integral.
        """
        points = np.asarray(x, dtype=np.float64)
        pair = pair_at(self.f, self.g, Points(0.0, points))
        endless = (pair.log_f == math.inf) | (pair.log_g == math.inf)
        if endless.any():
            found = np.full(points.shape, np.nan)
            found[~endless] = self.integrand(measure_id, points[~endless])
            return found
        return CONTINUOUS_MEASURES[measure_id].integrand(pair)

    def sides(self, measure_id: str, x: float) -> tuple[float, float]:
        """The parts of the integral to the left and to the right of x; one may be infinite."""
        left, right = self._cumulative(measure_id).sides(x)
        beyond_left, beyond_right = self._beyond(measure_id)
        regions = self.results[measure_id].regions
        # A region may lie beyond the panels, where there is hardly any mass.
        if any(low < x for low, _ in regions):
            left = math.inf
        if any(high > x for _, high in regions):
            right = math.inf
        return left + beyond_left, right + beyond_right

    def parts(self, measure_id: str) -> tuple[float, float]:
        """The integrals of what is above 0 and of what is below it: a number ≥ 0 and one ≤ 0."""
        above, below = self._cumulative(measure_id).parts
        # Far out a heavy tail has more than what it is compared with, and so lies above.
        above += sum(self._beyond(measure_id))
        return (above if self.results[measure_id].is_finite else math.inf), below

    def _beyond(self, measure_id: str) -> tuple[float, float]:
        """What lies beyond the panels, on the left and on the right; inf where it diverges."""
        measure, tails = CONTINUOUS_MEASURES[measure_id], self.results[measure_id].tails
        left, right = (
            math.inf if side in tails else beyond(measure, self.f, self.g, self.panels, side)
            for side in (-1, 1)
        )
        return left, right

    def masses_left(self, x: float) -> tuple[float, float]:
        """The masses of f and of g to the left of x."""
        return self._mass_f.sides(x)[0], self._mass_g.sides(x)[0]

    def bins(self, n: int, window: Interval | None = None) -> Bins:
        """Both densities in n bins, 2 to 1,000, of a window; of the frame where none is given."""
        return cut(self.f, self.g, self.panels, window or self.frame, n)

    def bin_curve(self, window: Interval | None = None) -> BinCurve:
        """The measures of the binned pair for some 40 numbers of bins, from 2 to 1,000."""
        return curve(self.f, self.g, self.panels, window or self.frame)

    @cached_property
    def _mass_f(self) -> Cumulative:
        return Cumulative(self.f, self.g, self.panels, lambda pair: pair.f)

    @cached_property
    def _mass_g(self) -> Cumulative:
        return Cumulative(self.f, self.g, self.panels, lambda pair: pair.g)

    @cached_property
    def _cumulatives(self) -> dict[str, Cumulative]:
        return {}

    def _cumulative(self, measure_id: str) -> Cumulative:
        known = self._cumulatives
        if measure_id not in known:
            integrand = CONTINUOUS_MEASURES[measure_id].integrand
            known[measure_id] = Cumulative(self.f, self.g, self.panels, integrand)
        return known[measure_id]


def evaluate(f: Density, g: Density) -> ContinuousAnalysis:
    """The measures of f and g, each to 1e-9 relative or 1e-12 absolute, with its error bound."""
    endless = {measure.id: infinite(measure, f, g) for measure in INTEGRALS}
    finite = [measure for measure in INTEGRALS if endless[measure.id] is None]

    def integrands(points: Points, log_jacobian: Vector) -> Vector:
        pair = pair_at(f, g, points, log_jacobian)
        rows = np.empty((len(finite), *pair.log_f.shape))
        for row, measure in zip(rows, finite, strict=True):
            row[:] = measure.whole(pair)
        return rows

    table = integrate(panels_for((f, g)), integrands)
    results = {id: integral for id, integral in endless.items() if integral is not None}
    for measure, value, error in zip(finite, table.totals, table.bounds, strict=True):
        rest = sum(beyond(measure, f, g, table.panels, side) for side in (-1, 1))
        value, error = float(value) + rest, float(error) + 1e-9 * abs(rest)
        if measure.is_divergence:
            value = max(value, 0.0)
        if measure.id == "js":
            value = min(value, math.log(2))
        results[measure.id] = Integral(value, error)
    results["js_distance"] = _root(results["js"])
    return ContinuousAnalysis(f, g, {id: results[id] for id in CONTINUOUS_MEASURES}, table)


def _root(js: Integral) -> Integral:
    """√JS, and what an error of JS does to it."""
    root = math.sqrt(js.value)
    return Integral(root, math.sqrt(js.value + js.error) - root)
