"""A mouse: its events go to a window as from the window system, and are timed until painted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
NO_KEY = Qt.KeyboardModifier.NoModifier


class Mouse:
    """Presses, moves and releases its left button in one window, in the window's coordinates.

    The events are sent to the QWindow, so Qt itself finds the widget under the pointer, grabs and
    delivers.
    """

    def __init__(self, window: QWidget) -> None:
        self._handle = window.windowHandle()
        self._origin = QPointF(window.mapToGlobal(window.rect().topLeft()))
        self._is_down = False

    def press(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self._is_down = True
        self._send(self._event(QEvent.Type.MouseButtonPress, at, LEFT, keys))

    def move(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self._send(self._move_event(at, keys))

    def release(self, at: QPointF, keys: Qt.KeyboardModifier = NO_KEY) -> None:
        self._is_down = False
        self._send(self._event(QEvent.Type.MouseButtonRelease, at, LEFT, keys))

    def post_move(self, at: QPointF) -> None:
        """Puts a move into the queue, where it waits for its turn."""
        QCoreApplication.postEvent(self._handle, self._move_event(at, NO_KEY))

    def timed_moves(
        self, path: Iterable[QPointF], check: Callable[[], None], turns: int = 1
    ) -> list[float]:
        """Seconds from each move to the painted window; `check` looks at what it did, untimed.

        What is posted in one turn of the event loop waits for the next; `turns` says after how
        many the window is painted.
        """
        seconds = []
        send, paint = QCoreApplication.sendEvent, QCoreApplication.processEvents
        handle = self._handle
        for at in path:
            event = self._move_event(at, NO_KEY)
            start = time.perf_counter()
            send(handle, event)
            for _ in range(turns):
                paint()
            seconds.append(time.perf_counter() - start)
            check()
        return seconds

    def _move_event(self, at: QPointF, keys: Qt.KeyboardModifier) -> QMouseEvent:
        return self._event(QEvent.Type.MouseMove, at, NO_BUTTON, keys)

    def _event(
        self,
        kind: QEvent.Type,
        at: QPointF,
        button: Qt.MouseButton,
        keys: Qt.KeyboardModifier,
    ) -> QMouseEvent:
        held = LEFT if self._is_down else NO_BUTTON
        return QMouseEvent(kind, at, at + self._origin, button, held, keys)

    def _send(self, event: QMouseEvent) -> None:
        QCoreApplication.sendEvent(self._handle, event)
