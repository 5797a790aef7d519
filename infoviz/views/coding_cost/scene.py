"""What the coding-cost view has on show."""

from __future__ import annotations

from dataclasses import dataclass, field

from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.coding_cost.coded import CODINGS, Boxes, Coding


@dataclass
class Scene:
    """The view fills it in, and the picture reads it. `held` is the outcome in the hand."""

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    coding: Coding = CODINGS["ab"]
    boxes: Boxes | None = None
    hovered: int = NO_OUTCOME
    selected: int = 0
    held: int = NO_OUTCOME
    has_focus: bool = False

    @property
    def shown(self) -> Boxes:
        assert self.boxes is not None  # nothing is drawn before there are any
        return self.boxes

    @property
    def state(self) -> State:
        return self.shown.analysis.state

    @property
    def gripped(self) -> int:
        """The box that carries the handles."""
        for outcome in (self.held, self.hovered, self.selected if self.has_focus else NO_OUTCOME):
            if 0 <= outcome < len(self.state):
                return outcome
        return NO_OUTCOME
