"""What the hand, the keys and the switches do to the pair: each edit a gesture of the view."""

from __future__ import annotations

import math
from collections import deque
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.editing import can_move, is_locked
from infoviz.core.logits import from_logits, set_logit
from infoviz.core.losses import one_hot, smoothed
from infoviz.core.state import State

if TYPE_CHECKING:
    from infoviz.views.loss.options import Options
    from infoviz.views.loss.pipeline.face import Pipeline

KEPT = 40
"""Of so many states it is remembered at which temperature they were."""


def label_of(state: State, options: Options, outcome: int) -> Distribution:
    """The label of a class, sharp or smoothed as the options have it."""
    label = one_hot(len(state), outcome)
    return smoothed(label, options.smoothing) if options.label == "smoothed" else label


def is_label(state: State, options: Options) -> bool:
    """Whether A is the label of a class as the options have it; also where it is as it is."""
    if options.label == "as_is":
        return True
    label = label_of(state, options, int(state.a.p.argmax()))
    return bool(np.allclose(label.p, state.a.p, rtol=0, atol=1e-12))


class Edits:
    """Edits of the pair by one face, from what it shows."""

    def __init__(self, face: Pipeline) -> None:
        self._face = face
        self._base: State | None = None
        self._last_previewed: State | None = None
        self.typed: Vector | None = None
        self._temperatures: deque[tuple[Distribution, float]] = deque(maxlen=KEPT)

    # One gesture

    def preview(self, state: State) -> None:
        if state is not self._last_previewed:
            self._last_previewed = state
            self._face.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self._face.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = self._base = None
        self.typed = None
        self._face.cancelled.emit()

    def _edit(self, state: State, text: str) -> None:
        """An edit that is no gesture, as one undo step; none where nothing changed."""
        if state is not self._face.scene.state:
            self.preview(state)
            self.commit(text)

    # Logits

    def show_logit(self, base: State, z: Vector, outcome: int, to: float) -> None:
        """Moves a logit from what it was at the press, and remembers where the others stood."""
        typed = z.copy()
        typed[outcome] = to
        self.typed = typed
        temperature = self._face.shared.temperature
        self.preview(set_logit(base, "b", outcome, to, z, temperature))

    def type_logits(self, z: Vector, outcome: int) -> None:
        """Brings the logits to what was typed over the bar of an outcome."""
        scene = self._face.scene
        before = scene.shown.z
        if np.array_equal(z, before):
            return
        self.typed = z
        self.preview(from_logits(scene.state, "b", z, self._face.shared.temperature))
        if np.count_nonzero(z != before) == 1:
            text = QCoreApplication.translate("Loss", "Set the logit of {0}")
            self.commit(text.format(scene.state.labels[outcome]))
        else:
            self.commit(QCoreApplication.translate("Loss", "Set the logits"))

    def nudge(self, step: float) -> None:
        """Moves the selected logit by so many nats, as one undo step."""
        scene = self._face.scene
        outcome = scene.selected
        if not can_move(scene.state, "b", outcome):
            self._face.explained.emit(self.why_it_cannot_move(outcome))
            return
        z = scene.shown.z
        before = float(z[outcome])
        start = self._face.picture.scale.low if before == -math.inf else before
        self.show_logit(scene.state, z, outcome, start + step)
        text = QCoreApplication.translate("Loss", "Move the logit of {0}")
        self.commit(text.format(scene.state.labels[outcome]))

    def why_it_cannot_move(self, outcome: int) -> str:
        state = self._face.scene.state
        if is_locked(state, "b", outcome):
            sentence = QCoreApplication.translate("Loss", "{0} is locked in B; unlock it first.")
        else:
            sentence = QCoreApplication.translate(
                "Loss", "{0} cannot move: there is nothing unlocked to share with it."
            )
        return sentence.format(state.labels[outcome])

    def set_temperature(self, temperature: float) -> None:
        """The logits stay, and B follows."""
        face = self._face
        if self._base is None:
            self._base = face.scene.state
            self.typed = face.scene.shown.z
            self._temperatures.append((self._base.b, face.shared.temperature))
        face.options_changed.emit({"temperature": temperature})
        assert self.typed is not None
        self.preview(from_logits(self._base, "b", self.typed, temperature))

    # The label

    def set_label(self, kind: str, outcome: int) -> None:
        """A becomes the label of a class, sharp or smoothed, or stays as it is."""
        face = self._face
        state = face.scene.state
        face.options_changed.emit({"label": kind})
        if kind != "as_is":
            text = QCoreApplication.translate("Loss", "Label {0}")
            self._edit(self._labelled(state, outcome), text.format(state.labels[outcome]))

    def set_smoothing(self, smoothing: float) -> None:
        face = self._face
        self._base = self._base or face.scene.state
        face.options_changed.emit({"smoothing": smoothing})
        self.preview(self._labelled(face.scene.state, int(face.scene.label.p.argmax())))

    def end(self, text: str) -> None:
        """A slider was let go."""
        base, self._base = self._base, None
        if base is not None:
            self._temperatures.append((self._face.scene.state.b, self._face.shared.temperature))
            self.commit(text)

    def follow(self, state: State) -> None:
        """Another state is on show: undo and redo of a temperature bring it back too."""
        if self._base is not None:
            return
        for b, temperature in reversed(self._temperatures):
            if b is state.b:
                if temperature != self._face.shared.temperature:
                    self._face.options_changed.emit({"temperature": temperature})
                return

    def _labelled(self, state: State, outcome: int) -> State:
        label = label_of(state, self._face.shared, outcome)
        if np.array_equal(label.p, state.a.p):
            return state
        return state.with_side("a", label, frozenset())
