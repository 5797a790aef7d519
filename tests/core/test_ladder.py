"""What stands on the ladder, and how far it reaches."""

import math

import pytest

from infoviz.core.analysis import analyse
from infoviz.core.ladder import (
    HAVE_PERPLEXITY,
    JS_LIMIT,
    LADDER,
    ORDER,
    entropy_limit,
    next_measure,
    reach,
)
from infoviz.core.measures import MEASURES
from infoviz.core.perplexity import perplexity
from tests.core.state_strategies import state_of

PAIR = state_of([0.42, 0.27, 0.18, 0.05, 0.08], [0.22, 0.24, 0.30, 0.14, 0.10])
INFINITE = state_of([0.5, 0.5], [1.0, 0.0])


def test_every_measure_stands_on_the_ladder_once():
    assert sorted(ORDER) == sorted(MEASURES)


@pytest.mark.parametrize("rung", [rung for rung in LADDER if rung.extra])
def test_solid_and_extra_make_the_whole(rung):
    totals = analyse(PAIR).totals
    assert totals[rung.solid] + totals[rung.extra] == pytest.approx(totals[rung.whole], abs=1e-14)


def test_the_scale_reaches_past_the_limit_and_every_finite_total():
    analysis = analyse(PAIR)
    assert reach(analysis) > entropy_limit(5)
    assert reach(analysis) >= max(analysis.totals.values())


def test_infinity_does_not_count():
    assert math.isinf(analyse(INFINITE).totals["ce_ab"])
    assert reach(analyse(INFINITE)) < 2 * entropy_limit(2)


def test_the_scale_stands_still_while_only_entropies_move():
    assert reach(analyse(state_of([0.5, 0.5]))) == reach(analyse(state_of([1.0, 0.0])))


def test_js_keeps_its_limit_only_where_disjoint():
    assert analyse(state_of([1.0, 0.0], [0.0, 1.0])).totals["js"] == JS_LIMIT
    assert analyse(PAIR).totals["js"] < JS_LIMIT


def test_steps_stop_at_the_ends():
    assert next_measure(ORDER[0], -1) == ORDER[0]
    assert next_measure(ORDER[0], 1) == ORDER[1]
    assert next_measure(ORDER[-1], 5) == ORDER[-1]
    assert next_measure("unknown", 1) == ORDER[0]


def test_entropies_and_cross_entropies_have_a_perplexity():
    assert {"h_a", "h_b", "ce_ab", "ce_ba"} == HAVE_PERPLEXITY


@pytest.mark.parametrize(
    ("nats", "text"),
    [
        (0.0, "1.00"),
        (math.log(5), "5.00"),
        (math.log(2) * 1.9886, "3.97"),  # 2^H(A) of the weather pair, H(A) = 1.9886 bits
        (math.inf, "∞"),
        (740.0, "> 1×10³⁰⁴"),
    ],
)
def test_perplexity_is_written(nats, text):
    assert perplexity(nats) == text
