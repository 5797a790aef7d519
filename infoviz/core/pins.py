"""A pinned state beside the present one: outcomes are matched by their labels."""

from __future__ import annotations

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.state import State


def matched(values: Vector, then: State, now: State) -> Vector:
    """`values` (len(then),) in the order of `now`, nan where an outcome was absent then."""
    if then.labels == now.labels:
        return values
    index = then.index
    places = np.fromiter((index.get(label, -1) for label in now.labels), np.intp, len(now))
    return np.where(places >= 0, values[places], np.nan)
