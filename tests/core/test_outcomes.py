import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.outcomes import (
    add_outcome,
    move_outcome,
    new_label,
    remove_outcomes,
    rename_outcome,
    sort_outcomes,
)
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES, State
from tests.core.state_strategies import assert_sound, mass, state_of, states


def by_label(state):
    """What each label stands for: its shares to the bit, and its locks."""
    return {
        label: (state.a.p[i], state.b.p[i], i in state.locks_a, i in state.locks_b)
        for i, label in enumerate(state.labels)
    }


def locked_labels(state, side):
    return {state.labels[i] for i in state.locks(side)}


# --- add ---


@given(states(), st.data())
def test_adding_leaves_all_others_to_the_bit(state, data):
    at = data.draw(st.one_of(st.none(), st.integers(0, len(state))))
    after = add_outcome(state, "new", at)
    assert after.labels[len(state) if at is None else at] == "new"
    assert by_label(after) == by_label(state) | {"new": (0.0, 0.0, False, False)}


@given(states(), st.data())
def test_removing_what_was_added_restores_the_bits(state, data):
    at = data.draw(st.integers(0, len(state)))
    after = remove_outcomes(add_outcome(state, "new", at), [at])
    assert after.labels == state.labels
    assert by_label(after) == by_label(state)


def test_a_new_label_is_one_that_no_outcome_has():
    state = state_of([0.2, 0.3, 0.5], labels=("outcome 4", "outcome 5", "side 4"))
    assert new_label(state) == "outcome 6"
    assert new_label(state, "face") == "face 4"
    state = add_outcome(state, new_label(state))
    assert new_label(state) == "outcome 7"


def test_what_cannot_be_added():
    state = state_of([0.5, 0.5], labels=("sun", "rain"))
    with pytest.raises(Refusal, match="outcomes 2 and 3 are both called “rain”"):
        add_outcome(state, "rain ")
    with pytest.raises(Refusal, match="outcome 3 has no label"):
        add_outcome(state, "  ")
    with pytest.raises(ValueError, match="no place 3 among 2"):
        add_outcome(state, "snow", 3)
    with pytest.raises(ValueError, match="no place -1 among 2"):
        add_outcome(state, "snow", -1)
    full = State(
        tuple(str(i) for i in range(MAX_OUTCOMES)),
        Distribution.uniform(MAX_OUTCOMES),
        Distribution.uniform(MAX_OUTCOMES),
    )
    with pytest.raises(Refusal, match="there are 100,000 outcomes, and there can be no more"):
        add_outcome(full, "one more")


# --- remove ---


@given(states(max_outcomes=9), st.data())
def test_those_that_stay_take_over_the_mass(state, data):
    n = len(state)
    gone = data.draw(st.sets(st.integers(0, n - 1), max_size=n - 2))
    after = remove_outcomes(state, gone)
    assert after.labels == tuple(label for i, label in enumerate(state.labels) if i not in gone)
    assert_sound(after)
    for side in ("a", "b"):
        assert locked_labels(after, side) == {
            state.labels[i] for i in state.locks(side) if i not in gone
        }
        stay = [i for i in range(n) if i not in gone]
        before, now = state.of(side).p[stay], after.of(side).p
        locked = after.locked(side)
        if len(locked) < len(stay):
            assert now[locked].tobytes() == before[locked].tobytes()
        unlocked = [i for i in range(len(stay)) if i not in after.locks(side)]
        if before[unlocked].any():
            # Zeros stay 0.
            assert not now[unlocked][before[unlocked] == 0].any()


def test_removal_worked_by_hand():
    state = state_of([0.5, 0.2, 0.2, 0.1], [0.0, 0.0, 0.0, 1.0], locks_a=frozenset({3}))
    after = remove_outcomes(state, [0])
    assert after.a.p == pytest.approx([0.45, 0.45, 0.1], abs=1e-15)
    assert after.a.p[2] == state.a.p[3]
    assert after.locks_a == {2}
    # B has lost nothing, and is what it was.
    assert after.b.p.tolist() == [0.0, 0.0, 1.0]
    # Now B loses all its mass: what is left shares equally.
    assert remove_outcomes(state, [3]).b.p == pytest.approx([1 / 3] * 3)


def test_where_all_that_stay_are_locked_they_scale_and_stay_locked():
    state = state_of([0.5, 0.3, 0.2], [1.0, 0.0, 0.0], locks_a=frozenset({1, 2}))
    after = remove_outcomes(state, [0])
    assert after.a.p == pytest.approx([0.6, 0.4], abs=1e-15)
    assert after.locks_a == {0, 1}
    locked = state_of([0.5, 0.3, 0.2], [1.0, 0.0, 0.0], locks_b=frozenset({1, 2}))
    assert remove_outcomes(locked, [0]).b.p.tolist() == [0.5, 0.5]


def test_the_unlocked_without_mass_share_what_was_removed():
    state = state_of([0.5, 0.5, 0.0, 0.0], locks_a=frozenset({1}))
    assert remove_outcomes(state, [0]).a.p.tolist() == [0.5, 0.25, 0.25]


def test_what_cannot_be_removed():
    state = state_of([0.2, 0.3, 0.5])
    with pytest.raises(Refusal, match="2 of 3 outcomes cannot be removed, since 2 must stay"):
        remove_outcomes(state, [0, 2])
    with pytest.raises(ValueError, match="no outcome 3 among 3"):
        remove_outcomes(state, [3])
    assert remove_outcomes(state, []) is state
    assert len(remove_outcomes(state, [1, 1])) == 2


def test_removing_many_of_100_000():
    n = MAX_OUTCOMES
    random = np.random.default_rng(3)
    state = State(
        tuple(str(i) for i in range(n)),
        Distribution.from_weights(random.random(n)),
        Distribution.from_weights(random.random(n)),
        locks_a=frozenset(range(0, n, 7)),
    )
    after = remove_outcomes(state, range(0, n, 2))
    assert len(after) == n // 2
    assert abs(mass(after, "a") - 1) <= 1e-14
    assert locked_labels(after, "a") == {str(i) for i in range(7, n, 14)}


# --- rename ---


def test_a_renamed_outcome_keeps_all_else():
    state = state_of([0.2, 0.8], labels=("sun", "rain"), locks_a=frozenset({1}))
    after = rename_outcome(state, 1, " snow ")
    assert after.labels == ("sun", "snow")
    assert (after.a, after.b, after.locks_a) == (state.a, state.b, state.locks_a)
    assert after.index == {"sun": 0, "snow": 1}
    assert rename_outcome(state, 1, "rain ") is state


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("sun", "both called “sun”"),
        ("", "outcome 2 has no label"),
        ("a\tb", "U\\+0009"),
        ("x" * 201, "201 characters"),
    ],
)
def test_labels_that_are_refused(label, words):
    state = state_of([0.2, 0.8], labels=("sun", "rain"))
    with pytest.raises(Refusal, match=words):
        rename_outcome(state, 1, label)


# --- order ---


@given(states(), st.data())
def test_a_moved_outcome_takes_its_shares_and_locks_with_it(state, data):
    place = st.integers(0, len(state) - 1)
    source, target = data.draw(place), data.draw(place)
    after = move_outcome(state, source, target)
    assert after.labels[target] == state.labels[source]
    assert by_label(after) == by_label(state)
    others = [label for label in after.labels if label != state.labels[source]]
    assert others == [label for i, label in enumerate(state.labels) if i != source]
    back = move_outcome(after, target, source)
    assert back.labels == state.labels
    assert by_label(back) == by_label(state)
    if source == target:
        assert after is state


@given(states(), st.sampled_from(["a", "b"]))
def test_sorted_by_share_the_greatest_comes_first(state, side):
    after = sort_outcomes(state, side)
    assert by_label(after) == by_label(state)
    shares = after.of(side).p
    assert (shares[1:] <= shares[:-1]).all()
    assert sort_outcomes(after, side) is after


def test_equal_shares_keep_their_order():
    state = state_of([0.2, 0.3, 0.2, 0.3], labels=("d", "c", "b", "a"))
    assert sort_outcomes(state, "a").labels == ("c", "a", "d", "b")


def test_sorted_by_label_numbers_go_by_value_and_case_does_not_count():
    labels = ("x10", "b", "x2", "A", "10", "9", "x", "x2b")
    after = sort_outcomes(state_of([0.125] * 8, labels=labels), "label")
    assert after.labels == ("9", "10", "A", "b", "x", "x2", "x2b", "x10")
