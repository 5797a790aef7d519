"""A widget that is one picture: a ground that seldom changes, and what moves on it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget


@contextmanager
def device_pixels(painter: QPainter, ratio: float) -> Iterator[None]:
    """Within it the painter counts in device pixels, of which `ratio` make one of Qt's."""
    if ratio == 1:
        yield
        return
    painter.save()
    painter.scale(1 / ratio, 1 / ratio)
    yield
    painter.restore()


def start_on_whole_pixel(painter: QPainter, ratio: float) -> None:
    """Moves the origin to the nearest device pixel, as where 1.5 of them make one of Qt's.

    From a place between two, some calls of QPainter round up what others round down.
    """
    if ratio % 1:
        origin = painter.deviceTransform()
        x, y = origin.dx(), origin.dy()
        painter.translate((round(x) - x) / ratio, (round(y) - y) / ratio)


class Canvas(QWidget):
    """Draws itself by three functions, one over the other, which serve every other device too.

    `draw_ground` (surface, grid, ticks, names) is kept as a pixmap until `ground_changed` is
    called or the size changes; `draw_highlight` (what is under the pointer or the keys) until
    `highlight_changed` is called as well; `draw` paints the rest each time.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self._ground: QPixmap | None = None
        self._lit: QPixmap | None = None

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Draws what stays, opaque over the whole of `rect`."""
        raise NotImplementedError

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        """Draws what goes with the pointer rather than with the numbers; may draw nothing."""

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draws what moves."""
        raise NotImplementedError

    def ground_changed(self) -> None:
        """The ground is drawn anew at the next paint."""
        self._ground = None
        self.update()

    def highlight_changed(self) -> None:
        """The highlight is drawn anew at the next paint."""
        self.forget_highlight()
        self.update()

    def forget_highlight(self) -> None:
        """Like `highlight_changed`, where a paint is under way already."""
        self._lit = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._ground = None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            start_on_whole_pixel(painter, self.devicePixelRatioF())
            painter.drawPixmap(0, 0, self._kept())
            self.draw(painter, QRectF(self.rect()))
            painter.end()
        except Exception:
            painter.end()
            # Told here: an error that leaves a paint event can end the program in PySide6.
            sys.excepthook(*sys.exc_info())

    def _kept(self) -> QPixmap:
        """Ground and highlight, drawn anew where they have changed."""
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatio() != ratio:
            self._ground = self._drawn_ground(self.rect(), ratio)
            self._lit = None
        if self._lit is None:
            self._lit = self._highlighted(self._ground, self.rect())
        return self._lit

    def _drawn_ground(self, rect: QRect, ratio: float) -> QPixmap:
        # Without an alpha channel the ground is copied to the window, not blended.
        ground = QImage(rect.size() * ratio, QImage.Format.Format_RGB32)
        ground.setDevicePixelRatio(ratio)
        painter = QPainter(ground)
        try:
            self.draw_ground(painter, QRectF(rect))
        finally:
            painter.end()
        return QPixmap.fromImage(ground)

    def _highlighted(self, ground: QPixmap, rect: QRect) -> QPixmap:
        if type(self).draw_highlight is Canvas.draw_highlight:
            return ground
        lit = ground.copy()
        painter = QPainter(lit)
        try:
            self.draw_highlight(painter, QRectF(rect))
        finally:
            painter.end()
        return lit
