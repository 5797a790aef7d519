"""Trades, and edits that give all of a side other shares."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.editing import (
    can_move,
    copy,
    free_share,
    make_one_hot,
    make_random,
    make_uniform,
    swap,
    trade,
    trade_partner,
)
from tests.core.state_strategies import (
    assert_sound,
    bits,
    heights,
    other,
    sides,
    state_of,
    states,
    states_with_outcome,
    unlocked_others,
)


@given(states_with_outcome(), st.data(), heights)
def test_a_trade_moves_two_only(case, data, share):
    state, side, outcome = case
    partner = data.draw(st.integers(0, len(state) - 1).filter(lambda i: i != outcome))
    after = trade(state, side, outcome, partner, share)
    assert_sound(after)
    assert after.of(other(side)) is state.of(other(side))
    rest = [i for i in range(len(state)) if i not in (outcome, partner)]
    assert bits(after.of(side).p[rest]) == bits(state.of(side).p[rest])
    if state.locks(side) & {outcome, partner}:
        assert after is state
    both = state.of(side).p[[outcome, partner]].sum()
    if after is not state:
        assert after.of(side).p[outcome] == pytest.approx(
            min(max(share, 0.0), both), rel=1e-14, abs=0
        )


@given(states_with_outcome(), st.data())
def test_a_trade_at_the_press_time_share_gives_the_state_itself_back(case, data):
    state, side, outcome = case
    partner = data.draw(st.integers(0, len(state) - 1).filter(lambda i: i != outcome))
    assert trade(state, side, outcome, partner, float(state.of(side).p[outcome])) is state


def test_a_trade_worked_by_hand():
    state = state_of([0.5, 0.3, 0.2])
    assert trade(state, "a", 0, 2, 0.6).a.p == pytest.approx([0.6, 0.3, 0.1], abs=1e-15)
    assert trade(state, "a", 0, 2, 9.0).a.p == pytest.approx([0.7, 0.3, 0.0], abs=1e-15)
    assert trade(state, "a", 0, 2, -1.0).a.p == pytest.approx([0.0, 0.3, 0.7], abs=1e-15)


def test_a_partner_without_mass_gives_nothing_but_takes():
    state = state_of([0.5, 0.0, 0.5])
    assert trade(state, "a", 0, 1, 0.6) is state
    assert trade(state, "a", 0, 1, 0.1).a.p == pytest.approx([0.1, 0.4, 0.5], abs=1e-15)


def test_trading_with_oneself_is_refused():
    with pytest.raises(ValueError, match="outcome 1 cannot trade with itself"):
        trade(state_of([0.2, 0.8]), "a", 1, 1, 0.5)


@pytest.mark.parametrize(
    ("outcome", "selected_before", "locks", "partner"),
    [
        (1, 3, set(), 3),
        (1, 3, {3}, 2),
        (1, None, set(), 2),
        (1, 1, set(), 2),
        (1, -1, set(), 2),
        (1, 9, set(), 2),
        (1, None, {2}, 0),
        (3, None, set(), 2),
        (0, None, {1}, None),
        (1, None, {0, 2}, None),
    ],
)
def test_whom_an_outcome_trades_with(outcome, selected_before, locks, partner):
    state = state_of([0.1, 0.2, 0.3, 0.4], locks_a=frozenset(locks))
    assert trade_partner(state, "a", outcome, selected_before) == partner


@given(states(), sides)
def test_uniform_fills_what_is_unlocked(state, side):
    after = make_uniform(state, side)
    assert_sound(after)
    locked = state.locked(side)
    assert bits(after.of(side).p[locked]) == bits(state.of(side).p[locked])
    free = np.delete(after.of(side).p, locked)
    assert len(set(free.tolist())) <= 1
    assert after.of(other(side)) is state.of(other(side))


@given(states_with_outcome())
def test_one_hot_gives_all_that_is_unlocked(case):
    state, side, outcome = case
    after = make_one_hot(state, side, outcome)
    assert_sound(after)
    if can_move(state, side, outcome):
        free = free_share(state, side, outcome)
        assert after.of(side).p[outcome] == pytest.approx(free, abs=1e-15)
        assert not after.of(side).p[unlocked_others(state, side, outcome)].any()
    else:
        assert after is state


def test_one_hot_without_locks_is_exact():
    assert make_one_hot(state_of([0.1, 0.2, 0.7]), "a", 1).a.p.tolist() == [0, 1, 0]


@given(states(), sides, st.integers(0, 2**32))
def test_random_fills_what_is_unlocked_and_repeats_by_seed(state, side, seed):
    after = make_random(state, side, seed)
    assert_sound(after)
    locked = state.locked(side)
    assert bits(after.of(side).p[locked]) == bits(state.of(side).p[locked])
    assert bits(make_random(state, side, seed).of(side).p) == bits(after.of(side).p)


def test_random_is_spread_evenly_over_all_distributions():
    # Of Dirichlet(1, 1, 1), each share has mean 1/3 and variance 1/18.
    state = state_of([0.2, 0.3, 0.5])
    drawn = np.array([make_random(state, "a", seed).a.p for seed in range(4000)])
    assert drawn.mean(axis=0) == pytest.approx([1 / 3] * 3, abs=0.02)
    assert drawn.var(axis=0) == pytest.approx([1 / 18] * 3, abs=0.005)


@given(states())
def test_swap_exchanges_shares_and_names_and_clears_the_locks(state):
    after = swap(state)
    assert (after.a, after.b) == (state.b, state.a)
    assert (after.name_a, after.name_b) == ("Model", "Label")
    assert after.locks_a == after.locks_b == frozenset()
    assert after.labels is state.labels
    assert swap(after).a is state.a


@given(states(), sides)
def test_copy_makes_both_alike_and_clears_the_locks(state, source):
    after = copy(state, source)
    assert after.a is after.b is state.of(source)
    assert (after.name_a, after.name_b) == (state.name_a, state.name_b)
    assert after.locks_a == after.locks_b == frozenset()
