"""The window wires everything to one pair: what moves in one place moves everywhere."""

import gc
import sys
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.core.editing import set_locks, set_share
from infoviz.files.presets import presets
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings
from infoviz.views import VIEWS
from infoviz.views.base import View


def views(window: MainWindow) -> list[View]:
    return window.findChildren(View)


def test_every_view_gets_the_same_analysis(window: MainWindow) -> None:
    document = window.document
    document.apply(set_share(document.state, "a", 0, 0.6), "Drag sunny in A")
    assert len(views(window)) == 4 + len(window.tabs.lenses)
    for view in views(window):
        assert view.analysis is document.analysis


def test_hover_is_linked(window: MainWindow) -> None:
    window.ladder.outcome_hovered.emit(2)
    assert {view.hovered for view in views(window)} == {2}


def test_the_zoom_is_linked_and_ends_when_outcomes_come_or_go(window: MainWindow) -> None:
    window.editors["a"].span_changed.emit((1.0, 3.0))
    assert {view.span for view in views(window)} == {(1.0, 3.0)}
    window.actions_by_name.add.trigger()
    assert {view.span for view in views(window)} == {None}


def test_a_unit_is_switched_everywhere_at_once(window: MainWindow) -> None:
    window.actions_by_name.units["nats"].trigger()
    assert {view.desk.unit for view in views(window)} == {"nats"}
    assert window.status.sentence.text() == ""


def test_a_measure_is_chosen_from_any_view(window: MainWindow) -> None:
    window.ladder.measure_chosen.emit("js")
    assert {view.desk.measure for view in views(window)} == {"js"}
    assert window.actions_by_name.measures["js"].isChecked()


def test_the_status_line_says_why_the_measure_changed(window: MainWindow) -> None:
    document = window.document
    document.apply(set_share(document.state, "a", 0, 0.3), "Drag sunny in A")
    document.apply(set_share(document.state, "a", 0, 0.42), "Drag sunny in A")
    # The board's own sentence.
    assert window.status.sentence.text() == (
        "sunny in A: 0.300 → 0.420.  KL(A‖B) rose by 0.1063 bits: "
        "sunny added 0.2576, cloudy took back 0.0979."
    )


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


def test_pin_keeps_a_state_to_compare_with(window: MainWindow) -> None:
    pinned = window.document.analysis
    window.actions_by_name.pin.trigger()
    assert {view.pinned for view in views(window)} == {pinned}
    assert window.actions_by_name.pin.isChecked()
    window.actions_by_name.pin.trigger()
    assert {view.pinned for view in views(window)} == {None}


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


def test_presentation_enlarges_hides_the_menus_and_escape_returns(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_name.present.trigger()
    assert window.isFullScreen()
    assert not window.menuBar().isVisible()
    assert {view.desk.factor for view in views(window)} == {1.6}
    window.actions_by_name.larger.trigger()
    assert window.desk.factor == 1.7
    for _ in range(20):
        window.actions_by_name.larger.trigger()
    assert window.desk.factor == 2.5
    for _ in range(20):
        window.actions_by_name.smaller.trigger()
    assert window.desk.factor == 1.2
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.menuBar().isVisible()
    assert window.desk.factor == 1


def test_themes_reach_every_view(window: MainWindow) -> None:
    window.actions_by_name.themes["dark"].trigger()
    assert {view.theme.name for view in views(window)} == {"dark"}
    window.actions_by_name.themes["light"].trigger()
    assert {view.theme.name for view in views(window)} == {"light"}


def test_the_context_menu_acts_on_the_bar_under_the_pointer(window: MainWindow) -> None:
    window.editors["b"].menu_requested.emit("b", 3, QPoint(0, 0))
    assert window.editors["b"].selected == 3
    one_hot = next(a for a in window.actions_by_name.sides["b"] if "one-hot" in a.text())
    one_hot.trigger()
    np.testing.assert_array_equal(window.document.state.b.p, [0, 0, 0, 1, 0])


def test_random_is_seeded_and_says_its_seed(window: MainWindow) -> None:
    random = next(a for a in window.actions_by_name.sides["a"] if "random" in a.text())
    random.trigger()
    assert "seed 1" in window.document.undo_stack.undoText()
    assert window.document.state.a.p.sum() == pytest.approx(1, abs=1e-14)


def test_find_selects_the_outcome_in_both_editors(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_name.find.trigger()
    QTest.keyClicks(QApplication.focusWidget(), "OG")
    assert window.editors["a"].selected == window.editors["b"].selected == 4
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not window.find_bar.isVisible()


def test_a_closed_window_is_collected(qapp: QApplication) -> None:
    window = make_window(qapp, parse(["--theme", "light"]), Settings(None))
    window.show()
    qapp.processEvents()
    window.close()
    gone = weakref.ref(window)
    window.deleteLater()
    del window
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    gc.collect()
    assert gone() is None


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_redrawing_leaves_the_references_to_none_alone(
    window: MainWindow, qapp: QApplication
) -> None:
    """PySide6 6.12 drops one reference to None a void call, and dies after some hundred redraws."""
    document = window.document
    before = sys.getrefcount(None)
    for i in range(400):
        document.preview(set_share(document.state, "a", 0, 0.1 + 0.8 * (i % 50) / 50))
        qapp.processEvents()
    document.cancel()
    assert abs(sys.getrefcount(None) - before) < 200


def test_each_preview_is_painted_before_the_next_move_is_handled(
    window: MainWindow, qapp: QApplication
) -> None:
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(float(window.document.analysis.state.a.p[0]))
            return False

    watch = Watch()
    window.ladder.installEventFilter(watch)
    document = window.document
    for share in (0.5, 0.6):
        document.preview(set_share(document.state, "a", 0, share))
        qapp.sendPostedEvents(document)
    assert painted == [0.5, 0.6]
    document.cancel()


def test_a_lens_is_made_when_it_is_first_chosen_and_knows_what_the_others_do(
    window: MainWindow,
) -> None:
    assert list(window.tabs.lenses) == ["terms"]
    window.set_theme("dark")
    window.actions_by_name.units["nats"].trigger()
    window.actions_by_name.pin.trigger()
    window.wiring.show_span((1.0, 3.0))
    window.wiring.show_hover(2)
    heights = window.right.sizes()
    for action in window.lens_actions.actions():
        action.trigger()
        view = window.tabs.lenses[window.lens]
        assert action.isChecked()
        assert view.isVisible()
        assert (view.analysis, view.pinned) == (window.document.analysis,) * 2
        assert (view.theme, view.desk) == (window.appearance.theme, window.desk)
        assert (view.span, view.hovered) == ((1.0, 3.0), 2)
        assert window.right.sizes() == heights
    assert len(window.tabs.lenses) == len(VIEWS)
    window.wiring.show_span(None)
    document = window.document
    document.apply(set_share(document.state, "a", 0, 0.6), "Drag sunny in A")
    assert {view.analysis for view in views(window)} == {document.analysis}
