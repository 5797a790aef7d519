"""One handle on its way: from where it stood, to the State in which it stands elsewhere."""

from __future__ import annotations

import math
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from infoviz.charts.scale import nice_ceiling
from infoviz.core.densities import Density
from infoviz.core.density_pair import densities_of
from infoviz.core.refusal import Refusal
from infoviz.core.state import State
from infoviz.views.continuous.scene import HandleKey, Scene

SNAPS = 20
"""Ctrl makes the value a multiple of what so many pixels change, rounded up to 1, 2 or 5."""


class Moving:
    """A parameter that follows its handle. Each place is computed from the state at the start.

    A value has no more digits than a pixel can tell: a hand that cannot see the difference would
    only leave 1.2374186 behind.
    """

    def __init__(self, base: State, scene: Scene, key: HandleKey) -> None:
        self.base, self.key = base, key
        self._pair = densities_of(base)
        letter, self._parameter = key
        self._before = self._pair.of(letter)
        self._side = scene.sides[letter]
        handles = {each.parameter: each for each in self._before.handles(self._side)}
        handle = handles[self._parameter]
        self.start = handle.x
        self.symbol = handle.symbol
        text = QCoreApplication.translate("Continuous", "Drag {0} of {1}")
        self.drag_text = text.format(handle.symbol, letter)
        text = QCoreApplication.translate("Continuous", "Nudge {0} of {1}")
        self.nudge_text = text.format(handle.symbol, letter)

    def to(self, x: float, per_pixel: float, *, snap: bool = False) -> State:
        """The state with the handle at x, or as near as it can be; a pixel is so wide there."""
        if x == self.start:
            return self.base
        density = self._before.dragged(self._parameter, x, self._side)
        nearby = self._before.dragged(self._parameter, x - per_pixel, self._side)
        value = density.value(self._parameter)
        change = abs(value - nearby.value(self._parameter))
        density = self._rounded(density, value, change, snap)
        if density == self._before:
            return self.base
        return replace(self.base, densities=self._pair.with_density(self.key[0], density))

    def _rounded(self, density: Density, value: float, change: float, snap: bool) -> Density:
        if not (0 < change < math.inf) or not math.isfinite(value):
            return density
        step = 10.0 ** math.floor(math.log10(change) + 1e-9)
        if snap:
            step = nice_ceiling(SNAPS * change)
        decimals = max(-math.floor(math.log10(step) + 1e-9), 0)
        try:
            return density.with_value(self._parameter, round(step * round(value / step), decimals))
        except Refusal:
            return density
