"""Zoom, pan, hover, cursors and tool tips of an editor."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks
from infoviz.core.state import State
from infoviz.desk import Desk
from tests.views.table import (
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
    wheel,
)

SHIFT = Qt.KeyboardModifier.ShiftModifier


Shape = Qt.CursorShape


def test_wheel_zooms_around_the_pointer_in_both(lay):
    table = lay(many(100))
    x = table.a.plot.middle(30)
    wheel(table.a, x, along=240)
    assert table.a.span == table.b.span
    assert table.a.plot.outcome_at(x) == 30
    assert table.a.plot.columns.last - table.a.plot.columns.first < 70
    for _ in range(10):
        wheel(table.a, x, along=-240)
    assert table.a.span is None


def test_wheel_sideways_and_with_shift_pans(lay):
    table = lay(many(100))
    table.show_span((40.0, 60.0))
    wheel(table.a, 200, across=-120)
    assert table.a.span[0] > 40
    wheel(table.a, 200, along=120, modifiers=SHIFT)
    assert table.a.span[0] == pytest.approx(40)
    wheel(table.a, 200, along=12000, modifiers=SHIFT)
    assert table.a.span == (0, 20)


def test_wheel_waits_during_a_drag(table):
    pull(table.a, 0, to=0.3)
    wheel(table.a, 200, along=240)
    assert table.a.span is None


def test_axis_is_dragged_and_double_clicked(lay):
    table = lay(many(100))
    table.show_span((40.0, 60.0))
    editor, plot = table.a, table.a.plot
    y = plot.floor_y + 15
    press(editor, 300, y)
    move(editor, 300 - 5 * plot.slot, y)
    assert table.a.span == pytest.approx((45, 65))
    key(editor, Qt.Key.Key_Escape)
    assert table.a.span == pytest.approx((40, 60))
    release(editor, 200, y)
    QTest.mouseDClick(editor, Qt.MouseButton.LeftButton, pos=QPoint(300, round(y)))
    assert table.a.span is None
    assert table.previews == 0


def test_zoom_of_fewer_outcomes_than_there_were_shows_all(lay):
    table = lay(many(100))
    table.show_span((40.0, 60.0))
    table.document.apply(weather(), "")
    settle()
    assert not table.a.plot.is_zoomed


def test_hover_is_told_and_ends_on_leaving(table):
    QTest.mouseMove(table.a, QPoint(*(round(value) for value in top(table.a, 2))))
    QTest.mouseMove(table.a, QPoint(round(table.a.plot.middle(2)) + 5, 200))
    QTest.mouseMove(table.a, QPoint(round(table.a.plot.middle(3)), 350))
    QTest.mouseMove(table.a, QPoint(20, 20))
    QTest.mouseMove(table.a, QPoint(round(table.a.plot.middle(3)), 350))
    QApplication.sendEvent(table.a, QEvent(QEvent.Type.Leave))
    assert table.hovered == [2, 3, -1, 3, -1]


def test_hover_stays_on_the_bar_that_is_dragged(table):
    grab(table.a, 0)
    QTest.mouseMove(table.a, QPoint(round(table.a.plot.middle(0)), 200))
    table.hovered.clear()
    x, y = grab(table.a, 0)
    move(table.a, x, y + 30)
    move(table.a, table.a.plot.middle(3), y + 40)
    assert table.hovered in ([], [0])
    release(table.a, table.a.plot.middle(3), y + 40)
    assert table.hovered[-1] == 3


def test_cursor_says_what_a_press_would_do(lay):
    table = lay(set_locks(many(100), "a", {50}))
    table.show_desk(Desk(draw=False))
    table.show_span((40.0, 60.0))
    editor, plot = table.a, table.a.plot

    def shape(x, y):
        QTest.mouseMove(editor, QPoint(round(x), round(y)))
        return editor.cursor().shape()

    assert shape(plot.middle(45), 200) == Shape.SizeVerCursor
    assert shape(plot.middle(50), 200) == Shape.ForbiddenCursor
    assert shape(plot.middle(45), plot.floor_y + 12) == Shape.OpenHandCursor
    assert shape(20, 200) == Shape.ArrowCursor
    table.show_desk(Desk(draw=True))
    assert shape(plot.middle(46), 200) == Shape.CrossCursor


def test_tool_tip_tells_what_has_no_room(lay):
    labels = ("a very long label that has no room at all", *(f"label {i}" for i in range(9)))
    table = lay(State(labels, Distribution.uniform(10), Distribution.uniform(10)))
    place = QPoint(round(table.a.plot.middle(0)), 350)
    QTest.mouseMove(table.a, place)
    assert table.a.toolTip() == f"{labels[0]}\nA 0.100 · B 0.100"


def test_no_tool_tip_where_all_can_be_read(table):
    QTest.mouseMove(table.a, QPoint(round(table.a.plot.middle(0)), 350))
    assert table.a.toolTip() == ""


def test_middle_button_does_nothing(table):
    x, y = top(table.a, 0)
    send(table.a, QEvent.Type.MouseButtonPress, x, y, button=Qt.MouseButton.MiddleButton)
    send(table.a, QEvent.Type.MouseMove, x, y + 40, button=Qt.MouseButton.MiddleButton)
    assert table.previews == 0
