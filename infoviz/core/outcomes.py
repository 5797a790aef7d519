"""Edits of the outcomes, always in both distributions together: pure functions on State."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

import numpy as np

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.editing import check_outcome
from infoviz.core.labels import Labels
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES, MIN_OUTCOMES, Indexes, Side, State
from infoviz.core.text import QT_TRANSLATE_NOOP

SortKey = Literal["a", "b", "label"]


def new_label(state: State, stem: str = "outcome") -> str:
    """A label that no outcome has: the stem and the first free number past n."""
    number = len(state) + 1
    while f"{stem} {number}" in state.index:
        number += 1
    return f"{stem} {number}"


def add_outcome(state: State, label: str, at: int | None = None) -> State:
    """Adds an outcome of share 0 in both, at an index or at the end; all else stays to the bit.

    ValueError where the label is refused, `at` is not 0 to n, or there are 100,000 already.
    """
    n = len(state)
    if n >= MAX_OUTCOMES:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "there are {0} outcomes, and there can be no more"),
            f"{n:,}",
        )
    place = n if at is None else at
    if not 0 <= place <= n:
        raise ValueError(f"there is no place {place} among {n} outcomes")
    return replace(
        state,
        labels=(*state.labels[:place], label, *state.labels[place:]),
        a=Distribution.trusted(np.insert(state.a.p, place, 0.0)),
        b=Distribution.trusted(np.insert(state.b.p, place, 0.0)),
        locks_a=frozenset(lock + (lock >= place) for lock in state.locks_a),
        locks_b=frozenset(lock + (lock >= place) for lock in state.locks_b),
    )


def remove_outcomes(state: State, outcomes: Iterable[int]) -> State:
    """Removes outcomes from both; those that stay take over the mass.

    The unlocked that stay keep their proportions, or share equally where they have no mass;
    locked ones keep their share, unless all that stay are locked, when they scale as well. Where
    nothing of a distribution goes, it stays to the bit. ValueError where an index is no outcome,
    or fewer than 2 would stay.
    """
    removed = set(outcomes)
    for outcome in removed:
        check_outcome(state, outcome)
    n = len(state)
    if not removed:
        return state
    if n - len(removed) < MIN_OUTCOMES:
        raise Refusal(
            QT_TRANSLATE_NOOP(
                "Refusal", "{0} of {1} outcomes cannot be removed, since {2} must stay"
            ),
            len(removed),
            n,
            MIN_OUTCOMES,
        )
    keep = np.ones(n, dtype=bool)
    keep[list(removed)] = False
    return _rearranged(state, np.flatnonzero(keep))


def rename_outcome(state: State, outcome: int, label: str) -> State:
    """Gives the outcome another label. ValueError where it is refused or another has it."""
    check_outcome(state, outcome)
    if label.strip() == state.labels[outcome]:
        return state
    labels = list(state.labels)
    labels[outcome] = label
    return replace(state, labels=Labels(labels))


def move_outcome(state: State, source: int, target: int) -> State:
    """Moves the outcome at `source` so that it stands at `target`."""
    check_outcome(state, source)
    check_outcome(state, target)
    order = np.delete(np.arange(len(state)), source)
    return _rearranged(state, np.insert(order, target, source))


def sort_outcomes(state: State, key: SortKey) -> State:
    """Sorts by share in A or in B, the greatest first, or by label, numbers in it by value.

    What is equal keeps its order.
    """
    if key == "label":
        parts = [_natural(label) for label in state.labels]
        return _rearranged(state, np.array(sorted(range(len(state)), key=parts.__getitem__)))
    return _rearranged(state, np.argsort(-state.of(key).p, kind="stable"))


def _natural(label: str) -> list[tuple[bool, int, str]]:
    """A key that sorts "x2" before "x10"."""
    return [
        (False, int(part), "") if part.isdecimal() else (True, 0, part)
        for part in re.split(r"(\d+)", label.casefold())
        if part
    ]


def _rearranged(state: State, order: Indexes) -> State:
    """The state with outcome `order[k]` at k; outcomes not in `order` are gone."""
    if len(order) == len(state) and bool((order[1:] > order[:-1]).all()):
        return state
    place = np.full(len(state), -1)
    place[order] = np.arange(len(order))
    locks: dict[Side, frozenset[int]] = {
        side: frozenset(place[state.locked(side)].tolist()) - {-1} for side in ("a", "b")
    }
    labels = state.labels
    return replace(
        state,
        labels=Labels(labels[outcome] for outcome in order.tolist()),
        a=_kept(state.a.p, order, locks["a"]),
        b=_kept(state.b.p, order, locks["b"]),
        locks_a=locks["a"],
        locks_b=locks["b"],
    )


def _kept(p: Vector, order: Indexes, locks: frozenset[int]) -> Distribution:
    """The shares at `order`, made whole again where mass has gone."""
    q = p[order]
    if np.count_nonzero(q) == np.count_nonzero(p):
        return Distribution.trusted(q)
    movable = np.ones(len(q), dtype=bool)
    if len(locks) < len(q):
        movable[list(locks)] = False
    rest = q[movable]
    free = max(1.0 - float(q[~movable].sum()), 0.0)
    mass = float(rest.sum())
    q[movable] = rest / mass * free if mass > 0 else free / len(rest)
    return Distribution.trusted(q)
