"""How a run of training is doing, and why it goes no further: the data of a sentence."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.training import Run

Condition = Literal[
    "ready", "falling", "rising", "swinging", "stalled", "diverged", "infinite", "full"
]

PATIENCE = 20
"""A loss above its start for so many steps on end has diverged; one no lower may be swinging."""

_SWINGS = 5
"""A loss that rose and fell so often among those steps swings."""

STILL_GRADIENT = 1e-6
"""A gradient no longer than this is next to nothing."""

STILL_LOSS = 1e-12
"""A change of the loss no greater than this, or than this part of the loss, is none."""

REACHED = 1e-9
"""KL(A‖B) in nats, up to which B is as good as A."""


@dataclass(frozen=True)
class Status:
    """How a run is doing after its last step.

    `change` is that of the loss in the last step, 0 at the start. `sentence` says what is the
    matter, "" where nothing is; it is for people, in the context "Training", and may hold
    `{step}`, `{steps}` (which is PATIENCE) and `{outcome}`, for the label of `outcome`. A run that
    is stalled or diverged can still be stepped where `Run.can_step` says so.
    """

    condition: Condition
    change: float
    sentence: str = ""
    outcome: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether more steps would lead nowhere."""
        return self.condition in ("stalled", "diverged", "infinite", "full")


def status_of(run: Run) -> Status:
    """The Status of a run. What is worst is told first."""
    losses = run.losses
    loss = float(losses[-1])
    if loss == math.inf:
        return _infinite(run)
    change = loss - float(losses[-2]) if run.steps else 0.0
    if run.steps == run.descent.steps and run.descent.next is None:
        return Status(
            "diverged",
            change,
            QT_TRANSLATE_NOOP(
                "Training",
                "Diverged at step {step}: the next one would lead beyond all bounds. Lower the "
                "learning rate.",
            ),
        )
    if run.steps >= PATIENCE and losses[-PATIENCE:].min() > losses[0] + STILL_LOSS:
        return Status(
            "diverged",
            change,
            QT_TRANSLATE_NOOP(
                "Training",
                "Diverged at step {step}: for {steps} steps the loss has been above where it "
                "began. Lower the learning rate.",
            ),
        )
    if run.gradient_norm <= STILL_GRADIENT and abs(change) <= STILL_LOSS * max(1.0, loss):
        return Status("stalled", change, _why_stalled(run))
    if not run.can_step:
        return Status(
            "full",
            change,
            QT_TRANSLATE_NOOP(
                "Training",
                "Paused at step {step}: no more steps can be kept. Start again from here.",
            ),
        )
    if not run.steps:
        return Status("ready", 0.0)
    if _swings(losses):
        return Status(
            "swinging",
            change,
            QT_TRANSLATE_NOOP(
                "Training",
                "For {steps} steps the loss has gone up and down and come no lower. Lower the "
                "learning rate, or the momentum.",
            ),
        )
    return Status("rising" if change > 0 else "falling", change)


def _swings(losses: Vector) -> bool:
    if len(losses) <= PATIENCE:
        return False
    changes = np.diff(losses[-PATIENCE - 1 :])
    rises, falls = np.count_nonzero(changes > STILL_LOSS), np.count_nonzero(changes < -STILL_LOSS)
    if min(rises, falls) < _SWINGS:
        return False
    return bool(losses[-PATIENCE:].min() >= losses[:-PATIENCE].min() - STILL_LOSS)


def _why_stalled(run: Run) -> str:
    if float(run.curve("kl_ab")[-1]) <= REACHED:
        return QT_TRANSLATE_NOOP("Training", "Stalled at step {step}: B has come to A.")
    return QT_TRANSLATE_NOOP(
        "Training",
        "Stalled at step {step}: the gradient is next to nothing, though B is not A. This is the "
        "best nearby, or a plateau; another start, model or objective may lead further.",
    )


def _infinite(run: Run) -> Status:
    """An infinite loss, whose gradient leads nowhere, with the outcome of most share behind it."""
    a, b = run.a, run.b
    if run.settings.objective == "kl_ba":
        lost = np.where(a.log_p == -np.inf, b.log_p, -np.inf)
        sentence = QT_TRANSLATE_NOOP(
            "Training",
            "The loss is ∞: B has {outcome}, and A has none of it. Give {outcome} a share in A, "
            "or choose another objective.",
        )
    else:
        lost = np.where(b.log_p == -np.inf, a.log_p, -np.inf)
        sentence = QT_TRANSLATE_NOOP(
            "Training",
            "The loss is ∞: A has {outcome}, and B has none of it; no step moves a logit of −∞. "
            "Start from another B.",
        )
    return Status("infinite", 0.0, sentence, int(lost.argmax()))
