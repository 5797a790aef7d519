"""Each family against SciPy, and what holds for all of them."""

import math

import numpy as np
import pytest
from hypothesis import given
from scipy import stats

from infoviz.core.densities import FAMILIES, Points, parse_density
from infoviz.core.integrals import evaluate
from tests.core.densities.strategies import SAMPLES, densities

OF_SCIPY = {
    "normal(1,2)": stats.norm(1, 2),
    "laplace(1,2)": stats.laplace(1, 2),
    "logistic(-1,0.5)": stats.logistic(-1, 0.5),
    "student(3,1,2)": stats.t(3, 1, 2),
    "student(1e5,0,1)": stats.t(1e5),
    "uniform(-1,3)": stats.uniform(-1, 4),
    "exponential(0.25)": stats.expon(scale=4),
    "gamma(0.3,2)": stats.gamma(0.3, scale=2),
    "gamma(500,0.1)": stats.gamma(500, scale=0.1),
    "beta(0.5,3)": stats.beta(0.5, 3),
    "beta(300,400)": stats.beta(300, 400),
    "lognormal(1,0.5)": stats.lognorm(0.5, scale=math.e),
    "triangular(-1,0,3)": stats.triang(0.25, -1, 4),
    "truncated(normal(1,2),0,4)": stats.truncnorm(-0.5, 1.5, 1, 2),
}


def test_every_family_stands_beside_scipy_or_is_made_of_one_that_does():
    assert {parse_density(text).id for text in OF_SCIPY} == {*FAMILIES, "truncated"} - {"mixture"}
    assert {density.id for density in SAMPLES} == {*FAMILIES, "truncated"}


@pytest.mark.parametrize("text", OF_SCIPY)
def test_log_densities_are_those_of_scipy(text):
    density, of_scipy = parse_density(text), OF_SCIPY[text]
    x = of_scipy.ppf([1e-5, 0.01, 0.2, 0.5, 0.77, 0.99, 1 - 1e-6])
    # SciPy's own log-density of large shapes has fewer digits than ours.
    np.testing.assert_allclose(density.log_density(x), of_scipy.logpdf(x), rtol=1e-12, atol=1e-11)
    assert density.density(x) == pytest.approx(of_scipy.pdf(x), rel=1e-10)


@pytest.mark.parametrize("text", OF_SCIPY)
def test_entropy_and_moments_are_those_of_scipy(text):
    density, of_scipy = parse_density(text), OF_SCIPY[text]
    if density.entropy is not None:
        assert density.entropy == pytest.approx(float(of_scipy.entropy()), rel=1e-9)
    if density.moments is not None:
        assert density.moments == pytest.approx((of_scipy.mean(), of_scipy.var()), rel=1e-12)


def test_a_mixture_is_the_sum_of_its_parts():
    mixture = parse_density("mixture(0.3,-2,0.5,2,1)")
    x = np.linspace(-6, 6, 50)
    expected = 0.3 * stats.norm(-2, 0.5).pdf(x) + 0.7 * stats.norm(2, 1).pdf(x)
    assert mixture.density(x) == pytest.approx(expected, rel=1e-13)
    assert mixture.moments == pytest.approx((0.8, 0.3 * 0.25 + 0.7 + 0.3 * 7.84 + 0.7 * 1.44))


@pytest.mark.parametrize("density", SAMPLES, ids=lambda d: d.text)
def test_all_mass_is_1_and_lies_within_the_support(density):
    analysis = evaluate(density, density)
    low, high = density.support
    assert analysis.masses_left(math.inf)[0] == pytest.approx(1, abs=1e-11)
    assert analysis.masses_left(low)[0] == 0
    middle = analysis.masses_left(density.anchor)[0]
    assert 0 <= middle <= 1 + 1e-11
    outside = [end + step for end, step in ((low, -1), (high, 1)) if math.isfinite(end)]
    assert (density.log_density(outside) == -math.inf).all()
    assert all(low <= kink <= high for kink in density.kinks)
    assert (np.diff(density.rungs) >= 0).all()


@pytest.mark.parametrize("density", SAMPLES, ids=lambda d: d.text)
def test_closed_entropies_and_moments_are_those_integrated(density):
    analysis = evaluate(density, density)
    if density.entropy is not None:
        assert analysis.results["h_a"].value == pytest.approx(density.entropy, rel=1e-9, abs=1e-12)
    places = [density.anchor - density.spread, density.anchor, density.anchor + 3 * density.spread]
    # Its closed form needs only how far the mass lies from μ.
    for place in places if density.mean_distance(0.0) is not None else []:
        laplace = FAMILIES["laplace"](min(max(place, -1e6), 1e6), 1.0)
        found = evaluate(density, laplace)
        closed = found.closed_form("ce_ab")
        assert found.results["ce_ab"].value == pytest.approx(closed, rel=1e-9)


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("normal(0,1)", 1e5, -5e9),
        ("laplace(0,1)", -1e5, -1e5),
        ("logistic(0,1)", 1e5, -1e5),
        ("gamma(2,1)", 1e5, -1e5),
        ("student(1,0,1)", 1e100, -460.517),
        ("mixture(0.5,-2,0.7,2,0.7)", 1e4, -1.02e8),
    ],
)
def test_tails_do_not_underflow(text, x, expected):
    assert float(parse_density(text).log_density(x)) == pytest.approx(expected, rel=0.01)


def test_a_far_tail_that_is_cut_out_has_all_its_digits():
    cut = parse_density("truncated(normal(0,1),30,31)")
    exact = stats.norm.logpdf(30.5) - stats.norm.logsf(30)
    assert float(cut.log_density(30.5)) == pytest.approx(exact, rel=1e-12)


def test_points_keep_the_distance_from_where_they_are_told():
    beta = FAMILIES["beta"](2.0, 0.1)
    distance = np.array([1e-30, 1e-200])
    logs = beta.log_at(Points(1.0, -distance))
    assert logs == pytest.approx(
        float(beta.log_density(0.5)) + math.log(2) - 0.9 * (np.log(distance) + math.log(2))
    )


@pytest.mark.parametrize("text", ["gamma(0.5,1)", "beta(0.5,0.5)", "lognormal(0,1)", "gamma(2,1)"])
def test_ends_of_the_support_raise_no_warning(text):
    density = parse_density(text)
    at_zero = float(density.log_density(0.0))
    assert at_zero == (math.inf if "0.5" in text else -math.inf)


@given(densities())
def test_the_text_reads_back(density):
    assert parse_density(density.text) == density


@given(densities())
def test_the_frame_shows_the_density(density):
    low, high = density.frame
    assert math.isfinite(low)
    assert low < high
    assert low < density.support[1]
    assert high > density.support[0]


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.id)
@pytest.mark.parametrize("text", ["normal(0.4,0.1)", "gamma(2,3)", "laplace(1,0.01)"])
def test_another_family_takes_the_place_of_a_density(family, text):
    place, width = parse_density(text).place_and_width
    placed = family.placed(place, width)
    if place < 1 or family.id != "beta":
        found = placed.place_and_width
        assert found[0] == pytest.approx(place)
        # A rate alone sets the place, and not the width.
        assert found[1] == pytest.approx(width, rel=1e-3) or family.id == "exponential"


@given(densities())
def test_any_density_can_be_followed_by_any_family(density):
    place, width = density.place_and_width
    assert math.isfinite(place)
    assert 0 < width < math.inf
    for family in FAMILIES.values():
        assert family.placed(place, width).id == family.id
