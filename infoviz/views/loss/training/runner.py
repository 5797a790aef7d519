"""The clock of a run: says how many steps are due, and leaves the hand its time."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

FRAME = 1 / 60
"""No more frames than this are asked for; at a higher speed each takes several steps."""

AIR = 0.004
"""Between two ticks there is at least so much time for whatever else the window has to do."""

MOST_DUE = 30
"""A tick that comes late takes no more steps than this at once."""


class Runner(QObject):
    """Emits `due` with a number of steps, at so many steps a second, until it is stopped.

    Its timer is set anew after each tick, never ahead: a frame that takes long delays the next
    one, and events in between are never kept waiting by ticks that piled up.
    """

    due = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_running = False
        self._speed = 1.0
        self._last = self._owed = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_timeout)

    def start(self, speed: float) -> None:
        """The first step is due at once."""
        self.is_running = True
        self._speed = speed
        self._last, self._owed = time.monotonic(), 1.0
        self._timer.start(0)

    def set_speed(self, speed: float) -> None:
        """Takes another speed, in steps a second, from the next tick on."""
        self._speed = speed

    def stop(self) -> None:
        self.is_running = False
        self._timer.stop()

    def _on_timeout(self) -> None:
        now = time.monotonic()
        self._owed += (now - self._last) * self._speed
        self._last = now
        # A hair of tolerance, for a timer that is early by less than it can tell.
        steps = min(int(self._owed + 0.05), MOST_DUE)
        self._owed = min(self._owed - steps, 1.0)
        if steps > 0:
            self.due.emit(steps)
        if self.is_running:
            # One that came late brings the next forward, so that no tick has two steps to take.
            pause = max((1 - self._owed) / self._speed, FRAME if self._speed > 1 / FRAME else 0)
            spent = time.monotonic() - now
            self._timer.start(int(1000 * max(pause - spent, AIR)))
