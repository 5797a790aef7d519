"""Many numbers in one font, drawn by one call at a third of the price of drawing each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QGlyphRun, QPainter, QRawFont, QTextLayout

from infoviz.charts.device import is_vector
from infoviz.charts.figures import TextWidths, pattern_of, text_widths
from infoviz.charts.fonts import NORMAL, font

Place = tuple[float, float]
"""Where a number ends, or begins, and its baseline."""


_KNOWN = 1000
"""So many patterns of text are kept for each face."""


class Face:
    """One font: the widths of texts in it, and its characters as glyphs."""

    def __init__(self, font: QFont, widths: TextWidths) -> None:
        self.font = font
        self.width = widths
        self._glyphs: dict[str, int] = {}
        self._lent: set[str] = set()
        self._runs: dict[bytes, QGlyphRun] = {}
        self._held: dict[bytes, str] = {}
        zero = self._shaped("0")
        self.raw = QRawFont() if zero is None else zero.rawFont()

    def glyphs(self, text: str) -> list[int] | None:
        """A glyph for each character; None where another font has to lend one."""
        try:
            return list(map(self._glyphs.__getitem__, text))
        except KeyError:
            for character in set(text) - self._glyphs.keys() - self._lent:
                self._learn(character)
            return None if self._lent.intersection(text) else self.glyphs(text)

    def write(self, painter: QPainter, x: float, baseline: float, text: str) -> None:
        """Draws a text that changes, from `x` on, in the painter's pen.

        Unlike `drawText` it shapes nothing: it looks up glyphs, and where they stand by pattern.
        """
        if is_vector(painter):
            # There text must stay text.
            painter.setFont(self.font)
            painter.drawText(QPointF(x, baseline), text)
            return
        pattern = pattern_of(text)
        run = self._runs.get(pattern)
        if run is None or self._held[pattern] != text:
            glyphs = self.glyphs(text)
            if glyphs is None:
                painter.setFont(self.font)
                painter.drawText(QPointF(x, baseline), text)
                return
            if run is None:
                run = self._run_of(pattern)
            run.setGlyphIndexes(glyphs)
            self._held[pattern] = text
        painter.drawGlyphRun(QPointF(x, baseline), run)

    def write_right(self, painter: QPainter, right: float, baseline: float, text: str) -> None:
        """Like `write`, ending at `right`."""
        self.write(painter, right - self.width(text), baseline, text)

    def _run_of(self, pattern: bytes) -> QGlyphRun:
        """Where the characters of a pattern stand, kept."""
        if len(self._runs) >= _KNOWN:
            self._runs.clear()
            self._held.clear()
        run = self._runs[pattern] = QGlyphRun()
        run.setRawFont(self.raw)
        text = pattern.decode()
        run.setPositions([QPointF(self.width(text[:i]), 0) for i in range(len(text))])
        return run

    def _learn(self, character: str) -> None:
        shaped = self._shaped(character)
        if shaped is None or shaped.rawFont() != self.raw:
            self._lent.add(character)
        else:
            self._glyphs[character] = shaped.glyphIndexes()[0]

    def _shaped(self, character: str) -> QGlyphRun | None:
        # By way of a layout, which knows the features of the font, as digits of equal width.
        layout = QTextLayout(character, self.font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        runs = layout.glyphRuns()
        return runs[0] if len(runs) == 1 and len(runs[0].glyphIndexes()) == 1 else None


@cache
def face(size: float = NORMAL, factor: float = 1.0, bold: bool = False) -> Face:
    """The Face of `fonts.font` with the same arguments."""
    return Face(font(size, factor, bold), text_widths(size, factor, bold))


class Numerals:
    """Numbers in one font and colour, each ending ("right") or beginning ("left") at its place."""

    def __init__(
        self, face: Face, places: Sequence[Place], at: Literal["right", "left"] = "right"
    ) -> None:
        self._face = face
        self._places = places
        self._at = at
        self._shown = b""
        self._known: dict[tuple[int, bytes], list[QPointF]] = {}
        self._run = QGlyphRun()
        self._run.setRawFont(face.raw)

    def draw(self, painter: QPainter, texts: Sequence[str], down: float = 0.0) -> None:
        """Draws a text at each of the first places in the painter's pen, `down` pixels lower."""
        glyphs = None if is_vector(painter) else self._face.glyphs("".join(texts))
        if glyphs is None:
            self._draw_one_by_one(painter, texts, down)
            return
        pattern = pattern_of("\n".join(texts))
        if pattern != self._shown:
            self._shown = pattern
            each = enumerate(pattern.split(b"\n"))
            self._run.setPositions([spot for i, part in each for spot in self._spots(i, part)])
        self._run.setGlyphIndexes(glyphs)
        painter.drawGlyphRun(QPointF(0, down), self._run)

    def _spots(self, index: int, pattern: bytes) -> list[QPointF]:
        """Where each character of the number at a place stands."""
        spots = self._known.get((index, pattern))
        if spots is None:
            text = pattern.decode()
            left, baseline = self._start(index, text)
            starts = [left + self._face.width(text[:i]) for i in range(len(text))]
            spots = self._known[index, pattern] = [QPointF(start, baseline) for start in starts]
        return spots

    def _start(self, index: int, text: str) -> Place:
        x, baseline = self._places[index]
        return (x - self._face.width(text) if self._at == "right" else x), baseline

    def _draw_one_by_one(self, painter: QPainter, texts: Sequence[str], down: float) -> None:
        painter.setFont(self._face.font)
        for i, text in enumerate(texts):
            left, baseline = self._start(i, text)
            painter.drawText(QPointF(left, baseline + down), text)
