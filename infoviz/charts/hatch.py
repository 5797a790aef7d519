"""Hatching and dashes as pixmaps, to be copied in pieces: a textured brush costs milliseconds."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

PERIOD = 7.0
THICKNESS = 1.5
DASH, GAP = 4.0, 2.0


def hatched_pixmap(width: float, height: float, ratio: float, ground: str, stripe: str) -> QPixmap:
    """`width` by `height` pixels of `ground` with stripes that rise to the right."""
    pixmap = _pixmap(width, height, ratio)
    pixmap.fill(QColor(ground))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(stripe), THICKNESS, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    starts = [i * PERIOD for i in range(int((width + height) / PERIOD) + 2)]
    painter.drawLines([QLineF(x - height - 1, height + 1, x + 1, -1) for x in starts])
    painter.end()
    return pixmap


def dashed_pixmap(height: float, ratio: float, colour: str, casing: str) -> QPixmap:
    """A vertical dashed line with a casing, 3 pixels wide and transparent between the dashes."""
    pixmap = _pixmap(3, height, ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    y = 0.0
    while y < height:
        painter.fillRect(QRectF(0, y, 3, DASH), QColor(casing))
        painter.fillRect(QRectF(1, y, 1, DASH), QColor(colour))
        y += DASH + GAP
    painter.end()
    return pixmap


def _pixmap(width: float, height: float, ratio: float) -> QPixmap:
    pixmap = QPixmap(max(round(width * ratio), 1), max(round(height * ratio), 1))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
