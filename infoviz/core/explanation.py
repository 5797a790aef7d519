"""Why a measure changed: the data of the sentence that follows a gesture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES
from infoviz.core.state import SIDES, Side, State

Trend = Literal["rose", "fell", "same", "became_infinite", "became_finite", "stayed_infinite"]

_ROUNDING = 1e-14
"""A change of a total by less than this part of it is rounding, as when outcomes are sorted."""

_NOISE = 1e-9
"""A part smaller than this beside another goes without saying."""


@dataclass(frozen=True)
class Move:
    """The one outcome that moved, the others giving or taking what it took or gave."""

    side: Side
    label: str
    before: float
    after: float


@dataclass(frozen=True)
class Part:
    """What one outcome's term added to the change of a measure (nats), or took back."""

    label: str
    change: float


@dataclass(frozen=True)
class Cause:
    """Why a measure is, or was, infinite: `label` has a share in `side`, and none in the other.

    `count` outcomes are like that; this is the one with the greatest share.
    """

    label: str
    side: Side
    count: int


@dataclass(frozen=True)
class Explanation:
    """What a change of state did to one measure.

    `move` is None where no outcome or more than one moved. `before`, `after` and `change` are in
    nats (see Measure.degree); `change` is 0 unless the measure rose or fell. Then `parts` are the
    two outcomes, or fewer, whose terms changed most, those that go with the change first; a
    measure that is no sum has none. `cause` is set where a total is infinite: the one after, else
    the one before.
    """

    measure_id: str
    move: Move | None
    trend: Trend
    before: float
    after: float
    change: float
    parts: tuple[Part, ...]
    cause: Cause | None


def explain(
    before: Analysis, after: Analysis, measure_id: str, outcome: int | None = None
) -> Explanation:
    """Why the measure went from `before` to `after`; outcomes are matched by their labels.

    `outcome` is the one that was dragged, if that is known: where two have moved by the same,
    as in a trade, it is the one to tell of; else the one that rose.
    """
    old, new = before.totals[measure_id], after.totals[measure_id]
    trend = _trend(old, new)
    change = new - old if trend in ("rose", "fell") else 0.0
    cause = None
    if np.isinf(new):
        cause = _cause(after, measure_id)
    elif np.isinf(old):
        cause = _cause(before, measure_id)
    return Explanation(
        measure_id=measure_id,
        move=_move(before.state, after.state, outcome),
        trend=trend,
        before=old,
        after=new,
        change=change,
        parts=_parts(before, after, measure_id, change) if change else (),
        cause=cause,
    )


def _trend(old: float, new: float) -> Trend:
    if np.isinf(new):
        return "stayed_infinite" if np.isinf(old) else "became_infinite"
    if np.isinf(old):
        return "became_finite"
    if abs(new - old) <= _ROUNDING * max(abs(old), abs(new)):
        return "same"
    return "rose" if new > old else "fell"


def _move(old: State, new: State, dragged: int | None) -> Move | None:
    """The outcome that took from, or gave to, all others; None where there is no such one."""
    moved = [side for side in SIDES if old.of(side) is not new.of(side)]
    if len(moved) != 1 or old.labels != new.labels:
        return None
    side = moved[0]
    change = new.of(side).p - old.of(side).p
    sizes = np.abs(change)
    half = 0.5 * float(sizes.sum())
    if half == 0:
        return None
    movers = np.flatnonzero(sizes >= half * (1 - _NOISE)).tolist()
    if not movers:
        return None
    mover = dragged if dragged in movers else max(movers, key=change.__getitem__)
    return Move(side, new.labels[mover], float(old.of(side).p[mover]), float(new.of(side).p[mover]))


def _parts(before: Analysis, after: Analysis, measure_id: str, change: float) -> tuple[Part, ...]:
    if MEASURES[measure_id].terms is None:
        return ()
    changes, labels = _changes(before, after, measure_id)
    sizes = np.abs(changes)
    first = int(sizes.argmax())
    size = sizes[first]
    sizes[first] = 0.0
    second = int(sizes.argmax())
    chosen = [first, second] if sizes[second] > _NOISE * size else [first]
    parts = [Part(labels[i], float(changes[i])) for i in chosen]
    return tuple(sorted(parts, key=lambda part: part.change * change < 0))


def _changes(before: Analysis, after: Analysis, measure_id: str) -> tuple[Vector, tuple[str, ...]]:
    """How far each outcome's term changed, with labels: those there are now, then those gone."""
    old, new = before.state.labels, after.state.labels
    was, now = before.terms(measure_id), after.terms(measure_id)
    if old == new:
        return now - was, new
    index = before.state.index
    places = np.fromiter((index.get(label, -1) for label in new), dtype=np.intp, count=len(new))
    known = places >= 0
    gone = np.ones(len(old), dtype=bool)
    gone[places[known]] = False
    changes = now.copy()
    changes[known] -= was[places[known]]
    labels = (*new, *(old[i] for i in np.flatnonzero(gone).tolist()))
    return np.concatenate((changes, -was[gone])), labels


def _cause(analysis: Analysis, measure_id: str) -> Cause:
    state = analysis.state
    causes = analysis.causes_of_infinity(measure_id)
    side: Side = "a" if state.a.p[causes[0]] > 0 else "b"
    greatest = causes[state.of(side).p[causes].argmax()]
    return Cause(state.labels[greatest], side, len(causes))
