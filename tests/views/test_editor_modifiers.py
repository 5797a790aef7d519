"""Shift, Ctrl, Alt and T in a drag of a bar."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks, set_share, trade
from infoviz.core.state import State
from tests.views.table import (
    grab,
    key,
    move,
    press,
    pull,
    release,
    settle,
    top,
    weather,
)

SHIFT = Qt.KeyboardModifier.ShiftModifier


CTRL = Qt.KeyboardModifier.ControlModifier


ALT = Qt.KeyboardModifier.AltModifier


def same(shares, state, side="a"):
    return shares == state.of(side).p.tolist()


def test_no_detent_for_a_bar_that_comes_from_zero_nor_with_shift(lay):
    state = State(("x", "y", "z"), Distribution([0.5, 0.5, 0]), Distribution.uniform(3))
    table = lay(state)
    editor = table.a
    x, y = grab(editor, 2)
    move(editor, x, y - 3)
    assert table.shares()[2] == pytest.approx(3 * editor.plot.share_per_pixel)
    key(editor, Qt.Key.Key_Escape)
    release(editor, x, y)
    # The other bar rises to nearly 1, and the scale with it.
    unit = editor.plot.share_per_pixel
    x, y = pull(editor, 0, to=6 * unit)
    move(editor, x, y, SHIFT)
    move(editor, x, y + 30, SHIFT)
    assert table.shares()[0] == pytest.approx(3 * unit)


def test_shift_is_ten_times_finer(table):
    editor = table.a
    x, y = pull(editor, 0, to=0.3)
    move(editor, x, y, SHIFT)
    move(editor, x, y - 50, SHIFT)
    assert table.shares()[0] == pytest.approx(0.3 + 5 * editor.plot.share_per_pixel)


def test_shift_anchors_the_pointer_anew_and_never_the_base(table):
    editor = table.a
    x, y = pull(editor, 0, to=0.3)
    QTest.keyPress(editor, Qt.Key.Key_Shift)
    move(editor, x, y - 50, SHIFT)
    fine = table.shares()[0]
    QTest.keyRelease(editor, Qt.Key.Key_Shift)
    assert table.shares()[0] == fine
    move(editor, x, y - 60)
    assert table.shares()[0] == pytest.approx(fine + 10 * editor.plot.share_per_pixel)
    expected = set_share(weather(), "a", 0, table.shares()[0])
    assert same(table.shares(), expected)


def test_shift_beyond_the_top_grows_the_axis_smoothly(lay):
    state = State(("x", "y"), Distribution([0.499, 0.501]), Distribution.uniform(2))
    table = lay(set_share(state, "a", 0, 0.5))
    editor = table.a
    assert editor.plot.high == 0.5
    unit = editor.plot.share_per_pixel
    x, y = grab(editor, 0, SHIFT)
    for above in range(3, 60):
        move(editor, x, y - above, SHIFT)
        settle()
    assert table.shares()[0] == pytest.approx(0.5 + 5.9 * unit)


def test_ctrl_snaps_and_then_clamps(lay):
    table = lay(set_locks(weather(), "a", {0}))
    editor = table.a
    x, y = pull(editor, 1, to=0.337)
    move(editor, x, y, CTRL)
    assert table.shares()[1] == 0.35
    move(editor, x, editor.plot.y(0.49), CTRL)
    assert table.shares()[1] == 0.5
    move(editor, x, editor.plot.ceiling_y - 5, CTRL)
    settle()
    assert table.shares()[1] == pytest.approx(0.58, abs=1e-12)


def test_alt_trades_with_the_one_selected_before(table):
    editor = table.a
    x, y = top(editor, 3)
    press(editor, x, y)
    release(editor, x, y)
    x, y = pull(editor, 0, to=0.44, modifiers=ALT)
    assert same(table.shares(), trade(weather(), "a", 0, 3, table.shares()[0]))
    assert table.shares()[1] == 0.27
    release(editor, x, y, ALT)
    assert table.steps == 1


@pytest.mark.parametrize(("outcome", "partner"), [(1, 2), (4, 3)])
def test_alt_trades_with_the_right_neighbour_else_the_left(table, outcome, partner):
    table.a.set_selected(outcome)
    table.a.selected_before = None
    pull(table.a, outcome, to=0.09, modifiers=ALT)
    shares = table.shares()
    changed = [i for i in range(5) if shares[i] != weather().a.p[i]]
    assert changed == sorted([outcome, partner])


def test_alt_passes_over_a_locked_partner(lay):
    table = lay(set_locks(weather(), "a", {1}))
    table.a.set_selected(2)
    table.a.set_selected(1)
    pull(table.a, 2, to=0.1, modifiers=ALT)
    assert table.shares()[3] == pytest.approx(0.13)


def test_modifiers_count_without_a_move(table):
    editor = table.a
    pull(editor, 0, to=0.337)
    QTest.keyPress(editor, Qt.Key.Key_Control)
    assert table.shares()[0] == 0.35
    QTest.keyRelease(editor, Qt.Key.Key_Control)
    assert table.shares()[0] == pytest.approx(0.337, abs=1e-9)
    QTest.keyPress(editor, Qt.Key.Key_Alt)
    assert table.shares()[2:] == [0.18, 0.05, 0.08]
    QTest.keyRelease(editor, Qt.Key.Key_Alt)
    assert same(table.shares(), set_share(weather(), "a", 0, table.shares()[0]))


def test_shift_from_the_start_holds_the_bar_where_it_is(table):
    editor = table.a
    x, y = editor.plot.middle(0), editor.plot.y(0.1)
    press(editor, x, y, SHIFT)
    move(editor, x, y - 3, SHIFT)
    move(editor, x, y - 20, SHIFT)
    settle()
    finer = 20 * editor.plot.share_per_pixel / 10
    assert table.shares()[0] == pytest.approx(0.42 + finer, abs=1e-9)


@pytest.mark.parametrize("which", [Qt.Key.Key_Alt, Qt.Key.Key_T])
def test_a_key_held_in_a_drag_trades_with_one_bar_alone(table, which):
    editor = table.a
    x, _ = pull(editor, 0, 0.5)
    settle()
    assert table.shares()[2] != 0.18
    modifiers = ALT if which == Qt.Key.Key_Alt else Qt.KeyboardModifier.NoModifier
    QTest.keyPress(editor, which, modifiers)
    settle()
    # With the neighbour at the right, since no other was selected before.
    assert table.shares()[2:] == [0.18, 0.05, 0.08]
    move(editor, x, editor.plot.y(0.45), modifiers)
    settle()
    assert table.shares() == pytest.approx([0.45, 0.24, 0.18, 0.05, 0.08])
    QTest.keyRelease(editor, which)
    settle()
    assert table.shares()[2] != 0.18
