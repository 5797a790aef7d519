"""Draws the way: the curves along it with their names, and the line of what moves."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.axes import Clearing
from infoviz.charts.device import clipped
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font
from infoviz.charts.glyphs import draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import DOT, SMALL_DOT, draw_dot
from infoviz.charts.strokes import pen
from infoviz.core.distribution import Vector
from infoviz.core.numbers import INFINITY
from infoviz.views.landscape.names import draw_name, name_rect
from infoviz.views.landscape.path.course import ENTROPIES, Anchor, Table
from infoviz.views.landscape.path.ground import Ground
from infoviz.views.landscape.path.lines import Lines
from infoviz.views.landscape.path.plot import Plot
from infoviz.views.landscape.scene import Scene

NAMES_AT = (0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 0.03)
"""Where along the way a curve may have its name, the best place first."""

STRIP_NAMES_AT = (0.5, 0.62, 0.75, 0.38, 0.25, 0.86)

PILL_AT = 0.1


def is_entropy(measure_id: str) -> bool:
    """Whether a measure, by either name, stands in the upper panel."""
    return measure_id in ENTROPIES


class Picture:
    """The curves of one plot. `zones` are the names that can be clicked."""

    def __init__(self, scene: Scene, plot: Plot, anchor: Anchor) -> None:
        self.plot = plot
        self.zones: list[tuple[QRectF, str]] = []
        self._scene, self._anchor = scene, anchor
        self.lines = Lines(scene, plot)
        self._strip_names: list[tuple[QRectF, str]] = []
        self._named: list[tuple[str, float, bool]] = []
        self._strip_named: list[tuple[str, float]] = []

    def draw_ground(self, painter: QPainter) -> None:
        Ground(self._scene, self.plot).draw(painter)

    # The curves

    def show(self, steps: Vector, table: Table, settled: bool) -> None:
        """Takes the values along both ways; names find new places when all has settled."""
        lines = self.lines
        lines.show(steps, table)
        if settled or not self._named:
            self._find_places(lines)
            self._find_strip_places(lines)
        # While all moves, a name stays where it is along the way, and rides on its curve.
        self.zones = [
            (self._beside(id, line, part, is_under), id)
            for id, part, is_under in self._named
            if (line := lines.of(id)) is not None
        ]
        self._strip_names = [
            (self._upon(id, lines.strip[id], part), id)
            for id, part in self._strip_named
            if id in lines.strip
        ]

    def _find_places(self, lines: Lines) -> None:
        """For the name of each curve, where there is most room."""
        clearing = Clearing(lines.x, list(lines.rows.values()))
        self._named = []
        for id in self._scene.curves:
            line = lines.of(id)
            if line is None:
                continue
            area = self.plot.upper if is_entropy(id) else self.plot.lower
            choices, rects = [], []
            for part in NAMES_AT:
                for is_under in (False, True):
                    rect = self._beside(id, line, part, is_under)
                    inside = area.top() - 6 <= rect.top() and rect.bottom() <= area.bottom() + 2
                    if inside and rect.right() < area.right():
                        choices.append((part, is_under))
                        rects.append(rect)
            if rects:
                self._named.append((id, *choices[rects.index(clearing.best(rects))]))

    def _beside(self, id: str, line: Vector, part: float, is_under: bool) -> QRectF:
        """The room of a name over a curve, or under it."""
        size = name_rect(self._scene, id, self.plot.x(part), 0.0)
        x = size.left(), size.center().x(), size.right()
        ends = np.interp(x, self.lines.x, line).tolist()
        away = 3 * self._scene.factor
        if is_under:
            return size.translated(0, max(ends) + away - size.top())
        return size.translated(0, min(ends) - away - size.bottom())

    def _upon(self, id: str, line: Vector, part: float) -> QRectF:
        """The room of a name on its curve in the strip."""
        size = name_rect(self._scene, id, self.plot.x(part), 0.0)
        middle = float(np.interp(size.center().x(), self.lines.x, line))
        return size.translated(0, middle - size.center().y())

    def _find_strip_places(self, lines: Lines) -> None:
        """In the strip names stand on their curves; those that coincide share a place."""
        factor = self._scene.factor
        self._strip_named = []
        clearing = Clearing(lines.x, [])
        named: list[Vector] = []
        for id, line in lines.strip.items():
            if any(float(np.abs(line - other).max()) < 1.5 for other in named):
                continue
            if float(np.ptp(line)) < 5 * factor:
                continue
            for part in STRIP_NAMES_AT:
                rect = self._upon(id, line, part)
                if rect.bottom() <= self.plot.room.axis and clearing.is_free(rect):
                    named.append(line)
                    clearing.take(rect)
                    self._strip_named.append((id, part))
                    break

    def draw_curves(self, painter: QPainter, *, moving: bool) -> None:
        scene, plot = self._scene, self.plot
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for is_upper, area in ((True, plot.upper), (False, plot.lower)):
            # What is finite is inside, since the panels grow with it.
            if self.lines.endless:
                with clipped(painter, area.adjusted(-2, -1, 2, 2)):
                    self.lines.draw(painter, is_upper)
            else:
                self.lines.draw(painter, is_upper)
        self.lines.draw_strip(painter)
        for rect, id in self.zones:
            draw_name(painter, scene, id, rect)
        for rect, id in self._strip_names:
            painter.fillRect(rect, colour_of(scene.theme.surface))
            draw_name(painter, scene, id, rect)
        self._draw_endless(painter)
        self._draw_note(painter)

    def _draw_endless(self, painter: QPainter) -> None:
        """∞ where a curve leaves at an end; once for those that leave together."""
        scene, factor = self._scene, self._scene.factor
        bold = face(NORMAL, factor, True)
        drawn: set[tuple[float, float]] = set()
        for x, top, id in self.lines.endless:
            if (x, top) not in drawn:
                drawn.add((x, top))
                painter.setPen(colour_of(scene.text_ink(id)))
                inside = x + 4 * factor
                if x > self.plot.x(0.5):
                    inside = x - 4 * factor - bold.width(INFINITY)
                bold.write(painter, inside, top + 12 * factor, INFINITY)

    def _draw_note(self, painter: QPainter) -> None:
        """Why there is nothing to be compared, in the middle of the strip or above the axis."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        has_geometric = any(kind == "geometric" for _, kind in self.lines.rows)
        if self._anchor.is_point:
            text = QCoreApplication.translate(
                "Landscape", "A and B are equal: both ways stay where they begin"
            )
        elif self.lines.rows and not has_geometric and self._needs_geometric():
            text = QCoreApplication.translate(
                "Landscape", "A and B share no outcome: there is no geometric way"
            )
        else:
            return
        width = text_widths(SMALL, factor)(text) + 10 * factor
        room = plot.room
        rect = QRectF(0.5 * (room.left + room.right - width), 0.0, width, 18 * factor)
        if room.strip is not None:
            rect.moveTop(0.5 * (room.strip[0] + room.strip[1]) - 9 * factor)
        else:
            self._put_clear(rect)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _put_clear(self, rect: QRectF) -> None:
        """Brings `rect` to where neither curves nor their names are, if there is such a place."""
        room, lines = self.plot.room, self.lines
        clearing = Clearing(lines.x, list(lines.rows.values()))
        for name, _ in self.zones:
            clearing.take(name)
        middle, right = rect.left(), room.right - rect.width() - 4
        places = [
            QRectF(left, top, rect.width(), rect.height())
            for left in (middle, 0.5 * (middle + right), right)
            for top in np.arange(room.axis - rect.height() - 3, room.top, -4.0).tolist()
        ]
        rect.moveTopLeft(clearing.best(places or [rect]).topLeft())

    def _needs_geometric(self) -> bool:
        """Whether a curve on show would differ along the other way."""
        return any(self._scene.options.known_as(id) != "h_a" for id, _ in self.lines.rows)

    # The line

    def draw(self, painter: QPainter) -> None:
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        theme, room, side = scene.theme, plot.room, scene.options.moves
        x = plot.x(self._anchor.t)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.of(side), 2.0 * factor))
        painter.drawLine(QLineF(x, room.titles + 4 * factor, x, room.axis))
        for id in scene.curves:
            total = scene.total(id) / scene.nats
            if math.isfinite(total):
                y = plot.y(total, is_entropy=is_entropy(id))
                draw_dot(painter, x, y, scene.ink(id), theme.surface, DOT * factor)
        pill = room.top + max(PILL_AT * (room.foot - room.top), 14 * factor)
        draw_pill(painter, x, pill, theme.text, theme.surface, factor=factor, is_upright=True)
        self._draw_titles(painter, x)
        pointer = scene.pointer
        if pointer is not None and plot.area.contains(pointer):
            self._draw_read_out(painter, pointer.x())

    def _draw_titles(self, painter: QPainter, x: float) -> None:
        """Where the way begins and ends, and where on it the handle is."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        theme, room = scene.theme, plot.room
        side, other = scene.options.moves, scene.options.stands
        bold, plain = face(LARGE, factor, True), face(SMALL, factor)
        title = f"{side.upper()}   t = {scene.desk.numbers.share(self._anchor.t)}"
        width = bold.width(title)
        left = min(max(x - 0.5 * width, room.left), room.right - width)
        painter.setPen(colour_of(theme.of(f"{side}_text")))
        bold.write(painter, left, room.titles, title)
        gap = 12 * factor
        start = f"{side.upper()}₀"
        began = QCoreApplication.translate("Landscape", "where {0} began").format(side.upper())
        begin_width = bold.width(start)
        if left > room.left + begin_width + gap:
            bold.write(painter, room.left, room.titles, start)
            words = room.left + begin_width + 0.6 * gap
            if left > words + plain.width(began) + gap:
                painter.setPen(colour_of(theme.muted))
                plain.write(painter, words, room.titles, began)
        end = other.upper()
        if left + width < room.right - bold.width(end) - gap:
            painter.setPen(colour_of(theme.of(f"{other}_text")))
            bold.write_right(painter, room.right, room.titles, end)

    def _draw_read_out(self, painter: QPainter, x: float) -> None:
        """A dotted line under the pointer, and a dot where it meets each curve."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        painter.setPen(QPen(colour_of(scene.theme.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(x, plot.room.top, x, plot.room.axis))
        for id in scene.curves:
            line = self.lines.rows.get((id, scene.options.along), self.lines.of(id))
            if line is None:
                continue
            y = float(np.interp(x, self.lines.x, line))
            area = plot.upper if is_entropy(id) else plot.lower
            if y >= area.top():
                draw_dot(painter, x, y, scene.ink(id), scene.theme.surface, SMALL_DOT * factor)
