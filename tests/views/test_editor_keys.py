"""Bars chosen, nudged, locked and typed by the keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from infoviz.core.editing import set_locks, set_share
from infoviz.core.outcomes import add_outcome, move_outcome, remove_outcomes
from tests.views.table import grab, key, many, press, pull, release, settle, top, weather

Key = Qt.Key


SHIFT = Qt.KeyboardModifier.ShiftModifier


CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def told(monkeypatch):
    """What was announced."""
    sentences = []
    monkeypatch.setattr(
        "infoviz.views.editor.lens.announce", lambda widget, text: sentences.append(text)
    )
    return sentences


def same(shares, state, side="a"):
    return shares == state.of(side).p.tolist()


def test_tab_reaches_both_editors(table):
    table.a.setFocus()
    QTest.keyClick(table.a, Key.Key_Tab)
    assert table.b.hasFocus()


def test_arrows_choose_a_bar_and_stop_at_the_ends(table):
    table.a.setFocus()
    key(table.a, Key.Key_Right, times=7)
    assert table.a.selected == 4
    key(table.a, Key.Key_Left, times=2)
    assert table.a.selected == 2
    assert table.b.selected == 0
    key(table.a, Key.Key_Left, CTRL)
    assert table.a.selected == 0
    assert table.steps == 0


@pytest.mark.parametrize(
    ("which", "modifiers", "share"),
    [
        (Key.Key_Up, Qt.KeyboardModifier.NoModifier, 0.43),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, 0.41),
        (Key.Key_Up, SHIFT, 0.421),
        (Key.Key_Down, SHIFT, 0.419),
        (Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 0.52),
        (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, 0.32),
        (Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0.0),
        (Key.Key_End, Qt.KeyboardModifier.NoModifier, 1.0),
    ],
)
def test_keys_move_the_selected_bar(table, which, modifiers, share):
    table.a.setFocus()
    key(table.a, which, modifiers)
    assert same(table.shares(), set_share(weather(), "a", 0, share))


def test_a_run_of_nudges_is_one_step(table):
    table.a.setFocus()
    key(table.a, Key.Key_Up, times=7)
    key(table.a, Key.Key_Down, SHIFT, times=3)
    assert table.steps == 0
    assert same(table.shares(), set_share(weather(), "a", 0, 0.487))
    table.a.finish_gesture()
    assert table.steps == 1
    assert table.step == "Nudge sunny in A"
    table.document.undo_stack.undo()
    assert same(table.shares(), weather())


def test_a_run_ends_with_another_bar(table):
    table.a.setFocus()
    key(table.a, Key.Key_Up, times=2)
    key(table.a, Key.Key_Right)
    assert table.steps == 1
    key(table.a, Key.Key_Up)
    key(table.a, Key.Key_Left)
    assert table.steps == 2


def test_a_run_ends_with_the_focus(table):
    table.a.setFocus()
    key(table.a, Key.Key_Up)
    table.b.setFocus()
    assert table.steps == 1


def test_a_run_ends_after_a_second(table, qtbot):
    table.a.setFocus()
    key(table.a, Key.Key_Up)
    qtbot.wait(700)
    key(table.a, Key.Key_Up)
    qtbot.wait(700)
    assert table.steps == 0
    qtbot.waitUntil(lambda: table.steps == 1, timeout=2000)


def test_a_run_ends_with_a_press(table):
    table.a.setFocus()
    key(table.a, Key.Key_Up)
    grab(table.a, 0)
    assert table.steps == 1


def test_nudges_up_and_down_restore_the_base_to_the_bit(table):
    table.a.setFocus()
    key(table.a, Key.Key_Up, times=30)
    key(table.a, Key.Key_Down, times=30)
    assert same(table.shares(), weather())
    table.a.finish_gesture()
    assert table.steps == 0


def test_escape_puts_a_run_of_nudges_back(table):
    table.a.setFocus()
    key(table.a, Key.Key_Up, times=3)
    key(table.a, Key.Key_Escape)
    assert same(table.shares(), weather())
    assert table.steps == 0
    assert not table.document.is_previewing


def test_end_takes_all_that_is_free(lay):
    table = lay(set_locks(weather(), "a", {1}))
    table.a.setFocus()
    key(table.a, Key.Key_End)
    assert table.shares() == pytest.approx([0.73, 0.27, 0, 0, 0])


def test_a_locked_bar_is_not_nudged_and_says_so(lay):
    table = lay(set_locks(weather(), "a", {0}))
    table.a.setFocus()
    key(table.a, Key.Key_Up)
    assert table.previews == 0
    assert table.sentences == ["sunny is locked; press L to unlock it."]


def test_l_locks_and_unlocks(table):
    table.a.setFocus()
    key(table.a, Key.Key_Right)
    key(table.a, Key.Key_L)
    assert table.document.state.locks_a == {1}
    assert table.step == "Lock cloudy in A"
    key(table.a, Key.Key_L)
    assert table.document.state.locks_a == frozenset()
    assert table.step == "Unlock cloudy in A"
    assert table.steps == 2


def test_space_does_nothing(table):
    table.a.setFocus()
    key(table.a, Key.Key_Space)
    assert table.previews == table.steps == 0


def test_own_keys_beat_shortcuts_of_the_window(table, qtbot):
    action = QAction(table)
    action.setShortcut(QKeySequence("L"))
    fired = []
    action.triggered.connect(lambda: fired.append(True))
    table.addAction(action)
    table.a.setFocus()
    QTest.keyClick(table.windowHandle(), Key.Key_L)
    assert fired == []
    assert table.document.state.locks_a == {0}


def test_selection_stays_on_its_label(table):
    table.a.set_selected(2)
    seen = []
    table.a.selected_changed.connect(seen.append)
    document = table.document
    document.apply(move_outcome(document.state, 2, 0), "")
    assert table.a.selected == 0
    document.apply(add_outcome(document.state, "hail", 0), "")
    assert table.a.selected == 1
    document.apply(remove_outcomes(document.state, [0]), "")
    document.apply(remove_outcomes(document.state, [0]), "")
    assert table.a.selected == 0
    document.undo_stack.undo()
    assert table.a.state.labels[table.a.selected] == "sunny"
    assert seen == [0, 1, 0, 1]


def test_selection_is_exposed_and_announced(table, told):
    assert table.a.accessibleName() == "Distribution A"
    assert table.a.accessibleDescription() == "sunny, share 0.420, 1 of 5"
    table.a.setFocus()
    key(table.a, Key.Key_Right)
    key(table.a, Key.Key_L)
    x, y = pull(table.a, 0, to=0.2)
    assert told == [
        "cloudy, share 0.270, 2 of 5",
        "cloudy, share 0.270, 2 of 5, locked",
        "sunny, share 0.420, 1 of 5",
    ]
    release(table.a, x, y)
    assert told[-1] == "sunny, share 0.200, 1 of 5"
    assert table.a.accessibleDescription() == "sunny, share 0.200, 1 of 5"


def test_announcing_reaches_qt(table):
    from infoviz.views.announce import announce

    announce(table.a, "sunny, share 0.420, 1 of 5")


def test_menu_is_asked_for_at_the_pointer_and_at_the_selected_bar(table):
    x, y = (round(value) for value in top(table.b, 3))
    place = table.b.mapToGlobal(QPoint(x, y))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(x, y), place)
    QApplication.sendEvent(table.b, event)
    assert table.menus == [("b", 3, place)]
    assert table.b.selected == 3
    key(table.b, Key.Key_F10, SHIFT)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(table.b, event)
    assert [menu[:2] for menu in table.menus[1:]] == [("b", 3), ("b", 3)]
    assert table.b.rect().contains(table.b.mapFromGlobal(table.menus[1][2]))


def test_menu_beside_the_bars_is_for_none(table):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(200, 12), QPoint(200, 12))
    QApplication.sendEvent(table.b, event)
    assert table.menus[0][:2] == ("b", -1)


def test_selection_scrolls_into_view(lay):
    table = lay(many(100))
    table.show_span((10.0, 20.0))
    table.a.set_selected(50)
    first, last = table.a.span
    assert first <= 50 <= last - 1
    assert table.b.span == table.a.span


def test_a_click_scrolls_nothing(lay):
    table = lay(many(100))
    table.show_span((10.5, 20.5))
    press(table.a, table.a.plot.left + 2, 200)
    assert table.a.selected == 10
    assert table.a.span == (10.5, 20.5)


def test_focus_can_be_seen(table):
    table.b.setFocus()
    settle()
    without = table.a.grab().toImage()
    table.a.setFocus()
    settle()
    assert table.a.grab().toImage() != without
    assert not isinstance(table.a.focusWidget(), QLineEdit)
