"""The pointer over the picture: a handle that is dragged sideways along the line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from infoviz.charts.pull import Pull
from infoviz.views.continuous.moving import Moving

if TYPE_CHECKING:
    from infoviz.views.continuous.plot import Plot
    from infoviz.views.continuous.view import Continuous

START = 3.0
"""How far the pointer moves, in pixels, before a press becomes a drag."""

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class _Across:
    """The axis of x as a scale for a Pull, which counts pixels upwards."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self.low, self.high = plot.frame
        self.floor_y, self.ceiling_y = -plot.left, -plot.right

    def y(self, value: float) -> float:
        return -self._plot.x(value)

    def value(self, y: float) -> float:
        return self._plot.value(-y)


class Hand:
    """Turns presses, moves and releases of the left button into one gesture of the view.

    The handle follows the pointer, and keeps the offset at which it was taken; with Shift ten
    times finer. Beyond an end of the axis it is pushed, and the axis grows.
    """

    def __init__(self, view: Continuous) -> None:
        self._view = view
        self._press: QPointF | None = None
        self._last: QPointF | None = None
        self._moving: Moving | None = None
        self._pull: Pull | None = None

    @property
    def is_down(self) -> bool:
        return self._press is not None

    @property
    def is_busy(self) -> bool:
        """Whether a press has become a drag."""
        return self._moving is not None

    def press(self, place: QPointF) -> bool:
        """Takes hold of the handle at a place; whether there is one."""
        key = self._view.picture.grips.at(place)
        if key is not None:
            self._press = self._last = place
            self._view.hold(key)
        return key is not None

    def move(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        press = self._press
        self._last = place
        if press is None:
            return
        if self._moving is None:
            way = place - press
            if math.hypot(way.x(), way.y()) < START:
                return
            self._begin(press, modifiers)
        self._follow(place, modifiers)

    def hold(self, modifiers: Qt.KeyboardModifier) -> None:
        """Modifiers count at once, without a move of the pointer."""
        if self._moving is not None and self._last is not None:
            self._follow(self._last, modifiers)

    def release(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._moving is not None and place != self._last:
            self.move(place, modifiers)
        moving = self._moving
        self.forget()
        if moving is not None:
            self._view.commit(moving.drag_text)

    def cancel(self) -> None:
        """Puts everything back."""
        moving = self._moving
        self.forget()
        if moving is not None:
            self._view.cancel()

    def forget(self) -> None:
        """Lets go, without a word."""
        was_down = self._press is not None
        self._press = self._moving = self._pull = None
        if was_down:
            self._view.hold(None)

    def _begin(self, press: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        view = self._view
        key = view.scene.held
        assert key is not None
        self._moving = Moving(view.state, view.scene, key)
        grip = view.picture.grips.of(key)
        # It was taken where it stands, so it keeps its offset however large that is.
        scale = _Across(view.picture.plot)
        at = press.x() if grip is None else grip.x
        self._offset = at - press.x()
        self._pull = Pull(self._moving.start, -at, scale, bool(modifiers & SHIFT))

    def _follow(self, place: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        moving, pull = self._moving, self._pull
        if moving is None or pull is None:
            return
        plot = self._view.picture.plot
        fine = bool(modifiers & SHIFT)
        x = pull.move(-(place.x() + self._offset), fine, _Across(plot))
        per_pixel = (0.1 if fine else 1.0) / plot.per_unit
        self._view.preview(moving.to(x, per_pixel, snap=bool(modifiers & CTRL)))
