"""Names of measures beside their curves, to be clicked."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import draw_plate
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.words import symbol


def name_rect(scene: Scene, measure_id: str, left: float, baseline: float) -> QRectF:
    """The room of a name whose text begins at `left`."""
    factor = scene.factor
    return _name_size(symbol(measure_id), scene.is_bold(measure_id), factor).translated(
        left, baseline
    )


@cache
def _name_size(text: str, bold: bool, factor: float) -> QRectF:
    width = metrics(NORMAL, factor, bold).horizontalAdvance(text)
    return QRectF(-3 * factor, -12 * factor, width + 6 * factor, 16 * factor)


def draw_name(
    painter: QPainter, scene: Scene, measure_id: str, rect: QRectF, casing: bool = False
) -> None:
    """The name in its `name_rect`; the chosen measure stands on a pale ground."""
    factor, theme = scene.factor, scene.theme
    if measure_id == scene.desk.measure:
        draw_plate(painter, rect, theme.highlight, 3 * factor)
    elif casing:
        painter.fillRect(rect, colour_of(theme.surface))
    painter.setPen(colour_of(scene.text_ink(measure_id)))
    face(NORMAL, factor, scene.is_bold(measure_id)).write(
        painter, rect.left() + 3 * factor, rect.top() + 12 * factor, symbol(measure_id)
    )
