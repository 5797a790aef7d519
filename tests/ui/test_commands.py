"""What menus, buttons and keys do to the pair."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infoviz.core.editing import set_locks, set_share
from infoviz.core.outcomes import rename_outcome
from infoviz.files.presets import presets
from infoviz.ui.main_window import MainWindow


def test_undo_and_redo_say_what_they_would_do(window: MainWindow) -> None:
    actions = window.actions_by_name
    assert not actions.undo.isEnabled()
    window.document.apply(set_share(window.document.state, "b", 1, 0.5), "Drag cloudy in B")
    assert actions.undo.text() == "&Undo: Drag cloudy in B"
    actions.undo.trigger()
    assert not actions.undo.isEnabled()
    assert actions.redo.text() == "&Redo: Drag cloudy in B"
    actions.redo.trigger()
    assert window.document.state.b.p[1] == 0.5


@pytest.mark.parametrize("preset", presets(), ids=lambda preset: preset.id)
def test_each_preset_is_one_step_and_says_what_to_look_for(window: MainWindow, preset) -> None:  # type: ignore[no-untyped-def]
    window.presets.choose(preset)
    assert window.document.state.labels == preset.labels
    assert window.status.sentence.text() == preset.look_for
    if preset.id != "weather":
        assert preset.name in window.preset_button.text()
        window.actions_by_name.undo.trigger()
    assert "Two weather forecasts" in window.preset_button.text()
    assert not window.actions_by_name.undo.isEnabled()


def test_swap_and_copy(window: MainWindow) -> None:
    document = window.document
    a, b = document.state.a, document.state.b
    window.actions_by_name.swap.trigger()
    assert (document.state.a, document.state.b) == (b, a)
    window.actions_by_name.copy_ab.trigger()
    assert document.state.b is document.state.a
    assert document.analysis.totals["kl_ab"] == 0
    window.actions_by_name.undo.trigger()
    window.actions_by_name.copy_ba.trigger()
    np.testing.assert_array_equal(document.state.a.p, a.p)


def test_copy_clears_the_locks_in_the_same_step(window: MainWindow) -> None:
    document = window.document
    document.apply(set_locks(document.state, "b", [1]), "Lock")
    window.actions_by_name.copy_ab.trigger()
    assert document.state.locks_b == frozenset()
    window.actions_by_name.undo.trigger()
    assert document.state.locks_b == {1}


def test_commands_wait_while_a_gesture_runs(window: MainWindow) -> None:
    document = window.document
    before = document.state
    document.preview(set_share(before, "a", 0, 0.6))
    window.actions_by_name.swap.trigger()
    assert document.state is before
    document.commit("Drag sunny in A")
    assert document.undo_stack.count() == 2
    assert document.state.b.p[0] == 0.6


def test_outcomes_are_added_moved_and_removed_in_both(window: MainWindow, qtbot: QtBot) -> None:
    document, actions = window.document, window.actions_by_name
    window.editors["a"].set_selected(1)
    actions.add.trigger()
    assert len(document.state) == 6
    assert document.state.a.p[2] == document.state.b.p[2] == 0
    added = document.state.labels[2]
    assert window.editors["a"].selected == 2
    window.editors["a"].setFocus()
    actions.move_left.trigger()
    assert document.state.labels[1] == added
    actions.remove.trigger()
    assert added not in document.state.labels
    assert document.undo_stack.count() == 3


def test_a_refusal_is_one_sentence_and_changes_nothing(window: MainWindow) -> None:
    window.presets.choose(next(preset for preset in presets() if len(preset.labels) == 2))
    state, steps = window.document.state, window.document.undo_stack.count()
    window.actions_by_name.remove.trigger()
    assert window.document.state is state
    assert window.document.undo_stack.count() == steps
    assert window.status.sentence.text().endswith(".")
    assert "2" in window.status.sentence.text()


def test_the_context_menu_acts_on_the_bar_under_the_pointer(window: MainWindow) -> None:
    window.editors["b"].menu_requested.emit("b", 3, QPoint(0, 0))
    assert window.editors["b"].selected == 3
    actions = window.actions_by_name.sides["b"]
    assert actions.lock.text() == "&Lock snow in B\tL"
    actions.lock.trigger()
    window.editors["b"].menu_requested.emit("b", 3, QPoint(0, 0))
    assert actions.lock.text() == "Un&lock snow in B\tL"
    actions.lock.trigger()
    assert actions.one_hot.text() == "Make B &one-hot at snow"
    actions.one_hot.trigger()
    np.testing.assert_array_equal(window.document.state.b.p, [0, 0, 0, 1, 0])


def test_menus_name_the_outcome_as_it_is_written(window: MainWindow) -> None:
    label = "ham & eggs, " + "and so on " * 4
    window.document.apply(rename_outcome(window.document.state, 0, label), "Rename")
    window.actions_by_name.follow_selection()
    shown = window.actions_by_name.sides["a"].type_share.text()
    assert shown == "&Type the share of ham && eggs, and so on and so… in A…\tEnter"


def test_random_is_seeded_and_says_its_seed(window: MainWindow) -> None:
    random = next(a for a in window.actions_by_name.sides["a"].all if "random" in a.text())
    random.trigger()
    assert "seed 1" in window.document.undo_stack.undoText()
    assert window.document.state.a.p.sum() == pytest.approx(1, abs=1e-14)


def test_find_selects_the_outcome_in_both_editors(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name.find.trigger()
    QTest.keyClicks(QApplication.focusWidget(), "OG")
    assert window.editors["a"].selected == window.editors["b"].selected == 4
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()
