"""Surprisal: points on the curve, levels that are means, and points that are dragged."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.views.surprisal import Surprisal
from infoviz.views.surprisal.labels import place_labels
from tests.views.hands import SHIFT, EditingHost, PictureMouse
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, many


@pytest.fixture
def host(qtbot):
    made = EditingHost(Surprisal(), WEATHER)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view.picture)


def place(host, side, outcome):
    point = host.view.place_of((side, outcome))
    return point.x(), point.y()


def on_curve(host, share):
    """The place of the curve at a share."""
    plot = host.view.picture.plot
    return plot.x(share), plot.y(-math.log(share) / plot.nats)


@pytest.mark.parametrize("state", [WEATHER, EQUAL, many(2), many(1000)])
@pytest.mark.parametrize("by", ["a", "b"])
def test_levels_are_the_means_of_the_heights(host, state, by):
    host.put(state)
    host.view.restore({"weighted_by": by})
    points, weighting = host.view.scene.shown, host.view.scene.weighting
    weights, other = points.shares(by), "b" if by == "a" else "a"
    own = float((weights * points.heights[by]).sum())
    cross = float((weights * points.heights[other]).sum())
    assert points.level(weighting.own) == pytest.approx(own, rel=1e-12)
    assert points.level(weighting.cross) == pytest.approx(cross, rel=1e-12)
    assert points.level(weighting.gap) == pytest.approx(cross - own, abs=1e-12)


@pytest.mark.parametrize("axis", ["linear", "log"])
def test_points_lie_on_the_curve(host, axis):
    host.view.restore({"axis": axis})
    plot = host.view.picture.plot
    for side in "ab":
        for outcome in range(5):
            point = host.view.place_of((side, outcome))
            share = float(WEATHER.of(side).p[outcome])
            assert plot.nearest_share(point) == pytest.approx(share, rel=2e-3)
            assert plot.share(point.x()) == pytest.approx(share, rel=1e-9)


@pytest.mark.parametrize("axis", ["linear", "log"])
@pytest.mark.parametrize(("side", "outcome", "to"), [("b", 2, 0.6), ("a", 3, 0.04), ("a", 0, 0.9)])
def test_a_point_that_is_dragged_follows_along_the_curve(host, mouse, axis, side, outcome, to):
    host.view.restore({"axis": axis})
    mouse.press(*place(host, side, outcome))
    start = place(host, side, outcome)
    mouse.move(start[0] + 6, start[1])
    mouse.move(*on_curve(host, to))
    assert host.shown.of(side).p[outcome] == pytest.approx(to, rel=5e-3)
    before, after = (np.delete(s.of(side).p, outcome) for s in (WEATHER, host.shown))
    assert after / before == pytest.approx(after[0] / before[0])
    mouse.release(*on_curve(host, to))
    label = WEATHER.labels[outcome]
    assert host.committed == [f"Drag {label} in {side.upper()}"]


def test_back_where_it_was_pressed_the_base_comes_back(host, mouse):
    x, y = place(host, "a", 1)
    mouse.press(x, y)
    mouse.move(x + 30, y)
    assert host.shown is not WEATHER
    mouse.move(x, y)
    assert host.shown is WEATHER


def test_shift_is_finer(host, mouse):
    x, y = place(host, "a", 0)
    mouse.press(x, y)
    mouse.move(x + 4, y, SHIFT)
    coarse = host.view.picture.plot.nearest_share(QPointF(x + 60, y)) - 0.42
    mouse.move(x + 60, y, SHIFT)
    assert host.shown.a.p[0] - 0.42 == pytest.approx(coarse / 10, rel=0.2)


def test_a_push_above_the_scale_makes_a_point_rarer_than_it_shows(host, mouse):
    x, y = place(host, "a", 3)
    high = host.view.picture.scale.high
    mouse.press(x, y)
    shares = []
    for up in (2, 15, 28, 41):
        plot = host.view.picture.plot
        mouse.move(plot.left + 5, plot.top - up)
        shares.append(host.shown.a.p[3])
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < 2.0**-high
    assert host.view.picture.scale.high > high
    mouse.release(plot.left + 5, plot.top - 41)
    assert host.committed == ["Drag snow in A"]


def test_zero_is_reached_at_the_left_end_alone(host, mouse):
    x, y = place(host, "b", 3)
    plot = host.view.picture.plot
    mouse.press(x, y)
    mouse.move(plot.left + 1, plot.top - 5)
    assert 0 < host.shown.b.p[3] < 0.03
    mouse.move(plot.left - 10, plot.top)
    assert host.shown.b.p[3] == 0
    mouse.release(plot.left - 10, plot.top)
    # And it can be drawn in again.
    mouse.press(*place(host, "b", 3))
    mouse.move(*on_curve(host, 0.3))
    assert host.shown.b.p[3] == pytest.approx(0.3, rel=5e-3)


def test_an_impossible_outcome_stands_above_the_scale_and_is_named(host):
    host.put(INFINITE)
    plot = host.view.picture.plot
    point = host.view.place_of(("b", 4))
    assert point.x() == plot.left
    assert point.y() < plot.top
    labels = place_labels(host.view.scene, plot, (plot.top, plot.top))
    assert any(label.text == "fog B  ∞" for label in labels)


def test_a_click_and_escape_move_nothing(host, mouse):
    x, y = place(host, "b", 0)
    mouse.press(x, y)
    mouse.release(x, y)
    assert host.view.scene.selected == ("b", 0)
    mouse.press(x, y)
    mouse.move(x + 40, y)
    QTest.keyClick(host.view, Qt.Key.Key_Escape)
    assert host.shown is WEATHER
    assert host.committed == []


def test_what_is_locked_stays_and_says_so(host, mouse):
    host.put(set_locks(WEATHER, "a", {0}))
    x, y = place(host, "a", 0)
    mouse.press(x, y)
    mouse.move(x + 40, y)
    assert host.committed == []
    assert host.sentences == ["sunny is locked in A; unlock it first."]


def test_keys_go_through_the_points_and_move_them(host):
    view = host.view
    view.setFocus()
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.scene.selected == ("b", 0)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert host.shown.b.p[0] == pytest.approx(0.23)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert host.shown.b.p[0] == pytest.approx(0.229)
    assert host.committed == []
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert host.committed == ["Nudge sunny in B"]
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert host.shown.b.p[0] == pytest.approx(0.229)
    assert host.committed == ["Nudge sunny in B"]


def test_the_pointer_names_the_nearest_outcome(host, mouse):
    mouse.move(*place(host, "a", 2))
    mouse.move(host.view.picture.plot.right - 5, host.view.picture.plot.top + 5)
    assert host.hovered == [2, -1]


@pytest.mark.parametrize("state", [WEATHER, EQUAL, DISJOINT, INFINITE, many(2), many(12)])
def test_labels_lie_clear_of_each_other(host, state):
    host.put(state)
    plot = host.view.picture.plot
    labels = place_labels(host.view.scene, plot, (plot.foot - 40, plot.foot - 30))
    boxes = [(label.place.x(), label.place.y(), label.text) for label in labels]
    for i, (x, y, text) in enumerate(boxes):
        for other_x, other_y, _ in boxes[:i]:
            if abs(y - other_y) < 10:
                assert abs(x - other_x) > 4 * min(len(text), 6)


def test_options_come_back_and_junk_is_left(host):
    host.view.restore({"weighted_by": "b", "axis": "log"})
    assert host.view.options() == {"weighted_by": "b", "axis": "log"}
    host.view.restore({"weighted_by": "m", "axis": 3})
    assert host.view.options() == {"weighted_by": "b", "axis": "log"}


def test_what_is_certain_has_no_height(host):
    host.put(replace(WEATHER, a=Distribution([1.0, 0, 0, 0, 0])))
    points = host.view.scene.shown
    assert points.heights["a"][0] == 0
    assert points.level("h_a") == 0
