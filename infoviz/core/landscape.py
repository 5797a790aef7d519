"""The measures as functions of one distribution while the other stands still.

The one that stands is p, the other is q. Ids are those of the registry with p as A and q as B:
`h_b` is H(q), `ce_ab` is H(p, q), `kl_ba` is KL(q‖p). Where A moves and B stands, `mirrored` gives
the id under which the same quantity is known. Everything is in nats.

The sums here are plain ones: they are for curves and contours, which end in pixels. Their error
is some 10⁻¹⁶ of the entropies, not of a divergence next to nothing, for which there is `Analysis`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.mixtures import Kind, common_outcomes

Rows = NDArray[np.float64]
"""Shape (k, n): one distribution a row."""

MEASURES_OF_Q = ("ce_ab", "kl_ab", "ce_ba", "kl_ba", "h_b", "js")
"""What depends on q; H(p) does not."""

_MIRROR = str.maketrans("ab", "ba")

_BLOCK = 32768
"""Shares taken at once: their logarithms fit into the processor's cache."""


def mirrored(measure_id: str) -> str:
    """The id of the same measure once A and B have changed places: `kl_ab` for `kl_ba`."""
    name, _, sides = measure_id.partition("_")
    return f"{name}_{sides.translate(_MIRROR)}" if sides in ("a", "b", "ab", "ba") else measure_id


def levels(p: Distribution, rows: Rows, logs: Rows | None = None) -> dict[str, Vector]:
    """Every measure of `MEASURES_OF_Q` for each q of `rows`, each (k,), inf where it is infinite.

    `logs` are the natural logarithms of `rows`, if they are known: finite where q is 0, too.
    """
    if logs is None:
        logs = logarithms(rows)
    h_b = -_row_sums(rows, logs)
    ce_ab = -(logs @ p.p)
    ce_ba = -(rows @ p.finite_log_p)
    # M is the same outcome by outcome as what is halfway between p and q.
    middle = 0.5 * rows + 0.5 * p.p
    h_m = -_row_sums(middle, logarithms(middle))
    if rows.min() == 0:
        ce_ab[((rows == 0) & (p.p > 0)).any(axis=1)] = np.inf
    if p.impossible.size:
        ce_ba[(rows[:, p.impossible] > 0).any(axis=1)] = np.inf
    return {
        "ce_ab": ce_ab,
        "kl_ab": np.maximum(ce_ab - p.entropy, 0.0),
        "ce_ba": ce_ba,
        "kl_ba": np.maximum(ce_ba - h_b, 0.0),
        "h_b": h_b,
        "js": np.maximum(h_m - 0.5 * p.entropy - 0.5 * h_b, 0.0),
    }


def levels_along(
    start: Distribution, end: Distribution, steps: Vector, kind: Kind
) -> dict[str, Vector] | None:
    """`levels` for q on the path from `start` to `end`, which is p, at each t of `steps` (k,).

    At t = 0 and t = 1 they are the limits from inside, which differ from the measures of the ends
    where a geometric path leaves out what is impossible at the other one. None where there is no
    such path: a geometric one between disjoint distributions.
    """
    at_once = max(_BLOCK // len(start), 1)
    blocks = [steps[i : i + at_once] for i in range(0, len(steps), at_once)]
    if kind == "arithmetic":
        parts = [_arithmetic_block(start, end, block[:, np.newaxis]) for block in blocks]
    else:
        common = common_outcomes(start, end)
        if not common.size:
            return None
        parts = [_geometric_block(start, end, block[:, np.newaxis], common) for block in blocks]
    if len(parts) == 1:
        return parts[0]
    return {id: np.concatenate([part[id] for part in parts]) for id in MEASURES_OF_Q}


def _arithmetic_block(start: Distribution, end: Distribution, t: Rows) -> dict[str, Vector]:
    return levels(end, (1.0 - t) * start.p + t * end.p)


def _geometric_block(
    start: Distribution, end: Distribution, t: Rows, common: NDArray[np.intp]
) -> dict[str, Vector]:
    whole = common.size == len(start)
    first, last = start.log_p, end.log_p
    if not whole:
        first, last = first[common], last[common]
    logs = (1.0 - t) * first + t * last
    logs -= logs.max(axis=1, keepdims=True)
    shares = np.exp(logs)
    total = shares.sum(axis=1, keepdims=True)
    shares /= total
    logs -= np.log(total)
    if whole:
        return levels(end, shares, logs)
    rows = np.zeros((len(t), len(start)))
    rows[:, common] = shares
    known = np.zeros_like(rows)
    known[:, common] = logs
    return levels(end, rows, known)


def logarithms(rows: Rows) -> Rows:
    """Natural logarithms; 0 where a share is 0, which it multiplies."""
    if rows.min() > 0:
        return np.log(rows)
    return np.log(np.where(rows > 0, rows, 1.0))


def _row_sums(rows: Rows, other: Rows) -> Vector:
    """Σ of the products of each row, (k,)."""
    sums: Vector = np.einsum("kn,kn->k", rows, other)
    return sums
