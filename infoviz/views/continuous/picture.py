"""The picture of the lens: both densities with their handles, and the integrand below them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import clipped, ratio_of
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.charts.strokes import Points, draw_pieces, pen, pieces_of
from infoviz.views.continuous.curves import Curves, curves_of, extent, peak
from infoviz.views.continuous.fills import Fills
from infoviz.views.continuous.ground import draw_ground
from infoviz.views.continuous.handles import Grips
from infoviz.views.continuous.labels import Labels, Leader, draw_area, draw_leaders, leaders_of
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.read_out import Box, Lines, draw_line, read_at
from infoviz.views.continuous.regions import Regions
from infoviz.views.continuous.scene import ROLES, Scene
from infoviz.views.continuous.steps import Steps

CURVE = 2.2

STRAIGHT = 0.01
"""A line that bends by less than so many pixels from one place to the next runs straight on."""

FURTHEST = 4
"""So many places on at most it is looked up again, lest what bends little bends unseen."""


class Picture(Canvas):
    """Draws a scene. `follow` takes what is new in it; scales shrink only where it has settled."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._heights = GrowingScale(pieces=4)
        self._values = GrowingScale(pieces=4)
        self._labels = Labels()
        self._box = Box()
        self._steps = Steps()
        self._fills: Fills | None = None
        self._plot: Plot | None = None
        self._curves: Curves | None = None
        self._grips: Grips | None = None
        self._regions: Regions | None = None
        self._leaders: list[Leader] = []
        self._laid: tuple[QRectF, float] | None = None

    @property
    def plot(self) -> Plot:
        """Where everything stands on the screen."""
        self._prepare(QRectF(self.rect()), self.devicePixelRatioF())
        assert self._plot is not None
        return self._plot

    @property
    def grips(self) -> Grips:
        """The handles that are in view."""
        self._prepare(QRectF(self.rect()), self.devicePixelRatioF())
        assert self._grips is not None
        return self._grips

    @property
    def curves(self) -> Curves:
        self._prepare(QRectF(self.rect()), self.devicePixelRatioF())
        assert self._curves is not None
        return self._curves

    def follow(self, *, settled: bool) -> None:
        """Draws other densities, or the same in another frame."""
        if self._laid is None:
            self.update()
            return
        if self._show(*self._laid, settled=settled):
            self.ground_changed()
        self.update()

    def lay_out(self) -> None:
        """Draws all anew: the theme, the desk, the size or the measure has changed."""
        self._laid = None
        self.ground_changed()

    # What is shown

    def _prepare(self, rect: QRectF, ratio: float) -> None:
        if self._laid != (rect, ratio):
            self._fills = None
            self._laid = rect, ratio
            self._show(rect, ratio, settled=True)

    def _show(self, rect: QRectF, ratio: float, *, settled: bool) -> bool:
        """Takes the curves; whether grids and ticks have changed."""
        scene = self._scene
        before = self._plot
        wide = max(rect.width(), 60.0)
        curves = self._curves = curves_of(scene.pair, scene.drawn.id, scene.frame, wide)
        rescale = GrowingScale.fit if settled else GrowingScale.grow
        rescale(self._heights, 0.0, peak(scene.pair, curves, scene.frame))
        rescale(self._values, *extent(curves, scene.nats, self._heights.high))
        values = self._values
        plot = Plot(
            rect, scene.factor, ratio, scene.frame, self._heights.high, values.low, values.high
        )
        if before is not None and plot == before and self._fills is not None:
            plot = before
        self._plot = plot
        in_unit = Curves(curves.x, curves.f, curves.g, curves.integrand / scene.nats)
        if self._fills is None:
            self._fills = Fills(plot, scene.theme)
        measure = scene.drawn
        self._fills.show(plot, in_unit, measure.colour, by_leader=measure.is_divergence)
        self._grips = Grips(scene, plot)
        self._regions = Regions(scene, plot)
        self._leaders = leaders_of(scene, plot, curves, self._regions.plates)
        if settled:
            self._labels.choose(scene, plot, curves, self._grips.boxes())
        return plot is not before

    # Drawing

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, colour_of(self._scene.theme.surface))
        self._prepare(rect, ratio_of(painter))
        assert self._plot is not None
        draw_ground(painter, self._scene, self._plot)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        self._prepare(rect, ratio_of(painter))
        scene, plot, curves = self._scene, self._plot, self._curves
        assert plot is not None
        assert curves is not None
        assert self._fills is not None
        assert self._grips is not None
        assert self._regions is not None
        self._fills.draw(painter)
        self._steps.draw(painter, scene, plot)
        self._regions.draw_bands(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_densities(painter, plot, curves)
        self._draw_integrand(painter, plot, curves)
        found = rect_of_box = None
        # Not while a handle is in the hand: it is the parameter that is read then, and what would
        # follow the pointer hides what the hand does.
        is_read = scene.pointer is not None and scene.held is None
        if is_read and plot.frame[0] <= scene.pointer <= plot.frame[1]:
            found = read_at(scene, scene.pointer, 1 / plot.per_unit)
            draw_line(painter, scene, plot, found)
            rect_of_box = self._box.rect(
                scene, plot, found, self._lines(plot, curves), self._grips.boxes()
            )
        self._grips.draw(painter)
        taken = self._grips.boxes()
        if rect_of_box is not None:
            taken.append(rect_of_box)
        self._labels.draw_names(painter, scene, plot, curves, taken)
        self._regions.draw_words(painter)
        draw_leaders(painter, scene, self._leaders)
        draw_area(painter, scene, plot)
        if found is not None and rect_of_box is not None:
            self._box.draw(painter, scene, rect_of_box, found)

    def _lines(self, plot: Plot, curves: Curves) -> Lines:
        higher = np.minimum(np.maximum(curves.f, curves.g), plot.top)
        values = np.where(np.isfinite(curves.integrand), curves.integrand, 0.0)
        return Lines(
            plot.xs(curves.x),
            plot.density_ys(higher),
            plot.integrand_ys(values / self._scene.nats),
            plot.integrand_y(0.0),
        )

    def _draw_densities(self, painter: QPainter, plot: Plot, curves: Curves) -> None:
        scene = self._scene
        x = plot.xs(curves.x)
        with clipped(painter, plot.upper.adjusted(0, -1, 0, 2)):
            for letter, values in (("g", curves.g), ("f", curves.f)):
                y = np.maximum(plot.density_ys(values), plot.upper.top() - 40)
                line = pieces_of(_bends(np.stack([x, y], axis=1)))
                ink = scene.theme.of(ROLES["f" if letter == "f" else "g"])
                draw_pieces(painter, line, pen(ink, CURVE * scene.factor))

    def _draw_integrand(self, painter: QPainter, plot: Plot, curves: Curves) -> None:
        """The curve in the colour of who has more, or in that of its measure."""
        scene, measure = self._scene, self._scene.drawn
        theme = scene.theme
        values = curves.integrand / scene.nats
        is_finite = np.isfinite(values)
        away = 3 * plot.lower.height()
        ys = np.clip(
            plot.integrand_ys(np.where(is_finite, values, 0.0)),
            plot.lower.top() - away,
            plot.foot + away,
        )
        line = pieces_of(np.stack([plot.xs(curves.x), ys], axis=1))
        known = is_finite[:-1] & is_finite[1:]
        width = CURVE * scene.factor
        with clipped(painter, plot.lower.adjusted(0, -2, 0, 2)):
            if measure.is_divergence:
                leader = curves.leader[:-1] + curves.leader[1:]
                draw_pieces(painter, line[known & (leader < 0)], pen(theme.b, width))
                draw_pieces(painter, line[known & (leader >= 0)], pen(theme.a, width))
            else:
                draw_pieces(painter, line[known], pen(theme.of(measure.colour), width))

    def read(self, place: QPointF) -> float | None:
        """The x that is read at a place; None where nothing is."""
        plot = self.plot
        area = plot.area.adjusted(0, -20 * self._scene.factor, 0, 0)
        return plot.value(place.x()) if area.contains(place) else None


def _bends(points: Points) -> Points:
    """The points of a line without those at which it runs straight on, as along the axis."""
    y = points[:, 1]
    kept = np.ones(len(y), dtype=bool)
    kept[1:-1] = np.abs(y[2:] - 2 * y[1:-1] + y[:-2]) > STRAIGHT
    kept[::FURTHEST] = True
    return points[kept]
