import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.analysis import analyse
from infoviz.core.editing import (
    copy,
    make_one_hot,
    make_uniform,
    set_share,
    swap,
    toggle_lock,
    trade,
)
from infoviz.core.explanation import Cause, Move, explain
from infoviz.core.measures import MEASURES
from infoviz.core.outcomes import (
    add_outcome,
    remove_outcomes,
    rename_outcome,
    sort_outcomes,
)
from tests.core.state_strategies import state_of, states, states_with_outcome

BIT = math.log(2)
WEATHER = state_of(
    [0.42, 0.27, 0.18, 0.05, 0.08],
    [0.22, 0.24, 0.30, 0.14, 0.10],
    labels=("sunny", "cloudy", "rain", "snow", "fog"),
)


def explained(before, after, measure_id="kl_ab", outcome=None):
    return explain(analyse(before), analyse(after), measure_id, outcome)


def test_the_sentence_of_the_main_window():
    # "sunny in A: 0.300 → 0.420.  KL(A‖B) rose by 0.1063 bits: sunny added 0.2576, cloudy took
    # back 0.0979."
    why = explained(set_share(WEATHER, "a", 0, 0.3), WEATHER)
    assert (why.move.side, why.move.label) == ("a", "sunny")
    assert (why.move.before, why.move.after) == (0.3, 0.42)
    assert why.trend == "rose"
    assert why.change / BIT == pytest.approx(0.1063, abs=5e-5)
    assert [part.label for part in why.parts] == ["sunny", "cloudy"]
    assert why.parts[0].change / BIT == pytest.approx(0.2576, abs=5e-5)
    assert why.parts[1].change / BIT == pytest.approx(-0.0979, abs=5e-5)
    assert why.cause is None


def test_a_fall_tells_first_what_fell():
    why = explained(WEATHER, set_share(WEATHER, "a", 0, 0.3))
    assert why.trend == "fell"
    assert why.change < 0
    assert [part.label for part in why.parts] == ["sunny", "cloudy"]
    assert why.parts[0].change < 0 < why.parts[1].change


def test_a_part_against_the_change_comes_second_even_if_it_is_the_greatest():
    before = state_of([0.5, 0.25, 0.25], [0.5, 0.25, 0.25])
    why = explained(before, set_share(before, "b", 0, 0.7))
    assert why.trend == "rose"
    assert [part.label for part in why.parts] == ["x1", "x0"]
    assert why.parts[0].change == pytest.approx(0.25 * math.log(1 / 0.6))
    assert why.parts[1].change == pytest.approx(-0.5 * math.log(1.4))


@given(states_with_outcome(), st.floats(0.05, 0.95))
def test_the_dragged_outcome_is_the_one_that_moved(case, share):
    state, side, outcome = case
    after = set_share(state, side, outcome, share)
    why = explained(state, after, "js", outcome)
    before = float(state.of(side).p[outcome])
    moved = float(after.of(side).p[outcome])
    if after is state:
        assert why.move is None
    elif abs(moved - before) > 1e-6:
        assert why.move == Move(side, state.labels[outcome], before, moved)


def test_of_two_that_trade_the_dragged_one_is_told_of_or_else_the_one_that_rose():
    after = trade(WEATHER, "a", 0, 2, 0.4)
    assert explained(WEATHER, after, outcome=0).move.label == "sunny"
    assert explained(WEATHER, after, outcome=2).move.label == "rain"
    assert explained(WEATHER, after).move.label == "rain"
    assert explained(after, WEATHER).move.label == "sunny"
    # One that did not move is not told of, whatever the caller says.
    assert explained(WEATHER, after, outcome=4).move.label == "rain"


@pytest.mark.parametrize(
    "after",
    [
        make_uniform(WEATHER, "a"),
        swap(WEATHER),
        copy(WEATHER, "a"),
        toggle_lock(WEATHER, "a", 1),
        sort_outcomes(WEATHER, "a"),
        remove_outcomes(WEATHER, [1]),
        WEATHER,
    ],
)
def test_where_none_or_many_moved_no_one_is_told_of(after):
    assert explained(WEATHER, after).move is None


def test_one_hot_is_a_move_of_one():
    why = explained(WEATHER, make_one_hot(WEATHER, "b", 3))
    assert why.move == Move("b", "snow", 0.14, 1.0)


@given(states_with_outcome(max_outcomes=5), st.floats(0, 1), st.sampled_from(list(MEASURES)))
def test_the_change_is_that_of_the_total_and_the_parts_are_of_its_terms(case, share, measure_id):
    state, side, outcome = case
    before, after = analyse(state), analyse(set_share(state, side, outcome, share))
    why = explain(before, after, measure_id)
    old, new = before.totals[measure_id], after.totals[measure_id]
    assert (why.before, why.after) == (old, new)
    if math.isinf(old) or math.isinf(new):
        assert why.trend in ("became_infinite", "became_finite", "stayed_infinite")
        assert why.cause is not None
        assert (why.change, why.parts) == (0.0, ())
    elif why.trend == "same":
        assert old == pytest.approx(new, rel=1e-13)
        assert (why.change, why.parts) == (0.0, ())
    else:
        assert why.change == new - old
        assert why.trend == ("rose" if new > old else "fell")
        if MEASURES[measure_id].terms is None:
            assert why.parts == ()
        else:
            changes = after.terms(measure_id) - before.terms(measure_id)
            largest = sorted(np.abs(changes), reverse=True)[: len(why.parts)]
            assert sorted((abs(part.change) for part in why.parts), reverse=True) == largest
            assert 1 <= len(why.parts) <= 2


def test_becoming_infinite_names_who_has_what_the_other_lacks():
    after = set_share(set_share(WEATHER, "b", 4, 0.0), "b", 2, 0.0)
    why = explained(WEATHER, after)
    assert why.trend == "became_infinite"
    assert why.cause == Cause("rain", "a", 2)  # A has 0.18 of rain, and 0.08 of fog
    assert (why.parts, why.change) == ((), 0.0)
    back = explained(after, WEATHER)
    assert back.trend == "became_finite"
    assert back.cause == Cause("rain", "a", 2)
    assert explained(WEATHER, after, "kl_ba").trend in ("rose", "fell")
    swapped = explained(WEATHER, swap(after), "kl_ba")
    assert swapped.cause == Cause("rain", "b", 2)


def test_staying_infinite():
    before = set_share(WEATHER, "b", 4, 0.0)
    after = set_share(before, "b", 2, 0.0)
    why = explained(before, after, "ce_ab")
    assert why.trend == "stayed_infinite"
    assert why.cause == Cause("rain", "a", 2)
    assert why.move.label == "rain"


def test_an_added_outcome_changes_nothing():
    for measure_id in MEASURES:
        why = explained(WEATHER, add_outcome(WEATHER, "hail", 2), measure_id)
        assert (why.trend, why.change, why.parts) == ("same", 0.0, ())


def test_sorting_and_renaming_change_nothing():
    for measure_id in MEASURES:
        assert explained(WEATHER, sort_outcomes(WEATHER, "label"), measure_id).trend == "same"
        assert explained(WEATHER, rename_outcome(WEATHER, 0, "dry"), measure_id).trend == "same"


def test_what_goes_takes_its_term_with_it():
    after = remove_outcomes(WEATHER, [0])
    why = explained(WEATHER, after, "h_a")
    gone = analyse(WEATHER).terms("h_a")[0]
    parts = {part.label: part.change for part in why.parts}
    assert parts["sunny"] == -gone
    assert len(parts) == 2


def test_outcomes_are_matched_by_label():
    after = sort_outcomes(set_share(WEATHER, "a", 3, 0.5), "a")
    straight = explained(WEATHER, set_share(WEATHER, "a", 3, 0.5))
    why = explained(WEATHER, after)
    assert [part.label for part in why.parts] == [part.label for part in straight.parts]
    assert [part.change for part in why.parts] == pytest.approx(
        [part.change for part in straight.parts]
    )
    assert why.move is None


@given(states(max_outcomes=5), states(max_outcomes=5), st.sampled_from(list(MEASURES)))
def test_any_two_states_can_be_compared(before, after, measure_id):
    why = explained(before, after, measure_id)
    assert len(why.parts) <= 2
    assert (why.change == 0) == (not why.parts) or MEASURES[measure_id].terms is None
    assert all(math.isfinite(part.change) for part in why.parts)


def test_the_other_side_keeps_its_own_measures():
    why = explained(WEATHER, set_share(WEATHER, "a", 0, 0.9), "h_b")
    assert (why.trend, why.parts) == ("same", ())
    assert why.move.label == "sunny"
