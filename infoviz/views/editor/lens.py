"""An editor as a lens: what it shows of one distribution, and what it tells of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from infoviz.core.analysis import Analysis
from infoviz.core.editing import is_locked
from infoviz.core.state import Side, State
from infoviz.views.announce import announce
from infoviz.views.base import Part, View
from infoviz.views.editor.picture import Picture
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import Scene, ceiling_of, ghost_of, place_after

DRAWN_ABOVE = 60
"""With more outcomes than this the bars are drawn over, unless a person says otherwise."""


class Lens(View):
    """Shows one distribution as bars and the other as marks; one of the bars is selected."""

    selected_changed = Signal(int)

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.scene = Scene(side)
        self.picture = Picture(self.scene, self)
        self.selected_before: int | None = None
        self._is_moving = False
        self.setAccessibleName(self.tr("Distribution {0}").format(self.letter))

    @property
    def letter(self) -> str:
        return self.side.upper()

    @property
    def state(self) -> State:
        """The state on show."""
        return self.scene.state

    @property
    def plot(self) -> Plot:
        """Where everything stands."""
        return self.picture.plot

    @property
    def selected(self) -> int:
        """The bar that the keys move; there is always one."""
        return self.scene.selected

    @property
    def is_drawing(self) -> bool:
        """Whether a sweep over the bars draws them."""
        if self.desk.draw is not None:
            return self.desk.draw
        return self.analysis is not None and len(self.state) > DRAWN_ABOVE

    def select(self, outcome: int) -> None:
        """Selects a bar where it stands; a run of nudges of another one is over."""
        outcome = min(max(outcome, 0), len(self.state) - 1)
        if outcome == self.selected:
            return
        self.finish_gesture()
        self.selected_before = self.selected
        self.scene.selected = outcome
        self._tell()
        self.picture.highlight_changed()
        self.selected_changed.emit(outcome)

    def sizeHint(self) -> QSize:
        return QSize(490, 370)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def show_analysis(self, analysis: Analysis) -> None:
        before = None if self.analysis is None else self.state
        self.scene.analysis = analysis
        self._is_moving = True
        if before is None or before.labels is not analysis.state.labels:
            self.follow_labels(before, analysis.state)
        elif before.locks(self.side) is not analysis.state.locks(self.side) or before.name(
            self.side
        ) != analysis.state.name(self.side):
            self.picture.ground_changed()
        super().show_analysis(analysis)

    def show_settled(self) -> None:
        self._is_moving = False
        if self.analysis is not None:
            self._tell()
        super().show_settled()

    def redraw(self, part: Part) -> None:
        scene = self.scene
        scene.theme, scene.desk = self.theme, self.desk
        scene.hovered, scene.span = self.hovered, self.span
        scene.is_drawing = self.is_drawing
        if part in ("all", "pin"):
            scene.ghost = ghost_of(self.side, self.pinned, self.state)
        if part == "hover":
            self.picture.highlight_changed()
        elif part not in ("analysis", "settled"):
            self.picture.ground_changed()
        if part not in ("theme", "hover", "span"):
            self._set_scale(may_shrink=part == "all" or not self._is_moving)
        self.picture.update()

    def _set_scale(self, *, may_shrink: bool) -> None:
        """The scale fits what is on show; it stays as it is under a sketch, which is not."""
        scene = self.scene
        if scene.sketch is not None:
            return
        assert scene.analysis is not None
        high = ceiling_of(scene.analysis, self.pinned, self.desk)
        if not may_shrink:
            high = max(high, scene.high)
        if high != scene.high:
            scene.high = high
            self.picture.ground_changed()

    def follow_labels(self, before: State | None, state: State) -> None:
        """Keeps what is selected where outcomes were added, removed, renamed or reordered."""
        if before is None:
            self._tell()
            return
        scene = self.scene
        scene.ghost = ghost_of(self.side, self.pinned, state)
        selected = place_after(before, state, scene.selected)
        if self.selected_before is not None:
            self.selected_before = place_after(before, state, self.selected_before)
        self.picture.ground_changed()
        if selected != scene.selected:
            scene.selected = selected
            self.selected_changed.emit(selected)

    def _tell(self) -> None:
        """Exposes the selected bar: "sunny, share 0.420, 1 of 5, locked"; has it read in focus."""
        state, selected = self.state, self.selected
        if is_locked(state, self.side, selected):
            sentence = self.tr("{0}, share {1}, {2} of {3}, locked")
        else:
            sentence = self.tr("{0}, share {1}, {2} of {3}")
        share = self.desk.numbers.share(float(state.of(self.side).p[selected]))
        text = sentence.format(state.labels[selected], share, selected + 1, len(state))
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            if self.hasFocus():
                announce(self, text)
