"""50,000 random gestures through the live window: nothing breaks, nothing grows, mass stays 1."""

from __future__ import annotations

import gc
import math
import sys
import time
import traceback
from types import TracebackType

import numpy as np
import psutil
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.state import SIDES, Side
from infoviz.document import UNDO_STEPS
from tests.benchmark.bench import Bench, pair
from tests.benchmark.rows import Row

GESTURES = 50_000
N = 30
N_RANGE = (28, 32)
GROWTH_ASKED = 20.0
MASS_ASKED = 1e-14
TOLD_EACH = 2_500

Key = Qt.Key
KEYS = (
    *(Key.Key_Up, Key.Key_Down, Key.Key_PageUp, Key.Key_PageDown),
    *(Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End),
)
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class RandomHand:
    """Makes one random gesture after the other, each of a few events."""

    def __init__(self, app: QApplication, seed: int) -> None:
        self._app = app
        self._rng = np.random.default_rng(seed)
        self._bench = Bench(app, pair(N))
        self._side: Side = "a"
        self._gestures = (
            *(self._drag,) * 6,
            *(self._nudge,) * 3,
            *(self._stroke,) * 2,
            *(self._history,) * 3,
            *(self._lock, self._unlock, self._swap, self._fill, self._resize),
        )
        self.document = self._bench.document

    def make(self) -> None:
        """One gesture in one of the two editors, and the window painted after it."""
        self._side = SIDES[self._rng.integers(2)]
        self._gestures[self._rng.integers(len(self._gestures))]()
        self._app.processEvents()

    def mass_error(self) -> float:
        """How far the worse of the two sums is from 1."""
        state = self.document.state
        return max(abs(math.fsum(state.of(side).p) - 1.0) for side in SIDES)

    def close(self) -> None:
        self._bench.close()

    @property
    def _n(self) -> int:
        return len(self.document.state)

    def _place(self) -> QPointF:
        """Anywhere in the plot of the editor, and a little above and below it."""
        return self._bench.at(
            self._rng.uniform(0, self._n),
            self._rng.uniform(-0.05, 1.1) * self._bench.editors[self._side].plot.high,
            self._side,
        )

    def _drag(self) -> None:
        mouse = self._bench.mouse
        start, end = self._place(), self._place()
        keys = MODIFIERS[self._rng.integers(len(MODIFIERS))]
        mouse.press(start)
        for part in (0.3, 0.7, 1.0):
            mouse.move(start + (end - start) * part, keys)
            self._app.processEvents()
        if self._rng.random() < 0.1:
            QTest.keyClick(self._bench.editors[self._side], Key.Key_Escape)
        mouse.release(end, keys)

    def _stroke(self) -> None:
        self._bench.window.toggle_draw()
        self._drag()
        self._bench.window.toggle_draw()

    def _nudge(self) -> None:
        editor = self._bench.editors[self._side]
        editor.setFocus()
        for place in self._rng.integers(len(KEYS), size=3):
            QTest.keyClick(editor, KEYS[place])

    def _lock(self) -> None:
        QTest.keyClick(self._bench.editors[self._side], Key.Key_L)

    def _unlock(self) -> None:
        self._bench.window.commands.unlock_all(self._side)

    def _swap(self) -> None:
        self._bench.window.actions_by_name.swap.trigger()

    def _fill(self) -> None:
        self._bench.window.commands.make_random(self._side)

    def _history(self) -> None:
        """Some steps back, and mostly as many forth, so that the stack stays full."""
        actions = self._bench.window.actions_by_name
        steps = int(self._rng.integers(1, 4))
        for _ in range(steps):
            actions.undo.trigger()
        for _ in range(steps - (self._rng.random() < 0.2)):
            actions.redo.trigger()

    def _resize(self) -> None:
        """An outcome more or less; the field in which its name could be typed is left."""
        actions = self._bench.window.actions_by_name
        if self._n <= N_RANGE[0] or (self._n < N_RANGE[1] and self._rng.random() < 0.5):
            actions.add.trigger()
            focus = QApplication.focusWidget()
            QTest.keyClick(focus or self._bench.editors[self._side], Key.Key_Escape)
        else:
            actions.remove.trigger()


class Faults:
    """Collects what a slot raised, which Qt only prints."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        self.count += 1
        if self.count <= 3:
            traceback.print_exception(kind, error, trace)


def measure_gestures(app: QApplication, gestures: int = GESTURES) -> list[Row]:
    """Exceptions, megabytes by which memory grew once the undo stack was full, and mass."""
    faults = Faults()
    hook, sys.excepthook = sys.excepthook, faults
    hand = RandomHand(app, seed=1)
    worst, full_at, memory_when_full = 0.0, 0, math.nan
    start = time.perf_counter()
    for number in range(1, gestures + 1):
        hand.make()
        worst = max(worst, hand.mass_error())
        if not full_at and hand.document.undo_stack.count() == UNDO_STEPS:
            full_at, memory_when_full = number, megabytes()
        if number % TOLD_EACH == 0:
            print(
                f"  {number:,} gestures, {time.perf_counter() - start:.0f} s, {megabytes():.1f} MB,"
                f" {hand.document.undo_stack.count()} steps, {faults.count} exceptions",
                flush=True,
            )
    growth = megabytes() - memory_when_full
    hand.close()
    sys.excepthook = hook
    name = f"{gestures:,} random gestures, n = {N}"
    return [
        Row(f"{name}: exceptions", faults.count, 0),
        Row(f"{name}: megabytes grown since the stack was full", growth, GROWTH_ASKED),
        Row(f"{name}: mass beside 1", worst, MASS_ASKED),
        Row(f"{name}: gestures until the stack was full", full_at),
    ]


def megabytes() -> float:
    """The memory of this process, without what waits to be collected."""
    gc.collect()
    return float(psutil.Process().memory_info().rss / 2**20)
