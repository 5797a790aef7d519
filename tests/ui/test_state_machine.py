"""Random gestures, commands, undo and redo over the live window, against a simple model of undo."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.core.state import SIDES, State
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings
from infoviz.views.base import View

LEFT = Qt.MouseButton.LeftButton
HELD = st.sampled_from(
    [
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    ]
)
PART = st.floats(0, 1)
SIDE = st.sampled_from(SIDES)


class Window(RuleBasedStateMachine):
    """The model is the list of committed states and where in it the window should be."""

    def __init__(self) -> None:
        super().__init__()
        self.window: MainWindow = make_window(_app(), parse(["--theme", "light"]), Settings(None))
        self.window.show()
        self.document = self.window.document
        self.states: list[State] = [self.document.state]
        self.at = 0

    def teardown(self) -> None:
        self.window.wiring.finish_gestures()
        self.document.cancel()
        self.document.mark_saved()
        self.window.close()
        self.window.deleteLater()
        _app().sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _note(self) -> None:
        """Whatever was done is at most one step, and cuts off what could be redone."""
        _app().processEvents()
        state = self.document.state
        if state is not self.states[self.at]:
            del self.states[self.at + 1 :]
            self.states.append(state)
            self.at += 1
        assert self.document.undo_stack.index() == self.at
        assert self.document.undo_stack.count() == len(self.states) - 1

    @rule(
        side=SIDE,
        where=PART,
        start=PART,
        path=st.lists(st.tuples(st.floats(-0.2, 1.2), st.floats(-0.5, 1.2)), max_size=5),
        held=HELD,
        escape=st.booleans(),
    )
    def drag(
        self,
        side: str,
        where: float,
        start: float,
        path: list[tuple[float, float]],
        held: Qt.KeyboardModifier,
        escape: bool,
    ) -> None:
        editor = self.window.editors[side]  # type: ignore[index]
        before = self.document.state
        locks, locked = before.locks(editor.side), before.of(editor.side).p.copy()
        zeros = before.of(editor.side).p == 0
        QTest.mousePress(editor, LEFT, held, self._point(side, where, start))
        for x, y in path:
            QTest.mouseMove(editor, self._point(side, x, y))
            _app().processEvents()
        if escape:
            QTest.keyClick(editor, Qt.Key.Key_Escape)
        QTest.mouseRelease(editor, LEFT, held, self._point(side, *(path or [(where, start)])[-1]))
        after = self.document.state.of(editor.side).p
        for lock in locks:
            assert after[lock] == locked[lock]
        if not editor.is_drawing and locked[~zeros].size > 1 and not locks:
            # All but the dragged one stay zero.
            assert np.count_nonzero(after[zeros]) <= 1
        if escape:
            assert self.document.state is before
        self._note()

    @rule(
        side=SIDE,
        keys=st.lists(
            st.sampled_from(
                [
                    Qt.Key.Key_Left,
                    Qt.Key.Key_Right,
                    Qt.Key.Key_Up,
                    Qt.Key.Key_Down,
                    Qt.Key.Key_PageUp,
                    Qt.Key.Key_PageDown,
                    Qt.Key.Key_Home,
                    Qt.Key.Key_End,
                ]
            ),
            min_size=1,
            max_size=4,
        ),
    )
    def nudge(self, side: str, keys: list[Qt.Key]) -> None:
        editor = self.window.editors[side]  # type: ignore[index]
        for key in keys:
            QTest.keyClick(editor, key)
            editor.finish_gesture()
            self._note()

    @rule(side=SIDE)
    def lock(self, side: str) -> None:
        QTest.keyClick(self.window.editors[side], Qt.Key.Key_L)  # type: ignore[index]
        self._note()

    @rule(side=SIDE, which=st.integers(1, 5))
    def command_on_a_side(self, side: str, which: int) -> None:
        # The first and the last ask for something to be typed.
        self.window.actions_by_name.sides[side].all[which].trigger()  # type: ignore[index]
        self._note()

    @rule(
        name=st.sampled_from(
            ["swap", "copy_ab", "copy_ba", "sort_a", "sort_b", "sort_label", "move_left"]
        )
    )
    def command(self, name: str) -> None:
        getattr(self.window.actions_by_name, name).trigger()
        self._note()

    @precondition(lambda self: len(self.document.state) < 12)
    @rule()
    def add(self) -> None:
        self.window.actions_by_name.add.trigger()
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)
        self._note()

    @rule()
    def remove(self) -> None:
        self.window.actions_by_name.remove.trigger()
        self._note()

    @rule(name=st.sampled_from(["pin", "draw", "full_scale", "fold"]))
    def look(self, name: str) -> None:
        """What belongs to the desk is no step."""
        getattr(self.window.actions_by_name, name).trigger()
        self._note()

    @rule(measure=st.sampled_from(["h_a", "h_b", "ce_ab", "ce_ba", "kl_ab", "kl_ba", "js"]))
    def choose(self, measure: str) -> None:
        self.window.actions_by_name.measures[measure].trigger()
        self._note()

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        self.window.actions_by_name.undo.trigger()
        self.at -= 1
        assert self.document.state is self.states[self.at]
        self._note()

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        self.window.actions_by_name.redo.trigger()
        self.at += 1
        assert self.document.state is self.states[self.at]
        self._note()

    @invariant()
    def mass_is_one(self) -> None:
        for side in SIDES:
            p = self.document.state.of(side).p
            assert abs(p.sum() - 1) <= 1e-14
            assert (p >= 0).all()

    @invariant()
    def what_is_on_show_is_committed(self) -> None:
        assert not self.document.is_previewing
        assert self.document.analysis.state is self.document.state
        for view in self.window.findChildren(View):
            assert view.analysis is self.document.analysis

    def _point(self, side: str, across: float, up: float) -> QPoint:
        plot = self.window.editors[side].plot  # type: ignore[index]
        x = plot.left + across * (plot.right - plot.left - 1)
        return QPoint(round(x), round(plot.y(up * plot.high)))


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


@pytest.mark.usefixtures("qapp")
class TestWindow(Window.TestCase):  # type: ignore[name-defined, misc]
    settings = settings(
        max_examples=12,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
