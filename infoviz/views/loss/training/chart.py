"""The curves over the steps, and the place on them."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from infoviz.charts.axes import Clearing, draw_panels
from infoviz.charts.device import clipped
from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.glyphs import draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.charts.signs import draw_dot
from infoviz.charts.strokes import Points, dashes_of, draw_pieces, pen, pieces_of
from infoviz.core.numbers import tick
from infoviz.views.loss.training.lines import Look, is_bold, is_entropy, look_of, paler
from infoviz.views.loss.training.plot import Plot, thinned
from infoviz.views.loss.training.read_out import status_words
from infoviz.views.loss.training.scene import Scene

DOT = 4.2
NAMES_AT = (0.13, 0.25, 0.38, 0.55, 0.7, 0.85, 0.04)
"""Where along the steps a curve may have its name, the best place first."""

LEAST_NAMED = 150.0
"""In a plot that is lower than this curves have no names: those beside the numbers serve."""

GAPS_AT = (0.1, 0.84)
HEAD = 5.0


class Chart:
    """Draws the course of a scene in one plot."""

    def __init__(self, scene: Scene, plot: Plot, *, tells_status: bool) -> None:
        """`tells_status` says that it has to tell how the run is doing, since nothing else does."""
        self._scene, self.plot = scene, plot
        self._tells_status = tells_status
        self._lines: dict[str, Points] = {}
        self._key: object = None
        self._gap_words = QRectF()

    # What stays

    def draw_ground(self, painter: QPainter) -> None:
        scene, plot, factor = self._scene, self.plot, self._scene.factor
        theme, room = scene.theme, plot.room
        draw_panels(painter, theme, plot)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        widths = metrics(SMALL, factor)
        unit = scene.desk.numbers.unit.id
        painter.drawText(QPointF(room.left - 38 * factor, room.titles), unit)
        painter.fillRect(
            QRectF(room.left, room.foot, room.right - room.left, 1), colour_of(theme.muted)
        )
        pieces = min(max(int((room.right - room.left) / (64 * factor)), 2), 8)
        step = max(tick_step(plot.last, pieces), 1.0)
        for value in ticks(0, plot.last, step):
            text = tick(value, step)
            x = plot.x(value) - 0.5 * widths.horizontalAdvance(text)
            painter.drawText(QPointF(x, room.foot + 16 * factor), text)

    # What moves

    def _take_lines(self) -> None:
        """Works out the curves, unless they are what they were."""
        scene, plot = self._scene, self.plot
        course = scene.course
        assert course is not None
        key = course.furthest.descent, course.taken, scene.curves
        if key == self._key:
            return
        self._key, self._lines = key, {}
        most = max(int(plot.room.right - plot.room.left), 40)
        for id in scene.curves:
            steps, values = thinned(course.furthest.curve(id), most)
            heights = plot.heights(values / scene.scale(id), is_entropy=is_entropy(id))
            self._lines[id] = np.stack([plot.x(0) + steps * (plot.x(1) - plot.x(0)), heights], 1)

    def draw(self, painter: QPainter) -> None:
        scene = self._scene
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if scene.course is None:
            self._draw_dots(painter, 0.0)
            self._draw_hint(painter)
        else:
            self._take_lines()
            place = self.plot.x(scene.course.steps)
            for is_upper, area in ((True, self.plot.upper), (False, self.plot.lower)):
                with clipped(painter, area.adjusted(-3, -2, 3, 2)):
                    for id, line in self._lines.items():
                        if is_entropy(id) == is_upper:
                            self._draw_line(painter, look_of(scene, id), line, place)
            if not scene.is_moving and len(self._lines["h_a"]) > 1:
                self._draw_gaps(painter)
                self._draw_names(painter)
            self._draw_place(painter, place)
            self._draw_dots(painter, scene.course.steps)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_line(self, painter: QPainter, look: Look, line: Points, place: float) -> None:
        """Behind the place in its colour, ahead of it paler."""
        surface, factor = self._scene.theme.surface, self._scene.factor
        if len(line) < 2:
            return
        cut = int(np.searchsorted(line[:, 0], place + 1e-6, side="right"))
        behind, ahead = line[:cut], line[max(cut - 1, 0) :]
        for part, ink in ((ahead, paler(look.ink, surface)), (behind, look.ink)):
            if len(part) < 2:
                continue
            if look.dash is None:
                draw_pieces(painter, pieces_of(part), pen(ink, look.width, True))
            else:
                dash, gap = (each * factor for each in look.dash)
                draw_pieces(painter, dashes_of(part, dash, gap), pen(ink, look.width))

    def _draw_place(self, painter: QPainter, x: float) -> None:
        """The line of the place, its handle and its step."""
        scene, factor, room = self._scene, self._scene.factor, self.plot.room
        course = scene.course
        assert course is not None
        painter.setPen(pen(scene.theme.text, 1.8 * factor))
        painter.drawLine(QLineF(x, room.top - 4 * factor, x, room.foot))
        draw_pill(
            painter,
            x,
            room.top - 6 * factor,
            scene.theme.text,
            scene.theme.surface,
            length=22 * factor,
            factor=factor,
            is_upright=True,
        )
        bold = face(NORMAL, factor, True)
        text = QCoreApplication.translate("Training", "step {0}").format(course.steps)
        width, aside = bold.width(text), 10 * factor
        left = x + aside if x + aside + width <= room.right else x - aside - width
        painter.setPen(colour_of(scene.theme.text))
        bold.write(painter, left, room.titles, text)
        small = face(SMALL, factor)
        notes = [" ".join(status_words(scene))] if self._tells_status else []
        if course.steps < course.taken and not self._tells_status:
            notes = [QCoreApplication.translate("Training", "paler: ahead of the place")]
        painter.setPen(colour_of(scene.theme.muted))
        for note in notes:
            if room.right - small.width(note) > max(left + width, x) + 14 * factor:
                small.write_right(painter, room.right, room.titles, note)
            elif room.left + 30 * factor + small.width(note) < min(left, x) - 14 * factor:
                small.write(painter, room.left + 30 * factor, room.titles, note)

    def _draw_dots(self, painter: QPainter, step: float) -> None:
        scene, plot = self._scene, self.plot
        x = plot.x(step)
        for id in scene.curves:
            value = scene.value(id)
            if math.isfinite(value):
                y = plot.y(value, is_entropy=is_entropy(id))
                ink = look_of(scene, id).ink
                draw_dot(painter, x, y, ink, scene.theme.surface, DOT * scene.factor)

    def _draw_hint(self, painter: QPainter) -> None:
        """What there will be to see."""
        scene, factor = self._scene, self._scene.factor
        text = QCoreApplication.translate(
            "Training", "Run, or Step: the logits of B go down the gradient, and B comes to A"
        )
        area = self.plot.area
        painter.setFont(font(NORMAL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(area.adjusted(20, 0, -20, 0), flags, text)

    # What is said of the curves at rest

    def _draw_gaps(self, painter: QPainter) -> None:
        """The same arrow twice: from KL up to cross-entropy it is H(A), at every step."""
        scene, factor, plot = self._scene, self._scene.factor, self.plot
        self._gap_words = QRectF()
        if plot.room.foot - plot.room.top < LEAST_NAMED * factor:
            return
        upper, lower = self._lines["ce_ab"], self._lines["kl_ab"]
        theme = scene.theme
        if not scene.shown.totals["h_a"]:
            self._draw_no_gap(painter)
            return
        ends = []
        for part in GAPS_AT:
            x = float(upper[0, 0] + part * (upper[-1, 0] - upper[0, 0]))
            top, foot = (float(np.interp(x, line[:, 0], line[:, 1])) for line in (upper, lower))
            if foot - top < 4 * HEAD * factor or top < plot.room.top:
                return
            ends.append((x, top, foot))
        painter.setBrush(colour_of(theme.text))
        for x, top, foot in ends:
            painter.setPen(pen(theme.text, 1.3 * factor))
            painter.drawLine(QLineF(x, top + 3, x, foot - 3))
            painter.setPen(Qt.PenStyle.NoPen)
            for tip, way in ((top + 1, 1.0), (foot - 1, -1.0)):
                back = tip + way * 1.6 * HEAD * factor
                wing = 0.75 * HEAD * factor
                painter.drawPolygon(
                    QPolygonF([QPointF(x, tip), QPointF(x - wing, back), QPointF(x + wing, back)])
                )
        numbers = scene.desk.numbers
        text = QCoreApplication.translate("Training", "the gap is H(A) = {0} at every step")
        text = text.format(numbers.measure(scene.shown.totals["h_a"]))
        widths = metrics(NORMAL, factor)
        x, top, foot = ends[1]
        right = x - 8 * factor
        if right - widths.horizontalAdvance(text) > ends[0][0] + 8 * factor:
            y = plot.upper.bottom() + 0.5 * plot.seam if plot.panels.is_cut else 0.5 * (top + foot)
            painter.setFont(font(NORMAL, factor))
            painter.setPen(colour_of(theme.text))
            place = QPointF(right - widths.horizontalAdvance(text), y + 4 * factor)
            back = QRectF(place.x() - 4, y - 9 * factor, right - place.x() + 6, 18 * factor)
            painter.fillRect(back, colour_of(theme.surface))
            painter.drawText(place, text)
            self._gap_words = back

    def _draw_no_gap(self, painter: QPainter) -> None:
        """A label that is certain has no entropy, and the two curves are one."""
        factor, area = self._scene.factor, self.plot.area
        text = QCoreApplication.translate(
            "Training", "H(A) = 0: cross-entropy and KL(A‖B) are the same curve"
        )
        width = metrics(NORMAL, factor).horizontalAdvance(text)
        right = area.right() - 14 * factor
        back = QRectF(right - width - 4, area.top() + 6 * factor, width + 8, 18 * factor)
        if back.left() > area.left() + 0.3 * area.width():
            painter.fillRect(back, colour_of(self._scene.theme.surface))
            painter.setFont(font(NORMAL, factor))
            painter.setPen(colour_of(self._scene.theme.text))
            painter.drawText(QPointF(right - width, back.bottom() - 5 * factor), text)
            self._gap_words = back

    def _draw_names(self, painter: QPainter) -> None:
        scene, factor, plot = self._scene, self._scene.factor, self.plot
        is_low = plot.room.foot - plot.room.top < LEAST_NAMED * factor
        if is_low and not self._tells_status:
            return
        clearing = Clearing(
            self._lines["h_a"][:, 0],
            [line[:, 1] for line in self._lines.values() if len(line) == len(self._lines["h_a"])],
        )
        clearing.take(self._gap_words)
        place = plot.x(scene.course.steps if scene.course is not None else 0)
        clearing.take(QRectF(place - 8, plot.room.top - 20, 16, plot.room.foot))
        for id, line in self._lines.items():
            rect = self._name_place(id, line, clearing)
            if rect is not None:
                look = look_of(scene, id)
                painter.setFont(font(NORMAL, factor, is_bold(scene, id)))
                painter.setPen(colour_of(look.text))
                baseline = QPointF(rect.left() + 3 * factor, rect.bottom() - 4 * factor)
                painter.drawText(baseline, scene.symbol(id))

    def _name_place(self, id: str, line: Points, clearing: Clearing) -> QRectF | None:
        """Over the curve or under it, where no other runs; None where there is no such place."""
        scene, factor, plot = self._scene, self._scene.factor, self.plot
        area = plot.upper if is_entropy(id) else plot.lower
        width = metrics(NORMAL, factor, is_bold(scene, id)).horizontalAdvance(scene.symbol(id))
        size = QRectF(0, 0, width + 6 * factor, 16 * factor)
        for part in NAMES_AT:
            left = float(line[0, 0] + part * (line[-1, 0] - line[0, 0]))
            over = np.linspace(left, left + size.width(), 5)
            heights = np.interp(over, line[:, 0], line[:, 1])
            for top in (float(heights.min()) - size.height() - 2, float(heights.max()) + 3):
                rect = size.translated(left, top)
                inside = area.top() - 4 <= rect.top() and rect.bottom() <= area.bottom() + 3
                if inside and rect.right() < area.right() and clearing.is_free(rect):
                    clearing.take(rect)
                    return rect
        return None
