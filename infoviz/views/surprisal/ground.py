"""What stays while points are dragged: the axes, both curves, and what they say of themselves."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.core.numbers import tick
from infoviz.views.surprisal.plot import PEAK, Plot
from infoviz.views.surprisal.scene import Scene

PIECES = 5
ARROW = 9.0
NAMED, UNDER = 0.7, 0.8
"""The shares at which the lower curve has its name, and the words below it end."""

_GRID = np.linspace(1e-9, 1.0, 200)


class Ground:
    """Draws the ground of one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def draw(self, painter: QPainter, plot: Plot) -> None:
        self._draw_axis(painter, plot, plot.top, plot.foot, plot.high)
        self._draw_curve(painter, plot)
        if plot.lower is not None:
            self._draw_lower(painter, plot, plot.lower)
        self._draw_shares(painter, plot)
        if plot.balance is not None:
            self._draw_balance(painter, plot, plot.balance)

    def _draw_axis(
        self, painter: QPainter, plot: Plot, top: float, foot: float, high: float
    ) -> None:
        theme, factor = self.scene.theme, plot.factor
        small = face(SMALL, factor)
        pieces = min(max(int((foot - top) / (30 * factor)), 2), PIECES)
        step = tick_step(high, pieces)
        for value in ticks(0.0, high, step):
            y = round((foot - value / high * (foot - top)) * plot.ratio) / plot.ratio
            line = QRectF(plot.left, y, plot.width, 1)
            painter.fillRect(line, colour_of(theme.grid if value else theme.muted))
            painter.setPen(colour_of(theme.muted))
            small.write_right(painter, plot.left - 8 * factor, y + 4 * factor, tick(value, step))
        painter.setPen(colour_of(theme.muted))
        unit = self.scene.desk.numbers.unit.id
        small.write_right(painter, plot.left - 8 * factor, top - 14 * factor, unit)

    def _draw_curve(self, painter: QPainter, plot: Plot) -> None:
        theme, factor = self.scene.theme, plot.factor
        _, x, y = plot.curve
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour_of(theme.m), 2.2 * factor))
        places = zip(x.tolist(), y.tolist(), strict=True)
        painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))
        self._draw_arrow(painter, plot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        written = face(NORMAL, factor, True)
        painter.setPen(colour_of(theme.text))
        log = self.scene.desk.numbers.unit.log
        formula = f"I(p) = −{log} p"
        written.write_right(painter, plot.right, plot.top + 14 * factor, formula)

    def _draw_arrow(self, painter: QPainter, plot: Plot) -> None:
        """The curve goes on where the scale ends."""
        _, x, y = plot.curve
        tip = QPointF(float(x[0]), float(y[0]) - ARROW * plot.factor)
        half = 0.5 * ARROW * plot.factor
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(self.scene.theme.m))
        base = tip.y() + 1.3 * ARROW * plot.factor
        corners = [tip, QPointF(tip.x() - half, base), QPointF(tip.x() + half, base)]
        painter.drawPolygon(QPolygonF(corners))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_lower(self, painter: QPainter, plot: Plot, lower: QRectF) -> None:
        """−p log p: what an outcome of each share adds to an entropy."""
        theme, factor = self.scene.theme, plot.factor
        self._draw_axis(painter, plot, lower.top(), lower.bottom(), plot.lower_high)
        p = np.unique(np.concatenate((plot.curve[0], _GRID)))
        heights = p * -np.log(np.maximum(p, 1e-300)) / plot.nats
        y = lower.bottom() - heights / plot.lower_high * lower.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour_of(theme.m), 2.0 * factor))
        places = zip(plot.xs(p).tolist(), y.tolist(), strict=True)
        painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))
        ends = [(1.0, 0.0), (PEAK, PEAK / plot.nats)]
        if not plot.is_log:
            ends.append((0.0, 0.0))
        for share, height in ends:
            level = lower.bottom() - height / plot.lower_high * lower.height()
            painter.setPen(QPen(colour_of(theme.text), 1.5))
            painter.setBrush(colour_of(theme.surface))
            painter.drawEllipse(QPointF(plot.x(share), level), 3.5 * factor, 3.5 * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        peak = QCoreApplication.translate("Surprisal", "peak at p = 1/e: {0}")
        text = peak.format(self.scene.desk.numbers.measure(PEAK))
        small, written = face(SMALL, factor), face(NORMAL, factor, True)
        painter.setPen(colour_of(theme.text))
        x = plot.x(PEAK) + 24 * factor
        width = small.width(text)
        x = min(x, plot.right - width)
        level = lower.bottom() - PEAK / plot.nats / plot.lower_high * lower.height()
        small.write(painter, x, level - 12 * factor, text)
        log = self.scene.desk.numbers.unit.log
        formula = f"−p · {log} p"
        level = lower.bottom() - NAMED * -math.log(NAMED) / plot.nats * (
            lower.height() / plot.lower_high
        )
        written.write(painter, plot.x(NAMED), level - 7 * factor, formula)
        painter.setPen(colour_of(theme.muted))
        zero = QCoreApplication.translate("Surprisal", "0 at both ends")
        if lower.height() > 56 * factor:
            # Under the curve, where it is still high enough for words.
            right = plot.x(UNDER) if not plot.is_log else plot.right - 60 * factor
            small.write_right(painter, right, lower.bottom() - 6 * factor, zero)

    def _draw_shares(self, painter: QPainter, plot: Plot) -> None:
        """The axis of shares, under the lowest curve."""
        theme, factor = self.scene.theme, plot.factor
        y = (plot.lower.bottom() if plot.lower is not None else plot.foot) + 18 * factor
        small = face(SMALL, factor)
        painter.setPen(colour_of(theme.muted))
        if plot.is_log:
            powers = range(0, math.floor(math.log10(plot.least)) - 1, -1)
            values = [10.0**power for power in powers if 10.0**power >= plot.least * 0.999]
        else:
            values = ticks(0.0, 1.0, 0.2)
        ends = []
        for value in values:
            text = tick(value, value if plot.is_log else 0.2)
            x = plot.x(value) - 0.5 * small.width(text)
            small.write(painter, x, y, text)
            ends.append((x, x + small.width(text)))
        word = QCoreApplication.translate("Surprisal", "share p")
        x = plot.x(10**-0.5 if plot.is_log else 0.5)  # between two ticks
        left, right = x - 0.5 * small.width(word) - 6, x + 0.5 * small.width(word) + 6
        if all(end < left or start > right for start, end in ends):
            small.write(painter, left + 6, y, word)

    def _draw_balance(self, painter: QPainter, plot: Plot, balance: QRectF) -> None:
        theme, factor = self.scene.theme, plot.factor
        middle = balance.center().x()
        painter.fillRect(
            QRectF(middle - 0.5, balance.top(), 1, balance.height()), colour_of(theme.muted)
        )
        written, small = face(NORMAL, factor, True), face(SMALL, factor)
        for side, way in (("a", -1), ("b", 1)):
            painter.setPen(colour_of(theme.of(f"{side}_text")))
            letter = side.upper()
            x = middle + way * 18 * factor - 0.5 * written.width(letter)
            written.write(painter, x, balance.bottom() + 18 * factor, letter)
        painter.setPen(colour_of(theme.muted))
        word = QCoreApplication.translate("Surprisal", "bar: weight in {0}")
        text = word.format(self.scene.weighting.by.upper())
        x = middle - 0.5 * small.width(text)
        small.write(painter, x, balance.top() - 12 * factor, text)
