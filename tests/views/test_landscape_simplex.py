"""The landscape over three outcomes: the simplex with its contours."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.core.measures import MEASURES
from infoviz.core.pair import Pair
from infoviz.desk import Desk
from tests.views.hands import CTRL, SHIFT, PictureMouse
from tests.views.landscape_host import THREE, drag, landscape_host, show


@pytest.fixture
def host(qtbot):
    return landscape_host(qtbot)


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view)


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


@pytest.mark.parametrize("height", [260, 560])
@pytest.mark.parametrize(("a", "b"), [(0, 1), (1, 0), (2, 1), (1, 1)])
def test_letters_of_points_in_corners_leave_the_labels_readable(host, a, b, height):
    host.resize(760, height)
    state = replace(THREE, a=Distribution(np.eye(3)[a]), b=Distribution(np.eye(3)[b]))
    picture = show(host, state).picture
    letters = [picture._letter(side) for side in ("a", "b")]
    for letter in letters:
        assert not any(letter.intersects(label) for label in picture.corners)
    assert not letters[0].intersects(letters[1])
