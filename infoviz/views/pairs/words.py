"""Words and numbers in a line, each in its ink, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of

JOINED = 8.0
"""Words nearer to each other than this belong together."""


@dataclass(frozen=True)
class Word:
    """A piece of a line: its text and its ink, and how far the next stands from it.

    Words that are nearer than `JOINED` are written together, or not at all.
    """

    text: str
    ink: str
    bold: bool = False
    gap: float = 14.0


def write_line(
    painter: QPainter,
    words: Sequence[Word],
    x: float,
    y: float,
    right: float,
    factor: float,
) -> float:
    """Writes from `x` on the baseline `y`, and stops before words that would pass `right`.

    Gives where the next word would begin.
    """
    together: list[tuple[float, Word]] = []
    last = words[-1] if words else None
    for word in words:
        together.append((x, word))
        end = x + face(NORMAL, factor, word.bold).width(word.text)
        x = end + word.gap * factor
        if word.gap < JOINED and word is not last:
            continue
        if end > right:
            return together[0][0]
        for start, each in together:
            painter.setPen(colour_of(each.ink))
            face(NORMAL, factor, each.bold).write(painter, start, y, each.text)
        together.clear()
    return x


def write_first(
    painter: QPainter,
    lines: Sequence[Sequence[Word]],
    x: float,
    y: float,
    right: float,
    factor: float,
) -> None:
    """Writes the first of the lines that has room, or as much of the last as has."""
    fitting = (words for words in lines if x + width_of(words, factor) <= right)
    write_line(painter, next(fitting, lines[-1]), x, y, right, factor)


def width_of(words: Sequence[Word], factor: float) -> float:
    """How wide a line is."""
    widths = (face(NORMAL, factor, word.bold).width(word.text) for word in words)
    gaps = sum(word.gap for word in words[:-1]) * factor
    return sum(widths) + gaps
