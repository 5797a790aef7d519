"""The pointer over the boxes: it pulls a top, or moves a boundary."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from infoviz.charts.pull import FINE, Pull
from infoviz.core.editing import can_move, is_locked, set_share, trade
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME

if TYPE_CHECKING:
    from infoviz.views.coding_cost.view import CodingCost

START = 3.0
NEAR = 5.0
"""So near to a boundary a press takes it."""

SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, eq=False)
class TopDrag:
    """The top of a box: its height is −log of the code's share."""

    base: State
    side: Side
    outcome: int
    nats: float
    pull: Pull

    def state(self, length: float) -> State:
        if length == math.inf:
            return self.base
        before = float(self.base.of(self.side).p[self.outcome])
        share = math.exp(-max(length, 0.0) * self.nats)
        if abs(share - before) <= 1e-12 * before:
            return self.base
        return set_share(self.base, self.side, self.outcome, share)


@dataclass(frozen=True, eq=False)
class EdgeDrag:
    """The boundary between a box and the next: they trade, and the sum of both stands."""

    base: State
    side: Side
    outcome: int
    press_x: float

    def state(self, moved: float) -> State:
        """The state with the boundary so far along the axis of shares from where it was."""
        before = float(self.base.of(self.side).p[self.outcome])
        if moved == 0:
            return self.base
        return trade(self.base, self.side, self.outcome, self.outcome + 1, before + moved)


class Hand:
    """Turns presses, moves and releases into one gesture of the view."""

    def __init__(self, view: CodingCost) -> None:
        self._view = view
        self._press: QPointF | None = None
        self._edges: tuple[int, int] | None = None
        self._outcome = NO_OUTCOME
        self._base: State | None = None
        self._fine = False
        self._moved = 0.0
        self._last_x = 0.0
        self._drag: TopDrag | EdgeDrag | None = None

    @property
    def is_down(self) -> bool:
        return self._press is not None

    @property
    def is_busy(self) -> bool:
        return self._drag is not None

    def press(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        view = self._view
        self._edges = view.edges_at(place)
        self._outcome = view.outcome_at(place)
        if self._edges is None and self._outcome == NO_OUTCOME:
            return
        if self._outcome != NO_OUTCOME:
            view.select(self._outcome)
        self._press, self._base = place, view.scene.state
        self._fine = bool(modifiers & SHIFT)

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._press is None:
            return
        way = place - self._press
        if self._drag is None and math.hypot(way.x(), way.y()) >= START:
            self._begin(way)
        drag, plot = self._drag, self._view.picture.plot
        fine = bool(modifiers & SHIFT)
        if isinstance(drag, TopDrag):
            self._view.preview(drag.state(drag.pull.move(place.y(), fine, plot)))
        elif isinstance(drag, EdgeDrag):
            step = (place.x() - self._last_x) / plot.width
            self._moved += step / FINE if fine else step
            self._last_x = place.x()
            if place.x() == drag.press_x and not fine:
                self._moved = 0.0
            self._view.preview(drag.state(self._moved))

    def _begin(self, way: QPointF) -> None:
        assert self._base is not None
        assert self._press is not None
        view, plot = self._view, self._view.picture.plot
        coding = view.scene.coding
        if self._edges is not None and abs(way.x()) >= abs(way.y()):
            # Where boundaries coincide, the empty box opens on the side that it is drawn to.
            outcome = self._edges[1] if way.x() > 0 else self._edges[0]
            side = coding.coded
            if any(self.refuses(self._base, side, each) for each in (outcome, outcome + 1)):
                return
            self._drag = EdgeDrag(self._base, side, outcome, self._press.x())
            self._moved, self._last_x = 0.0, self._press.x()
        elif self._outcome != NO_OUTCOME:
            side = coding.code
            if self.refuses(self._base, side, self._outcome):
                return
            boxes = view.scene.shown
            before = float(boxes.lengths[self._outcome])
            pull = Pull(before, self._press.y(), plot, self._fine, has_floor=True)
            self._drag = TopDrag(self._base, side, self._outcome, boxes.nats, pull)
        if self._drag is not None:
            view.hold(self._drag.outcome)

    def refuses(self, state: State, side: Side, outcome: int) -> bool:
        """Lets go, and says why, where an outcome cannot move."""
        if can_move(state, side, outcome):
            return False
        sentence = QCoreApplication.translate(
            "CodingCost", "{0} cannot move in {1}: there is nothing unlocked to share with it."
        )
        if is_locked(state, side, outcome):
            sentence = QCoreApplication.translate(
                "CodingCost", "{0} is locked in {1}; unlock it first."
            )
        self.forget()
        self._view.explained.emit(sentence.format(state.labels[outcome], side.upper()))
        return True

    def release(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(place, modifiers)
        drag = self._drag
        self.forget()
        if drag is None:
            return
        labels, letter = drag.base.labels, drag.side.upper()
        if isinstance(drag, TopDrag):
            text = QCoreApplication.translate("CodingCost", "Drag {0} in {1}")
            self._view.commit(text.format(labels[drag.outcome], letter))
        else:
            text = QCoreApplication.translate("CodingCost", "Trade {0} and {1} in {2}")
            pair = labels[drag.outcome], labels[drag.outcome + 1]
            self._view.commit(text.format(*pair, letter))

    def cancel(self) -> None:
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.cancel()

    def forget(self) -> None:
        self._press = self._drag = None
        self._view.hold(NO_OUTCOME)
