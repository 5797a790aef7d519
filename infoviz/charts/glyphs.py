"""Small signs that the charts draw: a handle that can be dragged, and a lock."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from infoviz.charts.device import ratio_of
from infoviz.charts.kept import Kept, draw_kept

PILL = 27.0, 8.0
LOCK = 8.0, 10.0


def draw_pill(
    painter: QPainter,
    x: float,
    y: float,
    outline: str,
    fill: str,
    *,
    length: float = PILL[0],
    factor: float = 1.0,
    is_upright: bool = False,
) -> None:
    """The handle, around (x, y). It lies across its travel: upright where it moves sideways."""
    ratio = ratio_of(painter)
    pill = _pill(round(length), factor, ratio, outline, fill, is_upright)
    size = pill.logical_size
    draw_kept(painter, QPointF(x - 0.5 * size.width(), y - 0.5 * size.height()), pill)


@lru_cache(maxsize=16)
def _pill(
    length: int, factor: float, ratio: float, outline: str, fill: str, is_upright: bool
) -> Kept:
    # Kept, since smooth round ends cost more than all else of a frame's signs together.
    width, height = length + 2 * factor, (PILL[1] + 2) * factor
    if is_upright:
        width, height = height, width

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(outline), 2 * factor))
        painter.setBrush(QColor(fill))
        body = QRectF(0, 0, width, height).adjusted(factor, factor, -factor, -factor)
        end = 0.5 * min(body.width(), body.height())
        painter.drawRoundedRect(body, end, end)

    return Kept(width, height, ratio, paint)


def draw_lock(painter: QPainter, x: float, y: float, colour: QColor, factor: float = 1.0) -> None:
    """A closed lock, 8 by 10 pixels times the factor, around (x, y)."""
    width, height = LOCK[0] * factor, LOCK[1] * factor
    body = QRectF(x - 0.5 * width, y - 0.05 * height, width, 0.55 * height)
    shackle = QRectF(x - 0.3 * width, y - 0.5 * height, 0.6 * width, 0.8 * height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.4 * factor))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(shackle, 0, 180 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(body, factor, factor)
    painter.restore()
