"""The pointer over the curve: it takes a point and moves it along."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from infoviz.charts.pull import FINE, PUSH, STEP
from infoviz.core.editing import can_move, is_locked, set_share
from infoviz.core.state import State
from infoviz.views.surprisal.plot import Plot
from infoviz.views.surprisal.scene import Mark

if TYPE_CHECKING:
    from infoviz.views.surprisal.view import Surprisal

START = 3.0
DETENT = 4.0
"""A pointer so far to the left of the curve makes a share 0."""

SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass
class Drag:
    """A point in the hand; `offset` holds it where it was taken, in pixels."""

    base: State
    mark: Mark
    offset: QPointF
    anchor: tuple[float, float] | None = None
    at: float = 0.0
    pushed: tuple[float, float] | None = None


class Hand:
    """Turns presses, moves and releases into one gesture of the view."""

    def __init__(self, view: Surprisal) -> None:
        self._view = view
        self._press: QPointF | None = None
        self._base: State | None = None
        self._mark: Mark | None = None
        self._drag: Drag | None = None

    @property
    def is_down(self) -> bool:
        return self._press is not None

    def press(self, place: QPointF) -> None:
        mark = self._view.mark_at(place)
        if mark is None:
            return
        self._view.select(mark)
        self._press, self._mark, self._base = place, mark, self._view.scene.state

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._press is None:
            return
        way = place - self._press
        if self._drag is None and math.hypot(way.x(), way.y()) >= START:
            self._begin()
        drag = self._drag
        if drag is None:
            return
        side, outcome = drag.mark
        before = float(drag.base.of(side).p[outcome])
        if place == self._press:
            self._view.preview(drag.base)
            drag.at = before
            return
        share = self._asked(drag, place, bool(modifiers & SHIFT))
        drag.at = share
        self._view.preview(set_share(drag.base, side, outcome, share))

    def _asked(self, drag: Drag, place: QPointF, fine: bool) -> float:
        plot = self._view.picture.plot
        target = place + drag.offset
        if not fine and target.x() <= plot.left - DETENT:
            return 0.0
        share = plot.nearest_share(target)
        if target.y() < plot.top and share <= plot.rarest * (1 + 1e-9):
            share = _pushed(drag, target.y(), plot)
        else:
            drag.pushed = None
        if not fine:
            drag.anchor = None
            return share
        if drag.anchor is None:
            drag.anchor = drag.at, share
        held, pointed = drag.anchor
        return min(max(held + (share - pointed) / FINE, 0.0), 1.0)

    def _begin(self) -> None:
        view, base, mark = self._view, self._base, self._mark
        assert base is not None
        assert mark is not None
        assert self._press is not None
        if self.refuses(base, mark):
            return
        side, outcome = mark
        share = float(base.of(side).p[outcome])
        self._drag = Drag(base, mark, view.place_of(mark) - self._press, at=share)
        view.hold(mark)

    def refuses(self, state: State, mark: Mark) -> bool:
        """Lets go, and says why, where a point cannot move."""
        side, outcome = mark
        if can_move(state, side, outcome):
            return False
        sentence = QCoreApplication.translate(
            "Surprisal", "{0} cannot move in {1}: there is nothing unlocked to share with it."
        )
        if is_locked(state, side, outcome):
            sentence = QCoreApplication.translate(
                "Surprisal", "{0} is locked in {1}; unlock it first."
            )
        self.forget()
        self._view.explained.emit(sentence.format(state.labels[outcome], side.upper()))
        return True

    def release(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(place, modifiers)
        drag = self._drag
        self.forget()
        if drag is not None:
            side, outcome = drag.mark
            text = QCoreApplication.translate("Surprisal", "Drag {0} in {1}")
            self._view.commit(text.format(drag.base.labels[outcome], side.upper()))

    def cancel(self) -> None:
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.cancel()

    def forget(self) -> None:
        self._press = self._drag = None
        self._view.hold(None)


def _pushed(drag: Drag, y: float, plot: Plot) -> float:
    """The share of a point that is pushed up the curve, beyond where the scale ends.

    By steps of the hand, not by time: so it reaches any height, and never runs away.
    """
    step = STEP * plot.high
    start, height = drag.pushed or (plot.top, plot.high + step)
    while start - y >= PUSH:
        start -= PUSH
        height += step
    drag.pushed = start, height
    return math.exp(-height * plot.nats)
