"""Columns of colour."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.charts.raster import ColumnRaster, argb, blend, glaze, rows_of

BLUE, PALE = argb("#0072B2"), argb("#99C7E0")


@pytest.fixture
def raster(qapp):
    return ColumnRaster(4, 10, 1.0)


def column(raster, x):
    return raster.pixels[:, x].tolist()


def test_fill_down_reaches_from_the_row_to_the_foot(raster):
    raster.fill_down(np.array([0, 3, 9, 10], np.int16), BLUE)
    for x, top in enumerate((0, 3, 9, 10)):
        assert column(raster, x) == [0] * top + [BLUE] * (10 - top)
    assert raster.image.pixelColor(1, 3).name().upper() == "#0072B2"
    assert raster.image.pixelColor(1, 2).alpha() == 0


def test_fill_ranges_is_pale_above_and_solid_below(raster):
    tops, lows = np.array([0, 2, 5, 10], np.int16), np.array([4, 2, 10, 10], np.int16)
    block = raster.hatched("#D55E00", "#F0A878", 1.0)
    for solid in (BLUE, block):
        raster.fill_ranges(tops, lows, PALE, solid)
        for x, (top, low) in enumerate(zip(tops, lows, strict=True)):
            below = [solid] * (10 - low) if isinstance(solid, int) else solid[low:, x].tolist()
            assert column(raster, x) == [0] * top + [PALE] * (low - top) + below


def test_a_column_alone_is_filled_as_all_of_them(raster):
    tops, lows = np.array([0, 2, 5, 10], np.int16), np.array([4, 2, 10, 10], np.int16)
    for solid in (BLUE, raster.hatched("#D55E00", "#F0A878", 1.0)):
        raster.fill_ranges(tops, lows, PALE, solid)
        wanted = raster.pixels.copy()
        raster.fill_ranges(lows[::-1], lows[::-1], PALE, BLUE)
        for x in range(4):
            raster.fill_column(x, int(tops[x]), int(lows[x]), PALE, solid)
        assert (raster.pixels == wanted).all()


def test_fill_between_stops_before_the_foot(raster):
    raster.fill_between(np.full(4, 2, np.int16), np.array([2, 3, 5, 10], np.int16), BLUE)
    assert [column(raster, x).count(BLUE) for x in range(4)] == [0, 1, 3, 8]


def test_dots_are_clipped(raster):
    raster.dot(np.array([-1, 4, 9], np.int16), np.array([0, 1, 3]), BLUE, 2)
    assert column(raster, 0) == [BLUE] + [0] * 9
    assert column(raster, 1) == [0] * 4 + [BLUE] * 2 + [0] * 4
    assert column(raster, 2) == [0] * 10
    assert column(raster, 3) == [0] * 9 + [BLUE]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=50), st.integers(1, 2000))
def test_rows_lie_inside_and_what_is_above_zero_is_seen(values, height):
    rows = rows_of(np.array(values), 0.0, 0.5, height)
    assert ((rows >= 0) & (rows <= height)).all()
    for value, row in zip(values, rows.tolist(), strict=True):
        assert (row == height) == (value == 0)
        if value >= 0.5:
            assert row == 0


def test_colours_blend():
    assert blend("#000000", "#FFFFFF", 0.0) == "#FFFFFF"
    assert blend("#000000", "#FFFFFF", 1.0) == "#000000"
    assert blend("#FF0000", "#FFFFFF", 0.5) == "#FF8080"


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        ("#E7F0F7", "#FFFFFF"),
        ("#22303B", "#1E2229"),
        ("#FFFFFF", "#FFFFFF"),
        ("#101010", "#000000"),
    ],
)
def test_glaze_gives_the_colour_on_its_ground(qapp, colour, ground):
    over = glaze(colour, ground)
    under = [int(ground[i : i + 2], 16) for i in (1, 3, 5)]
    wanted = [int(colour[i : i + 2], 16) for i in (1, 3, 5)]
    seen = [
        over.alphaF() * channel + (1 - over.alphaF()) * below
        for channel, below in zip(over.getRgb()[:3], under, strict=True)
    ]
    assert seen == pytest.approx(wanted, abs=1.5)
    assert over.alphaF() < 0.5
