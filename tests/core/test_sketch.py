import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.sketch import Sketch
from tests.core.state_strategies import assert_sound, sides, state_of, states

heights = st.floats(-0.2, 2.0)


@st.composite
def strokes(draw):
    """A stroke, which may begin or end beside the outcomes."""
    place = st.integers(-3, 12)
    return draw(place), draw(heights), draw(place), draw(heights)


def test_a_stroke_is_a_straight_line_with_both_its_ends():
    sketch = Sketch.begin(state_of([0.2] * 5), "a").stroke(1, 0.1, 4, 0.7)
    assert sketch.heights == pytest.approx([0.2, 0.1, 0.3, 0.5, 0.7])
    assert sketch.mass == pytest.approx(1.8)
    back = Sketch.begin(state_of([0.2] * 5), "a").stroke(4, 0.7, 1, 0.1)
    assert back.heights == pytest.approx(sketch.heights)


def test_a_stroke_on_the_spot_takes_the_newest_height():
    sketch = Sketch.begin(state_of([0.5, 0.5]), "b").stroke(1, 0.1, 1, 0.4)
    assert sketch.heights.tolist() == [0.5, 0.4]


def test_a_stroke_from_outside_keeps_its_slope():
    sketch = Sketch.begin(state_of([0.25] * 4), "a").stroke(-2, 0.0, 1, 0.3)
    assert sketch.heights == pytest.approx([0.2, 0.3, 0.25, 0.25])
    beside = Sketch.begin(state_of([0.25] * 4), "a")
    assert beside.stroke(-5, 0.1, -2, 0.3) is beside
    assert beside.stroke(4, 0.1, 9, 0.3) is beside
    assert beside.set_range(7, 9, 0.3) is beside


def test_below_the_axis_a_stroke_draws_nothing():
    sketch = Sketch.begin(state_of([0.25] * 4), "a").stroke(0, -0.1, 3, 0.2)
    assert sketch.heights == pytest.approx([0, 0, 0.1, 0.2], abs=1e-15)
    assert sketch.heights[0] == 0


def test_a_range_gets_one_height():
    sketch = Sketch.begin(state_of([0.2] * 5), "a").set_range(3, 1, 0.6)
    assert sketch.heights.tolist() == [0.2, 0.6, 0.6, 0.6, 0.2]


@given(states(), sides, st.lists(strokes(), max_size=6))
def test_locked_bars_stay_while_one_draws(state, side, drawn):
    sketch = Sketch.begin(state, side)
    for stroke in drawn:
        sketch = sketch.stroke(*stroke)
    locked = state.locked(side)
    shares = state.of(side).p[locked]
    assert sketch.heights[locked].tobytes() == shares.tobytes()
    assert (sketch.heights >= 0).all()
    assert sketch.mass == pytest.approx(math.fsum(sketch.heights), abs=1e-12)
    after = sketch.state()
    unlocked = np.delete(sketch.heights, locked)
    if after is None:
        assert not unlocked.any()
        return
    assert_sound(after)
    assert after.of(side).p[locked].tobytes() == shares.tobytes()
    assert after.locks(side) == state.locks(side)
    # What was drawn keeps its proportions, and 0 stays 0.
    made = np.delete(after.of(side).p, locked)
    assert not made[unlocked == 0].any()
    if unlocked.any():
        assert made * unlocked.max() == pytest.approx(unlocked * made.max(), abs=1e-14)


def test_normalising_scales_the_unlocked_to_what_is_free():
    state = state_of([0.4, 0.3, 0.2, 0.1], locks_a=frozenset({0}))
    after = Sketch.begin(state, "a").set_range(0, 3, 2.0).state()
    assert after.a.p == pytest.approx([0.4, 0.2, 0.2, 0.2], abs=1e-15)
    assert after.b is state.b


def test_a_sketch_without_strokes_is_its_base():
    state = state_of([0.4, 0.6])
    sketch = Sketch.begin(state, "b")
    assert sketch.state() is state
    assert sketch.mass == pytest.approx(1)


def test_a_sketch_of_no_mass_makes_no_state():
    state = state_of([0.4, 0.5, 0.1], locks_a=frozenset({2}))
    sketch = Sketch.begin(state, "a").set_range(0, 2, -1.0)
    assert sketch.mass == pytest.approx(0.1)
    assert sketch.state() is None


def test_a_stroke_leaves_the_sketch_before_it():
    state = state_of([0.4, 0.6])
    first = Sketch.begin(state, "a").stroke(0, 0.1, 1, 0.2)
    second = first.stroke(1, 0.9, 1, 0.9)
    assert first.heights.tolist() == [0.1, 0.2]
    assert second.heights.tolist() == [0.1, 0.9]
    assert state.a.p.tolist() == [0.4, 0.6]
    with pytest.raises(ValueError, match="read-only"):
        second.heights[0] = 1


@pytest.mark.parametrize("height", [math.nan, math.inf])
def test_heights_that_are_no_numbers_are_refused(height):
    sketch = Sketch.begin(state_of([0.4, 0.6]), "a")
    with pytest.raises(ValueError, match="not a finite number"):
        sketch.stroke(0, 0.5, 1, height)
    with pytest.raises(ValueError, match="not a finite number"):
        sketch.set_range(0, 1, height)
