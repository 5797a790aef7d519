"""An image of any resolution, whatever the screen has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QSize
from PySide6.QtGui import QImage, QPainter

DOTS_PER_METRE = 96 / 0.0254


def image_of(size: QSize, scale: float, draw: Callable[[QPainter], None]) -> QImage:
    """What `draw` draws within `size` pixels of Qt, `scale` pixels for each of them.

    MemoryError where there is no room for so many.
    """
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    if image.isNull():
        raise MemoryError
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    try:
        draw(painter)
    finally:
        painter.end()
    # Told last: so that documents give the picture the size that it has on the screen.
    image.setDotsPerMeterX(round(DOTS_PER_METRE * scale))
    image.setDotsPerMeterY(round(DOTS_PER_METRE * scale))
    return image


def png_bytes(image: QImage) -> bytes:
    """The image as a PNG."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()
