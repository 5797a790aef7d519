"""Tables as images: a colour for each value, laid out over the pixels of the cells by numpy."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from infoviz.charts.canvas import device_pixels
from infoviz.charts.device import is_vector
from infoviz.charts.raster import Pixels, argb, blend
from infoviz.core.distribution import Vector
from infoviz.theme import Theme
from infoviz.views.pairs.plot import Cells

SHADES = 64
"""So many steps a colour has on its way from the surface."""

DEEPEST = 0.6
"""How much of its colour the darkest cell has: the text on it can be read."""

PALEST = 0.06
"""What is above 0 by anything at all can be told from what is 0."""

LEAST_GAP = 6.0
"""Cells as wide as this are set apart by a pixel."""


@lru_cache(maxsize=8)
def shades(theme: Theme) -> Pixels:
    """The colours of shares: the surface for 0, then SHADES from the palest to the deepest."""
    return _colours(theme.muted, theme.surface)


@lru_cache(maxsize=8)
def signed_shades(theme: Theme) -> Pixels:
    """The colours of terms: B's for those below 0, pale grey for 0, and A's for those above."""
    below, above = (_colours(theme.of(side), theme.surface) for side in ("b", "a"))
    # What adds nothing is pale, so that the table is seen before the draws are coupled.
    above[0] = argb(blend(theme.muted, theme.surface, PALEST))
    return np.concatenate((below[:0:-1], above))


def _colours(colour: str, surface: str) -> Pixels:
    parts = np.linspace(PALEST, DEEPEST, SHADES)
    names = [surface, *(blend(colour, surface, float(part)) for part in parts)]
    return np.array([argb(name) for name in names], dtype=np.uint32)


def steps(values: Vector, high: float) -> NDArray[np.intp]:
    """Which of `shades` each share has: 0 for 0, 1 to SHADES up to `high` and beyond."""
    found = np.ceil(np.minimum(values, high) * (SHADES / high)).astype(np.intp)
    return found


def signed_steps(values: Vector, high: float) -> NDArray[np.intp]:
    """Which of `signed_shades` each term has."""
    scaled = np.clip(values, -high, high) * (SHADES / high)
    found = np.rint(scaled).astype(np.intp)
    # Away from 0, so that a sign is seen wherever there is one.
    found += (found == 0) * np.sign(values).astype(np.intp)
    return found + SHADES


class TableImage:
    """One image of a table, filled afresh for new colours; its cells are set apart if wide."""

    def __init__(self, cells: Cells, ratio: float, between: int) -> None:
        """`between` is the colour of the gaps, a pixel of a 32-bit image."""
        lefts, tops = cells.edges(True), cells.edges(False)
        self._place = QPointF(lefts[0] / ratio, tops[0] / ratio)
        self._lefts, self._tops, self._ratio, self._between = lefts, tops, ratio, between
        width, height = int(lefts[-1] - lefts[0]), int(tops[-1] - tops[0])
        gaps = min(cells.width, cells.height) >= LEAST_GAP
        thick = self._thick = max(round(ratio), 1) if gaps else 0
        self._columns = _owners(lefts, thick)
        self._rows = _owners(tops, thick)
        k = cells.k
        # A row and a column more than there are cells, for the gaps.
        self._colours: Pixels = np.full((k + 1, k + 1), between, dtype=np.uint32)
        self._lines: Pixels = np.empty((k + 1, width), dtype=np.uint32)
        self._pixels: Pixels = np.empty((height, width), dtype=np.uint32)
        self._image = QImage(
            self._pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32
        )
        self._image.setDevicePixelRatio(ratio)

    def fill(self, colours: Pixels) -> None:
        """Gives each cell its colour, (k, k)."""
        self._colours[:-1, :-1] = colours
        # The indexes are known to be within the table.
        np.take(self._colours, self._columns, axis=1, out=self._lines, mode="clip")
        np.take(self._lines, self._rows, axis=0, out=self._pixels, mode="clip")

    def draw(self, painter: QPainter) -> None:
        if is_vector(painter):
            self._draw_cells(painter)
        else:
            painter.drawImage(self._place, self._image)

    def _draw_cells(self, painter: QPainter) -> None:
        """A rectangle a cell, for a file, those of one colour together."""
        lefts, tops = self._lefts, self._tops
        left, top = int(lefts[0]), int(tops[0])
        place = QRect(left, top, int(lefts[-1]) - left, int(tops[-1]) - top)
        colours = self._colours[:-1, :-1]
        with device_pixels(painter, self._ratio):
            painter.fillRect(place, QColor.fromRgba(self._between))
            painter.setPen(Qt.PenStyle.NoPen)
            for colour in np.unique(colours).tolist():
                painter.setBrush(QColor.fromRgba(colour))
                where = np.argwhere(colours == colour).tolist()
                painter.drawRects([self._cell(row, column) for row, column in where])

    def _cell(self, row: int, column: int) -> QRect:
        """A cell without its gap, which is the first pixels of each but the first."""
        left = int(self._lefts[column]) + self._thick * (column > 0)
        top = int(self._tops[row]) + self._thick * (row > 0)
        right, foot = int(self._lefts[column + 1]), int(self._tops[row + 1])
        return QRect(left, top, right - left, foot - top)


def _owners(edges: NDArray[np.int32], gap: int) -> NDArray[np.intp]:
    """The cell that each pixel between the first and the last edge is in; the last for a gap."""
    k = len(edges) - 1
    owners = np.repeat(np.arange(k), np.diff(edges))
    starts = edges[:-1] - edges[0]
    for pixel in range(gap):
        owners[starts[1:] + pixel] = k
    return owners
