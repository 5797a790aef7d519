"""Cross-entropy of logits and a label, stage by stage, as a program computes it. All in nats."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from infoviz.core.distribution import Distribution, Vector, dot, frozen
from infoviz.core.measures.cross_entropy import cross_entropy_terms_of
from infoviz.core.measures.kl_divergence import kl_of
from infoviz.core.pair import Pair
from infoviz.core.softmax import check_logits, logsumexp, softmax_of
from infoviz.core.text import QT_TRANSLATE_NOOP


def one_hot(n: int, class_index: int) -> Distribution:
    """The label that gives one of n classes all; ValueError where the index is none of them."""
    if not 0 <= class_index < n:
        raise ValueError(f"there is no class {class_index} among {n}")
    shares = np.zeros(n)
    shares[class_index] = 1.0
    return Distribution.trusted(shares)


def smoothed(label: Distribution, smoothing: float) -> Distribution:
    """(1 − ε) a + ε / n, as PyTorch's `label_smoothing` has it (Szegedy et al. 2016).

    At ε = 0 the label itself. ValueError where `smoothing` is not from 0 to 1.
    """
    if not 0 <= smoothing <= 1:
        raise ValueError(f"the label smoothing is {smoothing!s}; it must be from 0 to 1")
    if smoothing == 0:
        return label
    return Distribution.trusted((1.0 - smoothing) * label.p + smoothing / len(label))


@dataclass(frozen=True, eq=False)
class Stage:
    """One stage of the way from logits to the loss.

    `name` heads it, and `formula` says how its `values`, shape (n,) or (1,), follow from those
    before. `step` is that in a few signs, with `{0}` for the number `by`, if there is one.
    """

    id: str
    name: str
    formula: str
    step: str
    values: Vector
    by: float | None = None


@dataclass(frozen=True, eq=False)
class Route:
    """One way to compute the loss: a formula, the numbers that it adds, and what they make."""

    id: str
    formula: str
    parts: tuple[float, ...]
    loss: float


@dataclass(frozen=True, eq=False)
class Pipeline:
    """The stages from logits to the loss, and three routes that come to the same."""

    stages: tuple[Stage, ...]
    routes: tuple[Route, Route, Route]
    label: Distribution
    softmax: Distribution

    @property
    def loss(self) -> float:
        """H(A,B) in nats, by −Σ a · ln b."""
        return self.routes[0].loss

    @property
    def spread(self) -> float:
        """By how much the routes differ at most; 0 where all are infinite."""
        losses = [route.loss for route in self.routes]
        return 0.0 if min(losses) == math.inf else max(losses) - min(losses)

    def stage(self, id: str) -> Stage:
        """The stage of that id; ValueError where there is none."""
        for stage in self.stages:
            if stage.id == id:
                return stage
        raise ValueError(f"there is no stage {id!r}")


@dataclass(frozen=True, eq=False)
class Forward:
    """The part of the pipeline that the label has none in: from the logits to log-softmax."""

    logits: Vector
    temperature: float
    softmax: Distribution
    log_total: float
    stages: tuple[Stage, ...]


def forward(logits: ArrayLike, temperature: float = 1.0) -> Forward:
    """From logits (n,) to log-softmax; the stage z / T is there where T is not 1.

    Where a logit is −inf, so are those that follow from it. ValueError as `check_logits` has it.
    """
    z = check_logits(logits, temperature)
    b = softmax_of(z, temperature)
    stages = [Stage("logits", "z", "zᵢ", "", z)]
    scaled, heading = z, "z"
    if temperature != 1.0:
        scaled, heading = z / temperature, "z / T"
        stages.append(Stage("scaled", heading, "zᵢ / T", "÷ {0}", scaled, temperature))
    greatest = float(scaled.max())
    below = scaled - greatest
    exponentials = np.exp(below)
    total = float(np.add.reduce(exponentials))
    stages += [
        Stage("shifted", f"{heading} − max", "xᵢ = uᵢ − max u", "− {0}", below, greatest),
        Stage("exp", "exp", "exp xᵢ", "eˣ", exponentials),
        Stage("softmax", "softmax = b", "bᵢ = exp xᵢ / Σ exp xⱼ", "÷ {0}", b.p, total),
        Stage("log_softmax", "log-softmax", "ln bᵢ = xᵢ − ln Σ exp xⱼ", "log", b.log_p),
    ]
    for stage in stages:
        frozen(stage.values)
    return Forward(z, temperature, b, logsumexp(z, temperature), tuple(stages))


def pipeline(logits: ArrayLike, label: Distribution, temperature: float = 1.0) -> Pipeline:
    """From logits (n,) to the loss H(label, softmax(z / T)).

    Stages as `forward` has them; the term of a logit of −inf is 0, or inf where the label has a
    share of it. ValueError as there, or where the label is of another length.
    """
    return pipeline_of(forward(logits, temperature), label)


def pipeline_of(way: Forward, label: Distribution, pair: Pair | None = None) -> Pipeline:
    """The pipeline on from log-softmax. A `pair` of the label and the softmax, if there is one
    already, knows its divergence."""
    b = way.softmax
    if len(b) != len(label):
        raise ValueError(f"there are {len(b)} logits and {len(label)} shares in the label")
    terms = cross_entropy_terms_of(label, b)
    routes = _routes(way, label, terms, pair or Pair(label, b))
    stages = (
        Stage("label", "a", "aᵢ", QT_TRANSLATE_NOOP("Loss", "label"), label.p),
        Stage("terms", "−a·log b", "−aᵢ · ln bᵢ", "× (−a)", frozen(terms)),
        Stage(
            "loss",
            QT_TRANSLATE_NOOP("Loss", "loss"),
            "H(A,B) = −Σ aᵢ · ln bᵢ",
            QT_TRANSLATE_NOOP("Loss", "sum"),
            frozen(np.array([routes[0].loss])),
        ),
    )
    return Pipeline((*way.stages, *stages), routes, label, b)


def _routes(
    way: Forward, label: Distribution, terms: Vector, pair: Pair
) -> tuple[Route, Route, Route]:
    z, temperature, log_total = way.logits, way.temperature, way.log_total
    loss = float(np.add.reduce(terms))
    held = label.p > 0
    mean_logit = -math.inf
    if loss < math.inf:
        mean_logit = dot(label.p[held], z[held] / temperature)
    entropy, divergence = label.entropy, kl_of(pair)
    over = "" if temperature == 1.0 else "/T"
    return (
        Route("terms", "−Σ a·log b", tuple(terms[held].tolist()), loss),
        Route(
            "logsumexp",
            f"logsumexp z{over} − Σ a·z{over}",
            (log_total, 0.0 - mean_logit),
            log_total - mean_logit,
        ),
        Route("divergence", "H(A) + KL(A‖B)", (entropy, divergence), entropy + divergence),
    )
