"""Edits of the shares: pure functions from one State to the next.

One rule says how mass moves. Outcome i gets share y; each other unlocked outcome keeps its
proportion, p_j = p_j · (r − y) / S, where r is the mass that is not locked and S the mass of the
unlocked others. Of all ways to give i its share this one has the least KL divergence from the old
distribution, in both directions; without locks it equals moving one logit of a softmax.

Rounding does not add up over many edits: r is 1 less what is locked, and S is summed afresh from
the shares themselves, so that each edit leaves a sum of 1 whatever the one before it left.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.state import Side, State

_ROUNDING = 2.0**-50


def check_outcome(state: State, outcome: int) -> None:
    """ValueError where `outcome` is no index of the state's outcomes."""
    if not 0 <= outcome < len(state):
        raise ValueError(f"there is no outcome {outcome} among {len(state)}")


def is_locked(state: State, side: Side, outcome: int) -> bool:
    """Whether the outcome keeps its share."""
    return outcome in state.locks(side)


def can_move(state: State, side: Side, outcome: int) -> bool:
    """Whether a drag can change the outcome: it is unlocked, so is another, and they have mass."""
    check_outcome(state, outcome)
    locks = state.locks(side)
    if outcome in locks or len(locks) >= len(state) - 1:
        return False
    return free_share(state, side, outcome) > 0


def unlocked_mass(state: State, side: Side) -> float:
    """The mass that no lock holds; 0 where only rounding leaves some."""
    if not state.locks(side):
        return 1.0
    free = 1.0 - float(state.of(side).p[state.locked(side)].sum())
    return free if free > _ROUNDING else 0.0


def free_share(state: State, side: Side, outcome: int) -> float:
    """r: the greatest share that the outcome can have beside the locked others."""
    check_outcome(state, outcome)
    share = float(state.of(side).p[outcome])
    free = unlocked_mass(state, side)
    if is_locked(state, side, outcome):
        free += share
    # Where the unlocked others have nothing, rounding may have put the share above the rest.
    return min(max(free, share), 1.0)


def set_share(state: State, side: Side, outcome: int, share: float) -> State:
    """Gives the outcome `share`, clamped to [0, r]; the unlocked others keep their proportions.

    The state itself comes back where the outcome has that share already or cannot move. Zeros
    stay exactly 0 and locked shares stay to the bit; only where the unlocked others have no mass
    do they share equally. ValueError where the outcome is none or `share` is not a number.
    """
    check_outcome(state, outcome)
    _check_share(share)
    p = state.of(side).p
    before = float(p[outcome])
    locks = state.locks(side)
    if outcome in locks or len(locks) >= len(p) - 1:
        return state
    free = free_share(state, side, outcome)
    new = min(max(0.0, share), free)
    if new == before:
        return state
    q = p.copy()
    q[outcome] = 0.0
    if locks:
        locked = state.locked(side)
        q[locked] = 0.0
    others = float(q.sum())
    if others > 0:
        # Not times their quotient, which overflows where the others are next to nothing.
        q /= others
        q *= free - new
    elif new > before:
        return state
    else:
        q.fill((free - new) / (len(p) - 1 - len(locks)))
    if locks:
        q[locked] = p[locked]
    q[outcome] = new
    return state.with_side(side, Distribution.trusted(q))


def trade(state: State, side: Side, outcome: int, partner: int, share: float) -> State:
    """Gives the outcome `share` at the cost of `partner` alone, clamped to what the two have.

    The state itself comes back where the outcome has that share already, where one of the two is
    locked, or where the partner has nothing to give. ValueError where one of them is no outcome,
    both are the same, or `share` is not a number.
    """
    check_outcome(state, outcome)
    check_outcome(state, partner)
    _check_share(share)
    if outcome == partner:
        raise ValueError(f"outcome {outcome} cannot trade with itself")
    p = state.of(side).p
    before, theirs = float(p[outcome]), float(p[partner])
    if share == before or is_locked(state, side, outcome) or is_locked(state, side, partner):
        return state
    if share > before and theirs == 0:
        return state
    # Over the sum, which is 1 only up to rounding: so long runs of trades do not drift.
    both = min((before + theirs) / float(p.sum()), 1.0)
    new = min(max(0.0, share), both)
    if new == before:
        return state
    q = p.copy()
    q[outcome] = new
    q[partner] = both - new
    return state.with_side(side, Distribution.trusted(q))


def trade_partner(
    state: State, side: Side, outcome: int, selected_before: int | None = None
) -> int | None:
    """With whom the outcome trades: the one selected before, else its right neighbour, else its
    left; only one that is unlocked, and None where there is none."""
    check_outcome(state, outcome)
    for partner in (selected_before, outcome + 1, outcome - 1):
        if (
            partner is not None
            and partner != outcome
            and 0 <= partner < len(state)
            and not is_locked(state, side, partner)
        ):
            return partner
    return None


def toggle_lock(state: State, side: Side, outcome: int) -> State:
    """Locks the outcome in one distribution, or unlocks it."""
    check_outcome(state, outcome)
    return set_locks(state, side, state.locks(side) ^ {outcome})


def set_locks(state: State, side: Side, locks: Iterable[int]) -> State:
    """Locks exactly these outcomes in one distribution."""
    return state.with_side(side, state.of(side), frozenset(locks))


def unlock_all(state: State, side: Side) -> State:
    """Unlocks every outcome of one distribution."""
    return set_locks(state, side, ())


def make_uniform(state: State, side: Side) -> State:
    """Shares what is unlocked equally."""
    return fill(state, side, np.ones(len(state)))


def make_one_hot(state: State, side: Side, outcome: int) -> State:
    """Gives the outcome all that is unlocked; the state itself where it cannot move."""
    if not can_move(state, side, outcome):
        return state
    weights = np.zeros(len(state))
    weights[outcome] = 1.0
    return fill(state, side, weights)


def make_random(state: State, side: Side, seed: int) -> State:
    """Shares what is unlocked at random, every way to do so being as likely (Dirichlet(1))."""
    return fill(state, side, np.random.default_rng(seed).standard_exponential(len(state)))


def fill(state: State, side: Side, weights: Vector) -> State:
    """Shares what is unlocked in proportion to `weights`, shape (n,), finite and ≥ 0.

    Locked outcomes keep their share, whatever their weight. The state itself comes back where
    the unlocked have no weight.
    """
    q = np.array(weights, dtype=np.float64)
    locks = state.locks(side)
    if locks:
        locked = state.locked(side)
        q[locked] = 0.0
    total = float(q.sum())
    if total == 0:
        return state
    q /= total
    if locks:
        q *= unlocked_mass(state, side)
        q[locked] = state.of(side).p[locked]
    return state.with_side(side, Distribution.trusted(q))


def set_distribution(state: State, side: Side, shares: Vector) -> State:
    """Gives the unlocked outcomes all at once the shares nearest to `shares`, (n,), finite.

    Nearest in the Euclidean sense among those that are ≥ 0 and sum to the mass that is not locked
    (Duchi et al. 2008), so that what lies outside goes to the edge, and what is wanted of a locked
    outcome does not count. The state itself comes back where nothing would change, or fewer than
    two outcomes are unlocked. ValueError where one of the shares is not a finite number.
    """
    wanted = np.array(shares, dtype=np.float64) + 0.0
    if wanted.shape != (len(state),) or not np.isfinite(wanted).all():
        raise ValueError(f"there must be {len(state)} finite shares")
    p = state.of(side).p
    free = np.ones(len(p), dtype=bool)
    if state.locks(side):
        free[state.locked(side)] = False
    mass = unlocked_mass(state, side)
    if np.count_nonzero(free) < 2 or mass == 0 or bool((wanted == p)[free].all()):
        return state
    q = p.copy()
    q[free] = _nearest(wanted[free], mass)
    if bool((q == p).all()):
        return state
    return state.with_side(side, Distribution.trusted(q))


def _nearest(wanted: Vector, mass: float) -> Vector:
    """The shares ≥ 0 that sum to `mass` and lie nearest to `wanted`; these, if they do so."""
    if wanted.min() >= 0 and abs(float(wanted.sum()) - mass) <= _ROUNDING:
        return wanted
    falling = np.sort(wanted)[::-1]
    surplus = (np.cumsum(falling) - mass) / np.arange(1, len(wanted) + 1)
    kept: Vector = np.maximum(wanted - surplus[np.flatnonzero(falling > surplus)[-1]], 0.0)
    return kept


def swap(state: State) -> State:
    """A becomes B and B becomes A, with their names, as f and g do; the locks are cleared."""
    # Not at the top: whoever looks at no densities loads none.
    from infoviz.core.density_pair import densities_of

    return State(
        state.labels,
        state.b,
        state.a,
        name_a=state.name_b,
        name_b=state.name_a,
        densities=densities_of(state).swapped,
    )


def copy(state: State, source: Side) -> State:
    """Gives the other distribution the shares of `source`; the locks of both are cleared."""
    shares = state.of(source)
    return replace(state, a=shares, b=shares, locks_a=frozenset(), locks_b=frozenset())


def set_name(state: State, side: Side, name: str) -> State:
    """Calls A or B by `name`, at most 200 characters; "" takes the name away."""
    return replace(state, name_a=name) if side == "a" else replace(state, name_b=name)


def _check_share(share: float) -> None:
    if math.isnan(share):
        raise ValueError("the share is not a number")
