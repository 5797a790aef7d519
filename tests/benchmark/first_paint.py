"""Starts a window, says when it was first painted and what it took, and ends.

`python -m tests.benchmark.first_paint window FOLDER`, or `bare`, in a process of its own, prints
the time of the first paint as of `time.time()` and the greatest memory so far in bytes. What a
person has set neither counts nor is touched: the settings are those of the folder.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

SIZE = (1440, 900)


class FirstPaint(QObject):
    """Ends the program once a window has been painted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._app.removeEventFilter(self)
            # As soon as all of the window has been painted, not its first widget alone.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(time.time(), peak_memory(), flush=True)
        self._app.exit(0)


def peak_memory() -> int:
    """The most memory that this process had resident, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # getrusage would count what the parent had before this program was loaded.
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) * 1024
    import psutil

    memory = psutil.Process().memory_info()
    return int(getattr(memory, "peak_wset", memory.rss))


def start_window() -> None:
    """infoviz by its own way, with an eye on its QApplication."""
    import infoviz.app
    from infoviz.__main__ import main

    make = infoviz.app.application

    def watched(pixel_ratio: float | None = None) -> QApplication:
        app = make(pixel_ratio)
        FirstPaint(app)
        return app

    infoviz.app.application = watched
    sys.exit(main(["--size", "x".join(map(str, SIZE))]))


def start_bare() -> None:
    """The least that shows a plot by pyqtgraph."""
    import pyqtgraph as pg

    app = pg.mkQApp()
    FirstPaint(app)
    plot = pg.PlotWidget()
    plot.resize(*SIZE)
    plot.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    kind, folder = sys.argv[1:]
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
    {"window": start_window, "bare": start_bare}[kind]()
