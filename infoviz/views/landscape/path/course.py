"""The way from where B began to A: where it begins, where B is on it, and the measures along it."""

from __future__ import annotations

import math

import numpy as np

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.landscape import MEASURES_OF_Q, levels_along
from infoviz.core.mixtures import KINDS, Kind, mixture, same_shares

MOVING, AT_REST = 33, 65
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


class Course:
    """The measures along one way, in nats; ids are those of `core.landscape`.

    `values[kind]` is None where there is no such way. Where it leaves the outcomes of one end
    out, its values at that end are the limits from inside.
    """

    def __init__(self, origin: Distribution, end: Distribution, count: int) -> None:
        self.steps: Vector = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, count))
        self.entropy = end.entropy
        self.values: dict[Kind, dict[str, Vector] | None] = {
            kind: levels_along(origin, end, self.steps, kind) for kind in KINDS
        }
        for values in self.values.values():
            if values is not None:
                values["h_a"] = np.full(count, self.entropy)

    def of(self, kind: Kind, known_id: str) -> Vector | None:
        """One measure along one way; None where it is infinite all along, or there is no way."""
        values = self.values[kind]
        if values is None or not math.isfinite(values[known_id][len(self.steps) // 2]):
            return None
        return values[known_id]

    def difference(self, known_id: str) -> Vector | None:
        """Geometric less arithmetic, where both are finite somewhere; else None."""
        if known_id not in MEASURES_OF_Q:
            return None
        one, other = self.of("geometric", known_id), self.of("arithmetic", known_id)
        if one is None or other is None or not np.isfinite(one - other)[1:-1].all():
            return None
        inside = one - other
        return np.where(np.isfinite(inside), inside, 0.0)


def count_for(n: int, *, at_rest: bool) -> int:
    """At how many places the measures of `n` outcomes are computed."""
    most = AT_REST if at_rest else MOVING
    return int(min(max(BUDGET[at_rest] // n, LEAST[at_rest]), most))
