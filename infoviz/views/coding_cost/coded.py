"""What is coded with whose code, and the numbers of its boxes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.measures.entropy import self_information_of
from infoviz.core.state import Side


@dataclass(frozen=True)
class Coding:
    """Draws from `coded` in the code that is best for `code`; the measures that come of it."""

    id: str
    coded: Side
    code: Side
    cost: str
    entropy: str
    extra: str | None


CODINGS: dict[str, Coding] = {
    coding.id: coding
    for coding in (
        Coding("ab", "a", "b", "ce_ab", "h_a", "kl_ab"),
        Coding("ba", "b", "a", "ce_ba", "h_b", "kl_ba"),
        Coding("aa", "a", "a", "h_a", "h_a", None),
        Coding("bb", "b", "b", "h_b", "h_b", None),
    )
}


@dataclass(frozen=True, eq=False)
class Boxes:
    """The boxes of one analysis: arrays are (n,), lengths in the unit of `nats`.

    A box is `shares` wide and `lengths` tall, and `ideal` is how tall it would be in its own code.
    """

    analysis: Analysis
    coding: Coding
    nats: float

    @property
    def coded(self) -> Distribution:
        return self.analysis.state.of(self.coding.coded)

    @property
    def code(self) -> Distribution:
        return self.analysis.state.of(self.coding.code)

    @property
    def shares(self) -> Vector:
        return self.coded.p

    @cached_property
    def ends(self) -> Vector:
        """Where each box begins and ends along the axis, (n + 1,), from 0 to 1."""
        ends = np.concatenate(([0.0], np.cumsum(self.shares)))
        ends[-1] = 1.0
        return ends

    @cached_property
    def lengths(self) -> Vector:
        """The codewords: −log of the code's share, inf where it has none."""
        lengths: Vector = self_information_of(self.code) / self.nats
        return lengths

    @cached_property
    def ideal(self) -> Vector:
        ideal: Vector = self_information_of(self.coded) / self.nats
        return ideal

    @cached_property
    def tallest(self) -> float:
        """The greatest finite height of a box that has a width."""
        held = self.shares > 0
        heights = np.concatenate((self.lengths[held], self.ideal[held]))
        heights = heights[np.isfinite(heights)]
        return float(heights.max()) if heights.size else 0.0

    @cached_property
    def terms(self) -> Vector:
        """What each box adds: to the extra cost, or in its own code to the entropy; in nats."""
        extra = self.coding.extra
        return self.analysis.terms(self.coding.entropy if extra is None else extra)

    @cached_property
    def extra_cost(self) -> tuple[float, float]:
        """The area of what is longer than ideal, and of what is taken back; in nats, both ≥ 0.

        Their difference is the KL divergence.
        """
        terms = self.terms
        longer = float(np.add.reduce(terms[terms > 0]))
        return longer, 0.0 - float(np.add.reduce(terms[terms < 0]))

    @property
    def missing(self) -> int | None:
        """The first outcome that is coded and has no codeword."""
        causes = self.analysis.causes_of_infinity(self.coding.cost)
        return int(causes[0]) if causes.size else None
