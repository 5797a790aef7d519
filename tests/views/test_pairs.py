"""Pairs: the joint table and its margins, the coupling, the rest, and what is told of it."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_share
from infoviz.core.joint import MOST
from infoviz.core.state import State
from infoviz.views.pairs import Pairs
from tests.views.hands import EditingHost, PictureMouse
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, many
from tests.views.joint_table import HIGH, LOW, couple, drag, joint, middle, plot

ONE_HOT = replace(WEATHER, a=Distribution([0.0, 0.0, 1.0, 0.0, 0.0]))
LONG = State(("a label that does not end " * 4, "雨", "x", "y", "z"), WEATHER.a, WEATHER.b)
CASES = {
    "weather": WEATHER,
    "equal": EQUAL,
    "disjoint": DISJOINT,
    "infinite": INFINITE,
    "one hot": ONE_HOT,
    "long": LONG,
    "two": many(2),
    "letters": many(26),
    "two hundred": many(200),
    "thousand": many(1000),
}


@pytest.fixture(params=[LOW, HIGH], ids=["low", "tall"])
def host(request, qtbot):
    made = EditingHost(Pairs(), WEATHER, request.param)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view.picture)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("part", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("order", ["same", "reverse"])
def test_margins_stay_and_cells_add_up(host, case, part, order):
    host.put(CASES[case])
    couple(host, part, order)
    shown, state = joint(host), CASES[case]
    groups = shown.groups
    np.testing.assert_allclose(shown.table.sum(axis=1), groups.summed(state.a.p), atol=1e-12)
    np.testing.assert_allclose(shown.table.sum(axis=0), groups.summed(state.b.p), atol=1e-12)
    assert 0 <= shown.information <= min(state.a.entropy, state.b.entropy)
    assert float(shown.terms.sum()) == pytest.approx(shown.information, abs=1e-12)
    assert shown.entropy + shown.information == pytest.approx(
        state.a.entropy + state.b.entropy, abs=1e-12
    )
    assert shown.a_given_b + shown.information + shown.b_given_a == pytest.approx(
        shown.entropy, abs=1e-12
    )
    host.picture()


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_case_is_drawn_coupled_and_not(host, case, theme):
    host.theme(theme)
    host.put(CASES[case])
    independent = host.picture()
    couple(host, 0.7, "reverse")
    # Draws of which one is certain cannot be coupled, and the slider alone has moved.
    assert host.picture() != independent


def test_of_independent_draws_self_information_adds(host):
    scene = host.view.scene
    for cell in ((0, 2), (4, 1)):
        host.view.choose(*cell)
        row, column = scene.cell
        both = scene.shown.surprise("a", row) + scene.shown.surprise("b", column)
        assert joint(host).surprise(row, column) == pytest.approx(both, rel=1e-12)
    assert joint(host).information == 0


def test_the_slider_couples_without_touching_the_pair(host, qtbot):
    slider = host.view.header.slider
    slider.setFocus()
    for _ in range(4):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert host.view.options() == {"part": 0.4, "order": "same"}
    assert joint(host).information / math.log(2) == pytest.approx(0.2042, abs=5e-5)
    start = slider.rect().center()
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(slider, start)
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start)
    assert host.shown is WEATHER
    assert host.committed == []


def test_the_order_can_be_turned_round(host):
    couple(host, 1.0)
    same = joint(host).table.copy()
    button = host.view.header.order.button("reverse")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert host.view.options() == {"part": 1.0, "order": "reverse"}
    assert not np.array_equal(joint(host).table, same)
    # The likeliest of A with the last of B.
    assert joint(host).table[0, 4] == pytest.approx(0.10)


def test_options_that_are_none_are_left(host):
    couple(host, 0.3, "reverse")
    for wrong in ({"part": 2}, {"part": "much"}, {"part": math.nan}, {"order": "mauve"}, {}):
        host.view.restore(wrong)
        assert host.view.options() == {"part": 0.3, "order": "reverse"}


def test_of_many_outcomes_the_rest_share_a_row_and_say_so(host, mouse):
    host.put(many(1000))
    shown = host.view.scene.shown
    assert shown.size == MOST + 1
    assert shown.label(MOST) == "the rest (940)"
    host.view.choose(MOST, 0)
    assert host.view.scene.cell == (MOST, 0)
    drag(host, mouse, "a", MOST, 0.1)
    assert host.committed == []
    assert "many outcomes" in host.sentences[0]
    # It counts for no scale, or all others would vanish beside it.
    assert host.view.picture.scales.shares.high < 0.1


def test_rows_stay_while_a_hand_moves_and_are_sought_when_it_lets_go(host):
    state = many(200)
    host.put(state)
    first = int(host.view.scene.shown.groups.kept[0])
    rare = replace(state, a=set_share(state, "a", first, 0.0).a)
    rare = replace(rare, b=set_share(rare, "b", first, 0.0).b)
    host.move(rare)
    assert first in host.view.scene.shown.groups.kept
    host.view.show_settled()
    assert first not in host.view.scene.shown.groups.kept


def test_what_is_chosen_is_followed_by_its_label(host):
    host.view.choose(2, 4)
    order = [4, 3, 2, 1, 0]
    turned = State(
        tuple(WEATHER.labels[i] for i in order),
        Distribution(WEATHER.a.p[order]),
        Distribution(WEATHER.b.p[order]),
    )
    host.put(turned)
    assert host.view.scene.cell == (2, 0)
    host.put(many(2))
    assert host.view.scene.cell == (1, 0)


def test_both_labels_can_be_read_where_they_are_elided(host, mouse):
    host.put(LONG)
    mouse.move(*middle(host, 0, 1))
    assert "a label that does not end" in host.view.toolTip()
    host.put(WEATHER)
    mouse.move(*middle(host, 1, 1))
    mouse.move(*middle(host, 1, 2))
    assert host.view.toolTip() in ("", "A cloudy · B rain")


@pytest.mark.parametrize("unit", ["bits", "nats", "bans"])
def test_numbers_are_in_the_unit_of_the_desk(host, unit):
    host.desk(unit=unit)
    numbers = host.view.desk.numbers
    host.view.choose(0, 1)
    told = numbers.with_unit(joint(host).surprise(0, 1))
    assert host.view.accessibleDescription().endswith(told)


def test_a_cell_is_as_dark_as_its_share(host):
    couple(host, 0.4)
    image, at = host.picture(), plot(host)
    shift = host.view.picture.pos()

    def grey(row, column):
        corner = at.cells.cell(row, column).bottomLeft() + QPointF(3, -3) + QPointF(shift)
        return image.pixelColor(corner.toPoint()).value()

    table = joint(host).table
    cells = [(0, 1), (1, 2), (2, 2), (4, 4), (3, 3)]
    by_share = sorted(cells, key=lambda cell: -table[cell])
    assert [grey(*cell) for cell in by_share] == sorted(grey(*cell) for cell in cells)


@pytest.mark.parametrize("case", ["weather", "long", "letters", "thousand"])
def test_labels_over_columns_make_room_for_the_chosen_one(host, case):
    host.put(CASES.get(case, WEATHER))
    host.picture()
    for names in host.view.picture._laid.names:
        for chosen in (0, 1, 2):
            low, high = names._across(names.strong_column(chosen), True)
            for name in names.columns(chosen):
                left, right = names._across(name, False)
                # Both have a little more than they need.
                assert right - 4 <= low + 4 or high - 4 <= left + 4
