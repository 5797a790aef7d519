"""Random states for the properties that editing must have."""

import math

import numpy as np
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.state import State

sides = st.sampled_from(["a", "b"])

# What a pointer may ask for: also below 0 and above 1.
heights = st.one_of(
    st.floats(-0.5, 1.5), st.sampled_from([-math.inf, 0.0, 1e-300, 1 - 2**-53, 1.0, math.inf])
)

# Zeros, ordinary shares, shares next to nothing.
_weights = st.one_of(st.just(0.0), st.floats(1e-3, 1.0), st.floats(1e-310, 1e-12))


@st.composite
def distributions(draw, n):
    weights = draw(st.lists(_weights, min_size=n, max_size=n))
    if max(weights) == 0:
        weights[draw(st.integers(0, n - 1))] = 1.0
    return Distribution.from_weights(weights)


@st.composite
def states(draw, max_outcomes=8, locks=True):
    n = draw(st.integers(2, max_outcomes))
    locked = st.frozensets(st.integers(0, n - 1)) if locks else st.just(frozenset())
    return State(
        labels=tuple(f"x{i}" for i in range(n)),
        a=draw(distributions(n)),
        b=draw(distributions(n)),
        locks_a=draw(locked),
        locks_b=draw(locked),
        name_a="Label",
        name_b="Model",
    )


@st.composite
def states_with_outcome(draw, **options):
    state = draw(states(**options))
    return state, draw(sides), draw(st.integers(0, len(state) - 1))


def state_of(a, b=None, **options):
    """A State with the shares as given, B uniform unless it is given, labels x0, x1, ..."""
    n = len(a)
    b = Distribution.uniform(n) if b is None else Distribution(np.array(b))
    labels = options.pop("labels", tuple(f"x{i}" for i in range(n)))
    return State(labels, Distribution(np.array(a)), b, **options)


def mass(state, side):
    return math.fsum(state.of(side).p.tolist())


def assert_sound(state):
    """What holds of every State: shares are ≥ 0 and ≤ 1, and sum to 1 within 1e-14."""
    for side in ("a", "b"):
        p = state.of(side).p
        assert len(p) == len(state.labels)
        assert p.min() >= 0
        assert p.max() <= 1
        assert abs(mass(state, side) - 1) <= 1e-14


def bits(values):
    return np.asarray(values, dtype=np.float64).tobytes()


def unlocked_others(state, side, outcome):
    return [i for i in range(len(state)) if i != outcome and i not in state.locks(side)]


def other(side):
    return "b" if side == "a" else "a"
