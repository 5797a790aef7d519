"""Jensen-Shannon divergence: JS = ½ KL(p‖m) + ½ KL(q‖m), m = (p + q)/2 (Lin 1991)."""

import math

import numpy as np

from infoviz.core.distribution import Vector, frozen
from infoviz.core.measures.base import Column, Measure
from infoviz.core.pair import Pair
from infoviz.core.text import QT_TRANSLATE_NOOP

_LN2 = math.log(2)


def js_half_of(pair: Pair) -> Vector:
    """½ a ln(a / m), shape (n,), signed: 0 where a is 0."""
    a, known = pair.a.p, pair.comparison
    # ln(a/m) is ln(max(a, b)/m) where a ≥ b, and less than it by ln(b/a) where a < b.
    log_ratio = known.log_greater + np.minimum(known.log_ratio, 0.0)
    if pair.a.least > 0:
        return frozen(0.5 * a * log_ratio)
    half = np.zeros_like(a)
    np.multiply(0.5 * a, log_ratio, out=half, where=a > 0)
    return frozen(half)


def js_terms_of(pair: Pair) -> Vector:
    """Both halves of each outcome's term, shape (n,), each ≥ 0."""
    return pair.comparison.js_terms


def js_of(pair: Pair) -> float:
    """The divergence in nats, from 0, only where a = b, to ln 2, only where they are disjoint."""
    js = pair.comparison.js
    # What is above ln 2 by rounding alone.
    return _LN2 if _LN2 < js < _LN2 * (1 + 2.0**-50) else js


JS = Measure(
    id="js",
    symbol="JS(A,B)",
    name=QT_TRANSLATE_NOOP("Measure", "Jensen-Shannon divergence"),
    formula="JS(A,B) = ½ Σ aᵢ · {log}(aᵢ / mᵢ) + ½ Σ bᵢ · {log}(bᵢ / mᵢ)",
    total=js_of,
    terms=js_terms_of,
    columns=(
        Column("aᵢ", lambda pair: pair.a.p, "share"),
        Column("bᵢ", lambda pair: pair.b.p, "share"),
        Column("mᵢ", lambda pair: pair.m, "share"),
        Column("½ aᵢ · {log}(aᵢ / mᵢ)", js_half_of, "part"),
        Column("½ bᵢ · {log}(bᵢ / mᵢ)", lambda pair: js_half_of(pair.swapped), "part"),
    ),
    is_divergence=True,
    relation="{js_distance}²",
)
