"""The gestures of the pointer. Each computes every move from the state at the press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from infoviz.charts.columns import Columns
from infoviz.charts.scale import next_ceiling
from infoviz.charts.zoom import span_of
from infoviz.core.editing import free_share, set_share, trade
from infoviz.core.sketch import Sketch
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME, Span
from infoviz.views.editor.plot import Plot

START = 3.0
"""How far the pointer moves, in pixels, before a press becomes a drag."""

GRIP = 10.0
"""A press so near to the top of a bar keeps its offset from it."""

DETENT = 4.0
"""So close to the floor, a bar that comes from above it is 0."""

PUSH = 12.0
"""A push so far above the plot grows the axis by another step."""

FINE = 10.0
"""How many times finer Shift makes a drag."""

SNAPS = 20
"""Ctrl snaps to so many shares from 0 to 1."""

FREE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True)
class Pointer:
    """Where the pointer is, and what is held on the keyboard."""

    x: float
    y: float
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


class Drag:
    """A bar whose top follows the pointer.

    `partner` is the outcome with which Alt trades. The pointer holds the top at an offset;
    with Shift it holds it by a thread, ten times finer, from an anchor.
    """

    sketch: Sketch | None = None

    def __init__(
        self, base: State, side: Side, outcome: int, partner: int | None, press: Pointer, plot: Plot
    ) -> None:
        self.outcome = outcome
        self._base, self._side, self._partner = base, side, partner
        self._before = float(base.of(side).p[outcome])
        top = plot.y(self._before)
        # With Shift from the start the bar is held where it is: a jump to the pointer is not fine.
        is_held = abs(top - press.y) <= GRIP or bool(press.modifiers & SHIFT)
        self._offset = top - press.y if is_held else 0.0
        self._pointer_y = press.y
        # What the bar would show if the drag ended where it began.
        self._share = plot.share(press.y + self._offset)
        self._anchor: tuple[float, float, float] | None = None
        self._ceiling: float | None = None
        self._pushed_from = 0.0

    def move(self, pointer: Pointer, plot: Plot) -> State:
        """The state with the bar where the pointer has brought it."""
        held = pointer.modifiers
        # Asked first because it is the usual case, and each question costs half a microsecond.
        is_free = held is FREE
        self._anchor_if_new(not is_free and bool(held & SHIFT), plot)
        self._pointer_y = pointer.y
        partner = None if is_free or not held & ALT else self._partner
        limit = self._limit(partner)
        share = self._asked(pointer.y, plot, limit)
        if not is_free and held & CTRL:
            share = round(min(max(share, 0.0), 1.0) * SNAPS) / SNAPS
        if partner is None:
            state = set_share(self._base, self._side, self.outcome, share)
        else:
            state = trade(self._base, self._side, self.outcome, partner, share)
        self._share = float(state.of(self._side).p[self.outcome])
        return state

    def _anchor_if_new(self, fine: bool, plot: Plot) -> None:
        """Pressing or releasing Shift anchors the pointer where it is, and the bar as it stands."""
        if fine and self._anchor is None:
            self._anchor = self._pointer_y, self._share, plot.share_per_pixel / FINE
        elif not fine and self._anchor is not None:
            self._anchor = None
            self._offset = plot.y(self._share) - self._pointer_y

    def _limit(self, partner: int | None) -> float:
        """The greatest share that the outcome can have."""
        if partner is None:
            return free_share(self._base, self._side, self.outcome)
        return self._before + float(self._base.of(self._side).p[partner])

    def _asked(self, y: float, plot: Plot, limit: float) -> float:
        """The share that the pointer asks for."""
        if self._anchor is not None:
            from_y, from_share, share_per_pixel = self._anchor
            share = from_share + (from_y - y) * share_per_pixel
            return self._before if abs(share - self._before) < 1e-9 * plot.high else share
        top = y + self._offset
        if abs(top - plot.y(self._before)) < 1e-6:
            # Back where it was pressed: the base itself, not what rounding makes of it.
            return self._before
        if self._before > 0 and top >= plot.floor_y - DETENT:
            return 0.0
        if top < plot.ceiling_y:
            return self._pushed(top, plot, limit)
        self._ceiling = None
        return plot.share(top)

    def _pushed(self, top: float, plot: Plot, limit: float) -> float:
        """Above the plot the bar stands at the top of an axis that has grown by a step or more.

        Growing by steps of the hand, not by time, lets the bar reach 1 and never run away.
        """
        if self._ceiling is None:
            self._pushed_from = plot.ceiling_y
            self._ceiling = self._grown(plot.high, limit)
        self._pushed_from = max(self._pushed_from, top)
        while top <= self._pushed_from - PUSH:
            self._pushed_from -= PUSH
            self._ceiling = self._grown(self._ceiling, limit)
        return self._ceiling

    def _grown(self, ceiling: float, limit: float) -> float:
        return ceiling if ceiling >= limit else min(next_ceiling(ceiling), 1.0)


class Stroke:
    """A sketch drawn over the bars."""

    outcome = NO_OUTCOME

    def __init__(self, base: State, side: Side, press: Pointer, plot: Plot) -> None:
        self.sketch = Sketch.begin(base, side)
        self._last = press
        if plot.left <= press.x < plot.right:
            first, last = plot.outcomes_under(press.x)
            self.sketch = self.sketch.set_range(first, last, self._height(press.y, plot))

    def move(self, pointer: Pointer, plot: Plot) -> State | None:
        """The sketch as a state; None while it has no mass.

        A straight line is drawn from the last place of the pointer to this one. Outcomes that
        share a pixel column all get its height.
        """
        start, self._last = self._last, pointer
        if max(start.x, pointer.x) >= plot.left and min(start.x, pointer.x) < plot.right:
            self._draw(_held_inside(start, pointer, plot), _held_inside(pointer, start, plot), plot)
        return self.sketch.state()

    def _draw(self, start: Pointer, end: Pointer, plot: Plot) -> None:
        first, last = plot.outcomes_under(start.x), plot.outcomes_under(end.x)
        height = self._height(end.y, plot)
        near, far = (first[1], last[0]) if first[0] < last[0] else (first[0], last[1])
        if abs(far - near) > 1:
            self.sketch = self.sketch.stroke(near, self._height(start.y, plot), far, height)
        self.sketch = self.sketch.set_range(*last, height)

    def _height(self, y: float, plot: Plot) -> float:
        return min(max(plot.share(y), 0.0), plot.high)


def _held_inside(point: Pointer, other: Pointer, plot: Plot) -> Pointer:
    """`point`, or where the line from `other` leaves the plot."""
    x = min(max(point.x, plot.left), plot.right - 0.5 / plot.ratio)
    if x == point.x or point.x == other.x:
        return point
    part = (x - other.x) / (point.x - other.x)
    return Pointer(x, other.y + part * (point.y - other.y))


class Pan:
    """The axis of the outcomes, drawn along under the pointer."""

    def __init__(self, press: Pointer, plot: Plot) -> None:
        self._columns: Columns = plot.columns
        self._ratio = plot.ratio
        self._x = press.x
        self.before = span_of(plot.columns)

    def move(self, pointer: Pointer) -> Span | None:
        """What is in view now."""
        return span_of(self._columns.panned((self._x - pointer.x) * self._ratio))
