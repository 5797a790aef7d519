"""Quadrature against closed forms over a grid: narrow against wide, far apart, heavy tails."""

import itertools
import math

import mpmath
import pytest

from infoviz.core.densities import parse_density
from infoviz.core.integrals import evaluate

RELATIVE, ABSOLUTE = 1e-9, 1e-12

GRID = {
    "normal": ["0,1", "0,1e-4", "0,1e4", "50,1", "-3,0.2", "1e5,1e-3", "1e-7,1", "0,1.00000001"],
    "laplace": ["0,1", "0,1e-4", "50,1", "-3,20", "1e-7,1"],
    "exponential": ["1", "1e-4", "1e4", "3", "1.00000001"],
    "uniform": ["0,1", "-1,2", "0.25,0.5", "-1e5,1e5", "7,8", "4e5,400000.03", "0,1.0000001"],
    "gamma": ["1,1", "0.1,1", "0.1,50", "3,0.01", "200,1", "10000,3", "10,1.00000001", "12,2"],
    "lognormal": ["0,1", "0,0.001", "3,1", "-2,6", "0,1.00000001"],
    "student": ["1,0,1", "0.1,0,1", "2.05,0,1", "3,1,0.01", "200,0,1", "1e6,0,1"],
    "logistic": ["0,1", "3,0.01"],
    "triangular": ["0,0.2,1", "0,0,1"],
    "beta": ["2,3", "0.1,0.2", "1,1", "0.5,800", "3000,5000"],
}

EVERY = [parse_density(f"{id}({values})") for id, row in GRID.items() for values in row]
SAME_FAMILY = [pair for pair in itertools.product(EVERY, EVERY) if pair[0].id == pair[1].id]
MIXED = [pair for pair in itertools.product(EVERY[::2], EVERY[1::2]) if pair[0].id != pair[1].id]


def check(analysis):
    """How many of the measures that are integrals have a closed form; each must agree with it."""
    told = 0
    for id, result in analysis.results.items():
        closed = analysis.closed_form(id)
        if closed is None:
            continue
        told += 1
        if math.isinf(closed):
            assert math.isinf(result.value)
            continue
        # KL by its closed form is a difference of two that may be far greater.
        size = abs(closed)
        if id.startswith("kl") and analysis.f.id != analysis.g.id:
            ce = analysis.results[id.replace("kl", "ce")].value
            size = max(size, abs(ce), abs(ce - closed))
        allowed = max(RELATIVE * size, ABSOLUTE)
        assert abs(result.value - closed) <= allowed, (id, result, closed)
        assert result.error <= max(RELATIVE * abs(result.value), ABSOLUTE)
    return told


@pytest.mark.parametrize("family", GRID)
def test_pairs_of_one_family(family):
    has_pairs = family in ("normal", "laplace", "exponential", "uniform", "gamma", "lognormal")
    for f, g in SAME_FAMILY:
        if f.id == family:
            told = check(evaluate(f, g))
            assert told >= (6 if has_pairs else 2)


def test_pairs_of_two_families():
    assert sum(check(evaluate(f, g)) for f, g in MIXED) > 4 * len(MIXED)


@pytest.mark.parametrize("apart", [1e-3, 1e-6, 1e-8])
@pytest.mark.parametrize("text", ["normal(0,1)", "gamma(4,2)", "laplace(0,1)", "lognormal(0,1)"])
def test_no_digits_are_lost_near_equality(text, apart):
    f = parse_density(text)
    scale = f.parameters[1].id
    g = f.with_value(scale, f.value(scale) * (1 + apart))
    analysis = evaluate(f, g)
    for id in ("kl_ab", "kl_ba"):
        closed = analysis.closed_form(id)
        assert analysis.results[id].value == pytest.approx(closed, rel=1e-6, abs=0)
    # To the second order JS is a quarter of either KL.
    js = analysis.results["js"].value
    assert js == pytest.approx(analysis.results["kl_ab"].value / 4, rel=3 * apart + 1e-6, abs=0)


@pytest.mark.parametrize(("mu", "sigma"), [(1.2, 1.8), (1e-5, 1.0), (0.0, 1e-4), (50.0, 1.0)])
def test_kl_of_normals_against_forty_digits(mu, sigma):
    f, g = parse_density("normal(0,1)"), parse_density(f"normal({mu},{sigma})")
    with mpmath.workdps(40):
        m, s = mpmath.mpf(mu), mpmath.mpf(sigma)
        exact = float(mpmath.log(s) + (1 + m**2) / (2 * s**2) - 0.5)
    found = evaluate(f, g)
    assert found.results["kl_ab"].value == pytest.approx(exact, rel=1e-9)
    assert found.closed_form("kl_ab") == pytest.approx(exact, rel=1e-9)


def test_entropy_may_be_negative():
    assert (
        evaluate(parse_density("normal(0,0.01)"), parse_density("normal")).results["h_a"].value < 0
    )


def test_there_is_none_where_nothing_is_known():
    mixture, beta = parse_density("mixture"), parse_density("beta")
    assert evaluate(mixture, beta).closed_form("h_a") is None
    assert evaluate(beta, mixture).closed_form("ce_ab") is None
    assert evaluate(beta, mixture).closed_form("js") is None
