"""A density cut to an interval, and scaled to mass 1 again."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.logs import within
from infoviz.core.densities.normal import Normal
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import Centre, Interval, Parameter, Side, Tail, shortest, told
from infoviz.core.densities.uniform import NARROWEST, check_ends
from infoviz.core.distribution import Vector
from infoviz.core.numbers import INFINITY, MINUS, plain
from infoviz.core.quadrature.layout import panels_for
from infoviz.core.quadrature.rule import VALUE_NODES
from infoviz.core.quadrature.table import integrate
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

_FALLS = (1.0, 2.0, 4.0, 7.0, 11.0, 16.0, 22.0, 30.0, 40.0, 50.0)


def _told(end: float) -> str:
    return plain(end) if math.isfinite(end) else (MINUS if end < 0 else "") + INFINITY


class _End(Parameter):
    """An end of the interval, which may be infinite."""

    def check(self, value: float) -> None:
        if not math.isinf(value):
            super().check(value)


LOW = _End("lo", "lo", QT_TRANSLATE_NOOP("Density", "cut at the left"), (-1e6, 1e6))
HIGH = _End("hi", "hi", QT_TRANSLATE_NOOP("Density", "cut at the right"), (-1e6, 1e6))


@dataclass(frozen=True)
class Truncated(Density):
    """Any density `base` but another of these, on [lo, hi]; an end may be −inf or inf.

    Refusal where the ends are in the wrong order, or the base has no mass between them.
    """

    base: Density = field(default_factory=Normal)
    lo: float = -1.0
    hi: float = 2.0

    id: ClassVar[str] = "truncated"
    name: ClassVar[str] = QT_TRANSLATE_NOOP("Density", "truncated")

    own_parameters: ClassVar[tuple[Parameter, ...]] = (LOW, HIGH)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (*self.base.parameters, *self.own_parameters)

    def value(self, parameter: str) -> float:
        of = self if parameter in ("lo", "hi") else self.base
        return float(getattr(of, parameter))

    def with_value(self, parameter: str, value: float) -> Truncated:
        if parameter in ("lo", "hi"):
            changed: dict[str, Any] = {parameter: value}
            return replace(self, **changed)
        return replace(self, base=self.base.with_value(parameter, value))

    @property
    def text(self) -> str:
        return f"truncated({self.base.text},{shortest(self.lo)},{shortest(self.hi)})"

    def __post_init__(self) -> None:
        if isinstance(self.base, Truncated):
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "what is truncated cannot be so again"))
        for end in (LOW, HIGH):
            object.__setattr__(self, end.id, told(getattr(self, end.id)))
            end.check(getattr(self, end.id))
        if math.isnan(self.lo) or math.isnan(self.hi):
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "an end must be a number, or −inf or inf"))
        check_ends(LOW, self.lo, HIGH, self.hi)
        low, high = self.support
        if high - low < NARROWEST:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "{0} has no mass from {1} to {2}"),
                self.base.text,
                _told(self.lo),
                _told(self.hi),
            )

    @cached_property
    def log_mass(self) -> float:
        """ln of the mass that the base has in the interval, however small it is."""
        panels = panels_for((self,))
        points, log_jacobian = panels.at(VALUE_NODES)
        most = float((self.base.log_at(points) + log_jacobian).max())

        def scaled(points: Points, log_jacobian: Vector) -> Vector:
            return np.exp(self.base.log_at(points) + log_jacobian - most)[None]

        return most + math.log(float(integrate(panels, scaled).totals[0]))

    def log_at(self, points: Points) -> Vector:
        low, high = self.support
        inside = np.ones(np.shape(points.offset), dtype=bool)
        if low > -math.inf:
            inside &= points.minus(low) >= 0
        if high < math.inf:
            inside &= points.minus(high) <= 0
        return within(self.base.log_at(points) - self.log_mass, inside)

    @cached_property
    def support(self) -> Interval:
        low, high = self.base.support
        return max(low, self.lo), min(high, self.hi)

    def _inside(self, places: Iterable[float]) -> list[float]:
        low, high = self.support
        return [place for place in places if low < place < high]

    @property
    def kinks(self) -> tuple[float, ...]:
        ends = [end for end in self.support if math.isfinite(end)]
        return tuple(sorted({*self._inside(self.base.kinks), *ends}))

    @cached_property
    def rungs(self) -> Vector:
        low, high = self.support
        rungs = self._inside(self.base.rungs.tolist())
        for end, side in ((low, 1), (high, -1)):
            if end not in self.base.support:
                rungs += self._inside(end + side * self._fall(end, side) * n for n in _FALLS)
        return np.array(sorted(set(rungs)) or [self._middle])

    @property
    def _middle(self) -> float:
        low, high = self.support
        return min(max(self.base.anchor, low), high)

    def _fall(self, end: float, side: Side) -> float:
        """Over what length the base falls from a cut end inwards by a factor e; inf if it rises."""
        step = 1e-4 * min(self.base.spread, self.support[1] - self.support[0])
        logs = self.base.log_at(Points(end, np.array([side * step, side * 2 * step])))
        fall = float(logs[0] - logs[1])
        return step / fall if fall > 0 else math.inf

    @property
    def centres(self) -> tuple[Centre, ...]:
        """Those of the base; one that is cut off bends the density, but is no end of it."""
        low, high = self.support
        return tuple(
            centre if low <= centre.place <= high else replace(centre, exponent=None)
            for centre in self.base.centres
        )

    def tail(self, side: Side) -> Tail:
        end = self.support[0] if side < 0 else self.support[1]
        return self.base.tail(side) if math.isinf(end) else Tail()

    @property
    def anchor(self) -> float:
        return self._middle

    @property
    def anchors(self) -> tuple[float, ...]:
        return (*self._inside(self.base.anchors), self._middle)

    @property
    def spread(self) -> float:
        low, high = self.support
        return min(self.base.spread, high - low)

    @property
    def frame(self) -> Interval:
        low, high = self.base.frame
        start, end = self.support
        # Where only a far tail of the base is left, that tail fills the window.
        if start >= high:
            low, high = start, start + 10 * self._fall(start, 1)
        elif end <= low:
            low, high = end - 10 * self._fall(end, -1), end
        low, high = max(low, start), min(high, end)
        margin = 0.15 * (high - low)
        return (
            low - margin if low == start else low,
            high + margin if high == end else high,
        )

    def _stands(self, outer: Side) -> dict[str, float]:
        low, high = self.support
        frame = self.frame
        ends = {
            "lo": low if math.isfinite(low) else frame[0],
            "hi": high if math.isfinite(high) else frame[1],
        }
        return {**self.base._stands(outer), **ends}

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Truncated:
        """An end stops where no mass would be left, and so does what would leave none."""
        if parameter == "lo":
            high = min(self.hi, self.base.support[1])
            changed = replace(self, lo=LOW.clamp(min(x, high - 2 * NARROWEST)))
        elif parameter == "hi":
            low = max(self.lo, self.base.support[0])
            changed = replace(self, hi=HIGH.clamp(max(x, low + 2 * NARROWEST)))
        else:
            base = self.base.dragged(parameter, x, outer)
            try:
                changed = replace(self, base=base)
            except Refusal:
                return self
        return changed
