"""The functions of gamma that the closed forms need, for numbers above 0."""

from __future__ import annotations

import math

_SHIFT = 10.0
"""From here on the asymptotic series have all digits."""


def digamma(x: float) -> float:
    """ψ(x) = (ln Γ)′(x) for x > 0: recurrence, then the series of DLMF 5.11.2."""
    below = 0.0
    while x < _SHIFT:
        below += 1 / x
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132)))))
    # The next term, 691/32760 y⁶, is 2e-14 at 10.
    series += y**6 * (691 / 32760 - y / 12)
    return math.log(x) - 0.5 / x - series - below


def trigamma(x: float) -> float:
    """ψ′(x) for x > 0: recurrence, then the derivative of that series (DLMF 5.15.8)."""
    below = 0.0
    while x < _SHIFT:
        below += 1 / (x * x)
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66)))))
    series -= y**6 * (691 / 2730 - y * 7 / 6)
    return (1 + 0.5 / x + series) / x + below


def log_beta(a: float, b: float) -> float:
    """ln B(a, b) for a, b > 0."""
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
