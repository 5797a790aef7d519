"""What stands over the picture: a caption, and the equation that the lens is about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import draw_plate
from infoviz.views.landscape.frame import CAPTION_LEAST, Frame
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.words import symbol

LABEL_LONGEST = 160.0


class Header:
    """Draws both rows; an outcome under the pointer takes the place of the caption."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._zones: list[tuple[QRectF, str]] = []

    def width(self, caption: str) -> float:
        """The room that a caption needs."""
        return text_widths(NORMAL, self._scene.factor)(caption)

    def draw_caption(self, painter: QPainter, frame: Frame, captions: Sequence[str]) -> None:
        """The longest caption that fits; the outcome that is read out takes its place."""
        scene, room = self._scene, frame.caption
        is_taken = 0 <= scene.hovered < len(scene.state)
        if is_taken or room.width() < CAPTION_LEAST * scene.factor:
            return
        widths = text_widths(NORMAL, scene.factor)
        fitting = (text for text in captions if widths(text) <= room.width())
        text = next(fitting, captions[-1])
        text = metrics(NORMAL, scene.factor).elidedText(
            text, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font(NORMAL, scene.factor))
        painter.setPen(colour_of(scene.theme.muted))
        painter.drawText(QPointF(room.left(), self._baseline(room)), text)

    def draw_outcome(self, painter: QPainter, frame: Frame) -> None:
        """The outcome under the pointer, wherever that is, with both of its shares."""
        scene, room = self._scene, frame.caption
        if not 0 <= scene.hovered < len(scene.state):
            return
        bold, plain = face(NORMAL, scene.factor, True), face(NORMAL, scene.factor)
        write, state = scene.desk.numbers.share, scene.state
        numbers = QCoreApplication.translate("Landscape", "a {0}   b {1}").format(
            write(float(state.a.p[scene.hovered])), write(float(state.b.p[scene.hovered]))
        )
        space = 18 * scene.factor
        left = room.width() - plain.width(numbers) - space
        if left < 20 * scene.factor:
            return
        longest = min(left, LABEL_LONGEST * scene.factor)
        label = _elided(state.labels[scene.hovered], scene.factor, longest)
        baseline = self._baseline(room)
        painter.setPen(colour_of(scene.theme.text))
        bold.write(painter, room.left(), baseline, label)
        plain.write(painter, room.left() + bold.width(label) + space, baseline, numbers)

    def draw_equation(
        self, painter: QPainter, frame: Frame, measures: tuple[str, str, str] | None
    ) -> None:
        """The whole = the extra + the entropy, with their values."""
        self._zones = []
        room = frame.figures
        if measures is None or room is None:
            return
        scene = self._scene
        factor, theme = scene.factor, scene.theme
        bold, plain = face(NORMAL, factor, True), face(NORMAL, factor)
        baseline, x = self._baseline(room), room.left()
        gap, space = 14 * factor, 5 * factor
        for sign, measure_id in zip(("", "=", "+"), measures, strict=True):
            name = symbol(measure_id)
            value = scene.desk.numbers.measure(scene.total(measure_id))
            start = x + (plain.width(sign) + gap if sign else 0.0)
            end = start + bold.width(name) + space + plain.width(value)
            if end > room.right():
                return
            painter.setPen(colour_of(theme.muted))
            plain.write(painter, x, baseline, sign)
            x = start
            zone = QRectF(x - 3, baseline - 13 * factor, end - x + 6, 18 * factor)
            if measure_id == scene.desk.measure:
                draw_plate(painter, zone, theme.highlight, 4 * factor)
            self._zones.append((zone, measure_id))
            painter.setPen(colour_of(scene.text_ink(measure_id)))
            bold.write(painter, x, baseline, name)
            painter.setPen(colour_of(theme.text))
            plain.write(painter, x + bold.width(name) + space, baseline, value)
            x = end + gap

    def measure_at(self, place: QPointF) -> str | None:
        """The measure of the equation that is at `place`."""
        return next((id for zone, id in self._zones if zone.contains(place)), None)

    def _baseline(self, room: QRectF) -> float:
        return room.center().y() + 0.36 * metrics(NORMAL, self._scene.factor).ascent()


@lru_cache(maxsize=64)
def _elided(label: str, factor: float, width: float) -> str:
    """A label in the bold font, cut where it is wider than `width`."""
    if text_widths(NORMAL, factor, True)(label) <= width:
        return label
    return metrics(NORMAL, factor, True).elidedText(label, Qt.TextElideMode.ElideRight, width)
