"""The keys of the lens: arrows move the handle of what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from infoviz.core.state import Side
from infoviz.views.landscape.mode import Drag
from infoviz.views.nudging import PAUSE

if TYPE_CHECKING:
    from infoviz.views.landscape.view import Landscape

Key = Qt.Key

STEP, FINE_STEP = 0.01, 0.001

WAYS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, 1),
    Key.Key_Down: (0, -1),
}


class Keys:
    """Turns arrow keys into runs of nudges; a run is one step, from the state at its first key."""

    def __init__(self, view: Landscape) -> None:
        self._view = view
        self._drag: Drag | None = None
        self._moved = 0.0, 0.0
        self._pause = QTimer(view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(view.finish_gesture)

    @property
    def is_running(self) -> bool:
        return self._drag is not None

    def is_own(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        return plain and Key(event.key()) in self._view.mode.arrows

    def press(self, event: QKeyEvent) -> None:
        view = self._view
        if self._drag is None:
            side: Side = view.scene.options.moves
            refusal = view.mode.refusal(side)
            if refusal:
                view.explained.emit(refusal)
                return
            self._drag, self._moved = view.mode.grab(side), (0.0, 0.0)
        step = FINE_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
        across, up = WAYS[Key(event.key())]
        moved = self._moved[0] + step * across, self._moved[1] + step * up
        is_back = max(map(abs, moved)) < 1e-9
        state = self._drag.base if is_back else self._drag.by(*moved)
        if not view.is_on_show(state):
            # What leads nowhere, as beyond an edge, is not to be gone back over either.
            self._moved = moved
            view.preview(state)
        self._pause.start()

    def finish(self) -> None:
        """Commits the run, if there is one."""
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.commit(drag.nudge_text)

    def cancel(self) -> None:
        """Puts back what the run has done."""
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.cancel()

    def forget(self) -> None:
        """Lets go of the run, without a word."""
        self._drag = None
        self._pause.stop()
