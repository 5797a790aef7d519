"""Draws the terms of one measure for one plot, theme and desk; what they decide is kept."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.raster import colour_of, glaze
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import INFINITY, NOTHING, percent
from infoviz.core.term_table import written_term
from infoviz.desk import Desk
from infoviz.theme import Theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.terms.bars import Bars
from infoviz.views.terms.ground import BASELINE, GAP, Legend, draw_axis, draw_caption
from infoviz.views.terms.labels import LabelRow
from infoviz.views.terms.plot import PAD, Plot


class Picture:
    """The chart of the terms; the pieces that move are drawn by `draw`, the others once."""

    def __init__(self, plot: Plot, theme: Theme, desk: Desk, labels: tuple[str, ...]) -> None:
        self.plot = plot
        self._theme, self._desk, self._all_labels = theme, desk, labels
        self._numbers = desk.numbers
        self._measure = MEASURES[desk.measure]
        self.labels = LabelRow(plot, labels)
        self._bars = Bars(plot, theme, self._measure)
        factor = plot.factor
        self._font, self._bold = font(NORMAL, factor), font(NORMAL, factor, True)
        self._widths = text_widths(NORMAL, factor)
        self._bold_widths = text_widths(NORMAL, factor, True)
        self._text = colour_of(theme.text)
        typical = "+0." + "0" * desk.measure_decimals
        self._has_values = self._widths(typical) + 4 <= plot.slot
        self._legend = Legend(plot, self._measure)
        self._read_out = QCoreApplication.translate(
            "Terms", "a {0}   b {1}   term {2}   {3} of the total"
        )

    def draw_ground(self, painter: QPainter, rect: QRectF, is_reading: bool) -> None:
        """All that stays; without the caption while one outcome is read out in its place."""
        painter.fillRect(rect, colour_of(self._theme.surface))
        draw_axis(painter, self.plot, self._theme)
        self.labels.draw(painter, self._theme)
        self._legend.draw(painter, self._theme)
        if not is_reading:
            draw_caption(painter, self.plot, self._theme, self._measure, self._legend.left)

    def draw(
        self,
        painter: QPainter,
        analysis: Analysis,
        pinned: Vector | None,
        hovered: int,
    ) -> None:
        """Bars, their values, and what the outcome under the pointer says."""
        plot, measure = self.plot, self._measure
        if measure.terms is None:
            self._draw_note(
                painter,
                QCoreApplication.translate(
                    "Terms", "{0} is no sum over the outcomes: it has no terms"
                ),
            )
            return
        values = analysis.terms(measure.id) / self._numbers.unit.nats
        is_hovered = hovered in plot.columns.visible
        if is_hovered:
            self._draw_strip(painter, hovered)
        painter.scale(1 / plot.ratio, 1 / plot.ratio)
        self._bars.draw(painter, analysis, values, pinned)
        zero = plot.columns.left, plot.zero, plot.columns.width, max(round(plot.ratio), 1)
        painter.fillRect(*zero, colour_of(self._theme.muted))
        painter.scale(plot.ratio, plot.ratio)
        if not values.any():
            self._draw_note(painter, self._note_of_nothing())
        if self._has_values:
            self._draw_values(painter, values, hovered)
        elif analysis.totals[measure.id] == math.inf:
            self._draw_infinities(painter, values)
        if is_hovered:
            self._draw_value(painter, hovered, float(values[hovered]))
            self.labels.draw_strong(painter, self._theme, hovered)
        if hovered != NO_OUTCOME:
            self._draw_read_out(painter, analysis, hovered)

    def _note_of_nothing(self) -> str:
        if self._measure.is_divergence:
            return QCoreApplication.translate("Terms", "A and B are equal: every term is 0")
        return QCoreApplication.translate("Terms", "Every term is 0: there is one certain outcome")

    def _draw_note(self, painter: QPainter, sentence: str) -> None:
        plot = self.plot
        painter.setFont(self._font)
        painter.setPen(colour_of(self._theme.muted))
        text = sentence.format(self._measure.symbol)
        x = 0.5 * (plot.left + plot.right - self._widths(text))
        y = 0.5 * (plot.top + plot.zero) / plot.ratio
        painter.drawText(QPointF(max(x, plot.left), y), text)

    def _draw_strip(self, painter: QPainter, outcome: int) -> None:
        plot, theme = self.plot, self._theme
        width = max(plot.slot, 3.0)
        left = max(plot.middle(outcome) - 0.5 * width, plot.left)
        right = min(plot.middle(outcome) + 0.5 * width, plot.right)
        top = plot.top / plot.ratio
        strip = QRectF(left, top, right - left, plot.foot / plot.ratio - top)
        painter.fillRect(strip, glaze(theme.highlight, theme.surface))

    def _draw_values(self, painter: QPainter, values: Vector, hovered: int) -> None:
        """The values of all bars but the one under the pointer, where they fit."""
        painter.setFont(self._font)
        painter.setPen(self._text)
        plot = self.plot
        visible = plot.columns.visible
        for outcome, value in zip(
            visible, values[visible.start : visible.stop].tolist(), strict=True
        ):
            text = self._written(value)
            width = self._widths(text)
            if outcome != hovered and width <= plot.slot + 4:
                x = plot.middle(outcome) - 0.5 * width
                painter.drawText(QPointF(x, self._value_baseline(value)), text)

    def _draw_value(self, painter: QPainter, outcome: int, value: float) -> None:
        """The value under the pointer: bold, and over its neighbours."""
        plot, factor = self.plot, self.plot.factor
        text = self._written(value)
        width = self._bold_widths(text)
        x = plot.middle(outcome) - 0.5 * width
        x = min(max(x, plot.left - 8), plot.right + 8 - width)
        y = self._value_baseline(value)
        painter.setFont(self._bold)
        painter.setPen(self._text)
        if width > plot.slot:
            back = QRectF(x - 3, y - 12 * factor, width + 6, 15 * factor)
            painter.fillRect(back, colour_of(self._theme.surface))
        painter.drawText(QPointF(x, y), text)

    def _draw_infinities(self, painter: QPainter, values: Vector) -> None:
        """∞ above the bars that have no end, but not one over another."""
        plot = self.plot
        painter.setFont(self._font)
        painter.setPen(self._text)
        visible = plot.columns.visible
        width = self._widths(INFINITY)
        free = plot.left - width
        seen = values[visible.start : visible.stop]
        for place in (seen == math.inf).nonzero()[0].tolist():
            x = plot.middle(visible.start + place) - 0.5 * width
            if x >= free:
                painter.drawText(QPointF(x, self._value_baseline(math.inf)), INFINITY)
                free = x + 1.4 * width

    def _written(self, value: float) -> str:
        """A value in the unit; signed where terms may be negative."""
        return written_term(self._measure, value * self._numbers.unit.nats, self._numbers)

    def _value_baseline(self, value: float) -> float:
        plot, factor = self.plot, self.plot.factor
        if value < 0:
            return plot.y(value) + (4 + 0.85 * NORMAL) * factor
        top = plot.top / plot.ratio
        return max(plot.y(value), top) - 5 * factor if value != math.inf else top - 4 * factor

    def _draw_read_out(self, painter: QPainter, analysis: Analysis, outcome: int) -> None:
        """Where the caption else stands: the outcome, its shares, its term and share."""
        plot, numbers = self.plot, self._numbers
        state, measure = analysis.state, self._measure
        term, total = float(analysis.terms(measure.id)[outcome]), analysis.totals[measure.id]
        part = percent(term / total) if total and math.isfinite(total) else NOTHING
        text = self._read_out.format(
            numbers.share(float(state.a.p[outcome])),
            numbers.share(float(state.b.p[outcome])),
            self._written(term / numbers.unit.nats),
            part,
        )
        gap = GAP * plot.factor
        left = PAD * plot.factor
        room = self._legend.left - left - self._widths(text) - 2 * gap
        label = metrics(NORMAL, plot.factor, True).elidedText(
            self._all_labels[outcome], Qt.TextElideMode.ElideRight, max(room, 40 * plot.factor)
        )
        y = BASELINE * plot.factor
        painter.setFont(self._bold)
        painter.setPen(self._text)
        painter.drawText(QPointF(left, y), label)
        painter.setFont(self._font)
        painter.drawText(QPointF(left + self._bold_widths(label) + gap, y), text)
