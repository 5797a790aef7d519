"""Hatching and dashes as pixmaps, to be copied in pieces: a textured brush costs milliseconds."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from infoviz.charts.kept import Kept

PERIOD = 7.0
THICKNESS = 1.5
DASH, GAP = 4.0, 2.0


def hatched_pixmap(width: float, height: float, ratio: float, ground: str, stripe: str) -> Kept:
    """`width` by `height` pixels of `ground` with stripes that rise to the right."""

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, width, height), QColor(ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(stripe_pen(stripe))
        starts = [i * PERIOD for i in range(int((width + height) / PERIOD) + 2)]
        painter.drawLines([QLineF(x - height - 1, height + 1, x + 1, -1) for x in starts])

    return Kept(width, height, ratio, paint, QColor(ground))


def stripe_pen(stripe: str) -> QPen:
    """The pen of the stripes."""
    return QPen(QColor(stripe), THICKNESS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def dashed_pixmap(height: float, ratio: float, colour: str, casing: str) -> Kept:
    """A vertical dashed line with a casing, 3 pixels wide and transparent between the dashes."""

    def paint(painter: QPainter) -> None:
        y = 0.0
        while y < height:
            painter.fillRect(QRectF(0, y, 3, DASH), QColor(casing))
            painter.fillRect(QRectF(1, y, 1, DASH), QColor(colour))
            y += DASH + GAP

    return Kept(3, height, ratio, paint)
