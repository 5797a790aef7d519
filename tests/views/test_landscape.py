"""The landscape: curves over two outcomes, the simplex over three, the path for any number."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.core.measures import MEASURES
from infoviz.core.mixtures import mixture
from infoviz.core.pair import Pair
from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.views.landscape import Landscape
from tests.views.hands import CTRL, SHIFT, EditingHost, PictureMouse
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, many

COIN = State(("heads", "tails"), Distribution([0.7, 0.3]), Distribution([0.4, 0.6]))
THREE = State(
    ("sunny", "cloudy", "rain"), Distribution([0.5, 0.3, 0.2]), Distribution([0.2, 0.45, 0.35])
)


@pytest.fixture
def host(qtbot):
    made = EditingHost(Landscape(), WEATHER)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view)


def show(host, state):
    host.put(state)
    host.picture()
    return host.view.mode


def drag(mouse, start, end, modifiers=Qt.KeyboardModifier.NoModifier):
    mouse.press(start.x(), start.y(), modifiers)
    middle = 0.5 * (start + end)
    mouse.move(middle.x(), middle.y(), modifiers)
    mouse.move(end.x(), end.y(), modifiers)


# Modes


@pytest.mark.parametrize(
    ("state", "mode"), [(COIN, "curves"), (THREE, "simplex"), (WEATHER, "path")]
)
def test_each_number_of_outcomes_has_its_mode(host, state, mode):
    show(host, state)
    assert host.view.mode_id == mode
    host.view.restore({"mode": "path"})
    assert host.view.mode_id == "path"


def test_options_come_back_and_junk_is_left(host):
    options = {"mode": "path", "levels": "js", "dashed": "none", "along": "geometric"}
    options |= {"moves": "a", "hidden": ["js"]}
    host.view.restore(options)
    assert host.view.options() == options
    host.view.restore({"mode": 3, "levels": "x", "moves": None, "hidden": "js"})
    assert host.view.options() == options


@pytest.mark.parametrize("moves", ["a", "b"])
@pytest.mark.parametrize(
    "state", [COIN, THREE, WEATHER, EQUAL, INFINITE, DISJOINT, many(2), many(3), many(1000)]
)
def test_all_is_drawn_without_a_word_of_complaint(host, state, moves):
    host.view.restore({"moves": moves})
    for mode in ("", "path"):
        host.view.restore({"mode": mode})
        show(host, state)
        for height in (560, 260, 140):
            host.resize(860, height)
            assert not host.picture().isNull()


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_edges_and_corners_of_the_simplex_are_drawn(host, gone):
    shares = np.array([0.5, 0.5, 0.5])
    shares[gone] = 0
    show(host, replace(THREE, b=Distribution(shares)))
    show(host, replace(THREE, a=Distribution(shares)))
    corner = np.eye(3)[gone]
    for levels in ("kl_ab", "kl_ba", "ce_ab", "ce_ba", "h_b", "js"):
        host.view.restore({"levels": levels})
        show(host, replace(THREE, a=Distribution(corner), b=Distribution(np.roll(corner, 1))))


# Curves


def test_curves_are_the_measures_over_b(host):
    mode = show(host, COIN)
    for share in (0.05, 0.4, 0.9):
        there = Pair(COIN.a, Distribution([share, 1 - share]))
        for id in ("ce_ab", "kl_ab", "ce_ba", "kl_ba", "h_b", "js", "h_a"):
            points = mode._picture._points[id]
            y = np.interp(mode.plot.x(share), points[:, 0], points[:, 1])
            want = MEASURES[id].total(there) / math.log(2)
            assert y == pytest.approx(mode.plot.y(want), abs=0.3)


def test_cross_entropy_and_divergence_run_parallel(host):
    mode = show(host, COIN)
    points = mode._picture._points
    apart = points["kl_ab"][20:-20, 1] - points["ce_ab"][20:-20, 1]
    assert apart == pytest.approx(apart[0], abs=1e-6)
    lowest = [int(points[id][:, 1].argmax()) for id in ("ce_ab", "kl_ab")]
    assert lowest[0] == lowest[1]


@pytest.mark.parametrize("side", ["a", "b"])
def test_both_lines_are_dragged_sideways(host, mouse, side):
    mode = show(host, COIN)
    start = mode.grip(side) + QPointF(0, 90)
    end = QPointF(mode.plot.x(0.55), start.y())
    drag(mouse, start, end)
    assert host.shown.of(side).p[0] == pytest.approx(0.55, abs=2e-3)
    mouse.release(end.x(), end.y())
    assert host.committed == [f"Drag heads in {side.upper()}"]


def test_a_line_reaches_the_ends_and_snaps(host, mouse):
    mode = show(host, COIN)
    start = mode.grip("b") + QPointF(0, 90)
    drag(mouse, start, QPointF(mode.plot.left - 30, start.y()))
    assert host.shown.b.p.tolist() == [0.0, 1.0]
    mouse.move(mode.plot.x(0.768), start.y(), CTRL)
    assert host.shown.b.p[0] == 0.75
    mouse.move(start.x(), start.y())
    assert host.shown is COIN


def test_the_scale_does_not_rescale_while_a_line_moves(host, mouse):
    mode = show(host, COIN)
    high = mode.plot.high
    start = mode.grip("b") + QPointF(0, 90)
    drag(mouse, start, QPointF(mode.plot.x(0.99), start.y()))
    assert mode.plot.high == high


# Simplex


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize("to", [(0.3, 0.3, 0.4), (0.8, 0.15, 0.05)])
def test_both_points_are_dragged_freely(host, mouse, side, to):
    mode = show(host, THREE)
    end = mode.picture.plane.place(np.array(to))
    drag(mouse, mode.grip(side), end)
    np.testing.assert_allclose(host.shown.of(side).p, to, atol=1e-9)
    assert math.fsum(host.shown.of(side).p) == pytest.approx(1, abs=1e-14)
    mouse.release(end.x(), end.y())
    assert host.committed == [f"Move {side.upper()} in the triangle"]


def test_beyond_an_edge_the_point_stays_on_it(host, mouse):
    mode = show(host, THREE)
    plane = mode.picture.plane
    drag(mouse, mode.grip("b"), plane.place(np.array([0.5, 0.5, 0.0])) - QPointF(60, 0))
    assert host.shown.b.p[2] == 0
    assert MEASURES["kl_ab"].total(Pair(host.shown.a, host.shown.b)) == math.inf
    host.picture()
    mouse.move(plane.left - 50, plane.foot + 40)
    assert host.shown.b.p.tolist() == [0, 1, 0]


def test_ctrl_snaps_and_shift_is_finer(host, mouse):
    mode = show(host, THREE)
    start = mode.grip("b")
    drag(mouse, start, start + QPointF(40, -31), CTRL)
    assert host.shown.b.p * 20 == pytest.approx(np.round(host.shown.b.p * 20))
    mouse.release(start.x() + 40, start.y() - 31, CTRL)
    host.put(THREE)
    mode = show(host, THREE)
    drag(mouse, start, start + QPointF(50, 0), SHIFT)
    way = mode.picture.plane.shares(start + QPointF(5, 0))
    np.testing.assert_allclose(host.shown.b.p, way, atol=1e-9)


def test_what_is_locked_keeps_its_share(host, mouse):
    mode = show(host, set_locks(THREE, "b", {0}))
    drag(mouse, mode.grip("b"), mode.picture.plane.place(np.array([0.6, 0.1, 0.3])))
    assert host.shown.b.p[0] == 0.2
    assert host.shown.b.p[2] > 0.35
    mouse.release(0, 0)
    mode = show(host, set_locks(THREE, "b", {0, 1}))
    drag(mouse, mode.grip("b"), mode.picture.plane.place(np.array([0.6, 0.1, 0.3])))
    assert host.sentences[-1].startswith("sunny is locked in B")


def test_the_contours_go_through_b(host):
    mode = show(host, THREE)
    relief, plane = mode.picture.relief, mode.picture.plane
    spot = plane.place(THREE.b.p)
    for id, dashed in ((relief.measure, False), (relief.dashed, True)):
        lines = relief.through(THREE.b.p, host.view.scene.total(id), dashed=dashed)
        gaps = [np.hypot(*(line - [spot.x(), spot.y()]).T).min() for line in lines]
        assert min(gaps) < 1e-6
        standing, moving = THREE.a, np.concatenate(lines)[::17]
        for x, y in moving:
            shares = np.maximum(plane.shares(QPointF(x, y)), 0)
            if shares.min() > 1e-6:
                there = Pair(standing, Distribution.from_weights(shares))
                assert MEASURES[id].total(there) == pytest.approx(
                    host.view.scene.total(id), rel=1e-6
                )


def test_levels_are_kept_until_the_fixed_point_moves(host, mouse):
    mode = show(host, THREE)
    before = mode.picture.relief
    drag(mouse, mode.grip("b"), mode.grip("b") + QPointF(30, -20))
    host.picture()
    assert mode.picture.relief is before
    mouse.release(0, 0)
    drag(mouse, mode.grip("a"), mode.grip("a") + QPointF(30, 20))
    host.picture()
    assert mode.picture.relief is not before


def test_arrows_move_the_point_and_are_one_step(host):
    view = host.view
    show(host, THREE)
    view.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right):
        QTest.keyClick(view, key)
    np.testing.assert_allclose(host.shown.b.p, [0.22, 0.43, 0.35], atol=1e-12)
    view.finish_gesture()
    assert host.committed == ["Move B in the triangle"]


def test_a_measure_chosen_elsewhere_becomes_the_levels(host):
    show(host, THREE)
    host.view.show_desk(Desk(measure="js"))
    assert host.view.options()["levels"] == "js"


def test_a_label_at_a_corner_names_its_outcome(host, mouse):
    mode = show(host, THREE)
    spot = mode.picture.corners[2].center()
    mouse.release(spot.x(), spot.y())
    assert mode.outcome_at(spot) == 2


# Path


@pytest.mark.parametrize("kind", ["arithmetic", "geometric"])
@pytest.mark.parametrize("moves", ["a", "b"])
def test_the_handle_moves_to_the_mixture(host, mouse, kind, moves):
    host.view.restore({"along": kind, "moves": moves})
    mode = show(host, WEATHER)
    start = mode.grip(moves) + QPointF(0, 120)
    end = QPointF(mode.plot.x(0.35), start.y())
    drag(mouse, start, end)
    origin, goal = (WEATHER.b, WEATHER.a) if moves == "b" else (WEATHER.a, WEATHER.b)
    want = mixture(origin, goal, 0.35, kind).p
    np.testing.assert_allclose(host.shown.of(moves).p, want, atol=1e-9)
    mouse.release(end.x(), end.y())
    other = "A" if moves == "b" else "B"
    assert host.committed == [f"Move {moves.upper()} on the way to {other}"]
    # It rests there, and can be taken up and brought back.
    assert mode.anchor.t == pytest.approx(0.35, abs=1e-9)
    drag(mouse, end, QPointF(mode.plot.x(0.0), end.y()))
    assert host.shown.of(moves) is origin


def test_the_end_of_the_way_is_the_other_distribution(host, mouse):
    mode = show(host, WEATHER)
    start = mode.grip("b") + QPointF(0, 120)
    drag(mouse, start, QPointF(mode.plot.room.right + 40, start.y()))
    np.testing.assert_array_equal(host.shown.b.p, WEATHER.a.p)


@pytest.mark.parametrize("kind", ["arithmetic", "geometric"])
def test_what_is_read_off_the_path_are_the_measures_there(host, kind):
    mode = show(host, WEATHER)
    for t in (0.0, 0.3, 1.0):
        pair = Pair(WEATHER.a, mixture(WEATHER.b, WEATHER.a, t, kind))
        found = mode.measures_at(t, kind)
        for id, value in found.items():
            assert value == pytest.approx(MEASURES[id].total(pair), abs=1e-12)


def test_a_change_from_elsewhere_begins_a_new_way(host, mouse):
    mode = show(host, WEATHER)
    start = mode.grip("b") + QPointF(0, 120)
    end = QPointF(mode.plot.x(0.5), start.y())
    drag(mouse, start, end)
    mouse.release(end.x(), end.y())
    host.put(replace(WEATHER, b=Distribution.uniform(5)))
    host.picture()
    assert mode.anchor.t == 0
    assert mode.anchor.origin.p.tolist() == [0.2] * 5


@pytest.mark.parametrize(
    ("state", "options", "words"),
    [
        (EQUAL, {}, "no way between them"),
        (DISJOINT, {"along": "geometric"}, "no geometric mixture"),
        (set_locks(WEATHER, "b", {2}), {}, "rain is locked in B"),
    ],
)
def test_a_way_that_cannot_be_gone_says_why(host, mouse, state, options, words):
    host.view.restore(options)
    mode = show(host, state)
    start = mode.grip("b") + QPointF(0, 120)
    drag(mouse, start, start + QPointF(100, 0))
    assert words in host.sentences[-1]
    assert host.shown is state


def test_escape_puts_all_back(host, mouse):
    mode = show(host, WEATHER)
    start = mode.grip("b") + QPointF(0, 120)
    drag(mouse, start, start + QPointF(200, 0))
    assert host.shown is not WEATHER
    QTest.keyClick(host.view, Qt.Key.Key_Escape)
    assert host.shown is WEATHER
    assert mode.anchor.t == 0


def test_names_are_clicked_to_choose_a_measure(host, mouse):
    mode = show(host, WEATHER)
    for rect, id in mode.zones:
        mouse.press(rect.center().x(), rect.center().y())
        mouse.release(rect.center().x(), rect.center().y())
        assert host.chosen[-1] == id
    assert len(mode.zones) >= 6


@pytest.mark.parametrize("state", [WEATHER, INFINITE, many(2), many(40)])
def test_names_lie_clear_of_each_other(host, state):
    mode = show(host, state)
    rects = [rect for rect, _ in mode.zones]
    for i, rect in enumerate(rects):
        assert not any(rect.intersects(other) for other in rects[:i])
