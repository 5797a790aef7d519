"""The term panel as a view: its parts, what each shows, and folding."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.raster import colour_of
from infoviz.core.analysis import Analysis
from infoviz.core.measures import MEASURES
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.term_panel import foot, title
from infoviz.views.term_panel.copied import CopiedRows
from infoviz.views.term_panel.foot import SumLine
from infoviz.views.term_panel.model import TermModel
from infoviz.views.term_panel.table import TermTable
from infoviz.views.term_panel.title import FlatButton, Formula, MeasureChooser


class TermPanel(View):
    """Formula and chooser, the table of terms, and the sum line, to which it can be folded."""

    folded_changed = Signal(bool)
    copied = Signal(object)  # CopiedRows, for the clipboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_folded = False
        self._labels: tuple[str, ...] = ()
        self.formula = Formula(self)
        self.chooser = MeasureChooser(self)
        self.fold_button = FlatButton(self)
        self.model = TermModel(self)
        self.table = TermTable(self.model, self)
        self.sum_line = SumLine(self)
        self.chooser.measure_chosen.connect(self.measure_chosen)
        self.fold_button.clicked.connect(self._on_fold_clicked)
        self.table.outcome_pointed.connect(self.outcome_hovered)
        self.table.row_chosen.connect(self._write_out)
        self.table.columns_fitted.connect(self._align_sum)
        self.table.copied.connect(self._on_copied)
        self.fold_button.raise_()
        QWidget.setTabOrder(self.chooser, self.fold_button)
        QWidget.setTabOrder(self.fold_button, self.table)
        self._name_fold_button()
        self.chooser.show_measure(self.desk.measure)

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        if part == "span":
            return
        if part == "hover":
            self.table.show_hover(self.hovered)
            self._write_out()
            return
        is_first = self.model.analysis is None  # it was shown before there were numbers
        if is_first or part in ("all", "theme", "desk"):
            self._dress()
        is_other = is_first or part in ("all", "desk", "pin")
        if is_other or self.analysis.state.labels is not self._labels:
            is_other = True
            before, self._labels = self._labels, self.analysis.state.labels
            self.model.set_table(self.analysis, self.pinned, self.desk)
            self.table.fit_columns()
            if len(before) != len(self._labels):
                self.updateGeometry()
        self.model.analysis = self.sum_line.analysis = self.analysis
        is_settled = part != "analysis"
        if is_settled:
            self.model.sort_again()
            self.table.ground_changed()
        self.table.numbers_changed(*self._range(self.analysis), is_settled)
        if is_settled or is_other:
            self.table.show_hover(self.hovered)
            self._write_out()
            self.sum_line.ground_changed()
        else:
            self.sum_line.update()

    def _range(self, analysis: Analysis) -> tuple[float, float]:
        """The ends of the finite terms, in the unit."""
        measure = MEASURES[self.desk.measure]
        if measure.terms is None:
            return 0.0, 0.0
        low, high = analysis.extent(measure.id)
        if analysis.totals[measure.id] == np.inf:
            # A bar without end needs room to be seen.
            high = max(high, -low)
        nats = self.desk.numbers.unit.nats
        return low / nats, high / nats

    def _dress(self) -> None:
        theme, factor = self.theme, self.desk.factor
        self.formula.show_formula(theme, self.desk)
        self.chooser.set_look(theme, factor)
        self.chooser.show_measure(self.desk.measure)
        self.fold_button.set_look(theme, factor)
        self.table.set_look(theme, factor)
        self.sum_line.theme, self.sum_line.desk = theme, self.desk
        self._lay_out()
        self.update()

    def _write_out(self) -> None:
        """The sum line tells of the outcome under the pointer, else of the row with the keys."""
        outcome = self.hovered
        if outcome == NO_OUTCOME and self.table.selected_rows():
            outcome = self.model.outcome(self.table.currentIndex().row())
        if outcome >= self.model.rowCount():
            outcome = NO_OUTCOME
        if outcome != self.sum_line.outcome:
            self.sum_line.outcome = outcome
            self.sum_line.ground_changed()

    def _align_sum(self) -> None:
        self.sum_line.term_right = self.table.term_right()
        self.sum_line.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        painter.end()

    # Copying

    def copy_rows(self) -> None:
        """Copies the selected rows, or all, to the clipboard."""
        self.table.copy_rows()

    def _on_copied(self, rows: CopiedRows) -> None:
        self.copied.emit(rows)
        count = len(rows.labels)
        whole = count == self.model.rowCount()
        text = self.tr("Copied all rows: {0}.") if whole else self.tr("Copied rows: {0}.")
        self.explained.emit(text.format(count))

    # Folding and size

    def set_folded(self, folded: bool) -> None:
        """Leaves only the sum line, or shows the whole."""
        if folded == self.is_folded:
            return
        self.is_folded = folded
        self._name_fold_button()
        self._lay_out()
        self.updateGeometry()
        self.folded_changed.emit(folded)

    def _on_fold_clicked(self) -> None:
        self.set_folded(not self.is_folded)

    def _name_fold_button(self) -> None:
        self.fold_button.setText("▴" if self.is_folded else "▾")
        name = self.tr("Unfold the terms") if self.is_folded else self.tr("Fold to the sum line")
        self.fold_button.setAccessibleName(name)
        self.fold_button.setToolTip(name)

    def options(self) -> dict[str, Any]:
        return {"folded": self.is_folded}

    def restore(self, options: dict[str, Any]) -> None:
        folded = options.get("folded")
        if isinstance(folded, bool):
            self.set_folded(folded)

    @property
    def _title_height(self) -> int:
        return round(title.HEIGHT * self.desk.factor)

    @property
    def _foot_height(self) -> int:
        return round(foot.HEIGHT * self.desk.factor)

    def _lay_out(self) -> None:
        width, height, factor = self.width(), self.height(), self.desk.factor
        for part in (self.formula, self.chooser, self.table):
            part.setVisible(not self.is_folded)
        top, low = self._title_height, self._foot_height
        fold = round(26 * factor)
        line = low if self.is_folded else top
        self.fold_button.setGeometry(width - fold, (line - fold) // 2, fold, fold)
        chooser = self.chooser.sizeHint()
        left = max(width - fold - chooser.width(), 0)
        self.chooser.setGeometry(
            QRect(left, (top - chooser.height()) // 2, chooser.width(), chooser.height())
        )
        self.formula.setGeometry(0, 0, left, top)
        self.table.setGeometry(0, top, width, max(height - top - low, 0))
        self.sum_line.is_folded = self.is_folded
        self.sum_line.setGeometry(0, 0 if self.is_folded else height - low, width, low)
        self.sum_line.ground_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def sizeHint(self) -> QSize:
        if self.is_folded:
            return QSize(640, self._foot_height)
        table = self.table.sizeHint().height()
        return QSize(round(640 * self.desk.factor), self._title_height + table + self._foot_height)

    def minimumSizeHint(self) -> QSize:
        if self.is_folded:
            return QSize(360, self._foot_height)
        return QSize(round(360 * self.desk.factor), self.unfolded_minimum_height())

    def unfolded_minimum_height(self) -> int:
        """The least height in which title, a few rows and the sum line can be read."""
        table = self.table.minimumSizeHint().height()
        return self._title_height + table + self._foot_height

    def height_of_whole_rows(self, height: int) -> int:
        """The height nearest to `height` at which no row is cut, and none is empty."""
        around = self._title_height + self._foot_height
        return around + self.table.height_of_whole_rows(height - around)
