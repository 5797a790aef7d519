"""What decides how a script must be written to print the digits of the window."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.measures import Measure
from infoviz.core.numbers import NumberFormat
from infoviz.core.state import State

_TINY = 2.0**-1000
"""A share below it has few digits or none, and a share over it may overflow."""

_AGREES = 1e-10
"""How far, of its size, a number of the plain formula may be from that of the window."""

_OPERANDS = {"h_a": "a", "h_b": "b", "ce_ab": "ab", "ce_ba": "ba", "kl_ab": "ab", "kl_ba": "ba"}


@dataclass(frozen=True, eq=False)
class Facts:
    """A pair, a measure, how numbers are written, and what the plain formula cannot do.

    `p` and `q` name the distributions of the measure in their order. `has_gaps` says that some
    share of them is 0, `has_common_gaps` that both are 0 at once somewhere. Where `needs_logs`,
    shares are possible that float64 cannot hold, and the script is given their logarithms. Where
    `is_close`, the plain sum loses its digits, and the script takes a form that keeps them.
    """

    state: State
    measure: Measure
    numbers: NumberFormat
    p: str
    q: str
    is_infinite: bool
    has_gaps: bool
    has_common_gaps: bool
    needs_logs: bool
    is_close: bool


def facts_of(analysis: Analysis, measure: Measure, numbers: NumberFormat) -> Facts:
    """The Facts of a measure of a pair."""
    state = analysis.state
    operands = _OPERANDS.get(measure.id, "ab")
    p, q = operands[0], operands[-1]
    sides = {"a": state.a, "b": state.b}
    gaps_p, gaps_q = sides[p].p == 0, sides[q].p == 0
    needs_logs = any(_is_tiny(sides[name]) for name in (p, q))
    return Facts(
        state=state,
        measure=measure,
        numbers=numbers,
        p=p,
        q=q,
        is_infinite=analysis.totals[measure.id] == math.inf,
        has_gaps=bool((gaps_p | gaps_q).any()),
        has_common_gaps=bool((gaps_p & gaps_q).any()),
        needs_logs=needs_logs,
        is_close=not _is_told_by_plain_sums(analysis, measure),
    )


def _is_tiny(distribution: Distribution) -> bool:
    return bool(((distribution.log_p > -np.inf) & (distribution.p < _TINY)).any())


def _is_told_by_plain_sums(analysis: Analysis, measure: Measure) -> bool:
    """Whether p log p − p log q, the worst of the usual forms, gives the digits of the window."""
    a, b = analysis.state.a, analysis.state.b
    if measure.id in ("kl_ab", "kl_ba"):
        id = measure.id
        p, q = (a, b) if id == "kl_ab" else (b, a)
        plain = _plain(p, q.log_p)
    elif measure.is_divergence or measure.degree != 1:
        seen = (a.p > 0) | (b.p > 0)
        log_m = np.log(
            np.where(seen, analysis.pair.m, 1.0),
            where=analysis.pair.m > 0,
            out=np.full(len(a), -np.inf),
        )
        id = "js"
        plain = 0.5 * (_plain(a, log_m) + _plain(b, log_m))
    else:
        return True
    terms, total = analysis.terms(id), analysis.totals[id]
    finite = np.isfinite(terms)
    plain, terms = plain[finite], terms[finite]
    if not bool((np.abs(plain - terms) <= _AGREES * np.abs(terms)).all()):
        return False
    return total == math.inf or abs(math.fsum(plain.tolist()) - total) <= _AGREES * total


def _plain(p: Distribution, log_q: Vector) -> Vector:
    """p ln p − p ln q, 0 where p is 0."""
    has = p.p > 0
    terms = np.zeros(len(p))
    terms[has] = p.p[has] * p.log_p[has] - p.p[has] * log_q[has]
    return terms
