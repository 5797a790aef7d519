"""Panels: intervals side by side, straight or logarithmic, each told from its own place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from infoviz.core.densities.points import Points
from infoviz.core.distribution import Indexes, Vector


@dataclass(frozen=True, eq=False)
class Panels:
    """m intervals from left to right, arrays of shape (m,).

    The points of a panel are anchor + u where `sign` is 0, else anchor + sign · exp(u), with u from
    `start` to `end`; so u falls from left to right where the sign is −1.
    """

    anchor: Vector
    sign: Vector
    start: Vector
    end: Vector

    def __len__(self) -> int:
        return len(self.anchor)

    @cached_property
    def _logarithmic(self) -> Indexes:
        return np.flatnonzero(self.sign)

    def at(self, nodes: Vector) -> tuple[Points, Vector]:
        """The points at `nodes` in [−1, 1], and ln dx/dnode there; (k,) or (m, k) to (m, k)."""
        half = 0.5 * (self.end - self.start)
        u = (0.5 * (self.start + self.end))[:, None] + half[:, None] * nodes
        log_jacobian = np.broadcast_to(np.log(np.abs(half))[:, None], u.shape)
        rows = self._logarithmic
        if rows.size:
            log_jacobian = log_jacobian.copy()
            log_jacobian[rows] += u[rows]
            u[rows] = self.sign[rows, None] * np.exp(u[rows])
        return Points(self.anchor[:, None], u), log_jacobian

    @cached_property
    def edges(self) -> Vector:
        """Where they begin, and where the last one ends, (m + 1,), rounded to be plain numbers."""
        ends = [self._x(self.start), self._x(self.end)[-1:]]
        return np.maximum.accumulate(np.concatenate(ends))

    def _x(self, u: Vector) -> Vector:
        offset = u.copy()
        rows = self._logarithmic
        offset[rows] = self.sign[rows] * np.exp(u[rows])
        return self.anchor + offset

    def fraction(self, panel: Indexes, x: Vector) -> Vector:
        """How far into its panel each x is, from 0 to 1, in terms of u."""
        offset = x - self.anchor[panel]
        sign = self.sign[panel]
        away = sign * offset
        u = np.where(sign == 0, offset, np.log(np.where(away > 0, away, 1.0)))
        u = np.where((sign != 0) & (away <= 0), -np.inf, u)
        start, end = self.start[panel], self.end[panel]
        return np.clip((u - start) / (end - start), 0.0, 1.0)

    def between(self, panel: Indexes, low: Vector, high: Vector) -> Panels:
        """The parts of these panels from one fraction of each to another."""
        start = self.start[panel]
        width = self.end[panel] - start
        return Panels(
            self.anchor[panel], self.sign[panel], start + width * low, start + width * high
        )

    def halved(self, chosen: NDArray[np.bool_]) -> tuple[Panels, Indexes, NDArray[np.bool_]]:
        """With the chosen ones cut in two; of which each is made, and which are new."""
        origin = np.repeat(np.arange(len(self)), 1 + chosen)
        new = chosen[origin]
        start, end = self.start[origin], self.end[origin]
        middle = 0.5 * (start + end)
        first = np.flatnonzero(new)[::2]
        end[first] = middle[first]
        start[first + 1] = middle[first + 1]
        return Panels(self.anchor[origin], self.sign[origin], start, end), origin, new

    def of(self, chosen: NDArray[np.bool_] | Indexes) -> Panels:
        """The chosen ones, by a mask or by their numbers."""
        rows = (self.anchor, self.sign, self.start, self.end)
        return Panels(*(row[chosen] for row in rows))
