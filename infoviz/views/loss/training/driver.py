"""What drives the training: steps, runs and the place on the course, as gestures of the view."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from infoviz.core.course import Course, begin_course
from infoviz.core.distribution import Distribution
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.state import State
from infoviz.core.training_status import Status, status_of
from infoviz.views.loss.training.runner import Runner

if TYPE_CHECKING:
    from infoviz.views.loss.training.face import Training

Gesture = Literal["", "run", "steps", "place"]

IDLE_MS = 1000
"""Single steps that come no further apart than this are one undo step."""

LONGEST = 0.012
"""A tick takes no more steps once they have taken so many seconds."""


class Driver(QObject):
    """Holds the course, and shows it on the pair by what the view previews and commits.

    `course` is the one on show, None where the pair is not on one. It is kept when the pair goes
    elsewhere, and found again when the pair comes back, as by undo and redo.
    """

    def __init__(self, face: Training) -> None:
        super().__init__(face)
        self._face = face
        self.course: Course | None = None
        self.runner = Runner(self)
        self._gesture: Gesture = ""
        self._base: State | None = None
        self._before: Course | None = None
        self._kept: Course | None = None
        self._began_at: Distribution | None = None
        self._places: list[tuple[Distribution, int]] = []
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.finish)
        self.runner.due.connect(self._on_due)

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is under way, such as a run."""
        return self._gesture != ""

    @property
    def is_running(self) -> bool:
        return self.runner.is_running

    @property
    def status(self) -> Status | None:
        """How the run at the place is doing; None without a course."""
        return None if self.course is None else status_of(self.course.run)

    # What others do

    def follow(self, state: State) -> None:
        """Another state is on show: whether it is on the course, and where."""
        if self.course is not None and self._is_at(self.course, state):
            return
        if self.is_busy:
            # Not by the hand of this view: whoever did it has ended the gesture.
            self._stop()
        self.course = self._found(state)

    def _is_at(self, course: Course, state: State) -> bool:
        b = self._b_of(course)
        return course.a.is_same(state.a) and b.is_same(state.b)

    def _found(self, state: State) -> Course | None:
        kept = self._kept
        if kept is None or len(kept.a) != len(state) or not kept.a.is_same(state.a):
            return None
        for b, steps in self._places:
            if b is state.b and steps <= kept.taken:
                return kept.at(steps)
        return kept if self._is_at(kept, state) else None

    # Gestures

    def toggle(self) -> None:
        """Runs, or pauses."""
        if self.is_running:
            self.finish()
        else:
            self.run()

    def run(self) -> None:
        """Takes steps until it is paused, or until more of them lead nowhere."""
        self._begin("run")
        self.runner.start(self._face.shared.speed)
        self._face.driven()

    def step(self) -> None:
        """Takes one step."""
        self._begin("steps")
        if not self._advance():
            self._explain()
        self._idle.start()

    def step_back(self) -> None:
        """Goes back one step."""
        if self.course is not None and self.course.steps:
            self._begin("steps")
            self._show(self.course.at(self.course.steps - 1))
            self._idle.start()

    def go_to(self, steps: int) -> None:
        """Shows another step of those taken; `finish` ends the gesture."""
        if self.course is not None:
            self._begin("place")
            assert self.course is not None
            steps = min(max(steps, 0), self.course.taken)
            if steps != self.course.steps:
                self._show(self.course.at(steps))

    def jump_to(self, steps: int) -> None:
        """Goes to another step of those taken, as keys do."""
        self.go_to(steps)
        self._idle.start()

    def reset(self) -> None:
        """Begins anew at the chosen start; what was taken is forgotten."""
        state = self._face.pair
        if state is None:
            return
        self.finish()
        b, course = state.b, self.course
        if course is not None and not course.is_plain and self._face.shared.start == "present":
            b = self._began_at or b
        self._begin("place", b)
        self.finish()

    def take_over(self, racer: int) -> None:
        """B and the objective become those of a racer."""
        self.finish()
        if self.course is None:
            return
        course = self.course.taken_over(racer)
        self._begin("place")
        self._places.clear()
        self._face.options_changed.emit({"objective": course.settings.objective})
        self._show(course)
        self.finish()

    def take(self, steps: int) -> None:
        """Takes so many steps from the chosen start at once, or as many as follow."""
        if self._face.pair is None:
            return
        self.finish()
        self._begin("run", self._face.pair.b)
        assert self.course is not None
        course, settings = self.course, self._face.shared.settings
        while course.steps < steps:
            further = course.stepped(settings)
            if further is course:
                break
            course = further
        self._show(course)
        self.finish()

    def finish(self) -> None:
        """Ends the gesture, as one undo step."""
        if self.is_busy:
            text = self._text()
            was_run = self._gesture == "run"
            self._stop()
            assert self.course is not None
            self._places.append((self._b_of(self.course), self.course.steps))
            self._face.committed.emit(text)
            if was_run:
                self._explain()
            self._face.driven()

    def cancel(self) -> None:
        """Puts everything back to where the gesture began."""
        if self.is_busy:
            self._stop()
            self.course = self._kept = self._before
            self._face.cancelled.emit()
            self._face.driven()

    # Inside a gesture

    def _begin(self, gesture: Gesture, anew_from: Distribution | None = None) -> None:
        """Begins a gesture; with `anew_from` on a new course, as also where there is none."""
        if self._gesture == gesture and anew_from is None:
            return
        self.finish()
        state, options = self._face.pair, self._face.shared
        assert state is not None
        self._gesture, self._base, self._before = gesture, state, self.course
        course = self.course
        if anew_from is None and course is not None and course.settings.model == options.model:
            return
        b = state.b if anew_from is None else anew_from
        self._began_at = b if options.start == "present" else None
        self._places = [(state.b, 0)] if self._began_at is state.b else []
        self._show(begin_course(state.a, options.settings, options.start, b, options.seed))

    def _show(self, course: Course) -> None:
        self.course = self._kept = course
        assert self._base is not None
        # Training clears the locks.
        state = self._base.with_side("b", self._b_of(course), frozenset())
        self._face.previewed.emit(state)
        self._face.driven()

    def _b_of(self, course: Course) -> Distribution:
        """B at the place; where it began, what was there to the bit."""
        if course.steps == 0 and self._began_at is not None and course.settings.model == "free":
            return self._began_at
        return course.run.b

    def _advance(self, steps: int = 1) -> bool:
        """Takes steps; whether more of them would lead further."""
        course, settings = self.course, self._face.shared.settings
        assert course is not None
        if settings != course.settings:
            # What lies ahead is forgotten, and where it was.
            self._places = [each for each in self._places if each[1] <= course.steps]
        until = time.monotonic() + LONGEST
        goes_on = True
        for _ in range(steps):
            further = course.stepped(settings)
            goes_on = further is not course and not status_of(further.run).is_over
            course = further
            if not goes_on or time.monotonic() > until:
                break
        if course is not self.course:
            self._show(course)
        return goes_on

    def _on_due(self, steps: int) -> None:
        if not self._advance(steps):
            self.finish()

    def _stop(self) -> None:
        self._gesture = ""
        self.runner.stop()
        self._idle.stop()

    # Words

    def _text(self) -> str:
        course, before = self.course, self._before
        assert course is not None
        first = before.steps if before is not None and self._is_further_on(before) else 0
        symbol = OBJECTIVES[course.settings.objective].symbol
        if course.steps > first and self._gesture != "place":
            text = QCoreApplication.translate("Training", "Train B on {0}, step {1} to {2}")
            return text.format(symbol, first, course.steps)
        if course.steps == 0:
            return QCoreApplication.translate("Training", "Start training B")
        text = QCoreApplication.translate("Training", "Go to step {0} of training")
        return text.format(course.steps)

    def _is_further_on(self, before: Course) -> bool:
        """Whether the course on show goes on from the one before."""
        assert self.course is not None
        return self.course.taken >= before.steps and bool(
            np.array_equal(
                before.furthest.trajectory[0], self.course.furthest.trajectory[0], equal_nan=True
            )
        )

    def _explain(self) -> None:
        """Says why a run has stopped, or is no good."""
        status = self.status
        if status is not None and status.sentence:
            self._face.explained.emit(self._face.sentence(status))
