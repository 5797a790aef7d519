"""Levels of every measure as functions of one distribution, mixtures, and contours."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infoviz.core.contours import Contours
from infoviz.core.distribution import Distribution
from infoviz.core.landscape import MEASURES_OF_Q, levels, levels_along, mirrored
from infoviz.core.measures import MEASURES
from infoviz.core.mixtures import KINDS, arithmetic_mixture, geometric_mixture, mixture
from infoviz.core.pair import Pair
from tests.core.state_strategies import distributions

shares = st.floats(0.02, 1.0)
places = st.floats(0.0, 1.0)


@st.composite
def pairs(draw):
    n = draw(st.integers(2, 6))
    return draw(distributions(n)), draw(distributions(n))


@given(pairs())
def test_levels_are_the_measures_at_that_place(pair):
    p, q = pair
    found = levels(p, q.p[np.newaxis])
    for id in MEASURES_OF_Q:
        want = MEASURES[id].total(Pair(p, q))
        # These sums are for pixels: a share below float64's least has no say in them.
        if math.isfinite(want) or not (q.least == 0 and (q.log_p > -np.inf).all()):
            assert found[id][0] == pytest.approx(want, abs=1e-10, rel=1e-10)


def test_mirrored_ids():
    assert [mirrored(id) for id in ("kl_ab", "h_a", "ce_ba", "js")] == [
        "kl_ba",
        "h_b",
        "ce_ab",
        "js",
    ]


@given(pairs(), st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0]))
def test_mixtures_are_distributions_between_both(pair, t):
    p, q = pair
    straight = arithmetic_mixture(p, q, t)
    np.testing.assert_allclose(straight.p, (1 - t) * p.p + t * q.p, atol=1e-15)
    bent = geometric_mixture(p, q, t)
    if bent is not None:
        assert math.fsum(bent.p) == pytest.approx(1, abs=1e-14)


@given(pairs())
def test_a_mixture_at_an_end_is_that_end(pair):
    for kind in KINDS:
        assert mixture(*pair, 0.0, kind) is pair[0]
        assert mixture(*pair, 1.0, kind) is pair[1] or np.array_equal(*(d.p for d in pair))


def test_disjoint_distributions_have_no_geometric_mixture():
    one, other = Distribution([1.0, 0.0]), Distribution([0.0, 1.0])
    assert geometric_mixture(one, other, 0.5) is None
    assert levels_along(one, other, np.array([0.5]), "geometric") is None


def test_a_geometric_mixture_is_straight_in_the_logarithms():
    one, other = Distribution([0.7, 0.2, 0.1]), Distribution([0.1, 0.3, 0.6])
    mixed = geometric_mixture(one, other, 0.3)
    odds = mixed.log_p - mixed.log_p[0]
    expected = 0.7 * (one.log_p - one.log_p[0]) + 0.3 * (other.log_p - other.log_p[0])
    np.testing.assert_allclose(odds, expected, atol=1e-14)


@pytest.mark.parametrize("kind", KINDS)
def test_levels_along_a_path_are_the_measures_of_its_mixtures(kind):
    start, end = Distribution([0.7, 0.2, 0.1]), Distribution([0.1, 0.3, 0.6])
    steps = np.linspace(0, 1, 7)
    found = levels_along(start, end, steps, kind)
    for i, t in enumerate(steps):
        pair = Pair(end, mixture(start, end, float(t), kind))
        for id in MEASURES_OF_Q:
            assert found[id][i] == pytest.approx(MEASURES[id].total(pair), abs=1e-13)


@pytest.mark.parametrize("t", [-0.1, 1.5, math.nan])
def test_a_place_off_the_path_is_refused(t):
    with pytest.raises(ValueError, match="t is"):
        mixture(Distribution([1.0, 0.0]), Distribution([0.5, 0.5]), t, "arithmetic")


@given(st.tuples(shares, shares, shares), st.sampled_from(MEASURES_OF_Q), st.floats(0.01, 2.0))
def test_contours_lie_where_the_measure_has_their_value(weights, id, value):
    p = Distribution.from_weights(np.array(weights))
    contours = Contours(p, id)
    assume(not contours.is_flat)
    for line in contours.lines(value):
        # The ends of a line that reaches an edge are on that edge, beyond its last crossing.
        inner = line.T[1:-1]
        inside = inner[inner.min(axis=1) > 1e-7]
        if len(inside):
            np.testing.assert_allclose(levels(p, inside)[id], value, atol=1e-7)


@given(st.tuples(shares, shares, shares), st.tuples(shares, shares, shares))
def test_a_contour_goes_through_the_place_that_it_is_of(p_weights, q_weights):
    p, q = (Distribution.from_weights(np.array(w)) for w in (p_weights, q_weights))
    assume(float(np.abs(p.p - q.p).max()) > 1e-3)
    lines = Contours(p, "kl_ab").lines(MEASURES["kl_ab"].total(Pair(p, q)), q.p)
    distances = [np.abs(line - q.p[:, np.newaxis]).max(axis=0).min() for line in lines]
    assert min(distances) < 1e-12


@given(st.tuples(shares, shares, shares), st.floats(0.05, 1.0))
def test_regions_hold_what_is_below_their_value(weights, value):
    p = Distribution.from_weights(np.array(weights))
    region = Contours(p, "kl_ab").region(value)
    middle = 0.5 * (region + p.p[:, np.newaxis])
    found = levels(p, np.ascontiguousarray(middle.T))["kl_ab"]
    assert found.max() <= value + 1e-9


def test_what_has_no_contours_says_so():
    assert Contours(Distribution([0.5, 0.5, 0.0]), "kl_ba").is_infinite
    assert Contours(Distribution.uniform(3), "ce_ba").is_flat
    with pytest.raises(ValueError, match="3 outcomes"):
        Contours(Distribution.uniform(4), "kl_ab")
