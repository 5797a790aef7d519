"""From a mouse event to the painted window, beside a bare widget of the same size."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtWidgets import QApplication, QWidget

from infoviz.core.state import State
from infoviz.views import VIEWS
from tests.benchmark.bare import BareBench
from tests.benchmark.bench import SIZE, Bench, pair
from tests.benchmark.rows import Row, ratio_row, row_of

MOVES = 40
"""How many moves a round has."""

STRETCH = 5.0
ZOOMED = 60
"""How many of 1,000 outcomes are in view when one of them is dragged."""


@dataclass(frozen=True)
class Case:
    """A gesture over n outcomes, and how many times the bare widget it may cost."""

    n: int
    gesture: str
    asked: float | None
    view: str = "terms"

    @property
    def name(self) -> str:
        front = "" if self.view == "terms" else f" with {self.view}"
        return f"window{front}, n = {self.n:,}, {self.gesture}"


CASES = (
    Case(5, "drag", None),
    Case(30, "drag", 8),
    # All 1,000 bars would be narrower than 3 px, and those cannot be dragged.
    Case(1_000, "drag, zoomed", 9),
    Case(1_000, "stroke", 9),
    Case(10_000, "stroke", 10),
    Case(100_000, "stroke", 15),
    # The whole window with each other lens in front, but that which shows nothing of the bars.
    *(Case(30, "drag", 11, view) for view in VIEWS if view not in ("terms", "continuous")),
)


class WindowBench:
    """Rounds of one gesture in the real window."""

    def __init__(self, app: QApplication, n: int, gesture: str, view: str = "terms") -> None:
        self.bench = Bench(app, pair(n), view)
        self._outcome = int(0.4 * n)
        self._is_stroke = gesture == "stroke"
        if gesture == "drag, zoomed":
            self.bench.zoom(self._outcome - ZOOMED // 2, self._outcome + ZOOMED // 2)
        self._shown: State = self.bench.document.analysis.state
        self._turns = 1

    def round(self, moves: int) -> list[float]:
        """Seconds of each move; each is seen to have changed the pair that every view shows."""
        path = self._begin(moves)
        seconds = self.bench.mouse.timed_moves(path, self._check_state, self._turns)
        self.bench.take_back(path[-1])
        return seconds

    def beside(self, bare: BareBench, moves: int) -> tuple[list[float], list[float]]:
        """Seconds of each move of a round here, and of one over a bare widget after each.

        They take turns move by move: a hand is slow enough that every frame finds the processor's
        caches filled with something else, and a floor that is measured warm is no floor for it.
        """
        ours, theirs = [], []
        path = self._begin(moves)
        for at in path:
            ours += self.bench.mouse.timed_moves([at], self._check_state, self._turns)
            theirs.append(bare.move())
        self.bench.take_back(path[-1])
        return ours, theirs

    def watch_paints(self, moves: int) -> float:
        """Finds in how many turns of the event loop a move is painted; untimed, since it costs.

        Each move must have painted every view by then. Gives how many widgets it painted more
        than once.
        """
        path = self._begin(moves)
        views = self.bench.views
        counter = PaintCounter(views)
        self._turns = max(self._turns_of(at, counter) for at in path[:2])
        surplus = 0
        for at in path[2:]:
            counter.painted.clear()
            self.bench.mouse.timed_moves([at], self._check_state, self._turns)
            surplus += len(counter.painted) - len(set(counter.painted))
            for view in views:
                assert view.analysis is self.bench.document.analysis
                assert any(
                    widget is view or view.isAncestorOf(widget) for widget in counter.painted
                ), f"{type(view).__name__} did not paint"
        counter.remove()
        self.bench.take_back(path[-1])
        return surplus / (moves - 2)

    def _turns_of(self, at: QPointF, counter: PaintCounter) -> int:
        """The last of some turns in which a move still painted something."""
        counter.painted.clear()
        self.bench.mouse.timed_moves([at], _nothing)
        last = 1
        for turn in range(2, 6):
            before = len(counter.painted)
            QApplication.processEvents()
            if len(counter.painted) > before:
                last = turn
        return last

    def close(self) -> None:
        self.bench.close()

    def _begin(self, moves: int) -> list[QPointF]:
        if self._is_stroke:
            self.bench.begin_stroke()
            path = self.bench.stroke_path(moves)
        else:
            self.bench.begin_drag(self._outcome)
            path = self.bench.drag_path(self._outcome, moves)
        self._shown = self.bench.document.analysis.state
        return path

    def _check_state(self) -> None:
        analysis = self.bench.document.analysis
        assert analysis.state is not self._shown, "a move changed nothing"
        assert self.bench.editor.analysis is analysis
        self._shown = analysis.state


class PaintCounter(QObject):
    """Keeps which widgets of some views were painted."""

    def __init__(self, views: Sequence[QWidget]) -> None:
        super().__init__()
        self.painted: list[QWidget] = []
        self._widgets = [w for view in views for w in (view, *view.findChildren(QWidget))]
        for widget in self._widgets:
            widget.installEventFilter(self)

    def remove(self) -> None:
        for widget in self._widgets:
            widget.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self.painted.append(watched)
        return False


def measure_window(app: QApplication, rounds: int) -> list[Row]:
    """The ratio of each case, and the microseconds behind it, both ways of taking turns.

    Move by move the floor is up to three times as high as in rounds of its own, as the machine has
    it, and the ratio as much lower for the same window: so neither is told without the other.
    """
    rows: list[Row] = []
    surplus = 0.0
    bare = BareBench(app, *SIZE)
    for case in CASES:
        window = WindowBench(app, case.n, case.gesture, case.view)
        surplus = max(surplus, window.watch_paints(MOVES))
        times: dict[str, list[float]] = {"ours": [], "bare": [], "ours warm": [], "bare warm": []}
        for _ in range(rounds):
            ours, theirs = window.beside(bare, MOVES)
            both = (ours, theirs, window.round(MOVES), bare.round(MOVES))
            for kept, seconds in zip(times.values(), both, strict=True):
                kept.append(1e6 * statistics.median(seconds))
        window.close()
        turns, warm = (times["ours"], times["bare"]), (times["ours warm"], times["bare warm"])
        rows += [
            ratio_row(f"{case.name}: of a bare widget, move by move", *turns, case.asked),
            ratio_row(f"{case.name}: of a bare widget, in warm rounds", *warm, case.asked),
        ]
        if case.n == 30 and case.view == "terms":
            rows += [
                ratio_row(f"{case.name}: stretch, move by move", *turns, STRETCH),
                ratio_row(f"{case.name}: stretch, in warm rounds", *warm, STRETCH),
            ]
        rows += [
            row_of(f"{case.name}: microseconds, move by move", times["ours"]),
            row_of(f"{case.name}: microseconds, in warm rounds", times["ours warm"]),
        ]
    bare.close()
    return [
        *rows,
        row_of("bare widget: microseconds, move by move", times["bare"]),
        row_of("bare widget: microseconds, in warm rounds", times["bare warm"]),
        Row("window: widgets painted more than once in a move", surplus, 0),
    ]


def _nothing() -> None:
    pass
