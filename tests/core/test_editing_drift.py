"""Long runs of edits do not drift, and inherit no error."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.editing import (
    set_locks,
    set_share,
    trade,
)
from tests.core.state_strategies import (
    assert_sound,
    mass,
    state_of,
)


@pytest.mark.parametrize("n", [2, 3, 30, 1000])
def test_100_000_edits_do_not_drift(n):
    random = np.random.default_rng(n)
    state = state_of(random.dirichlet(np.ones(n)))
    worst = 0.0
    for step in range(100_000):
        outcome = int(random.integers(n))
        share = random.random() ** 3 * min(1.0, 8 / n)
        if step % 50 == 0:
            state = set_locks(state, "a", random.integers(n, size=n // 4).tolist())
        if step % 3:
            state = set_share(state, "a", outcome, share)
        else:
            state = trade(state, "a", outcome, (outcome + 1) % n, share * 0.2)
        if step % 50 == 49:
            worst = max(worst, abs(mass(state, "a") - 1))
    assert worst <= 1e-14


@pytest.mark.parametrize("error", [-5e-15, 5e-15])
def test_an_edit_inherits_no_error(error):
    shares = np.full(4, 0.25 * (1 + error))
    state = state_of([0.25] * 4).with_side("a", Distribution.trusted(shares))
    assert abs(mass(set_share(state, "a", 0, 0.3), "a") - 1) < 1e-15
    locked = set_locks(state, "a", {1})
    assert abs(mass(set_share(locked, "a", 0, 0.3), "a") - 1) < 1e-15
    # A trade takes on that part of the error which the two have of the mass.
    traded = trade(trade(state, "a", 0, 1, 0.3), "a", 2, 3, 0.3)
    assert abs(mass(traded, "a") - 1) < 2e-15


@settings(max_examples=10)
@given(st.sampled_from([0, 3]), st.integers(0, 10**6))
def test_long_runs_of_one_kind_of_edit_do_not_drift(kind, seed):
    random = np.random.default_rng(seed)
    n = 12
    state = state_of(random.dirichlet(np.ones(n)))
    if kind:
        state = set_locks(state, "a", range(kind))
    for _ in range(3000):
        outcome, partner = random.choice(n, 2, replace=False).tolist()
        if kind:
            state = set_share(state, "a", outcome, random.random() * 0.3)
        else:
            state = trade(state, "a", outcome, partner, random.random() * 0.3)
    assert_sound(state)


def test_a_hundred_thousand_outcomes():
    n = 100_000
    random = np.random.default_rng(7)
    state = state_of(random.dirichlet(np.ones(n)), locks_a=frozenset(range(0, n, 3)))
    for step in range(200):
        state = set_share(state, "a", 3 * step + 1, random.random() * 0.01)
        assert abs(mass(state, "a") - 1) <= 1e-14
