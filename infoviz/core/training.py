"""Runs of training: B goes towards A by gradient descent, forth and back, alone or in a race.

Where a descent leads is settled by where it starts. So a Run is a place on a descent: `step` takes
a further step or, where it was taken before, moves along, and no Run ever changes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np

from infoviz.core.descent import Descent, Rows, Settings
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.models import MODELS
from infoviz.core.softmax import softmax_of

Start = Literal["present", "uniform", "random"]
STARTS: tuple[Start, Start, Start] = ("present", "uniform", "random")

RACERS = ("kl_ab", "kl_ba", "js")
"""The objectives of a race: forward KL, reverse KL, JS."""


@dataclass(frozen=True, eq=False)
class Run:
    """A run of training after so many `steps`. Arrays are read-only; totals are in nats."""

    a: Distribution
    settings: Settings
    descent: Descent
    steps: int = 0

    @property
    def parameters(self) -> Vector:
        """θ, shape (m,): the logits, or μ and log σ of a bell."""
        row: Vector = self.trajectory[-1]
        return row

    @property
    def trajectory(self) -> Rows:
        """θ at each step, the start first: shape (steps + 1, m)."""
        return self.descent.parameters.first(self.steps + 1)

    @property
    def logits(self) -> Vector:
        """z, shape (n,)."""
        return MODELS[self.settings.model].logits(self.parameters, len(self.a))

    @cached_property
    def b(self) -> Distribution:
        """B as it is now, with its logarithms."""
        if self.steps == self.descent.steps:
            return self.descent.b
        return softmax_of(self.logits, self.settings.temperature)

    def curve(self, id: str) -> Vector:
        """A measure or an objective at each step, the start first: shape (steps + 1,)."""
        return self.descent.curve(id, self.steps + 1)

    @property
    def losses(self) -> Vector:
        """The objective at each step, the start first: shape (steps + 1,)."""
        return self.curve(self.settings.objective)

    @property
    def gradient_norm(self) -> float:
        """√Σ (∂L/∂θ)²; inf where the loss is infinite."""
        return float(self.descent.norms(self.steps + 1)[-1])

    @property
    def can_step(self) -> bool:
        """Whether a step follows: one taken before, or one that leads somewhere."""
        if self.steps < self.descent.steps:
            return True
        return self.descent.next is not None and not self.descent.parameters.is_full

    def at(self, steps: int) -> Run:
        """This run after no more steps than now; ValueError where it never was there."""
        if not 0 <= steps <= self.steps:
            raise ValueError(f"there is no step {steps} from 0 to {self.steps}")
        return replace(self, steps=steps)


def begin(
    a: Distribution,
    settings: Settings,
    start: Start = "uniform",
    b: Distribution | None = None,
    seed: int = 0,
) -> Run:
    """A run that has taken no step, from the present `b`, uniform shares, or random ones.

    A bell starts with the mean and the spread of `b`, or of uniform shares, or with random ones.
    ValueError where "present" is without `b`, or its length is not that of `a`.
    """
    return _from(a, settings, _start_parameters(len(a), settings, start, b, seed))


def step(run: Run) -> Run:
    """The run after one more step; the run itself where none follows, as its status tells."""
    if not run.can_step:
        return run
    if run.steps == run.descent.steps:
        run.descent.add_next()
    return Run(run.a, run.settings, run.descent, run.steps + 1)


def advance(run: Run, steps: int) -> Run:
    """The run after so many more steps, or as many as follow."""
    for _ in range(steps):
        if not run.can_step:
            break
        run = step(run)
    return run


def continued(run: Run, settings: Settings) -> Run:
    """The run, with the steps behind it, that goes on from here at rest by other settings.

    ValueError where the model is another, since its parameters mean something else.
    """
    if settings.model != run.settings.model:
        raise ValueError(f"a run of the model {run.settings.model!r} cannot change its model")
    descent = Descent(run.a, settings, run.parameters, run.descent, run.steps)
    return Run(run.a, settings, descent, run.steps)


def race(
    a: Distribution,
    settings: Settings,
    start: Start = "uniform",
    b: Distribution | None = None,
    seed: int = 0,
    objectives: tuple[str, ...] = RACERS,
) -> tuple[Run, ...]:
    """Runs from one start that differ in their objective alone, to be advanced side by side."""
    parameters = _start_parameters(len(a), settings, start, b, seed)
    return tuple(_from(a, replace(settings, objective=id), parameters) for id in objectives)


def _from(a: Distribution, settings: Settings, parameters: Vector) -> Run:
    return Run(a, settings, Descent(a, settings, parameters))


def _start_parameters(
    n: int, settings: Settings, start: Start, b: Distribution | None, seed: int
) -> Vector:
    model, temperature = MODELS[settings.model], settings.temperature
    if start == "random":
        return model.random(n, temperature, np.random.default_rng(seed))
    if start == "uniform":
        return model.fitted(Distribution.uniform(n), temperature)
    if b is None or len(b) != n:
        raise ValueError(f"a start at the present B needs one of {n} outcomes")
    return model.fitted(b, temperature)
