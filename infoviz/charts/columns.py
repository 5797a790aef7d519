"""Where each outcome stands along a chart: slots, bars, and pixel columns when there are many."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Vector

Indexes = NDArray[np.intp]

BAR_PART = 0.7
"""How much of its slot a bar fills where slots are wide."""

NARROW = 3.0
"""Slots narrower than this many pixels have no gap, and cannot be dragged one by one."""


@dataclass(frozen=True)
class Columns:
    """`n` outcomes, of which [first, last) lies between `left` and `left + width`, in pixels.

    `first` and `last` are in outcomes and need not be whole, so that zooming and panning are
    smooth. `width` pixels are whole device pixels: a picture at twice the resolution has twice as
    many. Outcome i fills the slot [i, i + 1).
    """

    n: int
    first: float
    last: float
    left: int
    width: int

    @cached_property
    def slot(self) -> float:
        """The width of one outcome in pixels."""
        return self.width / (self.last - self.first)

    @cached_property
    def is_dense(self) -> bool:
        """Whether several outcomes may share a pixel column."""
        return self.slot < NARROW

    def x(self, outcome: float) -> float:
        """The pixel at which the slot of `outcome` begins; add a half for its middle."""
        return self.left + (outcome - self.first) * self.slot

    def position(self, x: float) -> float:
        """Where pixel `x` lies, in outcomes; its floor is the outcome under it."""
        return self.first + (x - self.left) / self.slot

    def outcome_at(self, x: float) -> int:
        """The outcome under pixel `x`, the nearest one where `x` lies outside."""
        return min(max(math.floor(self.position(x)), 0), self.n - 1)

    def outcomes_under(self, x: float) -> tuple[int, int]:
        """The first and last outcome that share the pixel column of `x`."""
        start = math.floor(x)
        first = self.outcome_at(start)
        last = math.ceil(self.position(start + 1)) - 1
        return first, min(max(last, first), self.n - 1)

    def bar(self, outcome: int) -> tuple[int, int]:
        """The first pixel of a bar and the first pixel behind it."""
        start = self.x(outcome)
        if self.is_dense:
            left = math.floor(start)
            return left, max(left + 1, math.floor(start + self.slot))
        gap = 0.5 * (1 - BAR_PART) * self.slot
        left = round(start + gap)
        return left, max(left + 1, round(start + self.slot - gap))

    @cached_property
    def visible(self) -> range:
        """The outcomes of which something can be seen."""
        return range(max(math.floor(self.first), 0), min(math.ceil(self.last), self.n))

    @cached_property
    def outcome_of_pixel(self) -> Indexes:
        """For each of `width` pixels the outcome whose bar covers it, or −1 for a gap."""
        owner = np.full(self.width, -1, dtype=np.intp)
        for outcome in self.visible:
            start, end = self.bar(outcome)
            owner[max(start - self.left, 0) : max(end - self.left, 0)] = outcome
        return owner

    @cached_property
    def _edges(self) -> Indexes:
        """The first outcome of each pixel column, where columns are shared."""
        positions = self.first + np.arange(self.width) / self.slot
        return np.clip(np.floor(positions).astype(np.intp), 0, self.n - 1)

    def highest(self, values: Vector, gap: float = 0.0) -> Vector:
        """`values` (n,) as the greatest of each pixel column, (width,); `gap` between bars."""
        return self._reduced(np.maximum, values, gap)

    def lowest(self, values: Vector, gap: float = 0.0) -> Vector:
        """`values` (n,) as the least of each pixel column, (width,); `gap` between bars."""
        return self._reduced(np.minimum, values, gap)

    def _reduced(self, ufunc: np.ufunc, values: Vector, gap: float) -> Vector:
        if self.slot < 1:
            edges = self._edges
            end = min(math.ceil(self.last), self.n)
            reduced: Vector = ufunc.reduceat(values[:end], edges)
            return reduced
        owner = self.outcome_of_pixel
        spread = values.take(owner, mode="wrap")
        if not self.is_dense:
            spread[owner < 0] = gap
        return spread

    def zoomed(self, factor: float, x: float) -> Columns:
        """`factor` times as many outcomes in view, the one under pixel `x` staying there."""
        anchor = self.position(x)
        span = min(max((self.last - self.first) * factor, min(2.0, self.n)), float(self.n))
        part = (anchor - self.first) / (self.last - self.first)
        return self._within(anchor - part * span, span)

    def panned(self, pixels: float) -> Columns:
        """Moved by so many pixels along the outcomes, and held at the ends."""
        return self._within(self.first + pixels / self.slot, self.last - self.first)

    def showing(self, outcome: int) -> Columns:
        """Panned, if need be, so that `outcome` is in view."""
        if self.first <= outcome and outcome + 1 <= self.last:
            return self
        span = self.last - self.first
        return self._within(outcome + 0.5 - 0.5 * span, span)

    def _within(self, first: float, span: float) -> Columns:
        first = min(max(first, 0.0), self.n - span)
        return Columns(self.n, first, first + span, self.left, self.width)
