"""The objectives and their gradients: PyTorch's, central differences with many digits, limits."""

import math

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.pair import Pair
from infoviz.core.softmax import softmax_of
from infoviz.core.units import UNITS
from tests.core.reference_values import shares_of
from tests.core.torch_vectors import ROWS, exact_log_softmax, logits, temperatures

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

each_objective = pytest.mark.parametrize("objective", OBJECTIVES.values(), ids=OBJECTIVES.keys())

_weight = st.one_of(st.floats(1e-3, 1), st.just(0.0), st.just(1e-40))


@st.composite
def cases(draw, zeros=True):
    """A with or without zeros, and logits of B."""
    z = draw(logits(finite=True))
    weight = _weight if zeros else st.floats(1e-3, 1)
    weights = draw(st.lists(weight, min_size=len(z), max_size=len(z)).filter(any))
    return shares_of(np.array(weights)), z


def exact_value(id, a, z, temperature):
    """The objective as mpf, by its definition."""
    logs = exact_log_softmax(z, temperature)
    total = mp.mpf(0)
    for share, log_b in zip(map(mp.mpf, a), logs, strict=True):
        b = mp.exp(log_b)
        m = (share + b) / 2
        if id == "ce_ab":
            total -= share * log_b
        elif id == "kl_ab":
            total += share * (mp.log(share) - log_b) if share else 0
        elif id == "kl_ba":
            total += b * (log_b - mp.log(share))
        elif id == "js":
            total += b * (log_b - mp.log(m)) / 2
            total += share * mp.log(share / m) / 2 if share else 0
        else:
            total += (b - share) ** 2
    return total


def central_differences(id, a, z, temperature):
    """∂L/∂z as mpf, to some 70 digits after the point."""
    step = mp.mpf(10) ** -60
    gradient = []
    for i in range(len(z)):
        ends = []
        for sign in (1, -1):
            moved = [mp.mpf(x) for x in z]
            moved[i] += sign * step
            ends.append(exact_value(id, a, moved, temperature))
        gradient.append((ends[0] - ends[1]) / (2 * step))
    return gradient


def assert_gradient(got, want, pair, loss):
    """Within rounding of each slope's own factors, so that those next to nothing are right too."""
    a, b = pair.a, pair.b
    logs = np.abs(b.finite_log_p) + np.abs(a.finite_log_p)
    weights = (a.p + b.p) * (1 + logs + abs(loss))
    first = int(b.p.argmax())
    if b.p[first] > 0.5:
        weights[first] = np.delete(weights, first).sum()
    for i, (x, exact) in enumerate(zip(got, want, strict=True)):
        assert abs(mp.mpf(x) - exact) <= 2e-12 * abs(exact) + 5e-13 * weights[i] + 1e-75, (
            i,
            x,
            exact,
        )


@each_objective
@settings(max_examples=40)
@given(cases(), temperatures)
def test_the_value_and_the_gradient_are_those_of_the_definition(objective, case, temperature):
    a, z = case
    if objective.id == "kl_ba":
        a = shares_of(a + 1e-3)
    pair = Pair(Distribution.trusted(a), softmax_of(z, temperature))
    with mp.workdps(150):
        value = exact_value(objective.id, a, z, temperature)
        gradient = central_differences(objective.id, a, z, temperature)
        got = objective.value(pair)
        assert got == pytest.approx(float(value), rel=1e-11, abs=1e-15)
        assert_gradient(objective.gradient(pair, temperature), gradient, pair, got)


@each_objective
@given(cases(zeros=False), temperatures)
def test_the_gradient_sums_to_0_and_goes_down(objective, case, temperature):
    a, z = case
    pair = Pair(Distribution.trusted(a), softmax_of(z, temperature))
    gradient = objective.gradient(pair, temperature)
    size = float(np.abs(gradient).sum())
    scale = (1 + objective.value(pair)) / temperature
    assert abs(math.fsum(gradient)) <= 4e-15 * max(size, scale)
    step = 1e-4 * temperature**2
    if size > 1e-4:
        lower = Pair(pair.a, softmax_of(z - step * gradient, temperature))
        assert objective.value(lower) < objective.value(pair)


@each_objective
@given(cases())
def test_nothing_draws_where_b_is_a(objective, case):
    a, _ = case
    same = Pair(Distribution.trusted(a), Distribution.trusted(a.copy()))
    np.testing.assert_allclose(objective.gradient(same), 0, atol=1e-16)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_pytorch_has_the_same_gradient(row):
    pair = Pair(row.label, softmax_of(row.logits))
    for id in ("ce_ab", "kl_ab"):
        got = OBJECTIVES[id].gradient(pair)
        np.testing.assert_allclose(got, row.gradient, rtol=1e-12, atol=1e-15)


@given(cases(), temperatures)
def test_cross_entropy_and_forward_kl_have_one_gradient(case, temperature):
    a, z = case
    pair = Pair(Distribution.trusted(a), softmax_of(z, temperature))
    got = [OBJECTIVES[id].gradient(pair, temperature) for id in ("ce_ab", "kl_ab")]
    np.testing.assert_array_equal(*got)
    np.testing.assert_allclose(got[0], (pair.b.p - a) / temperature, atol=4e-16 / temperature)


def test_the_gradient_of_a_certain_and_right_guess_is_not_rounded_away():
    pair = Pair(Distribution([1.0, 0.0, 0.0]), softmax_of(np.array([100.0, 0.0, 1.0])))
    assert pair.b.p[0] == 1
    tail = np.exp([-100.0, -99.0])
    for id, factor in (("ce_ab", 1.0), ("js", None), ("brier", None)):
        gradient = OBJECTIVES[id].gradient(pair)
        assert gradient[0] < 0
        assert gradient[0] == -(gradient[1] + gradient[2])
        if factor:
            np.testing.assert_allclose(gradient[1:], tail * factor, rtol=1e-13)


def test_where_b_lacks_an_outcome_of_a_its_logit_is_pulled_up_all_the_same():
    pair = Pair(Distribution([0.5, 0.25, 0.25]), softmax_of(np.array([-np.inf, 0.0, 0.0])))
    assert OBJECTIVES["ce_ab"].value(pair) == math.inf
    assert OBJECTIVES["ce_ab"].gradient(pair).tolist() == [-0.5, 0.25, 0.25]
    # The others are weighted by b.
    for id in ("js", "brier", "kl_ba"):
        assert math.isfinite(OBJECTIVES[id].value(pair))
        assert OBJECTIVES[id].gradient(pair)[0] == 0


def test_an_infinite_reverse_kl_draws_without_end_from_what_a_lacks():
    reverse = OBJECTIVES["kl_ba"]
    a = Distribution([0.5, 0.5, 0.0, 0.0])
    some = Pair(a, softmax_of(np.array([0.0, -np.inf, 0.0, -np.inf])))
    assert reverse.value(some) == math.inf
    assert reverse.gradient(some).tolist() == [-math.inf, 0, math.inf, 0]
    disjoint = Pair(a, Distribution([0.0, 0.0, 0.5, 0.5]))
    assert reverse.gradient(disjoint).tolist() == [0, 0, 0, 0]


def test_brier_is_the_squared_error():
    pair = Pair(Distribution([1.0, 0.0, 0.0]), Distribution([0.0, 1.0, 0.0]))
    assert OBJECTIVES["brier"].value(pair) == 2
    assert OBJECTIVES["brier"].in_unit(2.0, UNITS["bits"]) == 2
    assert OBJECTIVES["js"].in_unit(math.log(2), UNITS["bits"]) == 1


@each_objective
def test_an_objective_is_complete(objective):
    assert objective.symbol
    assert objective.name
    assert objective.formula
    assert objective.gradient_formula
    assert objective.remark
    pair = Pair(Distribution.uniform(4), softmax_of(np.arange(4.0)))
    with pytest.raises(ValueError, match="read-only"):
        objective.gradient(pair)[0] = 0
    if objective.id in MEASURES:
        assert objective.value(pair) == MEASURES[objective.id].total(pair)
