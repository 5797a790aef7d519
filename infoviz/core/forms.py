"""The measures over the simplex as convex functions, with their slopes, for `contours`."""

from __future__ import annotations

import numpy as np

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.landscape import logarithms
from infoviz.core.rays import Points

_SMALLEST = 2.0**-1022


class Form:
    """A measure of q (3, ...) against p, turned so that it is convex, and where it is least.

    `slope` may leave out what is the same for all three shares, since these sum to 1.
    """

    def __init__(self, p: Distribution) -> None:
        self.p, self.log_p = p.p, p.finite_log_p
        self.lowest: Vector = p.p

    def height(self, q: Points) -> Vector:
        raise NotImplementedError

    def slope(self, q: Points) -> Points:
        raise NotImplementedError


class _CrossEntropy(Form):
    """H(p, q)."""

    base = 0.0

    def height(self, q: Points) -> Vector:
        height: Vector = self.base - _weighted(self.p, logarithms(q))
        for share, each in zip(self.p, q, strict=True):
            if share > 0:
                height[each == 0] = np.inf
        return height

    def slope(self, q: Points) -> Points:
        return -_beside(self.p, q) / np.maximum(q, _SMALLEST)


class _KL(_CrossEntropy):
    """KL(p‖q)."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.base = -p.entropy


class _CrossEntropyBack(Form):
    """H(q, p), which is linear in q, and least in the corner that p favours."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.lowest = np.zeros(3)
        self.lowest[int(p.p.argmax())] = 1.0

    def height(self, q: Points) -> Vector:
        return -_weighted(self.log_p, q)

    def slope(self, q: Points) -> Points:
        return -_beside(self.log_p, q)


class _KLBack(Form):
    """KL(q‖p)."""

    def height(self, q: Points) -> Vector:
        return over_outcomes(q * self.slope(q))

    def slope(self, q: Points) -> Points:
        return logarithms(q) - _beside(self.log_p, q)


class _Entropy(Form):
    """−H(q), least where all shares are equal."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.lowest = np.full(3, 1 / 3)

    def height(self, q: Points) -> Vector:
        return over_outcomes(q * logarithms(q))

    def slope(self, q: Points) -> Points:
        return logarithms(q)


class _JS(Form):
    """JS(p, q) = H(m) − ½ H(p) − ½ H(q)."""

    def __init__(self, p: Distribution) -> None:
        super().__init__(p)
        self.base = -0.5 * p.entropy

    def height(self, q: Points) -> Vector:
        m = 0.5 * (q + _beside(self.p, q))
        return self.base + over_outcomes(0.5 * q * logarithms(q) - m * logarithms(m))

    def slope(self, q: Points) -> Points:
        return 0.5 * (logarithms(q) - logarithms(0.5 * (q + _beside(self.p, q))))


def _beside(vector: Vector, q: Points) -> Vector:
    """A vector (3,) with as many axes as `q`, so that it meets its shares."""
    return vector.reshape(3, *(1,) * (q.ndim - 1))


def _weighted(weights: Vector, q: Points) -> Vector:
    """Σ of the weights (3,) times the shares."""
    total: Vector = weights[0] * q[0] + weights[1] * q[1] + weights[2] * q[2]
    return total


def over_outcomes(q: Points) -> Vector:
    """Over the outcomes."""
    total: Vector = q[0] + q[1] + q[2]
    return total


FORMS: dict[str, type[Form]] = {
    "ce_ab": _CrossEntropy,
    "kl_ab": _KL,
    "ce_ba": _CrossEntropyBack,
    "kl_ba": _KLBack,
    "h_b": _Entropy,
    "js": _JS,
}
