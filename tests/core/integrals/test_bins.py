"""Densities cut in bins: masses, the roads of H and KL, and what is sent to the editors."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from infoviz.core.analysis import analyse
from infoviz.core.densities import parse_density
from infoviz.core.integrals import CONTINUOUS_MEASURES, evaluate
from infoviz.core.integrals.bins import COUNTS
from tests.core.densities.strategies import SAMPLES, densities

OF_SCIPY = {
    "normal(0,1)": stats.norm(),
    "normal(0,0.01)": stats.norm(0, 0.01),
    "laplace(1,2)": stats.laplace(1, 2),
    "student(1,0,1)": stats.t(1),
    "gamma(0.3,2)": stats.gamma(0.3, scale=2),
    "beta(0.5,3)": stats.beta(0.5, 3),
    "uniform(-1,3)": stats.uniform(-1, 4),
    "triangular(-1,0,3)": stats.triang(0.25, -1, 4),
}


def open_edges(bins):
    edges = bins.edges.copy()
    edges[[0, -1]] = -np.inf, np.inf
    return edges


@pytest.mark.parametrize("text", OF_SCIPY)
@pytest.mark.parametrize("n", [2, 7, 24, 1000])
def test_masses_are_those_of_scipy(text, n):
    analysis = evaluate(parse_density(text), parse_density("logistic(0.3,2)"))
    bins = analysis.bins(n)
    exact = np.diff(OF_SCIPY[text].cdf(open_edges(bins)))
    np.testing.assert_allclose(bins.f, exact, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("sigma", [1.0, 0.1, 1e-2, 1e-4])
@pytest.mark.parametrize("n", [3, 40, 1000])
def test_masses_far_below_what_float64_can_tell(sigma, n):
    """Against differences of ln Φ, taken on the side on which they keep their digits."""
    bins = evaluate(parse_density("normal(0,1)"), parse_density(f"normal(0,{sigma})")).bins(n)
    low, high = open_edges(bins)[:-1] / sigma, open_edges(bins)[1:] / sigma
    is_left = high <= 0
    near, far = np.where(is_left, high, -low), np.where(is_left, low, -high)
    above = special.log_ndtr(near)
    exact = above + np.log1p(-np.exp(special.log_ndtr(far) - above))
    assert bins.log_g == pytest.approx(exact, rel=1e-10, abs=1e-10)


@pytest.mark.parametrize("f", SAMPLES, ids=lambda d: d.text)
def test_no_mass_is_lost(f):
    for g in SAMPLES[::4]:
        analysis = evaluate(f, g)
        for n in (2, 19, 300):
            bins = analysis.bins(n)
            assert math.fsum(bins.f) == pytest.approx(1, abs=1e-10)
            assert math.fsum(bins.g) == pytest.approx(1, abs=1e-10)


@settings(deadline=None, max_examples=60)
@given(densities(), densities(), st.integers(2, 60), st.integers(2, 6))
def test_kl_rises_where_bins_are_split_and_never_above_that_of_the_densities(f, g, n, into):
    analysis = evaluate(f, g)
    window = analysis.frame
    coarse, fine = analysis.bins(n, window), analysis.bins(n * into, window)
    for id in ("kl_ab", "kl_ba", "js"):
        whole = analysis.results[id].value
        slack = 1e-11 + 1e-10 * (whole if math.isfinite(whole) else 0)
        assert coarse.total(id) <= fine.total(id) * (1 + 1e-9) + slack
        assert fine.total(id) <= whole * (1 + 1e-9) + slack


def test_from_n_to_n_plus_1_bins_kl_may_fall():
    bins = evaluate(parse_density("normal(0,1)"), parse_density("normal(1.2,1.8)")).bins
    window = (-6.0, 8.4)
    assert bins(3, window).total("kl_ab") < bins(2, window).total("kl_ab")


def test_the_board():
    bins = evaluate(parse_density("normal(0,1)"), parse_density("normal(1.2,1.8)")).bins(
        24, (-6.0, 8.4)
    )
    bits = 1 / math.log(2)
    assert bins.width == pytest.approx(0.6)
    assert (bins.total("h_a") + math.log(bins.width)) * bits == pytest.approx(2.0684, abs=5e-5)
    assert bins.total("kl_ab") * bits == pytest.approx(0.6568, abs=5e-5)


@pytest.mark.parametrize(
    "pair",
    [
        ("normal(0,1)", "normal(1.2,1.8)"),
        ("normal(0,2)", "normal(0,0.01)"),
        ("beta(0.3,0.2)", "beta(2,3)"),
        ("student(1,0,1)", "normal(0,1)"),
        ("normal(0,1)", "uniform(-1,1)"),
    ],
)
def test_curves_pass_through_the_bins(pair):
    analysis = evaluate(*map(parse_density, pair))
    curve = analysis.bin_curve()
    assert curve.counts == COUNTS
    for id in CONTINUOUS_MEASURES:
        totals = curve.totals(id)
        for place in (0, 5, 17, 30):
            n = curve.counts[place]
            assert totals[place] == pytest.approx(analysis.bins(n).total(id), rel=1e-9, abs=1e-12)
            assert curve.widths[place] == pytest.approx(analysis.bins(n).width)


def test_entropy_runs_away_and_kl_settles():
    analysis = evaluate(parse_density("normal(0,1)"), parse_density("logistic(1,1)"))
    curve = analysis.bin_curve((-14.0, 16.0))
    h = curve.totals("h_a") + np.log(curve.widths)
    away = np.abs(h - analysis.results["h_a"].value)[len(COUNTS) // 2 :]
    assert (np.diff(away) < 0).all()
    assert away[-1] < 1e-4
    kl = curve.totals("kl_ab")
    assert kl[-1] == pytest.approx(analysis.results["kl_ab"].value, rel=1e-3)
    assert len(COUNTS) == pytest.approx(40, abs=3)
    assert COUNTS[0] == 2


def test_what_is_sent_to_the_editors():
    analysis = evaluate(parse_density("normal(0,1)"), parse_density("normal(1.2,1.8)"))
    bins = analysis.bins(24, (-6.0, 8.4))
    state = bins.state("Target", "Model")
    assert state.labels[:3] == ("< −5.4", "−5.4 … −4.8", "−4.8 … −4.2")
    assert state.labels[-1] == "≥ 7.8"
    assert (state.name_a, state.name_b) == ("Target", "Model")
    totals = analyse(state).totals
    for id in CONTINUOUS_MEASURES:
        assert totals[id] == pytest.approx(bins.total(id), rel=1e-11)


def test_a_share_too_small_for_float64_is_still_possible():
    """KL stays finite where a bin holds e^−67,000 of g, and is ∞ only where it holds none."""
    wide, narrow = parse_density("normal(0,1)"), parse_density("normal(0,0.01)")
    bins = evaluate(wide, narrow).bins(24)
    assert bins.g.min() == 0
    assert analyse(bins.state()).totals["kl_ab"] == pytest.approx(bins.total("kl_ab"))
    assert math.isinf(evaluate(wide, parse_density("uniform(0,1)")).bins(24).total("kl_ab"))


@pytest.mark.parametrize("f", SAMPLES, ids=lambda d: d.text)
def test_labels_are_fit_for_the_editors(f):
    analysis = evaluate(f, f)
    for n in (2, 3, 1000):
        assert len(set(analysis.bins(n).state().labels)) == n


@pytest.mark.parametrize("n", [1, 1001])
def test_too_few_or_too_many_are_refused(n):
    analysis = evaluate(parse_density("normal"), parse_density("laplace"))
    with pytest.raises(ValueError, match=f"there are {n} bins; there can be 2 to 1,000"):
        analysis.bins(n)
    with pytest.raises(ValueError, match="no width"):
        analysis.bins(10, (1.0, 1.0))
