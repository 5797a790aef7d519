"""The humps of a distribution over ordered outcomes, and how many of them another one covers."""

from __future__ import annotations

import numpy as np

from infoviz.core.distribution import Distribution, Indexes

PART = 0.5
"""A hump is at least so high, of the highest, and falls below so much of itself on both sides."""

COVER = 0.25
"""A hump is covered where the other distribution has at least so much of its share."""


def humps_of(a: Distribution) -> Indexes:
    """The outcomes at the tops of the humps of `a`, in their order.

    A top is no lower than half the highest; between two tops the shares fall below half the lower
    one. Of a level top the first outcome is taken.
    """
    tops: list[int] = []
    valley = 0.0
    least = PART * float(a.p.max())
    for i, share in enumerate(a.p.tolist()):
        valley = min(valley, share)
        if share < least:
            continue
        if not tops or valley < PART * min(share, float(a.p[tops[-1]])):
            tops.append(i)
            valley = share
        elif share > a.p[tops[-1]]:
            tops[-1] = i
            valley = share
    return np.array(tops, dtype=np.intp)


def covered(a: Distribution, b: Distribution) -> tuple[int, int]:
    """How many humps of `a` are covered by `b`, and how many there are."""
    tops = humps_of(a)
    return int(np.count_nonzero(b.p[tops] >= COVER * a.p[tops])), len(tops)
