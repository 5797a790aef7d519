"""The headings of the term table: muted words, and a mark at the column that sorts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.raster import colour_of
from infoviz.theme import Theme, load_theme
from infoviz.views.term_panel.model import TermModel
from infoviz.views.term_panel.widths import PAD

HEIGHT = 22


class TermHeader(QHeaderView):
    """Painted by itself, in the colours of the theme. A click on a heading sorts."""

    def __init__(self, model: TermModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._theme: Theme = load_theme("light")
        self._factor = 1.0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def set_look(self, theme: Theme, factor: float) -> None:
        self._theme, self._factor = theme, factor
        self.setFixedHeight(round(HEIGHT * factor))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(HEIGHT * self._factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour_of(self._theme.surface))
        for column in range(self._model.columnCount()):
            if not self.isSectionHidden(column):
                left = self.sectionViewportPosition(column)
                section = QRect(left, 0, self.sectionSize(column), self.height())
                self.paintSection(painter, section, column)
        painter.end()

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        fits = metrics(NORMAL, self._factor)
        text = self._model.heading(column)
        text = fits.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 4)
        width = fits.horizontalAdvance(text)
        is_left = self._model.table.columns[column].kind == "outcome"
        x = rect.left() + PAD * self._factor if is_left else rect.left() + rect.width() - width
        baseline = 0.5 * rect.height() + 0.36 * NORMAL * self._factor
        is_sorting = self._model.sorted_by is not None and self._model.sorted_by[0] == column
        painter.setFont(font(NORMAL, self._factor))
        painter.setPen(colour_of(self._theme.text if is_sorting else self._theme.muted))
        painter.drawText(QPointF(x, baseline), text)
        if is_sorting:
            self._draw_mark(
                painter, x + width + 10 * self._factor if is_left else x - 5 * self._factor
            )

    def _draw_mark(self, painter: QPainter, right: float) -> None:
        """A triangle that points down where the largest is first."""
        assert self._model.sorted_by is not None
        size = 3.5 * self._factor
        middle = QPointF(right - size, 0.5 * self.height())
        rise = size if self._model.sorted_by[1] else -size
        corners = [QPointF(-size, -0.6 * rise), QPointF(size, -0.6 * rise), QPointF(0, 0.8 * rise)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(self._theme.text))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
