"""Draw mode: heights drawn freely over the bars, and the distribution that they make."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.editing import fill
from infoviz.core.state import Side, State


@dataclass(frozen=True, eq=False)
class Sketch:
    """Raw heights, shape (n,), over one side of a base state. A stroke makes a new Sketch.

    Heights are ≥ 0 and need not sum to 1; those of locked outcomes are their shares and stay.
    """

    base: State
    side: Side
    heights: Vector

    @classmethod
    def begin(cls, state: State, side: Side) -> Sketch:
        """The sketch that shows the state as it is."""
        return cls(state, side, state.of(side).p)

    @cached_property
    def mass(self) -> float:
        """The sum of all heights."""
        return float(self.heights.sum())

    def stroke(
        self, from_outcome: int, from_height: float, to_outcome: int, to_height: float
    ) -> Sketch:
        """Draws a straight line from one outcome to another, both included.

        Heights below 0 are 0. What lies beside the outcomes is not drawn, so that a stroke may
        come from outside. From an outcome to itself counts `to_height`.
        """
        if to_outcome == from_outcome:
            return self.set_range(to_outcome, to_outcome, to_height)
        _check_heights(from_height, to_height)
        first, last = self._span(from_outcome, to_outcome)
        slope = (to_height - from_height) / (to_outcome - from_outcome)
        steps = np.arange(first, last, dtype=np.float64) - from_outcome
        return self._drawn(first, from_height + slope * steps)

    def set_range(self, first: int, last: int, height: float) -> Sketch:
        """Gives each outcome from `first` to `last`, both included, the same height."""
        _check_heights(height)
        start, stop = self._span(first, last)
        return self._drawn(start, np.full(max(stop - start, 0), height))

    def state(self) -> State | None:
        """The base with the sketch, its unlocked part scaled to the mass that is not locked.

        The base itself where nothing was drawn; None where the unlocked part has no mass.
        """
        if self.heights is self.base.of(self.side).p:
            return self.base
        made = fill(self.base, self.side, self.heights)
        return None if made is self.base else made

    def _span(self, one: int, other: int) -> tuple[int, int]:
        """The outcomes between two, as a half-open range within those that there are."""
        return max(min(one, other), 0), min(max(one, other) + 1, len(self.base))

    def _drawn(self, first: int, line: Vector) -> Sketch:
        if not line.size:
            return self
        last = first + len(line)
        heights = self.heights.copy()
        np.maximum(line, 0.0, out=heights[first:last])
        if self.base.locks(self.side):
            locked = self.base.locked(self.side)
            here = locked[slice(*np.searchsorted(locked, (first, last)))]
            heights[here] = self.heights[here]
        heights.flags.writeable = False
        return Sketch(self.base, self.side, heights)


def _check_heights(*heights: float) -> None:
    if not all(map(math.isfinite, heights)):
        raise ValueError(f"of the heights {heights}, one is not a finite number")
