"""The landscape as a view: what a hand and the keys can do with the lens."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.landscape.hand import Hand, Pointer
from infoviz.views.landscape.keys import Keys
from infoviz.views.landscape.lens import Lens

_MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}

LEFT = Qt.MouseButton.LeftButton


class Landscape(Lens):
    """The lens with handles, which are dragged or nudged by arrows; names choose a measure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = Hand(self)
        self._keys = Keys(self)
        self._last_previewed: State | None = None
        self._pointed = NO_OUTCOME
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Landscape of the measures"))

    def preview(self, state: State) -> None:
        """Shows `state` everywhere, unless it was the last to be shown."""
        if state is not self._last_previewed and (
            self._last_previewed is not None or state is not self.scene.state
        ):
            self._last_previewed = state
            self.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = None
        self.cancelled.emit()

    def hold(self, side: Side | None) -> None:
        """Shows that the handle of a side is in the hand, or none."""
        self.scene.held = side
        self.scene.pointer = None

    def is_on_show(self, state: State) -> bool:
        """Whether what moves stands where `state` has it."""
        side = self.scene.options.moves
        return bool(np.array_equal(state.of(side).p, self.scene.state.of(side).p))

    def finish_gesture(self) -> None:
        self._keys.finish()

    def forget_gesture(self) -> None:
        self._hand.forget()
        self._keys.forget()

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != LEFT or self._hand.is_down or self.scene.analysis is None:
            return
        self.finish_gesture()
        measure_id = self.measure_at(event.position())
        if measure_id is not None:
            self.measure_chosen.emit(measure_id)
        else:
            self._hand.press(_pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.analysis is None:
            return
        hand = self._hand
        if hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            hand.cancel()
        hand.move(_pointer(event))
        if not hand.is_busy:
            self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(_pointer(event))
            self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_busy:
            self._read(None)
            self._point_at(NO_OUTCOME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.scene.analysis is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
            elif key in _MODIFIERS:
                self._hand.hold(event.modifiers() | _MODIFIERS[key])
        elif key == Qt.Key.Key_Escape and self._keys.is_running:
            self._keys.cancel()
        elif self._keys.is_own(event):
            self._keys.press(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._hand.is_down and key in _MODIFIERS:
            self._hand.hold(event.modifiers() & ~_MODIFIERS[key])
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        self.finish_gesture()
        self._show_focus(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()
        self.finish_gesture()

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.ground_changed()

    def _point(self, place: QPointF) -> None:
        """Says what is under the pointer, and what a press would do there."""
        mode = self.mode
        side = mode.side_at(place)
        on_handle = side is not None and mode.is_on_handle(side, place)
        on_name = self.measure_at(place) is not None
        self._read(None if on_handle or on_name or self._hand.is_down else place)
        self._point_at(mode.outcome_at(place))
        shape = Qt.CursorShape.ArrowCursor
        if on_name:
            shape = Qt.CursorShape.PointingHandCursor
        elif on_handle and side is not None:
            shape = Qt.CursorShape.ForbiddenCursor if mode.refusal(side) else mode.cursor()
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def _read(self, place: QPointF | None) -> None:
        if place != self.scene.pointer:
            self.scene.pointer = place
            self._paint_what_moves()

    def _point_at(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)


def _pointer(event: QMouseEvent) -> Pointer:
    return Pointer(event.position(), event.modifiers())
