"""What the loss view has on show, worked out once for each analysis."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.logits import logits_of
from infoviz.core.losses import Forward, Pipeline, forward, pipeline_of
from infoviz.core.mistakes import Mistake, mistakes
from infoviz.core.objectives import OBJECTIVES, Objective
from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.loss.options import Options


@dataclass(frozen=True, eq=False)
class Figures:
    """The logits of B, the way from them to the loss, and the gradient; arrays are (n,), nats."""

    analysis: Analysis
    options: Options
    typed: Vector | None
    z: Vector
    way: Forward

    @cached_property
    def pipeline(self) -> Pipeline:
        return pipeline_of(self.way, self.analysis.state.a, self.analysis.pair)

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        return mistakes(self.z, self.analysis.state.a, self.options.temperature)

    @property
    def objective(self) -> Objective:
        """The one whose gradient the arrows show."""
        return OBJECTIVES[self.options.arrows]

    @cached_property
    def gradient(self) -> Vector:
        """∂/∂z of the objective."""
        return self.objective.gradient(self.analysis.pair, self.options.temperature)

    @cached_property
    def gap(self) -> Vector:
        """b − a: whoever has more gives an arrow its colour."""
        gap: Vector = self.analysis.state.b.p - self.analysis.state.a.p
        return gap

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The least and the greatest finite logit."""
        finite = self.z[np.isfinite(self.z)]
        return float(finite.min()), float(finite.max())


def figures_of(
    analysis: Analysis, options: Options, typed: Vector | None, before: Figures | None = None
) -> Figures:
    """The Figures of an analysis, near the logits that were typed last.

    Where those `before` had the same B, seen alike, what follows from it is taken from them.
    """
    if typed is not None and len(typed) != len(analysis.state):
        typed = None
    if (
        before is not None
        and before.analysis.state.b is analysis.state.b
        and before.options is options
        and before.typed is typed
    ):
        return Figures(analysis, options, typed, before.z, before.way)
    z = logits_of(analysis.state.b, options.gauge, options.temperature, typed)
    return Figures(analysis, options, typed, z, forward(z, options.temperature))


@dataclass
class Scene:
    """The face fills it in, and the picture reads it.

    `held` is the outcome in the hand. `is_low` says that the face has little room,
    and `keeps_b` that B stands still while A moves: what is drawn of it alone is kept.
    """

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    options: Options = field(default_factory=Options)
    figures: Figures | None = None
    hovered: int = NO_OUTCOME
    selected: int = 0
    held: int = NO_OUTCOME
    has_focus: bool = False
    first_row: int = 0
    is_low: bool = False
    keeps_b: bool = False

    @property
    def shown(self) -> Figures:
        assert self.figures is not None  # nothing is drawn before there are any
        return self.figures

    @property
    def state(self) -> State:
        return self.shown.analysis.state

    @property
    def label(self) -> Distribution:
        return self.state.a

    @property
    def gripped(self) -> int:
        """The bar that carries the handle."""
        for outcome in (self.held, self.hovered, self.selected if self.has_focus else NO_OUTCOME):
            if 0 <= outcome < len(self.state):
                return outcome
        return NO_OUTCOME
