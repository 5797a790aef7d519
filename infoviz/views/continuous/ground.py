"""What stays in the picture while the curves move: grids, ticks, and what is drawn below."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.axes import crisp, draw_upright_axis
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import LARGE, SMALL, font
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import ticks
from infoviz.core.numbers import tick
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import Scene


def formula_width(scene: Scene) -> float:
    return text_widths(LARGE, scene.factor, True)(scene.text(scene.drawn.integrand_text))


def draw_ground(painter: QPainter, scene: Scene, plot: Plot) -> None:
    theme, factor = scene.theme, scene.factor
    for area, low, high, step in (
        (plot.upper, 0.0, plot.top, plot.density_step),
        (plot.lower, plot.low, plot.high, plot.integrand_step),
    ):
        draw_upright_axis(
            painter,
            theme,
            factor,
            low=low,
            high=high,
            step=step,
            left=plot.left,
            right=plot.right,
            foot=area.bottom(),
            per_unit=area.height() / (high - low),
            ratio=plot.ratio,
        )
    _draw_titles(painter, scene, plot)
    _draw_axis(painter, scene, plot)


def _draw_titles(painter: QPainter, scene: Scene, plot: Plot) -> None:
    theme, factor = scene.theme, scene.factor
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    left = plot.rect.left() + 12 * factor
    title = QCoreApplication.translate("Continuous", "density, per unit of x")
    painter.drawText(QPointF(left, plot.upper.top() - 10 * factor), title)
    painter.setFont(font(LARGE, factor, True))
    painter.setPen(colour_of(theme.text))
    baseline = plot.lower.top() - 11 * factor
    painter.drawText(QPointF(left, baseline), scene.text(scene.drawn.integrand_text))


def _draw_axis(painter: QPainter, scene: Scene, plot: Plot) -> None:
    theme, factor = scene.theme, scene.factor
    muted = colour_of(theme.muted)
    foot = crisp(plot.foot, plot.ratio)
    for y in (plot.upper.bottom(), plot.integrand_y(0.0)):
        painter.fillRect(QRectF(plot.left, crisp(y, plot.ratio), plot.right - plot.left, 1), muted)
    painter.fillRect(QRectF(plot.left, foot, plot.right - plot.left, 1), colour_of(theme.line))
    painter.setFont(font(SMALL, factor))
    painter.setPen(muted)
    widths = text_widths(SMALL, factor)
    baseline = foot + 18 * factor
    for value in ticks(*plot.frame, plot.step):
        x = plot.x(value)
        painter.fillRect(QRectF(crisp(x, plot.ratio), foot, 1, 4 * factor), muted)
        text = tick(value, plot.step)
        painter.drawText(QPointF(x - 0.5 * widths(text), baseline), text)
    painter.drawText(QPointF(plot.rect.left() + 12 * factor, baseline), "x")
