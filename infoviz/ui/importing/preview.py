"""The first rows of what is to be imported."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from infoviz.core.state import Side
from infoviz.files.imports.roles import Roles
from infoviz.files.imports.table import Table
from infoviz.ui.wording import LETTERS

Index = QModelIndex | QPersistentModelIndex

_MOST_WIDTH = 220


class HeadModel(QAbstractTableModel):
    """The head of a table; each column is headed by its name and, if it has one, its role."""

    def __init__(self) -> None:
        super().__init__()
        self._table: Table | None = None
        self._roles = Roles()

    def show_table(self, table: Table | None) -> None:
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def show_roles(self, roles: Roles) -> None:
        self._roles = roles
        last = self.columnCount() - 1
        if last >= 0:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if self._table is None else len(self._table.head)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if self._table is None else len(self._table.names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._table is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.head[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and self._table.is_number[index.column()]:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self._table is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return section + 1
        name = self._table.names[section]
        part = self._role(section)
        return name if part is None or part == name else self.tr("{0}: {1}").format(part, name)

    def _role(self, column: int) -> str | None:
        if column == self._roles.label:
            return self.tr("Labels")
        sides: tuple[Side, Side] = ("a", "b")
        return next((LETTERS[side] for side in sides if self._roles.of(side) == column), None)


class Preview(QTableView):
    """A table that is looked at, and not edited."""

    def __init__(self) -> None:
        super().__init__()
        self.model_of_head = HeadModel()
        self.setModel(self.model_of_head)
        self.setAccessibleName(self.tr("First rows"))
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMaximumSectionSize(_MOST_WIDTH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_table(self, table: Table | None) -> None:
        self.model_of_head.show_table(table)
        self._fit()

    def show_roles(self, roles: Roles) -> None:
        self.model_of_head.show_roles(roles)
        self._fit()

    def _fit(self) -> None:
        # Of a thousand columns nobody sees those far to the right.
        for column in range(min(self.model_of_head.columnCount(), 50)):
            self.resizeColumnToContents(column)
