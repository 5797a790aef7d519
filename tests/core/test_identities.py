"""The identities and bounds that hold between the measures (Cover and Thomas 2006, chapter 2)."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import infoviz
from tests.core.reference_values import (
    distributions,
    far_pairs,
    near_pairs,
    ordinary_pairs,
    pairs,
    plain_weights,
)

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

ROUNDING = 1e-14


@given(pairs())
def test_cross_entropy_is_entropy_and_divergence(shares):
    a, b = shares
    total = infoviz.entropy(a) + infoviz.kl_divergence(a, b)
    assert infoviz.cross_entropy(a, b) == pytest.approx(total, rel=ROUNDING, abs=ROUNDING)


@given(pairs())
def test_a_distribution_compared_with_itself(shares):
    a, _ = shares
    assert infoviz.cross_entropy(a, a) == infoviz.entropy(a)
    assert infoviz.kl_divergence(a, a) == infoviz.js_divergence(a, a) == 0
    assert infoviz.js_distance(a, a) == 0
    assert not infoviz.kl_divergence_terms(a, a).any()
    assert not infoviz.js_divergence_terms(a, a).any()


@given(pairs())
def test_entropy_is_from_0_to_log_n(shares):
    a, _ = shares
    entropy = infoviz.entropy(a)
    assert 0 <= entropy <= math.log2(len(a)) * (1 + ROUNDING)
    assert (entropy == 0) == (np.count_nonzero(a) == 1)


@pytest.mark.parametrize("n", [1, 2, 3, 64, 1000])
def test_entropy_is_log_n_where_all_are_alike_and_0_where_one_is_certain(n):
    assert infoviz.entropy(np.full(n, 1 / n)) == pytest.approx(math.log2(n), rel=1e-15)
    assert infoviz.entropy(np.eye(n)[0]) == 0
    assert math.copysign(1, infoviz.entropy(np.eye(n)[0])) == 1


@given(pairs())
def test_js_is_the_entropy_of_the_mixture_less_the_mean_entropy(shares):
    a, b = shares
    mean = infoviz.entropy(a) / 2 + infoviz.entropy(b) / 2
    difference = infoviz.entropy((a + b) / 2) - mean
    assert infoviz.js_divergence(a, b) == pytest.approx(difference, rel=ROUNDING, abs=ROUNDING)


@given(pairs())
def test_js_is_the_mean_divergence_from_the_mixture(shares):
    a, b = shares
    m = (a + b) / 2
    # Half of the least number is 0.
    assume(((m > 0) == (a + b > 0)).all())
    mean = infoviz.kl_divergence(a, m) / 2 + infoviz.kl_divergence(b, m) / 2
    assert infoviz.js_divergence(a, b) == pytest.approx(mean, rel=1e-7, abs=1e-16)


@given(ordinary_pairs())
def test_js_is_the_mutual_information_of_a_coin_and_a_draw_from_its_side(shares):
    joint = np.stack(shares) / 2
    marginals = np.outer(joint.sum(axis=1), joint.sum(axis=0))
    information = infoviz.kl_divergence(joint.ravel(), marginals.ravel())
    assert infoviz.js_divergence(*shares) == pytest.approx(information, abs=ROUNDING)


@given(pairs())
def test_js_is_symmetric_and_at_most_the_total_variation(shares):
    a, b = shares
    js = infoviz.js_divergence(a, b)
    assert js == infoviz.js_divergence(b, a)
    variation = float(np.abs(a - b).sum()) / 2
    assert 0 <= js <= 1
    assert js <= variation * (1 + ROUNDING) + 1e-300
    assert variation <= 1 + ROUNDING


@given(pairs())
def test_js_distance_is_the_root_of_js(shares):
    distance = infoviz.js_distance(*shares)
    assert distance**2 == pytest.approx(infoviz.js_divergence(*shares), rel=ROUNDING, abs=1e-300)


@given(st.integers(2, 6).flatmap(lambda n: st.tuples(*[distributions(n)] * 3)))
def test_js_distance_keeps_the_triangle_inequality(three):
    a, b, c = three
    detour = infoviz.js_distance(a, b) + infoviz.js_distance(b, c)
    assert infoviz.js_distance(a, c) <= detour * (1 + ROUNDING)


@given(pairs())
def test_pinsker(shares):
    a, b = shares
    variation = float(np.abs(a - b).sum()) / 2
    bound = math.sqrt(infoviz.kl_divergence(a, b, base=math.e) / 2)
    assert variation <= bound * (1 + ROUNDING) + 1e-16


@given(pairs())
def test_terms_of_js_are_never_negative_and_those_of_kl_sum_to_no_less_than_0(shares):
    a, b = shares
    terms = infoviz.kl_divergence_terms(a, b)
    assert float(terms.sum()) >= -ROUNDING
    assert (infoviz.js_divergence_terms(a, b) >= 0).all()


@given(pairs())
def test_terms_sum_to_their_total(shares):
    a, b = shares
    for total, terms in (
        (infoviz.entropy(a), infoviz.entropy_terms(a)),
        (infoviz.cross_entropy(a, b), infoviz.cross_entropy_terms(a, b)),
        (infoviz.kl_divergence(a, b), infoviz.kl_divergence_terms(a, b)),
        (infoviz.js_divergence(a, b), infoviz.js_divergence_terms(a, b)),
    ):
        assert math.fsum(terms) == pytest.approx(total, rel=ROUNDING, abs=2e-15)


@given(ordinary_pairs(5), ordinary_pairs(5))
def test_measures_of_independent_draws_add(one, other):
    (a, b), (c, d) = one, other
    ac, bd = np.outer(a, c).ravel(), np.outer(b, d).ravel()
    for measure in (infoviz.kl_divergence, infoviz.cross_entropy):
        assert measure(ac, bd) == pytest.approx(measure(a, b) + measure(c, d), abs=ROUNDING)
    both = infoviz.entropy(a) + infoviz.entropy(c)
    assert infoviz.entropy(ac) == pytest.approx(both, abs=ROUNDING)


@given(st.floats(1e-300, 1), st.floats(1e-5, 1))
def test_self_information_adds_for_independent_events(p, q):
    both = infoviz.self_information(p) + infoviz.self_information(q)
    assert infoviz.self_information(p * q) == pytest.approx(both, rel=ROUNDING, abs=ROUNDING)


@given(pairs())
def test_merging_outcomes_never_raises_a_divergence(shares):
    a, b = shares
    merged_a = np.append(a[2:], a[0] + a[1])
    merged_b = np.append(b[2:], b[0] + b[1])
    for divergence in (infoviz.kl_divergence, infoviz.js_divergence):
        before = divergence(a, b)
        # The rounding of the two sums moves mass of its own.
        assert divergence(merged_a, merged_b) <= before * (1 + 1e-12) + 1e-15


@given(
    st.integers(2, 6).flatmap(lambda n: st.tuples(*[distributions(n, plain_weights)] * 4)),
    st.integers(0, 16).map(lambda sixteenths: sixteenths / 16),
)
def test_divergences_are_jointly_convex(four, weight):
    a, b, c, d = four
    mixed = (weight * a + (1 - weight) * c, weight * b + (1 - weight) * d)
    for divergence in (infoviz.kl_divergence, infoviz.js_divergence):
        parts = [
            share * divergence(*pair)
            for share, pair in ((weight, (a, b)), (1 - weight, (c, d)))
            if share > 0
        ]
        assert divergence(*mixed) <= sum(parts) * (1 + ROUNDING) + 1e-15


@given(near_pairs(greatest_scale=1e-7))
def test_near_equality_all_divergences_are_one_quadratic(shares):
    a, b = shares
    there, back = infoviz.kl_divergence(a, b), infoviz.kl_divergence(b, a)
    assert there == pytest.approx(back, rel=1e-5, abs=1e-300)
    assert infoviz.js_divergence(a, b) == pytest.approx(there / 4, rel=1e-5, abs=1e-300)


@given(far_pairs())
def test_infinite_only_where_an_outcome_is_lost(shares):
    a, b = shares
    lost = bool(((a > 0) & (b == 0)).any())
    assert math.isinf(infoviz.kl_divergence(a, b)) == lost
    assert math.isinf(infoviz.cross_entropy(a, b)) == lost
    assert math.isfinite(infoviz.js_divergence(a, b))


@given(ordinary_pairs(4), st.integers(0, 3))
def test_cross_entropy_and_divergence_have_the_same_gradient_in_b(shares, outcome):
    a, b = shares
    moved = b.copy()
    moved[outcome % len(b)] += 1e-4
    moved /= moved.sum()
    cross = infoviz.cross_entropy(a, moved) - infoviz.cross_entropy(a, b)
    divergence = infoviz.kl_divergence(a, moved) - infoviz.kl_divergence(a, b)
    assert cross == pytest.approx(divergence, abs=ROUNDING)
