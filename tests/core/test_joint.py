"""Joint tables: margins that never move, and mutual information within its bounds."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.joint import MOST, ORDERS, coupling, group, joint_of
from tests.core.state_strategies import distributions

parts = st.sampled_from([0.0, 1e-9, 0.25, 0.5, 1.0])


@st.composite
def pairs(draw):
    n = draw(st.integers(2, 9))
    return draw(distributions(n)), draw(distributions(n))


@settings(deadline=None)
@given(pairs(), parts, st.sampled_from(ORDERS))
def test_margins_never_move(pair, part, order):
    a, b = pair
    joint = joint_of(a, b, part, order)
    assert joint.table.min() >= 0
    np.testing.assert_allclose(joint.table.sum(axis=1), a.p, atol=1e-12)
    np.testing.assert_allclose(joint.table.sum(axis=0), b.p, atol=1e-12)


@settings(deadline=None)
@given(pairs(), parts, st.sampled_from(ORDERS))
def test_mutual_information_is_within_its_bounds(pair, part, order):
    a, b = pair
    joint = joint_of(a, b, part, order)
    assert 0 <= joint.information <= min(a.entropy, b.entropy)
    assert joint.a_given_b >= 0
    assert joint.b_given_a >= 0
    assert float(joint.terms.sum()) == pytest.approx(joint.information, abs=1e-12)
    flat = joint.table[joint.table > 0]
    assert joint.entropy == pytest.approx(float(-(flat * np.log(flat)).sum()), abs=1e-12)


@given(pairs(), st.sampled_from(ORDERS))
def test_independent_draws_tell_nothing_to_the_bit(pair, order):
    joint = joint_of(*pair, 0.0, order)
    assert joint.information == 0
    assert not joint.terms.any()
    assert joint.entropy == joint.a.entropy + joint.b.entropy


@given(pairs())
def test_a_coupling_has_few_cells_and_keeps_the_order(pair):
    rows, columns, masses = coupling(*pair, "same")
    assert len(masses) < 2 * len(pair[0])
    assert (np.diff(rows) >= 0).all()
    assert (np.diff(columns) >= 0).all()
    assert (masses > 0).all()
    _, reverse, _ = coupling(*pair, "reverse")
    assert (np.diff(reverse) <= 0).all()


@given(pairs())
def test_a_distribution_coupled_with_itself_tells_all(pair):
    joint = joint_of(pair[0], pair[0], 1.0)
    assert joint.information == pytest.approx(pair[0].entropy, abs=1e-9)
    assert joint.a_given_b == pytest.approx(0, abs=1e-9)


def test_the_board():
    a = Distribution([0.42, 0.27, 0.18, 0.05, 0.08])
    b = Distribution([0.22, 0.24, 0.30, 0.14, 0.10])
    joint = joint_of(a, b, 0.4)
    bits = 1 / math.log(2)
    assert joint.information * bits == pytest.approx(0.2042, abs=5e-5)
    assert joint.a_given_b * bits == pytest.approx(1.7844, abs=5e-5)
    assert joint.b_given_a * bits == pytest.approx(2.0209, abs=5e-5)
    assert joint.entropy * bits == pytest.approx(4.0095, abs=5e-5)
    assert joint.table[0, 2] == pytest.approx(0.0756)
    assert joint.surprise(0, 2) * bits == pytest.approx(3.7255, abs=5e-5)
    assert joint.terms[0, 2] * bits == pytest.approx(-0.0557, abs=5e-5)


def test_cells_that_never_come_together():
    a, b = Distribution([0.5, 0.5]), Distribution([0.5, 0.5])
    joint = joint_of(a, b, 1.0)
    assert joint.surprise(0, 1) == math.inf
    assert joint.terms[0, 1] == 0
    assert joint.information == pytest.approx(math.log(2))


@pytest.mark.parametrize("n", [MOST, MOST + 1, 1000])
def test_many_outcomes_share_a_row(n):
    rng = np.random.default_rng(n)
    a, b = (Distribution.from_weights(rng.random(n)) for _ in range(2))
    joint = joint_of(a, b, 0.5)
    assert joint.table.shape == (min(n, MOST + 1),) * 2
    assert joint.groups.has_rest == (n > MOST)
    assert joint.table.sum() == pytest.approx(1, abs=1e-12)
    groups = group(a, b)
    kept = a.p[groups.kept] + b.p[groups.kept]
    left = np.delete(a.p + b.p, groups.kept)
    assert not left.size or kept.min() >= left.max()
    assert (np.diff(groups.kept) > 0).all()


@pytest.mark.parametrize("part", [-0.1, 1.1, math.nan])
def test_a_coupling_that_is_none_is_refused(part):
    with pytest.raises(ValueError, match="coupling"):
        joint_of(Distribution([0.5, 0.5]), Distribution([0.5, 0.5]), part)
