"""The race: forward KL, reverse KL and JS from one start, each with the way that B came."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.axes import crisp
from infoviz.charts.batch import RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.columns import Columns
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import LARGE, NORMAL, SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.charts.strokes import Points, draw_pieces, pen, pieces_of, polygon_of
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.humps import covered
from infoviz.core.numbers import fixed
from infoviz.core.training import Run
from infoviz.views.loss.training.scene import Scene

TITLE, HEAD, FOOT = 28.0, 22.0, 22.0
GAP = 14.0

STAIRS = 14.0
"""From this width of a bar on B is drawn as stairs."""


def verdict(a: Distribution, b: Distribution) -> str:
    """How many of the humps of A are covered by B, in words; "" where A has but one."""
    found, humps = covered(a, b)
    if humps < 2:
        return ""
    if found == humps == 2:
        return QCoreApplication.translate("Training", "covers both")
    if found == 1:
        return QCoreApplication.translate("Training", "picks one")
    return QCoreApplication.translate("Training", "covers {0} of {1}").format(found, humps)


class Race:
    """Draws the racers of a scene side by side in `rect`, on the scale of the picture."""

    def __init__(self, scene: Scene, rect: QRectF, scale: GrowingScale, ratio: float) -> None:
        self._scene, self.rect, self._ratio = scene, rect, ratio
        self._high = scale.high
        factor, n = scene.factor, len(scene.state)
        inner = rect.adjusted(16 * factor, 0, -8 * factor, 0)
        width = (inner.width() - 2 * GAP * factor) / 3
        self.panels = [
            QRectF(
                inner.left() + i * (width + GAP * factor),
                inner.top() + TITLE * factor,
                width,
                inner.height() - TITLE * factor,
            )
            for i in range(3)
        ]
        self._top = round((self.panels[0].top() + HEAD * factor) * ratio)
        self._foot = max(round((self.panels[0].bottom() - FOOT * factor) * ratio), self._top + 8)
        self._columns = [
            Columns(n, 0.0, float(n), round(panel.left() * ratio), max(round(width * ratio), 8))
            for panel in self.panels
        ]
        self._bars = [self._a_bars(columns) for columns in self._columns]

    def _a_bars(self, columns: Columns) -> RectBatch:
        edges = np.array([columns.bar(i) for i in range(columns.n)], dtype=np.int32)
        bars = RectBatch(len(edges))
        bars.left[:], bars.right[:] = edges[:, 0], edges[:, 1] - 1
        return bars

    def racer_at(self, place: QPointF) -> int | None:
        """The racer whose panel is at `place`."""
        course = self._scene.course
        if course is None or not course.racers:
            return None
        for racer, panel in enumerate(self.panels):
            if panel.contains(place):
                return racer
        return None

    # What stays

    def draw_ground(self, painter: QPainter) -> None:
        scene, factor = self._scene, self._scene.factor
        theme = scene.theme
        line = QRectF(self.rect.left(), self.rect.top(), 1, self.rect.height())
        painter.fillRect(line, colour_of(theme.line))
        left, y = self.panels[0].left(), self.rect.top() + 20 * factor
        title = QCoreApplication.translate("Training", "Race")
        painter.setPen(colour_of(theme.text))
        bold, small = face(LARGE, factor, True), face(SMALL, factor)
        bold.write(painter, left, y, title)
        if scene.course is not None and not scene.course.racers:
            words = QCoreApplication.translate("Training", "of up to 500 outcomes")
        elif scene.options.model == "bell":
            words = QCoreApplication.translate(
                "Training", "bell model, one start; a click takes one over"
            )
        else:
            words = QCoreApplication.translate(
                "Training", "free model, one start; a click takes one over"
            )
        x = left + bold.width(title) + 12 * factor
        if x + small.width(words) <= self.rect.right():
            painter.setPen(colour_of(theme.muted))
            small.write(painter, x, y, words)
        for panel, symbol in zip(self.panels, ("KL(A‖B)", "KL(B‖A)", "JS"), strict=True):
            painter.setPen(colour_of(theme.text))
            baseline = panel.top() + 14 * factor
            face(NORMAL, factor, True).write(painter, panel.left(), baseline, symbol)

    # What moves

    def draw(self, painter: QPainter) -> None:
        scene = self._scene
        course, theme = scene.course, scene.theme
        rows = self._rows(scene.state.a.p)
        thick = max(round(self._ratio), 1)
        with device_pixels(painter, self._ratio):
            for bars, columns in zip(self._bars, self._columns, strict=True):
                bars.top[:], bars.bottom[:] = rows, self._foot - 1
                bars.draw(painter, colour_of(blend(theme.a, theme.surface, 0.4)))
                ink = colour_of(theme.muted)
                painter.fillRect(columns.left, self._foot, columns.width, thick, ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if course is not None:
            for place, run in enumerate(course.racing):
                self._draw_racer(painter, place, run)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_racer(self, painter: QPainter, place: int, run: Run) -> None:
        scene, factor, theme = self._scene, self._scene.factor, self._scene.theme
        course = scene.course
        assert course is not None
        panel, columns = self.panels[place], self._columns[place]
        steps = [step for step in scene.earlier_steps() if step < run.steps]
        for age, step in enumerate(steps):
            b = scene.b_at(course.racers[place], step)
            ink = blend(theme.b, theme.surface, 0.25 + 0.3 * age / len(steps))
            draw_pieces(painter, pieces_of(self._line(b, columns)), pen(ink, 1.1 * factor, True))
        line = self._line(run.b, columns)
        foot = crisp(self._foot / self._ratio, self._ratio)
        below = np.array([[line[-1, 0], foot], [line[0, 0], foot]])
        painter.setPen(Qt.PenStyle.NoPen)
        fill = colour_of(theme.b)
        fill = type(fill)(fill.red(), fill.green(), fill.blue(), 46)
        painter.setBrush(fill)
        painter.drawPolygon(polygon_of(np.concatenate([line, below])))
        draw_pieces(painter, pieces_of(line), pen(theme.b, 2.0 * factor, True))
        self._draw_words(painter, panel, run)

    def _draw_words(self, painter: QPainter, panel: QRectF, run: Run) -> None:
        scene, factor, theme = self._scene, self._scene.factor, self._scene.theme
        small, bold = face(SMALL, factor), face(SMALL, factor, True)
        words = verdict(run.a, run.b)
        if not math.isfinite(run.losses[-1]):
            words = QCoreApplication.translate("Training", "no slope to go down")
        symbol = text_widths(NORMAL, factor, True)("KL(B‖A)") + 8 * factor
        painter.setPen(colour_of(theme.muted))
        if small.width(words) <= panel.width() - symbol:
            small.write_right(painter, panel.right(), panel.top() + 14 * factor, words)
        y = panel.bottom() - 5 * factor
        loss = float(run.losses[-1])
        value = scene.desk.numbers.with_unit(loss)
        painter.setPen(colour_of(theme.text))
        if bold.width(value) > panel.width():
            value = scene.desk.numbers.measure(loss)
        bold.write_right(painter, panel.right(), y, value)
        if run.settings.model == "bell":
            mean, log_sigma = run.parameters.tolist()
            sigma = math.exp(min(log_sigma, 100.0))
            text = f"μ {fixed(mean, 1)}  σ {fixed(sigma, 1)}"
            if small.width(text) + bold.width(value) + 8 * factor <= panel.width():
                painter.setPen(colour_of(theme.muted))
                small.write(painter, panel.left(), y, text)

    def _line(self, b: Distribution, columns: Columns) -> Points:
        """B as stairs over wide bars, as a line through the middles of narrow ones.

        Where several outcomes share a pixel, the line goes through the greatest of them.
        """
        shares = b.p
        if columns.is_dense:
            x = columns.left + np.arange(float(columns.width)) + 0.5
            shares = columns.highest(b.p)
        elif columns.slot >= STAIRS * self._ratio:
            edges = columns.left + np.arange(len(b) + 1.0) * columns.slot
            x, shares = np.repeat(edges, 2)[1:-1], np.repeat(b.p, 2)
        else:
            x = columns.left + (np.arange(len(b)) + 0.5) * columns.slot
        y = self._foot - np.clip(shares / self._high, 0, 1) * (self._foot - self._top)
        return np.stack([x, y], axis=1) / self._ratio

    def _rows(self, shares: Vector) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        tall = np.clip(shares / self._high, 0, 1) * (self._foot - self._top)
        return self._foot - np.rint(tall).astype(np.int32)
