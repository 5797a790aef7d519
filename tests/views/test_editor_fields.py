"""Shares and names that are typed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from infoviz.charts.inline_field import InlineField
from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks, set_share
from infoviz.core.state import State
from tests.views.table import key, top, weather

Key = Qt.Key


def field(editor):
    return editor.findChild(InlineField)


def same(shares, state, side="a"):
    return shares == state.of(side).p.tolist()


@pytest.mark.parametrize("which", [Key.Key_Return, Key.Key_Enter])
def test_enter_types_a_share(table, which):
    table.a.setFocus()
    key(table.a, which)
    typed = field(table.a)
    assert typed.isVisible()
    assert typed.text() == "0.42"
    assert typed.accessibleName() == "Share of sunny in A"
    QTest.keyClicks(typed, "1/4")
    key(typed, which)
    assert not typed.isVisible()
    assert table.a.hasFocus()
    assert same(table.shares(), set_share(weather(), "a", 0, 0.25))
    assert table.committed == ["Type sunny in A"]
    assert table.steps == 1


def test_double_click_types_a_share_and_moves_nothing(table):
    x, y = (round(value) for value in top(table.a, 1))
    QTest.mouseClick(table.a, Qt.MouseButton.LeftButton, pos=QPoint(x, y + 40))
    QTest.mouseDClick(table.a, Qt.MouseButton.LeftButton, pos=QPoint(x, y + 40))
    assert field(table.a).isVisible()
    assert table.a.selected == 1
    assert table.previews == table.steps == 0
    QTest.keyClicks(field(table.a), "25%")
    key(field(table.a), Key.Key_Return)
    assert table.shares()[1] == 0.25
    assert table.steps == 1


@pytest.mark.parametrize("text", ["", "abc", "1.5", "-1", "1/0"])
def test_a_refused_share_says_why_and_changes_nothing(table, text):
    table.a.setFocus()
    key(table.a, Key.Key_Return)
    typed = field(table.a)
    typed.clear()
    QTest.keyClicks(typed, text)
    key(typed, Key.Key_Return)
    assert typed.isVisible()
    assert typed.refusal.endswith(".")
    assert typed.accessibleDescription() == typed.refusal
    assert table.previews == table.steps == 0
    QTest.keyClicks(typed, "1")
    assert typed.refusal == ""
    key(typed, Key.Key_Escape)
    assert not typed.isVisible()
    assert same(table.shares(), weather())


def test_more_than_is_free_is_refused(lay):
    table = lay(set_locks(weather(), "a", {1}))
    table.a.setFocus()
    key(table.a, Key.Key_Return)
    QTest.keyClicks(field(table.a), "0.8")
    key(field(table.a), Key.Key_Return)
    assert "0.73" in field(table.a).refusal


def test_enter_without_a_change_leaves_a_share_of_many_digits_alone(lay):
    state = State(("x", "y"), Distribution([1 / 3, 2 / 3]), Distribution.uniform(2))
    table = lay(state)
    table.a.setFocus()
    key(table.a, Key.Key_Return)
    key(field(table.a), Key.Key_Return)
    assert table.shares()[0] == 1 / 3
    assert table.steps == 0


def test_arrows_in_the_field_move_no_bar(table):
    table.a.setFocus()
    key(table.a, Key.Key_Return)
    key(field(table.a), Key.Key_Up, times=3)
    key(field(table.a), Key.Key_L)
    assert same(table.shares(), weather())
    assert table.document.state.locks_a == frozenset()


def test_the_field_closes_when_the_focus_goes(table):
    table.a.setFocus()
    key(table.a, Key.Key_Return)
    QTest.keyClicks(field(table.a), "0.9")
    table.b.setFocus()
    assert not field(table.a).isVisible()
    assert same(table.shares(), weather())


def test_the_field_lies_within_the_editor(table):
    for outcome in range(5):
        table.b.set_selected(outcome)
        for open_field in (table.b.edit_share, table.b.edit_label):
            open_field()
            assert table.b.rect().contains(field(table.b).geometry())


def test_f2_renames(table):
    table.a.setFocus()
    table.a.set_selected(3)
    key(table.a, Key.Key_F2)
    typed = field(table.a)
    assert typed.text() == "snow"
    QTest.keyClicks(typed, "rain")
    key(typed, Key.Key_Return)
    assert "rain" in typed.refusal
    assert table.steps == 0
    typed.selectAll()
    QTest.keyClicks(typed, "sleet")
    key(typed, Key.Key_Return)
    assert table.document.state.labels[3] == "sleet"
    assert table.step == "Rename snow"
    assert table.a.selected == table.a.state.labels.index("sleet")
