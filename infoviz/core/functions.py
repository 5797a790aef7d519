"""The measures as functions of vectors, for notebooks: `infoviz.entropy(p)` and its like.

Vectors have shape (n,), n ≥ 1, and are taken as given: finite shares ≥ 0 whose sum lies within
1e-9 of 1, never renormalised; a Distribution will do as well. ValueError names what is wrong with
one, or where two differ in length. `base` is that of the logarithm, any finite number above 0
other than 1: 2 for bits, e for nats, 10 for bans. A base below 1 turns the sign of every result,
as log_b x = ln x / ln b says. Results are exact to 1e-14, relatively, also where p nears q.
"""

from __future__ import annotations

import math
from typing import TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from infoviz.core.distribution import Distribution, Vector, as_numbers, check_shares
from infoviz.core.measures.cross_entropy import cross_entropy_of, cross_entropy_terms_of
from infoviz.core.measures.entropy import entropy_of, entropy_terms_of, self_information_of
from infoviz.core.measures.js_divergence import js_of, js_terms_of
from infoviz.core.measures.kl_divergence import kl_of, kl_terms_of
from infoviz.core.pair import Pair
from infoviz.core.units import log_of_base

Shares = ArrayLike | Distribution
Number = TypeVar("Number", float, Vector)


def self_information(p: Shares, base: float = 2) -> float | NDArray[np.float64]:
    """−log p of a probability or of an array of them, of any shape; a float for a scalar.

    0 where p is 1, and inf where it is 0. ValueError where one is not from 0 to 1. The terms of
    a Distribution stay finite where a share is possible but too small for float64.
    """
    log_base = log_of_base(base)
    if isinstance(p, Distribution):
        return _in_base(self_information_of(p), log_base)
    values = as_numbers(p)
    if values is None:
        raise ValueError("each probability must be a number")
    bad = ~((values >= 0) & (values <= 1))
    if bad.any():
        raise ValueError(f"probability {values[bad][0]!s} is not from 0 to 1")
    logs = np.full(values.shape, -np.inf)
    np.log(values, out=logs, where=values > 0)
    information = _in_base(0.0 - logs, log_base)
    return float(information) if values.ndim == 0 else information


def entropy(p: Shares, base: float = 2) -> float:
    """H(p) = −Σ p log p (Shannon 1948); from 0 to log n."""
    return _in_base(entropy_of(_distribution(p)), log_of_base(base))


def entropy_terms(p: Shares, base: float = 2) -> Vector:
    """−p log p of each outcome, shape (n,), 0 where p is 0."""
    return _in_base(entropy_terms_of(_distribution(p)), log_of_base(base))


def cross_entropy(p: Shares, q: Shares, base: float = 2) -> float:
    """H(p, q) = −Σ p log q; inf where an outcome has p > 0 and q = 0."""
    pair = _pair(p, q)
    return _in_base(cross_entropy_of(pair.a, pair.b), log_of_base(base))


def cross_entropy_terms(p: Shares, q: Shares, base: float = 2) -> Vector:
    """−p log q of each outcome, shape (n,): 0 where p is 0, else inf where q is 0."""
    pair = _pair(p, q)
    return _in_base(cross_entropy_terms_of(pair.a, pair.b), log_of_base(base))


def kl_divergence(p: Shares, q: Shares, base: float = 2) -> float:
    """KL(p‖q) = Σ p log(p/q) − p + q (Kullback and Leibler 1951; Csiszár 1991).

    0 only where p = q, and inf where an outcome has p > 0 and q = 0. What is added to the terms
    vanishes where both sum to 1, and keeps the divergence above 0 where they do so only nearly.
    """
    return _in_base(kl_of(_pair(p, q)), log_of_base(base))


def kl_divergence_terms(p: Shares, q: Shares, base: float = 2) -> Vector:
    """p log(p/q) of each outcome, shape (n,), signed: 0 where p is 0, else inf where q is 0."""
    return _in_base(kl_terms_of(_pair(p, q)), log_of_base(base))


def js_divergence(p: Shares, q: Shares, base: float = 2) -> float:
    """JS(p, q) = ½ KL(p‖m) + ½ KL(q‖m) with m = (p + q)/2 (Lin 1991); from 0 to 1 bit."""
    return _in_base(js_of(_pair(p, q)), log_of_base(base))


def js_divergence_terms(p: Shares, q: Shares, base: float = 2) -> Vector:
    """½ p log(p/m) + ½ q log(q/m) of each outcome, shape (n,), 0 only where p = q."""
    return _in_base(js_terms_of(_pair(p, q)), log_of_base(base))


def js_distance(p: Shares, q: Shares, base: float = 2) -> float:
    """√JS(p, q), a metric (Endres and Schindelin 2003).

    It is no sum and has no terms. ValueError also for a base below 1, where JS is negative.
    """
    log_base = log_of_base(base)
    if log_base < 0:
        raise ValueError(f"base is {base!r}; the JS distance needs one above 1")
    return math.sqrt(js_of(_pair(p, q))) / math.sqrt(log_base)


def _distribution(p: Shares) -> Distribution:
    """The shares to the bit as they are given."""
    return p if isinstance(p, Distribution) else Distribution.trusted(check_shares(p))


def _pair(p: Shares, q: Shares) -> Pair:
    return Pair(_distribution(p), _distribution(q))


def _in_base(nats: Number, log_base: float) -> Number:
    # Adding 0 makes a plain 0 of the −0 that a base below 1 gives.
    return nats / log_base + 0.0
