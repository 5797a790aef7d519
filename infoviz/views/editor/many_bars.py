"""Many bars of one distribution, and the marks of the other, as a raster."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from infoviz.charts.raster import ColumnRaster, Pixels, Rows, argb, blend, rows_of
from infoviz.core.distribution import NOWHERE, Vector
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
        self._mark_places = self._casing_places = NOWHERE

    def draw(self, painter: QPainter, shares: Vector, others: Vector) -> None:
        """Draws bars for `shares` (n,) and marks for `others` (n,), which nobody may change."""
        # Not both: each has to be remembered.
        is_new = self._fill(shares) | self._find_marks(others)
        if is_new:
            np.copyto(self._picture.pixels, self._bars.pixels)
            self._picture.put(self._casing_places, self._casing)
            self._picture.put(self._mark_places, self._mark)
        painter.drawImage(self.plot.columns.left, self.plot.top, self._picture.image)

    def _fill(self, shares: Vector) -> bool:
        """Brings the bars up to date; whether any of them changed."""
        if shares is self._shares:
            return False
        self._shares = shares
        columns = self.plot.columns
        top = self._rows(columns.highest(shares))
        low = self._rows(columns.lowest(shares)) if columns.slot < 1 else top
        before, self._tops = self._tops, (top, low)
        if before is None:
            self._fill_all(top, low)
            return True
        changed = np.flatnonzero((before[0] != top) | (before[1] != low))
        if len(changed) > FEW:
            self._fill_all(top, low)
        else:
            for column in changed.tolist():
                ends = int(top[column]), int(low[column])
                self._bars.fill_column(column, *ends, self._pale, self._solid)
        return len(changed) > 0

    def _fill_all(self, top: Rows, low: Rows) -> None:
        if low is top:
            self._bars.fill_down(top, self._solid)
        else:
            self._bars.fill_ranges(top, low, self._pale, self._solid)

    def _find_marks(self, others: Vector) -> bool:
        """Brings the places of the marks up to date; whether any of them changed."""
        if others is self._others:
            return False
        self._others = others
        marks = self._rows(self.plot.columns.highest(others)[self._filled])
        if self._marks is not None and (self._marks == marks).all():
            return False
        self._marks = marks
        thick = max(round(self.plot.ratio), 1)
        top = np.minimum(marks, self._bars.height - thick).astype(np.intp) - thick
        # The mark is put over the middle of its casing.
        self._casing_places = self._picture.places(top - thick, self._filled, 4 * thick)
        self._mark_places = self._picture.places(top, self._filled, 2 * thick)
        return True

    def _rows(self, shares: Vector) -> Rows:
        return rows_of(shares, 0.0, self.plot.high, self._bars.height)
