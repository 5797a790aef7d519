"""What every view is: a lens on the one pair, and where it makes sense a handle on it."""

from __future__ import annotations

from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton, QWidget

from infoviz.core.analysis import Analysis
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme

Part = Literal["all", "analysis", "settled", "theme", "desk", "hover", "span", "pin"]
Span = tuple[float, float]

NO_OUTCOME = -1


class View(QWidget):
    """A lens. It shows what it is given, emits facts, and never writes the state.

    The window calls the `show_*` methods; each keeps its value and calls `redraw` with the part
    that is new. A hidden view draws nothing: it redraws whole when it is shown. While a person
    drags, `previewed` carries a State for each move, made from the State at the press; then
    `committed` carries the text of the undo step, or `cancelled` gives everything back.
    """

    previewed = Signal(object)  # State
    committed = Signal(str)  # undo text
    cancelled = Signal()
    outcome_hovered = Signal(int)  # index, or NO_OUTCOME
    measure_chosen = Signal(str)  # measure id
    span_changed = Signal(object)  # Span of the outcomes in view, or None for all
    explained = Signal(str)  # one sentence for the status line, such as why nothing moved

    shows_densities = False
    """Whether the view shows f and g; one that does not is not drawn anew where only they move."""

    @property
    def presets_button(self) -> QToolButton | None:
        """Where the window puts its menu of pairs of densities; None where there is no place."""
        return None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.analysis: Analysis | None = None
        self.pinned: Analysis | None = None
        self.theme: Theme = load_theme("light")
        self.desk = Desk()
        self.hovered = NO_OUTCOME
        self.span: Span | None = None

    def show_analysis(self, analysis: Analysis) -> None:
        """Shows new numbers; called once a move during a drag."""
        before, self.analysis = self.analysis, analysis
        if before is not None and before.pair is analysis.pair and not self.shows_densities:
            # Only f and g have changed, at which most views do not look.
            return
        self._redraw_if_visible("analysis")

    def show_settled(self) -> None:
        """A gesture, or another change, has ended: scales may shrink now."""
        self._redraw_if_visible("settled")

    def show_theme(self, theme: Theme) -> None:
        self.theme = theme
        self._redraw_if_visible("theme")

    def show_desk(self, desk: Desk) -> None:
        if desk.factor != self.desk.factor:
            # What the view needs is asked anew: its hints are larger now, or smaller.
            self.updateGeometry()
        self.desk = desk
        self._redraw_if_visible("desk")

    def show_hover(self, outcome: int) -> None:
        """Highlights the outcome under the pointer, wherever the pointer is."""
        if outcome != self.hovered:
            self.hovered = outcome
            self._redraw_if_visible("hover")

    def show_span(self, span: Span | None) -> None:
        """Zooms to the outcomes [first, last), or to all; every chart along outcomes follows."""
        if span != self.span:
            self.span = span
            self._redraw_if_visible("span")

    def show_pin(self, pinned: Analysis | None) -> None:
        """Shows a kept state behind the present one, or none."""
        self.pinned = pinned
        self._redraw_if_visible("pin")

    def options(self) -> dict[str, Any]:
        """What is the view's own (zoom, step, switches), as plain data."""
        return {}

    def restore(self, options: dict[str, Any]) -> None:
        """Takes back what `options` gave; what it does not know it leaves."""

    def finish_gesture(self) -> None:
        """Commits a gesture that is over but for a wait, as a run of arrow keys is."""

    def redraw(self, part: Part) -> None:
        """Draws what changed; called only while the view is visible and has an analysis."""
        raise NotImplementedError

    def _redraw_if_visible(self, part: Part) -> None:
        if self.analysis is not None and self.isVisible():
            self.redraw(part)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._redraw_if_visible("all")
