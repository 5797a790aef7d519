"""The simplex as a triangle of the picture: shares to places and back."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from infoviz.charts.strokes import Points
from infoviz.core.distribution import Vector
from infoviz.core.rays import CORNERS
from infoviz.core.rays import Points as Shares

ABOVE, BELOW, BESIDE = 32.0, 44.0, 40.0
"""The room of the corners' labels, of ticks and of words around the triangle."""

BARE_BELOW, BARE_BESIDE = 22.0, 18.0
"""The same without ticks and words."""

TICKS_FROM = 300.0
"""In a lower body ticks and words have given way."""

HEIGHT = math.sqrt(0.75)
"""Of a triangle whose edges are 1 long."""


@dataclass(frozen=True)
class Plane:
    """A triangle with horizontal foot, the first outcome on top, the second at its left."""

    left: float
    foot: float
    edge: float
    has_ticks: bool

    @classmethod
    def within(cls, body: QRectF, factor: float) -> Plane:
        """The largest that leaves room for what stands around it."""
        has_ticks = body.height() >= TICKS_FROM * factor
        below = (BELOW if has_ticks else BARE_BELOW) * factor
        beside = (BESIDE if has_ticks else BARE_BESIDE) * factor
        high = body.height() - ABOVE * factor - below
        edge = max(min(high / HEIGHT, body.width() - 2 * beside), 20.0)
        left = body.left() + 0.5 * (body.width() - edge)
        return cls(left, body.bottom() - below - 0.5 * (high - edge * HEIGHT), edge, has_ticks)

    def points(self, shares: Shares) -> Points:
        """Where shares (3, k) stand, as (k, 2)."""
        x, y = CORNERS @ shares
        return np.stack([self.left + x * self.edge, self.foot - y * self.edge], axis=1)

    def place(self, shares: Vector) -> QPointF:
        """Where one distribution stands."""
        x, y = CORNERS @ shares
        return QPointF(self.left + float(x) * self.edge, self.foot - float(y) * self.edge)

    def shares(self, place: QPointF) -> Vector:
        """The shares at a place, (3,), summing to 1; some are below 0 outside the triangle."""
        first = (self.foot - place.y()) / (self.edge * HEIGHT)
        third = (place.x() - self.left) / self.edge - 0.5 * first
        return np.array([first, 1.0 - first - third, third])

    def contains(self, place: QPointF) -> bool:
        return float(self.shares(place).min()) >= 0

    @property
    def triangle(self) -> QPolygonF:
        return QPolygonF([self.place(corner) for corner in np.eye(3)])
