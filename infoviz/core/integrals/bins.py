"""From densities to bars: the line cut in n bins, and what becomes of the measures as n grows.

In bins of width Δ the entropy is h − ln Δ, nearly, and grows without end; KL tends to that of the
densities, from below, and never falls where bins are split (Cover and Thomas 2006, section 8.3).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.traits import Interval
from infoviz.core.distribution import Distribution, Indexes, Vector, frozen
from infoviz.core.integrals.log_masses import log_masses
from infoviz.core.integrals.measures import CONTINUOUS_MEASURES
from infoviz.core.integrals.pair import PairAt
from infoviz.core.labels import Labels
from infoviz.core.numbers import tick
from infoviz.core.quadrature.panels import Panels
from infoviz.core.state import State

MIN_BINS, MAX_BINS = 2, 1000

_FINEST = 2520
"""So many bins the curves are summed from: a number with many divisors."""


def _counts() -> tuple[int, ...]:
    kept: list[int] = []
    for n in range(MIN_BINS, MAX_BINS + 1):
        if _FINEST % n == 0 and (not kept or n > 1.06 * kept[-1]):
            kept.append(n)
    return tuple(kept)


COUNTS: tuple[int, ...] = _counts()
"""The numbers of bins for which there are points on the curves: divisors of 2520."""

_TINY = 1e-280
"""A sum of masses below it may have lost what float64 cannot tell."""


@dataclass(frozen=True, eq=False)
class Bins:
    """A window cut in n equal bins, of which the outer ones are open: they hold the tails.

    `log_f` and `log_g` (n,) are ln of the masses, −inf where there is none.
    """

    window: Interval
    log_f: Vector
    log_g: Vector

    def __len__(self) -> int:
        return len(self.log_f)

    @property
    def width(self) -> float:
        """Δ."""
        return (self.window[1] - self.window[0]) / len(self)

    @cached_property
    def edges(self) -> Vector:
        """Where the bins meet, with the ends of the window; (n + 1,), read-only."""
        return frozen(_edges(self.window, len(self)))

    @property
    def f(self) -> Vector:
        """The masses of f, (n,)."""
        return np.exp(self.log_f)

    @property
    def g(self) -> Vector:
        return np.exp(self.log_g)

    def total(self, measure_id: str) -> float:
        """A measure of the binned pair, in nats: H_n, KL_n and so on."""
        return float(_totals(measure_id, self.log_f, self.log_g, np.zeros(1, dtype=np.intp))[0])

    @cached_property
    def labels(self) -> Labels:
        """The intervals: "< −5.4", "−5.4 … −4.8", "≥ 7.8"."""
        ends = [tick(edge, self.width) for edge in self.edges[1:-1].tolist()]
        inner = [f"{low} … {high}" for low, high in pairwise(ends)]
        return Labels([f"< {ends[0]}", *inner, f"≥ {ends[-1]}"])

    def state(self, name_a: str = "", name_b: str = "") -> State:
        """The binned pair for the editors, f as A and g as B, with the intervals as labels."""
        a, b = _distribution(self.log_f), _distribution(self.log_g)
        return State(self.labels, a, b, name_a=name_a, name_b=name_b)


@dataclass(frozen=True, eq=False)
class BinCurve:
    """The measures of the pair in each of `counts` bins. `widths` (k,) are the Δ."""

    counts: tuple[int, ...]
    widths: Vector
    log_f: Vector
    log_g: Vector

    def totals(self, measure_id: str) -> Vector:
        """A measure for each count, (k,), in nats; inf where it is infinite."""
        starts = np.concatenate(([0], np.cumsum(self.counts[:-1]))).astype(np.intp)
        return _totals(measure_id, self.log_f, self.log_g, starts)


def cut(f: Density, g: Density, panels: Panels, window: Interval, n: int) -> Bins:
    """The pair in n bins; ValueError where n is not 2 to 1,000 or the window has no width."""
    if not MIN_BINS <= n <= MAX_BINS:
        raise ValueError(f"there are {n} bins; there can be {MIN_BINS} to {MAX_BINS:,}")
    return Bins(window, *log_masses((f, g), panels, _edges(window, n)[1:-1]))


def curve(f: Density, g: Density, panels: Panels, window: Interval) -> BinCurve:
    """The measures for all of `COUNTS`, summed from one fine cut."""
    fine = log_masses((f, g), panels, _edges(window, _FINEST)[1:-1])
    low, high = window
    widths = (high - low) / np.array(COUNTS)
    return BinCurve(COUNTS, frozen(widths), *(_merged(logs) for logs in fine))


def _edges(window: Interval, n: int) -> Vector:
    low, high = window
    if not low < high:
        raise ValueError(f"the window from {low} to {high} has no width")
    return low + (high - low) * (np.arange(n + 1) / n)


def _merged(logs: Vector) -> Vector:
    """ln of the masses for each count, one after the other."""
    known = {_FINEST: np.exp(logs)}
    for n in reversed(COUNTS):
        # From the fewest bins that will do: only few of them go into each.
        most = min(count for count in known if count % n == 0)
        parts = known[most].reshape(n, -1)
        known[n] = sum(parts.T, np.zeros(n))
    sums = np.concatenate([known[n] for n in COUNTS])
    found = np.full(len(sums), -np.inf)
    np.log(sums, out=found, where=sums >= _TINY)
    faint = np.flatnonzero(sums < _TINY)
    if faint.size:
        start = 0
        for n in COUNTS:
            own = faint[(faint >= start) & (faint < start + n)]
            found[own] = np.logaddexp.reduce(logs.reshape(n, -1)[own - start], axis=1)
            start += n
    return frozen(found)


def _totals(measure_id: str, log_f: Vector, log_g: Vector, starts: Indexes) -> Vector:
    """A measure of several binned pairs that follow one another from `starts` on."""
    if measure_id == "js_distance":
        return np.sqrt(_totals("js", log_f, log_g, starts))
    measure = CONTINUOUS_MEASURES[measure_id]
    terms = measure.whole(PairAt(log_f, log_g))
    if measure.needs_other:
        own, other = (log_f, log_g) if measure.of == "f" else (log_g, log_f)
        terms = np.where((other == -np.inf) & (own > -np.inf), np.inf, terms)
    totals = np.add.reduceat(terms, starts)
    return np.maximum(totals, 0.0)


def _distribution(logs: Vector) -> Distribution:
    """The shares of the bins, with finite logarithms where there is some mass, however small."""
    shares = np.exp(logs)
    total = math.fsum(shares.tolist())
    return Distribution.trusted(shares / total, logs - math.log(total))
