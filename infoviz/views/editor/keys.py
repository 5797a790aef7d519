"""The keys of an editor: they choose a bar, nudge it, lock it, and open its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from infoviz.core.editing import can_move, is_locked, toggle_lock
from infoviz.views.editor.hand import why_it_cannot_move
from infoviz.views.nudging import PAUSE, Nudges

if TYPE_CHECKING:
    from infoviz.views.editor.editor import Editor

Key = Qt.Key

NUDGES = {
    Key.Key_Up: 0.01,
    Key.Key_Down: -0.01,
    Key.Key_PageUp: 0.1,
    Key.Key_PageDown: -0.1,
}
FINE_NUDGES = {Key.Key_Up: 0.001, Key.Key_Down: -0.001}
ENDS = {Key.Key_Home: 0.0, Key.Key_End: 1.0}
STEPS = {Key.Key_Left: -1, Key.Key_Right: 1}
LEAP = 10
"""How many bars Ctrl with an arrow key passes."""

# Qt itself makes a context menu event of the Menu key, but not everywhere of Shift+F10.
OTHERS = {Key.Key_Return, Key.Key_Enter, Key.Key_F2, Key.Key_L}

MODIFIERS = {
    Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}

TRADE = Key.Key_T
"""Does what Alt does, which many window managers keep for themselves while a button is held."""

PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Keys:
    """Turns keys into what an editor does to its selected bar."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._run: Nudges | None = None
        self._pause = QTimer(editor)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(editor.finish_gesture)

    def is_own(self, event: QKeyEvent) -> bool:
        """Whether the editor uses the key, so that a shortcut of the window must not."""
        key, held = Key(event.key()), _held(event)
        if key in STEPS:
            return held in (PLAIN, CTRL)
        if key in FINE_NUDGES:
            return held in (PLAIN, SHIFT)
        if key == Key.Key_F10:
            return held == SHIFT
        if key == Key.Key_Escape:
            return self._run is not None
        return held == PLAIN and (key in NUDGES or key in ENDS or key in OTHERS)

    def press(self, event: QKeyEvent) -> None:
        """Does what a key of the editor's own does."""
        editor, key = self._editor, Key(event.key())
        held = _held(event)
        if key in STEPS:
            editor.set_selected(editor.selected + STEPS[key] * (LEAP if held == CTRL else 1))
        elif key in NUDGES or key in ENDS:
            self._nudge(key, held)
        elif key == Key.Key_Escape:
            self.cancel()
        elif key == Key.Key_L:
            self._toggle_lock()
        elif key == Key.Key_F2:
            editor.edit_label()
        elif key in (Key.Key_Return, Key.Key_Enter):
            editor.edit_share()
        else:
            self.request_menu()

    def finish(self) -> None:
        """Commits the run of nudges, if there is one."""
        run, self._run = self._run, None
        self._pause.stop()
        if run is not None:
            text = QCoreApplication.translate("Editor", "Nudge {0} in {1}")
            label = self._editor.state.labels[run.outcome]
            self._editor.commit(text.format(label, self._editor.letter))

    def cancel(self) -> None:
        """Puts back what the run has done."""
        if self._run is not None:
            self._run = None
            self._pause.stop()
            self._editor.cancel()

    def forget(self) -> None:
        """Lets go of the run without a word."""
        self._run = None
        self._pause.stop()

    def _nudge(self, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
        editor = self._editor
        if self._run is None:
            state, outcome = editor.state, editor.selected
            if not can_move(state, editor.side, outcome):
                editor.explained.emit(why_it_cannot_move(state, editor.side, outcome))
                return
            self._run = Nudges(state, editor.side, outcome)
        if key in ENDS:
            state = self._run.to(ENDS[key])
        else:
            steps = FINE_NUDGES if held == SHIFT else NUDGES
            state = self._run.by(steps[key])
        editor.preview(state)
        self._pause.start()

    def _toggle_lock(self) -> None:
        editor = self._editor
        editor.finish_gesture()
        state, outcome = editor.state, editor.selected
        if is_locked(state, editor.side, outcome):
            text = QCoreApplication.translate("Editor", "Unlock {0} in {1}")
        else:
            text = QCoreApplication.translate("Editor", "Lock {0} in {1}")
        editor.edit(
            toggle_lock(state, editor.side, outcome),
            text.format(state.labels[outcome], editor.letter),
        )

    def request_menu(self) -> None:
        """Asks for the menu of the selected bar, at its top."""
        editor, plot = self._editor, self._editor.plot
        outcome = editor.selected
        share = float(editor.state.of(editor.side).p[outcome])
        x = min(max(plot.middle(outcome), plot.left), plot.right)
        place = QPoint(round(x), round(plot.y(share)))
        editor.menu_requested.emit(editor.side, outcome, editor.mapToGlobal(place))


def _held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers, but for the one that says that a key is on the number pad."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
