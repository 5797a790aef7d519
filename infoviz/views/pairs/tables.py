"""Draws the two tables: the joint, and what each of its cells adds to the mutual information."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.batch import RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.numerals import Face, Numerals, face
from infoviz.charts.raster import Pixels, argb, blend, colour_of
from infoviz.core.distribution import Vector
from infoviz.core.joint import Joint
from infoviz.core.numbers import power_of_ten, signed
from infoviz.theme import Theme
from infoviz.views.pairs.heat import (
    PALEST,
    TableImage,
    shades,
    signed_shades,
    signed_steps,
    steps,
)
from infoviz.views.pairs.plot import Cells, Plot
from infoviz.views.pairs.scene import Cell, Scene

LINE = 17.0
"""Cells as high as this have room for a number."""

WITH_BAR = 34.0
"""Cells as high as this have room for a number and a bar."""

BAR = 5.0


class CellNumbers:
    """A number in each cell of a table, that of one cell bold."""

    def __init__(self, cells: Cells, size: float, factor: float, up: float) -> None:
        """`up` is how far above the middle of its cell a number stands."""
        self._cells, self._factor, self._up = cells, factor, up
        self._plain, self._bold = (face(size, factor, is_bold) for is_bold in (False, True))
        self._numerals: Numerals | None = None
        self._half = 0.0
        self._zero = "0"

    def has_room(self, widest: str) -> bool:
        """Whether numbers like this one fit."""
        cells = self._cells
        wide = cells.width >= self._plain.width(widest) + 3 * self._factor
        return wide and cells.height >= LINE * self._factor

    def draw(
        self, painter: QPainter, theme: Theme, texts: list[str], strong: Cell, like: str
    ) -> None:
        """`texts` row by row, those of a row from left to right; digits below digits."""
        half = 0.5 * self._plain.width(like)
        if self._numerals is None or half != self._half:
            self._half = half
            # A lone 0 stands in the middle: by spaces, since all numbers end in one line.
            space = self._plain.width(" ")
            self._zero = "0" + " " * round((half - 0.5 * self._plain.width("0")) / space)
            k = self._cells.k
            places = [self._end(row, column) for row in range(k) for column in range(k)]
            self._numerals = Numerals(self._plain, places)
        texts = [self._zero if text == "0" else text for text in texts]
        at = strong[0] * self._cells.k + strong[1]
        bold = texts[at]
        texts[at] = ""
        painter.setPen(colour_of(theme.text))
        self._numerals.draw(painter, texts)
        right, baseline = self._end(*strong)
        fits = self._bold.width(like) <= self._cells.width - 2
        written = self._bold if fits else self._plain
        right += 0.5 * (written.width(like) - self._plain.width(like))
        written.write_right(painter, right, baseline, bold)

    def _end(self, row: int, column: int) -> tuple[float, float]:
        middle = self._cells.cell(row, column).center()
        return middle.x() + self._half, middle.y() + 4.5 * self._factor - self._up

    @property
    def face(self) -> Face:
        return self._plain


class Table:
    """One table: its image, kept until the joint, the scale or the theme are others."""

    is_flat_if_independent = False

    def __init__(self, cells: Cells, plot: Plot, up: float = 0.0) -> None:
        self.cells, self.factor, self.ratio = cells, plot.factor, plot.ratio
        self.numbers = CellNumbers(cells, plot.size, plot.factor, up)
        self._image: TableImage | None = None
        self._between = 0
        self._filled: tuple[Joint | None, float, Theme] | None = None

    def _draw_image(
        self, painter: QPainter, scene: Scene, high: float, colours: Callable[[Joint], Pixels]
    ) -> None:
        between = argb(scene.theme.surface)
        if self._image is None or between != self._between:
            self._image, self._between = TableImage(self.cells, self.ratio, between), between
            self._filled = None
        joint = scene.shown.joint
        # Of independent draws no cell adds anything, whatever moves.
        shown = None if self.is_flat_if_independent and joint.part == 0 else joint
        filled = self._filled
        if filled is None or filled[0] is not shown or filled[1:] != (high, scene.theme):
            self._image.fill(colours(joint))
            self._filled = shown, high, scene.theme
        self._image.draw(painter)

    def draw_outlines(self, painter: QPainter, scene: Scene) -> None:
        """A line around the chosen cell, and a dashed one around that under the pointer."""
        ink = scene.theme.text
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_outline(ink, 2 * self.factor))
        painter.drawRect(self._outlined(scene.cell))
        if scene.pointed is not None and scene.pointed != scene.cell:
            painter.setPen(QPen(colour_of(ink), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._outlined(scene.pointed))

    def _outlined(self, cell: Cell) -> QRectF:
        """The cell, or what of it can be seen."""
        rect = self.cells.cell(*cell)
        short = max(6 * self.factor - min(rect.width(), rect.height()), 0.0)
        return rect.adjusted(-0.5 * short, -0.5 * short, 0.5 * short, 0.5 * short)


class JointTable(Table):
    """The joint as shades of grey, with the shares in cells that have room for them."""

    def draw(self, painter: QPainter, scene: Scene, high: float) -> None:
        self._draw_image(
            painter, scene, high, lambda joint: shades(scene.theme)[steps(joint.table, high)]
        )
        write = scene.desk.numbers.share
        like = write(0.5)
        if self.numbers.has_room(like):
            texts = [write(share) for share in scene.shown.joint.table.reshape(-1).tolist()]
            texts = _fitted(texts, scene.shown.joint.table, self.numbers.face, self.cells.width)
            self.numbers.draw(painter, scene.theme, texts, scene.cell, like)


class TermTable(Table):
    """What each cell adds, as a number over a bar, as a number on a colour, or as a colour."""

    is_flat_if_independent = True

    def __init__(self, cells: Cells, plot: Plot) -> None:
        factor = plot.factor
        self._has_bars = cells.height >= WITH_BAR * factor
        super().__init__(cells, plot, up=6 * factor if self._has_bars else 0.0)
        self._above, self._below = RectBatch(cells.k**2), RectBatch(cells.k**2)

    def draw(self, painter: QPainter, scene: Scene, high: float) -> None:
        nats = scene.desk.numbers.unit.nats
        decimals = scene.desk.measure_decimals
        like = signed(0.5, decimals)
        has_numbers = self.numbers.has_room(like)
        has_bars = has_numbers and self._has_bars
        theme = scene.theme

        if has_bars:
            self._draw_bars(painter, scene, high)
        else:
            self._draw_image(
                painter,
                scene,
                high,
                lambda joint: signed_shades(theme)[signed_steps(joint.terms, high)],
            )
        if has_numbers:
            terms = scene.shown.joint.terms / nats
            texts = [signed(term, decimals) for term in terms.reshape(-1).tolist()]
            texts = _fitted(texts, terms, self.numbers.face, self.cells.width)
            self.numbers.draw(painter, theme, texts, scene.cell, like)

    def draw_ground(self, painter: QPainter, theme: Theme) -> None:
        """Pale cells for the bars to stand in."""
        if self._has_bars:
            pale = colour_of(blend(theme.muted, theme.surface, PALEST))
            k = self.cells.k
            for row, column in np.ndindex(k, k):
                painter.fillRect(self.cells.cell(row, column).adjusted(1, 1, 0, 0), pale)

    def _draw_bars(self, painter: QPainter, scene: Scene, high: float) -> None:
        """Bars from the middle of each cell: to the right what adds, to the left what takes."""
        cells, ratio, theme = self.cells, self.ratio, scene.theme
        lefts, tops = (cells.edges(is_column).astype(np.float64) for is_column in (True, False))
        middles = np.rint(0.5 * (lefts[:-1] + lefts[1:])).astype(np.int32)
        feet = np.rint(0.5 * (tops[:-1] + tops[1:]) + 13 * self.factor * ratio).astype(np.int32)
        terms = scene.shown.joint.terms
        half = 0.44 * cells.width * ratio
        lengths = np.rint(np.clip(terms / high, -1.0, 1.0) * half).astype(np.int32)
        lengths += ((lengths == 0) * np.sign(terms)).astype(np.int32)
        across = np.broadcast_to(middles, terms.shape)
        down = np.repeat(feet, cells.k)
        thick = max(round(BAR * self.factor * ratio), 1)
        for batch in (self._above, self._below):
            batch.top[:], batch.bottom[:] = down - thick, down - 1
        self._above.left[:] = across.reshape(-1)
        self._above.right[:] = (across + np.maximum(lengths, 0) - 1).reshape(-1)
        self._below.right[:] = across.reshape(-1) - 1
        self._below.left[:] = (across + np.minimum(lengths, 0)).reshape(-1)
        with device_pixels(painter, ratio):
            self._above.draw(painter, colour_of(theme.a))
            self._below.draw(painter, colour_of(theme.b))
            tick = RectBatch(cells.k**2)
            tick.left[:] = tick.right[:] = across.reshape(-1)
            tick.top[:], tick.bottom[:] = down - thick - 2, down + 1
            tick.draw(painter, colour_of(theme.muted))


@lru_cache(maxsize=8)
def _outline(colour: str, width: float) -> QPen:
    """A pen with sharp corners, made once; not to be changed."""
    return QPen(colour_of(colour), width, j=Qt.PenJoinStyle.MiterJoin)


def _fitted(texts: list[str], values: Vector, written: Face, room: float) -> list[str]:
    """Powers of ten without decimals, where they would not fit their cells with them."""
    if not any("×" in text for text in texts):
        return texts
    found: list[str] = []
    numbers: Sequence[float] = values.reshape(-1).tolist()
    for text, value in zip(texts, numbers, strict=True):
        if "×" in text and written.width(text) > room - 4:
            short = power_of_ten(value, 0)
            text = short if written.width(short) <= room - 2 else "…"
        found.append(text)
    return found
