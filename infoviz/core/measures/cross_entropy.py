"""Cross-entropy: H(p, q) = −Σ p log q (Cover and Thomas 2006, section 5.4)."""

import math

import numpy as np

from infoviz.core.distribution import Distribution, Indexes, Vector, dot, frozen
from infoviz.core.measures.base import Column, Measure
from infoviz.core.measures.entropy import self_information_of
from infoviz.core.text import QT_TRANSLATE_NOOP


def uncoded_by(a: Distribution, b: Distribution) -> Indexes:
    """The outcomes that a has and that are impossible in b."""
    impossible = b.impossible
    return impossible[a.p[impossible] > 0] if impossible.size else impossible


def cross_entropy_terms_of(a: Distribution, b: Distribution) -> Vector:
    """−a ln b, shape (n,): 0 where a is 0, else inf where b is impossible."""
    terms = 0.0 - a.p * b.finite_log_p
    terms[uncoded_by(a, b)] = np.inf
    return frozen(terms)


def cross_entropy_of(a: Distribution, b: Distribution) -> float:
    """The sum of `cross_entropy_terms_of`, in nats."""
    if uncoded_by(a, b).size:
        return math.inf
    return 0.0 - dot(a.p, b.finite_log_p)


CE_AB = Measure(
    id="ce_ab",
    symbol="H(A,B)",
    name=QT_TRANSLATE_NOOP("Measure", "Cross-entropy: A in B’s code"),
    formula="H(A,B) = −Σ aᵢ · {log} bᵢ",
    total=lambda pair: cross_entropy_of(pair.a, pair.b),
    terms=lambda pair: cross_entropy_terms_of(pair.a, pair.b),
    columns=(
        Column("aᵢ", lambda pair: pair.a.p, "share"),
        Column("bᵢ", lambda pair: pair.b.p, "share"),
        Column("−{log} bᵢ", lambda pair: self_information_of(pair.b), "log"),
    ),
    colour="a",
    relation="{h_a} + {kl_ab}",
)

CE_BA = Measure(
    id="ce_ba",
    symbol="H(B,A)",
    name=QT_TRANSLATE_NOOP("Measure", "Cross-entropy: B in A’s code"),
    formula="H(B,A) = −Σ bᵢ · {log} aᵢ",
    total=lambda pair: cross_entropy_of(pair.b, pair.a),
    terms=lambda pair: cross_entropy_terms_of(pair.b, pair.a),
    columns=(
        Column("bᵢ", lambda pair: pair.b.p, "share"),
        Column("aᵢ", lambda pair: pair.a.p, "share"),
        Column("−{log} aᵢ", lambda pair: self_information_of(pair.a), "log"),
    ),
    colour="b",
    relation="{h_b} + {kl_ba}",
)
