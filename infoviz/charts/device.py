"""What is drawn on: pixels, of which some make one of Qt's, or a file that keeps lines and text.

Everything draws itself by the same calls on the screen, on an image of any resolution, into an SVG
and on a page of a PDF. Where a kept pixmap would be copied to the screen, a file gets the lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import uuid4

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

VECTOR_RATIO = 4.0
"""As how many pixels a file counts one of Qt's: edges lie on quarters, and images are as fine."""

CLIP_MARK = f"clip-{uuid4().hex}"
"""Begins what stands for a clip in an SVG that Qt has written, see `clipped`; no label is so."""

_BOXES_A_MARK = 50
"""Qt breaks a text that is longer than some thousands of characters."""

_VECTORS = (QPaintEngine.Type.SVG, QPaintEngine.Type.Pdf)


_files = 0
"""How many files are drawn into."""


@contextmanager
def into_file() -> Iterator[None]:
    """To be held while a file is drawn into; only then does `is_vector` look at a painter."""
    global _files
    _files += 1
    try:
        yield
    finally:
        _files -= 1


def is_vector(painter: QPainter) -> bool:
    """Whether what is drawn is kept as lines and text."""
    # Each number of a frame asks this, and to look takes some microseconds.
    return _files > 0 and painter.paintEngine().type() in _VECTORS


def ratio_of(painter: QPainter) -> float:
    """How many pixels of what is drawn on make one of Qt's."""
    if is_vector(painter):
        return VECTOR_RATIO
    device = painter.device()
    if isinstance(device, QWidget):
        # It may be drawn into an image of another resolution than the screen's.
        device = painter.paintEngine().paintDevice()
    return device.devicePixelRatio()


@contextmanager
def clipped(painter: QPainter, *rects: QRectF) -> Iterator[None]:
    """Within it nothing is drawn outside `rects`; afterwards the painter is as it was.

    Qt leaves clips out of an SVG. There a text marks where each begins and ends, and whoever has
    the file written puts real ones in their place, see `ui.pictures.svg`.
    """
    painter.save()
    if _files and painter.paintEngine().type() == QPaintEngine.Type.SVG:
        to_file = painter.deviceTransform()
        boxes = [to_file.mapRect(rect) for rect in rects]
        texts = [f"{b.x():g},{b.y():g},{b.width():g},{b.height():g}" for b in boxes]
        for start in range(0, len(texts), _BOXES_A_MARK):
            _mark(painter, " ".join(texts[start : start + _BOXES_A_MARK]))
        _mark(painter, "begin")
        yield
        _mark(painter, "end")
    else:
        _clip(painter, rects)
        yield
    painter.restore()


def _clip(painter: QPainter, rects: Sequence[QRectF]) -> None:
    if len(rects) == 1:
        painter.setClipRect(rects[0], Qt.ClipOperation.IntersectClip)
        return
    path = QPainterPath()
    for rect in rects:
        path.addRect(rect)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)


def _mark(painter: QPainter, text: str) -> None:
    painter.save()
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(QPointF(0, 0), f"{CLIP_MARK} {text}")
    painter.restore()
