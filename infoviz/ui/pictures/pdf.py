"""One page of a PDF, as large as the picture."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from infoviz.charts.device import into_file

RESOLUTION = 96
POINTS = 72


def pdf_bytes(size: QSize, title: str, draw: Callable[[QPainter], None]) -> bytes:
    """What `draw` draws within `size` pixels of Qt, with text as text and its fonts embedded."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    page = QSizeF(size) * (POINTS / RESOLUTION)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "infoviz", match))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("infoviz")
    painter = QPainter(writer)
    try:
        with into_file():
            draw(painter)
    finally:
        painter.end()
    return buffer.data().data()
