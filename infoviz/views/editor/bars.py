"""The bars of one distribution, and the marks of the other, as rectangles."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QPainter

from infoviz.charts.batch import Integers, PieceBatch, RectBatch
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.raster import colour_of
from infoviz.core.distribution import Vector
from infoviz.core.state import Side
from infoviz.theme import Theme
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import OTHER

OVERHANG = 4.0
"""How far a mark reaches beyond its bar, in pixels."""

DASH, GAP = 7.0, 2.5


class Bars:
    """Draws the bars of `side` on one plot in one theme; B's are hatched.

    The painter works in device pixels. What does not depend on the shares is kept.
    """

    def __init__(self, plot: Plot, theme: Theme, side: Side) -> None:
        self.plot, self.theme = plot, theme
        visible = plot.columns.visible
        self._seen = slice(visible.start, visible.stop)
        self._colour = colour_of(theme.of(side))
        self._mark_colour = colour_of(theme.of(OTHER[side]))
        self._casing_colour = colour_of(theme.surface)
        edges = np.array([plot.columns.bar(i) for i in visible], dtype=np.int32)
        left, right = self._inside(edges[:, 0]), self._inside(edges[:, 1])
        self._bars = self._plain(left, right) if side == "a" else self._hatched(left, right)
        reach = round(min(OVERHANG, 0.1 * plot.slot) * plot.ratio)
        self._make_marks(self._inside(left - reach), self._inside(right + reach))

    def draw_bars(self, painter: QPainter, shares: Vector) -> None:
        """Draws bars for `shares` (n,)."""
        plot, bars = self.plot, self._bars
        tops = plot.rows(shares[self._seen])
        if isinstance(bars, PieceBatch):
            bars.draw(painter, tops, plot.foot)
        else:
            bars.top[:] = tops
            bars.draw(painter, self._colour)

    def draw_marks(self, painter: QPainter, others: Vector) -> None:
        """Draws marks for `others` (n,)."""
        rows = self.plot.rows(others[self._seen])
        thick = max(round(self.plot.ratio), 1)
        casing, dashes = self._casing, self._dashes
        casing.top[:], casing.bottom[:] = rows - 2 * thick, rows + 2 * thick - 1
        casing.draw(painter, self._casing_colour)
        rows = rows[self._mark_of_dash]
        dashes.top[:], dashes.bottom[:] = rows - thick, rows + thick - 1
        dashes.draw(painter, self._mark_colour)

    def _plain(self, left: Integers, right: Integers) -> RectBatch:
        bars = RectBatch(len(left))
        bars.left[:], bars.right[:], bars.bottom[:] = left, right - 1, self.plot.foot - 1
        return bars

    def _hatched(self, left: Integers, right: Integers) -> PieceBatch:
        plot = self.plot
        hatch = hatched_pixmap(
            plot.columns.width / plot.ratio,
            (plot.foot - plot.top) / plot.ratio,
            plot.ratio,
            self._colour.name(),
            self.theme.bar_hatch,
        )
        hatch.setDevicePixelRatio(1)
        bars = PieceBatch(len(left), hatch, plot.columns.left, plot.top)
        bars.set_across(left, right - left)
        return bars

    def _make_marks(self, left: Integers, right: Integers) -> None:
        """Dashes from `left` to before `right`, and the casing that holds them together."""
        dash, period = (max(round(length * self.plot.ratio), 1) for length in (DASH, DASH + GAP))
        dashes = [
            (mark, start, min(start + dash, end))
            for mark, (first, end) in enumerate(zip(left.tolist(), right.tolist(), strict=True))
            for start in range(first, end, period)
        ]
        self._casing, self._dashes = RectBatch(len(left)), RectBatch(len(dashes))
        self._casing.left[:], self._casing.right[:] = left, right - 1
        columns = np.array(dashes, dtype=np.int32).reshape(-1, 3)
        self._mark_of_dash = columns[:, 0]
        self._dashes.left[:], self._dashes.right[:] = columns[:, 1], columns[:, 2] - 1

    def _inside(self, x: Integers) -> Integers:
        """`x`, or the edge of the plot where it lies outside."""
        columns = self.plot.columns
        return np.clip(x, columns.left, columns.left + columns.width)
