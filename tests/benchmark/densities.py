"""σ of g dragged in the continuous lens of the whole window, beside a bare widget of its size."""

from __future__ import annotations

import math
import statistics

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from infoviz.core.state import State
from tests.benchmark.bare import BareBench
from tests.benchmark.bench import SIZE, Bench, pair
from tests.benchmark.rows import Row, ratio_row, row_of

MOVES = 40
ASKED = 10


class DensitiesBench:
    """Rounds of one gesture: the handle of σ some pixels to and fro."""

    def __init__(self, app: QApplication) -> None:
        self._bench = Bench(app, pair(30), "continuous")
        self._shown: State = self._bench.document.state

    def beside(self, bare: BareBench) -> tuple[list[float], list[float]]:
        """Seconds of each move of a round here, and of one over a bare widget after each."""
        picture = self._bench.window.front.picture
        grip = picture.grips.of(("g", "sigma"))
        start = QPointF(grip.x, grip.y) + QPointF(picture.mapTo(self._bench.window, QPoint(0, 0)))
        mouse, ours, theirs = self._bench.mouse, [], []
        mouse.press(start)
        mouse.move(start + QPointF(8, 0))
        self._bench.paint()
        assert self._bench.document.is_previewing
        self._shown = self._bench.document.analysis.state
        at = start
        for i in range(MOVES):
            at = start + QPointF(30 + 25 * math.sin(0.7 + 0.5 * i), 0)
            ours += mouse.timed_moves([at], self._check)
            theirs.append(bare.move())
        self._bench.take_back(at)
        return ours, theirs

    def close(self) -> None:
        self._bench.close()

    def _check(self) -> None:
        """Each move is seen to have changed the densities, and nothing of A and B."""
        state = self._bench.document.analysis.state
        assert state.densities != self._shown.densities, "a move changed nothing"
        assert state.a is self._shown.a
        self._shown = state


def measure_densities(app: QApplication, rounds: int) -> list[Row]:
    """The ratio, and the microseconds behind it."""
    bench, bare = DensitiesBench(app), BareBench(app, *SIZE)
    times: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(rounds):
        for kept, seconds in zip(times.values(), bench.beside(bare), strict=True):
            kept.append(1e6 * statistics.median(seconds))
    bench.close()
    bare.close()
    name = "window with continuous, σ of g"
    return [
        ratio_row(f"{name}: of a bare widget, move by move", times["ours"], times["bare"], ASKED),
        row_of(f"{name}: microseconds, move by move", times["ours"]),
    ]
