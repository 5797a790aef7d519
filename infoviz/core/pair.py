"""What the measures of two distributions have in common, computed once and lazily."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from infoviz.core.comparison import Comparison, compare
from infoviz.core.distribution import Distribution, Vector, frozen


@dataclass(frozen=True, eq=False)
class Pair:
    """Two distributions over the same outcomes; ValueError where their lengths differ."""

    a: Distribution
    b: Distribution

    def __post_init__(self) -> None:
        if len(self.a) != len(self.b):
            raise ValueError(
                f"there are {len(self.a)} shares in one distribution and {len(self.b)} in the other"
            )

    @cached_property
    def comparison(self) -> Comparison:
        """All that needs both at once."""
        return compare(self.a, self.b)

    @cached_property
    def swapped(self) -> Pair:
        """The pair (B, A); it shares what is known of this one."""
        swapped = Pair(self.b, self.a)
        swapped.__dict__["comparison"] = self.comparison.swapped
        return swapped

    @cached_property
    def m(self) -> Vector:
        """The mixture (a + b) / 2, shape (n,), read-only."""
        return frozen(0.5 * self.a.p + 0.5 * self.b.p)
