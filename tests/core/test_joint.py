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
    assert joint.rows is a.p
    assert joint.columns is b.p
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


@pytest.mark.parametrize("order", ORDERS)
def test_what_is_certain_tells_nothing_and_nothing_is_told_of_it(order):
    b = Distribution([0.22, 0.24, 0.30, 0.14, 0.10])
    for outcome in range(5):
        certain = Distribution(np.eye(5)[outcome])
        for pair in ((certain, b), (b, certain), (certain, certain)):
            joint = joint_of(*pair, 0.38, order)
            assert joint.information == 0
            assert not joint.terms.any()


@pytest.mark.parametrize("n", [MOST, MOST + 1, 1000])
def test_many_outcomes_share_a_row(n):
    rng = np.random.default_rng(n)
    a, b = (Distribution.from_weights(rng.random(n)) for _ in range(2))
    joint = joint_of(a, b, 0.5)
    assert joint.table.shape == (min(n, MOST + 1),) * 2
    assert joint.groups.has_rest == (n > MOST)
    assert joint.table.sum() == pytest.approx(1, abs=1e-12)
    assert joint.table.sum(axis=1) == pytest.approx(joint.rows, abs=1e-12)
    assert joint.table.sum(axis=0) == pytest.approx(joint.columns, abs=1e-12)
    groups = group(a, b)
    kept = a.p[groups.kept] + b.p[groups.kept]
    left = np.delete(a.p + b.p, groups.kept)
    assert not left.size or kept.min() >= left.max()
    assert (np.diff(groups.kept) > 0).all()


def dense(a, b, part, order):
    """The joint cell by cell, with nothing of the structure of a coupling used."""
    rows, columns, masses = coupling(a, b, order)
    far_end = np.zeros((len(a), len(b)))
    far_end[rows, columns] = masses
    product = np.outer(a.p, b.p)
    table = (1 - part) * product + part * far_end
    terms = np.zeros_like(table)
    held = table > 0
    terms[held] = table[held] * np.log(table[held] / product[held])
    return table, terms


@pytest.mark.parametrize("part", [0.05, 0.5, 1.0])
@pytest.mark.parametrize("order", ORDERS)
def test_what_shares_a_row_is_counted_outcome_by_outcome(part, order):
    rng = np.random.default_rng(5)
    a, b = (Distribution.from_weights(rng.random(300) ** 4) for _ in range(2))
    joint = joint_of(a, b, part, order)
    table, terms = dense(a, b, part, order)
    assert joint.information == pytest.approx(math.fsum(terms.reshape(-1)), rel=1e-12)
    held = table[table > 0]
    assert joint.entropy == pytest.approx(-math.fsum(held * np.log(held)), rel=1e-12)
    of, k = joint.groups.of, len(joint.groups)
    together = np.zeros((2, k, k))
    for each, sums in zip((table, terms), together, strict=True):
        np.add.at(sums, (of[:, np.newaxis], of[np.newaxis, :]), each)
    np.testing.assert_allclose(joint.table, together[0], atol=1e-15)
    np.testing.assert_allclose(joint.terms, together[1], atol=1e-14)
    # The rest are told apart in what they add, so that nothing is lost of the information.
    assert float(joint.terms.sum()) == pytest.approx(joint.information, abs=1e-12)


def test_rows_can_be_kept_while_shares_move():
    rng = np.random.default_rng(6)
    a, b = (Distribution.from_weights(rng.random(200)) for _ in range(2))
    groups = group(a, b)
    moved = Distribution.from_weights(rng.random(200))
    joint = joint_of(moved, b, 0.5, groups=groups)
    assert joint.groups is groups
    assert joint.rows[0] == moved.p[groups.kept[0]]
    assert joint.table.sum(axis=1) == pytest.approx(joint.rows, abs=1e-12)


@pytest.mark.parametrize("part", [1e-9, 1e-3, 0.0999, 0.1, 0.3])
def test_information_keeps_its_digits_where_there_is_little(part):
    mpmath = pytest.importorskip("mpmath")
    a = Distribution([0.42, 0.27, 0.18, 0.05, 0.08])
    b = Distribution([0.22, 0.24, 0.30, 0.14, 0.10])
    rows, columns, masses = coupling(a, b, "same")
    with mpmath.workdps(60):
        t, total = mpmath.mpf(part), mpmath.mpf(0)
        coupled = dict(zip(zip(rows.tolist(), columns.tolist(), strict=True), masses, strict=True))
        for i, j in np.ndindex(5, 5):
            q = mpmath.mpf(float(a.p[i])) * mpmath.mpf(float(b.p[j]))
            p = (1 - t) * q + t * mpmath.mpf(float(coupled.get((i, j), 0.0)))
            total += p * mpmath.log(p / q) - p + q if p else q
        assert joint_of(a, b, part).information == pytest.approx(float(total), rel=1e-9)


@pytest.mark.parametrize("order", ORDERS)
def test_shares_of_next_to_nothing_stay_within_the_bounds(order):
    a = Distribution.from_weights([1.0, 1e-300, 0.0, 1e-320])
    b = Distribution.from_weights([1e-310, 0.5, 0.5, 0.0])
    for part in (1e-9, 0.5, 1.0):
        joint = joint_of(a, b, part, order)
        assert 0 <= joint.information <= min(a.entropy, b.entropy)
        assert np.isfinite(joint.terms).all()
        assert np.isfinite(joint.table).all()


@pytest.mark.parametrize("part", [-0.1, 1.1, math.nan])
def test_a_coupling_that_is_none_is_refused(part):
    with pytest.raises(ValueError, match="coupling"):
        joint_of(Distribution([0.5, 0.5]), Distribution([0.5, 0.5]), part)
