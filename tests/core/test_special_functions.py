"""Digamma, trigamma and beta against 40 digits of mpmath."""

import mpmath
import pytest

from infoviz.core.special_functions import (
    digamma,
    digamma_half_step,
    log_beta,
    log_gamma_divergence,
    stirling_rest,
    trigamma,
)

PLACES = [0.1, 0.5, 1.0, 2.0, 9.99, 10.0, 10.01, 50.0, 1e4]


@pytest.fixture(autouse=True)
def forty_digits():
    with mpmath.workdps(40):
        yield


@pytest.mark.parametrize("x", PLACES)
def test_derivatives_of_log_gamma(x):
    assert digamma(x) == pytest.approx(float(mpmath.digamma(x)), rel=1e-14, abs=1e-14)
    assert trigamma(x) == pytest.approx(float(mpmath.psi(1, x)), rel=1e-14)


@pytest.mark.parametrize("x", [*PLACES, 5e5])
def test_half_a_step_of_digamma(x):
    exact = mpmath.digamma(mpmath.mpf(x) + 0.5) - mpmath.digamma(x)
    assert digamma_half_step(x) == pytest.approx(float(exact), rel=1e-13)


@pytest.mark.parametrize("x", [10.0, 31.0, 1e4])
def test_the_rest_of_stirling(x):
    exact = mpmath.loggamma(x) - (mpmath.mpf(x) - 0.5) * mpmath.log(x) + x
    exact -= mpmath.log(2 * mpmath.pi) / 2
    assert stirling_rest(x) == pytest.approx(float(exact), rel=1e-14)


@pytest.mark.parametrize("a", [0.1, 0.5, 9.0, 11.0, 1e4])
@pytest.mark.parametrize("b", [0.1, 3.0, 12.5, 1e4, 5e5])
def test_log_beta(a, b):
    exact = float(mpmath.log(mpmath.beta(a, b)))
    assert log_beta(a, b) == pytest.approx(exact, rel=1e-14, abs=1e-13)
    assert log_beta(b, a) == log_beta(a, b)


@pytest.mark.parametrize("k", [0.1, 1.0, 30.0, 1e4])
@pytest.mark.parametrize("factor", [1 + 1e-9, 1.001, 0.7, 1.4, 3.0, 0.2])
def test_log_gamma_above_its_tangent(k, factor):
    other = k * factor
    exact = mpmath.loggamma(other) - mpmath.loggamma(k)
    exact -= (mpmath.mpf(other) - k) * mpmath.digamma(k)
    assert log_gamma_divergence(k, other) == pytest.approx(float(exact), rel=1e-11)
