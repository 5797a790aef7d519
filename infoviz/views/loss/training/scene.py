"""What the training has on show."""

from __future__ import annotations

from dataclasses import dataclass, field

from infoviz.charts.scale import tick_step
from infoviz.core.analysis import Analysis
from infoviz.core.course import Course
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.state import State
from infoviz.core.training import Run
from infoviz.core.training_status import Status
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.loss.options import Options

CURVES = ("ce_ba", "h_b", "ce_ab", "h_a", "kl_ba", "kl_ab", "js")
"""The measures over the steps, in the order in which they are listed."""

TRAIL = 4
"""Of so many earlier steps B is shown beside B as it is."""


@dataclass
class Scene:
    """The face fills it in, and the picture reads it."""

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    options: Options = field(default_factory=Options)
    analysis: Analysis | None = None
    course: Course | None = None
    status: Status | None = None
    sentence: str = ""
    hovered: int = NO_OUTCOME
    is_moving: bool = False
    is_held: bool = False
    has_focus: bool = False
    _earlier: dict[tuple[int, int], tuple[Run, Distribution]] = field(default_factory=dict)

    @property
    def shown(self) -> Analysis:
        assert self.analysis is not None  # nothing is drawn before there is one
        return self.analysis

    @property
    def state(self) -> State:
        return self.shown.state

    @property
    def factor(self) -> float:
        return self.desk.factor

    @property
    def nats(self) -> float:
        """The size of the unit on the desk."""
        return self.desk.numbers.unit.nats

    @property
    def objective(self) -> str:
        """What is minimised: of the course on show, else what is chosen."""
        if self.course is not None and self.is_moving:
            return self.course.settings.objective
        return self.options.objective

    @property
    def curves(self) -> tuple[str, ...]:
        """What is drawn over the steps; an objective that is no measure comes last."""
        return CURVES if self.objective in MEASURES else (*CURVES, self.objective)

    def value(self, id: str) -> float:
        """A measure, or an objective, of the pair on show, in its unit."""
        if id in MEASURES:
            return self.shown.totals[id] / self.nats
        return OBJECTIVES[id].value(self.shown.pair)

    def scale(self, id: str) -> float:
        """What the values of a curve are divided by: the Brier score has no unit."""
        return self.nats if id in MEASURES else 1.0

    def symbol(self, id: str) -> str:
        """Short enough to stand beside a curve."""
        if id == "js":
            return "JS"
        return MEASURES[id].symbol if id in MEASURES else OBJECTIVES[id].symbol

    def earlier_steps(self) -> list[int]:
        """Some steps before the place, the start among them, at round numbers."""
        course = self.course
        if course is None or not course.steps:
            return []
        apart = max(round(tick_step(course.steps, TRAIL)), 1)
        return list(range(0, course.steps, apart))

    def b_at(self, run: Run, steps: int) -> Distribution:
        """B at an earlier step of a run; kept, since a run that goes on asks for the same."""
        key = (id(run.descent), steps)
        found = self._earlier.get(key)
        if found is None or found[0].descent is not run.descent:
            if len(self._earlier) > 100:
                self._earlier.clear()
            found = self._earlier[key] = (run, run.at(steps).b)
        return found[1]
