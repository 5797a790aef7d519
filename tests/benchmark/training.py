"""Training at 60 steps a second, each of them painted in every view of the live window."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from infoviz.core.course import Course
from infoviz.views.loss import Loss
from infoviz.views.loss.training import Training
from tests.benchmark.bench import Bench, pair
from tests.benchmark.rows import Row

N = 30
SPEED = 60.0
SECONDS = 5.0
FASTEST = 240.0

ASKED = 59.5
"""What a clock of whole milliseconds can tell of 60."""


class Watch(QObject):
    """Keeps when which step was painted, and for how long at most nothing else had its turn."""

    def __init__(self, bench: Bench, face: Training) -> None:
        super().__init__()
        self._bench, self._face = bench, face
        self.painted: dict[int, float] = {}
        self.late = 0
        self.longest = 0.0
        self._last = time.perf_counter()
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._on_turn)
        face.picture.installEventFilter(self)

    def begin(self) -> None:
        self._last = time.perf_counter()
        self._turns.start(0)

    def end(self) -> None:
        self._turns.stop()
        self._face.picture.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        course = self._face.driver.course
        if event.type() == QEvent.Type.Paint and course is not None:
            self.painted.setdefault(course.steps, time.perf_counter())
            self.late += not self._is_shown(course)
        return False

    def _is_shown(self, course: Course) -> bool:
        """Whether every view that can be seen has the step which is painted."""
        b = course.run.b
        return all(
            view.analysis is not None and view.analysis.state.b is b for view in self._bench.views
        )

    def _on_turn(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def measure_training(app: QApplication) -> list[Row]:
    """Steps a second, steps that no frame showed, and how long an event may have to wait."""
    rows = []
    for speed, asked in ((SPEED, ASKED), (FASTEST, None)):
        bench = Bench(app, pair(N), "loss")
        loss = bench.window.tabs.lenses["loss"]
        assert isinstance(loss, Loss)
        # So slow that the run goes on to the end of the measurement.
        loss.restore({"face": "training", "speed": speed, "learning_rate": 0.02})
        bench.paint()
        face = loss.face("training")
        assert isinstance(face, Training)
        watch = Watch(bench, face)
        watch.begin()
        face.driver.run()
        _wait(SECONDS)
        assert face.driver.is_running
        face.driver.finish()
        watch.end()
        times = np.array([at for step, at in sorted(watch.painted.items()) if step])
        steps = [step for step in sorted(watch.painted) if step]
        seconds = float(times[-1] - times[0])
        reached = (steps[-1] - steps[0]) / seconds
        name = f"training, n = {N}, {speed:.0f} steps a second"
        rows += [
            Row(f"{name}: reached", reached, asked, at_least=True),
            Row(f"{name}: frames a second", (len(times) - 1) / seconds),
            Row(f"{name}: longest wait of an event, milliseconds", 1000 * watch.longest),
        ]
        if asked is not None:
            dropped = steps[-1] - steps[0] + 1 - len(steps)
            rows += [
                Row(f"{name}: steps that no frame showed", dropped, 0),
                Row(f"{name}: frames in which a view lagged behind", watch.late, 0),
            ]
        bench.close()
    return rows


def _wait(seconds: float) -> None:
    """Lets the window live for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
