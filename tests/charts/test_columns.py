"""Where outcomes stand along a chart."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt

from infoviz.charts.columns import Columns
from infoviz.charts.zoom import span_of, wheeled


def all_of(n: int, width: int = 430) -> Columns:
    return Columns(n, 0.0, float(n), 46, width)


@st.composite
def columns(draw: st.DrawFn) -> Columns:
    n = draw(st.integers(2, 5000))
    span = draw(st.floats(2, n))
    first = draw(st.floats(0, n - span))
    return Columns(n, first, first + span, 46, draw(st.integers(40, 1000)))


@given(columns(), st.floats(0, 1))
def test_every_pixel_of_the_plot_is_over_a_visible_outcome(some: Columns, part: float) -> None:
    x = some.left + part * (some.width - 1)
    assert some.outcome_at(x) in some.visible
    first, last = some.outcomes_under(x)
    assert 0 <= first <= last < some.n


@given(columns())
def test_x_and_position_are_inverse(some: Columns) -> None:
    for outcome in (some.first, some.last, 0.5 * (some.first + some.last)):
        assert some.position(some.x(outcome)) == pytest.approx(outcome, abs=1e-6)


@given(columns())
def test_bars_stand_in_order_and_apart(some: Columns) -> None:
    bars = [some.bar(outcome) for outcome in some.visible]
    assert all(left < right for left, right in bars)
    if not some.is_dense:
        assert all(one[1] <= other[0] for one, other in pairwise(bars))


@pytest.mark.parametrize("n", [2, 5, 30, 100, 200, 430, 1000, 5000])
def test_columns_of_pixels_hold_the_greatest_and_the_least(n: int) -> None:
    some = all_of(n)
    values = np.random.default_rng(n).random(n)
    high, low = some.highest(values), some.lowest(values)
    assert high.shape == low.shape == (some.width,)
    assert (low <= high).all()
    assert high.max() == values.max()
    if some.slot >= 1:
        # One outcome a pixel, or a gap of nothing between two.
        assert (low == high).all()
        assert set(high.tolist()) - {0.0} <= set(values.tolist())
    else:
        assert low.min() == values.min()
        for pixel in (0, 17, some.width - 2):
            first, last = some.outcomes_under(some.left + pixel)
            inside = values[first + 1 : last]
            assert high[pixel] >= inside.max(initial=0.0)
            assert low[pixel] <= inside.min(initial=1.0)


def test_a_single_outcome_is_never_lost_among_many() -> None:
    some = all_of(100_000)
    values = np.zeros(100_000)
    values[54_321] = 1.0
    seen = np.flatnonzero(some.highest(values))
    assert len(seen) == 1
    first, last = some.outcomes_under(some.left + int(seen[0]))
    assert first <= 54_321 <= last + 1


@given(columns(), st.floats(0.05, 20), st.floats(0, 1))
def test_zoom_keeps_what_is_under_the_pointer(some: Columns, factor: float, part: float) -> None:
    x = some.left + part * some.width
    zoomed = some.zoomed(factor, x)
    assert zoomed.first >= 0
    assert zoomed.last <= some.n + 1e-9
    assert zoomed.last - zoomed.first >= 2 - 1e-9
    is_held_at_an_end = zoomed.first == 0 or zoomed.last >= some.n - 1e-9
    if not is_held_at_an_end:
        assert zoomed.position(x) == pytest.approx(some.position(x), abs=1e-6)


def test_pan_stops_at_the_ends() -> None:
    some = Columns(100, 40.0, 60.0, 0, 200)
    assert some.panned(50).first == 45
    assert some.panned(-10_000).first == 0
    assert some.panned(10_000).last == 100


def test_showing_pans_only_where_it_must() -> None:
    some = Columns(100, 40.0, 60.0, 0, 200)
    assert some.showing(40) is some.showing(59) is some
    for outcome in (0, 39, 60, 99):
        shown = some.showing(outcome)
        assert shown.first <= outcome
        assert outcome + 1 <= shown.last
        assert shown.last - shown.first == 20


def test_wheel_zooms_and_pans() -> None:
    some = Columns(100, 40.0, 60.0, 0, 200)
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    nearer = wheeled(some, 2.0, 50.0, QPoint(0, 120), none)
    assert nearer.last - nearer.first == pytest.approx(16)
    assert nearer.position(100) == pytest.approx(50)
    assert wheeled(some, 2.0, 50.0, QPoint(-120, 0), none).first > 40
    assert wheeled(some, 2.0, 50.0, QPoint(0, 120), shift).first < 40
    assert span_of(some) == (40, 60)
    assert span_of(wheeled(some, 2.0, 50.0, QPoint(0, -9999), none)) is None
