"""What training moves: the parameters of B, and how they make its logits.

A model gives logits z(θ), shape (n,), of parameters θ, shape (m,); then b = softmax(z / T). The
gradient in θ follows from that in z, which sums to 0, by the chain rule: Σ ∂L/∂z_i · ∂z_i/∂θ_k.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from infoviz.core.distribution import Distribution, Vector, dot
from infoviz.core.logits import logits_of
from infoviz.core.softmax import GREATEST_LOGIT
from infoviz.core.text import QT_TRANSLATE_NOOP

NARROWEST = 0.2
"""The least σ with which a bell starts: a narrower one has no slope left to go down."""

_GREATEST_MEAN, _GREATEST_LOG_SIGMA = 1e9, 100.0


@dataclass(frozen=True, eq=False)
class Model:
    """How B is made. `name` is for people, in the context "Model".

    `logits(θ, n)` has shape (n,). `pull_back(θ, z, g)` takes g = ∂L/∂z to ∂L/∂θ, shape (m,).
    `fitted(b, T)` are the parameters that make b, or come near it; `random(n, T, rng)` are others.
    `is_within(θ)` says whether they still make a distribution; the others need not be asked where
    it does not.
    """

    id: str
    name: str
    logits: Callable[[Vector, int], Vector]
    pull_back: Callable[[Vector, Vector, Vector], Vector]
    fitted: Callable[[Distribution, float], Vector]
    random: Callable[[int, float, np.random.Generator], Vector]
    is_within: Callable[[Vector], bool]


def _free_logits(parameters: Vector, n: int) -> Vector:
    return parameters


def _free_pull_back(parameters: Vector, logits: Vector, gradient: Vector) -> Vector:
    return gradient


def _free_fitted(b: Distribution, temperature: float) -> Vector:
    """Mean 0, which it then keeps. An impossible outcome has −inf, from which no step leads."""
    return logits_of(b, "mean", temperature).copy()


def _free_random(n: int, temperature: float, rng: np.random.Generator) -> Vector:
    """Every distribution is as likely (Dirichlet(1)), as where an editor is filled at random."""
    return _free_fitted(Distribution.from_weights(rng.standard_exponential(n)), temperature)


def _free_is_within(parameters: Vector) -> bool:
    # No comparison holds for nan.
    if not parameters.max() <= GREATEST_LOGIT:
        return False
    if parameters.min() >= -GREATEST_LOGIT:
        return True
    return bool((parameters[parameters < -GREATEST_LOGIT] == -np.inf).all())


def _bell_logits(parameters: Vector, n: int) -> Vector:
    """−(i − μ)² / 2σ² of outcome i = 0 … n − 1, less that of the nearest, k, so that it is 0.

    (i − μ)² − (k − μ)² = (i − k)(i + k − 2μ), in which nothing cancels however small σ is.
    """
    mean, log_sigma = parameters.tolist()
    nearest = _nearest(mean, n)
    places = np.arange(float(n))
    logits: Vector = (places - nearest) * (places + (nearest - 2.0 * mean))
    logits *= -0.5 * math.exp(-2.0 * log_sigma)
    return logits


def _bell_pull_back(parameters: Vector, logits: Vector, gradient: Vector) -> Vector:
    """∂L/∂μ and ∂L/∂log σ, with ∂z_i/∂μ = (i − μ) / σ² and ∂z_i/∂log σ = (i − μ)² / σ².

    Since the gradient sums to 0, (i − k) / σ² does for the one and −2 z_i for the other.
    """
    mean, log_sigma = parameters.tolist()
    places = np.arange(float(len(logits))) - _nearest(mean, len(logits))
    by_mean = dot(gradient, places) * math.exp(-2.0 * log_sigma)
    return np.array([by_mean, -2.0 * dot(gradient, logits)])


def _nearest(mean: float, n: int) -> int:
    return min(max(round(mean), 0), n - 1)


def _bell_fitted(b: Distribution, temperature: float) -> Vector:
    """The mean and the spread of b, no narrower than 0.2 outcomes."""
    places = np.arange(float(len(b)))
    mean = dot(b.p, places)
    variance = dot(b.p, (places - mean) ** 2)
    return _bell(mean, max(math.sqrt(variance), NARROWEST), temperature)


def _bell_random(n: int, temperature: float, rng: np.random.Generator) -> Vector:
    """Somewhere among the outcomes, and from a twelfth to a quarter of them wide."""
    return _bell(rng.uniform(0, n - 1), max(n * rng.uniform(1 / 12, 1 / 4), NARROWEST), temperature)


def _bell(mean: float, sigma: float, temperature: float) -> Vector:
    # The temperature widens a bell by its square root.
    return np.array([mean, math.log(sigma) - 0.5 * math.log(temperature)])


def _bell_is_within(parameters: Vector) -> bool:
    mean, log_sigma = parameters.tolist()
    # No comparison holds for nan.
    return bool(abs(mean) <= _GREATEST_MEAN and abs(log_sigma) <= _GREATEST_LOG_SIGMA)


MODELS: dict[str, Model] = {
    model.id: model
    for model in (
        Model(
            id="free",
            name=QT_TRANSLATE_NOOP("Model", "free: one logit for each outcome"),
            logits=_free_logits,
            pull_back=_free_pull_back,
            fitted=_free_fitted,
            random=_free_random,
            is_within=_free_is_within,
        ),
        Model(
            id="bell",
            name=QT_TRANSLATE_NOOP("Model", "bell: a Gaussian over the outcomes, cut at the ends"),
            logits=_bell_logits,
            pull_back=_bell_pull_back,
            fitted=_bell_fitted,
            random=_bell_random,
            is_within=_bell_is_within,
        ),
    )
}
