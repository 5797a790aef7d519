"""The models of B: their logits, and gradients in their own parameters."""

import math

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.models import MODELS, NARROWEST
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.pair import Pair
from infoviz.core.softmax import softmax_of
from tests.core.reference_values import shares_of
from tests.core.test_objectives import exact_value
from tests.core.torch_vectors import temperatures

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

FREE, BELL = MODELS["free"], MODELS["bell"]


def exact_bell_logits(mean, log_sigma, n):
    return [-((i - mean) ** 2) / (2 * mp.exp(2 * log_sigma)) for i in range(n)]


@given(st.floats(-5, 12), st.floats(-6, 3), st.integers(2, 9))
def test_a_bell_is_a_gaussian_over_the_outcomes(mean, log_sigma, n):
    logits = BELL.logits(np.array([mean, log_sigma]), n)
    exact = exact_bell_logits(mp.mpf(mean), mp.mpf(log_sigma), n)
    greatest = max(exact)
    for got, want in zip(logits, exact, strict=True):
        assert abs(mp.mpf(float(got)) - (want - greatest)) <= 1e-13 * abs(want - greatest) + 1e-300
    assert logits.max() == 0


def test_a_narrow_bell_underflows_without_harm():
    b = softmax_of(BELL.logits(np.array([1.25, -90.0]), 4))
    assert b.p.tolist() == [0, 1, 0, 0]
    assert np.isfinite(b.log_p).all()
    assert b.log_p[2] == pytest.approx(-0.25 * math.exp(180), rel=1e-13)


@pytest.mark.parametrize("id", OBJECTIVES)
@given(
    st.lists(st.floats(1e-3, 1), min_size=3, max_size=7),
    st.floats(-1, 7),
    st.floats(-1.5, 2),
    temperatures,
)
def test_a_bell_has_the_gradient_of_central_differences(id, weights, mean, log_sigma, temperature):
    a = shares_of(np.array(weights))
    parameters = np.array([mean, log_sigma])
    logits = BELL.logits(parameters, len(a))
    pair = Pair(Distribution.trusted(a), softmax_of(logits, temperature))
    slopes = OBJECTIVES[id].gradient(pair, temperature)
    got = BELL.pull_back(parameters, logits, slopes)
    # What cancels, in the slopes and then between the outcomes, is of this size.
    weights = (a + pair.b.p) * (1 + abs(pair.b.log_p) + abs(pair.a.log_p))
    scale = float(weights @ (1 + abs(logits))) * math.exp(-2 * min(log_sigma, 0)) / temperature
    with mp.workdps(240):
        step = mp.mpf(10) ** -45
        for k in range(2):
            ends = []
            for sign in (1, -1):
                moved = [mp.mpf(mean), mp.mpf(log_sigma)]
                moved[k] += sign * step
                z = exact_bell_logits(*moved, len(a))
                ends.append(exact_value(id, a, z, temperature))
            want = float((ends[0] - ends[1]) / (2 * step))
            assert got[k] == pytest.approx(want, rel=1e-11, abs=4e-15 * scale)


@given(st.floats(10, 25), st.floats(1, 1.5), temperatures)
def test_a_bell_is_fitted_to_a_bell(mean, sigma, temperature):
    """Well inside, and wide enough, its mean and its spread are its parameters."""
    made = softmax_of(BELL.logits(np.array([mean, math.log(sigma)]), 36))
    fitted = BELL.fitted(made, temperature)
    again = softmax_of(BELL.logits(fitted, 36), temperature)
    np.testing.assert_allclose(again.p, made.p, atol=1e-6)


def test_a_bell_fitted_to_one_outcome_is_not_too_narrow_to_move():
    fitted = BELL.fitted(Distribution([0.0, 0.0, 1.0, 0.0]), 1.0)
    np.testing.assert_allclose(fitted, [2, math.log(NARROWEST)])


@given(st.lists(st.floats(0, 1), min_size=2, max_size=6).filter(any), temperatures)
def test_free_logits_are_fitted_exactly(weights, temperature):
    b = Distribution.trusted(shares_of(np.array(weights)))
    z = FREE.fitted(b, temperature)
    again = softmax_of(FREE.logits(z, len(b)), temperature)
    np.testing.assert_allclose(again.p, b.p, rtol=1e-11, atol=1e-300)
    assert z[np.isfinite(z)].mean() == pytest.approx(0, abs=1e-10)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS.keys())
@pytest.mark.parametrize("n", [2, 3, 30, 1000])
def test_what_is_random_is_sound_and_comes_again_by_its_seed(model, n):
    drawn = [model.random(n, 1.0, np.random.default_rng(seed)) for seed in (7, 7, 8)]
    np.testing.assert_array_equal(drawn[0], drawn[1])
    assert (drawn[0] != drawn[2]).any()
    assert model.is_within(drawn[0])
    assert model.logits(drawn[0], n).shape == (n,)
    assert model.name


@pytest.mark.parametrize(
    ("model", "parameters", "within"),
    [
        (FREE, [0.0, -np.inf, 5.0], True),
        (FREE, [0.0, np.nan], False),
        (FREE, [0.0, np.inf], False),
        (FREE, [0.0, -1e300], False),
        (FREE, [0.0, -1e300, -np.inf], False),
        (BELL, [1e8, 99.0], True),
        (BELL, [1e10, 0.0], False),
        (BELL, [0.0, -101.0], False),
        (BELL, [0.0, np.nan], False),
        (BELL, [np.nan, 0.0], False),
    ],
)
def test_the_bounds_of_a_model(model, parameters, within):
    assert model.is_within(np.array(parameters)) is within
