"""The logits of a distribution, and edits of the shares by them: pure functions on State.

The logits of b = softmax(z / T) are z_i = T ln b_i, up to a constant that the distribution does not
know. A gauge chooses it. Raising one logit multiplies the odds of its outcome and leaves those
between the others as they are, so that it is the rule by which a share is dragged, with another
scale under the hand (see `editing`).

Locks hold here as they do there: what is locked keeps its share to the bit, and what is not locked
shares the rest as the softmax of its own logits. Logarithms are kept, so that a share which is too
small for float64 is not taken for 0.
"""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from infoviz.core.distribution import Distribution, Vector, frozen
from infoviz.core.editing import can_move, unlocked_mass
from infoviz.core.softmax import check_logits, check_temperature, softmax_of
from infoviz.core.state import Side, State

Mask = NDArray[np.bool_]

Gauge = Literal["typed", "mean", "max"]
GAUGES: tuple[Gauge, Gauge, Gauge] = ("typed", "mean", "max")

_SAME = 2.0**-46
"""Logits that differ by less than this part of the greatest are the same, rounded."""


def logits_of(
    distribution: Distribution,
    gauge: Gauge = "max",
    temperature: float = 1.0,
    typed: Vector | None = None,
) -> Vector:
    """z with softmax(z / T) = the distribution, (n,), read-only; −inf where one is impossible.

    "max" makes the greatest 0, and "mean" the mean of the finite ones. "typed" keeps as many as it
    can of the logits `typed` (n,) where they are, which are what a person typed or dragged last;
    where these are the distribution's own logits up to rounding, they come back to the bit.
    Without any, or where none of them is finite as well, they are the logits over T that the
    distribution was made of, times T, and the same as "max" where it was made of shares. ValueError
    where the lengths differ, or the temperature is none.
    """
    check_temperature(temperature)
    z = temperature * distribution.log_p
    if gauge == "mean":
        finite = np.isfinite(z)
        return frozen(z - z[finite].mean())
    if gauge == "typed" and typed is not None:
        if typed.shape != z.shape:
            raise ValueError(f"there are {len(typed)} logits for {len(z)} outcomes")
        known = np.isfinite(typed) & np.isfinite(z)
        if known.any():
            return _near(z, typed, known)
    if gauge == "typed" and distribution.log_total:
        return frozen(z + temperature * distribution.log_total)
    return frozen(z - z.max())


def _near(z: Vector, typed: Vector, known: Mask) -> Vector:
    """z up to a constant, so that as many as possible of those known are as they were typed."""
    shifts = np.sort(typed[known] - z[known])
    # What most agree on; where each has its own, the lower one of the middle.
    shift = shifts[(len(shifts) - 1) // 2]
    moved: Vector = z + shift
    close = _SAME * max(float(np.abs(typed[known]).max()), float(np.abs(z[known]).max()), 1.0)
    same = np.zeros(len(z), dtype=bool)
    same[known] = np.abs(moved[known] - typed[known]) <= close
    moved[same] = typed[same]
    return frozen(moved)


def set_logit(
    state: State,
    side: Side,
    outcome: int,
    z: float,
    logits: Vector | None = None,
    temperature: float = 1.0,
) -> State:
    """Moves one logit to `z`; the others stand still, and so do the ratios of their shares.

    `logits` (n,) are those of the state on that side, in the gauge in which `z` is read; it must
    be held during a drag. Without them, z is T ln b. At −inf the outcome becomes impossible. The
    state itself comes back where the logit is there already, where the outcome is locked or has no
    unlocked other, where the unlocked have no mass, and where no unlocked other is possible, since
    one alone has the same share whatever its logit. ValueError where `z` is no logit.
    """
    check_logits([z, 0.0], temperature)
    before = temperature * state.of(side).log_p if logits is None else logits
    if not can_move(state, side, outcome) or z == before[outcome]:
        return state
    moved = before.copy()
    moved[outcome] = -np.inf
    if moved[_unlocked(state, side)].max() == -np.inf:
        return state
    moved[outcome] = z
    return _shared_out(state, side, moved, temperature)


def from_logits(state: State, side: Side, logits: ArrayLike, temperature: float = 1.0) -> State:
    """Shares what is unlocked as the softmax of the `logits` (n,) over the temperature.

    Those of locked outcomes do not count. The state itself comes back where nothing would change,
    and where fewer than two outcomes are unlocked or they have no mass. ValueError as
    `check_logits` has it, where there are not n, or where all that are unlocked are −inf.
    """
    z = check_logits(logits, temperature)
    if len(z) != len(state):
        raise ValueError(f"there are {len(z)} logits for {len(state)} outcomes")
    return _shared_out(state, side, z, temperature)


def _shared_out(state: State, side: Side, z: Vector, temperature: float) -> State:
    before = state.of(side)
    if not state.locks(side):
        after = softmax_of(z, temperature)
    else:
        free = _unlocked(state, side)
        mass = unlocked_mass(state, side)
        if np.count_nonzero(free) < 2 or mass == 0:
            return state
        if z[free].max() == -np.inf:
            raise ValueError("all unlocked logits are −∞, so there is nothing to share out")
        part = softmax_of(z[free], temperature)
        p, log_p = before.p.copy(), before.log_p.copy()
        p[free] = part.p * mass
        log_p[free] = part.log_p + math.log(mass)
        after = Distribution.trusted(p, log_p)
    if np.array_equal(after.p, before.p) and np.array_equal(after.log_p, before.log_p):
        return state
    return state.with_side(side, after)


def _unlocked(state: State, side: Side) -> Mask:
    free = np.ones(len(state), dtype=bool)
    if state.locks(side):
        free[state.locked(side)] = False
    return free
