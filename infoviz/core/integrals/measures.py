"""The measures of two densities, one row each: the registry that everything else loops over."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.integrals.pair import PairAt
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.units import Unit


@dataclass(frozen=True, eq=False)
class ContinuousMeasure:
    """A measure of two densities.

    `id` is that of the measure of two distributions of which it is the limit. `integrand(pair)` is
    in nats, signed, and infinite where the other density is 0: what is drawn (ValueError where the
    measure is no integral, as the JS distance). `whole(pair)` has the same integral, and keeps its
    digits where f and g nearly agree. `formula` holds `{log}` for the logarithm of the unit.
    `colour` and `degree` are as in a Measure; a divergence is drawn in the colour of whoever has
    more. `of` is the density by which it is weighted, "" where both are.
    """

    id: str
    symbol: str
    name: str
    formula: str
    integrand_text: str
    integrand: Callable[[PairAt], Vector]
    whole: Callable[[PairAt], Vector]
    of: Literal["", "f", "g"] = ""
    colour: Literal["a", "b", "m"] = "m"
    is_divergence: bool = False
    needs_other: bool = False
    degree: float = 1.0

    def in_unit(self, nats: float, unit: Unit) -> float:
        """A value in nats, counted in `unit`."""
        return nats / math.pow(unit.nats, self.degree)


def _endless(finite: Vector, own: Vector, other: Vector) -> Vector:
    """The integrand with inf where only the other density is 0, however small the own one is."""
    return np.where((other == -math.inf) & (own > -math.inf), math.inf, finite)


def _no_integral(pair: PairAt) -> Vector:
    raise ValueError("the measure is no integral")


def _h_f(pair: PairAt) -> Vector:
    return -pair.f * pair.finite_log_f


def _h_g(pair: PairAt) -> Vector:
    return -pair.g * pair.finite_log_g


def _ce_fg(pair: PairAt) -> Vector:
    return -pair.f * pair.finite_log_g


def _ce_gf(pair: PairAt) -> Vector:
    return -pair.g * pair.finite_log_f


def _kl_fg(pair: PairAt) -> Vector:
    return pair.f * pair.finite_log_ratio + pair.gap


def _kl_gf(pair: PairAt) -> Vector:
    return -pair.g * pair.finite_log_ratio - pair.gap


CONTINUOUS_MEASURES: dict[str, ContinuousMeasure] = {
    measure.id: measure
    for measure in (
        ContinuousMeasure(
            "h_a",
            "h(f)",
            QT_TRANSLATE_NOOP("Measure", "differential entropy of f"),
            "h(f) = −∫ f {log} f dx",
            "−f · {log} f",
            _h_f,
            _h_f,
            of="f",
            colour="a",
        ),
        ContinuousMeasure(
            "h_b",
            "h(g)",
            QT_TRANSLATE_NOOP("Measure", "differential entropy of g"),
            "h(g) = −∫ g {log} g dx",
            "−g · {log} g",
            _h_g,
            _h_g,
            of="g",
            colour="b",
        ),
        ContinuousMeasure(
            "ce_ab",
            "H(f,g)",
            QT_TRANSLATE_NOOP("Measure", "cross-entropy of g under f"),
            "H(f,g) = −∫ f {log} g dx",
            "−f · {log} g",
            lambda pair: _endless(_ce_fg(pair), pair.log_f, pair.log_g),
            _ce_fg,
            of="f",
            colour="b",
            needs_other=True,
        ),
        ContinuousMeasure(
            "ce_ba",
            "H(g,f)",
            QT_TRANSLATE_NOOP("Measure", "cross-entropy of f under g"),
            "H(g,f) = −∫ g {log} f dx",
            "−g · {log} f",
            lambda pair: _endless(_ce_gf(pair), pair.log_g, pair.log_f),
            _ce_gf,
            of="g",
            colour="a",
            needs_other=True,
        ),
        ContinuousMeasure(
            "kl_ab",
            "KL(f‖g)",
            QT_TRANSLATE_NOOP("Measure", "KL divergence of f from g"),
            "KL(f‖g) = ∫ f {log}(f / g) dx",
            "f · {log}(f / g)",
            lambda pair: _endless(pair.f * pair.finite_log_ratio, pair.log_f, pair.log_g),
            _kl_fg,
            of="f",
            colour="b",
            is_divergence=True,
            needs_other=True,
        ),
        ContinuousMeasure(
            "kl_ba",
            "KL(g‖f)",
            QT_TRANSLATE_NOOP("Measure", "KL divergence of g from f"),
            "KL(g‖f) = ∫ g {log}(g / f) dx",
            "g · {log}(g / f)",
            lambda pair: _endless(-pair.g * pair.finite_log_ratio, pair.log_g, pair.log_f),
            _kl_gf,
            of="g",
            colour="a",
            is_divergence=True,
            needs_other=True,
        ),
        ContinuousMeasure(
            "js",
            "JS(f,g)",
            QT_TRANSLATE_NOOP("Measure", "Jensen-Shannon divergence"),
            "JS(f,g) = ½ ∫ f {log}(f / m) dx + ½ ∫ g {log}(g / m) dx",
            "½ f · {log}(f / m) + ½ g · {log}(g / m)",
            lambda pair: pair.js,
            lambda pair: pair.js,
            is_divergence=True,
        ),
        ContinuousMeasure(
            "js_distance",
            "√JS",
            QT_TRANSLATE_NOOP("Measure", "Jensen-Shannon distance"),
            "√JS(f,g)",
            "",
            _no_integral,
            _no_integral,
            degree=0.5,
        ),
    )
}

INTEGRALS: tuple[ContinuousMeasure, ...] = tuple(
    measure for measure in CONTINUOUS_MEASURES.values() if measure.whole is not _no_integral
)
"""Those that are integrals, in the order of the rows of a table."""
