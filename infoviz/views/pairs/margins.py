"""Draws the margins: A's bars at the right of the joint table, B's over it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.batch import PieceBatch, RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.columns import BAR_PART, NARROW
from infoviz.charts.glyphs import PILL, draw_pill
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.kept import Kept
from infoviz.charts.numerals import face
from infoviz.charts.raster import Rows, colour_of, rows_of
from infoviz.core.distribution import Vector
from infoviz.core.state import SIDES, Side
from infoviz.views.pairs.plot import SIDE_NUMBERS, Plot, ShareScale
from infoviz.views.pairs.scene import Scene

LINE = 14.0
"""Rows as high as this have the number of each bar."""


class Margins:
    """Both margins of one plot. What stays the same from move to move is kept."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        cells, ratio = plot.cells, plot.ratio
        k = cells.k
        self._rows, self._columns = RectBatch(k), None
        starts, ends = _bars(cells.edges(False), cells.height)
        self._rows.top[:], self._rows.bottom[:] = starts, ends - 1
        self._rows.left[:] = round(-plot.a.floor_y * ratio)
        self._lefts, rights = _bars(cells.edges(True), cells.width)
        self._widths = rights - self._lefts
        self._pieces: PieceBatch | None = None
        self._hatch: tuple[str, str] | None = None

    def _hatched(self, ground: str, stripe: str) -> PieceBatch:
        if self._pieces is None or self._hatch != (ground, stripe):
            plot = self._plot
            rect = QRectF(plot.cells.rect)
            top = round(plot.b.ceiling_y * plot.ratio)
            height = round(plot.b.floor_y * plot.ratio) - top
            hatch = _hatch(round(rect.width()) + 2, height, plot.ratio, ground, stripe)
            left = int(plot.cells.edges(True)[0])
            self._pieces = PieceBatch(plot.cells.k, hatch, left, top)
            self._pieces.set_across(self._lefts, self._widths)
            self._hatch = ground, stripe
        return self._pieces

    def draw(self, painter: QPainter, scene: Scene) -> None:
        plot, theme, figures = self._plot, scene.theme, scene.shown
        ratio = plot.ratio
        lengths = _lengths(figures.joint.rows, plot.a, ratio)
        self._rows.right[:] = self._rows.left + lengths - 1
        heights = _lengths(figures.joint.columns, plot.b, ratio)
        foot = round(plot.b.floor_y * ratio)
        with device_pixels(painter, ratio):
            self._rows.draw(painter, colour_of(theme.a))
            pieces = self._hatched(theme.b, theme.bar_hatch)
            pieces.draw(painter, (foot - heights).astype(np.int32), foot)
        self._draw_rest(painter, scene)
        self._draw_numbers(painter, scene, "a")
        self._draw_numbers(painter, scene, "b")
        self._draw_pills(painter, scene)

    def _draw_rest(self, painter: QPainter, scene: Scene) -> None:
        """Two strokes through a bar of the rest that goes on beyond the scale."""
        figures, plot = scene.shown, self._plot
        if not figures.groups.has_rest:
            return
        place = figures.size - 1
        painter.setPen(QPen(colour_of(scene.theme.surface), 2 * plot.factor))
        if figures.joint.columns[place] > plot.b.high:
            left, right = plot.cells.across(place)
            for down in (6.0, 11.0):
                y = plot.b.ceiling_y + down * plot.factor
                painter.drawLine(QLineF(left - 1, y + 3, right + 1, y - 3))
        if figures.joint.rows[place] > plot.a.high:
            top, foot = plot.cells.down(place)
            for back in (6.0, 11.0):
                x = -plot.a.ceiling_y - back * plot.factor
                painter.drawLine(QLineF(x - 3, foot + 1, x + 3, top - 1))

    def _draw_numbers(self, painter: QPainter, scene: Scene, side: Side) -> None:
        plot, factor = self._plot, self._plot.factor
        figures, write = scene.shown, scene.desk.numbers.share
        shares = figures.shares(side)
        plain, bold = (face(plot.size, factor, is_bold) for is_bold in (False, True))
        if side == "a":
            has_room = plot.cells.height >= LINE * factor
        else:
            has_room = plot.cells.width >= plain.width(write(0.5)) + 4
        gripped = scene.gripped(side)
        if has_room:
            painter.setPen(colour_of(scene.theme.muted))
            for place, share in enumerate(shares.tolist()):
                if place not in gripped:
                    text = write(share)
                    x, y = self._beside(side, place, share, plain.width(text))
                    plain.write(painter, x, y, text)
        for place in gripped:
            share = float(shares[place])
            text = write(share)
            width = bold.width(text)
            x, y = self._beside(side, place, share, width)
            if side == "b":
                y -= 4 * factor  # over the handle
            if not has_room:
                plate = QRectF(x - 2, y - 12 * factor, width + 4, 15 * factor)
                painter.fillRect(plate, colour_of(scene.theme.surface))
            painter.setPen(colour_of(scene.theme.text))
            bold.write(painter, x, y, text)

    def _beside(self, side: Side, place: int, share: float, width: float) -> tuple[float, float]:
        """Where the number of a bar begins, and its baseline."""
        plot, factor = self._plot, self._plot.factor
        if side == "a":
            top, foot = plot.cells.down(place)
            x = -plot.a.y(min(share, plot.a.high)) + 8 * factor
            x = min(x, -plot.a.ceiling_y + SIDE_NUMBERS * factor - width)
            return x, 0.5 * (top + foot) + 4.5 * factor
        left, right = plot.cells.across(place)
        rect = plot.cells.rect
        x = min(max(0.5 * (left + right - width), rect.left() - 4), rect.right() + 4 - width)
        return x, plot.b.y(min(share, plot.b.high)) - 5 * factor

    def _draw_pills(self, painter: QPainter, scene: Scene) -> None:
        plot, theme, factor = self._plot, scene.theme, self._plot.factor
        figures = scene.shown
        gripped = [(side, place) for side in SIDES for place in scene.gripped(side)]
        for side, place in gripped:
            if figures.outcome(place) < 0 or plot.is_narrow[side == "b"]:
                continue
            scale = plot.a if side == "a" else plot.b
            at = scale.y(min(float(figures.shares(side)[place]), scale.high))
            ends = plot.cells.down(place) if side == "a" else plot.cells.across(place)
            room = 0.8 * (ends[1] - ends[0])
            length = min(PILL[0] * factor, max(room, 8.0))
            middle = 0.5 * (ends[0] + ends[1])
            where = (-at, middle) if side == "a" else (middle, at)
            draw_pill(
                painter,
                *where,
                theme.text,
                theme.surface,
                length=length,
                factor=factor,
                is_upright=side == "a",
            )


def _bars(edges: np.ndarray, size: float) -> tuple[np.ndarray, np.ndarray]:
    """Where bars in slots with these edges begin and end, in device pixels."""
    starts, ends = edges[:-1], edges[1:]
    if size < NARROW:
        return starts.copy(), np.maximum(ends, starts + 1)
    gap = 0.5 * (1 - BAR_PART) * np.diff(edges)
    first = np.rint(starts + gap).astype(np.int32)
    return first, np.maximum(np.rint(ends - gap).astype(np.int32), first + 1)


def _lengths(shares: Vector, scale: ShareScale, ratio: float) -> Rows:
    """How long bars are in device pixels; what is above 0 is seen."""
    room = round((scale.floor_y - scale.ceiling_y) * ratio)
    return room - rows_of(shares, 0.0, scale.high, room)


@lru_cache(maxsize=4)
def _hatch(width: float, height: float, ratio: float, ground: str, stripe: str) -> Kept:
    return hatched_pixmap(width, height / ratio, ratio, ground, stripe)
