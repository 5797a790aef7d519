"""The way from where B began to A: where it begins, where B is on it, and the measures along it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.landscape import Rows, levels_along
from infoviz.core.mixtures import KINDS, Kind, mixture, same_shares

ENTROPIES = ("ce_ab", "h_a", "ce_ba", "h_b")
"""What stands in the upper panel, as `core.landscape` knows it; the divergences are below."""

MOVING, AT_REST = 25, 65
"""At so many places at most the measures are computed: while the ends move, and when they rest."""

LEAST = 9, 17
"""At so many at least."""

BUDGET = 2**17, 2**20
"""So many shares may be mixed for it, where there are many outcomes."""


class Anchor:
    """Where the way begins and ends, and where on it the moving distribution is.

    The ends are remembered, so that the handle can rest anywhere between them. Only what came
    from the handle itself keeps them; whatever else changes one of the distributions begins a new
    way where they are then.
    """

    def __init__(self) -> None:
        self.origin: Distribution | None = None
        self.end: Distribution | None = None
        self.t = 0.0
        self._places: dict[Distribution, float] = {}
        self._offered: tuple[Distribution, float] | None = None

    def follow(self, moving: Distribution, end: Distribution) -> bool:
        """Takes what is on show now; whether a new way has begun."""
        if end is self.end:
            if self._offered is not None and moving is self._offered[0]:
                self.t = self._offered[1]
                return False
            if moving in self._places:
                self.t = self._places[moving]
                return False
        self.origin, self.end, self.t = moving, end, 0.0
        self._places, self._offered = {moving: 0.0}, None
        return True

    def hold(self, moving: Distribution) -> None:
        """Keeps the place of what is on show, to know it again when it is put back."""
        assert self.origin is not None
        self._places = {self.origin: 0.0, moving: self.t}

    def at(self, t: float, kind: Kind) -> Distribution | None:
        """The mixture at `t`, known again when it is shown; None where there is none."""
        mixed = mixture(*self.ends, t, kind)
        if mixed is not None:
            self._offered = mixed, t
        return mixed

    @property
    def ends(self) -> tuple[Distribution, Distribution]:
        """Where the way begins, and where it ends; once something has been followed."""
        assert self.origin is not None
        assert self.end is not None
        return self.origin, self.end

    @property
    def is_point(self) -> bool:
        """Whether both ends are equal."""
        return same_shares(*self.ends)


@dataclass(frozen=True, eq=False)
class Table:
    """The curves of a course, one row of values each, in nats.

    `keys` are the measures, as `core.landscape` knows them, with the kind of way; the first
    `entropies` rows are entropies, the others divergences. Only an end of a row may be infinite.
    """

    keys: tuple[tuple[str, Kind], ...]
    values: Rows
    entropies: int

    @cached_property
    def differing(self) -> tuple[str, ...]:
        """What has a difference that is finite inside."""
        return tuple(id for id, _, _ in self._both)

    @cached_property
    def differences(self) -> Rows:
        """Geometric less arithmetic, (differing, k); 0 at an end where both are infinite."""
        one, other = (self.values[[row[place] for row in self._both]] for place in (2, 1))
        if self.is_finite:
            return one - other
        is_finite = np.isfinite(one) & np.isfinite(other)
        return np.where(is_finite, one, 0.0) - np.where(is_finite, other, 0.0)

    @cached_property
    def _both(self) -> list[tuple[str, int, int]]:
        """The measures that are there along both ways, and in which rows."""
        places = {key: row for row, key in enumerate(self.keys)}
        return [
            (id, row, places[id, "geometric"])
            for (id, kind), row in places.items()
            if kind == "arithmetic" and (id, "geometric") in places
        ]

    @cached_property
    def is_finite(self) -> bool:
        return bool(np.isfinite(self.values[:, (0, -1)]).all())

    @cached_property
    def range(self) -> tuple[float, float, float]:
        """The greatest divergence, and the least and the greatest entropy; nan where none is."""
        above, below = self.values[: self.entropies], self.values[self.entropies :]
        if not self.is_finite:
            above, below = (rows[np.isfinite(rows)] for rows in (above, below))
        return (
            float(below.max()) if below.size else math.nan,
            float(above.min()) if above.size else math.nan,
            float(above.max()) if above.size else math.nan,
        )


class Course:
    """The measures along one way, in nats; ids are those of `core.landscape`.

    `values[kind]` is None where there is no such way. Where it leaves the outcomes of one end
    out, its values at that end are the limits from inside.
    """

    def __init__(self, origin: Distribution, end: Distribution, count: int) -> None:
        self.steps = _steps(count)
        self.entropy = end.entropy
        self.values = {kind: levels_along(origin, end, self.steps, kind) for kind in KINDS}
        for values in self.values.values():
            if values is not None:
                values["h_a"] = np.full(count, self.entropy)
        self._tables: dict[tuple[str, ...], Table] = {}

    def table(self, known_ids: tuple[str, ...]) -> Table:
        """The curves of some measures, made once."""
        table = self._tables.get(known_ids)
        if table is None:
            table = self._tables[known_ids] = self._table_of(known_ids)
        return table

    def _table_of(self, known_ids: tuple[str, ...]) -> Table:
        middle = len(self.steps) // 2
        keys, rows = [], []
        for id in sorted(known_ids, key=lambda id: id not in ENTROPIES):
            for kind, values in self.values.items():
                # A constant is the same along both, and what is infinite all along is no curve.
                if values is None or (id == "h_a" and kind == "geometric"):
                    continue
                row = values[id]
                if row[middle] < math.inf:
                    keys.append((id, kind))
                    rows.append(row)
        return Table(
            tuple(keys),
            np.array(rows).reshape(-1, len(self.steps)),
            sum(id in ENTROPIES for id, _ in keys),
        )


@cache
def _steps(count: int) -> Vector:
    """Places from 0 to 1, closer together at both ends, where curves may be steep."""
    steps: Vector = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, count))
    steps.flags.writeable = False
    return steps


def count_for(n: int, *, at_rest: bool) -> int:
    """At how many places the measures of `n` outcomes are computed."""
    most = AT_REST if at_rest else MOVING
    return int(min(max(BUDGET[at_rest] // n, LEAST[at_rest]), most))
