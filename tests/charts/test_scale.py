"""Scales in 1-2-5 steps."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.charts.scale import GrowingScale, next_ceiling, nice_ceiling, tick_step, ticks

POSITIVE = st.floats(1e-9, 1e9)


@pytest.mark.parametrize(
    ("value", "ceiling"),
    [(0.42, 0.5), (0.5, 0.5), (0.501, 1.0), (1.0, 1.0), (0.1 + 0.2, 0.5), (2e-5, 2e-5), (7, 10)],
)
def test_ceiling_is_the_least_step_that_holds_the_value(value: float, ceiling: float) -> None:
    assert nice_ceiling(value) == pytest.approx(ceiling)


@given(POSITIVE)
def test_ceiling_is_at_most_two_and_a_half_times_the_value(value: float) -> None:
    assert value * (1 - 1e-9) <= nice_ceiling(value) <= 2.5 * value * (1 + 1e-9)


def test_next_ceilings_reach_one() -> None:
    seen = [0.005]
    while seen[-1] < 1:
        seen.append(next_ceiling(seen[-1]))
    assert seen == pytest.approx([0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1])


@given(POSITIVE, st.integers(1, 10))
def test_ticks_are_few_and_meet_the_ends(span: float, at_most: int) -> None:
    step = tick_step(span, at_most)
    high = step * math.ceil(span / step - 1e-9)
    found = ticks(0.0, high, step)
    assert found[0] == 0
    assert found[-1] == pytest.approx(high)
    assert len(found) <= at_most + 1


@given(st.lists(st.tuples(st.floats(-5, 0), st.floats(0, 5)), min_size=1, max_size=8))
def test_growing_scale_never_shrinks_until_it_fits(ranges: list[tuple[float, float]]) -> None:
    scale = GrowingScale()
    scale.fit(*ranges[0])
    low, high = scale.low, scale.high
    for some in ranges:
        scale.grow(*some)
        assert scale.low <= min(low, some[0]) + 1e-8
        assert scale.high >= max(high, some[1]) - 1e-8
        low, high = scale.low, scale.high
    scale.fit(-0.1, 0.1)
    assert scale.high <= 0.2


def test_scale_says_whether_it_changed_and_leaves_infinity_out() -> None:
    scale = GrowingScale()
    assert scale.fit(-0.1327, 0.3918)
    assert not scale.fit(-0.1327, 0.3918)
    assert not scale.grow(-0.05, math.inf)
    assert scale.grow(0, 0.9)
    assert scale.low <= -0.1327
