"""Draws the curves: what stays, what stays while only a line moves, and the lines."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.axes import (
    Clearing,
    draw_level_axis,
    draw_upright_axis,
    spread,
    upright_step,
)
from infoviz.charts.device import clipped, ratio_of
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of, glaze
from infoviz.charts.strokes import draw_curve, draw_pieces, pen, pieces_of
from infoviz.core.distribution import Vector
from infoviz.core.numbers import INFINITY
from infoviz.views.landscape.curves.lines import Lines
from infoviz.views.landscape.curves.plot import Plot
from infoviz.views.landscape.names import draw_name, name_rect
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.words import symbol

APART = 16.0
"""Names in the margin are at least so far apart, at presentation factor 1."""

LABEL_LONGEST = 140.0


class Picture:
    """The curves of one plot."""

    def __init__(self, scene: Scene, plot: Plot, is_low: bool) -> None:
        self.plot = plot
        self.zones: list[tuple[QRectF, str]] = []
        self._scene = scene
        self._points: dict[str, Vector] = {}
        self._endless: list[tuple[float, str]] = []
        self._lines = Lines(scene, plot)

    # What stays

    def draw_ground(self, painter: QPainter) -> None:
        scene, plot = self._scene, self.plot
        theme, factor = scene.theme, scene.factor
        height = plot.foot - plot.top
        draw_upright_axis(
            painter,
            theme,
            factor,
            low=0.0,
            high=plot.high,
            step=upright_step(plot.high, height, factor),
            left=plot.left,
            right=plot.right,
            foot=plot.foot,
            per_unit=plot.per_unit,
            ratio=ratio_of(painter),
        )
        widths = text_widths(SMALL, factor)
        unit = scene.desk.numbers.unit.id
        painter.drawText(QPointF(plot.left - 7 * factor - widths(unit), plot.titles), unit)
        draw_level_axis(painter, theme, factor, plot.left, plot.right, plot.foot)
        if plot.words is not None:
            painter.setFont(font(NORMAL, factor))
            text = self._axis_words()
            x = 0.5 * (plot.left + plot.right - text_widths(NORMAL, factor)(text))
            painter.drawText(QPointF(x, plot.words), text)

    def _axis_words(self) -> str:
        scene = self._scene
        text = QCoreApplication.translate("Landscape", "share of {0} in {1}  ({2} has the rest)")
        return text.format(self._label(0), scene.options.moves.upper(), self._label(1))

    def _label(self, outcome: int) -> str:
        factor = self._scene.factor
        return metrics(NORMAL, factor).elidedText(
            self._scene.state.labels[outcome], Qt.TextElideMode.ElideRight, LABEL_LONGEST * factor
        )

    # The curves

    def show(self, shares: Vector, values: dict[str, Vector]) -> None:
        """Takes the curves, each in the unit over `shares` (k,)."""
        scene, plot = self._scene, self.plot
        x = plot.left + shares * (plot.right - plot.left)
        heights = {id: plot.heights(values[id]) for id in scene.curves}
        self._points = {
            id: np.stack([x, y], axis=1)
            for id, y in heights.items()
            # What is infinite everywhere inside is no curve; it is told below the axis.
            if math.isfinite(values[id][len(x) // 2])
        }
        self._lost = [id for id in heights if id not in self._points]
        self._name_curves(x, heights, values)

    def _name_curves(
        self, x: Vector, heights: dict[str, Vector], values: dict[str, Vector]
    ) -> None:
        """Bounded curves are named at the right, the others where they leave at the top."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        bounded = [id for id in self._points if heights[id][-1] >= plot.top - 1]
        middle = 0.36 * metrics(NORMAL, factor).ascent()
        low, high = plot.top, plot.foot + 6 * factor
        places = spread([heights[id][-1] for id in bounded], APART * factor, low, high)
        left = plot.right + 8 * factor
        self.zones = [
            (name_rect(scene, id, left, y + middle), id)
            for id, y in zip(bounded, places, strict=True)
        ]
        clearing = Clearing(x, [heights[id] for id in self._points])
        self._endless = []
        for id in self._points:
            exits = _exits(x, heights[id], plot.top)
            for where, is_endless in zip(
                exits, (math.isinf(values[id][0]), math.isinf(values[id][-1])), strict=True
            ):
                if where is not None and is_endless:
                    self._endless.append((where, id))
            if id not in bounded or any(where is not None for where in exits[:1]):
                if id in bounded:
                    continue
                self.zones.append((self._inside(id, x, heights[id], clearing), id))

    def _inside(self, id: str, x: Vector, heights: Vector, clearing: Clearing) -> QRectF:
        """Where the name of a curve that leaves stands: beside it, near the top."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        size = name_rect(scene, id, 0.0, 0.0)
        rects = []
        for down in (18.0, 34.0, 50.0, 66.0):
            baseline = plot.top + down * factor
            inside = heights > baseline - 5 * factor
            crossings = x[np.flatnonzero(inside[1:] != inside[:-1])]
            for crossing in crossings[:1].tolist() + crossings[1:].tolist():
                for left in (crossing + 9 * factor, crossing - 7 * factor - size.width()):
                    rect = size.translated(left, baseline)
                    if rect.left() > plot.left and rect.right() < plot.right:
                        rects.append(rect)
        if not rects:
            rects = [size.translated(plot.left + 9 * factor, plot.top + 18 * factor)]
        return clearing.best(rects)

    def draw_curves(self, painter: QPainter, *, moving: bool) -> None:
        scene, plot = self._scene, self.plot
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        with clipped(painter, plot.area.adjusted(-2, 0, 2, 2)):
            for id in sorted(self._points, key=scene.width):
                with_pen = pen(scene.ink(id), scene.width(id), moving)
                if moving:
                    draw_pieces(painter, pieces_of(self._points[id]), with_pen)
                else:
                    draw_curve(painter, self._points[id], with_pen)
        for rect, id in self.zones:
            draw_name(painter, scene, id, rect)
        self._draw_endless(painter)
        self._draw_notes(painter)

    def _draw_endless(self, painter: QPainter) -> None:
        """∞ over the curves that have no end; one for two that leave together."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        bold = face(NORMAL, factor, True)
        width = bold.width(INFINITY)
        drawn: list[float] = []
        # The cross-entropy, as text, is what stands for both.
        for where, id in sorted(
            self._endless, key=lambda e: scene.text_ink(e[1]) != scene.theme.text
        ):
            if all(abs(where - other) > 1.3 * width for other in drawn):
                drawn.append(where)
                painter.setPen(colour_of(scene.text_ink(id)))
                bold.write(painter, where - 0.5 * width, plot.top - 4 * factor, INFINITY)

    def _draw_notes(self, painter: QPainter) -> None:
        """What makes a curve infinite, under the end of the axis where it is so."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        if plot.words is None:
            return
        widths = text_widths(SMALL, factor)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        own, other = scene.options.moves.upper(), scene.options.stands.upper()
        room = 0.5 * (plot.right - plot.left - text_widths(NORMAL, factor)(self._axis_words()))
        elide = metrics(SMALL, factor).elidedText
        middle = 0.5 * (plot.left + plot.right)
        for end, outcome in ((0, 0), (1, 1)):
            if self._lost and float(scene.standing.p[outcome]) == 0:
                text = QCoreApplication.translate("Landscape", "{0} are ∞: {1} has no {2}").format(
                    ", ".join(map(symbol, self._lost)), other, self._label(outcome)
                )
            elif any((where > middle) == (end == 1) for where, _ in self._endless):
                text = QCoreApplication.translate(
                    "Landscape", "∞ at {0}: {1} has {2}, {3} none"
                ).format(end, other, self._label(outcome), own)
            else:
                continue
            text = elide(text, Qt.TextElideMode.ElideRight, room - 10 * factor)
            x = plot.left if end == 0 else plot.right - widths(text)
            painter.drawText(QPointF(x, plot.words), text)

    # The lines

    def draw(self, painter: QPainter) -> None:
        scene, plot = self._scene, self.plot
        if scene.hovered in (0, 1):
            self._draw_strip(painter, scene.hovered)
        self._lines.draw(painter)
        pointer = scene.pointer
        if pointer is not None and plot.area.contains(pointer):
            self._lines.draw_read_out(painter, pointer.x(), self._points)

    def _draw_strip(self, painter: QPainter, outcome: int) -> None:
        """On the axis, the share of the outcome under the pointer."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        x = plot.x(float(scene.moving.p[0]))
        left, right = (plot.left, x) if outcome == 0 else (x, plot.right)
        strip = QRectF(left, plot.foot + 1, right - left, 20 * factor)
        painter.fillRect(strip, glaze(scene.theme.highlight, scene.theme.surface))


def _exits(x: Vector, heights: Vector, top: float) -> tuple[float | None, float | None]:
    """Where a curve crosses `top`: coming from its left end, and from its right end."""
    inside = np.flatnonzero(heights >= top)
    if not inside.size:
        return None, None
    found: list[float | None] = []
    for place, beyond in ((int(inside[0]), -1), (int(inside[-1]), 1)):
        if 0 <= place + beyond < len(x):
            part = (top - heights[place]) / (heights[place + beyond] - heights[place])
            found.append(float(x[place] + part * (x[place + beyond] - x[place])))
        else:
            found.append(None)
    return found[0], found[1]
