"""The gradient in the logits, as arrows on their bars and as numbers."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.numbers import signed
from infoviz.views.loss.pipeline.plot import Plot
from infoviz.views.loss.pipeline.scene import Scene

ARROW_PART = 0.18
"""How much of the scale an arrow of length 1 spans."""


class Arrows:
    """Draws ∂/∂z of a scene's objective on one plot."""

    def __init__(self, plot: Plot) -> None:
        self.plot = plot
        self._face = face(NORMAL, plot.factor)
        self._bold = face(NORMAL, plot.factor, True)
        self.has_numbers = not plot.is_low and self._face.width("+0.0000") + 4 <= plot.slot
        self.has_arrows = plot.slot >= 9 * plot.factor

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        plot, factor = self.plot, self.plot.factor
        if self.has_numbers:
            painter.setPen(colour_of(scene.theme.muted))
            x, y = plot.left - 7 * factor, plot.floor_y + 58 * factor
            face(SMALL, factor).write_right(painter, x, y, "∂/∂z")

    def draw(self, painter: QPainter, scene: Scene) -> None:
        if self.has_arrows:
            self._draw_arrows(painter, scene)
        if self.has_numbers:
            self._draw_numbers(painter, scene)
        elif 0 <= scene.gripped < len(scene.state):
            self._draw_one(painter, scene, scene.gripped)

    def _draw_arrows(self, painter: QPainter, scene: Scene) -> None:
        """∂/∂z of each logit, from its end, up where raising it raises the loss."""
        plot, factor, theme = self.plot, self.plot.factor, scene.theme
        gradient, gap, z = scene.shown.gradient, scene.shown.gap, scene.shown.z
        length = (plot.floor_y - plot.ceiling_y) * ARROW_PART * 2
        half = min(0.5 * plot.slot, 14 * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = {
            side: QPen(colour_of(theme.of(side)), 2.2 * factor, c=Qt.PenCapStyle.FlatCap)
            for side in ("a", "b")
        }
        for outcome in plot.columns.visible:
            slope = float(gradient[outcome])
            if not slope or not math.isfinite(float(z[outcome])):
                continue
            # An arrow is at most as long as the scale lets it be seen.
            reach = max(min(slope, 1.0), -1.0) * length
            side = "b" if gap[outcome] > 0 else "a"
            start = min(max(plot.y(float(z[outcome])), plot.ceiling_y), plot.floor_y)
            end = min(max(start - reach, plot.ceiling_y - 14), plot.floor_y + 14)
            right = plot.columns.bar(outcome)[1] / plot.ratio
            x = min(right + 0.3 * half, plot.middle(outcome) + 0.5 * plot.slot - 2)
            painter.setPen(pens[side])
            painter.drawLine(QLineF(x - 0.4 * half, start, x + 0.4 * half, start))
            head = min(6 * factor, abs(end - start))
            tip = head if end > start else -head
            painter.drawLine(QLineF(x, start, x, end - tip))
            if head >= 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour_of(theme.of(side)))
                wing = 0.7 * head
                points = [
                    QPointF(x, end),
                    QPointF(x - wing, end - tip),
                    QPointF(x + wing, end - tip),
                ]
                painter.drawPolygon(QPolygonF(points))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_one(self, painter: QPainter, scene: Scene, outcome: int) -> None:
        """The number of the arrow under the pointer, where there is no row of them."""
        plot, theme, shown = self.plot, scene.theme, scene.shown
        slope = signed(float(shown.gradient[outcome]), scene.desk.measure_decimals)
        text, factor = f"∂/∂z {slope}", plot.factor
        width = self._bold.width(text)
        x = min(max(plot.middle(outcome) - 0.5 * width, plot.left), plot.right - width)
        y = plot.ceiling_y - 5 * factor
        back = QRectF(x - 3, y - 12 * factor, width + 6, 16 * factor)
        painter.fillRect(back, colour_of(theme.surface))
        side = "b_text" if shown.gap[outcome] > 0 else "a_text"
        painter.setPen(colour_of(theme.of(side)))
        self._bold.write(painter, x, y, text)

    def _draw_numbers(self, painter: QPainter, scene: Scene) -> None:
        plot, theme = self.plot, scene.theme
        strong = {scene.held, scene.hovered, scene.gripped}
        gradient, gap = scene.shown.gradient, scene.shown.gap
        inks = {side: colour_of(theme.of(f"{side}_text")) for side in ("a", "b")}
        y = plot.floor_y + 58 * plot.factor
        for outcome in plot.columns.visible:
            text = signed(float(gradient[outcome]), scene.desk.measure_decimals)
            written = self._bold if outcome in strong else self._face
            if written.width(text) > plot.slot + 2:
                continue
            painter.setPen(inks["b" if gap[outcome] > 0 else "a"])
            written.write(painter, plot.middle(outcome) - 0.5 * written.width(text), y, text)
