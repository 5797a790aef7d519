"""What all the terms of the table come to: the bracket around them, and the loss."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import LARGE, LETTER, NORMAL, SMALL, metrics
from infoviz.charts.numerals import Face, face
from infoviz.charts.raster import colour_of
from infoviz.core.numbers import fixed
from infoviz.views.loss.pipeline.grid import Grid
from infoviz.views.loss.pipeline.scene import Scene


def draw_bracket(painter: QPainter, scene: Scene, grid: Grid) -> None:
    """Around the rows, whose terms are summed."""
    factor = grid.factor
    x, top = grid.loss_left - 4 * factor, grid.top + 4 * factor
    height = grid.rows * grid.row_height - 8 * factor
    colour = colour_of(scene.theme.muted)
    painter.fillRect(QRectF(x, top, 1.5, height), colour)
    painter.fillRect(QRectF(x - 6 * factor, top, 6 * factor, 1.5), colour)
    painter.fillRect(QRectF(x - 6 * factor, top + height - 1.5, 6 * factor, 1.5), colour)


def draw_total(painter: QPainter, scene: Scene, grid: Grid) -> None:
    """The loss in nats, and under it in the unit; where it is infinite, who makes it so."""
    theme, factor, numbers = scene.theme, grid.factor, scene.desk.numbers
    loss, decimals = scene.shown.pipeline.loss, numbers.measure_decimals
    middle = grid.top + 0.5 * grid.rows * grid.row_height
    right, room = grid.rect.right(), grid.rect.right() - grid.loss_left - 6 * factor
    painter.setPen(colour_of(theme.text))
    faces = [face(size, factor, True) for size in (LETTER + 2, LARGE, NORMAL)[not grid.is_tall :]]
    _write(painter, faces, (fixed(loss, decimals), fixed(loss, 1)), (right, middle), room)
    small = [face(SMALL, factor)]
    painter.setPen(colour_of(theme.muted))
    face(NORMAL, factor).write_right(painter, right, middle + 22 * factor, "nats")
    place = right, middle + 42 * factor
    causes = scene.shown.analysis.causes_of_infinity("ce_ab")
    if causes.size:
        # Who makes it infinite: A has it, and B lacks it.
        text = QCoreApplication.translate("Loss", "{0}: b = 0")
        label = scene.state.labels[causes[0]]
        bare = room - small[0].width(text.format(""))
        label = metrics(SMALL, factor).elidedText(label, Qt.TextElideMode.ElideRight, bare)
        painter.setPen(colour_of(theme.text))
        _write(painter, small, (text.format(label),), place, room)
    elif numbers.unit.id != "nats":
        units = numbers.unit
        short = f"{fixed(loss / units.nats, 1)} {units.id}"
        _write(painter, small, (numbers.with_unit(loss), short), place, room)


def _write(
    painter: QPainter,
    faces: Iterable[Face],
    texts: tuple[str, ...],
    place: tuple[float, float],
    room: float,
) -> None:
    """The first text that fits in a face, the first of those that it fits in; else the last."""
    choices = [(written, text) for text in texts for written in faces]
    fitting = (each for each in choices if each[0].width(each[1]) <= room)
    written, text = next(fitting, choices[-1])
    written.write_right(painter, *place, text)
