"""A probability distribution over n outcomes, validated and normalised here, once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

Vector = NDArray[np.float64]
Indexes = NDArray[np.intp]

SUM_TOLERANCE = 1e-9
"""How far from 1 the sum of shares may lie before they are refused."""

_ROUNDING = 2.0**-50
"""A sum this near to 1 is 1 up to rounding; such shares are kept to the bit."""

_SUMMABLE = 1e290
"""So many fit into float64 that no vector of values up to here has a sum that overflows."""

_SMALLEST_NORMAL = 2.0**-1022
"""Below it float64 has fewer digits, down to none."""

NOWHERE: Indexes = np.empty(0, dtype=np.intp)
"""No outcome at all."""

_ROW = 128
"""So many products are added one after the other; numpy's own sum goes no further either."""

_ROWS_PAY = 4096
"""From so many products on, rows are faster than numpy's own sum, which is pairwise as well."""


@dataclass(frozen=True)
class _Sentences:
    """How a vector of one kind of numbers is refused."""

    no_number: str
    no_row: str
    none: str
    infinite: str
    negative: str


_SENTENCES = {
    "share": _Sentences(
        QT_TRANSLATE_NOOP("Refusal", "each share must be a number"),
        QT_TRANSLATE_NOOP("Refusal", "shares must form one row, not an array of {0} dimensions"),
        QT_TRANSLATE_NOOP("Refusal", "there must be at least one share"),
        QT_TRANSLATE_NOOP("Refusal", "share {0} is {1}, which is not a finite number"),
        QT_TRANSLATE_NOOP("Refusal", "share {0} is {1}, which is negative"),
    ),
    "weight": _Sentences(
        QT_TRANSLATE_NOOP("Refusal", "each weight must be a number"),
        QT_TRANSLATE_NOOP("Refusal", "weights must form one row, not an array of {0} dimensions"),
        QT_TRANSLATE_NOOP("Refusal", "there must be at least one weight"),
        QT_TRANSLATE_NOOP("Refusal", "weight {0} is {1}, which is not a finite number"),
        QT_TRANSLATE_NOOP("Refusal", "weight {0} is {1}, which is negative"),
    ),
}


def frozen(vector: Vector) -> Vector:
    """The array itself, made read-only."""
    vector.flags.writeable = False
    return vector


def dot(x: Vector, y: Vector) -> float:
    """Σ xᵢ yᵢ, shape (n,) each. Row by row and then pairwise, so that rounding does not add up."""
    if len(x) < _ROWS_PAY:
        return float(np.add.reduce(x * y))
    ends = len(x) - len(x) % _ROW
    rows = np.vecdot(x[:ends].reshape(-1, _ROW), y[:ends].reshape(-1, _ROW))
    return float(np.add.reduce(rows)) + float(np.dot(x[ends:], y[ends:]))


def as_numbers(values: ArrayLike) -> Vector | None:
    """`values` as fresh float64 of the same shape; None where they are not real numbers."""
    try:
        given = np.asarray(values)
        if given.dtype.kind not in "fiubO":
            return None
        # Adding 0 makes −0 a plain 0.
        return np.array(given, dtype=np.float64) + 0.0
    except (TypeError, ValueError, OverflowError):
        return None


def check_vector(values: ArrayLike, what: str = "share") -> Vector:
    """`values` as fresh float64, finite and ≥ 0; Refusal names the first that is not.

    `what` they are is "share" or "weight".
    """
    said = _SENTENCES[what]
    vector = as_numbers(values)
    if vector is None:
        raise Refusal(said.no_number)
    if vector.ndim != 1:
        raise Refusal(said.no_row, vector.ndim)
    if vector.size == 0:
        raise Refusal(said.none)
    bad = ~(np.isfinite(vector) & (vector >= 0))
    if bad.any():
        index = int(np.argmax(bad))
        value = vector[index]
        raise Refusal(said.negative if -np.inf < value < 0 else said.infinite, index + 1, value)
    return vector


def check_shares(values: ArrayLike) -> Vector:
    """Like `check_vector`, and Refusal where the sum is further than 1e-9 from 1."""
    vector = check_vector(values)
    total = float(vector.sum()) if vector.max() < _SUMMABLE else math.inf
    if not abs(total - 1) <= SUM_TOLERANCE:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "the shares sum to {0}, not to 1"), f"{total:.12g}"
        )
    return vector


@dataclass(frozen=True, eq=False)
class Distribution:
    """Shares p of n ≥ 1 outcomes: read-only float64, each ≥ 0, summing to 1 up to rounding.

    `Distribution(values)` takes shares whose sum lies within 1e-9 of 1 and divides them by their
    exact sum, unless that is 1 up to rounding already; it refuses all else with Refusal.
    `from_weights` is the explicit way from counts to shares.
    """

    p: Vector

    log_total: ClassVar[float] = 0.0
    """ln Σ exp of the logits that it was made of, where it was made of some; see `softmax_of`."""

    def __post_init__(self) -> None:
        shares = check_shares(self.p)
        total = math.fsum(shares.tolist())
        if abs(total - 1) > _ROUNDING:
            shares = shares / total
        object.__setattr__(self, "p", frozen(shares))

    @classmethod
    def from_weights(cls, weights: ArrayLike) -> Distribution:
        """Shares in proportion to `weights` (n,), finite and ≥ 0 with at least one above 0.

        A weight above 0 has a finite `log_p` even where its share is too small for float64.
        """
        vector = check_vector(weights, "weight")
        greatest = float(vector.max())
        if greatest == 0:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "all weights are 0, so there is nothing to share out")
            )
        # A power of two, so that nothing is rounded.
        scale = 2.0**-64 if greatest > _SUMMABLE else 1.0
        total = math.fsum((vector * scale).tolist())
        shares = vector if abs(total - 1) <= _ROUNDING else vector * scale / total
        distribution = cls.trusted(shares)
        faint = np.flatnonzero((shares < _SMALLEST_NORMAL) & (vector > 0))
        if faint.size:
            log_p = distribution.log_p.copy()
            log_p[faint] = np.log(vector[faint]) + (math.log(scale) - math.log(total))
            return cls.trusted(shares, log_p)
        return distribution

    @classmethod
    def uniform(cls, n: int) -> Distribution:
        """The same share for each of n ≥ 1 outcomes."""
        if n < 1:
            raise ValueError(f"there cannot be {n} outcomes")
        return cls.trusted(np.full(n, 1.0 / n))

    @classmethod
    def trusted(
        cls, p: Vector, log_p: Vector | None = None, log_total: float = 0.0
    ) -> Distribution:
        """Takes over an array that is known to be a distribution, without checks or a copy.

        `log_p`, where it is given, are the natural logarithms of the shares, finite also where a
        share is possible but too small for float64; with `log_total` added they are the logits
        that it was made of.
        """
        self = object.__new__(cls)
        object.__setattr__(self, "p", frozen(p))
        if log_p is not None:
            self.__dict__["log_p"] = frozen(log_p)
        if log_total:
            self.__dict__["log_total"] = log_total
        return self

    def __len__(self) -> int:
        return len(self.p)

    def is_same(self, other: Distribution) -> bool:
        """Whether shares, their logarithms and the logits behind them are alike, to the bit.

        Where shares are too small for float64 their logarithms alone tell two apart.
        """
        if self is other:
            return True
        if self.log_total != other.log_total or not np.array_equal(self.p, other.p):
            return False
        return self.least >= _SMALLEST_NORMAL or np.array_equal(self.log_p, other.log_p)

    @cached_property
    def least(self) -> float:
        """The least share."""
        return float(self.p.min())

    @cached_property
    def log_p(self) -> Vector:
        """Natural logarithms of the shares, shape (n,); −inf where an outcome is impossible."""
        if self.least > 0:
            return frozen(np.log(self.p))
        zero = self.p == 0
        log_p = np.log(np.where(zero, 1.0, self.p))
        log_p[zero] = -np.inf
        return frozen(log_p)

    @cached_property
    def impossible(self) -> Indexes:
        """The outcomes whose self-information is infinite, as their logarithm says.

        A share may be 0 in float64 and its logarithm finite: that outcome is not among them.
        """
        if self.least > 0:
            return NOWHERE
        return np.flatnonzero(self.log_p == -np.inf)

    @cached_property
    def finite_log_p(self) -> Vector:
        """`log_p` with 0 for the impossible outcomes: what is multiplied by a share of 0."""
        if not self.impossible.size:
            return self.log_p
        log_p = self.log_p.copy()
        log_p[self.impossible] = 0.0
        return frozen(log_p)

    @cached_property
    def entropy(self) -> float:
        """−Σ p ln p, in nats. Kept here, for the side that does not move in a drag."""
        return 0.0 - dot(self.p, self.finite_log_p)
