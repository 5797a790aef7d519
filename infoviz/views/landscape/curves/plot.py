"""Where things stand among the curves: shares along, a scale from 0 upward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from infoviz.charts.axes import crisp
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL
from infoviz.core.distribution import Vector
from infoviz.views.landscape.words import symbol

TICKS = 40.0
"""The room of the ticks at the left."""

TITLES = 18.0
ENDLESS = 14.0
"""The rows above the plot: whose line it is, and ∞ where a curve leaves."""

LABELS = 20.0
WORDS = 20.0
"""The rows below it: the ticks, and what the axis is."""

WORDS_FROM = 180.0
"""The words give way in a picture that is lower than this, and the two upper rows are one."""


@dataclass(frozen=True)
class Plot:
    """The share of the first outcome along, and values in the unit from 0 to `high` upward.

    `words` is the baseline of what is said under the axis, None where it has given way.
    """

    left: float
    right: float
    top: float
    foot: float
    high: float
    titles: float
    words: float | None

    def x(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def share(self, x: float) -> float:
        """The share at `x`: below 0 and above 1 outside the plot."""
        return (x - self.left) / (self.right - self.left)

    @property
    def per_unit(self) -> float:
        return (self.foot - self.top) / self.high

    def y(self, value: float) -> float:
        """Where a finite value stands."""
        return self.foot - value * self.per_unit

    def heights(self, values: Vector) -> Vector:
        """`y` of each value; what is far above the plot, or infinite, is not so far above it."""
        far = 4.0 * self.high
        return self.foot - np.minimum(values, far) * self.per_unit

    @property
    def area(self) -> QRectF:
        return QRectF(self.left, self.top, self.right - self.left, self.foot - self.top)


def plot_of(body: QRectF, high: float, ratio: float, factor: float, names: Sequence[str]) -> Plot:
    """The plot of a picture in `body`; `names` are the curves whose names stand at the right."""
    is_low = body.height() < WORDS_FROM * factor
    widths = text_widths(NORMAL, factor, True)
    margin = max([24 * factor, *(widths(symbol(id)) + 18 * factor for id in names)])
    left = crisp(body.left() + TICKS * factor, ratio)
    right = max(crisp(body.right() - margin, ratio), left + 20)
    titles = body.top() + (TITLES - 4) * factor
    top = crisp(body.top() + (TITLES + (4 if is_low else ENDLESS)) * factor, ratio)
    below = LABELS + (0 if is_low else WORDS)
    foot = max(crisp(body.bottom() - below * factor, ratio), top + 10)
    words = None if is_low else body.bottom() - 5 * factor
    return Plot(left, right, top, foot, high, titles, words)
