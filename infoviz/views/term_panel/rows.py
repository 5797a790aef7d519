"""Paints the rows of the term table: labels and marks as a ground, then all numbers in one go."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from infoviz.charts.device import is_vector, ratio_of
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.numerals import Numerals, face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.core.distribution import Vector
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.term_panel.model import TermModel
from infoviz.views.term_panel.widths import PAD

if TYPE_CHECKING:
    from infoviz.views.term_panel.table import TermTable

BAR = 9
"""The height of the small bars."""

BEFORE_BAR = 22


class RowPainter:
    """Paints what a table shows of its model. `bars` is the scale of the small bars."""

    def __init__(self, table: TermTable, model: TermModel) -> None:
        self._table, self._model = table, model
        self.theme: Theme = load_theme("light")
        self.factor = 1.0
        self.hovered = NO_OUTCOME
        self.bars = GrowingScale(pieces=100)
        self._ground: QPixmap | None = None
        self._numerals: Numerals | None = None
        self._columns: list[int] = []

    def forget(self) -> None:
        """Rows, labels, marks or colours are others: the ground is drawn anew."""
        self._ground = self._numerals = None

    def draw(self, painter: QPainter) -> None:
        """Paints the whole viewport."""
        ratio, rect = ratio_of(painter), self._table.viewport().rect()
        if is_vector(painter):
            self._draw_ground(painter, rect)
        else:
            if self._ground is None or self._ground.devicePixelRatio() != ratio:
                self._ground = self._drawn_ground(rect, ratio)
            painter.drawPixmap(0, 0, self._ground)
        first, last = self._table.visible_rows()
        if first < last:
            self._draw_numbers(painter, first, last)

    def _drawn_ground(self, rect: QRect, ratio: float) -> QPixmap:
        # Without an alpha channel the ground is copied, not blended.
        image = QImage(rect.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self._draw_ground(painter, rect)
        painter.end()
        return QPixmap.fromImage(image)

    def _draw_ground(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, colour_of(self.theme.surface))
        first, last = self._table.visible_rows()
        for row in range(first, last):
            self._draw_row(painter, row)
        if self._model.table.measure.terms is None:
            self._draw_note(painter, rect)

    def _draw_row(self, painter: QPainter, row: int) -> None:
        """The strip of a row that is selected or under the pointer, and its label."""
        analysis, theme, factor = self._model.analysis, self.theme, self.factor
        assert analysis is not None
        outcome = self._model.outcome(row)
        top, height, width = (
            self._table.top_of(row),
            self._table.row_height,
            self._table.viewport().width(),
        )
        is_selected = self._table.selectionModel().isRowSelected(row, QModelIndex())
        is_hovered = outcome == self.hovered
        if is_selected or is_hovered:
            painter.fillRect(0, top, width, height, colour_of(theme.highlight))
        if is_selected:
            painter.fillRect(0, top, round(3 * factor), height, colour_of(theme.focus))
        if self._table.hasFocus() and row == self._table.currentIndex().row():
            painter.setPen(colour_of(theme.focus))
            painter.drawRect(0, top, width - 1, height - 1)
        room = self._table.columnWidth(0) - 2 * PAD * factor
        text = metrics(NORMAL, factor, is_hovered).elidedText(
            analysis.state.labels[outcome], Qt.TextElideMode.ElideRight, room
        )
        painter.setFont(font(NORMAL, factor, is_hovered))
        painter.setPen(colour_of(theme.text))
        painter.drawText(QPointF(PAD * factor, top + self._baseline), text)

    @property
    def _baseline(self) -> float:
        """How far below its top the text of a row stands."""
        return round(0.5 * self._table.row_height + 0.36 * NORMAL * self.factor)

    def _draw_note(self, painter: QPainter, rect: QRect) -> None:
        text = QCoreApplication.translate(
            "TermTable", "{0} is no sum over the outcomes: it has no terms"
        )
        painter.setFont(font(NORMAL, self.factor))
        painter.setPen(colour_of(self.theme.muted))
        painter.drawText(
            QRectF(rect),
            Qt.AlignmentFlag.AlignCenter,
            text.format(self._model.table.measure.symbol),
        )

    def _numeric_columns(self) -> list[int]:
        """The columns of numbers for which there is room."""
        return [
            column
            for column, each in enumerate(self._model.table.columns)
            if each.kind not in ("outcome", "bar") and not self._table.isColumnHidden(column)
        ]

    def _draw_numbers(self, painter: QPainter, first: int, last: int) -> None:
        table = self._model.table
        vectors = self._model.values(first, last)
        if self._numerals is None:
            self._columns = self._numeric_columns()
            places = [
                (self._table.right_of(column), row * self._table.row_height + self._baseline)
                for column in self._columns
                for row in range(last - first)
            ]
            self._numerals = Numerals(face(NORMAL, self.factor), places)
        columns = self._columns
        texts = table.texts(columns, [vectors[column - 1] for column in columns])
        painter.setPen(colour_of(self.theme.text))
        self._numerals.draw(painter, texts, self._table.top_of(first))
        bar = len(table.columns) - 1
        if not self._table.isColumnHidden(bar):
            term = next(i for i, column in enumerate(table.columns) if column.kind == "term")
            self._draw_bars(painter, first, vectors[term - 1], bar)

    def _draw_bars(self, painter: QPainter, first: int, terms: Vector, column: int) -> None:
        """A small signed bar in each row, on one scale; what is infinite fills it."""
        analysis, measure, theme = self._model.analysis, self._model.table.measure, self.theme
        assert analysis is not None
        left = self._table.columnViewportPosition(column) + round(BEFORE_BAR * self.factor)
        width = self._table.columnWidth(column) - round(BEFORE_BAR * self.factor)
        low = self.bars.low
        scale = width / (self.bars.high - low)
        zero = round(left - low * scale)
        height, pitch = round(BAR * self.factor), self._table.row_height
        top = self._table.top_of(first)
        painter.fillRect(zero, top, 1, len(terms) * pitch, colour_of(theme.line))
        top += (pitch - height) // 2
        state, outcomes = analysis.state, self._model.outcomes(first, first + len(terms))
        colours = [colour_of(theme.of(measure.colour))] * 2
        if measure.is_divergence:
            colours = [colour_of(theme.b), colour_of(theme.a)]
        a_leads = (state.a.p[outcomes] > state.b.p[outcomes]).tolist()
        for term, leads in zip(terms.tolist(), a_leads, strict=True):
            if term == math.inf:
                painter.fillRect(zero, top, left + width - zero, height, colours[leads])
            elif term:
                length = round(term * scale) or (1 if term > 0 else -1)
                painter.fillRect(zero + min(length, 0), top, abs(length), height, colours[leads])
            top += pitch
