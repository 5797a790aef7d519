"""The pointer over the logits: a press takes a bar, and the bar follows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from infoviz.core.distribution import Vector
from infoviz.core.editing import can_move
from infoviz.core.logits import set_logit
from infoviz.core.state import State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.loss.plot import Plot

if TYPE_CHECKING:
    from infoviz.views.loss.view import Loss

START = 3.0
GRIP = 10.0
PUSH = 12.0
FINE = 10.0
SNAP = 0.1
"""Ctrl snaps to tenths of a nat."""

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Drag:
    """A logit whose bar follows the pointer; each move is computed from the state at the press."""

    def __init__(
        self, base: State, z: Vector, outcome: int, press: QPointF, plot: Plot, fine: bool
    ) -> None:
        self.base, self.z, self.outcome = base, z, outcome
        before = float(z[outcome])
        self._before = before
        top = plot.floor_y if before == -math.inf else plot.y(before)
        is_held = abs(top - press.y()) <= GRIP or fine
        self._offset = top - press.y() if is_held else 0.0
        self._last_y = press.y()
        self.at = max(before, plot.low)
        self._anchor: tuple[float, float] | None = None
        self._pushed: tuple[float, float] | None = None

    def move(self, y: float, modifiers: Qt.KeyboardModifier, plot: Plot) -> float:
        """The logit that the pointer asks for."""
        fine = bool(modifiers & SHIFT)
        if fine and self._anchor is None:
            self._anchor = self._last_y, self.at
        elif not fine and self._anchor is not None:
            self._anchor = None
            self._offset = plot.y(self.at) - self._last_y
        self._last_y = y
        if self._anchor is not None:
            from_y, from_z = self._anchor
            z = from_z + (plot.z(y) - plot.z(from_y)) / FINE
        else:
            z = self._asked(y + self._offset, plot)
        if modifiers & CTRL:
            z = round(z / SNAP) * SNAP
        elif self._before > -math.inf and abs(plot.y(z) - plot.y(self._before)) < 1e-6:
            z = self._before
        self.at = z
        return z

    def _asked(self, y: float, plot: Plot) -> float:
        """Beyond an end of the scale the bar stands one step further for each push."""
        ends = (plot.ceiling_y, plot.high, 1.0), (plot.floor_y, plot.low, -1.0)
        for end, limit, way in ends:
            beyond = (end - y) * way
            if beyond > 0:
                step = 0.2 * (plot.high - plot.low)
                from_, edge = self._pushed or (end, limit + way * step)
                while (from_ - y) * way >= PUSH:
                    from_ -= way * PUSH
                    edge += way * step
                self._pushed = from_, edge
                return edge
        self._pushed = None
        return plot.z(y)


class Hand:
    """Turns presses, moves and releases into one gesture of the view."""

    def __init__(self, view: Loss) -> None:
        self._view = view
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
        picture = self._view.picture
        outcome = picture.outcome_at(place.x(), place.y())
        if outcome == NO_OUTCOME:
            return
        self._view.select(outcome)
        if not picture.plot.is_on_columns(place.x(), place.y()):
            return
        self._press, self._outcome = place, outcome
        self._base, self._z = self._view.scene.state, self._view.scene.shown.z
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
        view = self._view
        z = drag.move(place.y(), modifiers, view.picture.plot)
        view.show_logit(drag.base, drag.z, drag.outcome, z)

    def _begin(self) -> None:
        view, base = self._view, self._base
        assert base is not None
        assert self._z is not None
        assert self._press is not None
        plot = view.picture.plot
        if plot.slot < 3:
            self.forget()
            view.explained.emit(
                QCoreApplication.translate(
                    "Loss", "Bars as narrow as these are moved by the arrow keys."
                )
            )
        elif not can_move(base, "b", self._outcome):
            self.forget()
            view.explained.emit(view.why_it_cannot_move(self._outcome))
        else:
            self.drag = Drag(base, self._z, self._outcome, self._press, plot, self._fine)
            view.hold(self._outcome)

    def release(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(place, modifiers)
        drag = self.drag
        self.forget()
        if drag is not None:
            label = drag.base.labels[drag.outcome]
            text = QCoreApplication.translate("Loss", "Drag the logit of {0}")
            self._view.commit(text.format(label))

    def cancel(self) -> None:
        drag = self.drag
        self.forget()
        if drag is not None:
            self._view.cancel()

    def forget(self) -> None:
        self._press = self.drag = None
        self._view.hold(NO_OUTCOME)


def moved(base: State, z: Vector, outcome: int, to: float, temperature: float) -> State:
    """The state with one logit moved from what it was at the press."""
    return set_logit(base, "b", outcome, to, z, temperature)
