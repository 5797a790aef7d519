"""Classic mistakes with cross-entropy: each as the wrong number that it would give."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.losses import one_hot
from infoviz.core.measures.cross_entropy import cross_entropy_of
from infoviz.core.softmax import check_logits, softmax_of
from infoviz.core.text import QT_TRANSLATE_NOOP

_FAR = 750.0
"""A share of exp(−750) is 0 in float32 and in float64."""

_ROUND = 50.0
"""An example's logit is a multiple of this, which is easily read."""

_BEYOND_FLOAT32 = -1e4
"""exp of this, and of all below, is 0 in float32."""


@dataclass(frozen=True, eq=False)
class Mistake:
    """A mistake: its name, why it goes wrong in a sentence, and the losses in nats.

    `wrong` is what it gives and `right` what it should have given, for the logits at hand, or for
    those of an example, where logit `outcome` is moved to `logit`, if the mistake would not show
    with those at hand. `name` and `sentence` are for people, in the context "Loss"; the name may
    hold `{logit}`.
    """

    id: str
    name: str
    sentence: str
    wrong: float
    right: float
    outcome: int | None = None
    logit: float | None = None


def mistakes(
    logits: ArrayLike, label: Distribution, temperature: float = 1.0
) -> tuple[Mistake, ...]:
    """What three mistakes would give for logits (n,) and a label, n ≥ 2.

    ValueError as `check_logits` has it, or where the label is of another length.
    """
    z = check_logits(logits, temperature)
    if len(z) != len(label) or len(z) < 2:
        raise ValueError(f"there are {len(z)} logits and {len(label)} shares in the label")
    return (
        _softmax_twice(z, label, temperature),
        _read_as_indices(z, label, temperature),
        _log_of_zero(z, label, temperature),
    )


def _softmax_twice(z: Vector, label: Distribution, temperature: float) -> Mistake:
    b = softmax_of(z, temperature)
    return Mistake(
        id="softmax_twice",
        name=QT_TRANSLATE_NOOP("Loss", "softmax twice"),
        sentence=QT_TRANSLATE_NOOP(
            "Loss",
            "A loss that takes logits was given shares: their softmax is nearly even, so that the "
            "loss stays high however good B is, and its gradient is weak.",
        ),
        wrong=cross_entropy_of(label, softmax_of(b.p)),
        right=cross_entropy_of(label, b),
    )


def _read_as_indices(z: Vector, label: Distribution, temperature: float) -> Mistake:
    """The integers of a one-hot vector, taken for the classes of as many rows of these logits."""
    n = len(z)
    likeliest = int(label.p.argmax())
    b = softmax_of(z, temperature)
    as_read = np.zeros(n)
    as_read[:2] = (n - 1) / n, 1 / n
    return Mistake(
        id="one_hot_as_indices",
        name=QT_TRANSLATE_NOOP("Loss", "one-hot read as indices"),
        sentence=QT_TRANSLATE_NOOP(
            "Loss",
            "Integers are class indices, one for each row of logits: a one-hot vector of them says "
            "class 0 for each zero and class 1 for the one. Give the index, or the shares as "
            "floats.",
        ),
        wrong=cross_entropy_of(Distribution.trusted(as_read), b),
        right=cross_entropy_of(one_hot(n, likeliest), b),
    )


def _log_of_zero(z: Vector, label: Distribution, temperature: float) -> Mistake:
    """The logarithm of a softmax, rather than log-softmax, in float32."""
    outcome = logit = None
    wrong, right = _loss_in_float32(z, label, temperature), _loss(z, label, temperature)
    likeliest = int(label.p.argmax())
    others = float(np.delete(z, likeliest).max())
    if wrong < math.inf and others > -math.inf:
        outcome = likeliest
        logit = math.floor((others - _FAR * temperature) / _ROUND) * _ROUND
        example = z.copy()
        example[outcome] = logit
        wrong = _loss_in_float32(example, label, temperature)
        right = _loss(example, label, temperature)
    return Mistake(
        id="log_of_zero",
        name=QT_TRANSLATE_NOOP("Loss", "log of b at z = {logit}")
        if logit is not None
        else QT_TRANSLATE_NOOP("Loss", "log of b"),
        sentence=QT_TRANSLATE_NOOP(
            "Loss",
            "The logarithm was taken after the softmax, where a share below 7·10⁻⁴⁶ is 0 in "
            "float32 (2·10⁻³²⁴ in float64), and −log 0 is ∞. Log-softmax, z − max − log Σ exp, "
            "never meets that 0.",
        ),
        wrong=wrong,
        right=right,
        outcome=outcome,
        logit=logit,
    )


def _loss(z: Vector, label: Distribution, temperature: float) -> float:
    return cross_entropy_of(label, softmax_of(z, temperature))


def _loss_in_float32(z: Vector, label: Distribution, temperature: float) -> float:
    """−Σ a · log(softmax(z / T)), each step in float32; inf where a share that counts is 0."""
    below = np.maximum((z - z.max()) / temperature, _BEYOND_FLOAT32).astype(np.float32)
    weights = np.exp(below)
    b = weights / weights.sum(dtype=np.float32)
    a = label.p.astype(np.float32)
    held = a > 0
    if b[held].min() == 0:
        return math.inf
    return float(-(a[held] * np.log(b[held])).sum(dtype=np.float32))
