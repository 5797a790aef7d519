"""Which outcome labels stand under the bars, and how much of each."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.glyphs import LOCK
from infoviz.charts.label_steps import LabelSteps, label_steps
from infoviz.views.editor.plot import RIGHT, Plot
from infoviz.views.editor.scene import Scene

LEAST = 46.0
"""Slots as wide as this carry each label, elided if need be; narrower ones every k-th."""

LONGEST = 96.0
"""Where labels are left out, the others may be this long before they are elided."""

LEAST_ELIDED = 24.0
"""A lock leaves its label at least so many pixels, or takes its place."""


@dataclass(frozen=True)
class StrongLabel:
    """A bold label from `left` on; what stood from `start` to `end` makes way for it."""

    text: str
    left: float
    start: float
    end: float


class LabelRow:
    """Every k-th outcome has its label, elided to the room that this leaves."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self.metrics = metrics(NORMAL, plot.factor)
        self._plot = plot
        self._strong: dict[int, StrongLabel] = {}
        self._labels = scene.state.labels
        self._locks = scene.state.locks(scene.side)
        self._lock_width = (LOCK[0] + 3) * plot.factor
        self._steps = self._make_steps(plot)
        self.room = self._steps.every * plot.slot - min(6.0, 0.2 * plot.slot)

    def _make_steps(self, plot: Plot) -> LabelSteps:
        if plot.slot >= LEAST * plot.factor:
            return LabelSteps(1)
        visible = plot.columns.visible
        # A few of very many stand for all: each label takes a microsecond to measure.
        some = self._labels[visible.start : visible.stop : max(len(visible) // 100, 1)]
        # The last is the longest of numbers that count up.
        last = self._labels[visible.stop - 1]
        widths = (self.metrics.horizontalAdvance(text) for text in (*some, last))
        longest = min(max(widths), LONGEST * plot.factor)
        # Letters may stand closer than words.
        return label_steps(self._labels, math.ceil((longest + min(6.0, 0.2 * longest)) / plot.slot))

    def labelled(self, start: int, stop: int) -> list[int]:
        """The outcomes from `start` to before `stop` that have their label."""
        return self._steps.labelled(start, stop)

    def has_label(self, outcome: int) -> bool:
        return self._steps.has_label(outcome)

    def text(self, outcome: int) -> str:
        """The label as far as it is shown, "" where it is not."""
        if not self.has_label(outcome):
            return ""
        room = self.room
        if outcome in self._locks:
            room -= self._lock_width
            # Where there is no room for both, the lock stands alone.
            if room < min(self.metrics.horizontalAdvance(self._labels[outcome]), LEAST_ELIDED):
                return ""
        return self.metrics.elidedText(
            self._labels[outcome], Qt.TextElideMode.ElideRight, max(room, 0.0)
        )

    def strong(self, outcome: int) -> StrongLabel:
        """The bold label of an outcome, which may lie over its neighbours."""
        known = self._strong.get(outcome)
        if known is None:
            known = self._strong[outcome] = self._make_strong(outcome)
        return known

    def extent(self, outcome: int, width: float) -> tuple[float, float]:
        """Where a label of that width begins and ends with its lock, inside the picture."""
        plot = self._plot
        if outcome in self._locks:
            width += self._lock_width
        left = plot.middle(outcome) - 0.5 * width
        left = max(min(left, plot.right + 0.6 * RIGHT - width), 6.0)
        return left, left + width

    def _make_strong(self, outcome: int) -> StrongLabel:
        plot, bold = self._plot, metrics(NORMAL, self._plot.factor, True)
        room = max(self.room, 0.4 * (plot.right - plot.left))
        text = bold.elidedText(self._labels[outcome], Qt.TextElideMode.ElideRight, room)
        left, right = self.extent(outcome, bold.horizontalAdvance(text))
        # What lies under it goes as a whole, since half a label is none.
        start, end = left - 3, right + 3
        reach = LONGEST * plot.factor
        first, last = plot.outcome_at(left - reach), plot.outcome_at(right + reach)
        for other in self.labelled(first, last + 1):
            begins, ends = self.extent(other, self.metrics.horizontalAdvance(self.text(other)))
            if begins < right and ends > left:
                start, end = min(start, begins - 1), max(end, ends + 1)
        return StrongLabel(text, left, max(start, 4.0), min(end, plot.right + 0.7 * RIGHT))

    def is_whole(self, outcome: int) -> bool:
        return self.text(outcome) == self._labels[outcome]
