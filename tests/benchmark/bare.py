"""What nothing can beat: an opaque widget that fills itself once a mouse event."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

FILL = QColor("#FFFFFF")


class Bare(QWidget):
    """Counts how often it painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.paints = 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.paints += 1
        painter = QPainter(self)
        painter.fillRect(self.rect(), FILL)
        painter.end()


class BareBench:
    """A bare window of a size, and moves over it."""

    def __init__(self, app: QApplication, width: int, height: int) -> None:
        self._app = app
        self._widget = Bare()
        self._widget.resize(width, height)
        self._widget.show()
        app.processEvents()
        self._at = 0

    def move(self) -> float:
        """Seconds from one move to the filled widget.

        The event goes straight to the widget, since the button that is held in the other window
        keeps the mouse there; what Qt's own delivery would add is left out of the floor.
        """
        self._at += 1
        place = QPointF(100 + self._at % 300, 100 + self._at % 200)
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove, place, place, none, button, Qt.KeyboardModifier.NoModifier
        )
        painted = self._widget.paints
        start = time.perf_counter()
        QCoreApplication.sendEvent(self._widget, event)
        QCoreApplication.processEvents()
        seconds = time.perf_counter() - start
        assert self._widget.paints == painted + 1
        return seconds

    def round(self, moves: int) -> list[float]:
        """Seconds of each of so many moves, one right after the other."""
        return [self.move() for _ in range(moves)]

    def close(self) -> None:
        self._widget.close()
        self._widget.deleteLater()
