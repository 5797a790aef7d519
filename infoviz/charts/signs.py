"""Dots, rings, plates and break strokes; what has round edges is kept as a pixmap."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.device import ratio_of
from infoviz.charts.hatch import PERIOD, stripe_pen
from infoviz.charts.kept import Kept, draw_kept
from infoviz.charts.raster import colour_of

DOT = 4.2
SMALL_DOT = 3.2
RING = 9.5
"""Radii at presentation factor 1."""


def draw_dot(
    painter: QPainter, x: float, y: float, colour: str, casing: str, radius: float
) -> None:
    """A dot with a casing, around (x, y)."""
    dot = _dot(radius, ratio_of(painter), colour, casing)
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
    ratio = ratio_of(painter)
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


def _stamp(painter: QPainter, x: float, y: float, kept: Kept) -> None:
    size = kept.logical_size
    draw_kept(painter, QPointF(x - 0.5 * size.width(), y - 0.5 * size.height()), kept)


def _side(radius: float, ratio: float) -> float:
    """The side of a pixmap around a disc, a pixel of the device wider than the disc each way."""
    return (math.ceil(2 * radius * ratio) + 2) / ratio


@lru_cache(maxsize=64)
def _dot(radius: float, ratio: float, colour: str, casing: str) -> Kept:
    side = _side(radius + 1.5, ratio)
    middle = QPointF(0.5 * side, 0.5 * side)

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for each, colours in ((radius + 1.4, casing), (radius, colour)):
            painter.setBrush(colour_of(colours))
            painter.drawEllipse(middle, each, each)

    return Kept(side, side, ratio, paint)


@lru_cache(maxsize=16)
def _ring(
    radius: float, ratio: float, fill: str, stripe: str | None, outline: str, casing: str
) -> Kept:
    side = _side(radius + 1.5, ratio)
    middle = QPointF(0.5 * side, 0.5 * side)
    weight = 0.18 * radius

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for each, colours in (
            (radius + 1.4, casing),
            (radius, outline),
            (radius - weight, casing),
            (radius - 2 * weight, fill),
        ):
            painter.setBrush(colour_of(colours))
            painter.drawEllipse(middle, each, each)
        if stripe is not None:
            painter.setPen(stripe_pen(stripe))
            painter.drawLines(_chords(middle, radius - 2 * weight))

    return Kept(side, side, ratio, paint)


def _chords(middle: QPointF, radius: float) -> list[QLineF]:
    """The stripes of hatching, which rise to the right, as far as they lie in a disc."""
    step, chords = PERIOD / math.sqrt(2), []
    for k in range(-int(radius / step), int(radius / step) + 1):
        half = math.sqrt(radius * radius - (k * step) ** 2) / math.sqrt(2)
        x, y = middle.x() + k * PERIOD / 2, middle.y() + k * PERIOD / 2
        chords.append(QLineF(x - half, y + half, x + half, y - half))
    return chords
