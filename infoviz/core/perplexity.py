"""Perplexity: the number of equally likely outcomes that would be as uncertain."""

from __future__ import annotations

import math

from infoviz.core.numbers import INFINITY, fixed, power_of_ten

_LARGEST = 700.0
"""e to a little more than this is beyond float64."""


def perplexity(nats: float) -> str:
    """exp of an entropy or cross-entropy in nats, which is 2^H of H in bits, as it is written."""
    if nats == math.inf:
        return INFINITY
    if nats > _LARGEST:
        return "> " + power_of_ten(math.exp(_LARGEST), 0)
    return fixed(math.exp(nats), 2)
