"""What an editor looks like: ground, highlight, bars, numbers and handle, one over the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas, device_pixels
from infoviz.charts.device import is_vector, ratio_of
from infoviz.charts.raster import colour_of
from infoviz.core.distribution import Vector
from infoviz.views.editor import ground
from infoviz.views.editor.bars import Bars
from infoviz.views.editor.header import Numbers, draw_title
from infoviz.views.editor.highlight import draw_selection, draw_strip, draw_strong_labels
from infoviz.views.editor.labels import LabelRow
from infoviz.views.editor.many_bars import ManyBars
from infoviz.views.editor.plot import Plot, plot_of
from infoviz.views.editor.scene import Scene
from infoviz.views.editor.values import Values, draw_handle


class Parts:
    """What the picture is made of at one size, kept until the ground changes."""

    def __init__(
        self, scene: Scene, width: float, height: float, ratio: float, in_file: bool = False
    ) -> None:
        self.key = width, height, ratio, in_file
        factor, n = scene.desk.factor, len(scene.state)
        self.plot = plot_of(width, height, ratio, factor, n, scene.span, scene.high)
        self.labels = LabelRow(scene, self.plot)
        self.values = Values(scene, self.plot)
        self.numbers = Numbers(scene, self.plot)
        are_single = ground.are_single(self.plot, in_file)
        self.bars = (Bars if are_single else ManyBars)(self.plot, scene.theme, scene.side)


class Picture(Canvas):
    """Draws a scene. The editor beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self._parts: Parts | None = None
        self._shares: Vector | None = None
        self._are_bars_kept = False

    @property
    def parts(self) -> Parts:
        """What it is made of on the screen."""
        if self._parts is None:
            self._parts = Parts(self.scene, self.width(), self.height(), self.devicePixelRatioF())
        return self._parts

    @property
    def plot(self) -> Plot:
        """Where everything stands on the screen."""
        return self.parts.plot

    def tells_all(self, outcome: int) -> bool:
        """Whether the label and the number of an outcome can be read in the picture."""
        return self.parts.labels.is_whole(outcome) and self.parts.values.fit

    def ground_changed(self) -> None:
        self._parts = None
        super().ground_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._parts = None
        super().resizeEvent(event)

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        painter.fillRect(rect, colour_of(scene.theme.surface))
        if scene.analysis is None:
            return
        parts = self._parts_on(painter, rect)
        ground.draw_axis(painter, scene, parts.plot)
        ground.draw_ghost(painter, scene, parts.plot)
        ground.draw_labels(painter, scene, parts.plot, parts.labels)
        ground.draw_span(painter, scene, parts.plot, rect)
        draw_title(painter, scene, parts.plot)
        ground.draw_focus(painter, scene, rect, parts.plot.factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Bars that stand still, as the other editor's do in a drag, are kept with the highlight,
        # and only the marks move over them.
        shares = self.scene.shares if self.scene.analysis is not None else None
        if self._are_bars_kept != (shares is self._shares):
            self._are_bars_kept = shares is self._shares
            self.forget_highlight()
        self._shares = shares
        super().paintEvent(event)

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        parts = self._parts_on(painter, rect)
        draw_strip(painter, self.scene, parts.plot)
        draw_strong_labels(painter, self.scene, parts.plot, parts.labels)
        draw_selection(painter, self.scene, parts.plot)
        if self._are_bars_kept and isinstance(parts.bars, Bars):
            with device_pixels(painter, parts.plot.ratio):
                parts.bars.draw_bars(painter, self.scene.shares)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.analysis is None:
            return
        parts = self._parts_on(painter, rect)
        bars = parts.bars
        with device_pixels(painter, parts.plot.ratio):
            if isinstance(bars, ManyBars):
                bars.draw(painter, scene.shares, scene.others)
            else:
                if not self._are_bars_kept:
                    bars.draw_bars(painter, scene.shares)
                bars.draw_marks(painter, scene.others)
        parts.values.draw(painter, scene)
        draw_handle(painter, scene, parts.plot)
        parts.numbers.draw(painter, scene)

    def _parts_on(self, painter: QPainter, rect: QRectF) -> Parts:
        """The parts for the size and the resolution of what is drawn on."""
        key = rect.width(), rect.height(), ratio_of(painter), is_vector(painter)
        if key == self.parts.key:
            return self.parts
        parts = Parts(self.scene, *key)
        if key == (self.width(), self.height(), self.devicePixelRatioF(), False):
            # The window has come to a screen of another resolution.
            self._parts = parts
        return parts
