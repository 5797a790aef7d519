"""Two Gauss-Legendre rules side by side: one for the value, one to judge it by."""

from __future__ import annotations

import numpy as np

from infoviz.core.distribution import Vector, frozen

ORDER = 18
"""So many nodes give the value; polynomials up to degree 35 are integrated exactly."""

_JUDGE = 12


def _both() -> tuple[Vector, Vector]:
    x, w = np.polynomial.legendre.leggauss(ORDER)
    judge_x, judge_w = np.polynomial.legendre.leggauss(_JUDGE)
    weights = np.zeros((ORDER + _JUDGE, 2))
    weights[:ORDER, 0] = w
    weights[ORDER:, 1] = judge_w
    return frozen(np.concatenate((x, judge_x))), frozen(weights)


NODES, WEIGHTS = _both()
"""The nodes of both rules in (−1, 1), and the weights, one column a rule."""

VALUE_NODES, VALUE_WEIGHTS = frozen(NODES[:ORDER].copy()), frozen(WEIGHTS[:ORDER, 0].copy())
"""Those of the value alone."""
