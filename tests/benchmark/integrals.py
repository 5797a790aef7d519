"""What the measures of two densities cost, beside SciPy's quadrature of the same seven integrals.

One round times both, one after the other; what is told is the median over the rounds of the ratios.
"""

from __future__ import annotations

import statistics
from functools import partial
from typing import Any

import numpy as np
from scipy import integrate, stats

from infoviz.core.densities import parse_density
from infoviz.core.integrals import evaluate
from tests.benchmark.kernel import Row, row_of_times, times_of

ASKED = 0.05
"""How much of SciPy's time the measures may take."""

PAIRS = {
    "two normals": ("normal(0,1)", "normal(1.2,1.8)", stats.norm(), stats.norm(1.2, 1.8)),
    "heavy tails": ("student(3,0,1)", "laplace(1,2)", stats.t(3), stats.laplace(1, 2)),
}


def by_scipy(f: Any, g: Any) -> list[float]:
    """All seven by `quad`, as one writes them down with the frozen distributions of SciPy."""
    log_2 = np.log(2)

    def js(x: float) -> float:
        log_m = np.logaddexp(f.logpdf(x), g.logpdf(x)) - log_2
        return 0.5 * (f.pdf(x) * (f.logpdf(x) - log_m) + g.pdf(x) * (g.logpdf(x) - log_m))

    integrands = (
        lambda x: -f.pdf(x) * f.logpdf(x),
        lambda x: -g.pdf(x) * g.logpdf(x),
        lambda x: -f.pdf(x) * g.logpdf(x),
        lambda x: -g.pdf(x) * f.logpdf(x),
        lambda x: f.pdf(x) * (f.logpdf(x) - g.logpdf(x)),
        lambda x: g.pdf(x) * (g.logpdf(x) - f.logpdf(x)),
        js,
    )
    return [
        integrate.quad(integrand, -60, 60, points=[0, 1], limit=200)[0] for integrand in integrands
    ]


def by_infoviz(text_f: str, text_g: str) -> Any:
    """Densities never seen before, and every measure of them."""
    return evaluate(parse_density(text_f), parse_density(text_g))


def measure_integrals(rounds: int = 15) -> list[Row]:
    """Rows of `name`, `asked` and `reached`; those with `asked` None are told for comparison."""
    rows: list[Row] = []
    for name, (text_f, text_g, f, g) in PAIRS.items():
        analysis = by_infoviz(text_f, text_g)
        ours, scipy, bins, curve = times_of(
            [
                partial(by_infoviz, text_f, text_g),
                partial(by_scipy, f, g),
                partial(analysis.bins, 24),
                analysis.bin_curve,
            ],
            rounds,
        )
        rows.append(row_of_times(f"integrals, {name}: of SciPy", ASKED, ours, scipy))
        for what, seconds in (("integrals", ours), ("24 bins", bins), ("curves of bins", curve)):
            microseconds = statistics.median(seconds) * 1e6
            rows.append(
                {"name": f"{what}, {name}: microseconds", "asked": None, "reached": microseconds}
            )
    return rows
