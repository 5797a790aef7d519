"""How far two distributions differ, exact also where they nearly agree.

The plain sums lose every digit as p nears q. All forms here are in v = |p − q| / (p + q), which
subtracts first and so keeps its digits. For one outcome, in nats, with m = (p + q) / 2 and p ≥ q
(where p < q the two change places, and T is taken with the sign of w = (p − q) / (p + q)):

    ln(p/q)                   = 2 artanh v = 2 (v + T),   T = artanh v − v = v³/3 + v⁵/5 + …
    p ln(p/q) − p + q         = (p − q) v + 2 p T         the term of KL(p‖q)
    q ln(q/p) − q + p         = (p − q) v − 2 q T         the term of KL(q‖p)
    ln(p/m)                   = ln(1 + v)
    ½ p ln(p/m) + ½ q ln(q/m) = ¼ (p + q) Σ v²ᵏ / (k (2k − 1)) = ½ ((p + q) ln(1 + v) − q ln(p/q))

2 q T is never more than 0.11 of (p − q) v, so that nothing cancels. The sum of (p − q) v is the
triangular discrimination (Topsøe 2000). The series serve up to v = 0.17, the logarithms beyond it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from infoviz.core.distribution import NOWHERE, Distribution, Indexes, Vector, dot, frozen

_BLOCK = 16384
"""Outcomes taken at once: their intermediate values fit into the processor's cache."""

_NEAR = 0.17
"""The greatest v for which the series are used."""

_SERIES = np.array([[1 / (2 * k + 1), 1 / (4 * k * (2 * k - 1))] for k in range(1, 11)]).T.copy()
"""Coefficients of v²ᵏ in T / v and in the term of JS / (p + q). Ten do up to v = 0.17."""

_FAR_APART = 2.0**-1000
"""Where q / p is less, it may underflow; v is then 1 in float64."""

_SMALLEST = 2.0**-1074
"""The least number above 0."""

_SIGN = np.uint64(1 << 63)
"""The bit of a float64 that tells its sign."""

_LN2 = math.log(2)


@dataclass(frozen=True, eq=False)
class Comparison:
    """What the divergences of p and q share. Natural logarithms; arrays (n,) are read-only.

    `log_ratio` is ln(p/q): ±inf where one outcome is impossible, nan where both are.
    `log_greater` is ln(max(p, q) / m). `js_terms` holds both halves of each term of JS together.
    `kl` and `kl_back` are the totals KL(p‖q) and KL(q‖p), and `js` is that of JS.
    """

    log_ratio: Vector
    log_greater: Vector
    js_terms: Vector
    kl: float
    kl_back: float
    js: float

    @cached_property
    def swapped(self) -> Comparison:
        """The comparison of q with p."""
        # Not −x, which makes −0 of 0.
        back = frozen(0.0 - self.log_ratio)
        return Comparison(back, self.log_greater, self.js_terms, self.kl_back, self.kl, self.js)


def compare(p: Distribution, q: Distribution) -> Comparison:
    """The Comparison of two distributions over the same n outcomes."""
    rows = np.empty((3, len(p)))
    # One for all blocks: fresh memory would cost more than what is computed in it.
    scratch = np.empty((10 + _SERIES.shape[1], min(len(p), _BLOCK)))
    blocks = [slice(start, start + _BLOCK) for start in range(0, len(p), _BLOCK)]
    sums = [_compare_block(p, q, block, rows[:, block], scratch) for block in blocks]
    kl, kl_back, js = (math.fsum(parts) for parts in zip(*sums, strict=True))
    if not (kl and kl_back and js) and not np.array_equal(p.p, q.p):
        # They differ by less than float64 can say, and a divergence is 0 only where they do not.
        kl, kl_back, js = (max(total, _SMALLEST) for total in (kl, kl_back, js))
    log_ratio, log_greater, js_terms = (frozen(row) for row in rows)
    return Comparison(log_ratio, log_greater, js_terms, kl, kl_back, js)


def _compare_block(
    p: Distribution, q: Distribution, block: slice, rows: Vector, scratch: Vector
) -> tuple[float, float, float]:
    """Fills the rows of a Comparison in one block; its parts of KL(p‖q), KL(q‖p) and JS."""
    log_ratio, log_greater, js_terms = rows
    a, b = p.p[block], q.p[block]
    scratch = scratch[:, : len(a)]
    whole, gap, w, v = scratch[:4]
    np.add(a, b, out=whole)
    np.subtract(a, b, out=gap)
    apart = NOWHERE
    if min(p.least, q.least) <= _FAR_APART:
        # Zeros are among these. Equal shares stand in for them until the rest is done.
        high = np.maximum(a, b)
        apart = np.flatnonzero(np.minimum(a, b) <= high * _FAR_APART)
        highs_apart = high[apart]
        whole[apart], gap[apart] = 2.0, 0.0
    np.divide(gap, whole, out=w)
    np.abs(w, out=v)
    np.log1p(v, out=log_greater)

    greatest = float(v.max())
    if greatest <= _NEAR:
        parts = _by_series(whole, w, greatest, scratch[7:])
    else:
        parts = _by_logarithms(a, b, apart, whole, w, log_greater, scratch[4:])
        near = np.flatnonzero(v <= _NEAR)
        if near.size:
            by_series = _by_series(whole[near], w[near], _NEAR, scratch[7:])
            for part, series in zip(parts, by_series, strict=True):
                part[near] = series
    log_ratio[:], tail, js_terms[:] = parts

    least_kl = least_kl_back = 0.0
    if apart.size:
        ratio = _log_ratio(p.log_p[block][apart], q.log_p[block][apart])
        log_ratio[apart] = ratio
        log_greater[apart] = _LN2
        js_terms[apart] = 0.5 * _LN2 * highs_apart
        gap[apart], w[apart] = highs_apart, 1.0
        # An infinite tail would spoil the other direction, where it counts 0 times.
        tail[apart] = np.where(np.isfinite(ratio), np.copysign(0.5 * np.abs(ratio) - 1, ratio), 0)
        if (a[apart] > 0)[ratio == np.inf].any():
            least_kl = math.inf
        if (b[apart] > 0)[ratio == -np.inf].any():
            least_kl_back = math.inf

    shared, forth, back = dot(gap, w), dot(a, tail), dot(b, tail)
    kl, kl_back = shared + 2 * forth, shared - 2 * back
    return max(kl, least_kl), max(kl_back, least_kl_back), float(np.add.reduce(js_terms))


def _by_series(whole: Vector, w: Vector, greatest: float, scratch: Vector) -> Vector:
    """ln(p/q), T with its sign, and the term of JS, shape (3, n), where v ≤ `greatest` ≤ 0.17."""
    parts, powers = scratch[:3, : len(w)], scratch[3:, : len(w)]
    size, tail, js_terms = parts
    # Of the k-th coefficient no digit is left where v²ᵏ is below 4e-15 of v².
    count = 1 + int(33.2 / -math.log(greatest**2)) if greatest else 1
    _fill_powers(w, powers[:count])
    np.matmul(_SERIES[:, :count], powers[:count], out=parts[1:])
    tail *= w
    js_terms *= whole
    np.add(w, tail, out=size)
    size *= 2.0
    return parts


def _fill_powers(w: Vector, powers: Vector) -> None:
    """Writes w², w⁴, w⁶ … into the rows of `powers`, shape (count, n)."""
    np.multiply(w, w, out=powers[0])
    done, count = 1, len(powers)
    while done < count:
        more = min(done, count - done)
        np.multiply(powers[:more], powers[done - 1], out=powers[done : done + more])
        done += more


def _by_logarithms(
    a: Vector,
    b: Vector,
    apart: Indexes,
    whole: Vector,
    w: Vector,
    log_1v: Vector,
    scratch: Vector,
) -> Vector:
    """The same three by logarithms, good where v > 0.17; whatever is finite for those `apart`."""
    parts, (high, low) = scratch[:3], scratch[3:5]
    # The greater over the less, so that p and q may change places without a bit of difference.
    np.maximum(a, b, out=high)
    np.minimum(a, b, out=low)
    if apart.size:
        high[apart] = low[apart] = 1.0
    size, tail, js_terms = parts
    np.divide(high, low, out=size)
    np.log(size, out=size)
    np.multiply(whole, log_1v, out=js_terms)
    low *= size
    js_terms -= low
    js_terms *= 0.5
    # Takes the sign of w, as np.copysign would in four times as long.
    np.bitwise_and(w.view(np.uint64), _SIGN, out=low.view(np.uint64))
    np.bitwise_or(size.view(np.uint64), low.view(np.uint64), out=size.view(np.uint64))
    np.multiply(size, 0.5, out=tail)
    tail -= w
    return parts


def _log_ratio(log_a: Vector, log_b: Vector) -> Vector:
    """ln a − ln b, nan where both are impossible."""
    known = np.maximum(log_a, log_b) > -np.inf
    ratio = np.full(len(log_a), np.nan)
    np.subtract(log_a, log_b, out=ratio, where=known)
    return ratio
