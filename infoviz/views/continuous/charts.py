"""What becomes of the measures as the bins grow finer: Hₙ runs away, KLₙ settles."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.axes import draw_upright_axis, upright_step
from infoviz.charts.canvas import Canvas
from infoviz.charts.device import clipped, ratio_of
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.charts.signs import DOT, draw_dot
from infoviz.charts.strokes import dashes_of, draw_pieces, pen, pieces_of
from infoviz.core.distribution import Vector
from infoviz.core.integrals.bins import COUNTS, MAX_BINS, MIN_BINS
from infoviz.core.integrals.measures import ContinuousMeasure
from infoviz.views.continuous.scene import Scene

LEFT, RIGHT, TITLE, GAP, FOOT = 50.0, 16.0, 26.0, 8.0, 24.0
NAMED = (2, 10, 100, 1000)
LEAST = 150.0
"""Charts that are lower than this are left out."""

FLAT = 1e-6
"""A chart with nothing above it spans 1."""

LOGS = np.log(np.array(COUNTS, dtype=np.float64))
_SPAN = math.log(MAX_BINS / MIN_BINS)


class Charts(Canvas):
    """Two small charts over the number of bins, with one cursor that can be dragged."""

    moved = Signal(int)  # bins

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._scales = (GrowingScale(pieces=4), GrowingScale(pieces=4))
        self._rows: list[Vector] = []
        self._is_held = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)

    def follow(self, *, settled: bool) -> None:
        """Draws the curve as it was made last; scales shrink only where all has settled."""
        scene = self._scene
        changed = False
        self._rows = []
        for scale, measure in zip(self._scales, self._measures, strict=True):
            values = scene.curve.totals(measure.id) / scene.nats
            self._rows.append(values)
            shown = values[np.isfinite(values)]
            limit = scene.analysis.results[measure.id].value / scene.nats
            if measure.is_divergence and math.isfinite(limit):
                shown = np.append(shown, limit)
            high = float(shown.max(initial=0.0))
            high = high if high > FLAT else 1.0
            changed |= scale.fit(0.0, high) if settled else scale.grow(0.0, high)
        if changed:
            self.ground_changed()
        self.update()

    @property
    def _measures(self) -> tuple[ContinuousMeasure, ContinuousMeasure]:
        return self._scene.entropy, self._scene.divergence

    # Places

    @property
    def _ends(self) -> tuple[float, float]:
        factor = self._scene.factor
        left = LEFT * factor
        return left, max(self.width() - RIGHT * factor, left + 8)

    def x(self, logs: float | Vector) -> float | Vector:
        """Where ln n stands."""
        left, right = self._ends
        return left + (logs - math.log(MIN_BINS)) / _SPAN * (right - left)

    def bins_at(self, x: float) -> int:
        left, right = self._ends
        part = min(max((x - left) / (right - left), 0.0), 1.0)
        return round(MIN_BINS * (MAX_BINS / MIN_BINS) ** part)

    def _area(self, place: int) -> QRectF:
        """The upper or the lower chart."""
        factor = self._scene.factor
        left, right = self._ends
        height = max(0.5 * (self.height() - (2 * TITLE + GAP + FOOT) * factor), 8.0)
        top = TITLE * factor + place * (height + (TITLE + GAP) * factor)
        return QRectF(left, top, right - left, height)

    # Drawing

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene, factor = self._scene, self._scene.factor
        theme = scene.theme
        painter.fillRect(rect, colour_of(theme.surface))
        painter.fillRect(QRectF(0, 0, 1, rect.height()), colour_of(theme.line))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), colour_of(theme.line))
        for place, scale in enumerate(self._scales):
            area = self._area(place)
            high = scale.high
            draw_upright_axis(
                painter,
                theme,
                factor,
                low=0.0,
                high=high,
                step=upright_step(high, area.height(), factor),
                left=area.left(),
                right=area.right(),
                foot=area.bottom(),
                per_unit=area.height() / high,
                ratio=ratio_of(painter),
            )
            foot = QRectF(area.left(), area.bottom(), area.width(), 1)
            painter.fillRect(foot, colour_of(theme.muted))
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        widths, baseline = text_widths(SMALL, factor), self._area(1).bottom() + 17 * factor
        painter.drawText(QPointF(16 * factor, baseline), "n")
        for n in NAMED:
            text = str(n)
            x = float(self.x(math.log(n))) - 0.5 * widths(text)
            x = min(x, self.width() - widths(text) - 4 * factor)
            painter.drawText(QPointF(x, baseline), text)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self._scene
        if not self._rows:
            self.follow(settled=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self.x(LOGS)
        cursor = float(self.x(math.log(scene.options.bins)))
        for place, measure in enumerate(self._measures):
            self._draw_chart(painter, place, measure, np.asarray(x), cursor)

    def _draw_chart(
        self, painter: QPainter, place: int, measure: ContinuousMeasure, x: Vector, cursor: float
    ) -> None:
        scene, factor = self._scene, self._scene.factor
        theme, area, high = scene.theme, self._area(place), self._scales[place].high
        ink = theme.of("m" if measure.id == "js" else ("a", "b")[measure.is_divergence])
        if measure.id in ("h_b",):
            ink = theme.b
        elif measure.id == "kl_ba":
            ink = theme.a
        values = self._rows[place]

        def ys(values: Vector) -> Vector:
            found: Vector = area.bottom() - values * (area.height() / high)
            return found

        limit = scene.analysis.results[measure.id].value / scene.nats
        if measure.is_divergence:
            level = np.full(2, limit)
        else:
            # What it runs away as: h − log Δ, a straight line over log n.
            whole = scene.window[1] - scene.window[0]
            level = limit - (math.log(whole) - LOGS[[0, -1]]) / scene.nats
        known = np.isfinite(values)
        line = pieces_of(np.stack([x, ys(np.where(known, values, 0.0))], axis=1))
        cut = np.array([[cursor, area.top()], [cursor, area.bottom()]])
        with clipped(painter, area.adjusted(0, -4, 4, 2)):
            if math.isfinite(limit):
                ends = np.stack([x[[0, -1]], ys(level)], axis=1)
                draw_pieces(painter, dashes_of(ends, 6.0, 4.0), pen(theme.muted, 1.5 * factor))
            draw_pieces(painter, line[known[:-1] & known[1:]], pen(ink, 2.2 * factor))
            draw_pieces(painter, pieces_of(cut), pen(theme.text, 1.2 * factor))
        now = scene.bins.total(measure.id) / scene.nats
        if math.isfinite(now):
            y = float(ys(np.array([min(now, high)]))[0])
            draw_dot(painter, cursor, y, ink, theme.surface, DOT * factor)
        self._draw_title(painter, area, measure)

    def _draw_title(self, painter: QPainter, area: QRectF, measure: ContinuousMeasure) -> None:
        scene, factor = self._scene, self._scene.factor
        theme, numbers = scene.theme, scene.desk.numbers
        bold, plain = face(NORMAL, factor, True), face(SMALL, factor)
        result = scene.analysis.results[measure.id]
        if not measure.is_divergence:
            words = self.tr("runs away as −{0} Δ").format(numbers.unit.log)
        elif result.is_finite:
            words = self.tr("settles at {0}").format(numbers.measure(result.value))
        elif result.cause == "support":
            other = "g" if measure.of == "f" else "f"
            words = self.tr("is ∞: {0} lacks a bin").format(other)
        else:
            words = self.tr("grows without end, slowly")
        role = "m" if measure.id == "js" else measure.colour
        name, y = binned_symbol(measure), area.top() - 10 * factor
        painter.setPen(colour_of(theme.of(f"{role}_text")))
        x = 16 * factor
        bold.write(painter, x, y, name)
        painter.setPen(colour_of(theme.muted))
        x += bold.width(name) + 10 * factor
        if x + plain.width(words) <= self.width() - 4 * factor:
            plain.write(painter, x, y, words)

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._is_held = True
            self.moved.emit(self.bins_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_held and event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(self.bins_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_held = False

    def hideEvent(self, event: QEvent) -> None:
        self._is_held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def least_height(self) -> float:
        return LEAST * self._scene.factor


def binned_symbol(measure: ContinuousMeasure, n: int | None = None) -> str:
    """The measure of the bins: "Hₙ(f)", "KLₙ(f‖g)", or with a number "H₂₄"."""
    if n is None:
        head, _, rest = measure.symbol.partition("(")
        return f"{'H' if head == 'h' else head}ₙ({rest}"
    digits = str(n).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
    head = measure.symbol.partition("(")[0]
    return ("H" if head == "h" else head) + digits
