"""What is read under the pointer: x, both densities, the integrand, and the parts beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import draw_dot
from infoviz.charts.strokes import dashes_of, draw_pieces, pen
from infoviz.core.distribution import Vector
from infoviz.core.numbers import fixed, signed, tick
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import Scene

PAD, LINE, GAP = 10.0, 17.0, 12.0
DOT = 4.2

WIDEST = 0.4
"""The box takes at most this part of the width, as long as its letters can be read."""

BETTER = 0.8
"""The box stays where it is unless another place hides less than this part of what it does."""


@dataclass(frozen=True)
class ReadOut:
    """The numbers at one x, as they are written."""

    x: float
    densities: tuple[float, float]
    integrand: float
    title: str
    f: str
    g: str
    rows: tuple[tuple[str, str], ...]


def read_at(scene: Scene, x: float, per_pixel: float) -> ReadOut:
    """What is to be read at x; a pixel is so wide there."""
    measure, analysis = scene.drawn, scene.analysis
    place = np.array([x])
    f, g = (float(density.density(place)[0]) for density in (scene.pair.f, scene.pair.g))
    integrand = float(analysis.integrand(measure.id, place)[0])
    left, right = analysis.sides(measure.id, x)
    decimals = scene.desk.measure_decimals
    tr = QCoreApplication.translate
    return ReadOut(
        x,
        (f, g),
        integrand / scene.nats,
        f"x = {tick(x, 10 * per_pixel)}",
        f"f {fixed(f, decimals)}",
        f"g {fixed(g, decimals)}",
        (
            (tr("Continuous", "integrand"), signed(integrand / scene.nats, decimals)),
            (
                tr("Continuous", "{0} left of x").format(measure.symbol),
                signed(left / scene.nats, decimals),
            ),
            (
                tr("Continuous", "{0} right of x").format(measure.symbol),
                signed(right / scene.nats, decimals),
            ),
        ),
    )


@dataclass(frozen=True)
class Lines:
    """Pixels across, the higher of the densities there, the integrand, and where that is 0."""

    x: Vector
    top: Vector
    integrand: Vector
    zero: float


class Box:
    """Draws what is read, where it hides least of the curves."""

    def __init__(self) -> None:
        self._spot = 0
        self._factor = 1.0

    def rect(
        self,
        scene: Scene,
        plot: Plot,
        found: ReadOut,
        lines: Lines,
        taken: Sequence[QRectF],
    ) -> QRectF:
        """Where the box stands."""
        self._factor = scene.factor
        width, height = self._size(found)
        most = WIDEST * plot.upper.width()
        if width > most:
            # In a large font beside a small picture the letters of the box are smaller.
            self._factor = max(self._factor * most / width, min(self._factor, 1.0))
            width, height = self._size(found)
        factor = scene.factor
        rects = [
            QRectF(area.left() + part * max(area.width() - width, 0.0), top, width, height)
            for area, top, parts in (
                (plot.upper, plot.upper.top() - 12 * factor, (1.0, 0.0, 0.78, 0.22, 0.5)),
                (plot.lower, plot.lower.top(), (1.0, 0.0)),
            )
            for part in parts
        ]
        costs = [self._hidden(rect, plot, found, lines, taken) for rect in rects]
        best = int(np.argmin(costs))
        if costs[best] < BETTER * costs[self._spot]:
            self._spot = best
        return rects[self._spot]

    def _size(self, found: ReadOut) -> tuple[float, float]:
        factor = self._factor
        plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
        gap = GAP * factor
        head = bold.width(found.title) + plain.width(found.f) + plain.width(found.g) + 2 * gap
        rows = max(plain.width(name) + plain.width(value) + gap for name, value in found.rows)
        width = max(head, rows) + 2 * PAD * factor
        return width, (2 * PAD + LINE * (1 + len(found.rows)) - 2) * factor

    def _hidden(
        self, rect: QRectF, plot: Plot, found: ReadOut, lines: Lines, taken: Sequence[QRectF]
    ) -> float:
        """How many pixels of the areas a box hides; what is pointed at counts most."""
        inside = (lines.x >= rect.left()) & (lines.x <= rect.right())
        per_place = rect.width() / max(int(inside.sum()), 1)
        cost = 1.0
        for one, other in ((lines.top, plot.upper.bottom()), (lines.integrand, lines.zero)):
            high = np.maximum(np.minimum(one[inside], other), rect.top())
            low = np.minimum(np.maximum(one[inside], other), rect.bottom())
            cost += 3 * float(np.maximum(low - high, 0.0).sum()) * per_place
            # The line itself, too.
            crossed = (one[inside] > rect.top()) & (one[inside] < rect.bottom())
            cost += 3 * float(crossed.sum()) * per_place
        for each in taken:
            both = rect.intersected(each)
            cost += 12 * max(both.width(), 0) * max(both.height(), 0)
        pointer = plot.x(found.x)
        if rect.left() - 8 <= pointer <= rect.right() + 8:
            cost += 200 * rect.height()
        # Below only where that is much better: the eye is above.
        is_below = rect.top() > plot.upper.bottom()
        return cost + (0.1 * rect.width() * rect.height() if is_below else 0.0)

    def draw(self, painter: QPainter, scene: Scene, rect: QRectF, found: ReadOut) -> None:
        theme, factor = scene.theme, self._factor
        painter.setPen(pen(theme.line, 1.0))
        painter.setBrush(colour_of(theme.surface))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6 * factor, 6 * factor)
        plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
        left, right = rect.left() + PAD * factor, rect.right() - PAD * factor
        y = rect.top() + (PAD + 11) * factor
        painter.setPen(colour_of(theme.text))
        bold.write(painter, left, y, found.title)
        painter.setPen(colour_of(theme.b_text))
        plain.write_right(painter, right, y, found.g)
        painter.setPen(colour_of(theme.a_text))
        between = left + bold.width(found.title) + GAP * factor
        plain.write(painter, between, y, found.f)
        for name, value in found.rows:
            y += LINE * factor
            painter.setPen(colour_of(theme.muted))
            plain.write(painter, left, y, name)
            painter.setPen(colour_of(theme.text))
            plain.write_right(painter, right, y, value)


def draw_line(painter: QPainter, scene: Scene, plot: Plot, found: ReadOut) -> None:
    """A dotted line at x through both charts, and a dot where it meets each curve."""
    theme, factor = scene.theme, scene.factor
    x = plot.x(found.x)
    for area in (plot.upper, plot.lower):
        ends = np.array([[x, area.top()], [x, area.bottom()]])
        draw_pieces(painter, dashes_of(ends, 2.0, 3.0), pen(theme.text, 1.3 * factor))
    for value, ink in zip(found.densities, (theme.a, theme.b), strict=True):
        if value <= plot.top:
            y = plot.density_y(value)
            draw_dot(painter, x, y, ink, theme.surface, DOT * factor)
    if plot.low <= found.integrand <= plot.high:
        y = plot.integrand_y(found.integrand)
        draw_dot(painter, x, y, theme.text, theme.surface, DOT * factor)
