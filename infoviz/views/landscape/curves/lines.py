"""The lines of A and B over the curves: a handle, and the ladder's bar on each."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.device import is_vector, ratio_of
from infoviz.charts.fonts import LARGE, NORMAL
from infoviz.charts.glyphs import draw_pill
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.kept import Kept, draw_kept_within
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import DOT, SMALL_DOT, draw_breaks, draw_dot
from infoviz.core.distribution import Vector
from infoviz.core.state import SIDES, Side
from infoviz.views.landscape.curves.plot import Plot
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.words import symbol

BAR = 10.0
PILL_AT = 0.19
"""How far down its line the pill stands, as a part of the plot."""

NAMED_FROM = 90.0
"""In a lower plot the pieces of the bar have no names."""


class Lines:
    """Both lines, drawn with each move."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self._scene, self._plot = scene, plot
        theme, factor = scene.theme, scene.factor
        self._pens = {
            side: QPen(
                colour_of(theme.of(side)),
                (2.0 if side == scene.options.moves else 1.3) * factor,
                Qt.PenStyle.SolidLine if side == scene.options.moves else Qt.PenStyle.DashLine,
                Qt.PenCapStyle.FlatCap,
            )
            for side in SIDES
        }
        self._hatched: Kept | None = None
        self._title, self._text = face(LARGE, factor, True), face(NORMAL, factor)
        self._bold = face(NORMAL, factor, True)

    def draw(self, painter: QPainter) -> None:
        scene = self._scene
        moves, stands = scene.options.moves, scene.options.stands
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter, stands)
        self._draw_line(painter, moves)
        self._draw_titles(painter)
        if self._plot.foot - self._plot.top >= NAMED_FROM * scene.factor:
            self._draw_names(painter)

    # One line

    def _draw_line(self, painter: QPainter, side: Side) -> None:
        """The line from the top down to the bar, the bar, its dots, and the pill."""
        scene, plot, factor = self._scene, self._plot, self._scene.factor
        x = self._x(side)
        extra, whole = self._extra(side), self._whole(side)
        top, joint = self._row(whole), self._row(extra)
        painter.setPen(self._pens[side])
        painter.drawLine(QLineF(x, plot.titles + 4 * factor, x, top))
        width = round(BAR * factor)
        left = round(x - 0.5 * width)
        if extra > 0:
            self._draw_extra(painter, left, width, joint)
        own = colour_of(scene.theme.of(scene.options.stands))
        painter.fillRect(QRectF(left, top, width, joint - top), own)
        if plot.y(whole) < plot.top:
            draw_breaks(painter, QRectF(left, plot.top, width, 1), scene.theme.surface, factor)
        sum_id, kl_id = scene.options.known_as("ce_ab"), scene.options.known_as("kl_ab")
        for value, id in ((whole, sum_id), (extra, kl_id)):
            if plot.y(value) >= plot.top:
                draw_dot(
                    painter, x, plot.y(value), scene.ink(id), scene.theme.surface, DOT * factor
                )
        pill = plot.top + PILL_AT * (plot.foot - plot.top)
        draw_pill(
            painter, x, pill, scene.theme.text, scene.theme.surface, factor=factor, is_upright=True
        )

    def _draw_extra(self, painter: QPainter, left: int, width: int, joint: float) -> None:
        """The hatched piece, from the foot up: what is paid beyond the entropy."""
        plot, theme = self._plot, self._scene.theme
        side = self._scene.options.moves
        ratio = ratio_of(painter)
        if self._hatched is None or self._hatched.devicePixelRatio() != ratio:
            ground, stripe = theme.of(f"hatch_{side}"), theme.of(f"hatch_line_{side}")
            self._hatched = hatched_pixmap(width, plot.foot - plot.top, ratio, ground, stripe)
        rows = round((plot.foot - joint) * ratio)
        source = QRect(0, self._hatched.height() - rows, self._hatched.width(), rows)
        target = QRectF(left, plot.foot - rows / ratio, width, rows / ratio)
        if is_vector(painter):
            top = plot.foot - self._hatched.logical_size.height()
            draw_kept_within(painter, QPointF(left, top), self._hatched, target)
        else:
            painter.drawPixmap(target, self._hatched, QRectF(source))

    def _x(self, side: Side) -> float:
        return self._plot.x(float(self._scene.state.of(side).p[0]))

    def _row(self, value: float) -> float:
        """Where a value stands, and the top of the plot where that is higher."""
        return max(self._plot.y(value), self._plot.top) if math.isfinite(value) else self._plot.top

    def _extra(self, side: Side) -> float:
        """The divergence at a line, in the unit; 0 at that of what stands."""
        scene = self._scene
        if side == scene.options.stands:
            return 0.0
        return scene.total(scene.options.known_as("kl_ab")) / scene.nats

    def _whole(self, side: Side) -> float:
        """The cross-entropy at a line, in the unit."""
        scene = self._scene
        of = "ce_ab" if side == scene.options.moves else "h_a"
        return scene.total(scene.options.known_as(of)) / scene.nats

    # Words

    def _draw_titles(self, painter: QPainter) -> None:
        """Whose line it is and what its share is; side by side where the lines are near."""
        scene, plot = self._scene, self._plot
        texts = {
            side: f"{side.upper()}   {side} = "
            + scene.desk.numbers.share(float(scene.state.of(side).p[0]))
            for side in SIDES
        }
        widths = {side: self._title.width(text) for side, text in texts.items()}
        left, right = sorted(SIDES, key=self._x)
        gap = 14 * scene.factor
        starts = {side: self._x(side) - 0.5 * widths[side] for side in SIDES}
        surplus = starts[left] + widths[left] + gap - starts[right]
        if surplus > 0:
            starts[left] -= 0.5 * surplus
            starts[right] += 0.5 * surplus
        # Held inside, the left one first, and then what it pushes along.
        starts[left] = max(starts[left], plot.left)
        starts[right] = max(starts[right], starts[left] + widths[left] + gap)
        end = plot.right + 60 * scene.factor
        starts[right] = min(starts[right], end - widths[right])
        starts[left] = min(starts[left], starts[right] - gap - widths[left])
        for side in SIDES:
            painter.setPen(colour_of(scene.theme.of(f"{side}_text")))
            self._title.write(painter, starts[side], plot.titles, texts[side])

    def _draw_names(self, painter: QPainter) -> None:
        """The pieces of the moving bar by name, with their values."""
        scene, plot, factor = self._scene, self._plot, self._scene.factor
        side = scene.options.moves
        extra, whole = self._extra(side), self._whole(side)
        joint, top = self._row(extra), self._row(whole)
        x = self._x(side)
        kl_id, h_id = scene.options.known_as("kl_ab"), scene.options.known_as("h_a")
        line = 15 * factor
        low = min(max(joint - 5 * factor, plot.top + 3 * line), plot.foot - 4 * factor)
        high = min(0.5 * (joint + top) + 4 * factor, low - 1.2 * line)
        away = self._x(scene.options.stands) > x
        self._draw_piece(painter, x, high, h_id, on_left=away)
        if extra > 0:
            self._draw_piece(painter, x, low, kl_id, on_left=not away)

    def _draw_piece(
        self, painter: QPainter, x: float, baseline: float, measure_id: str, *, on_left: bool
    ) -> None:
        scene, plot, factor = self._scene, self._plot, self._scene.factor
        name, value = symbol(measure_id), scene.desk.numbers.measure(scene.total(measure_id))
        gap, space = 11 * factor, 6 * factor
        width = self._bold.width(name) + space + self._text.width(value)
        if on_left and x - gap - width < plot.left + 2:
            on_left = False
        elif not on_left and x + gap + width > plot.right - 2:
            on_left = True
        left = x - gap - width if on_left else x + gap
        plate = QRectF(left - 3, baseline - 12 * factor, width + 6, 16 * factor)
        painter.fillRect(plate, colour_of(scene.theme.surface))
        painter.setPen(colour_of(scene.text_ink(measure_id)))
        self._bold.write(painter, left, baseline, name)
        painter.setPen(colour_of(scene.theme.text))
        self._text.write(painter, left + self._bold.width(name) + space, baseline, value)

    # The pointer

    def draw_read_out(self, painter: QPainter, x: float, curves: dict[str, Vector]) -> None:
        """A dotted line under the pointer, and a dot where it meets each curve."""
        scene, plot, factor = self._scene, self._plot, self._scene.factor
        painter.setPen(QPen(colour_of(scene.theme.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(QPointF(x, plot.top), QPointF(x, plot.foot)))
        for id, points in curves.items():
            y = float(np.interp(x, points[:, 0], points[:, 1]))
            if y >= plot.top:
                draw_dot(painter, x, y, scene.ink(id), scene.theme.surface, SMALL_DOT * factor)
