"""Quadrature against that of mpmath and SciPy, where there are no closed forms."""

import math
import warnings
from itertools import pairwise

import mpmath
import numpy as np
import pytest
from scipy import integrate

from infoviz.core.densities import parse_density
from infoviz.core.integrals import CONTINUOUS_MEASURES, evaluate

PAIRS = [
    ("normal(0,1)", "normal(1.2,1.8)"),
    ("normal(0,1)", "normal(0,1e-4)"),
    ("normal(0,1)", "normal(12,1)"),
    ("normal(0,1)", "laplace(1,2)"),
    ("logistic(0,1)", "student(3,1,2)"),
    ("student(1,0,1)", "student(2.5,4,0.1)"),
    ("student(2,0,1)", "logistic(0,1)"),
    ("student(5,0,1)", "normal(2,0.5)"),
    ("uniform(-1,2)", "triangular(-2,1.5,3)"),
    ("gamma(0.3,2)", "lognormal(0.5,1.2)"),
    ("gamma(0.2,1)", "exponential(0.1)"),
    ("beta(0.2,0.3)", "beta(4,2)"),
    ("beta(0.4,3)", "triangular(0,0.3,1)"),
    ("mixture(0.3,-2,0.5,2,1)", "normal(0.8,2.1)"),
    ("truncated(normal(0,1),-1,2)", "uniform(-1,2)"),
    ("truncated(student(1,0,1),-4,4)", "mixture(0.5,-3,1,3,1)"),
]


def pieces(f, g):
    """Where the line is cut for the oracle: kinks, and a coarse ladder about each density."""
    steps = (-1e6, -1e3, -60, -20, -8, -3, -1, 0, 1, 3, 8, 20, 60, 1e3, 1e6)
    places = {d.anchor + step * d.spread for d in (f, g) for step in steps} | {*f.kinks, *g.kinks}
    low = min(f.support[0], g.support[0])
    high = max(f.support[1], g.support[1])
    return [low, *sorted(place for place in places if low < place < high), high]


def by_scipy(integrand, cuts):
    total = 0.0
    for low, high in pairwise(cuts):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            total += integrate.quad(integrand, low, high, epsabs=1e-13, epsrel=1e-12, limit=500)[0]
    return total


def weighted(weight, log):
    return weight * log if weight > 0 else 0.0


@pytest.mark.parametrize(("text_f", "text_g"), PAIRS)
def test_scipy_agrees(text_f, text_g):
    f, g = parse_density(text_f), parse_density(text_g)
    analysis = evaluate(f, g)

    def logs(x):
        at = np.array([x])
        return float(f.log_density(at)[0]), float(g.log_density(at)[0])

    def kl(x, swap=False):
        own, other = logs(x)[:: -1 if swap else 1]
        return weighted(math.exp(own), own - other)

    def entropy(x):
        own, _ = logs(x)
        return -weighted(math.exp(own), own)

    def js(x):
        log_f, log_g = logs(x)
        log_m = np.logaddexp(log_f, log_g) - math.log(2)
        return 0.5 * (
            weighted(math.exp(log_f), log_f - log_m) + weighted(math.exp(log_g), log_g - log_m)
        )

    oracles = {"h_a": entropy, "kl_ab": kl, "kl_ba": lambda x: kl(x, True), "js": js}
    cuts = pieces(f, g)
    compared = 0
    for id, integrand in oracles.items():
        result = analysis.results[id]
        # SciPy cannot follow a singular end, or a power tail, to 8 digits.
        singular = any(c.exponent is not None and c.exponent < 1 for d in (f, g) for c in d.centres)
        heavy = any(d.tail(side).index < 3 for d in (f, g) for side in (-1, 1))
        if not result.is_finite or ((singular or heavy) and id != "js"):
            continue
        compared += 1
        allowed = 1e-6 if singular or heavy else 1e-8
        expected = by_scipy(integrand, cuts)
        assert result.value == pytest.approx(expected, rel=allowed, abs=1e-11), id
    assert compared >= 1


def exact(function, cuts):
    return float(mpmath.quad(function, cuts))


def test_js_of_normals_against_mpmath():
    def density(mu, sigma):
        return lambda x: mpmath.npdf(x, mu, sigma)

    f, g = density(0, 1), density(mpmath.mpf("1.2"), mpmath.mpf("1.8"))

    def js(x):
        m = (f(x) + g(x)) / 2
        return (f(x) * mpmath.log(f(x) / m) + g(x) * mpmath.log(g(x) / m)) / 2

    with mpmath.workdps(25):
        expected = exact(js, [-20, -8, -4, -2, 0, 1, 2, 4, 8, 20])
    found = evaluate(parse_density("normal(0,1)"), parse_density("normal(1.2,1.8)"))
    assert found.results["js"].value == pytest.approx(expected, rel=1e-13)


def test_singular_ends_against_mpmath():
    """KL of gamma(0.2,1) from lognormal(0,1), in u = ln x, where nothing is singular."""

    def log_f(u):
        return (mpmath.mpf("0.2") - 1) * u - mpmath.exp(u) - mpmath.loggamma(mpmath.mpf("0.2"))

    def log_g(u):
        return -(u**2) / 2 - u - mpmath.log(2 * mpmath.pi) / 2

    with mpmath.workdps(25):

        def integrand(u):
            return mpmath.exp(log_f(u) + u) * (log_f(u) - log_g(u))

        expected = exact(integrand, [-400, -200, -100, -50, -25, -10, -5, -2, 0, 1, 2, 3, 5])
    found = evaluate(parse_density("gamma(0.2,1)"), parse_density("lognormal(0,1)"))
    assert found.results["kl_ab"].value == pytest.approx(expected, rel=1e-10)


def test_heavy_tails_against_mpmath():
    """JS of two Cauchy densities, with x = tan t, which makes both tails regular."""

    def js(t):
        x, weight = mpmath.tan(t), mpmath.sec(t) ** 2
        f = 1 / (mpmath.pi * (1 + x**2))
        g = 2 / (mpmath.pi * (4 + (x - 3) ** 2))
        m = (f + g) / 2
        return weight * (f * mpmath.log(f / m) + g * mpmath.log(g / m)) / 2

    half_pi = mpmath.pi / 2
    with mpmath.workdps(25):
        expected = exact(js, [-half_pi, -1, 0, 0.5, 1, 1.2, 1.4, half_pi])
    found = evaluate(parse_density("student(1,0,1)"), parse_density("student(1,3,2)"))
    assert found.results["js"].value == pytest.approx(expected, rel=1e-11)
    # KL of Cauchy densities is symmetric: ln(((s₁ + s₂)² + (μ₁ − μ₂)²) / (4 s₁ s₂)) (Chyzak and
    # Nielsen 2019).
    closed = math.log((9 + 9) / 8)
    assert found.results["kl_ab"].value == pytest.approx(closed, rel=1e-11)
    assert found.results["kl_ba"].value == pytest.approx(closed, rel=1e-11)


def test_units_are_those_of_the_measures():
    assert set(CONTINUOUS_MEASURES) == set(
        evaluate(parse_density("normal"), parse_density("laplace")).results
    )
