"""Arrow keys that move one share: a run of nudges is one gesture, and one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from infoviz.core.editing import free_share, set_share
from infoviz.core.state import Side, State

PAUSE = 1000
"""A run of nudges is over after so many milliseconds without one."""


class Nudges:
    """A run of nudges of one bar: one gesture, computed from the state at its first key."""

    def __init__(self, base: State, side: Side, outcome: int) -> None:
        self.base, self.side, self.outcome = base, side, outcome
        self._before = float(base.of(side).p[outcome])
        self._share = self._before
        self._free = free_share(base, side, outcome)

    def by(self, step: float) -> State:
        """The state with the bar moved by `step`."""
        # Tenths add up to tenths: 0.42 + 0.01 is to be 0.43.
        return self.to(round(self._share + step, 12))

    def to(self, share: float) -> State:
        """The state with the bar at `share`, or as near as it can come."""
        share = min(max(share, 0.0), self._free)
        if abs(share - self._before) < 1e-12:
            share = self._before
        self._share = share
        return set_share(self.base, self.side, self.outcome, share)


class Nudged(Protocol):
    """What a view lends its nudges."""

    def preview(self, state: State) -> None: ...

    def commit(self, text: str) -> None: ...

    def cancel(self) -> None: ...

    def finish_gesture(self) -> None: ...


class Nudging:
    """Keeps the run of a view that has one: until another point, a pause, or the focus leaves."""

    def __init__(self, view: Nudged, parent: QObject) -> None:
        self._view = view
        self._run: Nudges | None = None
        self._pause = QTimer(parent)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(view.finish_gesture)

    @property
    def is_running(self) -> bool:
        return self._run is not None

    def nudge(
        self, state: State, side: Side, outcome: int, step: float, refuse: Callable[[], bool]
    ) -> None:
        """Moves a share of `state`, which is on show, by `step`, unless `refuse` has said why."""
        run = self._run
        if run is None or (run.side, run.outcome) != (side, outcome):
            self.finish()
            if refuse():
                return
            run = self._run = Nudges(state, side, outcome)
        self._view.preview(run.by(step))
        self._pause.start()

    def finish(self) -> None:
        """Commits the run, if there is one."""
        run = self._run
        self.forget()
        if run is not None:
            text = QCoreApplication.translate("Nudging", "Nudge {0} in {1}")
            self._view.commit(text.format(run.base.labels[run.outcome], run.side.upper()))

    def cancel(self) -> None:
        """Puts back what the run has done."""
        run = self._run
        self.forget()
        if run is not None:
            self._view.cancel()

    def forget(self) -> None:
        """Lets go of the run without a word."""
        self._run = None
        self._pause.stop()
