"""The curves of the way as lines of one plot, ready to be drawn, all made at once by numpy."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter

from infoviz.charts.strokes import Pieces, draw_pieces, pen
from infoviz.core.distribution import Vector
from infoviz.core.landscape import Rows
from infoviz.core.mixtures import Kind
from infoviz.views.landscape.path.course import Table
from infoviz.views.landscape.path.plot import Plot
from infoviz.views.landscape.scene import Scene

DASH, GAP = 7.0, 4.0


class Lines:
    """Where each curve stands, by its measure and way; `x` (k,) is the same for all of them."""

    def __init__(self, scene: Scene, plot: Plot, steps: Vector, table: Table) -> None:
        known = scene.options.known_as
        self.x: Vector = plot.x(0.0) + steps * (plot.x(1.0) - plot.x(0.0))
        self.is_entropy = table.is_entropy
        values = table.values / scene.nats
        heights = np.empty_like(values)
        for is_entropy in (True, False):
            rows = table.is_entropy == is_entropy
            heights[rows] = plot.heights(values[rows], is_entropy=is_entropy)
        keys = [(known(id), kind) for id, kind in table.keys]
        self.rows: dict[tuple[str, Kind], Vector] = dict(zip(keys, heights, strict=True))
        self.endless = [] if table.is_finite else self._endless(plot, keys, values)
        self.strip: dict[str, Vector] = {}
        dashing = _Dashing(self.x, DASH * scene.factor, GAP * scene.factor)
        is_solid = np.array([kind == "arithmetic" for _, kind in keys], dtype=bool)
        self._pieces: dict[tuple[str, Kind], Pieces] = {}
        for kind, chosen, made in (
            ("arithmetic", is_solid, self._solid),
            ("geometric", ~is_solid, dashing.of),
        ):
            names = [key for key in keys if key[1] == kind]
            self._pieces.update(zip(names, made(heights[chosen]), strict=True))
        self._strip_pieces: dict[str, Pieces] = {}
        if plot.room.strip is not None and table.differing:
            differences = plot.strip_heights(table.differences / scene.nats)
            names_of = [known(id) for id in table.differing]
            self.strip = dict(zip(names_of, differences, strict=True))
            self._strip_pieces = dict(zip(names_of, dashing.of(differences), strict=True))

    def of(self, id: str) -> Vector | None:
        """The curve that has the name: solid, or dashed where there is no other."""
        return self.rows.get((id, "arithmetic"), self.rows.get((id, "geometric")))

    def draw(self, painter: QPainter, scene: Scene, of_entropy: bool) -> None:
        """The curves of one panel, the thinnest first."""
        for id, kind in sorted(self.rows, key=lambda key: scene.width(key[0])):
            if id.startswith(("h_", "ce_")) == of_entropy:
                width = scene.width(id)
                if kind == "geometric":
                    with_pen = pen(scene.ink(id), 0.75 * width)
                else:
                    with_pen = pen(scene.ink(id), width, True)
                draw_pieces(painter, self._pieces[id, kind], with_pen)

    def draw_strip(self, painter: QPainter, scene: Scene) -> None:
        for id, pieces in self._strip_pieces.items():
            draw_pieces(painter, pieces, pen(scene.ink(id), 0.75 * scene.width(id)))

    def _solid(self, heights: Rows) -> NDArray[np.float64]:
        """The pieces of lines, (lines, k − 1, 4)."""
        pieces = np.empty((len(heights), len(self.x) - 1, 4))
        pieces[:, :, 0], pieces[:, :, 2] = self.x[:-1], self.x[1:]
        pieces[:, :, 1], pieces[:, :, 3] = heights[:, :-1], heights[:, 1:]
        return pieces

    def _endless(
        self, plot: Plot, keys: list[tuple[str, Kind]], values: Rows
    ) -> list[tuple[float, float, str]]:
        """Where curves leave at an end: x, the top of the panel, and the measure."""
        found = []
        for (id, _), row, is_entropy in zip(keys, values, self.is_entropy, strict=True):
            top = (plot.upper if is_entropy else plot.lower).top()
            found += [(float(self.x[end]), top, id) for end in (0, -1) if math.isinf(row[end])]
        return found


class _Dashing:
    """Dashes of the same length along x, cut out of any line over it."""

    def __init__(self, x: Vector, dash: float, gap: float) -> None:
        starts = np.arange(x[0], x[-1], dash + gap)
        self._ends = np.stack((starts, np.minimum(starts + dash, x[-1])))
        before = np.searchsorted(x, self._ends, side="right") - 1
        self._before = np.clip(before, 0, len(x) - 2)
        wide = x[self._before + 1] - x[self._before]
        self._part = (self._ends - x[self._before]) / wide

    def of(self, heights: Rows) -> NDArray[np.float64]:
        """The dashes of lines, (lines, dashes, 4)."""
        first, last = heights[:, self._before], heights[:, self._before + 1]
        places = first + (last - first) * self._part
        pieces = np.empty((len(heights), self._ends.shape[1], 4))
        pieces[:, :, 0], pieces[:, :, 2] = self._ends
        pieces[:, :, 1], pieces[:, :, 3] = places[:, 0], places[:, 1]
        return pieces
