"""Dots, rings, plates and break strokes; what has round edges is kept as a pixmap."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap

from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.raster import colour_of

DOT = 4.2
SMALL_DOT = 3.2
RING = 9.5
"""Radii at presentation factor 1."""


def draw_dot(
    painter: QPainter, x: float, y: float, colour: str, casing: str, radius: float
) -> None:
    """A dot with a casing, around (x, y)."""
    dot = _dot(radius, painter.device().devicePixelRatio(), colour, casing)
    _stamp(painter, x, y, dot)


def draw_ring(
    painter: QPainter,
    x: float,
    y: float,
    *,
    fill: str,
    stripe: str | None,
    outline: str,
    casing: str,
    radius: float,
) -> None:
    """The handle of a point: a disc in an outline, hatched where `stripe` is a colour."""
    ratio = painter.device().devicePixelRatio()
    _stamp(painter, x, y, _ring(radius, ratio, fill, stripe, outline, casing))


def draw_breaks(painter: QPainter, bar: QRectF, surface: str, factor: float) -> None:
    """Two slanting strokes through the upper end of a bar that goes on."""
    painter.setPen(QPen(colour_of(surface), 2.5 * factor))
    rise = 0.25 * bar.width()
    for down in (6.0, 12.0):
        y = bar.top() + down * factor
        painter.drawLine(QLineF(bar.left() - 1, y + rise, bar.right() + 1, y - rise))


def draw_plate(painter: QPainter, rect: QRectF, colour: str, radius: float = 3.0) -> None:
    """A rounded ground under words that stand on a picture."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour_of(colour))
    painter.drawRoundedRect(rect, radius, radius)


def _stamp(painter: QPainter, x: float, y: float, pixmap: QPixmap) -> None:
    size = pixmap.deviceIndependentSize()
    painter.drawPixmap(QPointF(x - 0.5 * size.width(), y - 0.5 * size.height()), pixmap)


def _clear(radius: float, ratio: float) -> QPixmap:
    side = math.ceil(2 * radius * ratio) + 2
    pixmap = QPixmap(side, side)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


@lru_cache(maxsize=64)
def _dot(radius: float, ratio: float, colour: str, casing: str) -> QPixmap:
    pixmap = _clear(radius + 1.5, ratio)
    middle = 0.5 * pixmap.deviceIndependentSize().width()
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for each, paint in ((radius + 1.4, casing), (radius, colour)):
        painter.setBrush(colour_of(paint))
        painter.drawEllipse(QPointF(middle, middle), each, each)
    painter.end()
    return pixmap


@lru_cache(maxsize=16)
def _ring(
    radius: float, ratio: float, fill: str, stripe: str | None, outline: str, casing: str
) -> QPixmap:
    pixmap = _clear(radius + 1.5, ratio)
    middle = 0.5 * pixmap.deviceIndependentSize().width()
    centre = QPointF(middle, middle)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    inner = QBrush(colour_of(fill))
    if stripe is not None:
        hatched = hatched_pixmap(2 * middle, 2 * middle, ratio, fill, stripe)
        inner = QBrush(hatched)
    weight = 0.18 * radius
    for each, brush in (
        (radius + 1.4, QBrush(colour_of(casing))),
        (radius, QBrush(colour_of(outline))),
        (radius - weight, QBrush(colour_of(casing))),
        (radius - 2 * weight, inner),
    ):
        painter.setBrush(brush)
        painter.drawEllipse(centre, each, each)
    painter.end()
    return pixmap
