"""What stays of the way while anything is dragged: both panels, the strip and the words."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.axes import crisp, draw_level_axis, draw_panels, draw_tick
from infoviz.charts.device import ratio_of
from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import SMALL, font, metrics
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.charts.strokes import dashes_of, draw_pieces, pen, pieces_of
from infoviz.core.numbers import tick
from infoviz.views.landscape.path.lines import DASH, GAP
from infoviz.views.landscape.path.plot import Plot
from infoviz.views.landscape.scene import Scene


class Ground:
    """Draws the ground of one plot."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self._scene, self.plot = scene, plot

    def draw(self, painter: QPainter) -> None:
        scene, plot = self._scene, self.plot
        theme, factor, room = scene.theme, scene.factor, plot.room
        ratio = ratio_of(painter)
        widths = text_widths(SMALL, factor)
        draw_panels(painter, theme, plot)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        unit = scene.desk.numbers.unit.id
        draw_right(painter, room.left - 7 * factor, room.titles, unit, widths)
        if room.strip is not None:
            self._draw_strip_axis(painter)
            zero = QRectF(room.left, crisp(room.foot, ratio), room.right - room.left, 1)
            painter.fillRect(zero, colour_of(theme.muted))
        draw_level_axis(painter, theme, factor, room.left, room.right, room.axis)
        if room.words is not None:
            self._draw_words(painter)

    def _draw_strip_axis(self, painter: QPainter) -> None:
        """The strip's heading, its zero and its ticks."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        room, strip = plot.room, plot.strip
        assert room.strip is not None
        per_value = plot.per_unit * strip.times
        step = tick_step((room.strip[1] - room.strip[0]) / per_value, 2)
        low = -(room.strip[1] - plot.strip_zero) / per_value
        high = (plot.strip_zero - room.strip[0]) / per_value
        for value in ticks(low, high, step) if strip.is_needed else [0.0]:
            y = crisp(plot.strip_zero - value * per_value, ratio_of(painter))
            draw_tick(painter, scene.theme, plot, y, tick(value, step))
        zero = crisp(plot.strip_zero, ratio_of(painter))
        line = QRectF(room.left, zero, room.right - room.left, 1)
        painter.fillRect(line, colour_of(scene.theme.muted))
        text = QCoreApplication.translate("Landscape", "geometric − arithmetic")
        if strip.is_needed:
            text = QCoreApplication.translate(
                "Landscape", "geometric − arithmetic, {0} × as tall"
            ).format(f"{strip.times:g}")
        painter.drawText(QPointF(room.left, room.strip[0] - 6 * factor), text)

    def _draw_words(self, painter: QPainter) -> None:
        """What the axis is, and what solid and dashed lines are."""
        scene, room, factor = self._scene, self.plot.room, self._scene.factor
        assert room.words is not None
        own, other = scene.options.moves.upper(), scene.options.stands.upper()
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        widths = text_widths(SMALL, factor)
        text = QCoreApplication.translate("Landscape", "t, the way from {0}₀ to {1}")
        text = text.format(own, other)
        painter.drawText(QPointF(room.left, room.words), text)
        free = room.right - room.left - widths(text) - 20 * factor
        long = [
            QCoreApplication.translate("Landscape", "arithmetic, {0} = (1 − t) · {0}₀ + t · {1}"),
            QCoreApplication.translate("Landscape", "geometric, {0} ∝ {0}₀¹⁻ᵗ · {1}ᵗ"),
        ]
        short = [
            QCoreApplication.translate("Landscape", "arithmetic"),
            QCoreApplication.translate("Landscape", "geometric"),
        ]
        sample, space, apart = 34 * factor, 8 * factor, 22 * factor
        for words in (long, short):
            texts = [each.format(own, other) for each in words]
            needed = sum(widths(each) + sample + space for each in texts) + apart
            if needed <= free:
                break
        else:
            return
        x = room.right - needed
        y = room.words - 0.36 * metrics(SMALL, factor).ascent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, each in enumerate(texts):
            line = np.array([[x, y], [x + sample, y]])
            pieces = dashes_of(line, DASH * factor, GAP * factor) if i else pieces_of(line)
            draw_pieces(painter, pieces, pen(scene.theme.text, 2.0 * factor))
            painter.setPen(colour_of(scene.theme.muted))
            painter.drawText(QPointF(x + sample + space, room.words), each)
            x += sample + space + widths(each) + apart
