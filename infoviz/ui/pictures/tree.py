"""Draws a widget with all that stands on it, by whatever painter: pixels, SVG or PDF.

QWidget.render would copy what the charts keep for the screen. So a chart is asked to draw itself,
as are its neighbours one by one, from the back to the front.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import clipped


def draw_tree(painter: QPainter, widget: QWidget) -> None:
    """Draws `widget` with its upper left corner at the painter's origin."""
    if isinstance(widget, Canvas):
        rect = QRectF(widget.rect())
        with clipped(painter, rect):
            for draw in (widget.draw_ground, widget.draw_highlight, widget.draw):
                # Each begins with a painter as it is given one for the screen.
                painter.save()
                draw(painter, rect)
                painter.restore()
    else:
        # Without background of the window, and without its children.
        widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow():
            painter.save()
            painter.translate(QPointF(child.pos()))
            draw_tree(painter, child)
            painter.restore()
