"""Numbers that change many times a second: their widths, and where they end."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from infoviz.charts.fonts import NORMAL, metrics

_ZEROS = bytes.maketrans(b"123456789", b"000000000")


def pattern_of(text: str) -> bytes:
    """`text` with each digit as a zero: what decides how wide it is, digits being equally wide."""
    return text.encode().translate(_ZEROS)


class TextWidths:
    """Widths in one font, measured once for each pattern of digits."""

    def __init__(self, font_metrics: QFontMetricsF) -> None:
        self._metrics = font_metrics
        self._known: dict[bytes, float] = {}

    def __call__(self, text: str) -> float:
        pattern = pattern_of(text)
        width = self._known.get(pattern)
        if width is None:
            width = self._known[pattern] = self._metrics.horizontalAdvance(pattern.decode())
        return width


@cache
def text_widths(size: float = NORMAL, factor: float = 1.0, bold: bool = False) -> TextWidths:
    """The widths in `fonts.font` with the same arguments."""
    return TextWidths(metrics(size, factor, bold))


def draw_right(
    painter: QPainter, right: float, baseline: float, text: str, widths: TextWidths
) -> None:
    """Draws `text` in the painter's font so that it ends at `right`."""
    painter.drawText(QPointF(right - widths(text), baseline), text)
