"""The public functions: against other libraries where those are right, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon
from scipy.special import entr, rel_entr
from scipy.stats import entropy as scipy_entropy

import infoviz
from tests.core.reference_values import ordinary_pairs, pairs

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

A, B = [0.1, 0.2, 0.7], [0.2, 0.3, 0.5]
OF_ONE = [infoviz.entropy, infoviz.entropy_terms]
OF_TWO = [
    infoviz.cross_entropy,
    infoviz.cross_entropy_terms,
    infoviz.kl_divergence,
    infoviz.kl_divergence_terms,
    infoviz.js_divergence,
    infoviz.js_divergence_terms,
    infoviz.js_distance,
]
BASES = st.one_of(st.floats(1.1, 1e6), st.floats(1e-6, 0.9), st.sampled_from([2, math.e, 10]))


def test_the_figures_of_the_article():
    """Six digits of each, computed apart from this program with 60."""
    assert infoviz.entropy(A) == pytest.approx(1.15678, abs=5e-6)
    assert infoviz.entropy(B) == pytest.approx(1.48548, abs=5e-6)
    assert infoviz.kl_divergence(A, B) == pytest.approx(0.122806, abs=5e-7)
    assert infoviz.kl_divergence(B, A) == pytest.approx(0.132775, abs=5e-7)
    assert infoviz.js_divergence(A, B) == pytest.approx(0.0315967, abs=5e-8)
    assert infoviz.js_distance(A, B) == pytest.approx(0.177755, abs=5e-7)


@given(ordinary_pairs(), st.sampled_from([2, math.e, 10]))
def test_scipy_agrees_far_from_equality(shares, base):
    a, b = shares
    close = {"rel": 1e-12, "abs": 1e-12}
    assert infoviz.entropy(a, base) == pytest.approx(scipy_entropy(a, base=base), **close)
    assert infoviz.kl_divergence(a, b, base) == pytest.approx(
        scipy_entropy(a, b, base=base), **close
    )
    distance = infoviz.js_distance(a, b, base)
    assert distance**2 == pytest.approx(jensenshannon(a, b, base=base) ** 2, **close)
    nats = math.log(base)
    np.testing.assert_allclose(infoviz.entropy_terms(a, base), entr(a) / nats, 1e-12)
    np.testing.assert_allclose(
        infoviz.kl_divergence_terms(a, b, base), rel_entr(a, b) / nats, 1e-12, 1e-12
    )


@settings(max_examples=25, deadline=None)
@given(ordinary_pairs())
def test_dit_agrees_far_from_equality(shares):
    import dit
    from dit.divergences import (
        cross_entropy,
        jensen_shannon_divergence,
        kullback_leibler_divergence,
    )

    names = [str(i) for i in range(len(shares[0]))]
    a, b = (dit.Distribution(names, list(p)) for p in shares)
    close = {"rel": 1e-8, "abs": 1e-12}
    assert infoviz.entropy(shares[0]) == pytest.approx(dit.shannon.entropy(a), **close)
    assert infoviz.cross_entropy(*shares) == pytest.approx(cross_entropy(a, b), **close)
    assert infoviz.kl_divergence(*shares) == pytest.approx(
        kullback_leibler_divergence(a, b), **close
    )
    assert infoviz.js_divergence(*shares) == pytest.approx(
        jensen_shannon_divergence([a, b]), **close
    )


@given(pairs(), BASES)
def test_the_base_is_a_factor(shares, base):
    nats = math.log(base)
    for function in (*OF_ONE, *OF_TWO[:-1]):
        arguments = shares[:1] if function in OF_ONE else shares
        with_base = function(*arguments, base)
        np.testing.assert_allclose(with_base, function(*arguments, math.e) / nats, rtol=1e-15)
        assert not np.isnan(with_base).any()
    if base > 1:
        distance = infoviz.js_distance(*shares, math.e) / math.sqrt(nats)
        assert infoviz.js_distance(*shares, base) == pytest.approx(distance, rel=1e-14)


def test_a_base_below_1_turns_the_sign():
    assert infoviz.entropy([0.5, 0.5], base=0.5) == -1
    assert infoviz.kl_divergence([1, 0], [0.5, 0.5], base=0.5) == -1
    assert math.copysign(1, infoviz.kl_divergence(A, A, base=0.5)) == 1
    assert infoviz.cross_entropy([1, 0], [0, 1], base=0.5) == -math.inf
    with pytest.raises(ValueError, match=r"0\.5.*above 1"):
        infoviz.js_distance(A, B, base=0.5)


@pytest.mark.parametrize("base", [0, 1, 1.0, -2, math.inf, math.nan, "x", None, 10**400, True])
@pytest.mark.parametrize("function", [infoviz.self_information, *OF_ONE, *OF_TWO])
def test_other_bases_are_refused(function, base):
    arguments = (A, B) if function in OF_TWO else (A,)
    with pytest.raises(ValueError, match="base is "):
        function(*arguments, base=base)


@pytest.mark.parametrize("function", OF_TWO)
@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ([0.5, 0.5, math.nan], "share 3 is nan"),
        ([0.5, 0.6, -0.1], "share 3 is -0.1"),
        ([0.5, 0.5, 0.1], "sum to 1.1"),
        ([3, 3, 4], "sum to 10"),
        ([], "at least one"),
        ([0.5, 0.5], "and 2 in|2 shares"),
        ([[0.1, 0.2, 0.7]], "2 dimensions"),
    ],
)
def test_bad_vectors_are_refused_on_both_sides(function, bad, message):
    for arguments in ((A, bad), (bad, A)):
        with pytest.raises(ValueError, match=message):
            function(*arguments)


@pytest.mark.parametrize("function", OF_ONE)
def test_a_bad_vector_is_refused(function):
    with pytest.raises(ValueError, match=r"sum to 1\.5"):
        function([1, 0.5])


def test_vectors_are_taken_as_they_are_given():
    a = np.array([0.25, 0.75]) * (1 + 8e-10)
    plain = -float((a * np.log2(a)).sum())
    assert infoviz.entropy(a) == pytest.approx(plain, rel=1e-15)
    assert infoviz.entropy(a) != infoviz.entropy(infoviz.Distribution(a))


def test_distributions_and_many_kinds_of_vector_do():
    a, b = infoviz.Distribution(A), infoviz.Distribution.from_weights([2, 3, 5])
    assert infoviz.kl_divergence(a, b) == infoviz.kl_divergence(A, (0.2, 0.3, 0.5))
    assert infoviz.kl_divergence(a, np.array(B)) == infoviz.kl_divergence(A, B)
    np.testing.assert_array_equal(infoviz.self_information(a), infoviz.self_information(A))


def test_a_single_outcome():
    for function in OF_ONE:
        assert function([1.0]) == 0
    for function in OF_TWO:
        assert function([1.0], [1.0]) == 0


def test_totals_are_floats_and_terms_are_vectors_of_their_own():
    for function in (*OF_ONE, *OF_TWO):
        arguments = (A,) if function in OF_ONE else (A, B)
        result = function(*arguments)
        if function.__name__.endswith("_terms"):
            assert result.shape == (3,)
            result[0] = 0.0
        else:
            assert type(result) is float


@pytest.mark.parametrize(("p", "bits"), [(1, 0), (0.5, 1), (2**-1074, 1074), (0, math.inf)])
def test_self_information_of_a_probability(p, bits):
    information = infoviz.self_information(p)
    assert type(information) is float
    assert information == pytest.approx(bits, rel=1e-15)
    assert math.copysign(1, information) == 1


def test_self_information_of_arrays():
    table = np.array([[1.0, 0.25], [0.0, 0.5]])
    np.testing.assert_array_equal(infoviz.self_information(table), [[0, 2], [np.inf, 1]])
    assert infoviz.self_information([]).shape == (0,)
    faint = infoviz.Distribution.from_weights([1e300, 1e-100])
    assert infoviz.self_information(faint, 10)[1] == pytest.approx(400, rel=1e-15)


@pytest.mark.parametrize("p", [-0.1, 1.1, math.nan, math.inf, [0.5, 1.5], "0.5", None, 1j])
def test_what_is_no_probability_is_refused(p):
    with pytest.raises(ValueError, match="probability"):
        infoviz.self_information(p)
