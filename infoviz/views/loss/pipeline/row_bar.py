"""The scroll bar beside the rows of the table, where not all of them are in view."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QScrollBar, QWidget

from infoviz.views.loss.pipeline.grid import Grid


class RowBar(QScrollBar):
    """`scrolled` tells the first row that a person wants to see."""

    scrolled = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Rows of the table"))
        self.hide()
        # Of what a person does alone: a value that is set says nothing.
        self.actionTriggered.connect(self._on_action)

    def show_rows(self, grid: Grid | None, n: int, first_row: int, origin: QPoint) -> None:
        """Stands beside the rows of a grid drawn at `origin`; hidden where all are in view."""
        if grid is None or grid.rows >= n:
            self.hide()
            return
        self.setRange(0, n - grid.rows)
        self.setPageStep(grid.rows)
        self.setSingleStep(1)
        self.setValue(first_row)
        self.setGeometry(grid.scroll_bar.toRect().translated(origin))
        self.show()
        self.raise_()

    def _on_action(self, action: int) -> None:
        self.scrolled.emit(self.sliderPosition())
