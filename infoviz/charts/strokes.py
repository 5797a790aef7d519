"""Curves as straight pieces, drawn by one call from a numpy array.

A polyline of Qt is stroked, which makes smooth joints and costs 60 microseconds for one curve over
a chart; pieces with square ends need a third of that, and may differ at a joint by part of a
pixel's shade. So what moves is drawn by pieces, and what stays by `draw_curve`.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from infoviz.charts.batch import _wrapped
from infoviz.charts.raster import colour_of

Points = NDArray[np.float64]
"""Shape (k, 2): x and y of each."""

Pieces = NDArray[np.float64]
"""Shape (k, 4), contiguous: where each piece begins, and where it ends."""


@lru_cache(maxsize=128)
def pen(colour: str, width: float, is_square: bool = False) -> QPen:
    """A pen, made once; not to be changed."""
    cap = Qt.PenCapStyle.SquareCap if is_square else Qt.PenCapStyle.FlatCap
    return QPen(colour_of(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)


def pieces_of(points: Points) -> Pieces:
    """The pieces of a line through `points`, one fewer than they."""
    pieces = np.empty((len(points) - 1, 4))
    pieces[:, :2] = points[:-1]
    pieces[:, 2:] = points[1:]
    return pieces


def dashes_of(points: Points, dash: float, gap: float) -> Pieces:
    """The dashes of a line through `points`, measured along it."""
    x, y = points.T
    way = np.zeros(len(points))
    np.cumsum(np.hypot(np.diff(x), np.diff(y)), out=way[1:])
    starts = np.arange(0.0, way[-1], dash + gap)
    ends = np.minimum(starts + dash, way[-1])
    pieces = np.empty((len(starts), 4))
    pieces[:, 0], pieces[:, 1] = np.interp(starts, way, x), np.interp(starts, way, y)
    pieces[:, 2], pieces[:, 3] = np.interp(ends, way, x), np.interp(ends, way, y)
    return pieces


def draw_pieces(painter: QPainter, pieces: Pieces, with_pen: QPen) -> None:
    """Draws all of them by one call."""
    if len(pieces):
        painter.setPen(with_pen)
        painter.drawLines(_wrapped(pieces, QLineF), len(pieces))


def draw_curve(painter: QPainter, points: Points, with_pen: QPen) -> None:
    """Draws a line through `points` with smooth joints."""
    painter.setPen(with_pen)
    painter.drawPolyline(polygon_of(points))


def polygon_of(points: Points) -> QPolygonF:
    """The points for Qt."""
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])
