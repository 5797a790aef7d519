"""The bins as steps: the mass of each over its width, which is the density between its ends."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from infoviz.charts.raster import blend
from infoviz.charts.strokes import draw_pieces, pen, pieces_of
from infoviz.core.distribution import Vector
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import Scene

LEAST = 2.0
"""Bins that are narrower than so many pixels have no steps: the curve stands for them."""


def draw_steps(painter: QPainter, scene: Scene, plot: Plot) -> None:
    bins = scene.bins
    if bins.width * plot.per_unit < LEAST:
        return
    x = np.repeat(plot.xs(bins.edges), 2)
    x = np.clip(np.rint(x * plot.ratio) / plot.ratio, plot.left, plot.right)
    for ink, masses in ((scene.theme.a, bins.f), (scene.theme.b, bins.g)):
        outline = _outline(plot, x, masses / bins.width)
        draw_pieces(painter, pieces_of(outline), pen(blend(ink, scene.theme.surface, 0.55), 1.0))


def _outline(plot: Plot, x: Vector, heights: Vector) -> Vector:
    """Up, along and down: the corners of the steps, (2n + 2, 2)."""
    y = np.full(len(x), plot.upper.bottom())
    tops = np.maximum(plot.density_ys(heights), plot.upper.top() - 2)
    y[1:-1] = np.repeat(np.rint(tops * plot.ratio) / plot.ratio, 2)
    return np.stack([x, y], axis=1)
