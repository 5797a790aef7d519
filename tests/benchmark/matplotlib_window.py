"""The same charts in a matplotlib window with blitting, as one writes it with care.

What does not move is drawn once and kept; a move restores it, draws what changed with one
collection a set of bars, and blits. The shares and the numbers come from infoviz.core, so that
drawing alone is compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from infoviz.charts.scale import nice_ceiling
from infoviz.core.analysis import Analysis, analyse
from infoviz.core.distribution import Vector
from infoviz.core.editing import set_share
from infoviz.core.ladder import LADDER
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import NumberFormat
from infoviz.core.state import Side, State
from infoviz.theme import load_theme

Place = tuple[float, float, float, float]
"""Left, bottom, width and height, in parts of the figure."""

MEASURE = "kl_ab"
TABLE_ROWS = 5
NUMBERS = NumberFormat()
THEME = load_theme("light")


class Chart:
    """Axes whose moving artists are drawn over the kept ground."""

    def __init__(self, figure: Figure, place: Place, n: int, ylim: Sequence[float]):
        self.axes: Axes = figure.add_axes(place, xlim=(-0.5, n - 0.5), ylim=ylim)
        self.moving: list[Any] = []

    def bars(self, **options: Any) -> Any:
        return self._moves(self.axes.add_collection(PolyCollection([], **options)))

    def lines(self, **options: Any) -> Any:
        return self._moves(self.axes.add_collection(LineCollection([], **options)))

    def text(self, x: float, y: float, **options: Any) -> Any:
        """Text that ends at a place given in parts of the axes."""
        options = {"transform": self.axes.transAxes, "ha": "right", **options}
        return self._moves(self.axes.text(x, y, "", **options))

    def name_outcomes(self, labels: Sequence[str]) -> None:
        step = max(len(labels) // 10, 1)
        self.axes.set_xticks(range(0, len(labels), step), labels[::step])

    def show(self, analysis: Analysis, outcome: int) -> None:
        raise NotImplementedError

    def _moves(self, artist: Any) -> Any:
        artist.set_animated(True)
        self.moving.append(artist)
        return artist


class EditorChart(Chart):
    """Bars of one distribution, dashed marks of the other, its entropy and the share that moves."""

    def __init__(self, figure: Figure, place: Place, state: State, side: Side) -> None:
        high = nice_ceiling(max(state.a.p.max(), state.b.p.max()))
        super().__init__(figure, place, len(state), (0, high))
        self.name_outcomes(state.labels)
        self._side: Side = side
        self._other: Side = "b" if side == "a" else "a"
        hatch = {} if side == "a" else {"hatch": "///", "edgecolor": THEME.bar_hatch}
        self._bars = self.bars(facecolor=THEME.of(side), lw=0, **hatch)
        self._marks = self.lines(colors=THEME.of(self._other), lw=2, linestyles="--")
        self._entropy = self.text(1, 1.05, weight="bold")
        self._share = self.text(0, 0, transform=self.axes.transData, ha="center", weight="bold")

    def show(self, analysis: Analysis, outcome: int) -> None:
        shares, others = (analysis.state.of(side).p for side in (self._side, self._other))
        places = np.arange(len(shares), dtype=float)
        self._bars.set_verts(rectangles(places, shares))
        ends = [np.stack((places + end, others), axis=1) for end in (-0.45, 0.45)]
        self._marks.set_segments(np.stack(ends, axis=1))
        id = f"h_{self._side}"
        self._entropy.set_text(f"{MEASURES[id].symbol} = {NUMBERS.measure(analysis.totals[id])}")
        self._share.set_text(NUMBERS.share(float(shares[outcome])))
        self._share.set_position((outcome, shares[outcome]))


class LadderChart(Chart):
    """Three bars of one or two pieces, and six figures."""

    def __init__(self, figure: Figure, place: Place, n: int) -> None:
        super().__init__(figure, place, 1, (-0.5, 2.5))
        self.axes.set_xlim(0, 1.2 * np.log2(n))
        self.axes.set_yticks(range(3), [MEASURES[rung.whole].symbol for rung in reversed(LADDER)])
        self._solid = self.bars(facecolor=(THEME.a, THEME.b, THEME.m), lw=0)
        extra = (THEME.hatch_b, THEME.hatch_a)
        self._extra = self.bars(facecolor=extra, hatch="///", edgecolor=THEME.text, lw=0)
        self._figures = {
            id: self.text(1.3, 0.92 - 0.16 * (2 * row + place))
            for row, rung in enumerate(LADDER)
            for place, id in enumerate(rung.figures)
        }

    def show(self, analysis: Analysis, outcome: int) -> None:
        bits = {id: total / NUMBERS.unit.nats for id, total in analysis.totals.items()}
        rungs = list(zip((2, 1, 0), LADDER, strict=True))
        self._solid.set_verts([_rung(0, bits[rung.solid], y) for y, rung in rungs])
        self._extra.set_verts(
            [_rung(bits[rung.solid], bits[rung.whole], y) for y, rung in rungs if rung.extra]
        )
        for id, text in self._figures.items():
            text.set_text(f"{MEASURES[id].symbol}  {NUMBERS.measure(analysis.totals[id])}")


class TermsChart(Chart):
    """One signed bar an outcome, in the colour of who has more."""

    def __init__(self, figure: Figure, place: Place, state: State) -> None:
        greatest = float(np.abs(analyse(state).terms(MEASURE)).max())
        high = nice_ceiling(greatest / NUMBERS.unit.nats)
        super().__init__(figure, place, len(state), (-high, high))
        self.name_outcomes(state.labels)
        self._bars = self.bars(lw=0)
        self._term = self.text(0, 0, transform=self.axes.transData, ha="center", weight="bold")

    def show(self, analysis: Analysis, outcome: int) -> None:
        terms = analysis.terms(MEASURE)
        heights = terms / NUMBERS.unit.nats
        self._bars.set_verts(rectangles(np.arange(len(terms), dtype=float), heights))
        self._bars.set_facecolor([THEME.a if x > 0 else THEME.b for x in analysis.leader.tolist()])
        self._term.set_text(NUMBERS.term(float(terms[outcome])))
        self._term.set_position((outcome, heights[outcome]))


class TableChart(Chart):
    """A row an outcome: each factor, the term and its share of the total; and the sum."""

    COLUMNS = (0.15, 0.28, 0.41, 0.56, 0.71, 0.84)
    """Where each column of numbers ends; the bars stand behind the last."""

    def __init__(self, figure: Figure, place: Place, state: State) -> None:
        super().__init__(figure, place, 1, (0, 1))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, 1)
        self._lines = [1 - row / TABLE_ROWS for row in range(TABLE_ROWS)]
        for label, line in zip(state.labels, self._lines, strict=False):
            self.axes.text(0, line, label)
        self._cells = [[self.text(x, line) for x in self.COLUMNS] for line in self._lines]
        self._sum = self.text(self.COLUMNS[4], 0, weight="bold")
        self._bars = self.bars(facecolor=THEME.a, lw=0)

    def show(self, analysis: Analysis, outcome: int) -> None:
        terms, total = analysis.terms(MEASURE), analysis.totals[MEASURE]
        columns = [*analysis.columns(MEASURE), terms, terms / total]
        writers = [NUMBERS.share] * 2 + [NUMBERS.ratio] + [NUMBERS.term] * 2 + [NUMBERS.share]
        for row, cells in enumerate(self._cells):
            for cell, column, write in zip(cells, columns, writers, strict=True):
                cell.set_text(write(float(column[row])))
        self._sum.set_text(NUMBERS.with_unit(total))
        greatest = float(np.abs(terms).max())
        ends = (0.92 + 0.07 * terms[:TABLE_ROWS] / greatest).tolist()
        self._bars.set_verts(
            [
                [(0.92, y), (end, y), (end, y + 0.08), (0.92, y + 0.08)]
                for end, y in zip(ends, self._lines, strict=True)
            ]
        )


class MatplotlibWindow(FigureCanvasQTAgg):
    """Two editors, ladder, terms and table; the bars of A can be dragged."""

    def __init__(self, state: State, size: tuple[int, int]) -> None:
        figure = Figure(figsize=(size[0] / 100, size[1] / 100), dpi=100)
        super().__init__(figure)
        self.analysis = analyse(state)
        self._base, self._outcome = state, 0
        self.editor = EditorChart(figure, (0.04, 0.55, 0.31, 0.33), state, "a")
        self._charts: list[Chart] = [
            self.editor,
            EditorChart(figure, (0.04, 0.08, 0.31, 0.33), state, "b"),
            LadderChart(figure, (0.43, 0.73, 0.4, 0.18), len(state)),
            TermsChart(figure, (0.42, 0.38, 0.555, 0.24), state),
            TableChart(figure, (0.4, 0.03, 0.58, 0.25), state),
        ]
        self._ground: Any = None
        self.mpl_connect("draw_event", self._on_drawn)
        self.mpl_connect("button_press_event", self._on_pressed)
        self.mpl_connect("motion_notify_event", self._on_moved)
        self.resize(*size)

    def show_analysis(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.restore_region(self._ground)
        for chart in self._charts:
            chart.show(analysis, self._outcome)
            for artist in chart.moving:
                chart.axes.draw_artist(artist)
        self.blit(self.figure.bbox)

    def _on_drawn(self, event: Any) -> None:
        self._ground = self.copy_from_bbox(self.figure.bbox)
        self.show_analysis(self.analysis)

    def _on_pressed(self, event: Any) -> None:
        self._base, self._outcome = self.analysis.state, round(event.xdata)

    def _on_moved(self, event: Any) -> None:
        if event.button is not None and event.inaxes is self.editor.axes:
            share = float(event.ydata)
            self.show_analysis(analyse(set_share(self._base, "a", self._outcome, share)))


def rectangles(places: Vector, heights: Vector) -> Vector:
    """A rectangle from 0 to each height, as corners of shape (n, 4, 2)."""
    left, right, foot = places - 0.35, places + 0.35, np.zeros(len(places))
    x = np.stack((left, right, right, left), axis=1)
    return np.stack((x, np.stack((foot, foot, heights, heights), axis=1)), axis=2)


def _rung(left: float, right: float, y: float) -> list[tuple[float, float]]:
    return [(left, y - 0.25), (right, y - 0.25), (right, y + 0.25), (left, y + 0.25)]
