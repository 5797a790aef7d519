"""How numbers are written: the one formatter of the program."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from infoviz.core.units import UNITS, Unit

MINUS = "−"
INFINITY = "∞"
NOTHING = "—"

HUGE = 1e7
"""From here on a number is a power of ten: it would burst its column."""

_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@cache
def _power(exponent: str) -> str:
    """The exponent of a formatted number, "-07", as "×10⁻⁷"."""
    return "×10" + str(int(exponent)).translate(_SUPERSCRIPT)


def power_of_ten(value: float, digits: int = 1) -> str:
    """`value`, finite and not 0, as "3.2×10⁻⁷", with `digits` decimals before the power."""
    mantissa, _, exponent = f"{value:.{digits}e}".partition("e")
    if value < 0:
        mantissa = MINUS + mantissa[1:]
    return mantissa + _power(exponent)


def fixed(value: float, decimals: int) -> str:
    """`value` with so many decimals and a true minus sign.

    Exact zero is "0"; what would round to zero, or has more than seven digits before the point,
    is a power of ten; infinity is "∞", and what is not a number is "—".
    """
    if value == 0:
        return "0"
    if not -HUGE < value < HUGE:
        if math.isfinite(value):
            return power_of_ten(value)
        if value != value:
            return NOTHING
        return INFINITY if value > 0 else MINUS + INFINITY
    text = f"{value:.{decimals}f}"
    if value < 0:
        text = MINUS + text[1:]
    # Asked only of small numbers: most are not, and this is called for each number of a frame.
    if -1 < value < 1 and not text.strip("−0."):
        return power_of_ten(value)
    return text


def signed(value: float, decimals: int) -> str:
    """Like `fixed`, with a plus sign before what is above 0."""
    text = fixed(value, decimals)
    return "+" + text if value > 0 else text


def percent(value: float) -> str:
    """A part of a whole, 1.0 for all of it, as "37.2 %"; "—" where it is not finite."""
    return f"{fixed(100 * value, 1)} %" if math.isfinite(value) else NOTHING


def plain(value: float, digits: int = 9) -> str:
    """A finite `value` with as few digits as tell it, and at most `digits`: "0.3", "1.5×10⁻⁷"."""
    if value == 0:
        return "0"
    text = f"{value:.{digits}g}"
    return _short_power(value, digits) if "e" in text else text.replace("-", MINUS)


def tick(value: float, step: float) -> str:
    """A tick of an axis whose ticks lie `step` > 0 apart, as short as it can be.

    Two digits of the step are told, so that no two ticks look alike, and what rounding has added
    to a multiple of the step is not.
    """
    decimals = 1 - math.floor(math.log10(step) + 1e-9)
    value = round(value, max(decimals, 0))
    if value and (abs(value) >= 1e6 or (decimals > 5 and abs(value) < 0.01)):
        return _short_power(value, math.floor(math.log10(abs(value))) + decimals + 1)
    return plain(value, 15)


def _short_power(value: float, digits: int) -> str:
    """`value` as a power of ten with at most so many digits, and no zeros at their end."""
    mantissa = f"{value:.{max(digits, 1) - 1}e}".split("e")[0]
    return power_of_ten(value, len(mantissa.rstrip("0").partition(".")[2]))


@dataclass(frozen=True)
class NumberFormat:
    """The unit and the decimals in which shares and measures are written.

    Measures, logarithms and terms come in nats and are written in the unit. `degree` is that of
    the Measure: ½ for the Jensen-Shannon distance.
    """

    unit: Unit = UNITS["bits"]
    share_decimals: int = 3
    measure_decimals: int = 4

    def share(self, value: float) -> str:
        return fixed(value, self.share_decimals)

    def ratio(self, value: float) -> str:
        return fixed(value, self.share_decimals)

    def measure(self, nats: float, degree: float = 1.0) -> str:
        unit = self.unit.nats if degree == 1 else self.unit.nats**degree
        return fixed(nats / unit, self.measure_decimals)

    def term(self, nats: float, degree: float = 1.0) -> str:
        unit = self.unit.nats if degree == 1 else self.unit.nats**degree
        return signed(nats / unit, self.measure_decimals)

    def with_unit(self, nats: float, degree: float = 1.0) -> str:
        """A measure followed by its unit: "0.2050 bits"; a root has none."""
        text = self.measure(nats, degree)
        return f"{text} {self.unit.id}" if degree == 1 else text
