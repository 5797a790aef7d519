"""The value of an integral: how large, how sure, and why it is infinite where it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from infoviz.core.densities.traits import Interval, Side

Cause = Literal["", "support", "tail"]


@dataclass(frozen=True)
class Integral:
    """A value in nats, inf where the integral diverges, and a bound on its error.

    `cause` says why it is inf: "support" where one density has mass in `regions` (ascending, their
    ends may be infinite) and the other has none, "tail" where only the tails on the sides `tails`
    (−1 left, +1 right) make it grow without end; else it is "".
    """

    value: float
    error: float = 0.0
    cause: Cause = ""
    regions: tuple[Interval, ...] = ()
    tails: tuple[Side, ...] = ()

    @property
    def is_finite(self) -> bool:
        return math.isfinite(self.value)
