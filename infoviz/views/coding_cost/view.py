"""Coding cost as a view: what a hand and the keys can do with the lens."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from infoviz.core.editing import can_move
from infoviz.core.state import State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.coding_cost.hand import NEAR, Hand
from infoviz.views.coding_cost.lens import Lens
from infoviz.views.nudging import Nudging

LEFT = Qt.MouseButton.LeftButton
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
NUDGES = {Qt.Key.Key_Up: -0.01, Qt.Key.Key_Down: 0.01}
"""A taller box is a smaller share."""


class CodingCost(Lens):
    """The lens with handles: tops are pulled, boundaries moved, shares nudged by arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hand = Hand(self)
        self._nudging = Nudging(self, self)
        self._last_previewed: State | None = None
        self._pointed = NO_OUTCOME
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def preview(self, state: State) -> None:
        """Shows `state` everywhere, unless it was the last to be shown."""
        if state is not self._last_previewed:
            self._last_previewed = state
            self.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = None
        self.cancelled.emit()

    def finish_gesture(self) -> None:
        self._nudging.finish()

    def stop_gesture(self) -> None:
        self._hand.cancel()
        self.finish_gesture()

    def forget_gesture(self) -> None:
        self._hand.forget()
        self._nudging.forget()

    def hold(self, outcome: int) -> None:
        if outcome != self.scene.held:
            self.scene.held = outcome
            self.picture.update()

    def select(self, outcome: int) -> None:
        """Chooses the box that the keys move."""
        if outcome != self.scene.selected:
            self.finish_gesture()
        self.scene.selected = outcome
        self.picture.update()

    def outcome_at(self, place: QPointF) -> int:
        """The box at a place of the picture, its label included."""
        if self.scene.boxes is None:
            return NO_OUTCOME
        plot, boxes = self.picture.plot, self.scene.shown
        below = plot.labels.bottom()
        if not (plot.left <= place.x() < plot.right and plot.top - 20 <= place.y() <= below):
            return NO_OUTCOME
        part = (place.x() - plot.left) / plot.width
        outcome = int(np.searchsorted(boxes.ends, part, side="right")) - 1
        return min(max(outcome, 0), len(boxes.shares) - 1)

    def edges_at(self, place: QPointF) -> tuple[int, int] | None:
        """The first and the last of the boundaries near a place, by the outcome before each."""
        if self.scene.boxes is None:
            return None
        plot, inner = self.picture.plot, self.scene.shown.ends[1:-1]
        if not plot.top <= place.y() <= plot.foot + 8 or not inner.size:
            return None
        places = plot.left + inner * plot.width
        nearest = int(np.abs(places - place.x()).argmin())
        if abs(places[nearest] - place.x()) > NEAR:
            return None
        same = np.flatnonzero(np.abs(places - places[nearest]) < 0.5)
        return int(same[0]), int(same[-1])

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self.scene.boxes is not None and not self._hand.is_down:
            self.finish_gesture()
            self._hand.press(self._in_picture(event), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.boxes is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            self._hand.cancel()
        place = self._in_picture(event)
        self._hand.move(place, event.modifiers())
        if not self._hand.is_down:
            self._point_at(self.outcome_at(place))
            shape = self._shape(place)
            if shape != self.cursor().shape():
                self.setCursor(shape)

    def _shape(self, place: QPointF) -> Qt.CursorShape:
        if self.edges_at(place) is not None:
            return Qt.CursorShape.SizeHorCursor
        outcome = self.outcome_at(place)
        if outcome == NO_OUTCOME or place.y() > self.picture.plot.foot:
            return Qt.CursorShape.ArrowCursor
        if can_move(self.scene.state, self.scene.coding.code, outcome):
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.ForbiddenCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self._point_at(NO_OUTCOME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, scene = Qt.Key(event.key()), self.scene
        if scene.boxes is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
        elif key == Qt.Key.Key_Escape and self._nudging.is_running:
            self._nudging.cancel()
        elif key in STEPS:
            place = scene.selected + STEPS[key]
            self.select(min(max(place, 0), len(scene.state) - 1))
        elif key in NUDGES:
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            side, outcome = scene.coding.code, scene.selected
            self._nudging.nudge(
                scene.state,
                side,
                outcome,
                NUDGES[key] * fine,
                lambda: self._hand.refuses(scene.state, side, outcome),
            )
        else:
            super().keyPressEvent(event)

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
        self.stop_gesture()

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.picture.ground_changed()

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        return event.position() - self.picture.pos().toPointF()

    def _point_at(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)
