"""What both faces of the loss view are: views themselves, that share its options."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.raster import colour_of
from infoviz.views.base import NO_OUTCOME, View
from infoviz.views.loss.options import Options


class Face(View):
    """One face. Its first row of switches leaves `reserved` at the right for the choice of faces.

    `options_changed` tells the names of options with their new values; whoever owns the options
    answers by `show_shared`.
    """

    options_changed = Signal(object)  # dict

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shared = Options()
        self.reserved = QSize()
        self._pointed = NO_OUTCOME

    def show_shared(self, options: Options) -> None:
        """Takes the options."""
        if options != self.shared:
            self.shared = options
            self._redraw_if_visible("all")

    def point_at(self, outcome: int) -> None:
        """Says which outcome is under the pointer."""
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        painter.end()
