"""Mixtures of two distributions: the points of a path from one to the other.

The arithmetic mixture (1 − t) · p + t · q is the straight way in the shares; the geometric one,
p¹⁻ᵗ · qᵗ / Z, is the straight way in their logarithms (Amari 2016, sections 2.2 and 2.3). At t = 0
and at t = 1 both are the distributions themselves.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np

from infoviz.core.distribution import Distribution, Indexes

Kind = Literal["arithmetic", "geometric"]
KINDS: tuple[Kind, Kind] = ("arithmetic", "geometric")

_SMALLEST_NORMAL = 2.0**-1022


def mixture(start: Distribution, end: Distribution, t: float, kind: Kind) -> Distribution | None:
    """The mixture of that kind at `t`; None for a geometric one that there is not."""
    if kind == "arithmetic":
        return arithmetic_mixture(start, end, t)
    return geometric_mixture(start, end, t)


def arithmetic_mixture(start: Distribution, end: Distribution, t: float) -> Distribution:
    """(1 − t) · start + t · end, for t from 0 to 1; `start` itself at 0 and `end` itself at 1.

    Where both are equal it is `start` itself, for every t below 1. ValueError where their lengths
    differ, or `t` is not from 0 to 1.
    """
    edge = _at_an_end(start, end, t)
    if edge is not None:
        return edge
    shares = (1.0 - t) * start.p + t * end.p
    mixed = Distribution.trusted(shares)
    if mixed.least >= _SMALLEST_NORMAL:
        return mixed
    faint = np.flatnonzero(shares < _SMALLEST_NORMAL)
    logs = np.logaddexp(math.log1p(-t) + start.log_p[faint], math.log(t) + end.log_p[faint])
    if np.isneginf(logs).all():
        return mixed
    # A share may be too small for float64 and yet be possible, as its logarithm says.
    log_p = np.log(np.maximum(shares, _SMALLEST_NORMAL))
    log_p[faint] = logs
    return Distribution.trusted(shares, log_p)


def geometric_mixture(start: Distribution, end: Distribution, t: float) -> Distribution | None:
    """start¹⁻ᵗ · endᵗ over its sum, for t from 0 to 1; `start` itself at 0 and `end` itself at 1.

    Inside, an outcome that is impossible in one of the two is impossible in the mixture; where
    that leaves none, as between disjoint distributions, there is no mixture, and None is given.
    ValueError where their lengths differ, or `t` is not from 0 to 1.
    """
    edge = _at_an_end(start, end, t)
    if edge is not None:
        return edge
    common = common_outcomes(start, end)
    if not common.size:
        return None
    logs = (1.0 - t) * start.log_p[common] + t * end.log_p[common]
    logs -= logs.max()
    weights = np.exp(logs)
    total = float(weights.sum())
    if common.size == len(start):
        return Distribution.trusted(weights / total, logs - math.log(total))
    shares, log_p = np.zeros(len(start)), np.full(len(start), -np.inf)
    shares[common] = weights / total
    log_p[common] = logs - math.log(total)
    return Distribution.trusted(shares, log_p)


def common_outcomes(one: Distribution, other: Distribution) -> Indexes:
    """The outcomes that are possible in both, in ascending order."""
    if one.least > 0 and other.least > 0:
        return np.arange(len(one))
    return np.flatnonzero(np.minimum(one.log_p, other.log_p) > -np.inf)


def _at_an_end(start: Distribution, end: Distribution, t: float) -> Distribution | None:
    """The end on which `t` lies, to the bit; None inside."""
    if len(start) != len(end):
        raise ValueError(f"there are {len(start)} shares at one end and {len(end)} at the other")
    if not 0 <= t <= 1:
        raise ValueError(f"t is {t}, which is not from 0 to 1")
    if t == 1:
        return end
    if t == 0 or same_shares(start, end):
        return start
    return None


def same_shares(one: Distribution, other: Distribution) -> bool:
    """Whether two distributions are equal to the bit."""
    return one is other or bool(np.array_equal(one.p, other.p))
