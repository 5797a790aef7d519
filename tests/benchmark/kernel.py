"""What one analysis costs, beside plain numpy and SciPy: `python -m tests.benchmark.kernel`.

One round times all of them on the same shares, one after the other, so that whatever else the
machine does falls on all alike; what is told is the median over the rounds of the ratios.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.special import entr, rel_entr
from scipy.stats import entropy

from infoviz.core.analysis import Analysis, analyse
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.labels import Labels
from infoviz.core.measures import MEASURES
from infoviz.core.state import State

Row = dict[str, Any]

ASKED = {30: 0.3, 1_000: 0.3, 100_000: 0.6}
"""How much of SciPy's time an analysis may take, by the number of outcomes."""

IMPORT_ASKED = 1.3
_ROUND_SECONDS = 0.02
_SUMS = [id for id, measure in MEASURES.items() if measure.terms]


def by_scipy(a: Vector, b: Vector) -> list[Any]:
    """Every measure with its terms, in bits, by the functions that SciPy has for them."""
    log_2 = np.log(2)
    kl_ab, kl_ba = rel_entr(a, b) / log_2, rel_entr(b, a) / log_2
    m = (a + b) / 2
    js = (rel_entr(a, m) + rel_entr(b, m)) / 2 / log_2
    h_a, h_b = entr(a) / log_2, entr(b) / log_2
    ce_ab, ce_ba = h_a + kl_ab, h_b + kl_ba
    distance = jensenshannon(a, b, base=2)
    totals = [
        entropy(a, base=2),
        entropy(b, base=2),
        entropy(a, b, base=2),
        entropy(b, a, base=2),
        ce_ab.sum(),
        ce_ba.sum(),
        distance**2,
        distance,
    ]
    return [totals, h_a, h_b, ce_ab, ce_ba, kl_ab, kl_ba, js]


def by_plain_sums(a: Vector, b: Vector) -> list[Any]:
    """The same by the definitions, as one writes them down; all shares must be above 0."""
    m = (a + b) / 2
    terms = [
        -a * np.log2(a),
        -b * np.log2(b),
        -a * np.log2(b),
        -b * np.log2(a),
        a * np.log2(a / b),
        b * np.log2(b / a),
        (a * np.log2(a / m) + b * np.log2(b / m)) / 2,
    ]
    totals = [float(term.sum()) for term in terms]
    return [totals, np.sqrt(abs(totals[-1])), *terms]


def by_infoviz(labels: Labels, a: Vector, b: Vector) -> Analysis:
    """One analysis of shares never seen before, and the terms of every measure."""
    # The arrays are taken over, as by an edit, and no logarithm is known yet.
    state = State(labels, Distribution.trusted(a[:]), Distribution.trusted(b[:]))
    analysis = analyse(state)
    for id in _SUMS:
        analysis.terms(id)
    return analysis


def measure_kernel(rounds: int = 30) -> list[Row]:
    """Rows of `name`, `asked` and `reached`; those with `asked` None are told for comparison."""
    rows: list[Row] = []
    for n, asked in ASKED.items():
        for kind in ("near", "far"):
            a, b = _shares(n, kind)
            labels = Labels(f"x{i}" for i in range(n))
            ours, plain, scipy = times_of(
                [
                    partial(by_infoviz, labels, a, b),
                    partial(by_plain_sums, a, b),
                    partial(by_scipy, a, b),
                ],
                rounds,
            )
            name = f"analysis, n = {n:,}, {kind}"
            rows += [
                row_of_times(f"{name}: of SciPy", asked, ours, scipy),
                row_of_times(f"{name}: of plain numpy", None, ours, plain),
                {
                    "name": f"{name}: microseconds",
                    "asked": None,
                    "reached": statistics.median(ours) * 1e6,
                },
            ]
    return rows


def measure_import(rounds: int = 15) -> list[Row]:
    """What `import infoviz` costs of `import numpy`, each in a process of its own."""
    ours, numpy = [], []
    for _ in range(rounds):
        numpy.append(_import_seconds("numpy"))
        ours.append(_import_seconds("infoviz"))
    return [row_of_times("import infoviz: of import numpy", IMPORT_ASKED, ours, numpy)]


def _shares(n: int, kind: str) -> tuple[Vector, Vector]:
    rng = np.random.default_rng(n)
    # A little for each outcome, so that the plain sums meet no zero.
    a = rng.dirichlet(np.ones(n)) + 1e-12
    b = rng.dirichlet(np.ones(n)) + 1e-12
    if kind == "near":
        b = a * (1 + 1e-6 * rng.uniform(-1, 1, n))
    return Distribution.from_weights(a).p, Distribution.from_weights(b).p


def times_of(runs: list[Callable[[], object]], rounds: int) -> list[list[float]]:
    """Seconds of one call of each run, once a round."""
    repeats = []
    for run in runs:
        run()
        start = time.perf_counter()
        run()
        repeats.append(max(1, int(_ROUND_SECONDS / (time.perf_counter() - start))))
    times: list[list[float]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, repeat, seconds in zip(runs, repeats, times, strict=True):
            start = time.perf_counter()
            for _ in range(repeat):
                run()
            seconds.append((time.perf_counter() - start) / repeat)
    return times


def _import_seconds(module: str) -> float:
    code = f"import time; start = time.perf_counter(); import {module}; "
    code += "print(time.perf_counter() - start)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return float(run.stdout)


def row_of_times(name: str, asked: float | None, ours: list[float], theirs: list[float]) -> Row:
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return {"name": name, "asked": asked, "reached": statistics.median(ratios)}


def main() -> None:
    parser = argparse.ArgumentParser(description="The kernel against plain numpy and SciPy.")
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    for row in measure_kernel(rounds) + measure_import(rounds):
        asked = "" if row["asked"] is None else f"{row['asked']:.2f}"
        print(f"{row['name']:<45} {asked:>6} {row['reached']:>10.3g}")


if __name__ == "__main__":
    main()
