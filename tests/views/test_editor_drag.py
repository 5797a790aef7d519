"""Bars dragged by the pointer."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.core.state import State
from infoviz.desk import Desk
from tests.views.table import (
    drag,
    grab,
    key,
    many,
    move,
    press,
    pull,
    release,
    send,
    settle,
    top,
    weather,
)


def same(shares, state, side="a"):
    return shares == state.of(side).p.tolist()


@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize("to", [0.1, 0.25, 0.45, 0.9, 1.0])
def test_bar_follows_the_pointer_and_the_others_keep_their_ratio(table, side, to):
    editor = table.editors[side]
    drag(editor, outcome=1, to=to)
    shares = table.shares(side)
    assert shares[1] == pytest.approx(to, abs=1e-12)
    before = np.delete(weather().of(side).p, 1)
    others = np.delete(shares, 1)
    assert others == pytest.approx(before * (1 - to) / before.sum(), abs=1e-12)
    assert sum(shares) == pytest.approx(1, abs=1e-14)
    assert table.steps == 1
    assert table.step == f"Drag cloudy in {side.upper()}"


def test_drag_by_real_mouse_events(table, qtbot):
    x, y = (round(value) for value in top(table.a, 0))
    QTest.mousePress(table.a, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    for step in range(1, 51):
        QTest.mouseMove(table.a, QPoint(x, y + step))
    QTest.mouseRelease(table.a, Qt.MouseButton.LeftButton, pos=QPoint(x, y + 50))
    expected = 0.42 - 50 * table.a.plot.share_per_pixel
    assert table.shares()[0] == pytest.approx(expected, abs=1e-12)
    assert table.committed == ["Drag sunny in A"]


def test_click_selects_and_moves_nothing(table):
    x, _ = top(table.a, 2)
    press(table.a, x, 200)
    move(table.a, x + 1, 201)
    release(table.a, x + 1, 201)
    assert table.a.selected == 2
    assert table.previews == 0
    assert table.steps == 0


def test_drag_begins_after_three_pixels(table):
    x, y = grab(table.a, 0)
    move(table.a, x, y + 2.9)
    assert table.previews == 0
    move(table.a, x, y + 3)
    assert table.previews == 1


def test_press_near_the_top_keeps_its_offset(table):
    x, y = top(table.a, 0)
    press(table.a, x, y + 9)
    move(table.a, x, y + 29)
    assert table.shares()[0] == pytest.approx(table.a.plot.share(y + 20), abs=1e-12)


def test_press_elsewhere_in_the_column_brings_the_top_to_the_pointer(table):
    x, y = top(table.a, 0)
    press(table.a, x, y + 11)
    move(table.a, x, y + 31)
    assert table.shares()[0] == pytest.approx(table.a.plot.share(y + 31), abs=1e-12)


def test_whole_column_of_a_zero_is_the_target(lay):
    state = State(("x", "y", "z"), Distribution([0.5, 0.5, 0]), Distribution.uniform(3))
    table = lay(state)
    editor = table.a
    press(editor, editor.plot.middle(2) + 0.4 * editor.plot.slot, editor.plot.y(0.3))
    move(editor, editor.plot.middle(2), editor.plot.y(0.2))
    release(editor, editor.plot.middle(2), editor.plot.y(0.2))
    assert table.shares() == pytest.approx([0.4, 0.4, 0.2], abs=1e-12)


def test_drag_goes_on_outside_the_widget(table):
    x, y = grab(table.a, 0)
    move(table.a, x, y + 5)
    move(table.a, -300, table.a.plot.y(0.2))
    assert table.shares()[0] == pytest.approx(0.2, abs=1e-12)
    move(table.a, 4000, 4000)
    assert table.shares()[0] == 0


def test_zero_has_a_detent(table):
    editor = table.a
    x, _ = pull(editor, 0, to=0.3)
    move(editor, x, editor.plot.floor_y - 4)
    assert table.shares()[0] == 0
    move(editor, x, editor.plot.floor_y - 4.5)
    assert table.shares()[0] == pytest.approx(4.5 * editor.plot.share_per_pixel)


def test_zeros_stay_exactly_zero(lay):
    state = State(("x", "y", "z"), Distribution([0.5, 0.5, 0]), Distribution.uniform(3))
    table = lay(state)
    drag(table.a, outcome=0, to=0.3)
    assert table.shares()[2] == 0


def test_escape_puts_everything_back(table):
    editor = table.a
    x, y = pull(editor, 0, to=0.2)
    key(editor, Qt.Key.Key_Escape)
    assert same(table.shares(), weather())
    move(editor, x, y + 20)
    release(editor, x, y + 20)
    assert same(table.shares(), weather())
    assert table.steps == 0
    assert not table.document.is_previewing
    drag(editor, outcome=0, to=0.3)
    assert table.steps == 1


def test_escape_during_a_drag_beats_a_shortcut_of_the_window(table):
    pull(table.a, 0, to=0.2)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier(0))
    event.ignore()
    QApplication.sendEvent(table.a, event)
    assert event.isAccepted()


@pytest.mark.parametrize("kind", [QEvent.Type.WindowDeactivate, QEvent.Type.UngrabMouse])
def test_losing_the_window_or_the_mouse_puts_everything_back(table, kind):
    pull(table.a, 0, to=0.2)
    QApplication.sendEvent(table.a, QEvent(kind))
    assert same(table.shares(), weather())
    assert not table.document.is_previewing


def test_a_release_that_never_came_puts_everything_back(table):
    x, y = pull(table.a, 0, to=0.2)
    QTest.mouseMove(table.a, QPoint(round(x) + 3, round(y) + 3))
    assert same(table.shares(), weather())
    assert not table.document.is_previewing


def test_hiding_puts_everything_back(table):
    pull(table.a, 0, to=0.2)
    table.a.hide()
    assert same(table.shares(), weather())
    assert not table.document.is_previewing


def test_right_button_during_a_drag_is_ignored(table):
    x, y = pull(table.a, 0, to=0.2)
    shares = table.shares()
    right = Qt.MouseButton.RightButton
    send(table.a, QEvent.Type.MouseButtonPress, x, y, button=right)
    QTest.mouseRelease(table.a, right, pos=QPoint(round(x), round(y)))
    assert table.shares() == shares
    assert table.menus == []
    release(table.a, x, y)
    assert table.steps == 1


@pytest.mark.parametrize("place", [(20, 200), (200, 20), (485, 200)])
def test_presses_beside_the_columns_drag_nothing(table, place):
    x, y = place
    press(table.a, x, y)
    move(table.a, x + 40, y + 60)
    release(table.a, x + 40, y + 60)
    assert table.previews == 0
    assert table.a.selected == 0


def test_locked_bar_does_not_move_and_says_so(lay):
    table = lay(set_locks(weather(), "a", {2}))
    drag(table.a, outcome=2, to=0.4)
    assert same(table.shares(), weather())
    assert table.sentences == ["rain is locked; press L to unlock it."]
    QTest.mouseMove(table.a, QPoint(*(round(value) for value in top(table.a, 2))))
    assert table.a.cursor().shape() == Qt.CursorShape.ForbiddenCursor


def test_last_unlocked_bar_does_not_move_and_says_so(lay):
    table = lay(set_locks(weather(), "a", {1, 2, 3, 4}))
    drag(table.a, outcome=0, to=0.2)
    assert same(table.shares(), weather())
    assert "sunny cannot move" in table.sentences[0]


def test_narrow_bars_are_not_dragged(lay):
    table = lay(many(300))
    table.show_desk(Desk(draw=False))
    drag(table.a, outcome=100, to=0.004)
    assert table.previews == 0
    assert "drawing" in table.sentences[0]


def test_no_move_is_dropped_and_each_is_computed_once(table):
    editor = table.a
    x, _ = grab(editor, 0)
    for step in range(1000):
        move(editor, x, editor.plot.y(0.3) + 40 * np.sin(step / 50) + 1e-3 * step)
    end = editor.plot.y(0.123)
    move(editor, x, end)
    assert table.previews == 1001
    settle()
    assert editor.state.a.p[0] == pytest.approx(0.123, abs=1e-12)


def test_release_ends_where_the_pointer_is(table):
    x, _ = pull(table.a, 0, to=0.2)
    release(table.a, x, table.a.plot.y(0.35))
    assert table.shares()[0] == pytest.approx(0.35, abs=1e-12)


def test_undo_gives_the_state_at_the_press(table):
    drag(table.a, outcome=0, to=0.2)
    drag(table.b, outcome=1, to=0.4)
    table.document.undo_stack.undo()
    table.document.undo_stack.undo()
    assert same(table.shares(), weather())
    assert same(table.shares("b"), weather(), "b")


def test_a_bar_that_cannot_move_lights_no_other_under_a_held_button(table):
    table.document.apply(set_locks(table.document.state, "a", {0}), "")
    editor = table.a
    x, y = grab(editor, 0)
    table.hovered.clear()
    move(editor, x, y - 20)
    move(editor, editor.plot.middle(3), y)
    assert table.hovered == []
    release(editor, editor.plot.middle(3), y)
    assert table.hovered == [3]
