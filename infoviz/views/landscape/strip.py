"""A strip of words over the picture, painted on its own."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.raster import colour_of
from infoviz.views.landscape.scene import Scene


class Strip(QWidget):
    """Draws what stands where it lies in the view beneath it, which takes the mouse.

    Were it part of the picture, both would be painted through a clip of several rectangles,
    which takes Qt several times as long.
    """

    def __init__(self, scene: Scene, draw: Callable[[QPainter], None], view: QWidget) -> None:
        super().__init__(view)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._scene, self._draw = scene, draw

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), colour_of(self._scene.theme.surface))
            painter.translate(-QPointF(self.pos()))
            self._draw(painter)
            painter.end()
        except Exception:
            painter.end()
            # Told here: an error that leaves a paint event can end the program in PySide6.
            sys.excepthook(*sys.exc_info())
