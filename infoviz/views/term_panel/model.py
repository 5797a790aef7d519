"""The terms as a Qt model: for the keyboard, the clipboard and assistive technology."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES
from infoviz.core.term_table import Indexes, TermTable
from infoviz.desk import Desk

Index = QModelIndex | QPersistentModelIndex

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TermModel(QAbstractTableModel):
    """One row an outcome. It reads from the `analysis` on show whenever it is asked.

    It says `modelReset` when outcomes, measure, unit or pin change, and `layoutChanged` when rows
    are sorted. A move of a drag only sets `analysis`: no signal follows, since the table paints
    itself afresh, and rows stay where they are, lest they jump under the hand.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.analysis: Analysis | None = None
        self.pinned: Analysis | None = None
        self.table = TermTable(MEASURES["kl_ab"], Desk().numbers, False)
        self.sorted_by: tuple[int, bool] | None = None  # column, largest first
        self.label_room = math.inf
        """How wide a label is before it is elided, and then its own tool tip."""
        self._factor = 1.0
        self._order: Indexes | None = None

    # What is on show

    def set_table(self, analysis: Analysis, pinned: Analysis | None, desk: Desk) -> None:
        """Takes another measure, unit, pin or set of outcomes."""
        self.beginResetModel()
        measure = MEASURES[desk.measure]
        if measure is not self.table.measure:
            self.sorted_by = None
        self.analysis, self.pinned = analysis, pinned
        self._factor = desk.factor
        self.table = TermTable(measure, desk.numbers, pinned is not None)
        self.table.pin(pinned, analysis)
        if self.sorted_by is not None and self.sorted_by[0] >= len(self.table.columns):
            self.sorted_by = None
        self._order = self._sorted()
        self.endResetModel()

    def sort_again(self) -> None:
        """Puts the rows in order when a gesture has ended, not under the hand."""
        if self.sorted_by is not None:
            self._set_order(self._sorted())

    def sort_by(self, column: int, descending: bool | None) -> None:
        """Sorts by a column, or takes the order of the outcomes where `descending` is None."""
        self.sorted_by = None if descending is None else (column, descending)
        self._set_order(self._sorted())

    def _sorted(self) -> Indexes | None:
        if self.sorted_by is None or self.analysis is None or self.table.measure.terms is None:
            return None
        return self.table.order(self.analysis, *self.sorted_by)

    def _set_order(self, order: Indexes | None) -> None:
        """Rows move; what is selected stays with its outcome."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        outcomes = [self.outcome(index.row()) for index in old]
        self._order = order
        if old:
            rows = self._rows()
            new = [
                self.index(int(rows[outcome]), index.column())
                for outcome, index in zip(outcomes, old, strict=True)
            ]
            self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _rows(self) -> Indexes:
        """The row of each outcome."""
        count = self.rowCount()
        rows = np.arange(count)
        if self._order is not None:
            rows[self._order] = np.arange(count)
        return rows

    def outcome(self, row: int) -> int:
        """The outcome that stands in a row."""
        return row if self._order is None else int(self._order[row])

    def row_of(self, outcome: int) -> int:
        """The row in which an outcome stands."""
        return outcome if self._order is None else int(np.flatnonzero(self._order == outcome)[0])

    def outcomes(self, first: int, last: int) -> Indexes | slice:
        """The outcomes of the rows from `first` to before `last`."""
        return slice(first, last) if self._order is None else self._order[first:last]

    def values(self, first: int, last: int) -> list[Vector]:
        """The numbers of some rows, see TermTable.values."""
        assert self.analysis is not None
        return self.table.values(self.analysis, self.outcomes(first, last))

    # What Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        if self.analysis is None or self.table.measure.terms is None:
            return 0
        return 0 if parent is not None and parent.isValid() else len(self.analysis.state)

    def columnCount(self, parent: Index | None = None) -> int:
        if self.table.measure.terms is None or (parent is not None and parent.isValid()):
            return 0
        return len(self.table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.analysis is None:
            return None
        kind = self.table.columns[index.column()].kind
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if kind == "outcome" else _RIGHT
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(index.row(), index.column())
            return text if kind == "outcome" else f"{self.heading(index.column())} {text}"
        if role == Qt.ItemDataRole.ToolTipRole and kind == "outcome":
            label = self._text(index.row(), index.column())
            width = metrics(NORMAL, self._factor).horizontalAdvance(label)
            return label if width > self.label_room else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= self.columnCount():
            return None
        is_text = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        return self.heading(section) if is_text else None

    def heading(self, column: int) -> str:
        """What stands above a column."""
        heading = self.table.columns[column].heading
        if heading:
            heading = QCoreApplication.translate("TermPanel", heading)
        return heading.format(log=self.table.numbers.unit.log)

    def _text(self, row: int, column: int) -> str:
        assert self.analysis is not None
        kind = self.table.columns[column].kind
        if kind == "outcome":
            return self.analysis.state.labels[self.outcome(row)]
        if kind == "bar":
            column = next(i for i, c in enumerate(self.table.columns) if c.kind == "term")
        return self.table.texts([column], [self.values(row, row + 1)[column - 1]])[0]
