"""Two draws at once: a joint table with given margins, and what one draw tells of the other.

The joint is a mixture of the product of the margins and of their comonotone coupling (Fréchet 1951;
countermonotone with the order of the columns reversed), so that the margins never move. The mutual
information is KL(joint ‖ product) (Cover and Thomas 2006, section 2.3), in nats.

A coupling of n by n outcomes has fewer than 2 n cells that are not 0. In every other cell the joint
is 1 − t times the product, where t is the part of the coupling: nothing here takes n² steps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from infoviz.core.distribution import Distribution, Indexes, Vector, frozen
from infoviz.core.measures.kl_divergence import kl_of, kl_terms_of
from infoviz.core.pair import Pair

Order = Literal["same", "reverse"]
ORDERS: tuple[Order, Order] = ("same", "reverse")

MOST = 60
"""Of more outcomes than this the likeliest have a row and a column each, and the rest share one."""

_ROUNDING = 2.0**-50
"""Cells of the coupling and of the product that differ by no more are the same."""

_SERIES_UP_TO = 0.1


@dataclass(frozen=True, eq=False)
class Groups:
    """Which outcomes have a row of their own. `of` (n,) is the row of each outcome.

    `kept` are the outcomes with their own rows, in order; where `has_rest` is, the last row holds
    all others together.
    """

    kept: Indexes
    of: Indexes
    has_rest: bool

    def __len__(self) -> int:
        return len(self.kept) + self.has_rest

    def summed(self, shares: Vector) -> Vector:
        """The shares (n,) of each row."""
        if not self.has_rest:
            return shares
        sums: Vector = np.bincount(self.of, shares, minlength=len(self)).astype(np.float64)
        return sums


def group(a: Distribution, b: Distribution, most: int = MOST) -> Groups:
    """Rows for the `most` likeliest outcomes by a + b, and one for the rest, where there is one."""
    n = len(a)
    if n <= most:
        every = np.arange(n)
        return Groups(every, every, False)
    weight = a.p + b.p
    kept = np.sort(np.argpartition(-weight, most - 1)[:most])
    of = np.full(n, most)
    of[kept] = np.arange(most)
    return Groups(kept, of, True)


def coupling(a: Distribution, b: Distribution, order: Order) -> tuple[Indexes, Indexes, Vector]:
    """The cells of the comonotone coupling that are not 0: rows, columns and masses.

    Both cumulative sums are cut where either is (the north-west corner rule), so that there are
    fewer than 2 n cells. With "reverse" the columns are taken from the last to the first.
    """
    p, q = a.p, b.p if order == "same" else b.p[::-1]
    # Of the possible alone: what rounding leaves over must not fall to the others.
    own_rows, own_columns = np.flatnonzero(p), np.flatnonzero(q)
    ends_p, ends_q = np.cumsum(p[own_rows]), np.cumsum(q[own_columns])
    ends_p[-1] = ends_q[-1] = max(ends_p[-1], ends_q[-1])
    ends = np.concatenate((ends_p, ends_q))
    # Two rising runs, which a stable sort merges.
    places = np.argsort(ends, kind="stable")
    masses = np.diff(ends[places], prepend=0.0)
    is_row = places < len(ends_p)
    rows_before: Indexes = np.cumsum(is_row) - is_row
    held = np.flatnonzero(masses > 0)
    before: Indexes = rows_before[held]
    rows, columns = own_rows[before], own_columns[held - before]
    if order == "reverse":
        columns = len(q) - 1 - columns
    return rows, columns, masses[held]


@dataclass(frozen=True, eq=False)
class Joint:
    """The joint of two distributions over n outcomes each, as a table of k × k. In nats.

    `part` goes from 0, where the draws are independent, to 1, where they depend as much as the
    order of the outcomes allows. What is said of the draws as a whole (`information`, `entropy`
    and those that are conditional) counts every outcome, also those that share a row.
    """

    a: Distribution
    b: Distribution
    part: float
    order: Order
    groups: Groups

    @cached_property
    def rows(self) -> Vector:
        """The shares (k,) of the rows: A's."""
        return self.groups.summed(self.a.p)

    @cached_property
    def columns(self) -> Vector:
        """The shares (k,) of the columns: B's."""
        return self.groups.summed(self.b.p)

    @cached_property
    def product(self) -> Vector:
        """The joint of independent draws, (k, k)."""
        return frozen(np.outer(self.rows, self.columns))

    @cached_property
    def far_end(self) -> Vector:
        """The coupling itself, (k, k)."""
        k = len(self.groups)
        sums = np.bincount(self._cells.places, self._cells.masses, minlength=k * k)
        return frozen(sums.reshape(k, k).astype(np.float64))

    @cached_property
    def table(self) -> Vector:
        """The joint, (k, k): each row sums to A's share, and each column to B's."""
        if self.part == 0:
            return self.product
        return frozen((1.0 - self.part) * self.product + self.part * self.far_end)

    @cached_property
    def information(self) -> float:
        """I(A;B) = KL(joint ‖ product): 0 where they are independent, at most min(H(A), H(B))."""
        if self.part == 0:
            return 0.0
        apart = 1.0 - math.fsum(self._cells.product)
        # Over all cells, those of the coupling among them, Σ p ln(p/q) − p + q.
        total = self._cells.divergence + _of_a_part(self.part) * max(apart, 0.0)
        return min(total, self.a.entropy, self.b.entropy)

    @cached_property
    def terms(self) -> Vector:
        """What each cell adds to it, (k, k), signed; 0 where the joint is 0."""
        terms = np.zeros(self.product.shape)
        if self.part == 0:
            return frozen(terms)
        cells, flat = self._cells, terms.reshape(-1)
        rest = 1.0 - self.part
        per_product = rest * math.log(rest) if rest else 0.0
        np.multiply(self.product.reshape(-1), per_product, out=flat)
        if self.groups.has_rest:
            more = cells.terms - per_product * cells.product
            flat += np.bincount(cells.places, more, minlength=len(flat))
        else:
            flat[cells.places] = cells.terms
        return frozen(terms)

    @cached_property
    def entropy(self) -> float:
        """H(joint)."""
        return self.a.entropy + self.b.entropy - self.information

    @property
    def a_given_b(self) -> float:
        """H(A|B) = H(joint) − H(B)."""
        return self.a.entropy - self.information

    @property
    def b_given_a(self) -> float:
        return self.b.entropy - self.information

    def surprise(self, row: int, column: int) -> float:
        """I(x, y) = −ln p(x, y); inf where they never come together."""
        share = float(self.table[row, column])
        return math.inf if share == 0 else 0.0 - math.log(share)

    @cached_property
    def _cells(self) -> _Cells:
        rows, columns, masses = coupling(self.a, self.b, self.order)
        product = self.a.p[rows] * self.b.p[columns]
        # By logarithms, since a product of two small shares may be too small for float64.
        log_product = self.a.log_p[rows] + self.b.log_p[columns]
        joint = (1.0 - self.part) * product + self.part * masses
        # Where a draw is certain the coupling is the product, but for what sums of shares round.
        same = np.abs(masses - product) <= _ROUNDING
        joint[same] = product[same]
        pair = Pair(Distribution.trusted(joint), Distribution.trusted(product, log_product))
        places = self.groups.of[rows] * len(self.groups) + self.groups.of[columns]
        return _Cells(places, masses, product, kl_terms_of(pair), kl_of(pair))


@dataclass(frozen=True, eq=False)
class _Cells:
    """The cells of a coupling that are not 0: where each falls in the table, and its numbers.

    `divergence` is the sum of p ln(p/q) − p + q over them, which is never negative.
    """

    places: Indexes
    masses: Vector
    product: Vector
    terms: Vector
    divergence: float


def joint_of(
    a: Distribution,
    b: Distribution,
    part: float,
    order: Order = "same",
    groups: Groups | None = None,
) -> Joint:
    """The joint of two distributions over n outcomes each; ValueError where `part` is none.

    `groups` say which outcomes share a row; without them the least likely do.
    """
    if not 0 <= part <= 1:
        raise ValueError(f"the coupling is {part!s}; it must be from 0 to 1")
    return Joint(a, b, part, order, group(a, b) if groups is None else groups)


def _of_a_part(part: float) -> float:
    """p ln(p/q) − p + q for q = 1 and p = 1 − `part`: Σ partᵏ / (k (k − 1)) from k = 2 on."""
    if part >= 1:
        return 1.0
    if part > _SERIES_UP_TO:
        return (1.0 - part) * math.log1p(-part) + part
    # The closed form loses the digits that its two halves share.
    return math.fsum(part**k / (k * (k - 1)) for k in range(2, 19))
