"""The picture of the pipeline: bars, table, routes, words, one over the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import ratio_of
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.views.base import NO_OUTCOME
from infoviz.views.loss.pipeline.bars import Bars
from infoviz.views.loss.pipeline.plot import PIECES, Layout, Plot, lay_out, plot_in
from infoviz.views.loss.pipeline.routes import routes_in
from infoviz.views.loss.pipeline.scene import Scene
from infoviz.views.loss.pipeline.table import Table
from infoviz.views.loss.pipeline.words import draw_arrows, draw_mistakes


class Parts:
    """What the picture is made of at one size, kept until the ground changes."""

    def __init__(self, scene: Scene, scale: GrowingScale, rect: QRectF, ratio: float) -> None:
        self.key = rect.width(), rect.height(), ratio
        factor, n = scene.desk.factor, len(scene.state)
        self.layout: Layout = lay_out(
            rect,
            factor,
            n,
            shows_mistakes=scene.options.shows_mistakes,
            is_low=scene.is_low,
        )
        self.plot: Plot = plot_in(self.layout.bars, ratio, factor, n, scale.low, scale.high)
        self.bars = Bars(scene, self.plot)
        scene.first_row = max(min(scene.first_row, n - self.layout.rows), 0)
        self.table = Table(scene, self.layout) if self.layout.table else None
        self.routes = routes_in(self.layout)


class Picture(Canvas):
    """Draws a scene. The view beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self.scale = GrowingScale(pieces=PIECES)
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """What it is made of on the screen."""
        return self._parts_on(QRectF(self.rect()), self.devicePixelRatioF())

    @property
    def plot(self) -> Plot:
        return self.parts.plot

    def outcome_at(self, x: float, y: float) -> int:
        """The outcome whose bar or row is at a place."""
        if self.scene.figures is None:
            return NO_OUTCOME
        parts = self.parts
        plot = parts.plot
        if plot.left <= x < plot.right and y < self.height():
            under = parts.layout.bars.bottom()
            return plot.outcome_at(x) if y <= under else NO_OUTCOME
        row = parts.table.grid.row_at(x, y) if parts.table is not None else None
        if row is None:
            return NO_OUTCOME
        return min(self.scene.first_row + row, len(self.scene.state) - 1)

    def ground_changed(self) -> None:
        self._parts = None
        super().ground_changed()

    def _parts_on(self, rect: QRectF, ratio: float) -> Parts:
        parts = self._parts
        if parts is None or parts.key != (rect.width(), rect.height(), ratio):
            parts = Parts(self.scene, self.scale, rect, ratio)
            if rect == QRectF(self.rect()):
                self._parts = parts
        return parts

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        painter.fillRect(rect, colour_of(scene.theme.surface))
        if scene.figures is None:
            return
        parts = self._parts_on(rect, ratio_of(painter))
        parts.bars.draw_ground(painter, scene)
        if parts.routes is not None:
            parts.routes.draw_ground(painter, scene)
        if parts.layout.arrows is not None:
            draw_arrows(painter, scene, parts.layout.arrows)
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(scene.theme.focus), 2 * scene.desk.factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(parts.layout.bars.adjusted(-4, 0, 4, -2), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.figures is None:
            return
        parts = self._parts_on(rect, ratio_of(painter))
        parts.bars.draw_highlight(painter, scene)
        if parts.table is not None:
            parts.table.draw_ground(painter, scene)
        if scene.keeps_b:
            self._draw_b(painter, parts)

    def _draw_b(self, painter: QPainter, parts: Parts) -> None:
        """What does not change with A."""
        parts.bars.draw_b(painter, self.scene)
        if parts.table is not None:
            parts.table.draw_b(painter, self.scene)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.figures is None:
            return
        parts = self._parts_on(rect, ratio_of(painter))
        if not scene.keeps_b:
            self._draw_b(painter, parts)
        parts.bars.draw(painter, scene)
        if parts.table is not None:
            parts.table.draw(painter, scene)
        if parts.routes is not None:
            parts.routes.draw(painter, scene)
        if parts.layout.mistakes is not None:
            draw_mistakes(painter, scene, parts.layout.mistakes)
