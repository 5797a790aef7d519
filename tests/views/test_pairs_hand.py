"""Pairs by hand: margins dragged as in the editors, cells chosen by click and by arrows."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infoviz.core.editing import set_locks, set_share, trade
from infoviz.views.pairs import Pairs
from tests.views.hands import CTRL, SHIFT, EditingHost, PictureMouse
from tests.views.host import WEATHER, many
from tests.views.joint_table import HIGH, LOW, drag, end, joint, middle, place_of, plot

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(params=[LOW, HIGH], ids=["low", "tall"])
def host(request, qtbot):
    made = EditingHost(Pairs(), WEATHER, request.param)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def mouse(host):
    return PictureMouse(host.view, host.view.picture)


@pytest.mark.parametrize("side", ["a", "b"])
def test_a_margin_bar_that_is_dragged_follows_the_rule_of_the_editors(host, mouse, side):
    drag(host, mouse, side, 1, 0.1)
    wanted = set_share(WEATHER, side, 1, 0.1)
    assert host.shown.of(side).p == pytest.approx(wanted.of(side).p, abs=1e-9)
    other = "b" if side == "a" else "a"
    assert host.shown.of(other) is WEATHER.of(other)
    assert host.committed == [f"Drag cloudy in {side.upper()}"]
    assert host.view.scene.cell[0 if side == "a" else 1] == 1
    np.testing.assert_allclose(joint(host).table.sum(axis=1), host.shown.a.p, atol=1e-12)


@pytest.mark.parametrize("side", ["a", "b"])
def test_back_where_it_was_pressed_the_base_itself_comes_back(host, mouse, side):
    start = end(host, side, 0)
    mouse.press(*start)
    mouse.move(*place_of(host, side, 0, 0.1))
    assert host.shown is not WEATHER
    mouse.move(*start)
    assert host.shown is WEATHER
    mouse.release(*start)


@pytest.mark.parametrize("side", ["a", "b"])
def test_escape_puts_everything_back(host, mouse, side):
    mouse.press(*end(host, side, 0))
    mouse.move(*place_of(host, side, 0, 0.1))
    assert host.shown is not WEATHER
    QTest.keyClick(host.view, Qt.Key.Key_Escape)
    assert host.shown is WEATHER
    mouse.release(*end(host, side, 0))
    assert host.committed == []


def test_shift_is_ten_times_finer_and_control_snaps(host, mouse):
    x, y = end(host, "a", 0)
    mouse.press(x, y, SHIFT)
    mouse.move(x - 10, y, SHIFT)
    fine = 0.42 - host.shown.a.p[0]
    assert fine == pytest.approx(plot(host).a.share_per_pixel, rel=1e-6)
    mouse.move(x - 10, y, CTRL)
    assert host.shown.a.p[0] * 20 == pytest.approx(round(host.shown.a.p[0] * 20), abs=1e-9)
    mouse.release(x - 10, y, CTRL)
    assert len(host.committed) == 1


def test_zero_has_a_detent_and_alt_trades_with_one_other(host, mouse):
    x, y = end(host, "b", 2)
    mouse.press(x, y)
    mouse.move(x, plot(host).b.floor_y - 3)
    assert host.shown.b.p[2] == 0
    mouse.move(x, plot(host).b.y(0.1), ALT)
    # With the one that was chosen before.
    assert host.shown.b.p == pytest.approx(trade(WEATHER, "b", 2, 0, 0.1).b.p, abs=1e-9)
    mouse.release(x, plot(host).b.y(0.1), ALT)


def test_modifiers_and_the_key_to_trade_count_at_once(host, mouse):
    mouse.press(*end(host, "a", 1))
    mouse.move(*place_of(host, "a", 1, 0.2))
    QTest.keyPress(host.view, Qt.Key.Key_T)
    assert host.shown.a.p[[2, 3, 4]] == pytest.approx(WEATHER.a.p[[2, 3, 4]], abs=1e-12)
    QTest.keyRelease(host.view, Qt.Key.Key_T)
    assert host.shown.a.p[2] > WEATHER.a.p[2]
    mouse.release(*place_of(host, "a", 1, 0.2))


def test_pushed_beyond_its_scale_a_bar_reaches_one(host, mouse):
    x, y = end(host, "b", 0)
    mouse.press(x, y)
    for up in range(0, 200, 13):
        mouse.move(x, plot(host).b.ceiling_y - up)
    assert host.shown.b.p[0] == 1
    assert host.view.picture.scales.shares.high == 1
    mouse.release(x, plot(host).b.ceiling_y - 200)
    QTest.keyClick(host.view, Qt.Key.Key_Escape)


def test_what_is_locked_stays_and_says_so(host, mouse):
    host.put(set_locks(WEATHER, "a", {0}))
    drag(host, mouse, "a", 0, 0.1)
    assert host.committed == []
    assert host.sentences == ["sunny is locked in A; unlock it first."]


def test_a_click_chooses_a_cell_and_moves_nothing(host, mouse):
    mouse.press(*middle(host, 3, 1))
    mouse.release(*middle(host, 3, 1))
    assert host.view.scene.cell == (3, 1)
    terms = plot(host).terms.cell(1, 4).center()
    mouse.press(terms.x(), terms.y())
    mouse.release(terms.x(), terms.y())
    assert host.view.scene.cell == (1, 4)
    # A label chooses its row or column, and a bar too.
    x, y = plot(host).labels_left + 4, plot(host).cells.cell(2, 0).center().y()
    mouse.press(x, y)
    mouse.release(x, y)
    assert host.view.scene.cell == (2, 4)
    mouse.press(*end(host, "b", 3))
    mouse.release(*end(host, "b", 3))
    assert host.view.scene.cell == (2, 3)
    assert host.shown is WEATHER
    assert host.committed == []


def test_the_pointer_tells_its_cell_and_lights_its_outcome_elsewhere(host, mouse):
    before = host.picture()
    mouse.move(*middle(host, 1, 2))
    assert host.view.scene.read == (1, 2)
    assert host.view.scene.lit == (1, 2)
    mouse.move(*end(host, "b", 3))
    assert host.hovered == [1, 3]
    mouse.move(2, 2)
    assert host.hovered == [1, 3, -1]
    assert host.picture() == before


def test_an_outcome_pointed_at_elsewhere_lights_its_row_and_its_column(host):
    before = host.picture()
    host.view.show_hover(3)
    assert host.view.scene.lit == (3, 3)
    assert host.picture() != before


def test_arrows_choose_a_cell_and_have_it_read(host):
    view = host.view
    view.setFocus()
    for key, cell in (
        (Qt.Key.Key_Right, (0, 1)),
        (Qt.Key.Key_Down, (1, 1)),
        (Qt.Key.Key_End, (1, 4)),
        (Qt.Key.Key_Right, (1, 4)),
        (Qt.Key.Key_Home, (1, 0)),
        (Qt.Key.Key_Up, (0, 0)),
        (Qt.Key.Key_Up, (0, 0)),
    ):
        QTest.keyClick(view, key)
        assert view.scene.cell == cell
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleDescription() == (
        "sunny in A, cloudy in B: share 0.101, self-information 3.3104 bits"
    )
    QTest.keyClick(view, Qt.Key.Key_Down, CTRL)
    assert view.scene.cell == (4, 1)


def test_narrow_bars_are_left_to_the_editors(host, mouse):
    host.put(many(60))
    if not plot(host).is_narrow[0]:
        pytest.skip("there is room for each")
    x, y = end(host, "a", 30)
    mouse.press(x, y)
    mouse.move(x + 20, y)
    assert "narrow" in host.sentences[0]
