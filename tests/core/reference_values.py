"""The measures with 60 digits, by their definitions, and random pairs to hold against them."""

import math

import mpmath as mp
import numpy as np
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution

mp.mp.dps = 60


def exact_terms(a, b):
    """Every measure's terms of each outcome in nats, and both halves of JS, as mpf."""
    rows = {id: [] for id in ("h_a", "h_b", "ce_ab", "ce_ba", "kl_ab", "kl_ba", "half_a", "half_b")}
    for x, y in zip(a, b, strict=True):
        x, y = mp.mpf(float(x)), mp.mpf(float(y))
        m = (x + y) / 2
        for direction, p, q in (("ab", x, y), ("ba", y, x)):
            side = direction[0]
            lost = p > 0 and q == 0
            rows[f"h_{side}"].append(-p * mp.log(p) if p else mp.mpf(0))
            rows[f"half_{side}"].append(p * mp.log(p / m) / 2 if p else mp.mpf(0))
            rows[f"ce_{direction}"].append(mp.inf if lost else -p * mp.log(q) if p else mp.mpf(0))
            rows[f"kl_{direction}"].append(
                mp.inf if lost else p * mp.log(p / q) if p else mp.mpf(0)
            )
    rows["js"] = [x + y for x, y in zip(rows["half_a"], rows["half_b"], strict=True)]
    return rows


def exact_totals(a, b, counts=None):
    """Every measure in nats as mpf, KL by p ln(p/q) − p + q; outcome i is there counts[i] times."""
    counts = [1] * len(a) if counts is None else counts
    terms = exact_terms(a, b)
    totals = {
        id: mp.fsum(count * term for count, term in zip(counts, terms[id], strict=True))
        for id in ("h_a", "h_b", "ce_ab", "ce_ba", "kl_ab", "kl_ba", "js")
    }
    excess = mp.fsum(
        count * (mp.mpf(float(x)) - mp.mpf(float(y)))
        for count, x, y in zip(counts, a, b, strict=True)
    )
    totals["kl_ab"] -= excess
    totals["kl_ba"] += excess
    totals["js_distance"] = mp.sqrt(totals["js"])
    return totals


def assert_exact(got, want, what, relative=1e-14):
    """Holds a float to an mpf, as the contract of accuracy says."""
    got = float(got)
    assert not math.isnan(got), what
    if want == mp.inf:
        assert got == math.inf, what
        return
    difference = abs(mp.mpf(got) - want)
    assert difference <= max(mp.mpf(relative) * abs(want), mp.mpf("1e-300")), (what, got, want)


def shares_of(weights):
    return Distribution.from_weights(weights).p


_ordinary = st.floats(1e-3, 1.0)
# Zeros, ordinary shares, shares next to nothing, and shares with few digits left.
_weights = st.one_of(
    _ordinary,
    _ordinary,
    st.just(0.0),
    st.floats(-323.0, -280.0).map(lambda power: 10.0**power),
    st.floats(-20.0, -3.0).map(lambda power: 10.0**power),
)


plain_weights = st.one_of(_ordinary, st.just(0.0))
"""Without those so small that mixing makes zeros of them."""


def distributions(n, weights=_weights):
    """Shares of n outcomes."""
    return st.lists(weights, min_size=n, max_size=n).filter(any).map(shares_of)


@st.composite
def near_pairs(draw, max_outcomes=8, greatest_scale=0.5):
    """Two vectors of shares that differ relatively, by a scale from 1e-16 up."""
    n = draw(st.integers(2, max_outcomes))
    p = draw(distributions(n))
    scale = 10.0 ** draw(st.floats(-16.0, math.log10(greatest_scale)))
    moves = draw(st.lists(st.floats(-1.0, 1.0), min_size=n, max_size=n))
    return p, shares_of(p * (1.0 + scale * np.array(moves)))


@st.composite
def far_pairs(draw, max_outcomes=8, weights=_weights):
    """Two vectors of shares that have nothing to do with one another."""
    n = draw(st.integers(2, max_outcomes))
    return draw(distributions(n, weights)), draw(distributions(n, weights))


def pairs(max_outcomes=8):
    return st.one_of(near_pairs(max_outcomes), far_pairs(max_outcomes))


def ordinary_pairs(max_outcomes=8):
    """Pairs far enough from equality, and from zero, for plain sums to be right."""
    return far_pairs(max_outcomes, _ordinary).filter(
        lambda shares: np.abs(shares[0] - shares[1]).max() > 0.01
    )
