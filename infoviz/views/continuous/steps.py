"""The bins as steps: the mass of each over its width, which is the density between its ends."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from infoviz.charts.raster import blend
from infoviz.charts.strokes import Pieces, draw_pieces, pen, pieces_of
from infoviz.core.distribution import Vector
from infoviz.core.integrals.bins import Bins
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import Scene

LEAST = 2.0
"""Bins that are narrower than so many pixels have no steps: the curve stands for them."""


class Steps:
    """Keeps the outlines while a handle moves, which the bins follow a little later."""

    def __init__(self) -> None:
        self._of: tuple[Bins, Plot] | None = None
        self._outlines: list[Pieces] = []

    def draw(self, painter: QPainter, scene: Scene, plot: Plot) -> None:
        bins, theme = scene.bins, scene.theme
        if self._of is None or self._of[0] is not bins or self._of[1] is not plot:
            self._of, self._outlines = (bins, plot), _outlines(bins, plot)
        for ink, outline in zip((theme.a, theme.b), self._outlines, strict=False):
            draw_pieces(painter, outline, pen(blend(ink, theme.surface, 0.55), 1.0))


def _outlines(bins: Bins, plot: Plot) -> list[Pieces]:
    """Those of f and g; none where the bins are too narrow."""
    if bins.width * plot.per_unit < LEAST:
        return []
    x = np.repeat(plot.xs(bins.edges), 2)
    x = np.clip(np.rint(x * plot.ratio) / plot.ratio, plot.left, plot.right)
    return [_outline(plot, x, masses / bins.width) for masses in (bins.f, bins.g)]


def _outline(plot: Plot, x: Vector, heights: Vector) -> Pieces:
    """Up, along and down: the steps one after the other."""
    y = np.full(len(x), plot.upper.bottom())
    tops = np.maximum(plot.density_ys(heights), plot.upper.top() - 2)
    y[1:-1] = np.repeat(np.rint(tops * plot.ratio) / plot.ratio, 2)
    return pieces_of(np.stack([x, y], axis=1))
