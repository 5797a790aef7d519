"""What holds for every pair of densities, whatever their families."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoviz.core.densities import FAMILIES
from infoviz.core.integrals import CONTINUOUS_MEASURES, evaluate
from tests.core.densities.strategies import SAMPLES, densities

INTEGRALS = [id for id in CONTINUOUS_MEASURES if id != "js_distance"]
SWAPPED = {
    "h_a": "h_b",
    "ce_ab": "ce_ba",
    "kl_ab": "kl_ba",
    "js": "js",
    "js_distance": "js_distance",
}

many = settings(deadline=None, max_examples=150)


def near(one, other, size=0.0):
    if math.isinf(one) or math.isinf(other):
        return one == other
    return abs(one - other) <= max(1e-11, 1e-9 * max(abs(one), abs(other), size))


@many
@given(densities(), densities())
def test_cross_entropy_is_entropy_and_kl(f, g):
    value = {id: result.value for id, result in evaluate(f, g).results.items()}
    assert near(value["ce_ab"], value["h_a"] + value["kl_ab"], abs(value["h_a"]))
    assert near(value["ce_ba"], value["h_b"] + value["kl_ba"], abs(value["h_b"]))


@many
@given(densities(), densities())
def test_divergences_keep_their_bounds(f, g):
    analysis = evaluate(f, g)
    value = {id: result.value for id, result in analysis.results.items()}
    assert 0 <= value["js"] <= math.log(2)
    assert value["js_distance"] == pytest.approx(math.sqrt(value["js"]))
    assert min(value["kl_ab"], value["kl_ba"]) >= 0
    # JS is at most half the mean of the two KL (Lin 1991).
    assert value["js"] <= 0.25 * (value["kl_ab"] + value["kl_ba"]) + 1e-12
    for id, result in analysis.results.items():
        assert result.is_finite == (result.cause == "")
        if result.is_finite and id != "js_distance":
            assert result.error <= max(1e-9 * abs(result.value), 1e-11), id


@many
@given(densities(), densities())
def test_swapped_they_change_places(f, g):
    here, there = evaluate(f, g), evaluate(g, f)
    for id, other in SWAPPED.items():
        size = abs(here.results["h_a"].value) + abs(here.results["h_b"].value)
        assert near(here.results[id].value, there.results[other].value, size)
        assert here.results[id].cause == there.results[other].cause
        assert here.results[id].regions == there.results[other].regions


@given(densities())
def test_nothing_tells_a_density_from_itself(density):
    analysis = evaluate(density, density)
    for id in ("kl_ab", "kl_ba", "js", "js_distance"):
        assert analysis.results[id].value == 0
        assert analysis.closed_form(id) == 0
    assert analysis.results["ce_ab"].value == analysis.results["h_a"].value
    assert analysis.parts("kl_ab") == (0, 0)


@many
@given(densities(), densities(), st.sampled_from(INTEGRALS), st.floats(-3, 3))
def test_left_and_right_make_the_whole(f, g, id, steps):
    analysis = evaluate(f, g)
    total = analysis.results[id].value
    size = max(abs(analysis.results[other].value) for other in ("h_a", "h_b"))
    left, right = analysis.sides(id, f.anchor + steps * f.spread)
    assert near(left + right, total, size)
    above, below = analysis.parts(id)
    assert below <= 0 <= above
    assert near(above + below, total, size)
    low, high = analysis.panels.edges[[0, -1]].tolist()
    if math.isfinite(total):
        assert near(analysis.sides(id, low - 1)[1], total, size)
        assert near(analysis.sides(id, high + abs(high))[0], total, size)


@pytest.mark.parametrize("id", INTEGRALS)
def test_the_left_side_grows_by_the_integrand(id):
    f, g = FAMILIES["normal"](0, 1), FAMILIES["laplace"](0.7, 1.3)
    analysis = evaluate(f, g)
    x = np.linspace(-3.0, 4.0, 15) + 0.01
    step = 1e-4
    slopes = [
        (analysis.sides(id, at + step)[0] - analysis.sides(id, at - step)[0]) / (2 * step)
        for at in x.tolist()
    ]
    assert slopes == pytest.approx(analysis.integrand(id, x).tolist(), rel=1e-6, abs=1e-8)


def test_signed_parts_of_the_board():
    """f = normal(0, 1), g = normal(1.2, 1.8), as the board has them, in bits."""
    analysis = evaluate(FAMILIES["normal"](0, 1), FAMILIES["normal"](1.2, 1.8))
    bits = 1 / math.log(2)
    values = {"h_a": 2.0471, "h_b": 2.8951, "ce_ab": 2.7170, "ce_ba": 4.7017}
    values |= {"kl_ab": 0.6699, "kl_ba": 1.8066, "js": 0.1919}
    for id, value in values.items():
        assert analysis.results[id].value * bits == pytest.approx(value, abs=5e-5)
    above, below = analysis.parts("kl_ab")
    assert (above * bits, below * bits) == pytest.approx((0.8257, -0.1558), abs=5e-5)
    left, right = analysis.sides("kl_ab", 2.4)
    assert (left * bits, right * bits) == pytest.approx((0.7032, -0.0333), abs=5e-5)
    assert float(analysis.integrand("kl_ab", 2.4)) * bits == pytest.approx(-0.0669, abs=5e-5)


@pytest.mark.parametrize("apart", [0.01, 0.7, 3.0, 12.0])
def test_signed_parts_of_two_normals_are_cut_where_they_cross(apart):
    """With δ between the means and σ = 1, above 0 is δ²/2 Φ(δ/2) + δ φ(δ/2)."""
    analysis = evaluate(FAMILIES["normal"](0, 1), FAMILIES["normal"](apart, 1))
    half = 0.5 * apart
    bell = math.exp(-0.5 * half**2) / math.sqrt(2 * math.pi)
    below_half = 0.5 * math.erfc(-half / math.sqrt(2))
    above = 2 * half**2 * below_half + apart * bell
    assert analysis.parts("kl_ab") == pytest.approx((above, 2 * half**2 - above), rel=1e-10)


@given(st.floats(0.2, 5), st.floats(-20, 20), st.floats(0.3, 3), st.floats(-3, 3))
def test_divergences_do_not_depend_on_the_unit_of_length(scale, shift, sigma, mu):
    f, g = FAMILIES["normal"](0, 1), FAMILIES["logistic"](mu, sigma)
    moved_f = FAMILIES["normal"](shift, scale)
    moved_g = FAMILIES["logistic"](shift + scale * mu, scale * sigma)
    here, there = evaluate(f, g), evaluate(moved_f, moved_g)
    for id in ("kl_ab", "kl_ba", "js"):
        assert near(here.results[id].value, there.results[id].value)
    # Differential entropy does: it grows by the logarithm of the unit.
    grown = there.results["h_a"].value - here.results["h_a"].value
    assert grown == pytest.approx(math.log(scale), abs=1e-12)


@pytest.mark.parametrize("f", SAMPLES, ids=lambda d: d.text)
def test_integrands_are_drawn_without_warnings(f):
    for g in SAMPLES[::3]:
        analysis = evaluate(f, g)
        low, high = analysis.frame
        x = np.concatenate((np.linspace(low, high, 200), f.kinks, g.kinks, [low, high]))
        for id in INTEGRALS:
            assert analysis.integrand(id, x).shape == x.shape
    with pytest.raises(ValueError, match="no integral"):
        analysis.integrand("js_distance", 0.0)


def test_no_pair_needs_many_panels():
    """Halving stops by itself: what is left is speed, which the benchmark measures."""
    most = max(len(evaluate(f, g).panels) for f in SAMPLES for g in SAMPLES)
    assert most < 250


@pytest.mark.parametrize("f", SAMPLES, ids=lambda d: d.text)
def test_a_grid_for_drawing_misses_no_peak_and_no_jump(f):
    analysis = evaluate(f, FAMILIES["uniform"](-500, 700))
    x = analysis.grid((-500.0, 700.0), 300)
    assert (np.diff(x) > 0).all()
    assert len(x) >= 300
    assert np.isfinite(f.density(x)).all()
    # The trapezoids that are drawn hold about all of the mass there, however narrow it is.
    mass = analysis.masses_left(700.0)[0] - analysis.masses_left(-500.0)[0]
    # Into a singular end, within less than a pixel, the trapezoids are coarse.
    is_singular = any((centre.exponent or 1) < 1 for centre in f.centres)
    if not is_singular and f.text != "lognormal(2,8)":
        assert np.trapezoid(f.density(x), x) == pytest.approx(mass, abs=0.05)
    x = analysis.grid((-600.0, 0.0), 50)
    g = analysis.g.density(x)
    assert set(g[x < -500]) == {0.0}
    assert g[x >= -500] == pytest.approx(1 / 1200)
    # Upright: the last 0 and the first 1/1200 are as near as two numbers can be.
    assert x[x >= -500][0] - x[x < -500][-1] < 1e-12
