"""The outcomes' labels under the terms: every k-th, elided to the room that this leaves."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.label_steps import LabelSteps, label_steps
from infoviz.charts.raster import colour_of
from infoviz.theme import Theme
from infoviz.views.terms.plot import Plot

ELIDED = 46.0
"""A label may take so many pixels before others are left out for it."""

GAP = 6.0


class LabelRow:
    """Which labels are shown on one plot, and how much of each."""

    def __init__(self, plot: Plot, labels: tuple[str, ...]) -> None:
        self._plot, self._labels = plot, labels
        self._metrics = metrics(NORMAL, plot.factor)
        self._steps = self._make_steps()
        self.room = self._steps.every * plot.slot - GAP
        self._reach = 0.5 * self.room
        self.baseline = plot.label_top + 18 * plot.factor

    def _make_steps(self) -> LabelSteps:
        plot, longest = self._plot, ELIDED * self._plot.factor
        visible = plot.columns.visible
        # Only few enough to be measured quickly can all be short enough.
        if plot.slot < longest + GAP and len(visible) <= 100:
            longest = min(longest, max(self._width(self._labels[i]) for i in visible))
        return label_steps(self._labels, math.ceil((longest + GAP) / plot.slot))

    def _width(self, text: str) -> float:
        return self._metrics.horizontalAdvance(text)

    def text(self, outcome: int) -> str:
        """The label as far as it is shown, "" where it is not."""
        if not self._steps.has_label(outcome):
            return ""
        return self._metrics.elidedText(
            self._labels[outcome], Qt.TextElideMode.ElideRight, self.room
        )

    def is_whole(self, outcome: int) -> bool:
        return self.text(outcome) == self._labels[outcome]

    def draw(self, painter: QPainter, theme: Theme) -> None:
        plot = self._plot
        painter.setFont(font(NORMAL, plot.factor))
        painter.setPen(colour_of(theme.muted))
        visible = plot.columns.visible
        for outcome in self._steps.labelled(visible.start, visible.stop):
            if plot.left <= plot.middle(outcome) <= plot.right:
                left, _ = self.extent(outcome)
                painter.drawText(QPointF(left, self.baseline), self.text(outcome))

    def extent(self, outcome: int) -> tuple[float, float]:
        """Where the label of an outcome, as far as it is shown, begins and ends."""
        width = self._width(self.text(outcome))
        left = self._left_of(outcome, width)
        return left, left + width

    def _left_of(self, outcome: int, width: float) -> float:
        """Where a label of that width begins: in the middle of its slot, but inside the chart."""
        left = self._plot.middle(outcome) - 0.5 * width
        return max(min(left, self._plot.right + 8 * self._plot.factor - width), 2.0)

    def draw_strong(self, painter: QPainter, theme: Theme, outcome: int) -> None:
        """The label of the outcome under the pointer, bold and over its neighbours."""
        plot, bold = self._plot, metrics(NORMAL, self._plot.factor, True)
        room = max(self.room, 0.4 * (plot.right - plot.left))
        text = bold.elidedText(self._labels[outcome], Qt.TextElideMode.ElideRight, room)
        width = bold.horizontalAdvance(text)
        left = self._left_of(outcome, width)
        start, end = left - 3, left + width + 3
        # What lies under it goes as a whole, since half a label is none.
        first = plot.columns.outcome_at((start - self._reach) * plot.ratio)
        last = plot.columns.outcome_at((end + self._reach) * plot.ratio)
        for other in self._steps.labelled(first, last + 1):
            begins, ends = self.extent(other)
            if begins < left + width + 3 and ends > left - 3:
                start, end = min(start, begins - 1), max(end, ends + 1)
        height = 20 * plot.factor
        cell = QRectF(start, self.baseline - 0.75 * height, end - start, height)
        painter.fillRect(cell, colour_of(theme.surface))
        painter.setFont(font(NORMAL, plot.factor, True))
        painter.setPen(colour_of(theme.text))
        painter.drawText(QPointF(left, self.baseline), text)
