"""The landscape for any number of outcomes: the path from B to A."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.core.measures import MEASURES
from infoviz.core.mixtures import mixture
from infoviz.core.pair import Pair
from infoviz.views.landscape.path.lines import DASH, GAP
from infoviz.views.landscape.path.picture import is_entropy
from tests.views.hands import PictureMouse
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, many
from tests.views.landscape_host import drag, landscape_host, show


@pytest.fixture
def host(qtbot):
    return landscape_host(qtbot)


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view)


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


@pytest.mark.parametrize("moves", ["a", "b"])
@pytest.mark.parametrize("state", [WEATHER, INFINITE, many(40)])
def test_curves_are_the_measures_along_both_ways(host, state, moves):
    host.view.restore({"moves": moves})
    mode = show(host, state)
    lines, origin = mode._picture.lines, state.of(moves)
    end = state.of("a" if moves == "b" else "b")
    for i in (5, len(lines.x) // 2, -5):
        t = mode.plot.t(float(lines.x[i]))
        for (id, kind), heights in lines.rows.items():
            there = mixture(origin, end, t, kind)
            pair = Pair(end, there) if moves == "b" else Pair(there, end)
            want = MEASURES[id].total(pair) / math.log(2)
            assert heights[i] == pytest.approx(
                mode.plot.y(want, is_entropy=is_entropy(id)), abs=1e-6
            )


def test_only_dashes_that_their_own_line_hides_are_left_out(host):
    lines = show(host, WEATHER)._picture.lines
    dashed = 0
    for row, (id, kind) in enumerate(lines.rows):
        if kind == "arithmetic":
            continue
        solid, pieces = lines.rows[id, "arithmetic"], lines._pieces[row]
        dashed += len(pieces)
        ends = pieces.reshape(-1, 2)
        on_line = np.interp(ends[:, 0], lines.x, lines.rows[id, kind])
        np.testing.assert_allclose(ends[:, 1], on_line, atol=1e-6)
        apart = np.abs(lines.rows[id, kind] - solid)
        far = lines.x[1:-1][apart[1:-1] > host.view.scene.width(id)]
        # Where the two are well apart a dash is never further than a gap away.
        for x in far:
            assert np.abs(ends[:, 0] - x).min() <= DASH + GAP
    assert dashed > 40


@pytest.mark.parametrize("state", [EQUAL, DISJOINT])
def test_why_there_is_nothing_to_compare_stands_clear_of_names(host, state):
    host.resize(760, 180)
    mode = show(host, state)
    room = mode.plot.room
    assert room.strip is None
    rect = QRectF(room.left + 200, 0, 260, 18)
    mode._picture._put_clear(rect)
    assert not any(rect.intersects(name) for name, _ in mode.zones)
    assert room.top <= rect.top()
    assert rect.bottom() <= room.axis
