"""The pointer over the training: the place is dragged along the steps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from infoviz.views.loss.training.face import Training

START = 3.0
"""How far the pointer moves, in pixels, before a press becomes a drag."""

GRIP = 10.0
"""A press so near to the place keeps its offset from it."""


class Hand:
    """Turns presses, moves and releases into one gesture."""

    def __init__(self, face: Training) -> None:
        self._face = face
        self._press: QPointF | None = None
        self._offset = 0.0
        self._is_dragging = False

    @property
    def is_down(self) -> bool:
        return self._press is not None

    def reaches(self, place: QPointF) -> bool:
        """Whether a press here would take the place."""
        if self._face.driver.course is None:
            return False
        area = self._face.picture.plot.area
        reached = QRectF(area).adjusted(-8, -22 * self._face.desk.factor, 8, 22)
        return reached.contains(place)

    def press(self, place: QPointF) -> None:
        course = self._face.driver.course
        if course is None or not self.reaches(place):
            return
        self._press = place
        stands = self._face.picture.plot.x(course.steps)
        self._offset = stands - place.x() if abs(stands - place.x()) <= GRIP else 0.0

    def move(self, place: QPointF) -> None:
        if self._press is None:
            return
        way = place - self._press
        if not self._is_dragging and math.hypot(way.x(), way.y()) >= START:
            # A run that goes on would pull at it too.
            self._face.driver.finish()
            self._is_dragging = True
            self._face.hold(is_held=True)
        if self._is_dragging:
            step = self._face.picture.plot.step(place.x() + self._offset)
            self._face.driver.go_to(round(step))

    def release(self, place: QPointF) -> None:
        self.move(place)
        was_dragging = self._is_dragging
        self.forget()
        if was_dragging:
            self._face.driver.finish()

    def cancel(self) -> None:
        was_dragging = self._is_dragging
        self.forget()
        if was_dragging:
            self._face.driver.cancel()

    def forget(self) -> None:
        self._press = None
        if self._is_dragging:
            self._is_dragging = False
            self._face.hold(is_held=False)
