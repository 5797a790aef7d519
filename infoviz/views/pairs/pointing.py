"""What is under the pointer: a cell of either table, a bar or a label; and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt

from infoviz.views.base import NO_OUTCOME
from infoviz.views.pairs.hand import Hand
from infoviz.views.pairs.scene import Bar, Cell

if TYPE_CHECKING:
    from infoviz.views.pairs.view import Pairs


class Pointing:
    """Follows the pointer while no button is held."""

    def __init__(self, view: Pairs, hand: Hand) -> None:
        self._view, self._hand = view, hand
        self._told = NO_OUTCOME

    def found(self, place: QPointF) -> tuple[Cell | None, Bar | None]:
        """The cell at a place, in either table, or the bar or label."""
        plot = self._view.picture.plot
        cell = plot.cells.cell_at(place)
        if cell is None and plot.terms is not None:
            cell = plot.terms.cell_at(place)
        bar = None if cell is not None else plot.bar_at(place) or plot.name_at(place)
        return cell, bar

    def point(self, place: QPointF) -> None:
        """Says what is at a place, and what a press would do there."""
        view = self._view
        cell, bar = self.found(place)
        self.show(cell, bar)
        shape, plot = Qt.CursorShape.ArrowCursor, view.picture.plot
        if bar is not None and plot.bar_at(place) is not None:
            sideways = bar[0] == "a"
            shape = Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.SizeVerCursor
            if self._hand.refusal(view.scene.state, bar, plot):
                shape = Qt.CursorShape.ForbiddenCursor
        if shape != view.cursor().shape():
            view.setCursor(shape)

    def show(self, cell: Cell | None, bar: Bar | None) -> None:
        """Lights a cell or a bar, and its outcome in all views: of a cell that of the row."""
        view, scene = self._view, self._view.scene
        if (cell, bar) == (scene.pointed, scene.near):
            return
        scene.pointed, scene.near = cell, bar
        view.picture.highlight_changed()
        outcome = NO_OUTCOME
        if scene.figures is not None:
            if cell is not None:
                outcome = scene.shown.outcome(cell[0])
            elif bar is not None:
                outcome = scene.shown.outcome(bar[1])
        if outcome != self._told:
            self._told = outcome
            view.outcome_hovered.emit(outcome)
        self._set_tool_tip(cell)

    def _set_tool_tip(self, cell: Cell | None) -> None:
        """Both labels, where they cannot be read beside the table."""
        view, text = self._view, ""
        if cell is not None and not view.picture.names.is_whole(*cell):
            label = view.scene.shown.label
            sentence = QCoreApplication.translate("Pairs", "A {0} · B {1}")
            text = sentence.format(label(cell[0]), label(cell[1]))
        if text != view.toolTip():
            view.setToolTip(text)
