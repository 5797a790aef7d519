"""Vertical scales in 1-2-5 steps: they grow at once and shrink only when a gesture has ended."""

from __future__ import annotations

import math


def nice_ceiling(value: float) -> float:
    """The least 1, 2 or 5 times a power of ten that is ≥ `value` (> 0)."""
    power = 10.0 ** math.floor(math.log10(value))
    for step in (1.0, 2.0, 5.0, 10.0):
        # A hair of tolerance: 0.5 must be its own ceiling however it was computed.
        if value <= step * power * (1 + 1e-12):
            return step * power
    raise AssertionError(value)


def next_ceiling(value: float) -> float:
    """The next step of 1-2-5 above `value` (> 0)."""
    return nice_ceiling(value * 1.01)


def tick_step(span: float, at_most: int) -> float:
    """The least 1-2-5 step that cuts `span` (> 0) into at most so many pieces."""
    return nice_ceiling(span / max(at_most, 1))


def round_step(least: int) -> int:
    """Every how many outcomes one is labelled: at least `least`, and 1-2-5 where they are many."""
    return max(least, 1) if least <= 10 else round(nice_ceiling(least))


def ticks(low: float, high: float, step: float) -> list[float]:
    """The multiples of `step` from `low` to `high`, both ends included where they are ones."""
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [i * step for i in range(first, last + 1)]


class GrowingScale:
    """The range [low, high] of a vertical axis around zero, in 1-2-5 steps.

    `grow` widens it when it must, for use during a gesture; `fit` also narrows it. Both say
    whether it changed. Each end is a multiple of the tick step, so that the grid meets it.
    """

    def __init__(self, *, floor: float = 1e-12, pieces: int = 5) -> None:
        self.low = 0.0
        self.high = 1.0
        self._floor = floor
        self._pieces = pieces

    def fit(self, low: float, high: float) -> bool:
        """Takes the narrowest range that holds [low, high] and 0; inf and nan are left out."""
        return self._set(*self._round(_finite(low), _finite(high)))

    def grow(self, low: float, high: float) -> bool:
        """Widens the range to hold [low, high], if it does not."""
        low, high = _finite(low), _finite(high)
        if low >= self.low and high <= self.high:
            return False
        return self._set(*self._round(min(low, self.low), max(high, self.high)))

    @property
    def step(self) -> float:
        return tick_step(self.high - self.low, self._pieces)

    def _round(self, low: float, high: float) -> tuple[float, float]:
        high = max(high, 0.0)
        low = min(low, 0.0)
        span = max(high - low, self._floor)
        step = tick_step(span, self._pieces)
        low = step * math.floor(low / step + 1e-9)
        high = step * math.ceil(max(high, step if low == 0 else 0.0) / step - 1e-9)
        return low, high

    def _set(self, low: float, high: float) -> bool:
        changed = (low, high) != (self.low, self.high)
        self.low, self.high = low, high
        return changed


def _finite(value: float) -> float:
    return value if math.isfinite(value) else 0.0
