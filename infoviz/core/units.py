"""Units of information: the base of the logarithm, under its name."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A unit of information. `nats` is the size of one of it in nats, ln(base)."""

    id: str
    singular: str
    log: str
    nats: float


UNITS: dict[str, Unit] = {
    unit.id: unit
    for unit in (
        Unit("bits", "bit", "log₂", math.log(2)),
        Unit("nats", "nat", "ln", 1.0),
        Unit("bans", "ban", "log₁₀", math.log(10)),
    )
}


def log_of_base(base: float) -> float:
    """ln(base), the size in nats of the unit that a base stands for.

    A base below 1 makes it negative, as log_b x = ln x / ln b says. ValueError where `base` is
    not a finite number above 0 other than 1.
    """
    try:
        number = float(base)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not (0 < number < math.inf) or number == 1:
        raise ValueError(f"base is {base!r}; it must be a finite number above 0 other than 1")
    return math.log(number)
