"""The table of terms: a QTableView whose visible cells are painted straight from the numbers."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from infoviz.core.state import MIN_OUTCOMES
from infoviz.theme import Theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.term_panel.copied import copied_rows
from infoviz.views.term_panel.header import TermHeader
from infoviz.views.term_panel.leave_watch import LeaveWatch
from infoviz.views.term_panel.model import Index, TermModel
from infoviz.views.term_panel.rows import RowPainter
from infoviz.views.term_panel.widths import PAD, column_widths

ROW = 27

SLIVER = 6
"""So many pixels of a row, or fewer, are not drawn."""


class TermTable(QTableView):
    """Paints its visible rows in one go: labels and marks as a ground, then all numbers at once.

    `outcome_pointed` says which outcome is under the pointer, `row_chosen` that another row
    is selected or has the keys, `columns_fitted` that columns have other widths, and `copied` which
    rows are to be copied.
    """

    outcome_pointed = Signal(int)
    row_chosen = Signal()
    columns_fitted = Signal()
    copied = Signal(object)  # CopiedRows

    def __init__(self, model: TermModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._factor = 1.0
        self._pointed = NO_OUTCOME
        self._rows = RowPainter(self, model)
        self.setModel(model)
        self._header = TermHeader(model, self)
        self.setHorizontalHeader(self._header)
        self._header.sectionClicked.connect(self._on_heading_clicked)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        watch = LeaveWatch(self)
        watch.left.connect(self._on_left)
        self.viewport().installEventFilter(watch)
        self.setAccessibleName(self.tr("Terms, one row an outcome"))
        model.modelReset.connect(self.ground_changed)
        model.layoutChanged.connect(self.ground_changed)

    # What it is told

    def set_look(self, theme: Theme, factor: float) -> None:
        self._factor = factor
        self._rows.theme, self._rows.factor = theme, factor
        self._header.set_look(theme, factor)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(self.row_height)
        self.fit_columns()

    @property
    def row_height(self) -> int:
        return round(ROW * self._factor)

    def fit_columns(self) -> None:
        """Gives each column its width, and hides those for which there is no room."""
        widths = column_widths(self._model, self.viewport().width(), self._factor)
        for column, width in enumerate(widths):
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self._model.label_room = self.columnWidth(0) - 2 * PAD * self._factor
        self.ground_changed()
        self.columns_fitted.emit()

    def term_right(self) -> float:
        """Where the numbers of the term column end."""
        for column, each in enumerate(self._model.table.columns):
            if each.kind == "term" and self._model.columnCount():
                return self.right_of(column)
        return self.viewport().width() - PAD * self._factor

    def show_hover(self, outcome: int) -> None:
        """Marks the row of an outcome; it is not scrolled to, lest it move under a pointer."""
        if outcome != self._rows.hovered:
            self._rows.hovered = outcome
            self.ground_changed()

    def numbers_changed(self, low: float, high: float, is_settled: bool) -> None:
        """Other numbers in the same rows; `low` and `high` are the ends of the finite terms."""
        bars = self._rows.bars
        (bars.fit if is_settled else bars.grow)(low, high)
        self.viewport().update()

    def ground_changed(self) -> None:
        """Rows, labels, marks or colours are others."""
        self._rows.forget()
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._rows.draw(painter)
        painter.end()

    def visible_rows(self) -> tuple[int, int]:
        """The first row of which something is seen, and the first below them."""
        offset, height = self.verticalHeader().offset(), self.row_height
        count = self._model.rowCount()
        first = min(max(offset // height, 0), count)
        # Of a row of which a sliver is left nothing can be read.
        end = offset + self.viewport().height() - round(SLIVER * self._factor)
        return first, min(max(-(-end // height), first), count)

    def top_of(self, row: int) -> int:
        """The upper edge of a row in the viewport."""
        return row * self.row_height - self.verticalHeader().offset()

    def right_of(self, column: int) -> float:
        """Where the numbers of a column end: its gap lies before it."""
        return self.columnViewportPosition(column) + self.columnWidth(column)

    # What changes the ground

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # All is painted anew anyway, so nothing is to be shifted.
        self.verticalHeader().setOffset(self.verticalScrollBar().value())
        self.ground_changed()
        if self.underMouse():
            self._set_pointed(self._outcome_at(self.viewport().mapFromGlobal(QCursor.pos()).y()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.ground_changed()
        self.row_chosen.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.ground_changed()
        self.row_chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ground_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ground_changed()

    # The hand

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._set_pointed(self._outcome_at(event.position().toPoint().y()))

    def _on_left(self) -> None:
        self._set_pointed(NO_OUTCOME)

    def _outcome_at(self, y: int) -> int:
        row = self.rowAt(y)
        return self._model.outcome(row) if 0 <= row < self._model.rowCount() else NO_OUTCOME

    def _set_pointed(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_pointed.emit(outcome)

    def _on_heading_clicked(self, column: int) -> None:
        """The largest first, then the smallest first, then the order of the outcomes."""
        by = self._model.sorted_by
        if by is None or by[0] != column:
            # Words are read from A to Z first.
            self.sort_by(column, self._model.table.columns[column].kind != "outcome")
        elif by[1] == (self._model.table.columns[column].kind != "outcome"):
            self.sort_by(column, not by[1])
        else:
            self.sort_by(column, None)

    def sort_by(self, column: int, descending: bool | None) -> None:
        """Sorts by a column; by None in the order of the outcomes."""
        self._model.sort_by(column, descending)
        self._header.viewport().update()

    # Copying

    def selected_rows(self) -> list[int]:
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def copy_rows(self) -> None:
        """Copies the selected rows, or all where none is selected."""
        if self._model.columnCount():
            rows = self.selected_rows() or range(self._model.rowCount())
            self.copied.emit(copied_rows(self._model, rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.row_menu(self.columnAt(event.pos().x()))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def row_menu(self, column: int) -> QMenu:
        """Copying, and sorting by a column, or by the terms where there is none."""
        menu = QMenu(self)
        copy = menu.addAction(self.tr("Copy rows"), self.copy_rows)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        menu.addSeparator()
        kinds = [each.kind for each in self._model.table.columns]
        if not 0 <= column < len(kinds):
            column = kinds.index("term")
        for text, descending in (
            (self.tr("Largest first"), True),
            (self.tr("Smallest first"), False),
            (self.tr("Order of the outcomes"), None),
        ):
            menu.addAction(text).setData((column, descending))
        menu.triggered.connect(self._on_menu_triggered)
        return menu

    def _on_menu_triggered(self, action: QAction) -> None:
        if action.data() is not None:
            self.sort_by(*action.data())

    def sizeHint(self) -> QSize:
        return QSize(640, self._height_of(min(self._count, 5)))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._height_of(min(self._count, 3)))

    def height_of_whole_rows(self, height: int) -> int:
        """The height nearest to `height` at which no row is cut, and none is empty."""
        rows = round((height - self._height_of(0)) / self.row_height)
        return self._height_of(max(min(rows, self._count), 0))

    @property
    def _count(self) -> int:
        """The outcomes, also where the measure has no row for them."""
        return MIN_OUTCOMES if self._model.analysis is None else len(self._model.analysis.state)

    def _height_of(self, rows: int) -> int:
        return self._header.sizeHint().height() + rows * self.row_height
