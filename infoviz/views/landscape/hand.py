"""The pointer over the lens: what a press takes hold of, and what becomes of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from infoviz.core.state import Side
from infoviz.views.landscape.mode import START, Drag

if TYPE_CHECKING:
    from infoviz.views.landscape.view import Landscape

FINE = 10.0
"""How many times finer Shift makes a drag."""

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Pointer:
    """Where the pointer is, and what is held on the keyboard."""

    place: QPointF
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier


class Hand:
    """Turns presses, moves and releases of the left button into one gesture of the view.

    A press near a handle keeps its offset; one elsewhere in the picture brings the handle to the
    pointer, once that has moved 3 px. With Shift the pointer holds it by a thread, ten times
    finer, from an anchor.
    """

    def __init__(self, view: Landscape) -> None:
        self._view = view
        self._press: Pointer | None = None
        self._last: Pointer | None = None
        self._side: Side = "b"
        self._drag: Drag | None = None
        self._offset = QPointF()
        self._anchor: QPointF | None = None
        self._grip = QPointF()
        self._from_anchor = QPointF()
        self._from = QPointF()

    @property
    def is_down(self) -> bool:
        return self._press is not None

    @property
    def is_busy(self) -> bool:
        """Whether a press has become a drag."""
        return self._drag is not None

    def press(self, pointer: Pointer) -> None:
        mode = self._view.mode
        side = mode.side_at(pointer.place)
        if side is not None:
            self._press = self._last = pointer
            self._side = side

    def move(self, pointer: Pointer) -> None:
        press, self._last = self._press, pointer
        if press is None:
            return
        if self._drag is None:
            way = pointer.place - press.place
            if math.hypot(way.x(), way.y()) < START:
                return
            self._begin(press)
        if self._drag is not None:
            self._follow(self._drag, pointer)

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """Modifiers count at once, without a move of the pointer."""
        if self._drag is not None and self._last is not None:
            self.move(Pointer(self._last.place, modifiers))

    def release(self, pointer: Pointer) -> None:
        last = self._last
        if self._drag is not None and last is not None and pointer.place != last.place:
            self.move(pointer)
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.commit(drag.text)

    def cancel(self) -> None:
        """Puts everything back."""
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.cancel()

    def forget(self) -> None:
        """Lets go, without a word."""
        self._press = self._drag = None
        self._view.hold(None)

    def _begin(self, press: Pointer) -> None:
        """The press becomes a drag, or says why it does not."""
        view, side = self._view, self._side
        mode = view.mode
        refusal = mode.refusal(side)
        if refusal:
            self._press = None
            view.explained.emit(refusal)
            return
        self._from = mode.grip(side)
        on_handle = mode.is_on_handle(side, press.place)
        self._offset = self._from - press.place if on_handle else QPointF()
        self._grip = press.place + self._offset
        # Held from the start on, Shift counts from the press, not from where the drag begins.
        self._anchor = press.place if press.modifiers & SHIFT else None
        self._from_anchor = self._grip
        self._drag = mode.grab(side)
        view.hold(side)
        if self._drag.hint:
            view.explained.emit(self._drag.hint)

    def _follow(self, drag: Drag, pointer: Pointer) -> None:
        fine = bool(pointer.modifiers & SHIFT)
        if fine and self._anchor is None:
            self._anchor = pointer.place
            self._from_anchor = self._grip
        elif not fine and self._anchor is not None:
            self._anchor = None
            self._offset = self._grip - pointer.place
        if self._anchor is None:
            self._grip = pointer.place + self._offset
        else:
            self._grip = self._from_anchor + (pointer.place - self._anchor) / FINE
        away = self._grip - self._from
        if max(abs(away.x()), abs(away.y())) < 1e-6:
            # Back where it was pressed: the base itself, not what rounding makes of it.
            self._view.preview(drag.base)
        else:
            self._view.preview(drag.to(self._grip, bool(pointer.modifiers & CTRL)))
