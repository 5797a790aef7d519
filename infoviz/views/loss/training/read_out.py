"""What is read out beside the chart: every measure at the place, and how the run is doing."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import draw_plate
from infoviz.charts.strokes import dashes_of, draw_pieces, pen, pieces_of
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import fixed, signed
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.views.loss.training.lines import is_bold, look_of
from infoviz.views.loss.training.scene import Scene

HEAD, FOOT = 34.0, 26.0
LEAST_ROW, MOST_ROW = 13.0, 22.0
SAMPLE = 20.0
ALSO = "js_distance"
"""Listed without a curve: it has another unit."""

GIVE_WAY = ("ce_ba", "h_b", "js", "kl_ba", "h_a")
"""Measures without a row where room is short, the first of them first; the ladder has them all."""

CONDITIONS = {
    "ready": QT_TRANSLATE_NOOP("Training", "ready"),
    "falling": QT_TRANSLATE_NOOP("Training", "falling"),
    "rising": QT_TRANSLATE_NOOP("Training", "rising"),
    "swinging": QT_TRANSLATE_NOOP("Training", "swinging"),
    "stalled": QT_TRANSLATE_NOOP("Training", "stalled"),
    "diverged": QT_TRANSLATE_NOOP("Training", "diverged"),
    "infinite": QT_TRANSLATE_NOOP("Training", "loss ∞"),
    "full": QT_TRANSLATE_NOOP("Training", "full"),
}
PROBLEMS = ("swinging", "stalled", "diverged", "infinite", "full")


def _that_fit(scene: Scene, most: int) -> tuple[str, ...]:
    """The measures that so many rows have room for: what is minimised, and what matters most."""
    dropped: set[str] = set()
    for id in GIVE_WAY:
        if len(scene.curves) - len(dropped) > most and id != scene.objective:
            dropped.add(id)
    return tuple(id for id in scene.curves if id not in dropped)


def status_words(scene: Scene) -> tuple[str, str]:
    """How the run is doing in a word, and by how much its loss changes; "" where there is none."""
    status = scene.status
    if status is None:
        return "", ""
    word = QCoreApplication.translate("Training", CONDITIONS[status.condition])
    if not status.change or not np.isfinite(status.change):
        return word, ""
    change = signed(status.change / scene.scale(scene.objective), 4)
    return word, QCoreApplication.translate("Training", "{0} a step").format(change)


class ReadOut:
    """Draws the numbers of a scene in `rect`."""

    def __init__(self, scene: Scene, rect: QRectF) -> None:
        self._scene = scene
        factor = scene.factor
        self.rect = rect.adjusted(12 * factor, 0, -8 * factor, 0)
        room = rect.height() - (HEAD + FOOT) * factor
        self._ids = _that_fit(scene, int(room / (LEAST_ROW * factor)))
        rows = len(self._ids) + 1
        self._row = min(max(room / rows, LEAST_ROW * factor), MOST_ROW * factor)
        self._has_also = rows * self._row <= room + 1
        self._top = self.rect.top() + HEAD * factor

    def measure_at(self, place: QPointF) -> str | None:
        """The measure whose row is at `place`, if it can be chosen."""
        if not self.rect.contains(place) or place.y() < self._top:
            return None
        row = int((place.y() - self._top) / self._row)
        id = self._ids[row] if row < len(self._ids) else None
        return id if id in MEASURES else None

    def draw_ground(self, painter: QPainter) -> None:
        scene, factor, rect = self._scene, self._scene.factor, self.rect
        theme = scene.theme
        line = QRectF(rect.left(), rect.top() + (HEAD - 5) * factor, rect.width(), 1)
        painter.fillRect(line, colour_of(theme.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, id in enumerate(self._ids):
            y = self._baseline(row)
            look = look_of(scene, id)
            if id == scene.desk.measure:
                top = y - 0.5 * (self._row + 10 * factor)
                plate = QRectF(rect.left() - 4, top, rect.width() + 8, self._row)
                draw_plate(painter, plate, theme.highlight)
            middle = y - 4.5 * factor
            sample = np.array([[rect.left(), middle], [rect.left() + SAMPLE * factor, middle]])
            if look.dash is None:
                pieces = pieces_of(sample)
            else:
                pieces = dashes_of(sample, *(each * factor for each in look.dash))
            draw_pieces(painter, pieces, pen(look.ink, look.width))
            painter.setFont(font(NORMAL, factor, is_bold(scene, id)))
            painter.setPen(colour_of(look.text))
            painter.drawText(QPointF(rect.left() + 30 * factor, y), scene.symbol(id))
        if self._has_also:
            painter.setFont(font(NORMAL, factor))
            painter.setPen(colour_of(theme.muted))
            left = rect.left() + 30 * factor
            painter.drawText(QPointF(left, self._baseline(len(self._ids))), MEASURES[ALSO].symbol)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def draw(self, painter: QPainter) -> None:
        scene, factor, rect = self._scene, self._scene.factor, self.rect
        theme, course = scene.theme, scene.course
        bold, plain, small = (
            face(NORMAL, factor, True),
            face(NORMAL, factor),
            face(SMALL, factor),
        )
        title = QCoreApplication.translate("Training", "Now")
        progress = QCoreApplication.translate("Training", "no step taken")
        if course is not None:
            title = QCoreApplication.translate("Training", "At step {0}").format(course.steps)
            progress = QCoreApplication.translate("Training", "of {0}").format(course.taken)
        y = rect.top() + 18 * factor
        painter.setPen(colour_of(theme.text))
        face(LARGE, factor, True).write(painter, rect.left(), y, title)
        for row, id in enumerate(self._ids):
            written = bold if is_bold(scene, id) else plain
            text = fixed(scene.value(id), scene.desk.measure_decimals)
            written.write_right(painter, rect.right(), self._baseline(row), text)
        painter.setPen(colour_of(theme.muted))
        small.write_right(painter, rect.right(), y, progress)
        if self._has_also:
            also = MEASURES[ALSO]
            text = scene.desk.numbers.measure(scene.shown.totals[ALSO], also.degree)
            plain.write_right(painter, rect.right(), self._baseline(len(self._ids)), text)
        self._draw_status(painter)

    def _draw_status(self, painter: QPainter) -> None:
        """Whether the loss falls, by how much, and what is the matter where something is."""
        scene, factor, rect = self._scene, self._scene.factor, self.rect
        status, theme = scene.status, scene.theme
        rows = len(self._ids) + self._has_also
        top = self._top + rows * self._row + 3 * factor
        painter.fillRect(QRectF(rect.left(), top, rect.width(), 1), colour_of(theme.line))
        if status is None:
            return
        y = top + 17 * factor
        is_problem = status.condition in PROBLEMS
        painter.setPen(colour_of(theme.text if is_problem else theme.muted))
        word, change = status_words(scene)
        face(NORMAL, factor, is_problem).write(painter, rect.left(), y, word)
        painter.setPen(colour_of(theme.text))
        face(NORMAL, factor).write_right(painter, rect.right(), y, change)
        if scene.sentence:
            room = QRectF(rect.left(), y + 6 * factor, rect.width(), rect.bottom() - y - 6 * factor)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
            needed = metrics(SMALL, factor).boundingRect(room, flags, scene.sentence)
            # In part it would say less than nothing; the status line has it too.
            if needed.height() <= room.height():
                painter.setFont(font(SMALL, factor))
                painter.setPen(colour_of(theme.muted))
                painter.drawText(room, flags, scene.sentence)

    def _baseline(self, row: int) -> float:
        return self._top + (row + 0.5) * self._row + 5 * self._scene.factor
