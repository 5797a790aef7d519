"""All shares at once: the nearest distribution, what is locked standing still."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.editing import set_distribution
from tests.core.state_strategies import sides, state_of, states


@given(states(), sides, st.data())
def test_shares_are_a_distribution_and_what_is_locked_stays(state, side, data):
    n = len(state)
    wanted = data.draw(st.lists(st.floats(-1, 2), min_size=n, max_size=n))
    after = set_distribution(state, side, np.array(wanted)).of(side).p
    before = state.of(side).p
    assert after.min() >= 0
    assert math.fsum(after) == pytest.approx(math.fsum(before), abs=1e-12)
    locked = list(state.locks(side))
    np.testing.assert_array_equal(after[locked], before[locked])


def test_what_is_a_distribution_is_taken_as_it_is():
    state = state_of([0.5, 0.3, 0.2])
    wanted = np.array([0.125, 0.625, 0.25])
    np.testing.assert_array_equal(set_distribution(state, "b", wanted).b.p, wanted)


def test_beyond_an_edge_the_nearest_place_on_it():
    state = state_of([0.5, 0.3, 0.2])
    after = set_distribution(state, "a", np.array([0.7, 0.5, -0.2])).a.p
    np.testing.assert_allclose(after, [0.6, 0.4, 0.0])
    np.testing.assert_array_equal(
        set_distribution(state, "a", np.array([3.0, -1.0, -1.0])).a.p, [1.0, 0.0, 0.0]
    )


def test_nothing_new_is_the_state_itself():
    state = state_of([0.5, 0.3, 0.2], locks_b=frozenset({0, 1}))
    assert set_distribution(state, "a", state.a.p) is state
    assert set_distribution(state, "b", np.array([1.0, 0.0, 0.0])) is state


@pytest.mark.parametrize("wanted", [[0.5, 0.5], [0.5, 0.5, math.nan]])
def test_what_is_no_list_of_shares_is_refused(wanted):
    with pytest.raises(ValueError, match="finite shares"):
        set_distribution(state_of([0.5, 0.3, 0.2]), "a", np.array(wanted))
