"""The real window beside a matplotlib window that shows the same charts, by the same gesture."""

from __future__ import annotations

import statistics

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from infoviz.core.state import State
from tests.benchmark.bench import SIZE, pair, wave
from tests.benchmark.matplotlib_window import MatplotlibWindow
from tests.benchmark.mouse import Mouse
from tests.benchmark.rows import Row, ratio_row, row_of
from tests.benchmark.window import WindowBench

N = 30
MOVES = 20
ASKED = 5.0


class MatplotlibBench:
    """Rounds of a drag of one bar in the matplotlib window."""

    def __init__(self, app: QApplication, state: State) -> None:
        self._app = app
        self._window = MatplotlibWindow(state, SIZE)
        self._window.show()
        app.processEvents()
        app.processEvents()
        self._mouse = Mouse(self._window)
        self._shown = state

    def round(self, outcome: int, moves: int) -> list[float]:
        """Seconds of each move; each is seen to have changed the pair."""
        high = self._window.editor.axes.get_ylim()[1]
        path = [self._at(outcome, part * high) for part in wave(moves)]
        before = self._window.analysis
        self._shown = before.state
        self._mouse.press(self._at(outcome, 0.02 * high))
        seconds = self._mouse.timed_moves(path, self._check)
        self._mouse.release(path[-1])
        self._window.show_analysis(before)
        self._app.processEvents()
        return seconds

    def close(self) -> None:
        self._window.close()
        self._window.deleteLater()

    def _at(self, outcome: int, share: float) -> QPointF:
        x, y = self._window.editor.axes.transData.transform((outcome, share))
        return QPointF(x, self._window.height() - y)

    def _check(self) -> None:
        assert self._window.analysis.state is not self._shown, "a move changed nothing"
        self._shown = self._window.analysis.state


def measure_matplotlib(app: QApplication, rounds: int) -> list[Row]:
    """How many times faster the real window is, and the microseconds of the other."""
    window = WindowBench(app, N, "drag")
    other = MatplotlibBench(app, pair(N))
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(statistics.median(window.round(MOVES)))
        theirs.append(statistics.median(other.round(int(0.4 * N), MOVES)))
    window.close()
    other.close()
    name = f"matplotlib with blitting, n = {N}, drag"
    return [
        ratio_row(f"{name}: of the window", theirs, ours, ASKED, at_least=True),
        row_of(f"{name}: microseconds", [1e6 * seconds for seconds in theirs]),
    ]
