"""The desk: how a person looks at the pair. Changing it changes no document. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from infoviz.core.numbers import NumberFormat
from infoviz.core.units import UNITS

Scale = Literal["fit", "full"]

DECIMALS = range(2, 9)
"""How many decimals shares and measures can have."""


@dataclass(frozen=True)
class Desk:
    """Unit, chosen measure, decimals, scale policy and the factor of presentation mode.

    `scale` is "fit" (vertical scales follow the data in 1-2-5 steps) or "full" (shares stand on
    [0, 1]). `draw` says whether the editors are drawn into rather than dragged, None to let the
    number of outcomes decide. `factor` multiplies text and handles: 1, or 1.2 to 2.5 while
    presenting.
    """

    unit: str = "bits"
    measure: str = "kl_ab"
    share_decimals: int = 3
    measure_decimals: int = 4
    scale: Scale = "fit"
    draw: bool | None = None
    factor: float = 1.0

    @cached_property
    def numbers(self) -> NumberFormat:
        return NumberFormat(UNITS[self.unit], self.share_decimals, self.measure_decimals)
