"""The mean codeword as a box on the same scale, with its numbers beside it."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.batch import PieceBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.fonts import NORMAL, font
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.strokes import pen
from infoviz.core.measures import MEASURES
from infoviz.views.coding_cost.boxes import TOP_LINE, draw_break, hatch_of
from infoviz.views.coding_cost.plot import MEAN_BAR, Plot
from infoviz.views.coding_cost.scene import Scene


def draw_name(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """What the box is, below it."""
    painter.setPen(colour_of(scene.theme.muted))
    painter.setFont(font(NORMAL, plot.factor))
    words = QCoreApplication.translate("CodingCost", "mean length")
    place = QPointF(plot.mean.left() - 4 * plot.factor, plot.foot + 18 * plot.factor)
    painter.drawText(place, words)


def draw_mean(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Entropy, then the extra cost."""
    boxes, factor, theme = scene.shown, plot.factor, scene.theme
    totals, coding = boxes.analysis.totals, scene.coding
    left, width = plot.mean.left(), MEAN_BAR * factor
    entropy = totals[coding.entropy] / boxes.nats
    cost = totals[coding.cost] / boxes.nats
    entropy_y, cost_y = plot.y(entropy), plot.y(cost)
    solid = QRectF(left, entropy_y, width, plot.foot - entropy_y)
    painter.fillRect(solid, colour_of(theme.of(coding.coded)))
    if coding.extra is not None:
        _draw_hatched(painter, scene, plot, cost_y, entropy_y)
        line = QRectF(left, cost_y - 0.5 * TOP_LINE, width, TOP_LINE)
        painter.fillRect(line, colour_of(theme.of(coding.code)))
    if cost == math.inf:
        draw_break(painter, scene, plot, left, left + width)
    _draw_figures(painter, scene, plot, left + width, entropy_y, cost_y)


def _draw_hatched(painter: QPainter, scene: Scene, plot: Plot, top_y: float, foot_y: float) -> None:
    """By whole device pixels: a source of none is the whole pixmap to Qt."""
    top, foot = round(top_y * plot.ratio), round(foot_y * plot.ratio)
    if foot <= top:
        return
    left = np.array([round(plot.mean.left() * plot.ratio)], dtype=np.int32)
    width = np.array([round(MEAN_BAR * plot.factor * plot.ratio)], dtype=np.int32)
    highest = round((plot.top - 6) * plot.ratio)
    with device_pixels(painter, plot.ratio):
        piece = PieceBatch(1, hatch_of(scene, plot), round(plot.left * plot.ratio), highest)
        piece.set_across(left, width)
        piece.draw(painter, np.array([top], dtype=np.int32), foot)


def _draw_figures(
    painter: QPainter, scene: Scene, plot: Plot, right: float, entropy_y: float, cost_y: float
) -> None:
    """Cost, extra cost and entropy beside the bar, in this order, each by its piece."""
    factor, theme = plot.factor, scene.theme
    coding, totals = scene.coding, scene.shown.analysis.totals
    written = face(NORMAL, factor, True)
    rows = [(coding.cost, cost_y, theme.text)]
    if coding.extra is not None:
        ink = theme.of(f"{coding.code}_text")
        rows.append((coding.extra, 0.5 * (cost_y + entropy_y), ink))
        ink = theme.of(f"{coding.coded}_text")
        rows.append((coding.entropy, 0.5 * (entropy_y + plot.foot), ink))
    line = 20 * factor
    # From the lowest up, each at least a line above the one before.
    below = plot.foot - 2
    places = []
    for id, y, ink in reversed(rows):
        place = min(y + 5 * factor, below)
        places.append((id, y, place, ink))
        below = place - line
    up = min((place for _, _, place, _ in places), default=0.0) - plot.top
    shift = max(12 * factor - up, 0.0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for id, y, place, ink in places:
        place += shift
        text = f"{MEASURES[id].symbol}  {scene.desk.numbers.measure(totals[id])}"
        painter.setPen(pen(ink, 1.2))
        painter.drawLine(QLineF(right + 3, y, right + 16 * factor, place - 5 * factor))
        painter.setPen(colour_of(ink))
        written.write(painter, right + 20 * factor, place, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
