"""Softmax and its logarithm, also where a share is too small for float64.

b_i = exp(z_i / T) / Σ exp(z_j / T), with logits z, shape (n,), and temperature T > 0. A logit is a
finite number, or −inf for an outcome that is impossible. The same constant added to each logit
changes nothing, so that all is computed from u = (z − max z) / T, of which the greatest is 0:

    logsumexp(z / T) = max z / T + ln(1 + r),   r = Σ exp(u_j) over all but one greatest
    ln b_i           = u_i − ln(1 + r)
    b_i              = exp(u_i) / (1 + r)

No exponential overflows, and no logarithm is taken of a share: −1000 stays −1000 where exp(−1000)
is 0 in float64 (Blanchard, Higham and Higham 2021). ln(1 + r) by `log1p` keeps its digits where
one outcome has nearly all, so that a loss next to nothing is not 0.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from infoviz.core.distribution import Distribution, Vector, as_numbers

GREATEST_LOGIT = 1e290
"""So far may a logit lie from 0: no difference of two overflows, over any temperature."""

TEMPERATURES = (1e-6, 1e6)
"""The least and the greatest temperature."""


def check_logits(values: ArrayLike, temperature: float = 1.0) -> Vector:
    """`values` as fresh float64 (n,), n ≥ 1; ValueError names the first that is no logit.

    Each is −inf or finite, no further than 1e290 from 0, and at least one is finite. The
    temperature is checked as well.
    """
    check_temperature(temperature)
    logits = as_numbers(values)
    if logits is None:
        raise ValueError("each logit must be a number")
    if logits.ndim != 1:
        raise ValueError(f"logits must form one row, not an array of {logits.ndim} dimensions")
    if logits.size == 0:
        raise ValueError("there must be at least one logit")
    good = (np.abs(logits) <= GREATEST_LOGIT) | (logits == -np.inf)
    if not good.all():
        index = int(np.argmin(good))
        value = logits[index]
        fault = "is too far from 0" if math.isfinite(value) else "is not a finite number or −∞"
        raise ValueError(f"logit {index + 1} is {value!s}, which {fault}")
    if logits.max() == -np.inf:
        raise ValueError("all logits are −∞, so there is nothing to share out")
    return logits


def check_temperature(temperature: float) -> None:
    """ValueError where the temperature is not a number from 1e-6 to 1e6."""
    least, greatest = TEMPERATURES
    if not least <= temperature <= greatest:
        raise ValueError(f"the temperature is {temperature!s}; it must be from 1e-6 to 1e6")


def logsumexp(z: ArrayLike, temperature: float = 1.0) -> float:
    """ln Σ exp(z_i / T), in nats. ValueError as `check_logits` has it."""
    logits = check_logits(z, temperature)
    *_, rest = _exponentials(logits, temperature)
    return float(logits.max()) / temperature + math.log1p(rest)


def softmax(z: ArrayLike, temperature: float = 1.0) -> Vector:
    """b, shape (n,), read-only. ValueError as `check_logits` has it."""
    return softmax_of(check_logits(z, temperature), temperature).p


def log_softmax(z: ArrayLike, temperature: float = 1.0) -> Vector:
    """ln b, shape (n,), read-only: −inf only where z is. ValueError as `check_logits` has it."""
    return softmax_of(check_logits(z, temperature), temperature).log_p


def softmax_of(logits: Vector, temperature: float = 1.0) -> Distribution:
    """The softmax as a Distribution that keeps its logarithms. The logits are not checked.

    It keeps logsumexp(z / T) as its `log_total` too, so that z / T can be told from it.
    """
    below, shares, rest = _exponentials(logits, temperature)
    log_rest = math.log1p(rest)
    shares /= 1.0 + rest
    below -= log_rest
    return Distribution.trusted(shares, below, float(logits.max()) / temperature + log_rest)


def _exponentials(logits: Vector, temperature: float) -> tuple[Vector, Vector, float]:
    """u and exp(u), fresh, shape (n,), and r."""
    first = int(logits.argmax())
    below: Vector = logits - logits[first]
    if temperature != 1.0:
        below /= temperature
    weights = np.exp(below)
    weights[first] = 0.0
    rest = float(np.add.reduce(weights))
    weights[first] = 1.0
    return below, weights, rest
