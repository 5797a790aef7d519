"""Which integrals are infinite, and what is said of it."""

import math

import pytest

from infoviz.core.densities import parse_density
from infoviz.core.integrals import evaluate

INF = math.inf


def results(f, g):
    return evaluate(parse_density(f), parse_density(g)).results


@pytest.mark.parametrize(
    ("f", "g", "regions"),
    [
        ("normal(0,1)", "uniform(-1,2)", ((-INF, -1), (2, INF))),
        ("normal(0,1)", "exponential(1)", ((-INF, 0),)),
        ("uniform(0,1)", "uniform(0.5,2)", ((0, 0.5),)),
        ("uniform(0,1)", "uniform(2,3)", ((0, 1),)),
        ("gamma(2,1)", "beta(2,3)", ((1, INF),)),
        ("triangular(-1,0,1)", "lognormal(0,1)", ((-1, 0),)),
        ("normal(0,1)", "truncated(normal(0,1),-4,inf)", ((-INF, -4),)),
    ],
)
def test_the_region_where_the_other_is_not(f, g, regions):
    found = results(f, g)
    for id in ("ce_ab", "kl_ab"):
        assert found[id].value == INF
        assert found[id].cause == "support"
        assert found[id].regions == regions
    assert found["h_a"].is_finite
    assert found["js"].is_finite


@pytest.mark.parametrize(
    ("f", "g", "tails"),
    [
        ("student(1,0,1)", "normal(0,1)", (-1, 1)),
        ("student(2,0,1)", "normal(3,50)", (-1, 1)),
        ("student(1,0,1)", "laplace(0,1)", (-1, 1)),
        ("student(0.5,0,1)", "logistic(0,1)", (-1, 1)),
        ("student(1.5,0,1)", "mixture(0.5,-2,0.7,2,0.7)", (-1, 1)),
        ("truncated(student(1,0,1),0,inf)", "gamma(2,1)", (1,)),
        ("truncated(student(1,0,1),-inf,5)", "normal(0,1)", (-1,)),
    ],
)
def test_the_tail_that_is_too_heavy(f, g, tails):
    analysis = evaluate(parse_density(f), parse_density(g))
    for id in ("ce_ab", "kl_ab"):
        assert analysis.results[id].value == INF
        assert analysis.results[id].cause == "tail"
        assert analysis.results[id].tails == tails
        left, right = analysis.sides(id, 0.5)
        assert (left == INF, right == INF) == (-1 in tails, 1 in tails)
        assert analysis.parts(id)[0] == INF
        assert math.isfinite(analysis.parts(id)[1])
    assert analysis.results["h_a"].is_finite
    assert analysis.results["js"].is_finite


@pytest.mark.parametrize(
    ("f", "g"),
    [
        ("student(2.01,0,1)", "normal(0,1)"),
        ("student(1.01,0,1)", "laplace(0,1)"),
        ("student(0.2,0,1)", "student(5,0,1)"),
        ("lognormal(0,5)", "normal(0,1)"),
        ("normal(0,1)", "student(1,0,1)"),
        ("truncated(student(0.5,0,1),-9,9)", "normal(0,1)"),
        ("gamma(0.1,1)", "lognormal(0,1)"),
        ("beta(0.1,0.1)", "beta(9,9)"),
        ("uniform(0,1)", "lognormal(0,0.1)"),
    ],
)
def test_what_is_barely_finite(f, g):
    assert results(f, g)["kl_ab"].is_finite
    assert results(f, g)["ce_ab"].is_finite


@pytest.mark.parametrize("nu", [2.001, 2.01, 2.1, 3.0])
def test_a_slow_tail_is_summed_to_its_end(nu):
    """−∫ f ln g for a normal g is known from the variance of f, ν/(ν − 2), mostly far out."""
    found = evaluate(parse_density(f"student({nu},0,1)"), parse_density("normal(0,1)"))
    exact = 0.5 * math.log(2 * math.pi) + 0.5 * nu / (nu - 2)
    assert found.results["ce_ab"].value == pytest.approx(exact, rel=1e-9)
    assert sum(found.sides("ce_ab", 0.4)) == pytest.approx(exact, rel=1e-9)
    assert found.closed_form("ce_ab") == pytest.approx(exact, rel=1e-12)


def test_disjoint_densities_are_as_far_apart_as_can_be():
    analysis = evaluate(parse_density("uniform(0,1)"), parse_density("uniform(1,3)"))
    assert analysis.results["js"].value == pytest.approx(math.log(2), abs=1e-15)
    assert analysis.closed_form("js") == math.log(2)
    assert analysis.closed_form("js_distance") == math.sqrt(math.log(2))


def test_both_causes_are_told_where_there_are_both():
    analysis = evaluate(parse_density("student(1,0,1)"), parse_density("gamma(2,1)"))
    kl = analysis.results["kl_ab"]
    assert (kl.cause, kl.regions, kl.tails) == ("support", ((-INF, 0),), (1,))
    assert analysis.sides("kl_ab", 3.0) == (INF, INF)
    assert analysis.parts("kl_ab")[0] == INF


def test_an_infinite_region_splits_the_sides():
    analysis = evaluate(parse_density("uniform(0,1)"), parse_density("uniform(0.5,2)"))
    assert analysis.sides("kl_ab", -0.1) == (0.0, INF)
    left, right = analysis.sides("kl_ab", 0.75)
    assert left == INF
    # f = 1 and g = 2/3 there.
    assert right == pytest.approx(0.25 * math.log(1.5))
