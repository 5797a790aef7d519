"""A value that follows the pointer along a vertical scale, and beyond its ends by pushes."""

from __future__ import annotations

from typing import Protocol

GRIP = 10.0
"""A press so near to the value keeps its offset from it."""

PUSH = 12.0
"""A push so far beyond an end of the scale goes a step further."""

FINE = 10.0
"""How many times finer Shift makes a drag."""

STEP = 0.2
"""The part of the scale that a push goes on."""


class Scale(Protocol):
    """A vertical scale in pixels: `ceiling_y` is where `high` stands, `floor_y` where `low`."""

    @property
    def ceiling_y(self) -> float: ...

    @property
    def floor_y(self) -> float: ...

    @property
    def low(self) -> float: ...

    @property
    def high(self) -> float: ...

    def y(self, value: float) -> float: ...

    def value(self, y: float) -> float: ...


class Pull:
    """One drag of a value. It is asked anew for each move, with the scale as it is by then.

    A press near the value, or with Shift, keeps its offset; one elsewhere brings the value to the
    pointer. With `has_floor` the scale ends at its lower end, and does not grow there.
    """

    def __init__(
        self, before: float, press_y: float, scale: Scale, fine: bool, has_floor: bool = False
    ) -> None:
        """`before` may be infinite, and then stands at an end of the scale."""
        self._before = before
        self.at = min(max(before, scale.low), scale.high)
        stands = scale.y(self.at)
        self._offset = stands - press_y if abs(stands - press_y) <= GRIP or fine else 0.0
        self._last_y = press_y
        self._has_floor = has_floor
        self._anchor: tuple[float, float] | None = None
        self._pushed: tuple[float, float] | None = None

    def move(self, y: float, fine: bool, scale: Scale) -> float:
        """The value for a pointer at `y`; where it was pressed, the value of before itself."""
        if fine and self._anchor is None:
            self._anchor = self._last_y, self.at
        elif not fine and self._anchor is not None:
            # The pointer holds it where it is now, and does not pull it to itself.
            self._anchor = None
            self._offset = scale.y(self.at) - self._last_y
        self._last_y = y
        if self._anchor is not None:
            from_y, from_value = self._anchor
            asked = from_value + (scale.value(y) - scale.value(from_y)) / FINE
        else:
            asked = self._asked(y + self._offset, scale)
        is_on_scale = scale.low <= self._before <= scale.high
        is_back = is_on_scale and abs(scale.y(asked) - scale.y(self._before)) < 1e-6
        self.at = self._before if is_back else asked
        return self.at

    def _asked(self, y: float, scale: Scale) -> float:
        for end, limit, way in (
            (scale.ceiling_y, scale.high, 1.0),
            (scale.floor_y, scale.low, -1.0),
        ):
            if (end - y) * way <= 0:
                continue
            if way < 0 and self._has_floor:
                return limit
            # By steps of the hand, not by time: so it reaches any value, and never runs away.
            step = way * STEP * (scale.high - scale.low)
            start, edge = self._pushed or (end, limit + step)
            while (start - y) * way >= PUSH:
                start -= way * PUSH
                edge += step
            self._pushed = start, edge
            return edge
        self._pushed = None
        return scale.value(y)
