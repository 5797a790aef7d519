"""What training can minimise: each objective's value, and its gradient in the logits of B.

With b = softmax(u), u = z / T, and any L(b) with slopes h_i = ∂L/∂b_i, the chain rule gives

    ∂L/∂u_i = b_i (h_i − Σ b_j h_j),   ∂L/∂z_i = (∂L/∂u_i) / T,

which sums to 0, since a constant added to all logits changes nothing. For H(A,B) and KL(A‖B), which
differ by H(A) alone, it is b − a (Bishop 2006, section 4.3.4).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from infoviz.core.distribution import Distribution, Vector, dot, frozen
from infoviz.core.measures import MEASURES
from infoviz.core.measures.js_divergence import js_half_of
from infoviz.core.measures.kl_divergence import kl_terms_of
from infoviz.core.pair import Pair
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.units import Unit


@dataclass(frozen=True, eq=False)
class Objective:
    """A loss of B = softmax(z / T) while A stands still.

    `value(pair)` is in nats (the Brier score is a plain number), inf where the loss is infinite.
    `slopes(pair)` is ∂L/∂(z / T), shape (n,), fresh. `id` is that of the measure where it is one.
    `formula` may hold `{log}`, as a measure's does; `gradient_formula` is that of ∂L/∂z, and
    `remark` says in a sentence what it does. `degree` is the power of the logarithm in the value.
    """

    id: str
    symbol: str
    name: str
    formula: str
    gradient_formula: str
    remark: str
    value: Callable[[Pair], float]
    slopes: Callable[[Pair], Vector]
    degree: float = 1.0

    def gradient(self, pair: Pair, temperature: float = 1.0) -> Vector:
        """∂L/∂z, shape (n,), read-only, of b = softmax(z / temperature).

        At a logit of −inf it is the limit as the logit falls. Finite, and of sum 0 up to rounding,
        unless the objective's own slopes are infinite: see `_kl_ba_slopes`.
        """
        slopes = self.slopes(pair)
        if temperature != 1.0:
            slopes /= temperature
        return frozen(slopes)

    def in_unit(self, value: float, unit: Unit) -> float:
        """A value in nats, counted in `unit`; the Brier score stays what it is."""
        return value / unit.nats if self.degree else value


def brier_of(pair: Pair) -> float:
    """Σ (b − a)², from 0 to 2 (Brier 1950)."""
    gap = _gap(pair)
    return dot(gap, gap)


def _gap(pair: Pair) -> Vector:
    """b − a: the slopes of cross-entropy, also where it is infinite."""
    return _balanced(pair.b.p - pair.a.p, pair.b)


def _kl_ba_slopes(pair: Pair) -> Vector:
    """b (ln(b / a) − KL(B‖A)).

    Where that is infinite, so are the slopes, as a falls to 0: inf for the outcomes that B has and
    A lacks, −inf for the others that B has, 0 for the rest. 0 for all where A lacks whatever B
    has, since then no small step helps.
    """
    if pair.comparison.kl_back == np.inf:
        possible = pair.b.log_p > -np.inf
        lost = possible & (pair.a.log_p == -np.inf)
        slopes = np.where(lost, np.inf, np.where(possible, -np.inf, 0.0))
        return slopes if (possible & ~lost).any() else np.zeros(len(pair.b))
    return _covariance(pair.b, kl_terms_of(pair.swapped))


def _js_slopes(pair: Pair) -> Vector:
    """½ b (ln(b / m) − KL(B‖M))."""
    return _covariance(pair.b, js_half_of(pair.swapped))


def _brier_slopes(pair: Pair) -> Vector:
    """2 b (b − a − Σ b (b − a))."""
    return _covariance(pair.b, 2.0 * pair.b.p * _gap(pair))


def _covariance(b: Distribution, terms: Vector) -> Vector:
    """b h − b Σ b h, of the terms b h."""
    return _balanced(terms - b.p * float(np.add.reduce(terms)), b)


def _balanced(slopes: Vector, b: Distribution) -> Vector:
    """The slopes, that of the outcome with most of B written anew as what the others leave of 0.

    Where b is nearly 1 its own formula has few digits left, and none where b is 1 up to rounding.
    """
    first = int(b.p.argmax())
    if b.p[first] > 0.5:
        slopes[first] = 0.0
        # Not −x, which makes −0 of 0.
        slopes[first] = 0.0 - np.add.reduce(slopes)
    return slopes


_SAME_FOR_BOTH = QT_TRANSLATE_NOOP(
    "Objective", "The same for H(A,B) and KL(A‖B), since H(A) does not depend on z."
)

OBJECTIVES: dict[str, Objective] = {
    objective.id: objective
    for objective in (
        Objective(
            id="ce_ab",
            symbol=MEASURES["ce_ab"].symbol,
            name=MEASURES["ce_ab"].name,
            formula=MEASURES["ce_ab"].formula,
            gradient_formula="(bᵢ − aᵢ) / T",
            remark=_SAME_FOR_BOTH,
            value=MEASURES["ce_ab"].total,
            slopes=_gap,
        ),
        Objective(
            id="kl_ab",
            symbol=MEASURES["kl_ab"].symbol,
            name=MEASURES["kl_ab"].name,
            formula=MEASURES["kl_ab"].formula,
            gradient_formula="(bᵢ − aᵢ) / T",
            remark=_SAME_FOR_BOTH,
            value=MEASURES["kl_ab"].total,
            slopes=_gap,
        ),
        Objective(
            id="kl_ba",
            symbol=MEASURES["kl_ba"].symbol,
            name=MEASURES["kl_ba"].name,
            formula=MEASURES["kl_ba"].formula,
            gradient_formula="bᵢ · (ln(bᵢ / aᵢ) − KL(B‖A)) / T",
            remark=QT_TRANSLATE_NOOP(
                "Objective", "Weighted by b: what B leaves out costs nothing and draws nothing."
            ),
            value=MEASURES["kl_ba"].total,
            slopes=_kl_ba_slopes,
        ),
        Objective(
            id="js",
            symbol=MEASURES["js"].symbol,
            name=MEASURES["js"].name,
            formula=MEASURES["js"].formula,
            gradient_formula="½ bᵢ · (ln(bᵢ / mᵢ) − KL(B‖M)) / T",
            remark=QT_TRANSLATE_NOOP(
                "Objective",
                "Always finite, and weighted by b: it fades where B has next to nothing.",
            ),
            value=MEASURES["js"].total,
            slopes=_js_slopes,
        ),
        Objective(
            id="brier",
            symbol="Brier",
            name=QT_TRANSLATE_NOOP("Objective", "Brier score: squared error of the shares"),
            formula="Σ (bᵢ − aᵢ)²",
            gradient_formula="2 bᵢ · (bᵢ − aᵢ − Σ bⱼ (bⱼ − aⱼ)) / T",
            remark=QT_TRANSLATE_NOOP(
                "Objective", "At most 2, and flat where B is certain, also where it is wrong."
            ),
            value=brier_of,
            slopes=_brier_slopes,
            degree=0.0,
        ),
    )
}
