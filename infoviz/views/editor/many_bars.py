"""Many bars of one distribution, and the marks of the other, as a raster."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from infoviz.charts.raster import ColumnRaster, Pixels, Rows, argb, blend, rows_of
from infoviz.core.distribution import NOWHERE, Indexes, Vector
from infoviz.core.state import Side
from infoviz.theme import Theme
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import OTHER

MANY = 100
"""Up to so many bars rectangles are cheaper, and stay rectangles in an SVG."""

FEW = 24
"""A stroke changes a few columns of pixels: up to so many are cheaper one by one."""

PALE = 0.4
"""How strong the colour is between the least and the greatest of a shared pixel column."""


class ManyBars:
    """Draws what `Bars` draws, at a cost that does not depend on how many there are.

    Where outcomes share a pixel column, it is solid up to the least of them and pale up to the
    greatest; the mark is the other's greatest. What has not changed is not computed again: in a
    drag the other editor's bars stand still, and so do this one's marks.
    """

    def __init__(self, plot: Plot, theme: Theme, side: Side) -> None:
        self.plot, self.theme = plot, theme
        columns = plot.columns
        height = plot.foot - plot.top
        self._bars = ColumnRaster(columns.width, height, 1.0)
        self._picture = ColumnRaster(columns.width, height, 1.0)
        colour = theme.of(side)
        self._pale = argb(blend(colour, theme.surface, PALE))
        self._solid: int | Pixels = argb(colour)
        if side == "b":
            self._solid = self._bars.hatched(colour, theme.bar_hatch, plot.ratio)
        self._mark, self._casing = argb(theme.of(OTHER[side])), argb(theme.surface)
        self._filled = np.arange(columns.width)
        if not columns.is_dense:
            self._filled = np.flatnonzero(columns.outcome_of_pixel >= 0)
        self._shares: Vector | None = None
        self._others: Vector | None = None
        self._tops: tuple[Rows, Rows] | None = None
        self._marks: Rows | None = None
        # The pixels of the marks with their casings, and those of the marks alone.
        self._covered = self._marked = NOWHERE

    def draw(self, painter: QPainter, shares: Vector, others: Vector) -> None:
        """Draws bars for `shares` (n,) and marks for `others` (n,), which nobody may change."""
        columns, covered = self._fill(shares), self._covered
        if self._find_marks(others) or columns is None or len(columns):
            self._compose(columns, covered)
        painter.drawImage(self.plot.columns.left, self.plot.top, self._picture.image)

    def _compose(self, columns: Indexes | None, covered: Indexes) -> None:
        """Puts the marks over the bars, of which `columns` (all where None) have changed.

        Only what was `covered` before is brought back: to copy all takes twice as long.
        """
        bars, picture = self._bars.pixels, self._picture.pixels
        if columns is None:
            np.copyto(picture, bars)
        else:
            self._picture.pixels.reshape(-1)[covered] = bars.reshape(-1)[covered]
            for column in columns.tolist():
                picture[:, column] = bars[:, column]
        self._picture.put(self._covered, self._casing)
        self._picture.put(self._marked, self._mark)

    def _fill(self, shares: Vector) -> Indexes | None:
        """Brings the bars up to date; which columns of pixels have changed, or None for all."""
        if shares is self._shares:
            return NOWHERE
        self._shares = shares
        columns = self.plot.columns
        top = self._rows(columns.highest(shares))
        low = self._rows(columns.lowest(shares)) if columns.slot < 1 else top
        before, self._tops = self._tops, (top, low)
        if before is not None:
            changed = np.flatnonzero((before[0] != top) | (before[1] != low))
            if len(changed) <= FEW:
                for column in changed.tolist():
                    ends = int(top[column]), int(low[column])
                    self._bars.fill_column(column, *ends, self._pale, self._solid)
                return changed
        if low is top:
            self._bars.fill_down(top, self._solid)
        else:
            self._bars.fill_ranges(top, low, self._pale, self._solid)
        return None

    def _find_marks(self, others: Vector) -> bool:
        """Brings the places of the marks up to date; whether any of them changed."""
        if others is self._others:
            return False
        self._others = others
        marks = self._rows(self.plot.columns.highest(others)[self._filled])
        if self._marks is not None and np.array_equal(self._marks, marks):
            return False
        self._marks = marks
        thick, height = max(round(self.plot.ratio), 1), self._bars.height
        rows = marks + np.arange(-2 * thick, 2 * thick, dtype=np.intp)[:, np.newaxis]
        # A mark at an edge keeps what lies inside.
        places = np.clip(rows, 0, height - 1) * self._bars.width + self._filled
        self._covered = places.reshape(-1)
        # The middle of its casing.
        self._marked = places[thick : 3 * thick].reshape(-1)
        return True

    def _rows(self, shares: Vector) -> Rows:
        return rows_of(shares, 0.0, self.plot.high, self._bars.height)
