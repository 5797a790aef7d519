"""What nothing can beat: an opaque widget that fills itself once a mouse event."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmark.mouse import Mouse

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
    """A bare window of a size, and rounds of moves over it."""

    def __init__(self, app: QApplication, width: int, height: int) -> None:
        self._app = app
        self._widget = Bare()
        self._widget.resize(width, height)
        self._widget.show()
        app.processEvents()
        self._mouse = Mouse(self._widget)
        self._painted = 0

    def round(self, moves: int) -> list[float]:
        """Seconds of each of so many moves, with the button held as in a drag."""
        path = [QPointF(100 + i % 300, 100 + i % 200) for i in range(moves)]
        self._mouse.press(path[0])
        self._app.processEvents()
        self._painted = self._widget.paints
        seconds = self._mouse.timed_moves(path, self._check)
        self._mouse.release(path[-1])
        self._app.processEvents()
        return seconds

    def close(self) -> None:
        self._widget.close()
        self._widget.deleteLater()

    def _check(self) -> None:
        self._painted += 1
        assert self._widget.paints == self._painted
