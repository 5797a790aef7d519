"""Draws the boxes: solid, hatched and hollow, with the top of the code's length over each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.batch import Integers, PieceBatch, RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.kept import Kept
from infoviz.charts.raster import colour_of
from infoviz.core.distribution import Vector
from infoviz.views.base import NO_OUTCOME
from infoviz.views.coding_cost.plot import Plot
from infoviz.views.coding_cost.scene import Scene

MANY = 200
"""With more outcomes than this the boxes are drawn by columns of pixels."""

FEW = 12
"""Up to so many boxes the outlines of what is taken back are drawn thick."""

NARROW = 3.0
"""Boxes narrower than this are not set apart, and not dragged."""

TOP_LINE = 3.0


@lru_cache(maxsize=4)
def _hatch_of(width: int, height: int, ratio: float, ground: str, stripe: str) -> Kept:
    """A hatched pixmap to copy from, kept while the size and the theme are the same."""
    return hatched_pixmap(width, height, ratio, ground, stripe)


def hatch_of(scene: Scene, plot: Plot) -> Kept:
    """The hatching of the code's colour, as large as the plot."""
    theme, code = scene.theme, scene.coding.code
    return _hatch_of(
        round(plot.mean.right() - plot.left),
        round(plot.foot - plot.top) + 8,
        plot.ratio,
        theme.of(f"hatch_{code}"),
        theme.of(f"hatch_line_{code}"),
    )


@dataclass(frozen=True, eq=False)
class Run:
    """Boxes beside one another: where they begin and end in device pixels, and how tall."""

    left: Integers
    right: Integers
    lengths: Vector
    ideal: Vector


def draw_boxes(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Every box, set apart where there is room."""
    boxes = scene.shown
    edges = np.rint((plot.left + boxes.ends * plot.width) * plot.ratio).astype(np.int32)
    is_empty = boxes.shares == 0
    if is_empty.any():
        wide = np.flatnonzero(~is_empty)
        run = Run(edges[wide], edges[wide + 1], boxes.lengths[wide], boxes.ideal[wide])
    else:
        run = Run(edges[:-1], edges[1:], boxes.lengths, boxes.ideal)
    _draw_run(painter, scene, plot, run)
    mark = colour_of(scene.theme.muted)
    for outcome in np.flatnonzero(is_empty).tolist():
        # A share of 0 has no width; the tick is where it can be pulled open.
        x = edges[outcome] / plot.ratio
        painter.fillRect(QRectF(x - 0.75, plot.foot - 6, 1.5, 10), mark)
    is_wide = np.diff(edges) >= NARROW * plot.ratio
    places = edges[1:-1][is_wide[:-1] & is_wide[1:]]
    between = RectBatch(len(places))
    thick = max(round(1.5 * plot.ratio), 1)
    between.left[:] = places - thick // 2
    between.right[:] = between.left + thick - 1
    between.top[:], between.bottom[:] = (
        round((plot.top - 6) * plot.ratio),
        round(plot.foot * plot.ratio) - 1,
    )
    with device_pixels(painter, plot.ratio):
        between.draw(painter, colour_of(scene.theme.surface))


def draw_columns(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Of very many boxes one for each pixel: that which holds its middle."""
    boxes = scene.shown
    count = max(round(plot.width * plot.ratio), 1)
    places = (np.arange(count) + 0.5) / count
    owners = np.clip(
        np.searchsorted(boxes.ends, places, side="right") - 1, 0, len(boxes.shares) - 1
    )
    # Neighbouring pixels of one box are one rectangle.
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    stops = np.append(starts[1:], count)
    first, kept = round(plot.left * plot.ratio), owners[starts]
    lefts, rights = (first + ends.astype(np.int32) for ends in (starts, stops))
    _draw_run(painter, scene, plot, Run(lefts, rights, boxes.lengths[kept], boxes.ideal[kept]))


def _draw_run(painter: QPainter, scene: Scene, plot: Plot, run: Run) -> None:
    """Solid up to the shorter of both, hatched what is longer, hollow what is taken back."""
    theme, coding = scene.theme, scene.coding
    coded, code = colour_of(theme.of(coding.coded)), colour_of(theme.of(coding.code))
    foot, highest = round(plot.foot * plot.ratio), round((plot.top - 6) * plot.ratio)
    rows = (foot - round(plot.top * plot.ratio)) / plot.high
    tops, ideals = (
        np.maximum(foot - np.rint(np.minimum(each, 1e6) * rows), highest).astype(np.int32)
        for each in (run.lengths, run.ideal)
    )
    with device_pixels(painter, plot.ratio):
        solid = RectBatch(len(run.left))
        solid.left[:], solid.right[:] = run.left, run.right - 1
        solid.top[:], solid.bottom[:] = np.maximum(tops, ideals), foot - 1
        solid.draw(painter, coded)
        longer = np.flatnonzero(tops < ideals)
        if longer.size:
            x, hatch = round(plot.left * plot.ratio), hatch_of(scene, plot)
            pieces = PieceBatch(len(longer), hatch, x, highest)
            pieces.set_across(run.left[longer], (run.right - run.left)[longer])
            pieces.draw(painter, tops[longer], ideals[longer])
        if coding.extra is not None:
            half = max(round(0.5 * TOP_LINE * plot.ratio), 1)
            line = solid
            line.top[:], line.bottom[:] = tops - half, tops + half - 1
            line.draw(painter, code)
    if coding.extra is not None:
        _draw_hollow(painter, scene, plot, run, tops, ideals)
    if scene.shown.missing is not None:
        for i in np.flatnonzero(run.lengths == np.inf).tolist()[:MANY]:
            draw_break(painter, scene, plot, run.left[i] / plot.ratio, run.right[i] / plot.ratio)


def _draw_hollow(
    painter: QPainter, scene: Scene, plot: Plot, run: Run, tops: Integers, ideals: Integers
) -> None:
    seen = np.flatnonzero((tops > ideals) & (run.right - run.left >= NARROW * plot.ratio))
    if not seen.size:
        return
    # A line of one pixel is dashed many times faster.
    thick = 1.5 if len(run.left) <= FEW else 1.0
    painter.setPen(_dashes(scene.theme.of(scene.coding.coded), thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    per = 1 / plot.ratio
    lefts, rights = run.left[seen] * per + 1, run.right[seen] * per - 1
    tall, feet = ideals[seen] * per + 1, tops[seen] * per
    edges = zip(
        *(each.tolist() for each in (lefts, tall, rights - lefts, feet - tall)), strict=True
    )
    painter.drawRects([QRectF(*edge) for edge in edges])


@lru_cache(maxsize=8)
def _dashes(colour: str, width: float) -> QPen:
    """A pen, made once; not to be changed."""
    return QPen(colour_of(colour), width, Qt.PenStyle.DashLine)


def draw_break(painter: QPainter, scene: Scene, plot: Plot, left: float, right: float) -> None:
    """Two strokes through a box that has no end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour_of(scene.theme.surface), 2.5 * plot.factor))
    for down in (10.0, 17.0):
        y = plot.top + down * plot.factor
        painter.drawLine(QLineF(left - 1, y + 4, right + 1, y - 4))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def draw_grip(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Lines around the box in the hand, up to its top."""
    outcome = scene.gripped
    if outcome == NO_OUTCOME:
        return
    boxes, ink = scene.shown, colour_of(scene.theme.text)
    left, right = plot.x(float(boxes.ends[outcome])), plot.x(float(boxes.ends[outcome + 1]))
    if right - left < NARROW:
        return
    top = plot.y(min(float(boxes.lengths[outcome]), plot.high))
    thick = 1.5
    painter.fillRect(QRectF(left - 0.5 * thick, top, thick, plot.foot - top), ink)
    painter.fillRect(QRectF(right - 0.5 * thick, top, thick, plot.foot - top), ink)
    painter.fillRect(QRectF(left, plot.foot - 0.5, right - left, thick), ink)
