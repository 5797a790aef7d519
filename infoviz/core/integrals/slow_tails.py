"""What lies beyond the outermost panels, where an integrand falls as a slow power.

With a tail that falls as t^(−ν − 1), and a logarithm that grows as t^p, the integrand in u = ln t
is C exp(−(ν − p) u) there: where ν is hardly more than p, no panel goes far enough.
"""

from __future__ import annotations

import math

import numpy as np

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import Side
from infoviz.core.integrals.infinities import decay
from infoviz.core.integrals.measures import ContinuousMeasure
from infoviz.core.integrals.pair import pair_at
from infoviz.core.quadrature.panels import Panels


def beyond(measure: ContinuousMeasure, f: Density, g: Density, panels: Panels, side: Side) -> float:
    """The rest of a finite integral on that side: its value in u at the end, over ν − p."""
    if not measure.needs_other:
        return 0.0
    weight, other = (f, g) if measure.of == "f" else (g, f)
    alpha = decay(weight, other, side)
    if math.isinf(alpha) or other.tail(side).growth == 0:
        return 0.0
    i = 0 if side < 0 else len(panels) - 1
    u = float(panels.start[i] if side < 0 else panels.end[i])
    points = Points(float(panels.anchor[i]), np.array([side * math.exp(u)]))
    return float(measure.whole(pair_at(f, g, points, u))[0]) / alpha
