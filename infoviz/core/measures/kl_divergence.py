"""Kullback-Leibler divergence: KL(p‖q) = Σ p log(p/q) (Kullback and Leibler 1951)."""

import numpy as np

from infoviz.core.distribution import Vector, frozen
from infoviz.core.measures.base import Column, Measure
from infoviz.core.pair import Pair
from infoviz.core.text import QT_TRANSLATE_NOOP

_NO_OVERFLOW = 2.0**-1000
"""A share over one greater than this is within float64."""


def ratio_of(pair: Pair) -> Vector:
    """a / b, shape (n,): inf where only b is 0, nan where both are."""
    a, b = pair.a.p, pair.b.p
    if pair.b.least > _NO_OVERFLOW:
        return frozen(a / b)
    ratio = np.where(a > 0, np.inf, np.nan)
    # A quotient beyond float64 is infinite there.
    with np.errstate(over="ignore"):
        np.divide(a, b, out=ratio, where=b > 0)
    return frozen(ratio)


def log_ratio_of(pair: Pair) -> Vector:
    """ln(a / b), shape (n,): ±inf where one of them is impossible, nan where both are."""
    return pair.comparison.log_ratio


def kl_terms_of(pair: Pair) -> Vector:
    """a ln(a / b), shape (n,), signed: 0 where a is 0, else inf where b is impossible."""
    a = pair.a.p
    if pair.a.least > 0:
        return frozen(a * log_ratio_of(pair))
    terms = np.zeros_like(a)
    np.multiply(a, log_ratio_of(pair), out=terms, where=a > 0)
    return frozen(terms)


def kl_of(pair: Pair) -> float:
    """The divergence in nats: Σ a ln(a / b) − a + b, never negative, 0 only where a = b.

    For shares that sum to 1 it is the sum of `kl_terms_of`; where they sum to 1 only nearly it
    is what keeps the divergence from falling below 0.
    """
    return pair.comparison.kl


KL_AB = Measure(
    id="kl_ab",
    symbol="KL(A‖B)",
    name=QT_TRANSLATE_NOOP("Measure", "KL divergence of A from B"),
    formula="KL(A‖B) = Σ aᵢ · {log}(aᵢ / bᵢ)",
    total=kl_of,
    terms=kl_terms_of,
    columns=(
        Column("aᵢ", lambda pair: pair.a.p, "share"),
        Column("bᵢ", lambda pair: pair.b.p, "share"),
        Column("aᵢ / bᵢ", ratio_of, "ratio"),
        Column("{log}(aᵢ / bᵢ)", log_ratio_of, "log"),
    ),
    colour="b",
    is_divergence=True,
    relation="{ce_ab} − {h_a}",
)

KL_BA = Measure(
    id="kl_ba",
    symbol="KL(B‖A)",
    name=QT_TRANSLATE_NOOP("Measure", "KL divergence of B from A"),
    formula="KL(B‖A) = Σ bᵢ · {log}(bᵢ / aᵢ)",
    total=lambda pair: pair.comparison.kl_back,
    terms=lambda pair: kl_terms_of(pair.swapped),
    columns=(
        Column("bᵢ", lambda pair: pair.b.p, "share"),
        Column("aᵢ", lambda pair: pair.a.p, "share"),
        Column("bᵢ / aᵢ", lambda pair: ratio_of(pair.swapped), "ratio"),
        Column("{log}(bᵢ / aᵢ)", lambda pair: log_ratio_of(pair.swapped), "log"),
    ),
    colour="a",
    is_divergence=True,
    relation="{ce_ba} − {h_b}",
)
