"""What is known of a density beside its values: parameters, tails, centres, handles."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infoviz.core.numbers import plain
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

Interval = tuple[float, float]
Side = int
"""−1 for what lies to the left, +1 for what lies to the right."""

FARTHEST = 1e140
"""No point of a quadrature lies farther out, so that no square of one overflows."""

LOCATION = (-1e6, 1e6)
SCALE = (1e-6, 1e6)
SHAPE = (0.1, 1e4)


def told(value: float) -> float:
    """A plain float; 0 where it is so near to it that a ratio would overflow."""
    value = float(value)
    return 0.0 if abs(value) < 1e-100 else value


def shortest(value: float) -> str:
    """The shortest text that reads back as `value`: "1", "0.1", "inf"."""
    text = f"{value:.15g}"
    return text if float(text) == value else repr(value)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a family: the name of its field, its sign, and the values that it can have.

    `name` is for people, and translated in the context "Density".
    """

    id: str
    symbol: str
    name: str
    limits: Interval

    def check(self, value: float) -> None:
        """Refusal, in a sentence, where `value` is none that the parameter can have."""
        least, greatest = self.limits
        if not math.isfinite(value):
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "{0} must be a finite number"), self.symbol)
        if least == SCALE[0] and value <= 0:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "{0} is {1}; it must be above 0"),
                self.symbol,
                plain(value),
            )
        if not least <= value <= greatest:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "{0} is {1}; it must be from {2} to {3}"),
                self.symbol,
                plain(value),
                plain(least),
                plain(greatest),
            )

    def clamp(self, value: float) -> float:
        """The nearest value that the parameter can have."""
        return min(max(value, self.limits[0]), self.limits[1])


@dataclass(frozen=True)
class Tail:
    """How a density ends on one side.

    `index` is ν where its mass beyond t falls as t^−ν; inf where it falls faster than any power,
    or the support ends. `growth` is p where the logarithm of the density falls as t^p; 0 where it
    falls as a logarithm or a power of one, or the support ends.
    """

    index: float = math.inf
    growth: float = 0.0


@dataclass(frozen=True)
class Centre:
    """A place about which the density is smooth in the logarithm of the distance, on one side.

    Where `exponent` is α the place is an end at which the mass within t falls as t^α, and the
    density or its logarithm is singular; where it is None the place itself is not.
    """

    place: float
    side: Side
    exponent: float | None = None


@dataclass(frozen=True)
class Handle:
    """Where the handle of a parameter stands on the curve. All of them are dragged sideways."""

    parameter: str
    symbol: str
    x: float
    y: float


def far(place: float, start: float, side: Side) -> list[float]:
    """Rungs from place + side · start outwards, ever farther, as a power tail needs them."""
    steps = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512)
    bound = math.log(FARTHEST / start)
    outwards = [math.exp(min(step, bound)) for step in steps if step < 2 * bound]
    return [place + side * start * factor for factor in outwards]
