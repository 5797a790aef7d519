"""Two draws at once: a joint table with given margins, and what one draw tells of the other.

The joint is a mixture of the product of the margins and of their comonotone coupling (Fréchet 1951;
countermonotone with the order of the columns reversed), so that the margins never move. The mutual
information is KL(joint ‖ product) (Cover and Thomas 2006, section 2.3), in nats.
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
    cuts = np.union1d(ends_p, ends_q)
    masses = np.diff(cuts, prepend=0.0)
    middles = cuts - 0.5 * masses
    rows = own_rows[np.minimum(np.searchsorted(ends_p, middles, side="right"), len(ends_p) - 1)]
    columns = own_columns[
        np.minimum(np.searchsorted(ends_q, middles, side="right"), len(ends_q) - 1)
    ]
    held = masses > 0
    rows, columns, masses = rows[held], columns[held], masses[held]
    if order == "reverse":
        columns = len(q) - 1 - columns
    return rows, columns, masses


@dataclass(frozen=True, eq=False)
class Joint:
    """A joint table of k × k, its margins, and the product of these. In nats.

    `part` goes from 0, where the draws are independent, to 1, where they depend as much as the
    order of the outcomes allows.
    """

    groups: Groups
    a: Distribution
    b: Distribution
    table: Vector
    product: Vector
    far_end: Vector
    part: float

    @cached_property
    def _pair(self) -> Pair:
        flat = Distribution.trusted(self.table.reshape(-1).copy())
        if self.part == 0:
            return Pair(flat, flat)
        # By logarithms, since a product of two small shares may be too small for float64.
        log_p = np.add.outer(self.a.log_p, self.b.log_p).reshape(-1)
        return Pair(flat, Distribution.trusted(self.product.reshape(-1).copy(), log_p))

    @cached_property
    def information(self) -> float:
        """I(A;B) = KL(joint ‖ product): 0 where they are independent, at most min(H(A), H(B))."""
        return min(kl_of(self._pair), self.a.entropy, self.b.entropy)

    @cached_property
    def terms(self) -> Vector:
        """What each cell adds to it, (k, k), signed; 0 where the joint is 0."""
        return frozen(kl_terms_of(self._pair).reshape(self.table.shape).copy())

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


def joint_of(a: Distribution, b: Distribution, part: float, order: Order = "same") -> Joint:
    """The joint of two distributions over n outcomes each; ValueError where `part` is none."""
    if not 0 <= part <= 1:
        raise ValueError(f"the coupling is {part!s}; it must be from 0 to 1")
    groups = group(a, b)
    k = len(groups)
    margin_a, margin_b = (
        each if not groups.has_rest else Distribution.trusted(groups.summed(each.p))
        for each in (a, b)
    )
    product: Vector = np.outer(margin_a.p, margin_b.p)
    rows, columns, masses = coupling(a, b, order)
    cells = groups.of[rows] * k + groups.of[columns]
    far_end: Vector = np.bincount(cells, masses, minlength=k * k).reshape(k, k).astype(np.float64)
    table: Vector = product if part == 0 else (1.0 - part) * product + part * far_end
    for array in (product, far_end, table):
        frozen(array)
    return Joint(groups, margin_a, margin_b, table, product, far_end, part)
