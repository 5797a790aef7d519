"""The pointer over the logits: a press takes a bar, and the bar follows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from infoviz.charts.pull import Pull
from infoviz.core.distribution import Vector
from infoviz.core.editing import can_move
from infoviz.core.state import State
from infoviz.views.base import NO_OUTCOME

if TYPE_CHECKING:
    from infoviz.views.loss.pipeline.face import Pipeline

START = 3.0
"""How far the pointer moves, in pixels, before a press becomes a drag."""

SNAP = 0.1
"""Ctrl snaps to tenths of a nat."""

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, eq=False)
class Drag:
    """A logit in the hand; each move is computed from the state and the logits at the press."""

    base: State
    z: Vector
    outcome: int
    pull: Pull


class Hand:
    """Turns presses, moves and releases into one gesture of the face."""

    def __init__(self, face: Pipeline) -> None:
        self._face = face
        self._press: QPointF | None = None
        self._base: State | None = None
        self._z: Vector | None = None
        self._outcome = NO_OUTCOME
        self._fine = False
        self.drag: Drag | None = None

    @property
    def is_down(self) -> bool:
        return self._press is not None

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        picture = self._face.picture
        outcome = picture.outcome_at(place.x(), place.y())
        if outcome == NO_OUTCOME:
            return
        self._face.select(outcome)
        if not picture.plot.is_on_columns(place.x(), place.y()):
            return
        self._press, self._outcome = place, outcome
        self._base, self._z = self._face.scene.state, self._face.scene.shown.z
        self._fine = bool(modifiers & SHIFT)

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._press is None:
            return
        way = place - self._press
        if self.drag is None and math.hypot(way.x(), way.y()) >= START:
            self._begin()
        drag = self.drag
        if drag is None:
            return
        face = self._face
        z = drag.pull.move(place.y(), bool(modifiers & SHIFT), face.picture.plot)
        if modifiers & CTRL:
            z = round(z / SNAP) * SNAP
        face.edits.show_logit(drag.base, drag.z, drag.outcome, z)

    def _begin(self) -> None:
        face, base = self._face, self._base
        assert base is not None
        assert self._z is not None
        assert self._press is not None
        plot = face.picture.plot
        if plot.slot < 3:
            self.forget()
            face.explained.emit(
                QCoreApplication.translate(
                    "Loss", "Bars as narrow as these are moved by the arrow keys."
                )
            )
        elif not can_move(base, "b", self._outcome):
            self.forget()
            face.explained.emit(face.edits.why_it_cannot_move(self._outcome))
        else:
            before = float(self._z[self._outcome])
            pull = Pull(before, self._press.y(), plot, self._fine)
            self.drag = Drag(base, self._z, self._outcome, pull)
            face.hold(self._outcome)
            face.explained.emit(
                QCoreApplication.translate(
                    "Loss", "In B the others keep their ratio, as where a share is dragged."
                )
            )

    def release(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(place, modifiers)
        drag = self.drag
        self.forget()
        if drag is not None:
            label = drag.base.labels[drag.outcome]
            text = QCoreApplication.translate("Loss", "Drag the logit of {0}")
            self._face.edits.commit(text.format(label))

    def cancel(self) -> None:
        drag = self.drag
        self.forget()
        if drag is not None:
            self._face.edits.cancel()

    def forget(self) -> None:
        self._press = self.drag = None
        self._face.hold(NO_OUTCOME)
