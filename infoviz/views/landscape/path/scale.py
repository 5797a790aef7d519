"""The strip of the path, which magnifies differences."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

ROUND = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
MOST = 1000.0


@dataclass(frozen=True)
class Strip:
    """Differences from `low` to `high`, 0 included, magnified `times` against the panels."""

    low: float = 0.0
    high: float = 0.0
    times: float = 1.0

    @classmethod
    def of(cls, low: float, high: float, room: float) -> Strip:
        """Magnified as far as a round factor allows in `room`, in the unit of the panels."""
        low, high = min(low, 0.0), max(high, 0.0)
        span = high - low
        if span <= room / MOST:
            return cls(low, high, MOST)
        exact = room / span
        power = 10.0 ** math.floor(math.log10(exact))
        part = max(each for each in ROUND if each * power <= exact * (1 + 1e-9))
        return cls(low, high, part * power)

    @property
    def is_needed(self) -> bool:
        """Whether there is a difference to be seen."""
        return self.low < self.high

    def holds(self, low: float, high: float) -> bool:
        return self.low <= low and high <= self.high

    def widened(self, low: float, high: float, room: float) -> Strip:
        """At most as much magnified, and wide enough for these as well."""
        wider = Strip.of(min(low, self.low), max(high, self.high), room)
        return replace(wider, times=min(wider.times, self.times))
