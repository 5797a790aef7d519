"""What a measure is: its names, its columns, its terms and its total, as data."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from infoviz.core.distribution import Vector
from infoviz.core.pair import Pair
from infoviz.core.units import Unit


@dataclass(frozen=True, eq=False)
class Column:
    """One factor of a term, as a column of the term panel.

    `heading` may hold `{log}`, which stands for the logarithm of the unit (log₂, ln, log₁₀).
    `values(pair)` has shape (n,); those of kind "log" and "part" are in nats.
    """

    heading: str
    values: Callable[[Pair], Vector]
    kind: Literal["share", "ratio", "log", "part"]


@dataclass(frozen=True, eq=False)
class Measure:
    """A measure of a pair.

    `total(pair)` is in nats, inf where the measure is infinite; `terms(pair)` has shape (n,), in
    nats, and sums to the total up to rounding (None where the measure is no sum, as the JS
    distance). `columns` are the factors of a term in the order in which they are read. `colour`
    is a colour role; a divergence is drawn instead in the colour of whoever has more. `relation`
    says how the sum relates to other measures, with ids in braces: "{ce_ab} − {h_a}". `degree`
    is the power of the logarithm in the total: 1, or ½ where a root was taken.
    """

    id: str
    symbol: str
    name: str
    formula: str
    total: Callable[[Pair], float]
    terms: Callable[[Pair], Vector] | None
    columns: tuple[Column, ...] = ()
    colour: Literal["a", "b", "m"] = "m"
    is_divergence: bool = False
    relation: str = ""
    degree: float = 1.0

    def in_unit(self, total: float, unit: Unit) -> float:
        """A total in nats, counted in `unit`."""
        return total / math.pow(unit.nats, self.degree)
