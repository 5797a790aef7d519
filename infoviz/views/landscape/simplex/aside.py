"""Beside the simplex: the scale of its shades, and the contours through what moves."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.strokes import pen
from infoviz.core.numbers import INFINITY, plain
from infoviz.core.state import Side
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.simplex.levels import shade
from infoviz.views.landscape.simplex.relief import Relief
from infoviz.views.landscape.words import symbol

BAR = 26.0
BAR_LEFT = 28.0
"""The scale's width, and how far from the left of the room it stands."""

LEGEND = 118.0
SENTENCE = 40.0
"""The height of the legend with its sentence, and of the sentence alone."""

SCALE_FROM = 110.0
"""The scale needs so much height."""

LEGEND_WIDTH, BESIDE = 236.0, 400.0
"""In a low room that is so wide the scale stands beside the legend, which has so much of it."""

LINE = 21.0


class Aside:
    """Draws both in `room`; the scale stays, what is said of the moving one changes."""

    def __init__(self, scene: Scene, room: QRectF, relief: Relief) -> None:
        self._scene, self._room, self._relief = scene, room, relief
        factor = scene.factor
        self._has_sentence = room.height() >= (SCALE_FROM + LEGEND + 20) * factor
        legend = (LEGEND if self._has_sentence else LEGEND - SENTENCE) * factor
        free = room.height() - legend - 12 * factor
        self._scale: QRectF | None = None
        self._scale_room = QRectF(room)
        top = room.top() + 30 * factor
        if room.height() >= SCALE_FROM * factor > free and room.width() >= BESIDE * factor:
            self._scale_room.setLeft(room.left() + LEGEND_WIDTH * factor)
            left = self._scale_room.left() + BAR_LEFT * factor
            self._scale = QRectF(left, top, BAR * factor, room.bottom() - top - 12 * factor)
            self._legend_top = room.top() + 2 * factor
        elif free >= SCALE_FROM * factor:
            high = min(free - 42 * factor, 24 * factor * relief.bands)
            self._scale = QRectF(room.left() + BAR_LEFT * factor, top, BAR * factor, high)
            self._legend_top = self._scale.bottom() + 42 * factor
        else:
            self._legend_top = room.top() + 8 * factor

    # The scale

    def draw_ground(self, painter: QPainter) -> None:
        scale = self._scale
        if scale is None:
            return
        scene, relief = self._scene, self._relief
        theme, factor = scene.theme, scene.factor
        painter.setFont(font(NORMAL, factor, True))
        painter.setPen(colour_of(theme.text))
        title = QCoreApplication.translate("Landscape", "{0}, {1}").format(
            symbol(relief.measure), scene.desk.numbers.unit.id
        )
        corner = self._scale_room.topLeft() + QPointF(0, 14 * factor)
        painter.drawText(corner, title)
        step = scale.height() / relief.bands
        for band in range(relief.bands):
            top = scale.bottom() - (band + 1) * step
            painter.fillRect(
                QRectF(scale.left(), top, scale.width(), step), shade(theme, band, relief.bands)
            )
        painter.setPen(colour_of(theme.muted))
        painter.drawRect(scale)
        painter.setFont(font(SMALL, factor))
        every = max(math.ceil(13 * factor / step), 1)
        middle = 0.36 * metrics(SMALL, factor).ascent()
        ends = [0.0, *relief.levels]
        for i, value in enumerate(ends):
            if i % every:
                continue
            y = scale.bottom() - i * step
            self._draw_tick(painter, y, middle, plain(value, 3))
        if self._is_endless:
            self._draw_tick(painter, scale.top(), middle, INFINITY)
            self._draw_reason(painter, scale.top() + middle)

    def _draw_tick(self, painter: QPainter, y: float, middle: float, text: str) -> None:
        scale, factor = self._scale, self._scene.factor
        assert scale is not None
        painter.drawLine(QLineF(scale.right(), y, scale.right() + 6 * factor, y))
        painter.drawText(QPointF(scale.right() + 11 * factor, y + middle), text)

    @property
    def _is_endless(self) -> bool:
        known = self._scene.options.known_as(self._relief.measure)
        return known in ("ce_ab", "kl_ab") or self._relief.contours.is_infinite

    def _draw_reason(self, painter: QPainter, baseline: float) -> None:
        """Where the measure is infinite, and why, in two lines where one is too long."""
        scene, factor = self._scene, self._scene.factor
        own, other = scene.options.moves.upper(), scene.options.stands.upper()
        if self._relief.contours.is_infinite:
            text = QCoreApplication.translate(
                "Landscape", "wherever {0} has an outcome that {1} lacks"
            ).format(own, other)
        else:
            text = QCoreApplication.translate(
                "Landscape", "on the edges: there {0} lacks an outcome that {1} has"
            ).format(own, other)
        assert self._scale is not None
        left = self._scale.right() + 28 * factor
        room = QRectF(left, baseline - 11 * factor, self._room.right() - left, 48 * factor)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), text)

    # What moves

    def draw(self, painter: QPainter) -> None:
        if self._scale is not None:
            self._draw_markers(painter)
        self._draw_legend(painter)

    def _draw_markers(self, painter: QPainter) -> None:
        """Both distributions on the scale, side by side where they would meet."""
        scene, options = self._scene, self._scene.options
        own = scene.total(self._relief.measure) / scene.nats
        places = {options.moves: self._y(own)}
        standing = self._of_standing()
        if standing is not None:
            places[options.stands] = self._y(standing / scene.nats)
        apart = 13 * scene.factor
        if len(places) == 2:
            high, low = sorted(places, key=lambda side: places[side])
            lack = apart - (places[low] - places[high])
            words = {side: places[side] for side in places}
            if lack > 0:
                words[high] -= 0.5 * lack
                words[low] += 0.5 * lack
        else:
            words = dict(places)
        for side, y in places.items():
            self._draw_marker(painter, side, y, words[side])

    def _of_standing(self) -> float | None:
        """The measure where what moves stands on what does not, in nats."""
        scene, measure = self._scene, self._relief.measure
        if measure.startswith("kl_") or measure == "js":
            return 0.0
        return scene.total("h_a" if scene.options.stands == "a" else "h_b")

    def _y(self, value: float) -> float:
        scale, relief = self._scale, self._relief
        assert scale is not None
        step = scale.height() / relief.bands
        if math.isinf(value):
            return scale.top()
        band = relief.band(value)
        ends = [0.0, *relief.levels]
        low = ends[band]
        # The last band has no end: what lies in it stands in its middle.
        part = 0.5 if band == len(ends) - 1 else (value - low) / (ends[band + 1] - low)
        return scale.bottom() - (band + part) * step

    def _draw_marker(self, painter: QPainter, side: Side, y: float, word: float) -> None:
        scene, factor = self._scene, self._scene.factor
        assert self._scale is not None
        tip = self._scale.left() - 2 * factor
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour_of(scene.theme.of(side)))
        back = tip - 8 * factor
        painter.drawPolygon(
            QPolygonF(
                [QPointF(tip, y), QPointF(back, y - 5 * factor), QPointF(back, y + 5 * factor)]
            )
        )
        painter.setPen(colour_of(scene.theme.of(f"{side}_text")))
        bold = face(NORMAL, factor, True)
        bold.write_right(painter, back - 5 * factor, word + 4.5 * factor, side.upper())

    def _draw_legend(self, painter: QPainter) -> None:
        scene, room, relief = self._scene, self._room, self._relief
        theme, factor, moves = scene.theme, scene.factor, scene.options.moves
        bold, plain_face = face(NORMAL, factor, True), face(NORMAL, factor)
        y = self._legend_top + 12 * factor
        if y > room.bottom():
            return
        painter.setPen(colour_of(theme.text))
        title = QCoreApplication.translate("Landscape", "The contours through {0}")
        bold.write(painter, room.left(), y, title.format(moves.upper()))
        sample = 34 * factor
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        names = [relief.measure, *([relief.dashed] if relief.dashed else [])]
        column = max(bold.width(symbol(id)) for id in names)
        for place, id in enumerate(names):
            y += LINE * factor
            middle = y - 4.5 * factor
            line_pen = pen(scene.ink(id), 2.3 * factor)
            painter.setPen(line_pen)
            if place == 0:
                painter.drawLine(QLineF(room.left(), middle, room.left() + sample, middle))
            else:
                for start, end in ((0.0, 0.4), (0.6, 1.0)):
                    left = room.left()
                    painter.drawLine(
                        QLineF(left + start * sample, middle, left + end * sample, middle)
                    )
            x = room.left() + sample + 12 * factor
            painter.setPen(colour_of(scene.text_ink(id)))
            bold.write(painter, x, y, symbol(id))
            painter.setPen(colour_of(theme.text))
            value = scene.desk.numbers.with_unit(scene.total(id))
            plain_face.write(painter, x + column + 12 * factor, y, value)
        if self._has_sentence:
            self._draw_sentence(painter, y + 10 * factor)

    def _draw_sentence(self, painter: QPainter, top: float) -> None:
        scene, factor = self._scene, self._scene.factor
        own, other = scene.options.moves.upper(), scene.options.stands.upper()
        known = scene.options.known_as(self._relief.measure)
        if known.startswith(("kl_", "js")):
            text = QCoreApplication.translate(
                "Landscape", "Each is the set of all {0} that are as far from {1} as this one."
            ).format(own, other)
        else:
            text = QCoreApplication.translate(
                "Landscape", "Each is the set of all {0} with the same value as this one."
            ).format(own)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        widths = text_widths(SMALL, factor)
        lines = 1 if widths(text) <= self._room.width() else 2
        room = QRectF(self._room.left(), top, self._room.width(), (16 * lines + 4) * factor)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), text)
