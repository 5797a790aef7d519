"""The bars of the terms, drawn in device pixels: one by one while they are few, else by columns."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.batch import RectBatch
from infoviz.charts.device import VECTOR_RATIO
from infoviz.charts.raster import ColumnRaster, Pixels, Rows, argb, colour_of, rows_of
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures import Measure
from infoviz.theme import Theme
from infoviz.views.terms.plot import Plot

PAINTED = 64
"""Up to so many bars rectangles are cheaper than a raster, and stay rectangles in an SVG."""

BREAK = (6.0, 12.0)
"""How far below its end an infinite bar is broken, in pixels."""


class HangingRaster(ColumnRaster):
    """A raster whose columns hang from its upper edge."""

    def fill_up(self, foot: Rows, paint: int | Pixels) -> None:
        """Overwrites the image: `paint` from the upper edge to before row `foot` of each column."""
        np.less(self._rows, foot, out=self._mask)
        np.multiply(self._mask, np.asarray(paint, dtype=np.uint32), out=self.pixels)


class Bars:
    """Draws the terms of one measure on one plot, in the unit of `nats`, in one theme.

    A divergence takes the colour of whoever has more of the outcome, another measure its own.
    """

    def __init__(
        self, plot: Plot, theme: Theme, measure: Measure, nats: float, in_file: bool = False
    ) -> None:
        self.plot, self.theme, self.measure = plot, theme, measure
        # Terms come in nats: it is cheaper to bring the scale to them than all of them to it.
        self._low, self._high = plot.low * nats, plot.high * nats
        self._rows_per_nat = plot.rows_per_unit / nats
        self._surface = colour_of(theme.surface)
        # By the sign of a − b: index −1 is the last.
        names = ("m", "a", "b") if measure.is_divergence else (measure.colour,) * 3
        self._colours = [theme.of(name) for name in names]
        columns = plot.columns
        self.is_painted = len(columns.visible) <= PAINTED or (
            # In a file each is a rectangle as long as each is seen.
            in_file and columns.slot >= VECTOR_RATIO
        )
        if self.is_painted:
            self._seen = slice(columns.visible.start, columns.visible.stop)
            self._edges = [self._clipped(*columns.bar(i)) for i in columns.visible]
            signs = (1, -1, 0) if measure.is_divergence else (None,)
            self._batches = [
                (sign, self._batch(), colour_of(self._colours[sign or 0])) for sign in signs
            ]
        else:
            above, below = plot.zero - plot.top, plot.foot - plot.zero
            self._above = ColumnRaster(columns.width, above, 1.0) if above > 0 else None
            self._below = HangingRaster(columns.width, below, 1.0) if below > 0 else None

    def draw(self, painter: QPainter, analysis: Analysis, pinned: Vector | None) -> None:
        """Draws the terms, and thin marks at those of `pinned` (n,), nan where it has none."""
        terms = analysis.terms(self.measure.id)
        if self.is_painted:
            self._paint(painter, analysis, terms)
            if pinned is not None:
                self._paint_ghosts(painter, pinned)
        else:
            self._fill(painter, analysis, terms, pinned)

    def _batch(self) -> RectBatch:
        """A rectangle for each bar in view; its top and bottom are to be set."""
        batch = RectBatch(len(self._edges))
        edges = np.array(self._edges, dtype=np.int32).reshape(-1, 2)
        batch.left[:], batch.right[:] = edges[:, 0], edges[:, 0] + edges[:, 1] - 1
        return batch

    def _clipped(self, start: int, end: int) -> tuple[int, int]:
        """The first pixel and the width of what lies inside the plot."""
        left, right = self.plot.columns.left, self.plot.columns.left + self.plot.columns.width
        start = min(max(start, left), right)
        return start, max(min(end, right) - start, 0)

    # Few

    def _paint(self, painter: QPainter, analysis: Analysis, terms: Vector) -> None:
        plot, seen = self.plot, self._seen
        values = terms[seen]
        is_infinite = analysis.totals[self.measure.id] == math.inf
        if is_infinite:
            infinite = values == math.inf
            values = np.where(infinite, self._high, values)
        # What is not 0 is seen: by one row at least.
        rows = np.rint(values * self._rows_per_nat)
        rows = np.where(rows == 0, np.sign(values), rows).astype(np.int32)
        tops, bottoms = plot.zero - np.maximum(rows, 0), plot.zero - 1 - np.minimum(rows, 0)
        leaders = None
        for sign, batch, colour in self._batches:
            batch.top[:] = tops
            if sign is None:
                batch.bottom[:] = bottoms
            else:
                if leaders is None:
                    leaders = np.sign(analysis.state.a.p[seen] - analysis.state.b.p[seen])
                elif sign == 0 and leaders.all():
                    continue
                # Those of another colour end before they begin.
                batch.bottom[:] = np.where(leaders == sign, bottoms, tops - 1)
            batch.draw(painter, colour)
        if is_infinite:
            self._break(painter, [self._edges[i] for i in np.flatnonzero(infinite).tolist()])

    def _break(self, painter: QPainter, broken: list[tuple[int, int]]) -> None:
        """Two slanting strokes through each bar that goes on for ever."""
        ratio = self.plot.ratio
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._surface, 2.5 * ratio))
        for left, width in broken:
            rise = min(0.25 * width, 4 * ratio)
            for down in BREAK:
                y = self.plot.top + down * ratio
                painter.drawLine(QLineF(left - 1, y + rise, left + width + 1, y - rise))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_ghosts(self, painter: QPainter, pinned: Vector) -> None:
        plot, scale = self.plot, self._rows_per_nat
        thick = max(round(2 * plot.ratio), 1)
        mark = colour_of(self.theme.muted)
        for (left, width), value in zip(self._edges, pinned[self._seen].tolist(), strict=True):
            if math.isfinite(value):
                row = plot.zero - round(value * scale) - thick // 2
                reach = min(round(4 * plot.ratio), width // 4)
                where = left - reach, row, width + 2 * reach, thick
                painter.fillRect(where[0], row - thick // 2, where[2], 2 * thick, self._surface)
                painter.fillRect(*where, mark)

    # Many

    def _fill(
        self, painter: QPainter, analysis: Analysis, terms: Vector, pinned: Vector | None
    ) -> None:
        plot, columns = self.plot, self.plot.columns
        infinite = None
        if analysis.totals[self.measure.id] == math.inf:
            infinite = np.isinf(terms)
            terms = np.where(infinite, self._high, terms)
        up, paint_up, down, paint_down = self._extremes(analysis, terms)
        ghosts = None if pinned is None else np.where(np.isfinite(pinned), pinned, 0.0)
        if self._above is not None:
            self._above.fill_down(rows_of(up, 0, self._high, self._above.height), paint_up)
            if infinite is not None:
                self._break_columns(columns.highest(infinite.astype(np.float64)) > 0)
            if ghosts is not None:
                self._dot(self._above, columns.highest(ghosts), 0, self._high)
            painter.drawImage(columns.left, plot.top, self._above.image)
        if self._below is not None:
            feet = rows_of(np.minimum(down, 0), self._low, 0, self._below.height)
            self._below.fill_up(feet, paint_down)
            if ghosts is not None:
                self._dot(self._below, np.minimum(columns.lowest(ghosts), 0), self._low, 0)
            painter.drawImage(columns.left, plot.zero, self._below.image)

    def _extremes(
        self, analysis: Analysis, terms: Vector
    ) -> tuple[Vector, int | Pixels, Vector, int | Pixels]:
        """The greatest and the least term of each pixel column, (width,), and their colours."""
        columns = self.plot.columns
        m, a, b = (argb(colour) for colour in self._colours)
        up = columns.highest(terms)
        if self._low < 0:
            # Terms of both signs are those of KL, above 0 just where the first has more.
            first, last = columns.outcomes_under(columns.left + int(up.argmax()))
            greatest = first + int(terms[first : last + 1].argmax())
            a_is_first = analysis.state.a.p[greatest] > analysis.state.b.p[greatest]
            above, below = (a, b) if a_is_first else (b, a)
            return up, above, columns.lowest(terms), below
        if not self.measure.is_divergence:
            return up, m, up, m
        of_a = columns.highest(np.where(analysis.leader > 0, terms, 0.0))
        colours = np.where(of_a >= up, np.uint32(a), np.uint32(b))
        return up, colours, up, colours

    def _break_columns(self, broken: NDArray[np.bool_]) -> None:
        assert self._above is not None
        thick = max(round(2 * self.plot.ratio), 1)
        for down in BREAK:
            row = round(down * self.plot.ratio)
            self._above.pixels[row : row + thick, broken] = 0

    def _dot(self, raster: ColumnRaster, values: Vector, low: float, high: float) -> None:
        rows = rows_of(values, low, high, raster.height)
        thick = max(round(self.plot.ratio), 1)
        filled = np.flatnonzero((rows > 0) & (rows < raster.height))
        raster.dot(rows[filled], filled, argb(self.theme.muted), thick)
