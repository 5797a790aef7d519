"""Draws the curves, the points, the levels with the band between them, and the balance."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.glyphs import draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of, glaze
from infoviz.charts.scale import GrowingScale, tick_step, ticks
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import tick
from infoviz.core.state import SIDES, Side
from infoviz.views.surprisal.labels import place_labels
from infoviz.views.surprisal.plot import FLOOR, Plot, plot_in
from infoviz.views.surprisal.scene import OTHER, Mark, Scene
from infoviz.views.surprisal.words import draw_reading, draw_sums

PIECES = 5
FEW = 40
"""With more outcomes than this points are small, and have no lines down to the axis."""

DOT, SMALL_DOT = 11.0, 6.0
PALE = 0.45
PEAK = math.exp(-1)


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
        plot = self._plot_on(rect, painter.device().devicePixelRatio())
        self._draw_axis(painter, plot, plot.top, plot.foot, plot.high)
        self._draw_curve(painter, plot)
        if plot.lower is not None:
            self._draw_lower(painter, plot, plot.lower)
        self._draw_shares(painter, plot)
        if plot.balance is not None:
            self._draw_balance_ground(painter, plot, plot.balance)
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(scene.theme.focus), 2 * plot.factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

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
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        written, small = face(NORMAL, factor, True), face(SMALL, factor)
        painter.setPen(colour_of(theme.text))
        log = self.scene.desk.numbers.unit.log
        formula = f"I(p) = −{log} p"
        written.write_right(painter, plot.right, plot.top + 14 * factor, formula)
        painter.setPen(colour_of(theme.muted))
        sure = QCoreApplication.translate("Surprisal", "p = 1 carries nothing")
        # Above the curve where the words begin.
        begins = plot.right - small.width(sure)
        height = -math.log(max(plot.share(begins), 1e-300)) / plot.nats
        small.write_right(painter, plot.right, min(plot.y(height), plot.foot) - 8 * factor, sure)

    def _draw_lower(self, painter: QPainter, plot: Plot, lower: QRectF) -> None:
        """−p log p: what an outcome of each share adds to an entropy."""
        theme, factor = self.scene.theme, plot.factor
        self._draw_axis(painter, plot, lower.top(), lower.bottom(), lower_high(plot))
        p = np.unique(np.concatenate((plot.curve[0], _GRID)))
        heights = p * -np.log(np.maximum(p, 1e-300)) / plot.nats
        y = lower.bottom() - heights / lower_high(plot) * lower.height()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour_of(theme.m), 2.0 * factor))
        places = zip(plot.xs(p).tolist(), y.tolist(), strict=True)
        painter.drawPolyline(QPolygonF([QPointF(*place) for place in places]))
        ends = [(1.0, 0.0), (PEAK, PEAK / plot.nats)]
        if not plot.is_log:
            ends.append((0.0, 0.0))
        for share, height in ends:
            y = lower.bottom() - height / lower_high(plot) * lower.height()
            painter.setPen(QPen(colour_of(theme.text), 1.5))
            painter.setBrush(colour_of(theme.surface))
            painter.drawEllipse(QPointF(plot.x(share), y), 3.5 * factor, 3.5 * factor)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        peak = QCoreApplication.translate("Surprisal", "peak at p = 1/e: {0}")
        text = peak.format(self.scene.desk.numbers.measure(PEAK))
        small, written = face(SMALL, factor), face(NORMAL, factor, True)
        painter.setPen(colour_of(theme.text))
        x = plot.x(PEAK) + 24 * factor
        width = small.width(text)
        x = min(x, plot.right - width)
        y = lower.bottom() - PEAK / plot.nats / lower_high(plot) * lower.height()
        small.write(painter, x, y - 12 * factor, text)
        log = self.scene.desk.numbers.unit.log
        formula = f"−p · {log} p"
        place = QPointF(plot.x(0.72), lower.top() + 0.42 * lower.height())
        written.write(painter, place.x(), place.y(), formula)
        painter.setPen(colour_of(theme.muted))
        zero = QCoreApplication.translate("Surprisal", "0 at both ends")
        if lower.height() > 56 * factor:
            small.write_right(painter, plot.right - 60 * factor, lower.bottom() - 8 * factor, zero)

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
        for value in values:
            text = tick(value, value if plot.is_log else 0.2)
            x = plot.x(value) - 0.5 * small.width(text)
            small.write(painter, x, y, text)
        word = QCoreApplication.translate("Surprisal", "share p")
        x = plot.x(0.5) if not plot.is_log else 0.5 * (plot.left + plot.right)
        small.write(painter, x - 0.5 * small.width(word), y, word)

    def _draw_balance_ground(self, painter: QPainter, plot: Plot, balance: QRectF) -> None:
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

    # What moves

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.points is None:
            return
        plot = self._plot_on(rect, painter.device().devicePixelRatio())
        band = self._draw_levels(painter, plot)
        self._draw_points(painter, plot)
        if plot.balance is not None:
            self._draw_balance(painter, plot, plot.balance)
        self._draw_labels(painter, plot, band)
        self._draw_handle(painter, plot)
        self._draw_figures(painter, plot, band)
        if plot.reading is not None and scene.read >= 0:
            draw_reading(painter, scene, plot.reading, scene.read)
        if plot.sums is not None:
            draw_sums(painter, scene, plot.sums)

    def _draw_levels(self, painter: QPainter, plot: Plot) -> tuple[float, float]:
        """The mean heights as lines, and the band between them; where they stand, top first."""
        scene, theme = self.scene, self.scene.theme
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
        pen = QPen(colour_of(theme.of(other)), thick)
        pen.setDashPattern([5, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(plot.left, cross, right, cross))
        return cross, own

    def _draw_points(self, painter: QPainter, plot: Plot) -> None:
        scene, theme, points = self.scene, self.scene.theme, self.scene.shown
        many = len(scene.state) > FEW
        size = SMALL_DOT if many else DOT
        strong = scene.read
        floor = plot.lower.bottom() if plot.lower is not None else plot.foot
        high = lower_high(plot)
        for side in SIDES:
            shares = points.shares(side)
            xs, ys = plot.xs(shares), plot.ys(points.heights[side])
            colour = theme.of(side)
            dot = _dot(size * plot.factor, plot.ratio, colour, theme.surface, side == "b")
            shift = QPointF(0.5 * dot.deviceIndependentSize().width(), 0)
            half = shift.x()
            if not many:
                self._draw_drops(painter, side, xs, ys, floor, strong)
            for x, y in _places(xs, ys, many):
                painter.drawPixmap(QPointF(x - half, y - half), dot)
            if plot.lower is not None:
                below = points.analysis.terms(f"h_{side}") / points.nats
                feet = plot.lower.bottom() - below / high * plot.lower.height()
                for x, y in _places(xs, feet, many):
                    painter.drawPixmap(QPointF(x - half, y - half), dot)
        if all(points.analysis.state.of(side).least > 0 for side in SIDES):
            # Where an outcome is there already, it says so itself.
            rare = QCoreApplication.translate("Surprisal", "p → 0 runs to ∞")
            left = max(float(plot.curve[1][0]) + 10, plot.left + 10)
            painter.setPen(colour_of(theme.muted))
            face(SMALL, plot.factor).write(painter, left, plot.top - 8 * plot.factor, rare)

    def _draw_drops(
        self,
        painter: QPainter,
        side: Side,
        xs: Vector,
        ys: Vector,
        floor: float,
        strong: int,
    ) -> None:
        """Lines from the points down to the axis of shares: whole for A, dashed for B."""
        theme = self.scene.theme
        pale = colour_of(blend(theme.of(side), theme.surface, PALE))
        pen = QPen(pale, 1.0)
        if side == "b":
            pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.drawLines([QLineF(x, y, x, floor) for x, y in zip(xs, ys, strict=True)])
        if 0 <= strong < len(xs):
            pen.setColor(QColor(theme.of(side)))
            pen.setWidthF(2.0)
            painter.setPen(pen)
            painter.drawLine(QLineF(xs[strong], ys[strong], xs[strong], floor))

    def _draw_balance(self, painter: QPainter, plot: Plot, balance: QRectF) -> None:
        """Each point's weight at its height: the levels are where these balance."""
        scene, theme, points = self.scene, self.scene.theme, self.scene.shown
        weights = points.shares(scene.weighting.by)
        middle = balance.center().x()
        many = len(weights) > FEW
        thick = (2 if many else 7) * plot.factor
        for side in SIDES:
            ys, stacked = plot.ys(points.heights[side]), weights
            if many:
                # What stands at the same row of pixels is one bar.
                rows = np.rint(ys / thick).astype(np.intp)
                sums = np.bincount(rows, weights)
                kept = np.flatnonzero(sums)
                ys, stacked = kept * thick, sums[kept]
            scale = 0.5 * balance.width() / max(float(stacked.max()), 1e-300)
            strong = colour_of(theme.of(side))
            pale = colour_of(blend(theme.of(side), theme.surface, PALE))
            lengths = (stacked * scale).tolist()
            for place, (y, length) in enumerate(zip(ys.tolist(), lengths, strict=True)):
                if length < 0.5:
                    continue
                left = middle - length if side == "a" else middle
                bar = QRectF(left, y - 0.5 * thick, length, thick)
                painter.fillRect(bar, strong if place == scene.read and not many else pale)

    def _draw_labels(self, painter: QPainter, plot: Plot, band: tuple[float, float]) -> None:
        theme, factor = self.scene.theme, plot.factor
        for label in place_labels(self.scene, plot, band):
            ink = theme.of(f"{label.mark[0]}_text")
            painter.setPen(QPen(colour_of(blend(ink, theme.surface, 0.6)), 1.0))
            end = label.place + QPointF(-3 * factor, -4 * factor)
            painter.drawLine(QLineF(label.point, end))
            painter.setPen(colour_of(ink))
            face(NORMAL, factor, label.is_bold).write(
                painter, label.place.x(), label.place.y(), label.text
            )
        for mark in {self.scene.gripped} - {None}:
            self._draw_dot_again(painter, plot, mark)

    def _draw_dot_again(self, painter: QPainter, plot: Plot, mark: Mark) -> None:
        """Over the lines of the labels, which begin at points."""
        side, outcome = mark
        theme = self.scene.theme
        dot = _dot(DOT * plot.factor, plot.ratio, theme.of(side), theme.surface, side == "b")
        half = 0.5 * dot.deviceIndependentSize().width()
        x = plot.x(float(self.scene.shown.shares(side)[outcome]))
        y = plot.y(float(self.scene.shown.heights[side][outcome]))
        painter.drawPixmap(QPointF(x - half, y - half), dot)

    def _draw_handle(self, painter: QPainter, plot: Plot) -> None:
        """A pill along the curve, around the point that a press would take."""
        mark = self.scene.gripped
        if mark is None:
            return
        side, outcome = mark
        share = float(self.scene.shown.shares(side)[outcome])
        x = plot.x(share)
        y = plot.y(float(self.scene.shown.heights[side][outcome]))
        theme = self.scene.theme
        painter.save()
        painter.translate(x, y)
        painter.rotate(-plot.slope(share) if share > 0 else 90)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        draw_pill(painter, 0, 0, theme.text, theme.surface, factor=1.25 * plot.factor)
        painter.restore()
        self._draw_dot_again(painter, plot, mark)

    def _draw_figures(self, painter: QPainter, plot: Plot, band: tuple[float, float]) -> None:
        """Cross-entropy, divergence and entropy in this order, beside their levels."""
        scene, theme, factor = self.scene, self.scene.theme, plot.factor
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
        for id, y, place, ink in rows:
            painter.setPen(QPen(colour_of(ink), 1.2))
            painter.drawLine(QLineF(left - 16 * factor, y, left - 4 * factor, place))
            painter.setPen(colour_of(ink))
            text = f"{MEASURES[id].symbol}  {scene.desk.numbers.measure(totals[id])}"
            written.write(painter, left, place + 5 * factor, text)


_GRID = np.linspace(1e-9, 1.0, 200)


def lower_high(plot: Plot) -> float:
    """Where the scale of −p log p ends: a little above its peak."""
    return 1.15 * PEAK / plot.nats


def _places(xs: Vector, ys: Vector, many: bool) -> list[tuple[float, float]]:
    """Where dots are drawn; of very many only those that fall on different pixels."""
    if many:
        keys = np.rint(xs / 2).astype(np.int64) * 100_000 + np.rint(ys / 2).astype(np.int64)
        _, kept = np.unique(keys, return_index=True)
        xs, ys = xs[kept], ys[kept]
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


@lru_cache(maxsize=16)
def _dot(size: float, ratio: float, colour: str, casing: str, is_ring: bool) -> QPixmap:
    """A disc for A, a ring for B, with a casing; copied faster than drawn."""
    whole = size + 3
    pixmap = QPixmap(math.ceil(whole * ratio), math.ceil(whole * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(0.5 * whole, 0.5 * whole)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(casing))
    painter.drawEllipse(middle, 0.5 * whole, 0.5 * whole)
    if is_ring:
        thick = max(0.22 * size, 1.5)
        painter.setPen(QPen(QColor(colour), thick))
        painter.setBrush(QColor(casing))
        painter.drawEllipse(middle, 0.5 * (size - thick), 0.5 * (size - thick))
    else:
        painter.setBrush(QColor(colour))
        painter.drawEllipse(middle, 0.5 * size, 0.5 * size)
    painter.end()
    return pixmap
