import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution, check_shares, check_vector
from infoviz.core.refusal import Refusal
from tests.core.reference_values import distributions

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

WEIGHTS = st.lists(
    st.one_of(st.floats(0, 1.7e308), st.floats(0, 10), st.just(0.0)), min_size=1, max_size=12
).filter(any)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "at least one share"),
        ([0.5, math.nan, 0.5], "share 2 is nan, which is not a finite number"),
        ([0.5, 0.5, math.inf], "share 3 is inf, which is not a finite number"),
        ([-math.inf, 1.0], "share 1 is -inf, which is not a finite number"),
        ([1.5, -0.5], "share 2 is -0.5, which is negative"),
        ([0.5, 0.6], "the shares sum to 1.1, not to 1"),
        ([0.5, 0.5 + 2e-9], "sum to 1.000000002, not to 1"),
        ([0.0, 0.0], "the shares sum to 0, not to 1"),
        ([1e308, 1e308], "the shares sum to inf, not to 1"),
        ([[0.5, 0.5]], "not an array of 2 dimensions"),
        (1.0, "not an array of 0 dimensions"),
        (["0.5", "0.5"], "each share must be a number"),
        ("0.5", "each share must be a number"),
        ([0.5, "x"], "each share must be a number"),
        ([0.5 + 0j, 0.5], "each share must be a number"),
        ([[0.5], [0.25, 0.25]], "each share must be a number"),
        ([10**400, 1], "each share must be a number"),
    ],
)
def test_what_is_no_distribution_is_refused_with_the_datum(values, message):
    with pytest.raises(ValueError, match=message):
        Distribution(values)
    with pytest.raises(ValueError, match=message):
        check_shares(values)


@pytest.mark.parametrize(
    ("weights", "message"),
    [
        ([], "at least one weight"),
        ([0, 0], "all weights are 0"),
        ([3, -1], "weight 2 is -1.0, which is negative"),
        ([3, math.inf], "weight 2 is inf"),
    ],
)
def test_weights_are_refused_with_the_datum(weights, message):
    with pytest.raises(ValueError, match=message):
        Distribution.from_weights(weights)


@pytest.mark.parametrize("values", [[], [0.5, -0.5], [0.5, 0.6], ["x"], [[1.0]], [math.nan]])
def test_refusals_can_be_translated(values):
    with pytest.raises(Refusal) as refused:
        Distribution(values)
    assert str(refused.value) == refused.value.text.format(*refused.value.values)


def test_uniform_of_nothing_is_refused():
    with pytest.raises(ValueError, match="0 outcomes"):
        Distribution.uniform(0)


@given(distributions(6))
def test_shares_that_sum_to_1_are_kept_to_the_bit(p):
    once = Distribution(p).p
    np.testing.assert_array_equal(once, p)
    np.testing.assert_array_equal(Distribution.from_weights(p).p, p)


@given(distributions(6), st.floats(-9e-10, 9e-10))
def test_normalising_is_idempotent_and_exact(p, extra):
    once = Distribution(p * (1 + extra)).p
    assert abs(math.fsum(once) - 1) <= 2**-50
    np.testing.assert_array_equal(Distribution(once).p, once)


@given(WEIGHTS)
def test_weights_become_shares_in_proportion(weights):
    distribution = Distribution.from_weights(weights)
    total = sum(map(Fraction, weights))
    for share, weight in zip(distribution.p, weights, strict=True):
        exact = Fraction(weight) / total
        assert abs(Fraction(share) - exact) <= exact * Fraction(2) ** -50 + Fraction(2) ** -1074
    assert abs(math.fsum(distribution.p) - 1) <= 2**-50


@given(WEIGHTS)
def test_a_weight_above_0_has_a_finite_logarithm(weights):
    log_p = Distribution.from_weights(weights).log_p
    np.testing.assert_array_equal(np.isfinite(log_p), np.array(weights) > 0)


def test_a_share_that_underflows_keeps_its_logarithm():
    distribution = Distribution.from_weights([1e300, 1e-100, 0.0])
    assert distribution.p.tolist() == [1.0, 0.0, 0.0]
    assert distribution.log_p[1] == pytest.approx(-400 * math.log(10), rel=1e-15)
    assert distribution.impossible.tolist() == [2]
    np.testing.assert_array_equal(distribution.finite_log_p, [0, distribution.log_p[1], 0])


def test_logarithms_of_zeros():
    distribution = Distribution([0.25, 0.0, 0.75])
    np.testing.assert_array_equal(distribution.log_p, [math.log(0.25), -np.inf, math.log(0.75)])
    assert distribution.impossible.tolist() == [1]
    assert Distribution([0.5, 0.5]).impossible.size == 0


def test_arrays_are_read_only_and_apart_from_what_was_given():
    given_array = np.array([0.5, 0.5, 0.0])
    for distribution in (
        Distribution(given_array),
        Distribution.from_weights(given_array),
        Distribution.uniform(3),
    ):
        for array in (distribution.p, distribution.log_p, distribution.finite_log_p):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 0.1
    given_array[0] = 0.9
    assert Distribution.from_weights([1, 1]).p.tolist() == [0.5, 0.5]
    assert len(Distribution(np.array([1.0]))) == 1


def test_minus_zero_is_a_plain_zero():
    assert math.copysign(1, Distribution([1.0, -0.0]).p[1]) == 1


@pytest.mark.parametrize(
    "values", [[1, 3], (1, 3), np.array([1, 3], np.int16), [True, 3], [Fraction(1), Fraction(3)]]
)
def test_numbers_of_many_kinds_are_taken(values):
    assert check_vector(values, "weight").tolist() == [1.0, 3.0]
    assert Distribution.from_weights(values).p.tolist() == [0.25, 0.75]
