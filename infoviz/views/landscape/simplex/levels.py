"""At which values contours are drawn, and how each band between them is shaded."""

from __future__ import annotations

import math

from PySide6.QtGui import QColor

from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.core.units import Unit
from infoviz.theme import Theme

DIVERGENCES = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0)
"""They never rescale, so that pictures can be compared."""

DASHED = (0.1, 0.5, 1.0)
"""Of the dashed contours there are fewer, for they lie across the others."""

FAR = 3.2
"""Cross-entropies have levels up to so many times log 3."""

PIECES = {"h": 8, "ce": 12}

DARKEST = 0.62
"""How much of the muted colour the last band has."""


def levels_of(measure_id: str, unit: Unit) -> list[float]:
    """The values of the contours, in the unit, rising."""
    if measure_id.startswith(("h_", "ce_")):
        name = measure_id.partition("_")[0]
        greatest = math.log(3) / unit.nats * (1.0 if name == "h" else FAR)
        step = tick_step(greatest, PIECES[name])
        return [value for value in ticks(step, greatest, step) if value < greatest * (1 - 1e-9)]
    bound = math.log(2) / unit.nats if measure_id == "js" else math.inf
    return [value * _scale(unit) for value in DIVERGENCES if value * _scale(unit) < bound]


def dashed_levels(measure_id: str, unit: Unit) -> list[float]:
    """The same for the divergence that is drawn by dashed contours."""
    known = levels_of(measure_id, unit)
    return [value * _scale(unit) for value in DASHED if value * _scale(unit) in known]


def _scale(unit: Unit) -> float:
    """A ban is so much more than a bit that half the values say as much."""
    return 0.5 if unit.nats > 2 else 1.0


def shade(theme: Theme, band: float, count: int) -> QColor:
    """The colour of a band, from 0, the lowest, to `count` − 1."""
    part = DARKEST * band / max(count - 1, 1)
    low, high = colour_of(theme.surface), colour_of(theme.muted)
    return QColor.fromRgbF(
        *(
            (1 - part) * one + part * other
            for one, other in zip(low.getRgbF()[:3], high.getRgbF()[:3], strict=True)
        )
    )
