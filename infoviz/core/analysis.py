"""Every number of a State, computed once a change."""

from __future__ import annotations

from copy import copy
from functools import cached_property

import numpy as np

from infoviz.core.distribution import Indexes, Vector, frozen
from infoviz.core.measures import MEASURES
from infoviz.core.pair import Pair
from infoviz.core.state import State


class Analysis:
    """A State with its totals; terms and columns are made when first asked for. All in nats."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.pair = Pair(state.a, state.b)
        self.totals: dict[str, float] = {
            id: measure.total(self.pair) for id, measure in MEASURES.items()
        }
        self._terms: dict[str, Vector] = {}
        self._columns: dict[str, tuple[Vector, ...]] = {}
        self._extents: dict[str, tuple[float, float]] = {}

    def is_of_pair(self, state: State) -> bool:
        """Whether `state` has the very A and B of this one, under the same labels and names."""
        own = self.state
        return (
            state.a is own.a
            and state.b is own.b
            and state.labels is own.labels
            and state.locks_a == own.locks_a
            and state.locks_b == own.locks_b
            and (state.name_a, state.name_b) == (own.name_a, own.name_b)
        )

    def terms(self, measure_id: str) -> Vector:
        """The terms of a measure that is a sum, shape (n,), read-only."""
        if measure_id not in self._terms:
            terms = MEASURES[measure_id].terms
            if terms is None:
                raise ValueError(f"{measure_id} is not a sum of terms")
            self._terms[measure_id] = terms(self.pair)
        return self._terms[measure_id]

    def columns(self, measure_id: str) -> tuple[Vector, ...]:
        """The values of a measure's columns, shape (n,), read-only; nan where one is 0/0."""
        if measure_id not in self._columns:
            self._columns[measure_id] = tuple(
                column.values(self.pair) for column in MEASURES[measure_id].columns
            )
        return self._columns[measure_id]

    def extent(self, measure_id: str) -> tuple[float, float]:
        """The least and the greatest of a measure's finite terms; (0, 0) where there is none."""
        if measure_id not in self._extents:
            terms = self.terms(measure_id)
            if self.totals[measure_id] == np.inf:
                terms = terms[np.isfinite(terms)]
            ends = (float(terms.min()), float(terms.max())) if terms.size else (0.0, 0.0)
            self._extents[measure_id] = ends
        return self._extents[measure_id]

    def causes_of_infinity(self, measure_id: str) -> Indexes:
        """The outcomes whose term is infinite, in ascending order."""
        return np.flatnonzero(np.isinf(self.terms(measure_id)))

    @cached_property
    def leader(self) -> Vector:
        """The sign of a − b, shape (n,), read-only: who has more of each outcome."""
        leader: Vector = np.sign(self.state.a.p - self.state.b.p)
        return frozen(leader)


def analyse(state: State, known: Analysis | None = None) -> Analysis:
    """The Analysis of a State; it shares all with `known` where only the densities differ."""
    if known is None or not known.is_of_pair(state):
        return Analysis(state)
    # Not computed anew, and told by its `pair` to be the same for all who look at A and B.
    shared = copy(known)
    shared.state = state
    return shared
