"""Surprisal as a view: what a hand and the keys can do with the lens."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from infoviz.core.editing import can_move
from infoviz.core.state import SIDES, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.nudging import Nudging
from infoviz.views.surprisal.hand import Hand
from infoviz.views.surprisal.lens import Lens
from infoviz.views.surprisal.scene import Mark

LEFT = Qt.MouseButton.LeftButton
REACH = 14.0
"""A press so near to a point takes it."""

NUDGES = {Qt.Key.Key_Up: 0.01, Qt.Key.Key_Down: -0.01}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Surprisal(Lens):
    """The lens with its points as handles, dragged along the curve or nudged by arrows."""

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

    def hold(self, mark: Mark | None) -> None:
        if mark != self.scene.held:
            self.scene.held = mark
            self.picture.update()

    def select(self, mark: Mark) -> None:
        """Chooses the point that the keys move."""
        if mark != self.scene.selected:
            self.finish_gesture()
        self.scene.selected = mark
        self.picture.update()

    def place_of(self, mark: Mark) -> QPointF:
        """Where a point stands in the picture."""
        plot, points, (side, outcome) = self.picture.plot, self.scene.shown, mark
        return QPointF(
            plot.x(float(points.shares(side)[outcome])),
            plot.y(float(points.heights[side][outcome])),
        )

    def mark_at(self, place: QPointF) -> Mark | None:
        """The point of the upper curve that is nearest to a place, within reach."""
        if self.scene.points is None:
            return None
        plot, points = self.picture.plot, self.scene.shown
        best: tuple[float, Mark] | None = None
        for side in SIDES:
            xs, ys = plot.xs(points.shares(side)), plot.ys(points.heights[side])
            away = np.hypot(xs - place.x(), ys - place.y())
            outcome = int(away.argmin())
            if best is None or away[outcome] < best[0]:
                best = float(away[outcome]), (side, outcome)
        assert best is not None
        return best[1] if best[0] <= REACH * plot.factor else None

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self.scene.points is not None and not self._hand.is_down:
            self.finish_gesture()
            self._hand.press(self._in_picture(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.points is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            self._hand.cancel()
        place = self._in_picture(event)
        self._hand.move(place, event.modifiers())
        if not self._hand.is_down:
            self._point(self.mark_at(place))

    def _point(self, mark: Mark | None) -> None:
        if mark != self.scene.near:
            self.scene.near = mark
            self.picture.update()
        self._point_at(NO_OUTCOME if mark is None else mark[1])
        shape = Qt.CursorShape.ArrowCursor
        if mark is not None:
            free = can_move(self.scene.state, *mark)
            shape = Qt.CursorShape.OpenHandCursor if free else Qt.CursorShape.ForbiddenCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, scene = Qt.Key(event.key()), self.scene
        if scene.points is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
        elif key == Qt.Key.Key_Escape and self._nudging.is_running:
            self._nudging.cancel()
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in NUDGES:
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            mark = scene.selected
            self._nudging.nudge(
                scene.state,
                *mark,
                NUDGES[key] * fine,
                lambda: self._hand.refuses(scene.state, mark),
            )
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """The next point: all of A, then all of B."""
        n = len(self.scene.state)
        side, outcome = self.scene.selected
        place = min(max(SIDES.index(side) * n + outcome + step, 0), 2 * n - 1)
        self.select((SIDES[place // n], place % n))

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
