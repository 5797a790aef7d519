"""An upright scale of two panels: divergences below, entropies above, an empty middle cut out.

Both have the same pixels for a unit, so that curves that run parallel are seen to.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from PySide6.QtCore import QRectF

from infoviz.charts.scale import tick_step
from infoviz.core.distribution import Vector

SEAM = 22.0
"""Between two panels whose empty middle is cut out."""

FLOOR = 0.1
"""The panels together span this much of the unit at least, so that rounding is never a picture."""

CUT = 1.5
"""An empty middle is cut out where it is more than so many steps."""


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


class PanelRoom(Protocol):
    """The place of both panels, in pixels of Qt."""

    @property
    def left(self) -> float: ...

    @property
    def right(self) -> float: ...

    @property
    def top(self) -> float: ...

    @property
    def foot(self) -> float: ...


class PanelPlot:
    """Where values, in the unit, stand in two panels: the base of plots that have such."""

    panels: Panels
    factor: float

    @property
    def place(self) -> PanelRoom:
        """Where the panels are."""
        raise NotImplementedError

    @property
    def seam(self) -> float:
        """How much lies between the panels."""
        return SEAM * self.factor if self.panels.is_cut else 0.0

    @property
    def per_unit(self) -> float:
        return (self.place.foot - self.place.top - self.seam) / self.panels.span

    def heights(self, values: Vector, *, is_entropy: bool) -> Vector:
        """Where values stand; what is infinite is some way above its panel."""
        place, panels, per_unit = self.place, self.panels, self.per_unit
        if is_entropy:
            capped = np.minimum(values, panels.high + panels.span)
            return place.top + (panels.high - capped) * per_unit
        return place.foot - np.minimum(values, panels.kl + panels.span) * per_unit

    def y(self, value: float, *, is_entropy: bool) -> float:
        """Where one value stands."""
        place, panels, per_unit = self.place, self.panels, self.per_unit
        if is_entropy:
            return place.top + (panels.high - min(value, panels.high + panels.span)) * per_unit
        return place.foot - min(value, panels.kl + panels.span) * per_unit

    @property
    def upper(self) -> QRectF:
        """The panel of the entropies; both in one where nothing is cut out."""
        place, panels = self.place, self.panels
        foot = place.foot
        if panels.is_cut:
            foot = place.top + (panels.high - panels.low) * self.per_unit
        return QRectF(place.left, place.top, place.right - place.left, foot - place.top)

    @property
    def lower(self) -> QRectF:
        """The panel of the divergences."""
        place = self.place
        top = place.foot - self.panels.kl * self.per_unit if self.panels.is_cut else place.top
        return QRectF(place.left, top, place.right - place.left, place.foot - top)
