"""No move dropped: 1,000 moves a second end at the pointer, and each frame shows the newest."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtWidgets import QApplication

from infoviz.core.state import State
from tests.benchmark.bench import Bench, pair
from tests.benchmark.rows import Row

MOVES = 1_000
SIZES = (30, 100_000)
"""With 100,000 outcomes a frame takes longer than a move, and moves wait in the queue."""

ZOOMED = 30


class Watch(QObject):
    """Counts the moves that the editor took, its frames, and those that showed an older move."""

    def __init__(self, bench: Bench, outcome: int) -> None:
        super().__init__()
        self.taken = self.frames = self.late = 0
        self.newest: float | None = None
        self._bench, self._outcome = bench, outcome
        bench.editor.previewed.connect(self._on_previewed)
        self._pictures = bench.editor.findChildren(QObject)
        for picture in self._pictures:
            picture.installEventFilter(self)

    def post(self, at: QPointF) -> None:
        """Puts a move into the queue; from now on each frame must show what it asks for."""
        inside = at - QPointF(self._bench.editor.mapTo(self._bench.window, QPoint(0, 0)))
        self.newest = self._bench.editor.plot.share(inside.y())
        self._bench.mouse.post_move(at)

    @property
    def is_newest(self) -> bool:
        """Whether every view shows the bar where the newest move has put it, to the bit."""
        return all(
            view.analysis is not None and view.analysis.state.a.p[self._outcome] == self.newest
            for view in self._bench.views
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.newest is not None:
            self.frames += 1
            self.late += not self.is_newest
        return False

    def _on_previewed(self, state: State) -> None:
        self.taken += self.newest is not None


def measure_moves(app: QApplication) -> list[Row]:
    """Moves that the editor never saw, frames that were late, and how far the end is off."""
    rows = []
    for n in SIZES:
        bench = Bench(app, pair(n))
        outcome = int(0.4 * n)
        if n > ZOOMED:
            bench.zoom(outcome - ZOOMED // 2, outcome + ZOOMED // 2)
        bench.begin_drag(outcome)
        watch = Watch(bench, outcome)
        # Whole pixels, as a mouse has them, and so free of rounding on their way.
        path = [QPointF(at.toPoint()) for at in bench.drag_path(outcome, MOVES)]
        path = [at + QPointF(0, i % 2) for i, at in enumerate(path)]
        seconds = _post_on_time(app, watch, path)
        name = f"{MOVES:,} moves in a second, n = {n:,}"
        rows += [
            Row(f"{name}: dropped", MOVES - watch.taken, 0),
            Row(f"{name}: frames that showed an older one", watch.late, 0),
            Row(f"{name}: ends elsewhere than the pointer", not watch.is_newest, 0),
            Row(f"{name}: frames", watch.frames),
            Row(f"{name}: seconds until the last was painted", seconds),
        ]
        bench.take_back(path[-1])
        bench.close()
    return rows


def _post_on_time(app: QApplication, watch: Watch, path: list[QPointF]) -> float:
    """Posts a move each millisecond, those that came due while a frame was painted at once."""
    start = time.perf_counter()
    posted = 0
    while posted < len(path):
        due = min(int((time.perf_counter() - start) * MOVES) + 1, len(path))
        for at in path[posted:due]:
            watch.post(at)
        posted = due
        app.processEvents()
    # What one turn posts is done in the next: the edit, its numbers, their picture.
    for _ in range(4):
        app.processEvents()
    return time.perf_counter() - start
