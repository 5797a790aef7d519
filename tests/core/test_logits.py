"""Logits of a State's distributions: gauges, and the edits that move them."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infoviz.core.analysis import analyse
from infoviz.core.distribution import Distribution
from infoviz.core.editing import can_move, set_share, unlocked_mass
from infoviz.core.logits import GAUGES, from_logits, logits_of, set_logit
from infoviz.core.softmax import softmax_of
from infoviz.core.state import State
from tests.core.state_strategies import assert_sound, sides, state_of, states_with_outcome
from tests.core.torch_vectors import logits, temperatures

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

# Where a drag may bring a logit of a share, in the gauge of its logarithm.
places = st.one_of(st.floats(-12, 12), st.floats(-1500, 1500), st.just(-math.inf))


def state_with(b, **options):
    n = len(b)
    return State(tuple(f"x{i}" for i in range(n)), Distribution.uniform(n), b, **options)


def assert_same_shares(one, other):
    np.testing.assert_allclose(one.p, other.p, rtol=5e-12, atol=1e-300)
    np.testing.assert_array_equal(one.impossible, other.impossible)


# --- gauges ---


@given(logits(), temperatures, st.sampled_from(GAUGES))
def test_the_softmax_of_its_logits_is_the_distribution(z, temperature, gauge):
    b = softmax_of(z, temperature)
    again = softmax_of(logits_of(b, gauge, temperature, typed=z), temperature)
    np.testing.assert_allclose(again.log_p, b.log_p, rtol=1e-10, atol=1e-11)


@given(logits(), temperatures)
def test_each_gauge_is_what_it_says(z, temperature):
    b = softmax_of(z, temperature)
    assert logits_of(b, "max", temperature).max() == 0
    mean = logits_of(b, "mean", temperature)
    assert mean[np.isfinite(mean)].mean() == pytest.approx(0, abs=1e-11)
    np.testing.assert_array_equal(logits_of(b, "typed", temperature, typed=z), z)


def test_as_typed_without_anything_typed_is_the_greatest_at_0():
    b = Distribution([0.25, 0.0, 0.75])
    want = [math.log(1 / 3), -math.inf, 0]
    for typed in (None, np.array([-math.inf, 3.0, -math.inf])):
        np.testing.assert_allclose(logits_of(b, "typed", typed=typed), want, rtol=1e-15)
    with pytest.raises(ValueError, match="2 logits for 3 outcomes"):
        logits_of(b, "typed", typed=np.zeros(2))


def test_as_typed_the_others_stand_still_where_one_share_was_dragged():
    typed = np.array([-0.5, 0.3, 1.2, 0.0])
    state = set_share(state_with(softmax_of(typed)), "b", 2, 0.8)
    z = logits_of(state.b, "typed", typed=typed)
    np.testing.assert_array_equal(z[[0, 1, 3]], typed[[0, 1, 3]])
    others = float(state.b.p[[0, 1, 3]].sum())
    want = math.log(0.8 / others) + math.log(float(np.exp(typed[[0, 1, 3]]).sum()))
    assert z[2] == pytest.approx(want, rel=1e-14)


def test_as_typed_an_outcome_that_becomes_impossible_falls_and_comes_back_to_its_place():
    typed = np.array([-0.5, 0.3, 1.2])
    state = state_with(softmax_of(typed))
    gone = set_share(state, "b", 1, 0.0)
    z = logits_of(gone.b, "typed", typed=typed)
    np.testing.assert_array_equal(z, [-0.5, -math.inf, 1.2])
    back = set_logit(gone, "b", 1, 0.3, logits=z)
    np.testing.assert_allclose(back.b.p, state.b.p, rtol=1e-15)


# --- set_logit ---


@given(states_with_outcome(locks=False), places)
def test_moving_a_logit_is_dragging_a_share(case, z):
    state, side, outcome = case
    after = set_logit(state, side, outcome, z)
    dragged = set_share(state, side, outcome, float(after.of(side).p[outcome]))
    # The share that is left is 1 less the new one there, which rounds.
    np.testing.assert_allclose(after.of(side).p, dragged.of(side).p, rtol=1e-12, atol=3e-16)


@given(states_with_outcome(), places, temperatures)
def test_the_others_keep_their_ratios_and_what_is_locked_its_share(case, z, temperature):
    state, side, outcome = case
    before, after = state.of(side), set_logit(state, side, outcome, z, None, temperature).of(side)
    assert_sound(set_logit(state, side, outcome, z, None, temperature))
    locked = state.locked(side)
    np.testing.assert_array_equal(after.p[locked], before.p[locked])
    np.testing.assert_array_equal(after.log_p[locked], before.log_p[locked])
    others = [i for i in range(len(state)) if i not in state.locks(side) and i != outcome]
    possible = [i for i in others if before.log_p[i] > -math.inf]
    np.testing.assert_array_equal(
        after.log_p[others] == -math.inf, before.log_p[others] == -math.inf
    )
    shifts = after.log_p[possible] - before.log_p[possible]
    assert np.ptp(shifts) <= 2e-12 if possible else True


@given(states_with_outcome(), places, temperatures)
def test_the_odds_against_the_others_are_those_of_the_logits(case, z, temperature):
    state, side, outcome = case
    before, after = state.of(side), set_logit(state, side, outcome, z, None, temperature).of(side)
    assume(can_move(state, side, outcome) and unlocked_mass(state, side) > 0)
    for i in range(len(state)):
        movable = i != outcome and i not in state.locks(side)
        if movable and before.log_p[i] > -math.inf and z > -math.inf:
            odds = after.log_p[outcome] - after.log_p[i]
            want = z / temperature - before.log_p[i]
            assert odds == pytest.approx(want, rel=1e-12, abs=1e-11)


@given(states_with_outcome(), temperatures)
def test_where_nothing_moves_the_state_itself_comes_back(case, temperature):
    state, side, outcome = case
    z = temperature * state.of(side).log_p
    assert set_logit(state, side, outcome, z[outcome], None, temperature) is state
    typed = logits_of(state.of(side), "mean", temperature)
    assert set_logit(state, side, outcome, typed[outcome], typed, temperature) is state
    locked = state.with_side(side, state.of(side), frozenset({outcome}))
    assert set_logit(locked, side, outcome, 1.0) is locked


def test_alone_an_outcome_keeps_its_share_whatever_its_logit():
    state = state_of([1.0, 0.0, 0.0])
    assert set_logit(state, "a", 0, -5.0) is state
    assert set_logit(state, "a", 0, -math.inf) is state
    two = replace(state_of([0.5, 0.25, 0.25]), locks_a=frozenset({1, 2}))
    assert set_logit(two, "a", 0, -5.0) is two
    nothing_free = replace(state_of([0.5, 0.5, 0.0, 0.0]), locks_a=frozenset({0, 1}))
    assert set_logit(nothing_free, "a", 2, 3.0) is nothing_free


def test_a_drag_far_down_and_back_keeps_what_float64_has_not():
    typed = np.array([0.5, 0.0, -0.25])
    base = state_with(softmax_of(typed))
    down = set_logit(base, "b", 0, -1000.0, typed)
    assert down.b.p[0] == 0
    assert down.b.log_p[0] == pytest.approx(-1000 - math.log(1 + math.exp(-0.25)), rel=1e-15)
    # A press on what is there now, and back from it.
    np.testing.assert_array_equal(logits_of(down.b, "typed", typed=typed)[1:], typed[1:])
    held = logits_of(down.b, "typed", typed=np.array([-1000.0, 0.0, -0.25]))
    back = set_logit(down, "b", 0, 0.5, held)
    np.testing.assert_allclose(back.b.p, base.b.p, rtol=1e-15)
    # Another logit is moved, and the first is still 1000 below where it was.
    other = set_logit(down, "b", 2, 3.0, held)
    assert other.b.log_p[0] - other.b.log_p[1] == pytest.approx(-1000, rel=1e-15)
    losses = analyse(state_with(other.b)).totals
    assert 333 < losses["ce_ab"] < 336


def test_two_that_float64_has_not_come_up_together_in_their_ratio():
    b = softmax_of(np.array([0.0, -1000.0, -1001.0]))
    assert b.p.tolist() == [1, 0, 0]
    up = set_logit(state_with(b), "b", 0, -1000.0).b
    np.testing.assert_allclose(up.p, softmax_of(np.array([0.0, 0.0, -1.0])).p, rtol=1e-12)


@pytest.mark.parametrize("z", [math.nan, math.inf, 1e291])
def test_what_is_no_logit_is_refused(z):
    with pytest.raises(ValueError, match="logit 1 is"):
        set_logit(state_of([0.5, 0.5]), "a", 0, z)


def test_what_is_no_outcome_is_refused():
    with pytest.raises(ValueError, match="no outcome 2"):
        set_logit(state_of([0.5, 0.5]), "a", 2, 0.0, np.zeros(2))


# --- from_logits ---


@given(logits(), temperatures, sides)
def test_without_locks_it_is_the_softmax(z, temperature, side):
    state = from_logits(state_of([1 / len(z)] * len(z)), side, z, temperature)
    assert_same_shares(state.of(side), softmax_of(z, temperature))
    np.testing.assert_array_equal(state.of(side).log_p, softmax_of(z, temperature).log_p)
    assert from_logits(state, side, z, temperature) is state


@given(states_with_outcome(), st.data())
def test_with_locks_the_rest_is_shared_out(case, data):
    state, side, _ = case
    z = data.draw(logits(n=len(state), finite=True))
    after = from_logits(state, side, z)
    assert_sound(after)
    assert after.locks(side) == state.locks(side)
    locked = state.locked(side)
    np.testing.assert_array_equal(after.of(side).p[locked], state.of(side).p[locked])
    free = np.setdiff1d(np.arange(len(state)), locked)
    mass = unlocked_mass(state, side)
    if len(free) < 2 or mass == 0:
        assert after is state
    else:
        want = softmax_of(z[free])
        np.testing.assert_allclose(after.of(side).p[free], want.p * mass, rtol=1e-15, atol=0)
        np.testing.assert_allclose(
            after.of(side).log_p[free], want.log_p + math.log(mass), rtol=1e-12, atol=1e-14
        )


def test_logits_that_fit_nothing_are_refused():
    state = state_of([0.5, 0.25, 0.25])
    with pytest.raises(ValueError, match="2 logits for 3 outcomes"):
        from_logits(state, "a", [0.0, 1.0])
    with pytest.raises(ValueError, match="all unlocked logits are −∞"):
        from_logits(replace(state, locks_a=frozenset({0})), "a", [0.0, -math.inf, -math.inf])


def test_the_logits_that_a_distribution_was_made_of_are_told_as_typed():
    z = np.array([-0.5, 0.3, 1.2])
    for temperature in (1.0, 2.0):
        made = softmax_of(z, temperature)
        assert logits_of(made, "typed", temperature) == pytest.approx(z, abs=1e-15)
    endless = softmax_of(np.array([3.0, -np.inf, -1000.0]))
    assert logits_of(endless, "typed").tolist() == [3.0, -np.inf, -1000.0]
    # Shares know of no constant.
    assert logits_of(Distribution([0.25, 0.75]), "typed").max() == 0
