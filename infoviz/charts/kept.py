"""Pixmaps that know how they were drawn: copied to pixels, and drawn again into a file."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from infoviz.charts.device import clipped, is_vector


class Kept(QPixmap):
    """What `paint` draws, `width` by `height` pixels of Qt, kept as a pixmap.

    `paint` is given a painter whose origin is its upper left corner.
    """

    def __init__(
        self,
        width: float,
        height: float,
        ratio: float,
        paint: Callable[[QPainter], None],
        ground: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent,
    ) -> None:
        super().__init__(_pixels(width * ratio), _pixels(height * ratio))
        self.paint, self.ratio = paint, ratio
        self.logical_size = QSizeF(self.width() / ratio, self.height() / ratio)
        self.setDevicePixelRatio(ratio)
        self.fill(ground)
        painter = QPainter(self)
        paint(painter)
        painter.end()


def _pixels(length: float) -> int:
    # What lies a rounding error beyond a whole pixel does not need another.
    return max(math.ceil(length - 1e-6), 1)


def draw_kept(painter: QPainter, place: QPointF, kept: Kept) -> None:
    """Draws the whole of it, its upper left corner at `place`."""
    if not is_vector(painter):
        painter.drawPixmap(place, kept)
        return
    painter.save()
    painter.translate(place)
    kept.paint(painter)
    painter.restore()


def draw_kept_within(painter: QPainter, place: QPointF, kept: Kept, *rects: QRectF) -> None:
    """Draws it at `place` into a file, and of it only what lies within `rects`."""
    with clipped(painter, *rects):
        draw_kept(painter, place, kept)
