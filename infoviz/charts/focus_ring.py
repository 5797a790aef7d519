"""The ring around a picture that has the keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.raster import colour_of
from infoviz.theme import Theme


def draw_focus_ring(painter: QPainter, theme: Theme, rect: QRectF, factor: float) -> None:
    """Just inside `rect`, the whole picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour_of(theme.focus), 2 * factor))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
