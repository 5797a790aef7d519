"""Draws the means: as levels with the band between them, as a balance, and in numbers."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.batch import RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of, glaze
from infoviz.charts.strokes import pen
from infoviz.core.measures import MEASURES
from infoviz.core.state import SIDES
from infoviz.views.surprisal.plot import Plot
from infoviz.views.surprisal.points import FEW, PALE
from infoviz.views.surprisal.scene import OTHER, Scene

BAR, THIN_BAR = 7, 2


def draw_levels(painter: QPainter, scene: Scene, plot: Plot) -> tuple[float, float]:
    """The mean heights as lines, and the band between them; where they stand, top first."""
    theme = scene.theme
    weighting, points = scene.weighting, scene.shown
    other = OTHER[weighting.by]
    own, cross = plot.y(points.level(weighting.own)), plot.y(points.level(weighting.cross))
    right = plot.balance.right() if plot.balance is not None else plot.right
    band = QRectF(plot.left, cross, right - plot.left, own - cross)
    painter.fillRect(
        band, glaze(blend(theme.of(f"hatch_{other}"), theme.surface, 0.55), theme.surface)
    )
    thick = max(round(2 * plot.ratio), 1) / plot.ratio
    line = QRectF(plot.left, own - 0.5 * thick, right - plot.left, thick)
    painter.fillRect(line, colour_of(theme.of(weighting.by)))
    painter.setPen(_dashed(theme.of(other), thick))
    painter.drawLine(QLineF(plot.left, cross, right, cross))
    return cross, own


@lru_cache(maxsize=8)
def _dashed(colour: str, width: float) -> QPen:
    """A pen, made once; not to be changed."""
    made = QPen(colour_of(colour), width)
    made.setDashPattern([5, 3])
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def draw_balance(painter: QPainter, scene: Scene, plot: Plot, balance: QRectF) -> None:
    """Each point's weight at its height: the levels are where these balance."""
    theme, points, read = scene.theme, scene.shown, scene.read
    weights = points.shares(scene.weighting.by)
    middle = round(balance.center().x() * plot.ratio)
    many = len(weights) > FEW
    thick = (THIN_BAR if many else BAR) * plot.factor
    tall = max(round(thick * plot.ratio), 1)
    for side in SIDES:
        ys, stacked = plot.ys(points.heights[side]), weights
        if many:
            # What stands at the same row of pixels is one bar.
            rows = np.rint(ys / thick).astype(np.intp)
            sums = np.bincount(rows, weights)
            kept = np.flatnonzero(sums)
            ys, stacked = (kept * thick).astype(np.float64), sums[kept].astype(np.float64)
        scale = 0.5 * balance.width() * plot.ratio / max(float(stacked.max()), 1e-300)
        lengths = np.rint(stacked * scale).astype(np.int32)
        bars = RectBatch(len(ys))
        bars.top[:] = np.rint((ys - 0.5 * thick) * plot.ratio)
        bars.bottom[:] = bars.top + tall - 1
        bars.left[:] = middle - lengths if side == "a" else middle
        bars.right[:] = bars.left + lengths - 1
        with device_pixels(painter, plot.ratio):
            bars.draw(painter, colour_of(blend(theme.of(side), theme.surface, PALE)))
            if 0 <= read < len(ys) and not many and lengths[read]:
                left, top = int(bars.left[read]), int(bars.top[read])
                strong = QRectF(left, top, int(lengths[read]), tall)
                painter.fillRect(strong, colour_of(theme.of(side)))


def draw_heights(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Beside the lower curve: what the heights of its points add up to."""
    assert plot.lower is not None
    theme, factor = scene.theme, plot.factor
    totals = scene.shown.analysis.totals
    small, written = face(SMALL, factor), face(NORMAL, factor, True)
    left = plot.right + 26 * factor
    y = plot.lower.top() + 0.35 * plot.lower.height()
    painter.setPen(colour_of(theme.muted))
    small.write(painter, left, y, QCoreApplication.translate("Surprisal", "heights add up to"))
    for side in SIDES:
        y += 22 * factor
        painter.setPen(QPen(colour_of(theme.of(side)), 2))
        is_disc = side == "a"
        painter.setBrush(colour_of(theme.of(side) if is_disc else theme.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawEllipse(QPointF(left + 5 * factor, y - 5 * factor), 4 * factor, 4 * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour_of(theme.of(f"{side}_text")))
        id = f"h_{side}"
        text = f"{MEASURES[id].symbol}  {scene.desk.numbers.measure(totals[id])}"
        written.write(painter, left + 20 * factor, y, text)


def draw_figures(painter: QPainter, scene: Scene, plot: Plot, band: tuple[float, float]) -> None:
    """Cross-entropy, divergence and entropy in this order, beside their levels."""
    theme, factor = scene.theme, plot.factor
    weighting, totals = scene.weighting, scene.shown.analysis.totals
    other = OTHER[weighting.by]
    cross, own = band
    written = face(NORMAL, factor, True)
    line = 20 * factor
    middle = min(max(0.5 * (cross + own), plot.top + line), plot.foot - line)
    rows = (
        (weighting.cross, cross, middle - line, theme.text),
        (weighting.gap, 0.5 * (cross + own), middle, theme.of(f"{other}_text")),
        (weighting.own, own, middle + line, theme.of(f"{weighting.by}_text")),
    )
    left = plot.figures_left
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for id, y, place, ink in rows:
        painter.setPen(pen(ink, 1.2))
        painter.drawLine(QLineF(left - 16 * factor, y, left - 4 * factor, place))
        painter.setPen(colour_of(ink))
        text = f"{MEASURES[id].symbol}  {scene.desk.numbers.measure(totals[id])}"
        written.write(painter, left, place + 5 * factor, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
