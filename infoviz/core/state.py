"""The one state: the pair (A, B) with its labels, locks and names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Distribution
from infoviz.core.labels import Labels, check_text
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    # For its type alone: whoever looks at no densities loads none.
    from infoviz.core.density_pair import DensityPair

Side = Literal["a", "b"]
SIDES: tuple[Side, Side] = ("a", "b")

MIN_OUTCOMES = 2
MAX_OUTCOMES = 100_000

Indexes = NDArray[np.intp]


@lru_cache(maxsize=8)
def _sorted_indexes(locks: frozenset[int]) -> Indexes:
    # Cached because every move of a drag asks for the same locks, and there may be 100,000.
    indexes = np.fromiter(locks, dtype=np.intp, count=len(locks))
    indexes.sort()
    indexes.flags.writeable = False
    return indexes


@dataclass(frozen=True, eq=False)
class State:
    """Two distributions over the same labelled outcomes. An edit makes a new State.

    `labels` may come as any tuple and are kept as Labels, which refuse those that are empty,
    alike, too long or not to be shown. `locks_a` and `locks_b` hold the indexes of the outcomes
    whose share is kept; `name_a` and `name_b` are what people call A and B, "" for none.
    `densities` are f and g of the continuous lens, None for the usual ones.
    ValueError where lengths differ, a lock is no outcome, or n is not 2 to 100,000.
    """

    labels: tuple[str, ...]
    a: Distribution
    b: Distribution
    locks_a: frozenset[int] = frozenset()
    locks_b: frozenset[int] = frozenset()
    name_a: str = ""
    name_b: str = ""
    densities: DensityPair | None = None

    def __post_init__(self) -> None:
        n = len(self.labels)
        if not MIN_OUTCOMES <= n <= MAX_OUTCOMES:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "there are {0} outcomes; there can be {1} to {2}"),
                n,
                MIN_OUTCOMES,
                f"{MAX_OUTCOMES:,}",
            )
        if len(self.a) != n or len(self.b) != n:
            raise ValueError(f"A has {len(self.a)} shares and B has {len(self.b)}, for {n} labels")
        if not isinstance(self.labels, Labels):
            object.__setattr__(self, "labels", Labels(self.labels))
        for side in SIDES:
            if self.locks(side):
                locked = self.locked(side)
                if locked[0] < 0 or locked[-1] >= n:
                    wrong = locked[0] if locked[0] < 0 else locked[-1]
                    raise ValueError(f"the lock {wrong} in {side.upper()} is no outcome of {n}")
            if name := self.name(side):
                object.__setattr__(self, f"name_{side}", check_text(name))

    def __len__(self) -> int:
        return len(self.labels)

    def of(self, side: Side) -> Distribution:
        return self.a if side == "a" else self.b

    def locks(self, side: Side) -> frozenset[int]:
        return self.locks_a if side == "a" else self.locks_b

    def locked(self, side: Side) -> Indexes:
        """The locks as a sorted, read-only array."""
        return _sorted_indexes(self.locks(side))

    def name(self, side: Side) -> str:
        return self.name_a if side == "a" else self.name_b

    def with_side(
        self, side: Side, distribution: Distribution, locks: frozenset[int] | None = None
    ) -> State:
        """This state with another distribution, and other locks if they are given, on one side."""
        kept = self.locks(side) if locks is None else locks
        if side == "a":
            return replace(self, a=distribution, locks_a=kept)
        return replace(self, b=distribution, locks_b=kept)

    @property
    def index(self) -> dict[str, int]:
        """Where each label stands."""
        assert isinstance(self.labels, Labels)  # made so on entry
        return self.labels.places
