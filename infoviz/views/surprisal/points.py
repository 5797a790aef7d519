"""Draws both distributions as points on the curves, with lines down to the axis of shares."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from infoviz.charts.fonts import SMALL
from infoviz.charts.kept import Kept, draw_kept
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of
from infoviz.charts.stamps import draw_stamps
from infoviz.charts.strokes import draw_pieces, pen
from infoviz.core.distribution import Vector
from infoviz.core.state import SIDES, Side
from infoviz.views.surprisal.plot import Plot
from infoviz.views.surprisal.scene import Mark, Scene

FEW = 40
"""With more outcomes than this points are small, and have no lines down to the axis."""

DOT, SMALL_DOT = 11.0, 6.0
PALE = 0.45
PILL = 38.0, 14.0
"""The handle is larger than others, since the point stands in it."""


def draw_points(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Every point on both curves."""
    theme, points = scene.theme, scene.shown
    many, strong = len(scene.state) > FEW, scene.read
    size = (SMALL_DOT if many else DOT) * plot.factor
    floor = plot.lower.bottom() if plot.lower is not None else plot.foot
    for side in SIDES:
        shares = points.shares(side)
        xs, ys = plot.xs(shares), plot.ys(points.heights[side])
        dot = _dot(size, plot.ratio, theme.of(side), theme.surface, side == "b")
        if not many:
            _draw_drops(painter, scene, side, xs, ys, floor, strong)
        draw_stamps(painter, *_places(xs, ys, many), dot)
        if plot.lower is not None:
            below = points.analysis.terms(f"h_{side}") / points.nats
            feet = plot.lower.bottom() - below / plot.lower_high * plot.lower.height()
            draw_stamps(painter, *_places(xs, feet, many), dot)
    painter.setPen(colour_of(theme.muted))
    for place, text in words_at_ends(scene, plot):
        face(SMALL, plot.factor).write(painter, place.x(), place.y(), text)


def words_at_ends(scene: Scene, plot: Plot) -> list[tuple[QPointF, str]]:
    """What is said where the curve leaves, and where it comes down to nothing, and where."""
    factor = plot.factor
    words = []
    if all(scene.state.of(side).least > 0 for side in SIDES):
        # Where an outcome is there already, it says so itself.
        left = max(float(plot.curve[1][0]), plot.left) + 14
        text = QCoreApplication.translate("Surprisal", "p → 0 runs to ∞")
        words.append((QPointF(left, plot.top - 8 * factor), text))
    sure = QCoreApplication.translate("Surprisal", "p = 1 carries nothing")
    # Above the curve where the words begin, and above a level that would run through them.
    begins = plot.right - face(SMALL, factor).width(sure)
    y = min(plot.y(-math.log(max(plot.share(begins), 1e-300)) / plot.nats), plot.foot) - 8 * factor
    weighting = scene.weighting
    for level in sorted(
        (plot.y(scene.shown.level(id)) for id in (weighting.own, weighting.cross)), reverse=True
    ):
        if y - 13 * factor < level < y + 5 * factor:
            y = level - 7 * factor
    words.append((QPointF(begins, y), sure))
    return words


def _draw_drops(
    painter: QPainter,
    scene: Scene,
    side: Side,
    xs: Vector,
    ys: Vector,
    floor: float,
    strong: int,
) -> None:
    """Lines from the points down to the axis of shares: whole for A, dashed for B."""
    theme = scene.theme
    pale = blend(theme.of(side), theme.surface, PALE)
    lines = np.empty((len(xs), 4))
    lines[:, 0] = lines[:, 2] = xs
    lines[:, 1], lines[:, 3] = ys, floor
    draw_pieces(painter, lines, _dashed(pale, 1.0) if side == "b" else pen(pale, 1.0))
    if 0 <= strong < len(xs):
        own = theme.of(side)
        line = lines[strong : strong + 1].copy()
        draw_pieces(painter, line, _dashed(own, 2.0) if side == "b" else pen(own, 2.0))


@lru_cache(maxsize=8)
def _dashed(colour: str, width: float) -> QPen:
    """A pen, made once; not to be changed."""
    made = QPen(colour_of(colour), width)
    made.setDashPattern([4 / width, 4 / width])
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def draw_dot_again(painter: QPainter, scene: Scene, plot: Plot, mark: Mark) -> None:
    """Over the lines of the labels, which begin at points."""
    side, outcome = mark
    theme = scene.theme
    dot = _dot(DOT * plot.factor, plot.ratio, theme.of(side), theme.surface, side == "b")
    half = 0.5 * dot.logical_size.width()
    x = plot.x(float(scene.shown.shares(side)[outcome]))
    y = plot.y(float(scene.shown.heights[side][outcome]))
    draw_kept(painter, QPointF(x - half, y - half), dot)


def draw_handle(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """A pill along the curve, around the point that a press would take."""
    mark = scene.gripped
    if mark is None:
        return
    side, outcome = mark
    share = float(scene.shown.shares(side)[outcome])
    x = plot.x(share)
    y = plot.y(float(scene.shown.heights[side][outcome]))
    theme = scene.theme
    painter.save()
    painter.translate(x, y)
    painter.rotate(plot.slope(share) if share > 0 else 90)
    # Drawn and not copied: a pixmap that is turned loses its smooth edge.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour_of(theme.text), 2 * plot.factor))
    painter.setBrush(colour_of(theme.surface))
    long, tall = (each * plot.factor for each in PILL)
    painter.drawRoundedRect(QRectF(-0.5 * long, -0.5 * tall, long, tall), 0.5 * tall, 0.5 * tall)
    painter.restore()
    draw_dot_again(painter, scene, plot, mark)


def _places(xs: Vector, ys: Vector, many: bool) -> tuple[Vector, Vector]:
    """Where dots are drawn; of very many only those that fall on different pixels."""
    if not many:
        return xs, ys
    keys = np.rint(xs / 2).astype(np.int64) * 100_000 + np.rint(ys / 2).astype(np.int64)
    _, kept = np.unique(keys, return_index=True)
    return xs[kept], ys[kept]


@lru_cache(maxsize=16)
def _dot(size: float, ratio: float, colour: str, casing: str, is_ring: bool) -> Kept:
    """A disc for A, a ring for B, with a casing; copied faster than drawn."""
    whole = size + 3
    # On whole pixels of the device, so that a stamp is not blurred.
    side = math.ceil(whole * ratio) / ratio
    middle = QPointF(0.5 * whole, 0.5 * whole)

    def paint(painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(casing))
        painter.drawEllipse(middle, 0.5 * whole, 0.5 * whole)
        if is_ring:
            thick = max(0.22 * size, 1.5)
            painter.setPen(QPen(QColor(colour), thick))
            painter.setBrush(QColor(casing))
            painter.drawEllipse(middle, 0.5 * (size - thick), 0.5 * (size - thick))
        else:
            painter.setBrush(QColor(colour))
            painter.drawEllipse(middle, 0.5 * size, 0.5 * size)

    return Kept(side, side, ratio, paint)
