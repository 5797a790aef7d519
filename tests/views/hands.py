"""A view that edits, wired to a document as a window wires it, and a mouse in its picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from infoviz.core.state import State
from infoviz.views.base import View
from tests.views.host import Host

FREE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class EditingHost(Host):
    """Shows what the view previews, and keeps what it commits."""

    def __init__(self, view: View, state: State, size: tuple[int, int] = (880, 560)) -> None:
        super().__init__(view, size)
        self.committed: list[str] = []
        self.sentences: list[str] = []
        view.previewed.connect(self._on_previewed)
        view.committed.connect(self._on_committed)
        view.cancelled.connect(self._on_cancelled)
        view.explained.connect(self.sentences.append)
        self.put(state)

    def put(self, state: State):
        self.shown = self.kept = state
        return super().put(state)

    def _on_previewed(self, state: State) -> None:
        self.shown = state
        self.move(state)

    def _on_committed(self, text: str) -> None:
        self.kept = self.shown
        self.committed.append(text)
        self.view.show_settled()

    def _on_cancelled(self) -> None:
        self.put(self.kept)


class PictureMouse:
    """Presses, moves and releases the left button at places of the picture inside a view."""

    def __init__(self, view: View, picture: QWidget) -> None:
        self._view, self._picture = view, picture

    def press(self, x: float, y: float, modifiers: Qt.KeyboardModifier = FREE) -> None:
        self._send(QEvent.Type.MouseButtonPress, x, y, modifiers)

    def move(self, x: float, y: float, modifiers: Qt.KeyboardModifier = FREE) -> None:
        self._send(QEvent.Type.MouseMove, x, y, modifiers)

    def release(self, x: float, y: float, modifiers: Qt.KeyboardModifier = FREE) -> None:
        self._send(QEvent.Type.MouseButtonRelease, x, y, modifiers)

    def _send(self, kind: QEvent.Type, x: float, y: float, modifiers: Qt.KeyboardModifier) -> None:
        place = QPointF(x, y) + QPointF(self._picture.pos())
        there = QPointF(self._view.mapToGlobal(QPoint(0, 0))) + place
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        buttons = none if kind == QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, place, there, button, buttons, modifiers)
        QApplication.sendEvent(self._view, event)
