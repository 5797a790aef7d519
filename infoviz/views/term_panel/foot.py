"""The sum line: the total, and how it relates to others; or one term with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.analysis import Analysis
from infoviz.core.measures import MEASURES
from infoviz.core.term_table import relation, substituted
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.term_panel.widths import PAD

HEIGHT = 33
_GAP = 14
_FOLD_ROOM = 36
"""Where the panel's fold button stands while it is folded."""


@dataclass(frozen=True)
class _Places:
    """Words and where they stand. `total_left` is None where the total ends under its column, and
    `end` where the numbers may reach up to the total."""

    baseline: float
    name: str
    before_total: str
    total_left: float | None
    told_left: float
    symbols: str
    numbers_left: float
    end: float | None


class SumLine(Canvas):
    """ "sum  = H(A,B) − H(A) = 2.1936 − 1.9886  0.2050 bits", the total under its column.

    While an outcome is pointed at, its term is written out in the place of the relation.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.desk = Desk()
        self.analysis: Analysis | None = None
        self.outcome = NO_OUTCOME
        self.is_folded = False
        self.term_right = 0.0
        self._places: _Places | None = None

    def sizeHint(self) -> QSize:
        return QSize(300, round(HEIGHT * self.desk.factor))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    # Words

    @property
    def total(self) -> str:
        """The total with its unit; a root has none."""
        assert self.analysis is not None
        measure, numbers = MEASURES[self.desk.measure], self.desk.numbers
        return numbers.with_unit(self.analysis.totals[measure.id], measure.degree)

    @property
    def told(self) -> tuple[str, str]:
        """What stands between name and total: what stays, and the numbers that move."""
        assert self.analysis is not None
        measure, numbers = MEASURES[self.desk.measure], self.desk.numbers
        if self._is_written_out:
            return "", substituted(self.analysis, measure, self.outcome, numbers)
        return relation(measure, self.analysis, numbers)

    @property
    def _is_written_out(self) -> bool:
        has_terms = MEASURES[self.desk.measure].terms is not None
        return has_terms and self.outcome != NO_OUTCOME

    # Drawing

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, factor = self.theme, self.desk.factor
        painter.fillRect(rect, colour_of(theme.surface))
        if not self.is_folded:
            line = QRectF(rect.left(), rect.top(), rect.width(), 1)
            painter.fillRect(line, colour_of(theme.line))
        self._places = None
        if self.analysis is not None:
            self._places = places = self._placed(rect)
            painter.setFont(font(NORMAL, factor, True))
            painter.setPen(colour_of(theme.text))
            painter.drawText(QPointF(rect.left() + PAD * factor, places.baseline), places.name)
            painter.setFont(font(NORMAL, factor))
            painter.setPen(colour_of(theme.muted))
            painter.drawText(QPointF(places.told_left, places.baseline), places.symbols)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.analysis is None or self._places is None:
            return
        theme, factor, places = self.theme, self.desk.factor, self._places
        bold, normal = face(NORMAL, factor, True), face(NORMAL, factor)
        total = places.before_total + self.total
        left = places.total_left
        if left is None:
            left = max(self.term_right - bold.width(total), places.numbers_left)
        painter.setPen(colour_of(theme.text))
        bold.write(painter, left, places.baseline, total)
        symbols, numbers = self.told
        if symbols != places.symbols:
            self.ground_changed()  # a total has become infinite, or is no longer
        end = places.end if places.end is not None else left - _GAP * factor
        if places.numbers_left + normal.width(numbers) > end:
            # A term is cut to its result; the numbers of a relation can be missed.
            numbers = "= " + numbers.rpartition(" = ")[2] if self._is_written_out else ""
        painter.setPen(colour_of(theme.muted))
        normal.write(painter, places.numbers_left, places.baseline, numbers)

    def _placed(self, rect: QRectF) -> _Places:
        """Where everything stands, which only words decide."""
        assert self.analysis is not None
        factor, measure = self.desk.factor, MEASURES[self.desk.measure]
        bold, normal = text_widths(NORMAL, factor, True), text_widths(NORMAL, factor)
        baseline = rect.top() + round(0.5 * rect.height() + 0.36 * NORMAL * factor)
        gap, left = _GAP * factor, rect.left() + PAD * factor
        total_left = end = None
        if self.is_folded or measure.terms is None:
            name, before_total = measure.symbol, "= "
            total_left = left + bold(name) + 0.5 * gap
            # Room for one more digit than there is, so that the text stands still.
            told_left = total_left + bold("= 0" + self.total) + gap
            end = rect.right() - _FOLD_ROOM * factor
        else:
            name, before_total = self.tr("sum"), ""
            if self._is_written_out:
                before_total = name + "  "
                name = metrics(NORMAL, factor, True).elidedText(
                    self.analysis.state.labels[self.outcome],
                    Qt.TextElideMode.ElideRight,
                    0.25 * rect.width(),
                )
            told_left = left + bold(name) + gap
        symbols = self.told[0]
        numbers_left = told_left + (normal(symbols + " ") if symbols else 0.0)
        return _Places(
            baseline, name, before_total, total_left, told_left, symbols, numbers_left, end
        )
