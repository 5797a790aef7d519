"""The functions of gamma that the closed forms need, for numbers above 0."""

from __future__ import annotations

import math

import numpy as np

from infoviz.core.quadrature.rule import gauss_legendre

LARGE = 10.0
"""From here on the asymptotic series have all digits."""


def digamma(x: float) -> float:
    """ψ(x) = (ln Γ)′(x) for x > 0: recurrence, then the series of DLMF 5.11.2."""
    below = 0.0
    while x < LARGE:
        below += 1 / x
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132)))))
    series -= y**6 * (691 / 32760 - y / 12)
    return math.log(x) - 0.5 / x - series - below


def digamma_half_step(x: float) -> float:
    """ψ(x + ½) − ψ(x) for x > 0, whose digits two great arguments would lose (DLMF 5.11.13)."""
    if x < 5 * LARGE:
        return digamma(x + 0.5) - digamma(x)
    y = 1 / (x * x)
    return 0.5 / x + y * (1 / 8 - y * (1 / 64 - y * (1 / 128 - y * (17 / 2048))))


def trigamma(x: float) -> float:
    """ψ′(x) for x > 0: recurrence, then the derivative of that series (DLMF 5.15.8)."""
    below = 0.0
    while x < LARGE:
        below += 1 / (x * x)
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66)))))
    series -= y**6 * (691 / 2730 - y * 7 / 6)
    return (1 + 0.5 / x + series) / x + below


def stirling_rest(x: float) -> float:
    """ln Γ(x) − (x − ½) ln x + x − ½ ln 2π, for x ≥ 10 (DLMF 5.11.1)."""
    y = 1 / (x * x)
    series = 1 / 12 - y * (1 / 360 - y * (1 / 1260 - y * (1 / 1680 - y * (1 / 1188))))
    return (series - y**5 * (691 / 360360 - y / 156)) / x


def log_beta(a: float, b: float) -> float:
    """ln B(a, b) for a, b > 0, without what the gamma functions of great arguments would lose."""
    a, b = min(a, b), max(a, b)
    if b < LARGE:
        return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    rest = stirling_rest(b) - stirling_rest(a + b)
    if a < LARGE:
        return math.lgamma(a) - (b - 0.5) * math.log1p(a / b) - a * math.log(a + b) + a + rest
    shares = (a - 0.5) * math.log(a / (a + b)) - b * math.log1p(a / b)
    return shares + 0.5 * math.log(2 * math.pi / b) + rest + stirling_rest(a)


def log_gamma_divergence(k: float, other: float) -> float:
    """ln Γ(other) − ln Γ(k) − (other − k) ψ(k) ≥ 0, how far a chord lies above the tangent.

    Near equality it is the integral of (other − t) ψ′(t) from k to other, in which nothing cancels.
    """
    more = other - k
    if abs(more) > 0.5 * k:
        return math.lgamma(other) - math.lgamma(k) - more * digamma(k)
    nodes, weights = gauss_legendre(12)
    s = 0.5 * (1 + nodes)
    slopes = np.array([trigamma(k + more * share) for share in s.tolist()])
    return more * more * 0.5 * float(weights @ ((1 - s) * slopes))
