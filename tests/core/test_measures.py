"""Each measure against reference values: the shared vectors, and 60 digits by mpmath."""

import json
import math
from pathlib import Path

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoviz.core.comparison import _NEAR
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.measures.js_divergence import js_half_of
from infoviz.core.pair import Pair
from infoviz.core.units import UNITS
from tests.core.reference_values import (
    assert_exact,
    exact_terms,
    exact_totals,
    pairs,
    shares_of,
)

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

VECTORS = Path(__file__).parent.parent / "vectors" / "measures.json"
CASES = json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]


def pair_as_given(a, b):
    """A pair of vectors without any normalisation."""
    return Pair(Distribution.trusted(np.array(a)), Distribution.trusted(np.array(b)))


def totals_of(pair):
    return {id: measure.total(pair) for id, measure in MEASURES.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shared_vectors_hold(case):
    totals = totals_of(pair_as_given(case["a"], case["b"]))
    assert totals.keys() == case["bits"].keys()
    for id, total in totals.items():
        bits = MEASURES[id].in_unit(total, UNITS["bits"])
        assert_exact(bits, mp.mpf(case["bits"][id]), (case["name"], id))


@settings(deadline=None)
@given(pairs())
def test_totals_are_exact(shares):
    totals = totals_of(pair_as_given(*shares))
    for id, exact in exact_totals(*shares).items():
        if id == "js_distance" and exact < 1e-150:
            continue
        assert_exact(totals[id], exact, id, relative=8e-15)


@pytest.mark.parametrize("seed", range(40))
def test_series_and_logarithms_meet_without_a_gap(seed):
    rng = np.random.default_rng(seed)
    v = _NEAR * (1 + 0.1 * rng.uniform(-1, 1, 5))
    whole = rng.random(5)
    # Each outcome has its mirror, so that both sum to the same.
    up, down = whole * (1 + v), whole * (1 - v)
    shares = shares_of(np.concatenate([up, down])), shares_of(np.concatenate([down, up]))
    totals = totals_of(pair_as_given(*shares))
    for id, exact in exact_totals(*shares).items():
        assert_exact(totals[id], exact, id, relative=8e-15)


@settings(deadline=None)
@given(pairs())
def test_terms_are_exact_one_by_one(shares):
    pair = pair_as_given(*shares)
    exact = exact_terms(*shares)
    got = {id: measure.terms(pair) for id, measure in MEASURES.items() if measure.terms}
    got |= {"half_a": js_half_of(pair), "half_b": js_half_of(pair.swapped)}
    assert got.keys() == exact.keys()
    for id, terms in got.items():
        for outcome, (term, want) in enumerate(zip(terms, exact[id], strict=True)):
            assert_exact(term, want, (id, outcome))


@settings(deadline=None)
@given(pairs(), st.floats(-9e-10, 9e-10), st.floats(-9e-10, 9e-10))
def test_totals_are_exact_for_vectors_that_sum_to_1_only_nearly(shares, extra_a, extra_b):
    a, b = shares[0] * (1 + extra_a), shares[1] * (1 + extra_b)
    totals = totals_of(pair_as_given(a, b))
    exact = exact_totals(a, b)
    for id in ("kl_ab", "kl_ba", "js"):
        assert_exact(totals[id], exact[id], id)


@pytest.mark.parametrize("scale", [10.0**-k for k in range(1, 17)])
@pytest.mark.parametrize("n", [2, 30])
def test_near_equality_keeps_its_digits(n, scale):
    rng = np.random.default_rng(n)
    a = rng.dirichlet(np.ones(n))
    b = a * (1 + scale * rng.standard_normal(n).clip(-2, 2))
    b /= b.sum()
    totals = totals_of(pair_as_given(a, b))
    exact = exact_totals(a, b)
    for id in ("kl_ab", "kl_ba", "js"):
        assert_exact(totals[id], exact[id], (id, scale), relative=4e-15)


@pytest.mark.parametrize("kind", ["near", "far", "zeros"])
def test_a_hundred_thousand_outcomes_are_exact(kind):
    rng = np.random.default_rng(7)
    values = rng.dirichlet(np.ones(100)) / 1000
    others = values * (1 + 1e-7 * rng.standard_normal(100))
    if kind != "near":
        others = rng.permutation(values)
    if kind == "zeros":
        # The mass of the first outcomes goes to the next in A, so that B alone has the first.
        values[10:20] += values[:10]
        values[:10] = 0.0
    others *= values.sum() / others.sum()
    order = rng.permutation(100_000)
    a, b = np.tile(values, 1000)[order], np.tile(others, 1000)[order]
    totals = totals_of(pair_as_given(a, b))
    for id, exact in exact_totals(values, others, counts=[1000] * 100).items():
        assert_exact(totals[id], exact, (kind, id), relative=4e-15)


@given(pairs())
def test_divergences_are_0_only_where_the_distributions_are_equal(shares):
    totals = totals_of(pair_as_given(*shares))
    equal = np.array_equal(*shares)
    for id, measure in MEASURES.items():
        if measure.is_divergence:
            assert (totals[id] == 0) == equal, id
            assert totals[id] >= 0, id
    same = totals_of(pair_as_given(shares[0], shares[0]))
    assert same["kl_ab"] == same["kl_ba"] == same["js"] == same["js_distance"] == 0
    assert same["ce_ab"] == same["h_a"]


def test_a_difference_too_small_for_float64_is_still_a_divergence():
    totals = totals_of(pair_as_given([0.5, 0.5, 5e-324], [0.5, 0.5, 1e-323]))
    assert min(totals["kl_ab"], totals["kl_ba"], totals["js"]) > 0


def test_infinity_and_disjoint_pairs():
    totals = totals_of(pair_as_given([1.0, 0.0], [0.0, 1.0]))
    assert totals["kl_ab"] == totals["kl_ba"] == totals["ce_ab"] == totals["ce_ba"] == math.inf
    assert totals["js"] == math.log(2)
    one_way = totals_of(pair_as_given([0.5, 0.5, 0.0], [0.25, 0.25, 0.5]))
    assert one_way["kl_ab"] == math.log(2)
    assert one_way["kl_ba"] == one_way["ce_ba"] == math.inf


@pytest.mark.parametrize("n", [2, 3, 7, 1000, 5000])
def test_js_of_a_disjoint_pair_is_never_above_1_bit(n):
    weights = np.random.default_rng(n).dirichlet(np.ones(n))
    nothing = np.zeros(n)
    pair = Pair(
        Distribution(np.concatenate([weights, nothing])),
        Distribution(np.concatenate([nothing, weights])),
    )
    bits = MEASURES["js"].in_unit(MEASURES["js"].total(pair), UNITS["bits"])
    assert 1 - 1e-15 <= bits <= 1


def test_a_share_too_small_for_float64_costs_much_and_not_infinity():
    # −1000 nats: the share is e^−1000, which float64 has not.
    log_p = np.array([0.0, -1000.0, -np.inf])
    b = Distribution.trusted(np.array([1.0, 0.0, 0.0]), log_p)
    a = Distribution(np.array([0.5, 0.5, 0.0]))
    pair = Pair(a, b)
    totals = totals_of(pair)
    assert totals["ce_ab"] == 500.0
    assert totals["kl_ab"] == pytest.approx(500 - math.log(2), rel=1e-15)
    assert totals["kl_ba"] == pytest.approx(math.log(2), rel=1e-15)
    assert totals["h_b"] == 0
    assert MEASURES["kl_ab"].terms(pair)[1] == pytest.approx(500 - math.log(2) / 2, rel=1e-15)
    assert MEASURES["js"].total(pair) == pytest.approx(
        MEASURES["js"].total(pair_as_given([0.5, 0.5, 0.0], [1.0, 0.0, 0.0])), rel=1e-15
    )
    with_impossible = Pair(Distribution(np.array([0.5, 0.25, 0.25])), b)
    assert MEASURES["kl_ab"].total(with_impossible) == math.inf
    assert np.isinf(MEASURES["ce_ab"].terms(with_impossible)).tolist() == [False, False, True]


def test_both_directions_share_what_is_known():
    pair = pair_as_given([0.1, 0.2, 0.7], [0.2, 0.3, 0.5])
    there, back = pair.comparison, pair.swapped.comparison
    assert back.js_terms is there.js_terms
    assert back.log_greater is there.log_greater
    np.testing.assert_array_equal(back.log_ratio, -there.log_ratio)
    assert (back.kl, back.kl_back) == (there.kl_back, there.kl)


@given(pairs())
def test_swapping_gives_the_same_bits_as_measuring_the_swapped_pair(shares):
    a, b = shares
    there, back = totals_of(pair_as_given(a, b)), totals_of(pair_as_given(b, a))
    assert there["js"] == back["js"]
    for one, other in (("kl_ab", "kl_ba"), ("ce_ab", "ce_ba"), ("h_a", "h_b")):
        assert there[one] == back[other]
        assert there[other] == back[one]


def test_a_pair_of_two_lengths_is_refused():
    with pytest.raises(ValueError, match="3 shares in one distribution and 2 in the other"):
        Pair(Distribution.uniform(3), Distribution.uniform(2))


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES.keys())
def test_a_measure_is_complete(measure):
    pair = pair_as_given([0.1, 0.0, 0.9, 0.0], [0.2, 0.8, 0.0, 0.0])
    assert measure.symbol
    assert measure.name
    assert measure.formula
    for column in measure.columns:
        values = column.values(pair)
        assert values.shape == (4,)
        assert not values.flags.writeable
    if measure.terms:
        terms = measure.terms(pair)
        assert terms.shape == (4,)
        assert not terms.flags.writeable
        assert not np.isnan(terms).any()
        assert measure.columns
    for part in measure.relation.split("{")[1:]:
        assert part.split("}")[0] in MEASURES


@given(pairs())
def test_the_last_two_factors_make_the_term(shares):
    pair = pair_as_given(*shares)
    for id in ("h_a", "h_b", "ce_ab", "ce_ba", "kl_ab", "kl_ba"):
        columns = [column.values(pair) for column in MEASURES[id].columns]
        terms = MEASURES[id].terms(pair)
        held = columns[0] > 0
        np.testing.assert_array_equal(columns[0][held] * columns[-1][held], terms[held])
        assert not terms[~held].any()
    halves = [column.values(pair) for column in MEASURES["js"].columns[-2:]]
    np.testing.assert_allclose(sum(halves), MEASURES["js"].terms(pair), rtol=0, atol=4e-16)


def test_ratios_of_zeros():
    pair = pair_as_given([0.5, 0.5, 0.0, 0.0], [0.5, 0.0, 0.5, 0.0])
    ratio, log = (column.values(pair) for column in MEASURES["kl_ab"].columns[-2:])
    np.testing.assert_array_equal(ratio, [1, np.inf, 0, np.nan])
    np.testing.assert_array_equal(log, [0, np.inf, -np.inf, np.nan])


def test_a_ratio_beyond_float64_is_infinite_and_its_logarithm_is_not():
    pair = pair_as_given([1.0, 5e-324], [5e-324, 1.0])
    ratio, log = (column.values(pair) for column in MEASURES["kl_ab"].columns[-2:])
    assert ratio[0] == math.inf
    assert log[0] == pytest.approx(1074 * math.log(2), rel=1e-15)
    assert MEASURES["kl_ab"].total(pair) == pytest.approx(1074 * math.log(2), rel=1e-15)
