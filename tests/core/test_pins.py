"""A pinned state is matched by its labels."""

import numpy as np

from infoviz.core.outcomes import add_outcome, move_outcome, remove_outcomes
from infoviz.core.pins import matched
from tests.core.state_strategies import state_of

THEN = state_of([0.5, 0.3, 0.2])
VALUES = np.array([10.0, 20.0, 30.0])


def test_the_same_outcomes_keep_their_values():
    assert matched(VALUES, THEN, THEN) is VALUES


def test_moved_outcomes_take_their_values_along():
    assert matched(VALUES, THEN, move_outcome(THEN, 0, 2)).tolist() == [20.0, 30.0, 10.0]


def test_what_was_absent_has_no_value():
    now = add_outcome(remove_outcomes(THEN, [1]), "new", 1)
    values = matched(VALUES, THEN, now)
    assert values[[0, 2]].tolist() == [10.0, 30.0]
    assert np.isnan(values[1])
