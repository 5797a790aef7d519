"""The curves of the way as lines of one plot, ready to be drawn, all made at once by numpy."""

from __future__ import annotations

import math
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.strokes import Pieces, draw_pieces, pen
from infoviz.core.distribution import Vector
from infoviz.core.landscape import Rows
from infoviz.core.mixtures import Kind
from infoviz.views.landscape.path.course import ENTROPIES, Table
from infoviz.views.landscape.path.plot import Plot
from infoviz.views.landscape.scene import Scene

DASH, GAP = 8.0, 5.0
DASHED = 0.75
"""How thick a dashed line is, as a part of the solid one."""

Key = tuple[str, Kind]
"""A measure, as the registry knows it, and the way."""


class Lines:
    """Where each curve stands, by its measure and way; `x` (k,) is the same for all of them.

    What does not change while an end of the way moves is kept: the pens, their order, and where
    along x the dashes begin.
    """

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self._scene, self._plot = scene, plot
        self._steps: Vector | None = None
        self._look = _Look(scene, plot, ())
        self.rows: dict[Key, Vector] = {}
        self.endless: list[tuple[float, float, str]] = []
        self.strip: dict[str, Vector] = {}

    def show(self, steps: Vector, table: Table) -> None:
        """Takes the values of `table`, at each of `steps` (k,)."""
        scene, plot = self._scene, self._plot
        if steps is not self._steps:
            self._steps = steps
            self.x: Vector = plot.x(0.0) + steps * (plot.x(1.0) - plot.x(0.0))
            self._dashing = _Dashing(self.x, DASH * scene.factor, GAP * scene.factor)
        if table.keys != self._look.known:
            self._look = _Look(scene, plot, table.keys)
        look = self._look
        values = table.values / scene.nats
        self._heights = heights = look.zero - np.minimum(values, look.most) * plot.per_unit
        self.rows = dict(zip(look.keys, heights, strict=True))
        self.endless = [] if table.is_finite else self._endless(values)
        self._pieces = self._made(heights)
        self.strip, self._strip_pieces = {}, []
        if plot.room.strip is not None and table.differing:
            differences = plot.strip_heights(table.differences / scene.nats)
            names = [scene.options.known_as(id) for id in table.differing]
            self.strip = dict(zip(names, differences, strict=True))
            dashes = _dashes(self._dashing, self._dashing.at(differences))
            self._strip_pieces = list(zip(look.strip_pens(names), dashes, strict=True))

    def of(self, id: str) -> Vector | None:
        """The curve that has the name: solid, or dashed where there is no other."""
        row = self._look.named.get(id)
        return None if row is None else self._heights[row]

    def draw(self, painter: QPainter, of_entropy: bool) -> None:
        """The curves of one panel, the thinnest first."""
        for row, with_pen in self._look.order[of_entropy]:
            draw_pieces(painter, self._pieces[row], with_pen)

    def draw_strip(self, painter: QPainter) -> None:
        for with_pen, pieces in self._strip_pieces:
            draw_pieces(painter, pieces, with_pen)

    def _made(self, heights: Rows) -> dict[int, Pieces]:
        """The pieces of each row."""
        look, dashing = self._look, self._dashing
        solid = np.empty((len(look.solid), len(self.x) - 1, 4))
        solid[:, :, 0], solid[:, :, 2] = self.x[:-1], self.x[1:]
        chosen = heights[look.solid]
        solid[:, :, 1], solid[:, :, 3] = chosen[:, :-1], chosen[:, 1:]
        made = dict(zip(look.solid, solid, strict=True))
        for row in look.level:
            made[row] = np.array([[self.x[0], heights[row, 0], self.x[-1], heights[row, 0]]])
        if look.dashed:
            every = dashing.at(heights)
            places = every[look.dashed]
            # What lies inside its own solid line, in the same colour, need not be drawn.
            away = np.abs(places - every[look.beside]).max(axis=1)
            is_seen = away > look.hidden_within
            for row, pieces, seen in zip(
                look.dashed, _dashes(dashing, places), is_seen, strict=True
            ):
                made[row] = pieces[seen]
        return made

    def _endless(self, values: Rows) -> list[tuple[float, float, str]]:
        """Where curves leave at an end: x, the top of the panel, and the measure."""
        found, plot = [], self._plot
        for (id, _), row, is_above in zip(self._look.keys, values, self._look.above, strict=True):
            top = (plot.upper if is_above else plot.lower).top()
            found += [(float(self.x[end]), top, id) for end in (0, -1) if math.isinf(row[end])]
        return found


class _Look:
    """How the rows of a table are drawn: which are dashed, with what pens, in what order."""

    def __init__(self, scene: Scene, plot: Plot, known: tuple[Key, ...]) -> None:
        self.known = known
        self.keys: list[Key] = [(scene.options.known_as(id), kind) for id, kind in known]
        self._scene = scene
        rows = range(len(known))
        self.named = {id: row for row, (id, _) in reversed(list(enumerate(self.keys)))}
        """The first row of a measure: solid, or dashed where there is no other."""
        self.level = [row for row in rows if known[row][0] == "h_a"]
        """A constant is one piece."""
        self.solid = [
            row for row in rows if known[row][1] == "arithmetic" and row not in self.level
        ]
        self.dashed = [row for row in rows if known[row][1] == "geometric"]
        places = {key: row for row, key in enumerate(known)}
        self.beside = [places.get((known[row][0], "arithmetic"), row) for row in self.dashed]
        """The solid line of the same measure for each dashed one, or itself."""
        panels = plot.panels
        self.above = above = [known[row][0] in ENTROPIES for row in rows]
        self.zero = _column([plot.y(0.0, is_entropy=each) for each in above])
        self.most = _column([(panels.high if each else panels.kl) + panels.span for each in above])
        """Where 0 stands for each row, and the value that stands for all that are higher."""

    @cached_property
    def hidden_within(self) -> NDArray[np.float64]:
        """So near to its solid line a dashed one is not seen; shape (dashed, 1)."""
        return _column(
            [
                -1.0 if row == beside else 0.5 * (1 - DASHED) * self._width(row)
                for row, beside in zip(self.dashed, self.beside, strict=True)
            ]
        )

    @cached_property
    def order(self) -> dict[bool, list[tuple[int, QPen]]]:
        """Rows and their pens, the thinnest first, for the panel of entropies and the other."""
        order: dict[bool, list[tuple[int, QPen]]] = {True: [], False: []}
        for row in sorted(range(len(self.keys)), key=lambda row: self._width(row)):
            id, kind = self.keys[row]
            width, ink = self._width(row), self._scene.ink(id)
            is_dashed = kind == "geometric"
            with_pen = pen(ink, DASHED * width) if is_dashed else pen(ink, width, True)
            order[self.above[row]].append((row, with_pen))
        return order

    def strip_pens(self, names: list[str]) -> list[QPen]:
        """The pens of the differences of some measures."""
        return [pen(self._scene.ink(id), DASHED * self._scene.width(id)) for id in names]

    def _width(self, row: int) -> float:
        return self._scene.width(self.keys[row][0])


def _column(values: list[float]) -> NDArray[np.float64]:
    return np.array(values).reshape(-1, 1)


class _Dashing:
    """Dashes of the same length along x, cut out of any line over it."""

    def __init__(self, x: Vector, dash: float, gap: float) -> None:
        starts = np.arange(x[0], x[-1], dash + gap)
        self.ends: NDArray[np.float64] = np.stack((starts, np.minimum(starts + dash, x[-1])))
        after = np.clip(np.searchsorted(x, self.ends.ravel(), side="right"), 1, len(x) - 1)
        part = (self.ends.ravel() - x[after - 1]) / (x[after] - x[after - 1])
        places = np.arange(self.ends.size)
        # One product of matrices costs less than picking neighbours and weighing them.
        self._weights = np.zeros((len(x), self.ends.size))
        self._weights[after - 1, places] = 1.0 - part
        self._weights[after, places] = part

    def at(self, heights: Rows) -> NDArray[np.float64]:
        """Where the dashes of lines begin and end, (lines, 2, dashes)."""
        return (heights @ self._weights).reshape(len(heights), 2, -1)


def _dashes(dashing: _Dashing, places: NDArray[np.float64]) -> NDArray[np.float64]:
    """The dashes of lines, (lines, dashes, 4)."""
    pieces = np.empty((len(places), dashing.ends.shape[1], 4))
    pieces[:, :, 0], pieces[:, :, 2] = dashing.ends
    pieces[:, :, 1], pieces[:, :, 3] = places[:, 0], places[:, 1]
    return pieces
