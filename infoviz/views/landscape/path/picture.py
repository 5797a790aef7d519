"""Draws the way: panels and strip, the curves along it, and the line of what moves."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font, metrics
from infoviz.charts.glyphs import draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.charts.strokes import Pieces, Points, dashes_of, draw_pieces, pen, pieces_of
from infoviz.core.distribution import Vector
from infoviz.core.mixtures import KINDS, Kind
from infoviz.core.numbers import INFINITY, tick
from infoviz.views.landscape.axes import Clearing, crisp, draw_level_axis
from infoviz.views.landscape.names import draw_name, name_rect
from infoviz.views.landscape.path.course import Anchor, Course
from infoviz.views.landscape.path.plot import Plot
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.signs import DOT, SMALL_DOT, draw_dot

DASH, GAP = 7.0, 4.0
WAVE = 16.0, 3.0
"""The seam: how long its waves are, and how high."""

NAMES_AT = (0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 0.03)
"""Where along the way a curve may have its name, the best place first."""

STRIP_NAMES_AT = (0.5, 0.62, 0.75, 0.38, 0.25, 0.86)

PILL_AT = 0.1


class Picture:
    """The curves of one plot. `zones` are the names that can be clicked."""

    def __init__(self, scene: Scene, plot: Plot, anchor: Anchor) -> None:
        self.plot = plot
        self.zones: list[tuple[QRectF, str]] = []
        self._scene, self._anchor = scene, anchor
        self._lines: dict[tuple[str, Kind], Points] = {}
        self._endless: list[tuple[float, float, str]] = []
        self._strip: dict[str, Points] = {}
        self._strip_names: list[tuple[QRectF, str]] = []
        self._named: list[tuple[str, float, bool]] = []
        self._strip_named: list[tuple[str, float]] = []

    def _is_entropy(self, measure_id: str) -> bool:
        return measure_id.startswith(("h_", "ce_"))

    # What stays

    def draw_ground(self, painter: QPainter) -> None:
        scene, plot = self._scene, self.plot
        theme, factor, room = scene.theme, scene.factor, plot.room
        ratio = painter.device().devicePixelRatio()
        painter.setFont(font(SMALL, factor))
        widths = text_widths(SMALL, factor)
        panels = plot.panels
        for value in ticks(0.0, panels.kl, panels.step) if panels.kl else []:
            self._draw_tick(painter, plot.y(value, is_entropy=False), tick(value, panels.step))
        if panels.high > panels.kl:
            low = panels.low if panels.is_cut or not panels.kl else panels.low + panels.step
            for value in ticks(low, panels.high, panels.step):
                self._draw_tick(painter, plot.y(value, is_entropy=True), tick(value, panels.step))
        if panels.is_cut:
            self._draw_seam(painter)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        unit = scene.desk.numbers.unit.id
        draw_right(painter, room.left - 7 * factor, room.titles, unit, widths)
        if room.strip is not None:
            self._draw_strip_axis(painter)
            zero = QRectF(room.left, crisp(room.foot, ratio), room.right - room.left, 1)
            painter.fillRect(zero, colour_of(theme.muted))
        draw_level_axis(painter, theme, factor, room.left, room.right, room.axis)
        if room.words is not None:
            self._draw_words(painter)

    def _draw_tick(self, painter: QPainter, y: float, text: str) -> None:
        """A line of the grid with its number."""
        scene, room, factor = self._scene, self.plot.room, self._scene.factor
        y = crisp(y, painter.device().devicePixelRatio())
        painter.fillRect(
            QRectF(room.left, y, room.right - room.left, 1), colour_of(scene.theme.grid)
        )
        painter.setPen(colour_of(scene.theme.muted))
        middle = 0.36 * metrics(SMALL, factor).ascent()
        draw_right(painter, room.left - 7 * factor, y + middle, text, text_widths(SMALL, factor))

    def _draw_seam(self, painter: QPainter) -> None:
        """A wave between the panels: something is left out here."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        y = 0.5 * (plot.upper.bottom() + plot.lower.top())
        long, high = (each * factor for each in WAVE)
        x = np.arange(plot.room.left, plot.room.right + 1, 0.5 * long)
        wave = np.stack([x, y + high * np.where(np.arange(len(x)) % 2, -1.0, 1.0)], axis=1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_pieces(painter, pieces_of(wave), pen(scene.theme.grid, 1.3 * factor))
        painter.setPen(colour_of(scene.theme.muted))
        widths = text_widths(SMALL, factor)
        draw_right(painter, plot.room.left - 7 * factor, y + 4 * factor, "≈", widths)

    def _draw_strip_axis(self, painter: QPainter) -> None:
        """The strip's heading, its zero and its ticks."""
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        room, strip = plot.room, plot.strip
        assert room.strip is not None
        per_value = plot.per_unit * strip.times
        step = tick_step((room.strip[1] - room.strip[0]) / per_value, 2)
        low = -(room.strip[1] - plot.strip_zero) / per_value
        high = (plot.strip_zero - room.strip[0]) / per_value
        for value in ticks(low, high, step) if strip.is_needed else [0.0]:
            self._draw_tick(painter, plot.strip_zero - value * per_value, tick(value, step))
        zero = crisp(plot.strip_zero, painter.device().devicePixelRatio())
        line = QRectF(room.left, zero, room.right - room.left, 1)
        painter.fillRect(line, colour_of(scene.theme.muted))
        text = QCoreApplication.translate("Landscape", "geometric − arithmetic")
        if strip.is_needed:
            text = QCoreApplication.translate(
                "Landscape", "geometric − arithmetic, {0} × as tall"
            ).format(f"{strip.times:g}")
        painter.drawText(QPointF(room.left, room.strip[0] - 6 * factor), text)

    def _draw_words(self, painter: QPainter) -> None:
        """What the axis is, and what solid and dashed lines are."""
        scene, room, factor = self._scene, self.plot.room, self._scene.factor
        assert room.words is not None
        own, other = scene.options.moves.upper(), scene.options.stands.upper()
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        widths = text_widths(SMALL, factor)
        text = QCoreApplication.translate("Landscape", "t, the way from {0}₀ to {1}")
        text = text.format(own, other)
        painter.drawText(QPointF(room.left, room.words), text)
        free = room.right - room.left - widths(text) - 20 * factor
        long = [
            QCoreApplication.translate("Landscape", "arithmetic, {0} = (1 − t) · {0}₀ + t · {1}"),
            QCoreApplication.translate("Landscape", "geometric, {0} ∝ {0}₀¹⁻ᵗ · {1}ᵗ"),
        ]
        short = [
            QCoreApplication.translate("Landscape", "arithmetic"),
            QCoreApplication.translate("Landscape", "geometric"),
        ]
        sample, space, apart = 34 * factor, 8 * factor, 22 * factor
        for words in (long, short):
            texts = [each.format(own, other) for each in words]
            needed = sum(widths(each) + sample + space for each in texts) + apart
            if needed <= free:
                break
        else:
            return
        x = room.right - needed
        y = room.words - 0.36 * metrics(SMALL, factor).ascent()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i, each in enumerate(texts):
            line = np.array([[x, y], [x + sample, y]])
            pieces = dashes_of(line, DASH * factor, GAP * factor) if i else pieces_of(line)
            draw_pieces(painter, pieces, pen(scene.theme.text, 2.0 * factor))
            painter.setPen(colour_of(scene.theme.muted))
            painter.drawText(QPointF(x + sample + space, room.words), each)
            x += sample + space + widths(each) + apart

    # The curves

    def show(self, course: Course, settled: bool) -> None:
        """Takes the values along both ways; names find new places when all has settled."""
        scene, plot = self._scene, self.plot
        x = plot.x(0.0) + course.steps * (plot.x(1.0) - plot.x(0.0))
        self._lines, self._strip, self._endless = {}, {}, []
        for id in scene.curves:
            known = scene.options.known_as(id)
            for kind in KINDS:
                values = course.of(kind, known)
                # A constant is the same along both.
                if values is None or (known == "h_a" and kind == "geometric"):
                    continue
                is_entropy = self._is_entropy(id)
                heights = plot.heights(values / scene.nats, is_entropy=is_entropy)
                self._lines[id, kind] = np.stack([x, heights], axis=1)
                top = (plot.upper if is_entropy else plot.lower).top()
                for end in (0, -1):
                    if math.isinf(values[end]):
                        self._endless.append((float(x[end]), top, id))
            difference = course.difference(known)
            if plot.room.strip is not None and difference is not None:
                heights = plot.strip_heights(difference / scene.nats)
                self._strip[id] = np.stack([x, heights], axis=1)
        if settled or not self._named:
            self._find_places(x)
            self._find_strip_places(x)
        # While all moves, a name stays where it is along the way, and rides on its curve.
        self.zones = [
            (self._beside(id, line, part, is_under), id)
            for id, part, is_under in self._named
            if (line := self._line(id)) is not None
        ]
        self._strip_names = [
            (self._upon(id, self._strip[id], part), id)
            for id, part in self._strip_named
            if id in self._strip
        ]

    def _find_places(self, x: Vector) -> None:
        """For the name of each curve, where there is most room."""
        clearing = Clearing(x, [line[:, 1] for line in self._lines.values()])
        self._named = []
        for id in self._scene.curves:
            line = self._line(id)
            if line is None:
                continue
            area = self.plot.upper if self._is_entropy(id) else self.plot.lower
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

    def _beside(self, id: str, line: Points, part: float, is_under: bool) -> QRectF:
        """The room of a name over a curve, or under it."""
        size = name_rect(self._scene, id, self.plot.x(part), 0.0)
        ends = np.interp((size.left(), size.center().x(), size.right()), line[:, 0], line[:, 1])
        away = 3 * self._scene.factor
        if is_under:
            return size.translated(0, float(ends.max()) + away - size.top())
        return size.translated(0, float(ends.min()) - away - size.bottom())

    def _line(self, id: str) -> Points | None:
        """The curve that has the name: solid, or dashed where there is no other."""
        return self._lines.get((id, "arithmetic"), self._lines.get((id, "geometric")))

    def _upon(self, id: str, line: Points, part: float) -> QRectF:
        """The room of a name on its curve in the strip."""
        size = name_rect(self._scene, id, self.plot.x(part), 0.0)
        middle = float(np.interp(size.center().x(), line[:, 0], line[:, 1]))
        return size.translated(0, middle - size.center().y())

    def _find_strip_places(self, x: Vector) -> None:
        """In the strip names stand on their curves; those that coincide share a place."""
        factor = self._scene.factor
        self._strip_named = []
        clearing = Clearing(x, [])
        named: list[Vector] = []
        for id, line in self._strip.items():
            if any(float(np.abs(line[:, 1] - other).max()) < 1.5 for other in named):
                continue
            if float(np.ptp(line[:, 1])) < 5 * factor:
                continue
            for part in STRIP_NAMES_AT:
                rect = self._upon(id, line, part)
                if clearing.is_free(rect):
                    named.append(line[:, 1])
                    clearing.take(rect)
                    self._strip_named.append((id, part))
                    break

    def draw_curves(self, painter: QPainter, *, moving: bool) -> None:
        scene, plot = self._scene, self.plot
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for is_upper, area in ((True, plot.upper), (False, plot.lower)):
            painter.save()
            painter.setClipRect(area.adjusted(-2, -1, 2, 2))
            for id, kind in sorted(self._lines, key=lambda key: scene.width(key[0])):
                if self._is_entropy(id) == is_upper:
                    self._draw_line(painter, id, kind, self._lines[id, kind])
            painter.restore()
        for id, line in self._strip.items():
            self._draw_line(painter, id, "geometric", line)
        for rect, id in self.zones:
            draw_name(painter, scene, id, rect)
        for rect, id in self._strip_names:
            painter.fillRect(rect, colour_of(scene.theme.surface))
            draw_name(painter, scene, id, rect)
        self._draw_endless(painter)
        self._draw_note(painter)

    def _draw_line(self, painter: QPainter, id: str, kind: Kind, line: Points) -> None:
        scene, factor = self._scene, self._scene.factor
        width = scene.width(id)
        if kind == "geometric":
            pieces: Pieces = dashes_of(line, DASH * factor, GAP * factor)
            draw_pieces(painter, pieces, pen(scene.ink(id), 0.75 * width))
        else:
            draw_pieces(painter, pieces_of(line), pen(scene.ink(id), width, True))

    def _draw_endless(self, painter: QPainter) -> None:
        """∞ where a curve leaves at an end; once for those that leave together."""
        scene, factor = self._scene, self._scene.factor
        bold = face(NORMAL, factor, True)
        drawn: set[tuple[float, float]] = set()
        for x, top, id in self._endless:
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
        has_geometric = any(kind == "geometric" for _, kind in self._lines)
        if self._anchor.is_point:
            text = QCoreApplication.translate(
                "Landscape", "A and B are equal: both ways stay where they begin"
            )
        elif self._lines and not has_geometric and self._needs_geometric():
            text = QCoreApplication.translate(
                "Landscape", "A and B share no outcome: there is no geometric way"
            )
        else:
            return
        widths = text_widths(SMALL, factor)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        room = plot.room
        x = 0.5 * (room.left + room.right - widths(text))
        y = room.axis - 14 * factor
        if room.strip is not None:
            y = 0.5 * (room.strip[0] + room.strip[1]) + 4 * factor
        painter.drawText(QPointF(x, y), text)

    def _needs_geometric(self) -> bool:
        """Whether a curve on show would differ along the other way."""
        return any(self._scene.options.known_as(id) != "h_a" for id, _ in self._lines)

    # The line

    def draw(self, painter: QPainter) -> None:
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        theme, room, side = scene.theme, plot.room, scene.options.moves
        x = plot.x(self._anchor.t)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(
                colour_of(theme.of(side)),
                2.0 * factor,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.FlatCap,
            )
        )
        painter.drawLine(QLineF(x, room.titles + 4 * factor, x, room.axis))
        for id in scene.curves:
            total = scene.total(id) / scene.nats
            if math.isfinite(total):
                y = plot.y(total, is_entropy=self._is_entropy(id))
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
            line = self._lines.get((id, scene.options.along), self._line(id))
            if line is None:
                continue
            y = float(np.interp(x, line[:, 0], line[:, 1]))
            area = plot.upper if self._is_entropy(id) else plot.lower
            if y >= area.top():
                draw_dot(painter, x, y, scene.ink(id), scene.theme.surface, SMALL_DOT * factor)
