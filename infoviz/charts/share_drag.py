"""A share that follows the pointer along its bar, by the one rule that every bar obeys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt

from infoviz.charts.pull import FINE, GRIP, PUSH
from infoviz.charts.scale import next_ceiling
from infoviz.core.editing import free_share, set_share, trade
from infoviz.core.state import Side, State

START = 3.0
"""How far the pointer moves, in pixels, before a press becomes a drag."""

DETENT = 4.0
"""So close to the floor, a bar that comes from above it is 0."""

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


class ShareScale(Protocol):
    """Where shares from 0 at `floor_y` to `high` at `ceiling_y` stand, in pixels; up is less."""

    @property
    def high(self) -> float: ...

    @property
    def ceiling_y(self) -> float: ...

    @property
    def floor_y(self) -> float: ...

    @property
    def share_per_pixel(self) -> float: ...

    def y(self, share: float) -> float: ...

    def share(self, y: float) -> float: ...


class Drag:
    """A bar whose top follows the pointer. Each move is computed from the state at the press.

    `partner` is the outcome with which Alt trades. The pointer holds the top at an offset;
    with Shift it holds it by a thread, ten times finer, from an anchor.
    """

    def __init__(
        self,
        base: State,
        side: Side,
        outcome: int,
        partner: int | None,
        press: Pointer,
        scale: ShareScale,
    ) -> None:
        self.outcome = outcome
        self._base, self._side, self._partner = base, side, partner
        self._before = float(base.of(side).p[outcome])
        top = scale.y(self._before)
        # With Shift from the start the bar is held where it is: a jump to the pointer is not fine.
        is_held = abs(top - press.y) <= GRIP or bool(press.modifiers & SHIFT)
        self._offset = top - press.y if is_held else 0.0
        self._pointer_y = press.y
        # What the bar would show if the drag ended where it began.
        self._share = scale.share(press.y + self._offset)
        self._anchor: tuple[float, float, float] | None = None
        self._ceiling: float | None = None
        self._pushed_from = 0.0

    def move(self, pointer: Pointer, scale: ShareScale) -> State:
        """The state with the bar where the pointer has brought it."""
        held = pointer.modifiers
        # Asked first because it is the usual case, and each question costs half a microsecond.
        is_free = held is FREE
        self._anchor_if_new(not is_free and bool(held & SHIFT), scale)
        self._pointer_y = pointer.y
        partner = None if is_free or not held & ALT else self._partner
        limit = self._limit(partner)
        share = self._asked(pointer.y, scale, limit)
        if not is_free and held & CTRL:
            share = round(min(max(share, 0.0), 1.0) * SNAPS) / SNAPS
        if partner is None:
            state = set_share(self._base, self._side, self.outcome, share)
        else:
            state = trade(self._base, self._side, self.outcome, partner, share)
        self._share = float(state.of(self._side).p[self.outcome])
        return state

    def _anchor_if_new(self, fine: bool, scale: ShareScale) -> None:
        """Pressing or releasing Shift anchors the pointer where it is, and the bar as it stands."""
        if fine and self._anchor is None:
            self._anchor = self._pointer_y, self._share, scale.share_per_pixel / FINE
        elif not fine and self._anchor is not None:
            self._anchor = None
            self._offset = scale.y(self._share) - self._pointer_y

    def _limit(self, partner: int | None) -> float:
        """The greatest share that the outcome can have."""
        if partner is None:
            return free_share(self._base, self._side, self.outcome)
        return self._before + float(self._base.of(self._side).p[partner])

    def _asked(self, y: float, scale: ShareScale, limit: float) -> float:
        """The share that the pointer asks for."""
        if self._anchor is not None:
            from_y, from_share, share_per_pixel = self._anchor
            share = from_share + (from_y - y) * share_per_pixel
            return self._before if abs(share - self._before) < 1e-9 * scale.high else share
        top = y + self._offset
        if abs(top - scale.y(self._before)) < 1e-6:
            # Back where it was pressed: the base itself, not what rounding makes of it.
            return self._before
        if self._before > 0 and top >= scale.floor_y - DETENT:
            return 0.0
        if top < scale.ceiling_y:
            return self._pushed(top, scale, limit)
        self._ceiling = None
        return scale.share(top)

    def _pushed(self, top: float, scale: ShareScale, limit: float) -> float:
        """Above the scale the bar stands at the top of an axis that has grown by a step or more.

        Growing by steps of the hand, not by time, lets the bar reach 1 and never run away.
        """
        if self._ceiling is None:
            self._pushed_from = scale.ceiling_y
            self._ceiling = self._grown(scale.high, limit)
        self._pushed_from = max(self._pushed_from, top)
        while top <= self._pushed_from - PUSH:
            self._pushed_from -= PUSH
            self._ceiling = self._grown(self._ceiling, limit)
        return self._ceiling

    def _grown(self, ceiling: float, limit: float) -> float:
        return ceiling if ceiling >= limit else min(next_ceiling(ceiling), 1.0)
