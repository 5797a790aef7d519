"""What is the lens's own: how many bins the line is cut in, and which part of it is in view."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import Any

from infoviz.core.densities import Interval
from infoviz.core.integrals.bins import MAX_BINS, MIN_BINS


@dataclass(frozen=True)
class Options:
    """`low` and `high` are the ends of what is in view; None where that follows the densities."""

    bins: int = 24
    low: float | None = None
    high: float | None = None

    @property
    def frame(self) -> Interval | None:
        """The part of the line that is in view, None where that follows the densities."""
        if self.low is None or self.high is None or not self.low < self.high:
            return None
        return self.low, self.high

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def changed_by(self, changes: dict[str, Any]) -> Options:
        """With what is new in `changes`; what is unknown or cannot be is left out."""
        found: dict[str, Any] = {}
        bins = changes.get("bins")
        if type(bins) is int:
            found["bins"] = min(max(bins, MIN_BINS), MAX_BINS)
        for name in ("low", "high"):
            if name in changes:
                end = changes[name]
                if end is None:
                    found[name] = None
                elif type(end) in (int, float) and math.isfinite(end) and abs(end) <= 1e9:
                    found[name] = float(end)
        return replace(self, **found)
