"""The sentence over a lens that says what is seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.raster import colour_of
from infoviz.theme import Theme


def draw_caption(
    painter: QPainter, captions: Sequence[str], room: float, theme: Theme, factor: float
) -> None:
    """Draws the first of `captions`, in ever fewer words, that fits; the last one elided."""
    measure = text_widths(NORMAL, factor)
    text = next((text for text in captions if measure(text) <= room), captions[-1])
    text = metrics(NORMAL, factor).elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font(NORMAL, factor))
    painter.setPen(colour_of(theme.muted))
    painter.drawText(QPointF(8 * factor, 22 * factor), text)
