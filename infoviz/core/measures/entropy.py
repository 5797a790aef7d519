"""Shannon entropy: H(p) = −Σ p log p (Shannon 1948, section 6)."""

from infoviz.core.distribution import Distribution, Vector, frozen
from infoviz.core.measures.base import Column, Measure
from infoviz.core.text import QT_TRANSLATE_NOOP


def self_information_of(distribution: Distribution) -> Vector:
    """−ln p, shape (n,): inf where an outcome is impossible, and 0 (never −0) where p is 1."""
    return frozen(0.0 - distribution.log_p)


def entropy_terms_of(distribution: Distribution) -> Vector:
    """−p ln p, shape (n,), 0 where p is 0."""
    return frozen(0.0 - distribution.p * distribution.finite_log_p)


def entropy_of(distribution: Distribution) -> float:
    """The sum of `entropy_terms_of`, in nats."""
    return distribution.entropy


H_A = Measure(
    id="h_a",
    symbol="H(A)",
    name=QT_TRANSLATE_NOOP("Measure", "Entropy of A"),
    formula="H(A) = −Σ aᵢ · {log} aᵢ",
    total=lambda pair: entropy_of(pair.a),
    terms=lambda pair: entropy_terms_of(pair.a),
    columns=(
        Column("aᵢ", lambda pair: pair.a.p, "share"),
        Column("−{log} aᵢ", lambda pair: self_information_of(pair.a), "log"),
    ),
    colour="a",
    relation="{ce_ab} − {kl_ab}",
)

H_B = Measure(
    id="h_b",
    symbol="H(B)",
    name=QT_TRANSLATE_NOOP("Measure", "Entropy of B"),
    formula="H(B) = −Σ bᵢ · {log} bᵢ",
    total=lambda pair: entropy_of(pair.b),
    terms=lambda pair: entropy_terms_of(pair.b),
    columns=(
        Column("bᵢ", lambda pair: pair.b.p, "share"),
        Column("−{log} bᵢ", lambda pair: self_information_of(pair.b), "log"),
    ),
    colour="b",
    relation="{ce_ba} − {kl_ba}",
)
