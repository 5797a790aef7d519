"""The fonts of the pictures, in pixels, with digits of equal width."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontMetricsF

FAMILIES = [
    "Segoe UI",
    "SF Pro Text",
    "Helvetica Neue",
    "Noto Sans",
    "DejaVu Sans",
    # Han glyphs fall back to Japanese forms unless a Chinese family comes first.
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    "PingFang SC",
    "sans-serif",
]

SMALL = 12.0
NORMAL = 13.0
LARGE = 14.0
LETTER = 18.0


@cache
def font(size: float = NORMAL, factor: float = 1.0, bold: bool = False) -> QFont:
    """A font of `size` pixels times the presentation factor."""
    result = QFont(FAMILIES)
    result.setPixelSize(max(1, round(size * factor)))
    result.setBold(bold)
    # A number that changes must not shiver.
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


@cache
def metrics(size: float = NORMAL, factor: float = 1.0, bold: bool = False) -> QFontMetricsF:
    """The metrics of `font` with the same arguments."""
    return QFontMetricsF(font(size, factor, bold))
