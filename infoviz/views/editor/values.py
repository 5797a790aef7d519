"""The numbers over the bars, and the handle on one of them."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL
from infoviz.charts.glyphs import PILL, draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.distribution import Vector
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import Scene

ABOVE = 7.0
"""How far above its bar a number stands."""

BELOW_MARK = 3.0
"""How close under a mark a bar's top may come before the number steps over the mark."""


class Values:
    """Writes the share of each bar over it where there is room, and of the strong ones anyway.

    It serves one plot, theme and desk.
    """

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self._plot = plot
        self._write = scene.desk.numbers.share
        self._ink, self._surface = colour_of(scene.theme.text), colour_of(scene.theme.surface)
        self._plain, self._bold = face(NORMAL, plot.factor), face(NORMAL, plot.factor, True)
        self.fit = self._plain.width(self._write(0.5)) + 4 <= plot.slot

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """Draws the numbers as they are now."""
        shares, others, ghost = scene.shares, scene.others, scene.ghost
        strong, visible = scene.strong, self._plot.columns.visible
        painter.setPen(self._ink)
        if self.fit:
            for outcome in visible:
                if outcome not in strong:
                    self._draw_plain(painter, outcome, shares, others, ghost)
        for outcome in strong:
            if outcome in visible:
                self._draw_strong(painter, outcome, shares, others, ghost)

    def _draw_plain(
        self, painter: QPainter, outcome: int, shares: Vector, others: Vector, ghost: Vector | None
    ) -> None:
        text = self._write(float(shares[outcome]))
        width = self._plain.width(text)
        # A power of ten may be too long.
        if width <= self._plot.slot + 4:
            x = self._plot.middle(outcome) - 0.5 * width
            y = self._baseline(outcome, shares, others, ghost)
            self._plain.write(painter, x, y, text)

    def _draw_strong(
        self, painter: QPainter, outcome: int, shares: Vector, others: Vector, ghost: Vector | None
    ) -> None:
        plot = self._plot
        text = self._write(float(shares[outcome]))
        width = self._bold.width(text)
        x = plot.middle(outcome) - 0.5 * width
        x = min(max(x, plot.left - 8), plot.right + 8 - width)
        y = self._baseline(outcome, shares, others, ghost)
        if width > plot.slot:
            # Over its neighbours, so that it can be read.
            height = round(15 * plot.factor)
            top = round(y - 0.8 * height)
            painter.fillRect(round(x) - 3, top, round(width) + 6, height, self._surface)
        self._bold.write(painter, x, y, text)

    def _baseline(
        self, outcome: int, shares: Vector, others: Vector, ghost: Vector | None
    ) -> float:
        """Above the bar; above the other's mark and the ghost's top where they are in the way."""
        plot = self._plot
        y = plot.y(float(shares[outcome]))
        mark = plot.y(float(others[outcome]))
        lines = (mark,) if ghost is None else sorted((mark, plot.y(float(ghost[outcome]))))[::-1]
        for line in lines:
            if y - (ABOVE + NORMAL) * plot.factor < line < y + BELOW_MARK * plot.factor:
                y = min(line, y)
        return max(y, plot.ceiling_y) - ABOVE * plot.factor


def draw_handle(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The handle, on the bar that a press or the keys would move; pale if it cannot move."""
    outcome = scene.gripped
    if outcome < 0 or scene.is_drawing or plot.is_narrow or outcome not in plot.columns.visible:
        return
    theme = scene.theme
    can_move = scene.can_move(outcome)
    left, right = plot.columns.bar(outcome)
    draw_pill(
        painter,
        0.5 * (left + right) / plot.ratio,
        plot.y(float(scene.shares[outcome])),
        theme.text if can_move else theme.muted,
        theme.surface if can_move else theme.line,
        length=min(PILL[0] * plot.factor, max(0.8 * (right - left) / plot.ratio, 10.0)),
        factor=plot.factor,
    )
