"""The window wires everything to one pair: what moves in one place moves everywhere."""

import gc
import sys
import weakref

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.core.editing import set_share
from infoviz.core.measures import MEASURES
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


@pytest.mark.parametrize("lens", VIEWS)
@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_can_be_chosen_in_front_of_each_lens(
    window: MainWindow, measure: str, lens: str
) -> None:
    window.set_lens(lens)
    window.ladder.measure_chosen.emit(measure)
    assert window.actions_by_name.measures[measure].isChecked()
    window.document.apply(set_share(window.document.state, "a", 0, 0.5), "Drag sunny in A")
    QApplication.processEvents()
    symbol = MEASURES[measure].symbol
    assert symbol in window.status.sentence.text()


def test_a_root_is_told_without_a_unit(window: MainWindow) -> None:
    window.actions_by_name.measures["js_distance"].trigger()
    window.document.apply(set_share(window.document.state, "a", 0, 0.3), "Drag sunny in A")
    sentence = window.status.sentence.text()
    assert sentence == "sunny in A: 0.420 → 0.300.  √JS fell by 0.0661."


def test_the_status_line_says_why_the_measure_changed(window: MainWindow) -> None:
    document = window.document
    document.apply(set_share(document.state, "a", 0, 0.3), "Drag sunny in A")
    document.apply(set_share(document.state, "a", 0, 0.42), "Drag sunny in A")
    # The board's own sentence.
    assert window.status.sentence.text() == (
        "sunny in A: 0.300 → 0.420.  KL(A‖B) rose by 0.1063 bits: "
        "sunny added 0.2576, cloudy took back 0.0979."
    )


def test_pin_keeps_a_state_to_compare_with(window: MainWindow) -> None:
    pinned = window.document.analysis
    window.actions_by_name.pin.trigger()
    assert {view.pinned for view in views(window)} == {pinned}
    assert window.actions_by_name.pin.isChecked()
    window.actions_by_name.pin.trigger()
    assert {view.pinned for view in views(window)} == {None}


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
        # No lens moves what the others stand between, unless the table has to fold for it.
        assert window.right.folded_for_room or window.right.sizes() == heights
    assert len(window.tabs.lenses) == len(VIEWS)
    window.set_lens("terms")
    assert window.right.sizes() == heights
    window.wiring.show_span(None)
    document = window.document
    document.apply(set_share(document.state, "a", 0, 0.6), "Drag sunny in A")
    assert {view.analysis for view in views(window)} == {document.analysis}
