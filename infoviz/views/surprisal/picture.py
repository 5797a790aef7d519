"""Draws the curves, the points, the levels with the band between them, and the balance."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import ratio_of
from infoviz.charts.fonts import NORMAL
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.charts.strokes import pen
from infoviz.views.surprisal.ground import PIECES, Ground
from infoviz.views.surprisal.labels import place_labels
from infoviz.views.surprisal.levels import (
    draw_balance,
    draw_figures,
    draw_heights,
    draw_levels,
)
from infoviz.views.surprisal.plot import FLOOR, Plot, plot_in
from infoviz.views.surprisal.points import draw_dot_again, draw_handle, draw_points
from infoviz.views.surprisal.scene import Scene
from infoviz.views.surprisal.words import draw_reading, draw_sums


class Picture(Canvas):
    """Draws a scene. The view beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self.scale = GrowingScale(pieces=PIECES)
        self.least = FLOOR
        self._plot: Plot | None = None
        self._size = 0.0, 0.0, 0.0

    @property
    def plot(self) -> Plot:
        return self._plot_on(QRectF(self.rect()), self.devicePixelRatioF())

    def ground_changed(self) -> None:
        self._plot = None
        super().ground_changed()

    def _plot_on(self, rect: QRectF, ratio: float) -> Plot:
        scene = self.scene
        own = rect == QRectF(self.rect()) and ratio == self.devicePixelRatioF()
        if own and self._plot is not None and self._size == (rect.width(), rect.height(), ratio):
            return self._plot
        plot = plot_in(
            rect,
            self.scale.high,
            scene.desk.numbers.unit.nats,
            self.least,
            scene.options.axis == "log",
            scene.desk.factor,
            ratio,
        )
        if own:
            self._plot, self._size = plot, (rect.width(), rect.height(), ratio)
        return plot

    # What stays

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        painter.fillRect(rect, colour_of(scene.theme.surface))
        if scene.points is None:
            return
        plot = self._plot_on(rect, ratio_of(painter))
        Ground(scene).draw(painter, plot)
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(scene.theme.focus), 2 * plot.factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # What moves

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.points is None:
            return
        plot = self._plot_on(rect, ratio_of(painter))
        band = draw_levels(painter, scene, plot)
        draw_points(painter, scene, plot)
        if plot.balance is not None:
            draw_balance(painter, scene, plot, plot.balance)
        self._draw_labels(painter, plot, band)
        draw_handle(painter, scene, plot)
        draw_figures(painter, scene, plot, band)
        if plot.lower is not None:
            draw_heights(painter, scene, plot)
        if plot.reading is not None and scene.read >= 0:
            draw_reading(painter, scene, plot.reading, scene.read)
        if plot.sums is not None:
            draw_sums(painter, scene, plot.sums)

    def _draw_labels(self, painter: QPainter, plot: Plot, band: tuple[float, float]) -> None:
        scene, theme, factor = self.scene, self.scene.theme, plot.factor
        for label in place_labels(scene, plot, band):
            ink = theme.of(f"{label.mark[0]}_text")
            painter.setPen(pen(blend(ink, theme.surface, 0.6), 1.0))
            written = face(NORMAL, factor, label.is_bold)
            end = label.place + QPointF(-3 * factor, -4 * factor)
            if label.place.x() < label.point.x():
                end.setX(label.place.x() + written.width(label.text) + 3 * factor)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawLine(QLineF(label.point, end))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(colour_of(ink))
            written.write(painter, label.place.x(), label.place.y(), label.text)
            draw_dot_again(painter, scene, plot, label.mark)
