"""Training as it is followed on a screen: a run with a place on it, and a race beside it.

The place, a step, is moved forth and back. Steps that were taken are kept until other settings
lead elsewhere from the place; those ahead of it are forgotten then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from infoviz.core.descent import Settings
from infoviz.core.distribution import Distribution
from infoviz.core.training import RACERS, Run, Start, begin, continued, race, step

MOST_RACING = 500
"""A race is kept for no more outcomes than this: each of its runs keeps all its steps."""


@dataclass(frozen=True, eq=False)
class Course:
    """The furthest run, those that race it, and the step at which all of them are shown.

    `racers` are from the same start, one for each of RACERS, or none. `is_plain` says that one
    start and one setting lead to every step, so that they can be taken again.
    """

    furthest: Run
    racers: tuple[Run, ...]
    steps: int = 0
    is_plain: bool = True

    @property
    def a(self) -> Distribution:
        return self.furthest.a

    @property
    def taken(self) -> int:
        """How many steps were taken; the place is not beyond."""
        return self.furthest.steps

    @property
    def settings(self) -> Settings:
        return self.furthest.settings

    @cached_property
    def run(self) -> Run:
        """The run at the place."""
        return self.furthest.at(self.steps)

    @cached_property
    def racing(self) -> tuple[Run, ...]:
        """The racers at the place; one that went no further stays at its end."""
        return tuple(run.at(min(self.steps, run.steps)) for run in self.racers)

    def at(self, steps: int) -> Course:
        """The course at another step of those taken; ValueError where there is none."""
        if not 0 <= steps <= self.taken:
            raise ValueError(f"there is no step {steps} from 0 to {self.taken}")
        return replace(self, steps=steps)

    def stepped(self, settings: Settings) -> Course:
        """A step further by these settings; the course itself where none follows.

        ValueError where their model is another, as `continued` has it.
        """
        if settings == self.settings and self.steps < self.taken:
            return self.at(self.steps + 1)
        run, racers, is_plain = self.run, self.racing, self.is_plain
        if settings != self.settings:
            run = continued(run, settings)
            racers = tuple(
                continued(each, replace(settings, objective=each.settings.objective))
                for each in racers
            )
            is_plain = is_plain and self.steps == 0
        further = step(run)
        if further is run:
            return self
        return Course(further, tuple(map(step, racers)), further.steps, is_plain)

    def taken_over(self, racer: int) -> Course:
        """The course of which that racer is the run, with its objective, at the same place."""
        run = self.racers[racer]
        return Course(run, self.racers, min(self.steps, run.steps), self.is_plain)


def begin_course(
    a: Distribution, settings: Settings, start: Start, b: Distribution, seed: int
) -> Course:
    """A course that has taken no step; the arguments are those of `training.begin`."""
    run = begin(a, settings, start, b, seed)
    racers = race(a, settings, start, b, seed, RACERS) if len(a) <= MOST_RACING else ()
    return Course(run, racers, is_plain=start != "present")
