"""Where, or at which end, the chosen integral is infinite: marked in its chart, with the reason."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of, glaze
from infoviz.charts.signs import draw_plate
from infoviz.charts.strokes import draw_pieces, pen, pieces_of
from infoviz.core.numbers import INFINITY
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import ROLES, Scene
from infoviz.views.continuous.words import region_text, tail_text

LINE = 18.0


class Regions:
    """The marks of one plot. `plates` are what the words take up."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self._scene, self._plot = scene, plot
        result = scene.analysis.results[scene.drawn.id]
        low, high = plot.frame
        small = face(SMALL, scene.factor)
        self._bands: list[QRectF] = []
        self._edges: list[float] = []
        spots: list[tuple[float, str]] = []
        for start, end in result.regions:
            left, right = plot.x(max(start, low)), plot.x(min(end, high))
            if right - left < 1:
                continue
            self._bands.append(QRectF(left, plot.lower.top(), right - left, plot.lower.height()))
            self._edges += (plot.x(each) for each in (start, end) if low < each < high)
            # Where the words would lie over the curve the sentence above the densities has them.
            text = region_text(scene)
            fits = small.width(text) + 6 * scene.factor <= right - left
            spots.append((0.5 * (left + right), text if fits else INFINITY))
        spots += (
            (plot.left if side < 0 else plot.right, tail_text(scene)) for side in result.tails
        )
        self._texts = [text for _, text in spots]
        self.plates: list[QRectF] = []
        factor = scene.factor
        top = plot.lower.top() + 2 * factor
        for middle, text in spots:
            width = small.width(text) + 6 * factor
            left = min(max(middle - 0.5 * width, plot.left + 2), plot.right - width - 2)
            plate = QRectF(left, top, width, 16 * factor)
            if any(plate.intersects(each) for each in self.plates):
                plate.translate(0, LINE * factor)
            self.plates.append(plate)

    def draw_bands(self, painter: QPainter) -> None:
        """What lies below the curve."""
        scene, lower = self._scene, self._plot.lower
        theme = scene.theme
        tint = glaze(theme.highlight, theme.surface)
        own = scene.drawn.of or "f"
        edge = pen(theme.of(ROLES[own]), 1.2 * scene.factor)
        for band in self._bands:
            painter.fillRect(band, tint)
        for x in self._edges:
            cut = np.array([[x, lower.top()], [x, lower.bottom()]])
            draw_pieces(painter, pieces_of(cut), edge)

    def draw_words(self, painter: QPainter) -> None:
        scene, factor = self._scene, self._scene.factor
        small = face(SMALL, factor)
        for plate, text in zip(self.plates, self._texts, strict=True):
            draw_plate(painter, plate, scene.theme.surface)
            painter.setPen(colour_of(scene.theme.text))
            small.write(painter, plate.left() + 3 * factor, plate.top() + 12 * factor, text)
