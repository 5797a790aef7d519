"""What the surprisal view has on show: the points, their heights, and the levels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures.entropy import self_information_of
from infoviz.core.state import SIDES, Side, State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME

OTHER: dict[Side, Side] = {"a": "b", "b": "a"}
AXES = ("linear", "log")


@dataclass(frozen=True)
class Weighting:
    """Whose shares weigh the heights, and the measures that the levels are."""

    by: Side
    own: str
    cross: str
    gap: str


WEIGHTINGS: dict[str, Weighting] = {
    "a": Weighting("a", "h_a", "ce_ab", "kl_ab"),
    "b": Weighting("b", "h_b", "ce_ba", "kl_ba"),
}


@dataclass(frozen=True)
class Options:
    weighted_by: str = "a"
    axis: str = "linear"

    def changed_by(self, data: dict[str, Any]) -> Options:
        """With what is sound of `data`; all else stays."""
        by, axis = data.get("weighted_by"), data.get("axis")
        return Options(
            by if by in WEIGHTINGS else self.weighted_by, axis if axis in AXES else self.axis
        )


@dataclass(frozen=True, eq=False)
class Points:
    """The heights of all points: arrays are (n,), in the unit of `nats`."""

    analysis: Analysis
    nats: float

    @cached_property
    def heights(self) -> dict[Side, Vector]:
        """−log p of each outcome, inf where it is impossible."""
        return {
            side: self_information_of(self.analysis.state.of(side)) / self.nats for side in SIDES
        }

    def shares(self, side: Side) -> Vector:
        return self.analysis.state.of(side).p

    @cached_property
    def highest(self) -> float:
        """The greatest finite height."""
        heights = np.concatenate([self.heights[side] for side in SIDES])
        return float(heights[np.isfinite(heights)].max())

    def level(self, measure_id: str) -> float:
        return self.analysis.totals[measure_id] / self.nats


Mark = tuple[Side, int]
"""One point: a side and an outcome."""


@dataclass
class Scene:
    """The view fills it in, and the picture reads it."""

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    options: Options = field(default_factory=Options)
    points: Points | None = None
    hovered: int = NO_OUTCOME
    near: Mark | None = None
    held: Mark | None = None
    selected: Mark = ("a", 0)
    has_focus: bool = False

    @property
    def shown(self) -> Points:
        assert self.points is not None  # nothing is drawn before there are any
        return self.points

    @property
    def state(self) -> State:
        return self.shown.analysis.state

    @property
    def weighting(self) -> Weighting:
        return WEIGHTINGS[self.options.weighted_by]

    @property
    def gripped(self) -> Mark | None:
        """The point that carries the handle."""
        mark = self.held or self.near or (self.selected if self.has_focus else None)
        return mark if mark is not None and mark[1] < len(self.state) else None

    @property
    def read(self) -> int:
        """The outcome that is told in words."""
        if self.gripped is not None:
            return self.gripped[1]
        return self.hovered if self.hovered < len(self.state) else NO_OUTCOME
