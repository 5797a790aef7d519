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


def pipeline(logits: ArrayLike, label: Distribution, temperature: float = 1.0) -> Pipeline:
    """From logits (n,) to the loss H(label, softmax(z / T)).

    The stage z / T is there where T is not 1. Where a logit is −inf, so are those that follow from
    it, up to log-softmax; its term is 0, or inf where the label has a share of it. ValueError as
    `check_logits` has it, or where the label is of another length.
    """
    z = check_logits(logits, temperature)
    if len(z) != len(label):
        raise ValueError(f"there are {len(z)} logits and {len(label)} shares in the label")
    b = softmax_of(z, temperature)
    terms = cross_entropy_terms_of(label, b)
    routes = _routes(z, label, b, terms, temperature)
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
        Stage("label", "a", "aᵢ", QT_TRANSLATE_NOOP("Loss", "label"), label.p),
        Stage("terms", "−a·log b", "−aᵢ · ln bᵢ", "× (−a)", terms),
        Stage(
            "loss",
            QT_TRANSLATE_NOOP("Loss", "loss"),
            "H(A,B) = −Σ aᵢ · ln bᵢ",
            QT_TRANSLATE_NOOP("Loss", "sum"),
            np.array([routes[0].loss]),
        ),
    ]
    for stage in stages:
        frozen(stage.values)
    return Pipeline(tuple(stages), routes, label, b)


def _routes(
    z: Vector, label: Distribution, b: Distribution, terms: Vector, temperature: float
) -> tuple[Route, Route, Route]:
    log_total = logsumexp(z, temperature)
    loss = float(np.add.reduce(terms))
    held = label.p > 0
    mean_logit = -math.inf
    if loss < math.inf:
        mean_logit = dot(label.p[held], z[held] / temperature)
    entropy, divergence = label.entropy, kl_of(Pair(label, b))
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
