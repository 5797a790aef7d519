"""Gauss-Legendre rules: two side by side, one for the value and one to judge it by."""

from __future__ import annotations

from functools import cache

import numpy as np

from infoviz.core.distribution import Vector, frozen

ORDER = 18
"""So many nodes give the value; polynomials up to degree 35 are integrated exactly."""

_JUDGE = 12


@cache
def gauss_legendre(order: int) -> tuple[Vector, Vector]:
    """The nodes in (−1, 1), ascending, and the weights, which sum to 2; (order,) each."""
    nodes, weights = np.polynomial.legendre.leggauss(order)
    return frozen(nodes), frozen(weights)


def _both() -> tuple[Vector, Vector]:
    weights = np.zeros((ORDER + _JUDGE, 2))
    weights[:ORDER, 0] = gauss_legendre(ORDER)[1]
    weights[ORDER:, 1] = gauss_legendre(_JUDGE)[1]
    nodes = np.concatenate((gauss_legendre(ORDER)[0], gauss_legendre(_JUDGE)[0]))
    return frozen(nodes), frozen(weights)


NODES, WEIGHTS = _both()
"""The nodes of both rules, (k,), and their weights, (k, 2): the value's and the judge's."""

VALUE_NODES, VALUE_WEIGHTS = gauss_legendre(ORDER)
"""Those of the value alone."""
