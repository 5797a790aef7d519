"""Points on the line that keep their digits where they crowd."""

from __future__ import annotations

from dataclasses import dataclass

from infoviz.core.distribution import Vector


@dataclass(frozen=True, eq=False)
class Points:
    """Points anchor + offset, kept apart: `anchor` is a number or (m, 1), `offset` (n,) or (m, n).

    Near the end 1 of a beta density, or within a narrow peak far from 0, the sum would lose the
    digits of the offset, on which everything depends there.
    """

    anchor: float | Vector
    offset: Vector

    def minus(self, place: float) -> Vector:
        """The signed distances from `place`, exact up to rounding where it is the anchor."""
        return (self.anchor - place) + self.offset

    @property
    def x(self) -> Vector:
        """The points themselves, rounded."""
        return self.anchor + self.offset
