"""Axes of charts with curves, and places for the names of the curves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.device import ratio_of
from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import SMALL, font, metrics
from infoviz.charts.panels import PanelPlot
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.charts.strokes import draw_pieces, pen, pieces_of
from infoviz.core.distribution import Vector
from infoviz.core.numbers import tick
from infoviz.theme import Theme

PIECES = 5
"""Into how many pieces ticks cut an upright axis at most."""

WAVE = 16.0, 3.0
"""The seam between panels: how long its waves are, and how high."""

PART_STEP = 0.2
"""The ticks of a share, or of a way, from 0 to 1."""


def crisp(value: float, ratio: float) -> float:
    """The nearest whole device pixel, in pixels of Qt."""
    return round(value * ratio) / ratio


def upright_step(span: float, height: float, factor: float) -> float:
    """How far apart ticks lie on an upright axis."""
    return tick_step(span, min(max(int(height / (24 * factor)), 2), PIECES))


def draw_upright_axis(
    painter: QPainter,
    theme: Theme,
    factor: float,
    *,
    low: float,
    high: float,
    step: float,
    left: float,
    right: float,
    foot: float,
    per_unit: float,
    ratio: float,
) -> None:
    """Grid and ticks of the values from `low`, at `foot`, to `high`."""
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    middle = 0.36 * metrics(SMALL, factor).ascent()
    widths = text_widths(SMALL, factor)
    for value in ticks(low, high, step):
        y = crisp(foot - (value - low) * per_unit, ratio)
        painter.fillRect(QRectF(left, y, right - left, 1), colour_of(theme.grid))
        draw_right(painter, left - 7 * factor, y + middle, tick(value, step), widths)


def draw_panels(painter: QPainter, theme: Theme, plot: PanelPlot) -> None:
    """Grid and ticks of two panels, and a wave where something between them is left out."""
    panels, ratio = plot.panels, ratio_of(painter)
    for value in ticks(0.0, panels.kl, panels.step) if panels.kl else []:
        y = crisp(plot.y(value, is_entropy=False), ratio)
        draw_tick(painter, theme, plot, y, tick(value, panels.step))
    if panels.high > panels.kl:
        low = panels.low if panels.is_cut or not panels.kl else panels.low + panels.step
        for value in ticks(low, panels.high, panels.step):
            y = crisp(plot.y(value, is_entropy=True), ratio)
            draw_tick(painter, theme, plot, y, tick(value, panels.step))
    if panels.is_cut:
        _draw_seam(painter, theme, plot)


def draw_tick(painter: QPainter, theme: Theme, plot: PanelPlot, y: float, text: str) -> None:
    """A line of the grid at `y`, with its number."""
    place, factor = plot.place, plot.factor
    painter.fillRect(QRectF(place.left, y, place.right - place.left, 1), colour_of(theme.grid))
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    middle = 0.36 * metrics(SMALL, factor).ascent()
    draw_right(painter, place.left - 7 * factor, y + middle, text, text_widths(SMALL, factor))


def _draw_seam(painter: QPainter, theme: Theme, plot: PanelPlot) -> None:
    place, factor = plot.place, plot.factor
    y = 0.5 * (plot.upper.bottom() + plot.lower.top())
    long, high = (each * factor for each in WAVE)
    x = np.arange(place.left, place.right + 1, 0.5 * long)
    wave = np.stack([x, y + high * np.where(np.arange(len(x)) % 2, -1.0, 1.0)], axis=1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_pieces(painter, pieces_of(wave), pen(theme.grid, 1.3 * factor))
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    widths = text_widths(SMALL, factor)
    draw_right(painter, place.left - 7 * factor, y + 4 * factor, "≈", widths)


def draw_level_axis(
    painter: QPainter, theme: Theme, factor: float, left: float, right: float, foot: float
) -> None:
    """The axis from 0 to 1 at `foot`, with its ticks below."""
    painter.fillRect(QRectF(left, foot, right - left, 1), colour_of(theme.muted))
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    widths = text_widths(SMALL, factor)
    for part in ticks(0.0, 1.0, PART_STEP):
        x = left + part * (right - left)
        painter.fillRect(QRectF(x - 0.5, foot, 1, 4 * factor), colour_of(theme.muted))
        text = tick(part, PART_STEP)
        painter.drawText(QPointF(x - 0.5 * widths(text), foot + 16 * factor), text)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Places as near to `wanted` as they can be, `apart` from one another, from `low` to `high`.

    In the order in which they are wanted; where all do not fit, closer together.
    """
    if not wanted:
        return []
    apart = min(apart, (high - low) / max(len(wanted) - 1, 1))
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = [0.0] * len(wanted)
    last = low - apart
    for i in order:
        last = places[i] = max(wanted[i], last + apart)
    last = high + apart
    for i in reversed(order):
        last = places[i] = max(min(places[i], last - apart), low)
    return places


class Clearing:
    """Knows which places of a picture are free of curves and of what has been put there."""

    def __init__(self, x: Vector, curves: Sequence[Vector]) -> None:
        """`x` (k,) rises; `curves` are the heights of each curve there, (k,)."""
        self._x, self._curves = x, curves
        self._taken: list[QRectF] = []

    def take(self, rect: QRectF) -> None:
        self._taken.append(rect)

    def is_free(self, rect: QRectF) -> bool:
        return not self.crossed(rect) and not any(rect.intersects(each) for each in self._taken)

    def crossed(self, rect: QRectF) -> int:
        """How many curves run through `rect`."""
        across = np.linspace(rect.left(), rect.right(), 9)
        count = 0
        for curve in self._curves:
            heights = np.interp(across, self._x, curve)
            count += bool(heights.min() < rect.bottom() and heights.max() > rect.top())
        return count

    def best(self, rects: Sequence[QRectF]) -> QRectF:
        """The first that is free, else the one that the fewest curves cross; it is taken."""
        choice = next((rect for rect in rects if self.is_free(rect)), None)
        if choice is None:
            choice = min(
                rects,
                key=lambda rect: (
                    sum(rect.intersects(each) for each in self._taken),
                    self.crossed(rect),
                ),
            )
        self._taken.append(choice)
        return choice
