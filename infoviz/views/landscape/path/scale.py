"""The upright scale of the path: two panels that share it, and a strip that magnifies."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from infoviz.charts.scale import tick_step

FLOOR = 0.1
"""The panels together span this much of the unit at least, so that rounding is never a picture."""

CUT = 1.5
"""An empty middle is cut out where it is more than so many steps."""

ROUND = (1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
MOST = 1000.0


@dataclass(frozen=True)
class Range:
    """What the panels must hold: divergences from 0 to `kl`, entropies from `low` to `high`.

    nan where there is none to be shown.
    """

    kl: float
    low: float
    high: float

    @property
    def has_kl(self) -> bool:
        return not math.isnan(self.kl)

    @property
    def has_entropy(self) -> bool:
        return not math.isnan(self.high)

    def joined(self, other: Range) -> Range:
        """The range that holds both."""
        return Range(
            float(np.fmax(self.kl, other.kl)),
            float(np.fmin(self.low, other.low)),
            float(np.fmax(self.high, other.high)),
        )


@dataclass(frozen=True)
class Panels:
    """The lower panel [0, kl] and the upper one [low, high], in the unit, with ticks at `step`.

    Either may be empty. `is_cut` says that something between them is left out.
    """

    kl: float
    low: float
    high: float
    step: float

    @classmethod
    def of(cls, needed: Range, pieces: int) -> Panels:
        """The least panels that hold what is needed, ends being multiples of the step."""
        kl = needed.kl if needed.has_kl else 0.0
        low, high = (needed.low, needed.high) if needed.has_entropy else (0.0, 0.0)
        step = tick_step(max(kl + high - low, FLOOR), pieces)
        up = step * max(math.ceil(kl / step - 1e-9), 1) if needed.has_kl else 0.0
        if not needed.has_entropy:
            return cls(up, up, up, step)
        floor = step * math.floor(low / step + 1e-9)
        ceiling = max(step * math.ceil(high / step - 1e-9), floor + step)
        if needed.has_kl and floor - up <= CUT * step:
            floor = up = min(up, ceiling)
        return cls(up, floor, ceiling, step)

    def holds(self, needed: Range) -> bool:
        """Whether everything that is needed lies inside."""
        top = self.kl if self.is_cut else self.high
        foot = self.low if self.is_cut or self.kl == 0 else 0.0
        fits = not needed.has_kl or 0 < needed.kl <= top or needed.kl == 0 < self.kl
        return fits and not (needed.low < foot or needed.high > self.high)

    @property
    def is_cut(self) -> bool:
        return 0 < self.kl < self.low

    @property
    def span(self) -> float:
        """How much both panels show together."""
        return self.kl + self.high - self.low


class GrowingPanels:
    """Panels that widen at once, and become narrow again only when a gesture has ended."""

    def __init__(self) -> None:
        self.shown = Panels(1.0, 1.0, 2.0, 0.5)
        self._held: Range | None = None

    def fit(self, needed: Range, pieces: int) -> bool:
        """Takes the narrowest panels; says whether they have changed."""
        self._held = needed
        return self._set(Panels.of(needed, pieces))

    def grow(self, needed: Range, pieces: int) -> bool:
        """Widens the panels, if they do not hold what is needed."""
        if self._held is None:
            return self.fit(needed, pieces)
        if self.shown.holds(needed):
            return False
        self._held = self._held.joined(needed)
        return self._set(Panels.of(self._held, pieces))

    def _set(self, panels: Panels) -> bool:
        changed = panels != self.shown
        self.shown = panels
        return changed


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
