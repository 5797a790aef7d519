"""Coding cost: areas, tops and boundaries that are dragged, and what has no end."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.views.coding_cost import CodingCost, picture
from infoviz.views.coding_cost.coded import CODINGS
from infoviz.views.coding_cost.words import area_scale
from tests.views.hands import SHIFT, EditingHost, PictureMouse
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, many

LN2 = math.log(2)


@pytest.fixture
def host(qtbot):
    made = EditingHost(CodingCost(), WEATHER)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view.picture)


def boxes(host):
    return host.view.scene.shown


def top(host, outcome):
    """The middle of the top of a box."""
    plot, shown = host.view.picture.plot, boxes(host)
    middle = 0.5 * (shown.ends[outcome] + shown.ends[outcome + 1])
    return plot.x(float(middle)), plot.y(float(shown.lengths[outcome]))


def edge(host, outcome):
    """A place low on the boundary behind a box."""
    plot = host.view.picture.plot
    return plot.x(float(boxes(host).ends[outcome + 1])), plot.foot - 10


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("state", [WEATHER, EQUAL, many(2), many(1000)])
def test_areas_are_the_totals(host, coding, state):
    host.put(state)
    host.view.restore({"coding": coding})
    shown, totals = boxes(host), boxes(host).analysis.totals
    widths = np.diff(shown.ends)
    cost = float((widths * shown.lengths).sum()) * LN2
    assert cost == pytest.approx(totals[shown.coding.cost], rel=1e-12)
    ideal = float((widths * shown.ideal).sum()) * LN2
    assert ideal == pytest.approx(totals[shown.coding.entropy], rel=1e-12)
    if shown.coding.extra is not None:
        longer, shorter = shown.extra_cost
        assert longer - shorter == pytest.approx(totals[shown.coding.extra], abs=1e-12)
        assert min(longer, shorter) >= 0


def test_a_top_that_is_dragged_changes_the_codes_share(host, mouse):
    x, y = top(host, 2)
    mouse.press(x, y)
    mouse.move(x, y - 5)
    y = host.view.picture.plot.y(3.0)
    mouse.move(x, y)
    assert boxes(host).lengths[2] == pytest.approx(3.0, abs=1e-9)
    assert host.shown.b.p[2] == pytest.approx(1 / 8, abs=1e-12)
    assert host.shown.a is WEATHER.a
    others = np.delete(host.shown.b.p, 2) / np.delete(WEATHER.b.p, 2)
    assert others == pytest.approx(others[0])
    mouse.release(x, y)
    assert host.committed == ["Drag rain in B"]


def test_a_boundary_that_is_dragged_trades_with_the_next(host, mouse):
    x, y = edge(host, 1)
    plot = host.view.picture.plot
    mouse.press(x, y)
    mouse.move(x + 0.05 * plot.width, y)
    assert host.shown.a.p == pytest.approx([0.42, 0.32, 0.13, 0.05, 0.08], abs=1e-9)
    assert host.shown.b is WEATHER.b
    # No further than there is.
    mouse.move(x + plot.width, y)
    assert host.shown.a.p == pytest.approx([0.42, 0.45, 0, 0.05, 0.08])
    mouse.move(x, y)
    assert host.shown is WEATHER
    mouse.move(x - 0.07 * plot.width, y)
    mouse.release(x - 0.07 * plot.width, y)
    assert host.committed == ["Trade cloudy and rain in A"]
    assert host.shown.a.p[1] == pytest.approx(0.2)


def test_shift_moves_a_boundary_ten_times_finer(host, mouse):
    x, y = edge(host, 0)
    width = host.view.picture.plot.width
    mouse.press(x, y, SHIFT)
    mouse.move(x + 0.1 * width, y, SHIFT)
    assert host.shown.a.p[0] == pytest.approx(0.43, abs=1e-9)


def test_a_box_without_width_is_pulled_open_on_either_side(host, mouse):
    state = replace(WEATHER, a=Distribution([0.5, 0.0, 0.0, 0.3, 0.2]))
    host.put(state)
    plot = host.view.picture.plot
    x, y = edge(host, 0)
    assert host.view.edges_at(host.view.picture.pos().toPointF()) is None
    mouse.press(x, y)
    mouse.move(x + 0.1 * plot.width, y)
    # To the right the last empty box takes from the one behind it.
    assert host.shown.a.p == pytest.approx([0.5, 0, 0.1, 0.2, 0.2])
    mouse.move(x, y)
    mouse.release(x, y)
    assert host.shown is state
    mouse.press(x, y)
    mouse.move(x - 0.1 * plot.width, y)
    assert host.shown.a.p == pytest.approx([0.4, 0.1, 0, 0.3, 0.2])
    mouse.release(x - 0.1 * plot.width, y)


def test_the_switch_swaps_the_roles(host, mouse):
    host.view.restore({"coding": "ba"})
    x, y = top(host, 0)
    mouse.press(x, y)
    mouse.move(x, y - 6)
    y = host.view.picture.plot.y(2.0)
    mouse.move(x, y)
    mouse.release(x, y)
    assert host.shown.a.p[0] == pytest.approx(0.25)
    assert host.committed == ["Drag sunny in A"]
    host.view.restore({"coding": "aa"})
    assert boxes(host).extra_cost[1] == 0
    assert not (boxes(host).lengths - boxes(host).ideal).any()
    assert host.view.options() == {"coding": "aa"}
    host.view.restore({"coding": "mauve"})
    assert host.view.options() == {"coding": "aa"}


def test_what_has_no_codeword_runs_off_the_top_and_can_be_pulled_in(host, mouse):
    host.put(INFINITE)
    assert boxes(host).missing == 4
    assert boxes(host).lengths[4] == math.inf
    assert host.view.picture.scale.high > boxes(host).tallest
    plot = host.view.picture.plot
    x, _ = top(host, 4)
    mouse.press(x, plot.top + 2)
    mouse.move(x, plot.y(4.0))
    mouse.release(x, plot.y(4.0))
    assert boxes(host).missing is None
    assert 0 < host.shown.b.p[4] < 0.1


def test_a_push_above_the_top_makes_a_codeword_longer_than_the_scale(host, mouse):
    x, y = top(host, 0)
    high = host.view.picture.scale.high
    mouse.press(x, y)
    for up in (4, 17, 30):
        mouse.move(x, host.view.picture.plot.top - up)
    assert boxes(host).lengths[0] > high
    assert host.view.picture.scale.high > high


def test_a_click_and_escape_move_nothing(host, mouse):
    x, y = top(host, 1)
    mouse.press(x, y)
    mouse.release(x, y)
    assert host.view.scene.selected == 1
    mouse.press(x, y)
    mouse.move(x, y - 40)
    assert host.shown is not WEATHER
    QTest.keyClick(host.view, Qt.Key.Key_Escape)
    assert host.shown is WEATHER
    assert host.committed == []


def test_what_is_locked_stays_and_says_so(host, mouse):
    host.put(set_locks(set_locks(WEATHER, "b", {0}), "a", {1}))
    for x, y, way in ((*top(host, 0), (0, -30)), (*edge(host, 0), (30, 0))):
        mouse.press(x, y)
        mouse.move(x + way[0], y + way[1])
        mouse.release(x + way[0], y + way[1])
    assert host.committed == []
    assert "sunny is locked in B" in host.sentences[0]
    assert "cloudy is locked in A" in host.sentences[1]


def test_keys_choose_a_box_and_move_its_codeword(host):
    view = host.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert host.shown.b.p[1] == pytest.approx(0.25)
    QTest.keyClick(view, Qt.Key.Key_Up, SHIFT)
    assert host.shown.b.p[1] == pytest.approx(0.249)
    assert host.committed == []
    view.finish_gesture()
    assert host.committed == ["Nudge cloudy in B"]


def test_the_pointer_names_the_box(host, mouse):
    x, y = top(host, 2)
    mouse.move(x, y + 10)
    mouse.move(x, host.view.picture.plot.foot + 10)
    assert host.hovered == [2]


@pytest.mark.parametrize("state", [WEATHER, EQUAL, DISJOINT, INFINITE, many(2), many(1000)])
def test_the_square_is_a_round_area_of_at_most_64_pixels(host, state):
    host.put(state)
    plot = host.view.picture.plot
    area = area_scale(plot)
    side = math.sqrt(area * plot.width * (plot.foot - plot.top) / plot.high)
    assert 28 < side <= 64 + 1e-9
    assert f"{area:e}"[0] in "125"


def test_very_many_boxes_are_drawn_as_few_are(host, monkeypatch):
    # One box a pixel column is what all boxes together look like where each is wider than one.
    host.put(many(150))
    few = host.picture()
    view = host.view
    monkeypatch.setattr(picture, "MANY", 100)
    view.picture.ground_changed()
    many_of = host.picture()
    plot = view.picture.plot
    top_left = view.picture.pos()
    same = total = 0
    for x in range(int(plot.left) + 2, int(plot.right) - 2, 5):
        for y in range(int(plot.top) + 2, int(plot.foot) - 2, 7):
            total += 1
            place = top_left.x() + x, top_left.y() + y
            same += few.pixel(*place) == many_of.pixel(*place)
    assert same > 0.75 * total


def test_a_picture_without_finite_heights_has_a_scale_of_one(host):
    one, other = (Distribution(np.eye(5)[i]) for i in (0, 1))
    host.put(replace(WEATHER, a=one, b=other))
    assert host.view.picture.plot.high >= 1
