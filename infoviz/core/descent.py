"""Gradient descent of the parameters of B, every step of it kept.

The update is that of PyTorch's SGD, with learning rate η and momentum ρ, no dampening:

    v ← ρ v + ∂L/∂θ,   θ ← θ − η v,   v = ∂L/∂θ at the first step.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.measures import MEASURES
from infoviz.core.models import MODELS
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.pair import Pair
from infoviz.core.softmax import check_temperature, softmax_of

Rows = NDArray[np.float64]
"""Shape (k, m): one step a row."""

GREATEST_RATE = 1e6

MOST_ROWS = 10_001
"""As many steps as a person follows, the start among them."""

_MOST_NUMBERS = 2**24
"""No more parameters than this are kept: 128 MB."""

_FIRST_ROOM = 64

_TOTALS = {id: measure.total for id, measure in MEASURES.items()} | {
    id: objective.value for id, objective in OBJECTIVES.items() if id not in MEASURES
}
"""What is kept of each step: every measure, and the objectives that are none."""

_COLUMNS = {id: column for column, id in enumerate(_TOTALS)}


@dataclass(frozen=True)
class Settings:
    """What is minimised, by which model, and how fast. ValueError where a value is none.

    `objective` and `model` are ids of OBJECTIVES and MODELS. The learning rate is above 0 and at
    most 1e6, the momentum from 0 to below 1, the temperature from 1e-6 to 1e6.
    """

    objective: str = "ce_ab"
    model: str = "free"
    learning_rate: float = 0.2
    momentum: float = 0.0
    temperature: float = 1.0

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES:
            raise ValueError(f"there is no objective {self.objective!r}")
        if self.model not in MODELS:
            raise ValueError(f"there is no model {self.model!r}")
        if not 0 < self.learning_rate <= GREATEST_RATE:
            raise ValueError(
                f"the learning rate is {self.learning_rate!s}; it must be above 0, at most 1e6"
            )
        if not 0 <= self.momentum < 1:
            raise ValueError(f"the momentum is {self.momentum!s}; it must be from 0 to below 1")
        check_temperature(self.temperature)


class Growing:
    """At most so many rows of m numbers. What was taken from it stays, whatever is added."""

    def __init__(self, m: int, most: int) -> None:
        self._most = most
        self._rows = np.empty((min(_FIRST_ROOM, most), m))
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def is_full(self) -> bool:
        """Whether no row can be added."""
        return self._count >= self._most

    def add(self, row: Vector | list[float]) -> None:
        """Adds a row (m,), copied, at the end."""
        if self._count == len(self._rows):
            rows = np.empty((min(2 * self._count, self._most), self._rows.shape[1]))
            rows[: self._count] = self._rows
            self._rows = rows
        self._rows[self._count] = row
        self._count += 1

    def extend(self, rows: Rows) -> None:
        """Adds rows (k, m), copied, at the end; no more of them than there is room for."""
        count = self._count + len(rows)
        if count > len(self._rows):
            more = np.empty((min(max(2 * self._count, count), self._most), self._rows.shape[1]))
            more[: self._count] = self._rows[: self._count]
            self._rows = more
        self._rows[self._count : count] = rows
        self._count = count

    def first(self, count: int) -> Rows:
        """The first `count` rows, read-only."""
        rows = self._rows[:count]
        rows.flags.writeable = False
        return rows


class Descent:
    """The steps from one start, in order: read from outside, and added to by `add_next` alone.

    `parameters` has one row of θ a step, (m,), the start first. `steps` is how many were taken,
    `b` the B after them, and `next` the θ that follows: None where none does, because the loss is
    infinite or because θ would leave all bounds. Another descent may lie `behind`, up to the step
    whose parameters are given; from there on it is taken up at rest, by these settings.
    """

    b: Distribution
    next: Vector | None

    def __init__(
        self,
        a: Distribution,
        settings: Settings,
        parameters: Vector,
        behind: Descent | None = None,
        steps: int = 0,
    ) -> None:
        self._a, self._settings = a, settings
        self._model = MODELS[settings.model]
        self._objective = OBJECTIVES[settings.objective]
        most = max(min(MOST_ROWS, _MOST_NUMBERS // len(parameters)), 2)
        self.parameters = Growing(len(parameters), most)
        self._totals = Growing(len(_TOTALS), most)
        self._norms = Growing(1, most)
        if behind is not None:
            self.parameters.extend(behind.parameters.first(steps))
            self._totals.extend(behind._totals.first(steps))
            self._norms.extend(behind._norms.first(steps))
        self._velocity: Vector | None = None
        self._add(parameters)

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.parameters) - 1

    def add_next(self) -> None:
        """Takes the step that follows; ValueError where there is none, or no room for it."""
        if self.next is None or self.parameters.is_full:
            raise ValueError(f"no step follows step {self.steps}")
        self._add(self.next)

    def curve(self, id: str, count: int) -> Vector:
        """A measure or an objective at the first `count` places, read-only."""
        curve: Vector = self._totals.first(count)[:, _COLUMNS[id]]
        return curve

    def norms(self, count: int) -> Vector:
        """√Σ (∂L/∂θ)² at the first `count` places, read-only; inf where the loss is infinite."""
        norms: Vector = self._norms.first(count)[:, 0]
        return norms

    def _add(self, parameters: Vector) -> None:
        temperature = self._settings.temperature
        logits = self._model.logits(parameters, len(self._a))
        self.b = softmax_of(logits, temperature)
        pair = Pair(self._a, self.b)
        totals = [total(pair) for total in _TOTALS.values()]
        self.parameters.add(parameters)
        self._totals.add(totals)
        self.next = None
        if totals[_COLUMNS[self._objective.id]] == math.inf:
            self._norms.add([math.inf])
            return
        slopes = self._objective.gradient(pair, temperature)
        gradient = self._model.pull_back(parameters, logits, slopes)
        self._norms.add([math.sqrt(float(gradient @ gradient))])
        if self._velocity is not None and self._settings.momentum:
            gradient = self._settings.momentum * self._velocity + gradient
        self._velocity = gradient
        following = parameters - self._settings.learning_rate * gradient
        if self._model.is_within(following):
            self.next = following
