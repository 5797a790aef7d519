"""Draws the boxes, the mean length, and what the areas add up to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import ratio_of
from infoviz.charts.fonts import SMALL
from infoviz.charts.glyphs import PILL, draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale, tick_step, ticks
from infoviz.core.numbers import tick
from infoviz.views.base import NO_OUTCOME
from infoviz.views.coding_cost.boxes import MANY, NARROW, draw_boxes, draw_columns, draw_grip
from infoviz.views.coding_cost.labels import draw_labels, draw_names, draw_terms
from infoviz.views.coding_cost.mean import draw_mean, draw_name
from infoviz.views.coding_cost.plot import MEAN_BAR, Plot, plot_in
from infoviz.views.coding_cost.scene import Scene
from infoviz.views.coding_cost.words import draw_reading, draw_sums

PIECES = 5


class Picture(Canvas):
    """Draws a scene. The view beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self.scale = GrowingScale(pieces=PIECES)
        self._plot: Plot | None = None
        self._laid: tuple[QRectF, float, float, float] | None = None

    @property
    def plot(self) -> Plot:
        return self._plot_on(QRectF(self.rect()), self.devicePixelRatioF())

    def _plot_on(self, rect: QRectF, ratio: float) -> Plot:
        laid = rect, self.scale.high, self.scene.desk.factor, ratio
        if self._plot is None or self._laid != laid:
            self._plot, self._laid = plot_in(*laid), laid
        return self._plot

    # What stays

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        painter.fillRect(rect, colour_of(scene.theme.surface))
        if scene.boxes is None:
            return
        plot = self._plot_on(rect, ratio_of(painter))
        theme, factor = scene.theme, plot.factor
        small = face(SMALL, factor)
        painter.setPen(colour_of(theme.muted))
        unit = scene.desk.numbers.unit.id
        title = QCoreApplication.translate("CodingCost", "codeword length, {0}").format(unit)
        small.write(painter, plot.mean.left(), plot.top - 16 * factor, title)
        if plot.axis is not None:
            text = QCoreApplication.translate("CodingCost", "share in {0}")
            text = text.format(scene.coding.coded.upper())
            middle = 0.5 * (plot.left + plot.right - small.width(text))
            small.write(painter, middle, plot.axis, text)
        draw_name(painter, scene, plot)
        pieces = min(max(int((plot.foot - plot.top) / (34 * factor)), 2), PIECES)
        step = tick_step(plot.high, pieces)
        for value in ticks(0.0, plot.high, step):
            y = round(plot.y(value) * plot.ratio) / plot.ratio
            painter.setPen(colour_of(theme.muted))
            small.write_right(painter, plot.left - 8 * factor, y + 4 * factor, tick(value, step))
            line = QRectF(plot.left, y, plot.mean.left() + MEAN_BAR * factor - plot.left, 1)
            painter.fillRect(line, colour_of(theme.grid if value else theme.line))
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(theme.focus), 2 * factor))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # What moves

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.boxes is None:
            return
        plot = self._plot_on(rect, ratio_of(painter))
        if len(scene.state) > MANY:
            draw_columns(painter, scene, plot)
        else:
            draw_boxes(painter, scene, plot)
        base = QRectF(plot.left, plot.foot, plot.width, 1)
        painter.fillRect(base, colour_of(scene.theme.muted))
        draw_grip(painter, scene, plot)
        draw_labels(painter, scene, plot)
        draw_names(painter, scene, plot)
        draw_terms(painter, scene, plot)
        draw_mean(painter, scene, plot)
        self._draw_handles(painter, plot)
        if plot.reading is not None and scene.gripped != NO_OUTCOME:
            draw_reading(painter, scene, plot.reading, scene.gripped)
        if plot.sums is not None:
            draw_sums(painter, scene, plot)

    def _draw_handles(self, painter: QPainter, plot: Plot) -> None:
        """A pill on the top, and one on the boundary to the right."""
        scene, boxes, outcome = self.scene, self.scene.shown, self.scene.gripped
        if outcome == NO_OUTCOME:
            return
        theme, factor = scene.theme, plot.factor
        left, right = plot.x(boxes.ends[outcome]), plot.x(boxes.ends[outcome + 1])
        if right - left >= NARROW:
            top = plot.y(min(float(boxes.lengths[outcome]), plot.high))
            length = min(PILL[0] * factor, max(0.8 * (right - left), 10.0))
            middle = 0.5 * (left + right)
            draw_pill(painter, middle, top, theme.text, theme.surface, length=length, factor=factor)
        if outcome < len(scene.state) - 1:
            y = plot.foot - 0.3 * (plot.foot - plot.top)
            draw_pill(painter, right, y, theme.text, theme.surface, factor=factor, is_upright=True)
