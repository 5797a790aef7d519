"""What PyTorch's cross_entropy gives, row by row, and logits to try things with."""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import mpmath as mp
import numpy as np
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.losses import one_hot, smoothed

VECTORS = Path(__file__).parent.parent / "vectors" / "torch_cross_entropy.json"


@dataclass(frozen=True, eq=False)
class Row:
    """One row of a batch: its logits, its label, and what is to come of them."""

    name: str
    logits: np.ndarray
    label: Distribution
    softmax: np.ndarray
    log_softmax: np.ndarray
    loss: float
    gradient: np.ndarray


def _rows():
    for case in json.loads(VECTORS.read_text(encoding="utf-8"))["cases"]:
        count, n = np.shape(case["logits"])
        smoothing = case["options"].get("label_smoothing", 0.0)
        for i, target in enumerate(case["target"]):
            label = one_hot(n, target) if isinstance(target, int) else Distribution(target)
            yield Row(
                name=f"{case['name']}, row {i}",
                logits=np.array(case["logits"][i]),
                label=smoothed(label, smoothing),
                softmax=np.array(case["softmax"][i]),
                log_softmax=np.array(case["log_softmax"][i]),
                loss=case["loss_each_nats"][i],
                # That of the mean of all rows.
                gradient=np.array(case["grad_of_mean"][i]) * count,
            )


ROWS = list(_rows())

_finite = st.one_of(
    st.floats(-3, 3), st.floats(-40, 40), st.floats(-1000, 1000), st.sampled_from([0.0, 1.0])
)


@st.composite
def logits(draw, n=None, finite=False):
    """Logits of n outcomes, 2 to 6 if it is not given: near, far and −inf, not all of them."""
    size = draw(st.integers(2, 6)) if n is None else n
    one = _finite if finite else st.one_of(_finite, _finite, _finite, st.just(-math.inf))
    return np.array(
        draw(st.lists(one, min_size=size, max_size=size).filter(lambda z: max(z) > -math.inf))
    )


temperatures = st.sampled_from([1.0, 1.0, 0.25, 0.7, 3.0])


def exact_log_softmax(z, temperature=1.0):
    """ln b as mpf, of logits as float or mpf."""
    scaled = [mp.mpf(x) / mp.mpf(temperature) for x in z]
    greatest = max(scaled)
    below = [x - greatest for x in scaled]
    first = below.index(0)
    rest = mp.fsum(mp.exp(x) for i, x in enumerate(below) if i != first and x > -mp.inf)
    return [x - mp.log1p(rest) for x in below]
