"""The landscape: its modes and options, and the curves over two outcomes."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.pair import Pair
from tests.views.hands import CTRL, PictureMouse
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, many
from tests.views.landscape_host import COIN, THREE, drag, landscape_host, show


@pytest.fixture
def host(qtbot):
    return landscape_host(qtbot)


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view)


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
