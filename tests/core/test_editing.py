"""Edits of a State: the drag rule, its limits, and locks."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.editing import (
    can_move,
    free_share,
    is_locked,
    make_one_hot,
    make_random,
    make_uniform,
    set_locks,
    set_name,
    set_share,
    toggle_lock,
    trade,
    unlock_all,
)
from infoviz.core.refusal import Refusal
from tests.core.state_strategies import (
    assert_sound,
    bits,
    heights,
    other,
    state_of,
    states_with_outcome,
    unlocked_others,
)


def kl(p, q):
    known = p > 0
    return float((p[known] * np.log(p[known] / q[known])).sum())


# The shares of A sum to 1 − 2⁻⁵³, which is 1 up to rounding.
ROUNDED = state_of([0.5, 0.25, 0.25 - 2**-53, 0.0, 0.0])


@given(states_with_outcome(), heights)
def test_the_mass_stays_1(case, share):
    state, side, outcome = case
    assert_sound(set_share(state, side, outcome, share))


@given(states_with_outcome(), heights)
def test_the_outcome_gets_its_share_within_what_is_free(case, share):
    state, side, outcome = case
    after = set_share(state, side, outcome, share)
    if can_move(state, side, outcome) and after is not state:
        free = free_share(state, side, outcome)
        assert after.of(side).p[outcome] == min(max(share, 0.0), free)
    else:
        locked_or_there = state.of(side).p[outcome]
        assert after.of(side).p[outcome] == locked_or_there


@given(states_with_outcome())
def test_the_press_time_share_gives_the_state_itself_back(case):
    state, side, outcome = case
    assert set_share(state, side, outcome, float(state.of(side).p[outcome])) is state


@given(states_with_outcome(), heights)
def test_only_the_unlocked_of_one_side_move(case, share):
    state, side, outcome = case
    after = set_share(state, side, outcome, share)
    assert after.of(other(side)) is state.of(other(side))
    assert after.labels is state.labels
    assert (after.locks_a, after.locks_b) == (state.locks_a, state.locks_b)
    assert (after.name_a, after.name_b) == (state.name_a, state.name_b)
    locked = state.locked(side)
    assert bits(after.of(side).p[locked]) == bits(state.of(side).p[locked])


@given(states_with_outcome(), heights)
def test_zeros_stay_zero_unless_the_others_are_all_zero(case, share):
    state, side, outcome = case
    others = unlocked_others(state, side, outcome)
    before, after = state.of(side).p, set_share(state, side, outcome, share).of(side).p
    if any(before[others] > 0):
        assert not after[others][before[others] == 0].any()


@given(states_with_outcome(), st.floats(0, 0.999))
def test_the_others_keep_their_proportions(case, share):
    state, side, outcome = case
    others = unlocked_others(state, side, outcome)
    before = state.of(side).p[others]
    after = set_share(state, side, outcome, share * free_share(state, side, outcome))
    kept = after.of(side).p[others]
    # Shares so small that their digits run out cannot keep a proportion.
    large = (before > 1e-290) & (kept > 1e-290)
    assume(large.any())
    factors = kept[large] / before[large]
    assert np.allclose(factors, factors[0], rtol=1e-14, atol=0)


@given(states_with_outcome(), heights)
def test_with_all_others_locked_the_state_itself_comes_back(case, share):
    state, side, outcome = case
    state = set_locks(state, side, set(range(len(state))) - {outcome})
    assert not can_move(state, side, outcome)
    assert set_share(state, side, outcome, share) is state
    assert free_share(state, side, outcome) == pytest.approx(state.of(side).p[outcome], abs=1e-14)


@given(states_with_outcome(), heights)
def test_a_locked_outcome_does_not_move(case, share):
    state, side, outcome = case
    state = set_locks(state, side, state.locks(side) | {outcome})
    assert not can_move(state, side, outcome)
    assert set_share(state, side, outcome, share) is state


def test_the_rule_with_a_lock_worked_by_hand():
    state = state_of([0.5, 0.3, 0.0, 0.2], locks_a=frozenset({3}))
    after = set_share(state, "a", 0, 0.2)
    assert after.a.p == pytest.approx([0.2, 0.6, 0.0, 0.2], abs=1e-15)
    assert after.a.p[2] == 0
    assert set_share(state, "a", 0, 2.0).a.p == pytest.approx([0.8, 0, 0, 0.2], abs=1e-15)


def test_where_the_others_have_nothing_they_share_equally():
    state = state_of([1.0, 0.0, 0.0, 0.0])
    assert set_share(state, "a", 0, 0.4).a.p == pytest.approx([0.4, 0.2, 0.2, 0.2])
    locked = state_of([0.75, 0.0, 0.0, 0.25], locks_a=frozenset({3}))
    assert set_share(locked, "a", 0, 0.25).a.p.tolist() == [0.25, 0.25, 0.25, 0.25]


def test_an_outcome_that_has_all_cannot_rise():
    state = state_of([1.0, 0.0, 0.0])
    assert set_share(state, "a", 0, 1.5) is state
    # What rounding leaves to 1 is nobody's.
    assert trade(ROUNDED, "a", 2, 3, 0.9) is ROUNDED
    locked = set_locks(ROUNDED, "a", {0, 1})
    assert set_share(locked, "a", 2, 1.0) is locked


def test_locks_that_hold_all_mass_leave_nothing_to_move():
    state = set_locks(ROUNDED, "a", {0, 1, 2})
    assert free_share(state, "a", 3) == 0
    assert not can_move(state, "a", 3)
    assert set_share(state, "a", 3, 0.5) is state


@given(states_with_outcome(), st.lists(heights, min_size=1, max_size=20))
def test_a_drag_that_ends_where_it_began_restores_the_base_to_the_bit(case, path):
    base, side, outcome = case
    before = bits(base.of(side).p)
    shown = base
    for share in [*path, float(base.of(side).p[outcome])]:
        shown = set_share(base, side, outcome, share)
    assert shown is base
    assert bits(base.of(side).p) == before


@given(st.integers(2, 8), st.integers(0, 10**6), st.floats(0.01, 0.99))
def test_no_other_way_to_give_a_share_has_less_kl_in_either_direction(n, seed, share):
    random = np.random.default_rng(seed)
    state = state_of(random.dirichlet(np.ones(n)))
    p, ruled = state.a.p, set_share(state, "a", 0, share).a.p
    for _ in range(10):
        rival = np.array([share, *((1 - share) * random.dirichlet(np.ones(n - 1)))])
        assert kl(ruled, p) <= kl(rival, p) + 1e-13
        assert kl(p, ruled) <= kl(p, rival) + 1e-13


@given(st.lists(st.floats(-8, 8), min_size=2, max_size=8), st.floats(-8, 8))
def test_one_edit_is_one_moved_logit_of_a_softmax(logits, step):
    def softmax(z):
        e = np.exp(z - z.max())
        return e / e.sum()

    z = np.array(logits)
    state = state_of(softmax(z))
    z[0] += step
    assert set_share(state, "a", 0, softmax(z)[0]).a.p == pytest.approx(softmax(z), rel=1e-9)


@pytest.mark.parametrize("outcome", [-1, 3])
def test_an_outcome_that_there_is_not_is_refused(outcome):
    state = state_of([0.2, 0.3, 0.5])
    for edit in (
        lambda: set_share(state, "a", outcome, 0.5),
        lambda: trade(state, "a", outcome, 0, 0.5),
        lambda: trade(state, "a", 0, outcome, 0.5),
        lambda: toggle_lock(state, "a", outcome),
        lambda: make_one_hot(state, "a", outcome),
        lambda: free_share(state, "a", outcome),
    ):
        with pytest.raises(ValueError, match=f"no outcome {outcome} among 3"):
            edit()


def test_a_share_that_is_not_a_number_is_refused():
    state = state_of([0.2, 0.8])
    with pytest.raises(ValueError, match="not a number"):
        set_share(state, "a", 0, math.nan)
    with pytest.raises(ValueError, match="not a number"):
        trade(state, "a", 0, 1, math.nan)


def test_locks_belong_to_one_side():
    state = state_of([0.1, 0.2, 0.7])
    locked = toggle_lock(state, "b", 1)
    assert is_locked(locked, "b", 1)
    assert not is_locked(locked, "a", 1)
    assert toggle_lock(locked, "b", 1).locks_b == frozenset()
    many = set_locks(locked, "b", [0, 2])
    assert many.locks_b == {0, 2}
    assert unlock_all(many, "b").locks_b == frozenset()
    assert many.b is state.b


@given(states_with_outcome())
def test_the_free_share_is_what_the_locked_others_leave(case):
    state, side, outcome = case
    p = state.of(side).p
    held = math.fsum(p[i] for i in state.locks(side) - {outcome})
    assert free_share(state, side, outcome) == pytest.approx(1 - held, abs=1e-14)


def test_a_name_is_given_and_taken_away():
    state = state_of([0.5, 0.5])
    named = set_name(set_name(state, "a", " Label "), "b", "Model")
    assert (named.name_a, named.name_b) == ("Label", "Model")
    assert set_name(named, "a", "").name_a == ""
    with pytest.raises(Refusal, match="300 characters long"):
        set_name(state, "b", "x" * 300)


def test_edits_leave_the_state_they_began_from():
    base = state_of([0.1, 0.2, 0.7], [0.3, 0.3, 0.4])
    before = bits(base.a.p), bits(base.b.p)
    set_share(base, "a", 0, 0.9)
    trade(base, "b", 0, 1, 0.5)
    make_uniform(base, "a")
    make_random(base, "b", 1)
    assert (bits(base.a.p), bits(base.b.p)) == before
    assert isinstance(set_share(base, "a", 0, 0.9).a, Distribution)
