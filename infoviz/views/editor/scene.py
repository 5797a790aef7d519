"""What an editor has on show, as its picture needs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from infoviz.charts.scale import nice_ceiling
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.editing import can_move
from infoviz.core.sketch import Sketch
from infoviz.core.state import SIDES, Side, State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME, Span

OTHER: dict[Side, Side] = {"a": "b", "b": "a"}


@dataclass
class Scene:
    """The editor fills it in, and the picture reads it.

    `hovered` is the outcome under the pointer in any view, `pointed` in this editor, `held` the
    one that a drag moves. `ghost` holds the pinned shares, NaN where an outcome has none.
    """

    side: Side
    analysis: Analysis | None = None
    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    span: Span | None = None
    high: float = 1.0
    hovered: int = NO_OUTCOME
    pointed: int = NO_OUTCOME
    selected: int = 0
    held: int = NO_OUTCOME
    has_focus: bool = False
    is_drawing: bool = False
    sketch: Sketch | None = None
    ghost: Vector | None = None

    @property
    def state(self) -> State:
        assert self.analysis is not None  # nothing is drawn before there is one
        return self.analysis.state

    @property
    def shares(self) -> Vector:
        """What the bars show: the raw sketch while there is one."""
        return self.sketch.heights if self.sketch else self.state.of(self.side).p

    @property
    def others(self) -> Vector:
        """What the marks show: the other distribution."""
        return self.state.of(OTHER[self.side]).p

    @property
    def gripped(self) -> int:
        """The bar that carries the handle: held, else under the pointer, else under the keys."""
        if self.held >= 0:
            return self.held
        if self.pointed >= 0:
            return self.pointed
        return self.selected if self.has_focus else NO_OUTCOME

    @property
    def strong(self) -> set[int]:
        """The bars whose label and number are bold."""
        chosen = {self.held, self.hovered, self.selected if self.has_focus else NO_OUTCOME}
        return {outcome for outcome in chosen if 0 <= outcome < len(self.state)}

    def is_locked(self, outcome: int) -> bool:
        return outcome in self.state.locks(self.side)

    def can_move(self, outcome: int) -> bool:
        return not self.state.locks(self.side) or can_move(self.state, self.side, outcome)


@lru_cache(maxsize=8)
def _greatest(distribution: Distribution) -> float:
    # Cached because both editors ask, and in a drag only one of two distributions is new.
    return float(distribution.p.max())


def ceiling_of(analysis: Analysis, pinned: Analysis | None, desk: Desk) -> float:
    """Where the scale of both editors ends: the first of 1-2-5 above every share on show."""
    if desk.scale == "full":
        return 1.0
    states = [analysis.state] if pinned is None else [analysis.state, pinned.state]
    greatest = max(_greatest(state.of(side)) for state in states for side in SIDES)
    return min(nice_ceiling(greatest), 1.0)


def ghost_of(side: Side, pinned: Analysis | None, state: State) -> Vector | None:
    """The pinned shares in the order of `state`, matched by label; NaN where one is absent."""
    if pinned is None:
        return None
    shares = pinned.state.of(side).p
    if pinned.state.labels == state.labels:
        return shares
    places = pinned.state.index
    return np.array(
        [shares[places[label]] if label in places else np.nan for label in state.labels]
    )


def place_after(before: State, after: State, outcome: int) -> int:
    """Where an outcome stands after an edit of the outcomes; near its place where it is gone."""
    place = after.index.get(before.labels[outcome])
    return min(outcome, len(after) - 1) if place is None else place
