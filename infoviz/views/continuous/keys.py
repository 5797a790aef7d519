"""The keys over the picture: arrows move the handle that has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent

from infoviz.views.continuous.moving import Moving

if TYPE_CHECKING:
    from infoviz.views.continuous.scene import HandleKey
    from infoviz.views.continuous.view import Continuous

PAUSE = 1000
"""A run of nudges is over after so many milliseconds without one."""

PIXELS, FINE_PIXELS = 4.0, 0.4
"""How far a key moves a handle."""

_WAYS = {
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_Up: 1.0,
    Qt.Key.Key_PageDown: -10.0,
    Qt.Key.Key_PageUp: 10.0,
}


class Keys:
    """Turns arrow keys into runs of nudges; a run is one step, from the state at its first key."""

    def __init__(self, view: Continuous) -> None:
        self._view = view
        self._moving: Moving | None = None
        self._x = 0.0
        self._pause = QTimer(view)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(view.finish_gesture)

    @property
    def is_running(self) -> bool:
        return self._moving is not None

    def is_own(self, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        return plain and Qt.Key(event.key()) in _WAYS

    def press(self, event: QKeyEvent, key: HandleKey) -> None:
        view = self._view
        if self._moving is None or self._moving.key != key:
            self.finish()
            self._moving = Moving(view.state, view.scene, key)
            self._x = self._moving.start
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        pixels = FINE_PIXELS if is_fine else PIXELS
        per_pixel = 1 / view.picture.plot.per_unit
        # What leads nowhere, as beyond what a parameter can be, need not be gone back over.
        x = self._x + _WAYS[Qt.Key(event.key())] * pixels * per_pixel
        state = self._moving.to(x, pixels * per_pixel)
        if state is not view.state and state.densities != view.state.densities:
            self._x = x
            view.preview(state)
        self._pause.start()

    def finish(self) -> None:
        """Commits the run, if there is one."""
        moving = self._moving
        self.forget()
        if moving is not None:
            self._view.commit(moving.nudge_text)

    def cancel(self) -> None:
        """Puts back what the run has done."""
        moving = self._moving
        self.forget()
        if moving is not None:
            self._view.cancel()

    def forget(self) -> None:
        """Lets go of the run, without a word."""
        self._moving = None
        self._pause.stop()
