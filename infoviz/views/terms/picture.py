"""Draws the terms of one measure for one plot, theme and desk; what they decide is kept."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import face
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

LEAST_LABEL = 60
"""The room that the label of an outcome needs beside its numbers."""


class Picture:
    """The chart of the terms; the pieces that move are drawn by `draw`, the others once."""

    def __init__(
        self,
        plot: Plot,
        theme: Theme,
        desk: Desk,
        labels: tuple[str, ...],
        in_file: bool = False,
    ) -> None:
        self.plot = plot
        self._theme, self._desk, self._all_labels = theme, desk, labels
        self._numbers = desk.numbers
        self._measure = MEASURES[desk.measure]
        self._nats = self._numbers.unit.nats
        self.labels = LabelRow(plot, labels)
        self._bars = Bars(plot, theme, self._measure, self._nats, in_file)
        factor = plot.factor
        self._plain, self._bold = face(NORMAL, factor), face(NORMAL, factor, True)
        self._text = colour_of(theme.text)
        typical = "+0." + "0" * desk.measure_decimals
        self._has_values = self._plain.width(typical) + 4 <= plot.slot
        self._legend = Legend(plot, self._measure)
        self._read_out = QCoreApplication.translate(
            "Terms", "a {0}   b {1}   term {2}   {3} of the total"
        )
        widest = self._read_out.format(
            desk.numbers.share(0.5), desk.numbers.share(0.5), typical, "−000.0 %"
        )
        self._read_width = self._plain.width(widest) + 2 * GAP * factor
        self._read_left = 0.0

    def draw_ground(self, painter: QPainter, rect: QRectF, read: int) -> None:
        """All that stays, and of the outcome that is read out the strip and the label."""
        painter.fillRect(rect, colour_of(self._theme.surface))
        draw_axis(painter, self.plot, self._theme)
        self.labels.draw(painter, self._theme)
        if read in self.plot.columns.visible:
            self._draw_strip(painter, read)
            self.labels.draw_strong(painter, self._theme, read)
        is_reading = read != NO_OUTCOME and self._measure.terms is not None
        room = self._legend.left - PAD * self.plot.factor - self._read_width
        if not is_reading:
            draw_caption(painter, self.plot, self._theme, self._measure, self._legend.left)
        elif room < LEAST_LABEL * self.plot.factor:
            # The legend gives way to the numbers.
            self._draw_read_label(painter, read, room + self.plot.right - self._legend.left)
            return
        else:
            self._draw_read_label(painter, read, room)
        self._legend.draw(painter, self._theme)

    def draw(
        self,
        painter: QPainter,
        analysis: Analysis,
        pinned: Vector | None,
        read: int,
    ) -> None:
        """Bars and their values, and the numbers of the outcome that is read out."""
        plot, measure = self.plot, self._measure
        if measure.terms is None:
            self._draw_note(
                painter,
                QCoreApplication.translate(
                    "Terms", "{0} is no sum over the outcomes: it has no terms"
                ),
            )
            return
        terms = analysis.terms(measure.id)
        painter.scale(1 / plot.ratio, 1 / plot.ratio)
        self._bars.draw(painter, analysis, pinned)
        zero = plot.columns.left, plot.zero, plot.columns.width, max(round(plot.ratio), 1)
        painter.fillRect(*zero, colour_of(self._theme.muted))
        painter.scale(plot.ratio, plot.ratio)
        if analysis.extent(measure.id) == (0, 0) and analysis.totals[measure.id] < math.inf:
            self._draw_note(painter, self._note_of_nothing())
        if self._has_values:
            self._draw_values(painter, terms, pinned, read)
        elif analysis.totals[measure.id] == math.inf:
            self._draw_infinities(painter, terms)
        if read in plot.columns.visible:
            self._draw_value(painter, read, float(terms[read]), pinned)
        if read != NO_OUTCOME:
            self._draw_read_out(painter, analysis, read)

    def _note_of_nothing(self) -> str:
        if self._measure.is_divergence:
            return QCoreApplication.translate("Terms", "A and B are equal: every term is 0")
        return QCoreApplication.translate("Terms", "Every term is 0: there is one certain outcome")

    def _draw_note(self, painter: QPainter, sentence: str) -> None:
        plot = self.plot
        painter.setFont(self._plain.font)
        painter.setPen(colour_of(self._theme.muted))
        text = sentence.format(self._measure.symbol)
        x = 0.5 * (plot.left + plot.right - self._plain.width(text))
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

    def _draw_values(
        self, painter: QPainter, terms: Vector, pinned: Vector | None, read: int
    ) -> None:
        """The values of all bars but the one that is read out, where they fit."""
        painter.setPen(self._text)
        plot = self.plot
        visible = plot.columns.visible
        for outcome, value in zip(
            visible, terms[visible.start : visible.stop].tolist(), strict=True
        ):
            text = self._written(value)
            width = self._plain.width(text)
            if outcome != read and width <= plot.slot + 4:
                x = plot.middle(outcome) - 0.5 * width
                y = self._value_baseline(value, outcome, pinned)
                self._plain.write(painter, x, y, text)

    def _draw_value(
        self, painter: QPainter, outcome: int, value: float, pinned: Vector | None
    ) -> None:
        """The value under the pointer: bold, and over its neighbours."""
        plot, factor = self.plot, self.plot.factor
        text = self._written(value)
        width = self._bold.width(text)
        x = plot.middle(outcome) - 0.5 * width
        x = min(max(x, plot.left - 8), plot.right + 8 - width)
        y = self._value_baseline(value, outcome, pinned)
        painter.setPen(self._text)
        if width > plot.slot:
            back = QRectF(x - 3, y - 12 * factor, width + 6, 15 * factor)
            painter.fillRect(back, colour_of(self._theme.surface))
        self._bold.write(painter, x, y, text)

    def _draw_infinities(self, painter: QPainter, terms: Vector) -> None:
        """∞ above the bars that have no end, but not one over another."""
        plot = self.plot
        painter.setFont(self._plain.font)
        painter.setPen(self._text)
        visible = plot.columns.visible
        width = self._plain.width(INFINITY)
        free = plot.left - width
        y = plot.top / plot.ratio - 4 * plot.factor
        seen = terms[visible.start : visible.stop]
        for place in (seen == math.inf).nonzero()[0].tolist():
            x = plot.middle(visible.start + place) - 0.5 * width
            if x >= free:
                painter.drawText(QPointF(x, y), INFINITY)
                free = x + 1.4 * width

    def _written(self, nats: float) -> str:
        """A term in the unit; signed where terms may be negative."""
        return written_term(self._measure, nats, self._numbers)

    def _value_baseline(self, nats: float, outcome: int, pinned: Vector | None) -> float:
        """Beyond the end of the bar, and beyond the pinned mark where that is in the way."""
        plot, factor = self.plot, self.plot.factor
        if nats == math.inf:
            return plot.top / plot.ratio - 4 * factor
        y = plot.y(nats / self._nats)
        mark = None
        if pinned is not None and math.isfinite(pinned[outcome]):
            mark = plot.y(float(pinned[outcome]) / self._nats)
        room = (NORMAL + 5) * factor
        if nats < 0:
            if mark is not None and y - 2 * factor < mark < y + room:
                y = mark
            return y + (4 + 0.85 * NORMAL) * factor
        if mark is not None and y - room < mark < y + 2 * factor:
            y = mark
        return max(y, plot.top / plot.ratio) - 5 * factor

    def _draw_read_label(self, painter: QPainter, outcome: int, room: float) -> None:
        """Where the caption else stands: the label, elided to its room."""
        factor = self.plot.factor
        label = metrics(NORMAL, factor, True).elidedText(
            self._all_labels[outcome], Qt.TextElideMode.ElideRight, room
        )
        left = PAD * factor
        painter.setFont(self._bold.font)
        painter.setPen(self._text)
        painter.drawText(QPointF(left, BASELINE * factor), label)
        self._read_left = left + self._bold.width(label) + GAP * factor

    def _draw_read_out(self, painter: QPainter, analysis: Analysis, outcome: int) -> None:
        """Behind the label: the shares of the outcome, its term, and its part of the total."""
        numbers, state = self._numbers, analysis.state
        term = float(analysis.terms(self._measure.id)[outcome])
        total = analysis.totals[self._measure.id]
        text = self._read_out.format(
            numbers.share(float(state.a.p[outcome])),
            numbers.share(float(state.b.p[outcome])),
            written_term(self._measure, term, numbers),
            percent(term / total) if 0 < total < math.inf else NOTHING,
        )
        painter.setPen(self._text)
        self._plain.write(painter, self._read_left, BASELINE * self.plot.factor, text)
