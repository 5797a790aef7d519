"""A filled region as polygons and stripes, for files that keep lines."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from infoviz.charts.hatch import PERIOD, stripe_pen
from infoviz.core.distribution import Vector

_STEP = 0.25
"""So many pixels of Qt lie between two places at which a stripe is asked whether it is inside."""


class Ink(NamedTuple):
    """A colour, how opaque it fills, and how opaque its stripes are, None where it has none."""

    colour: str
    ground: float
    stripe: float | None = None


def draw_region(
    painter: QPainter, x: Vector, top: Vector, bottom: Vector, within: NDArray[np.bool_], ink: Ink
) -> None:
    """What lies between `top` and `bottom` at ascending x (k,), in pixels of Qt, where `within`."""
    if not within.any():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(ink.colour, ink.ground))
    for first, last in _runs(within):
        run = slice(first, last + 1)
        outline = [*zip(x[run], top[run], strict=True)]
        outline += zip(x[run][::-1], bottom[run][::-1], strict=True)
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in outline]))
    if ink.stripe is not None:
        pen = stripe_pen(ink.colour)
        pen.setColor(_colour(ink.colour, ink.stripe))
        painter.setPen(pen)
        painter.drawLines(_stripes(x, top, bottom, within))
    painter.restore()


def _stripes(x: Vector, top: Vector, bottom: Vector, within: NDArray[np.bool_]) -> list[QLineF]:
    """The parts inside of lines that rise to the right, x + y being the same along each."""
    low, high = x[0] + top[within].min(), x[-1] + bottom[within].max()
    at = np.arange(x[0], x[-1], _STEP)
    above, below = np.interp(at, x, top), np.interp(at, x, bottom)
    inside = np.interp(at, x, within.astype(np.float64)) > 0.5
    lines: list[QLineF] = []
    for height in np.arange(low, high, PERIOD):
        y = height - at
        for first, last in _runs(inside & (y >= above) & (y <= below)):
            lines.append(QLineF(at[first], y[first], at[last], y[last]))
    return lines


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """The first and the last place of each run of two or more that hold."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], mask, [False])).astype(np.int8)))
    ends = edges.reshape(-1, 2)
    return [(int(first), int(end) - 1) for first, end in ends if end - first > 1]


def _colour(colour: str, alpha: float) -> QColor:
    found = QColor(colour)
    found.setAlphaF(alpha)
    return found
