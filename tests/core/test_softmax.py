"""Softmax and log-softmax: PyTorch's values, 60 digits by mpmath, and identities."""

import math

import mpmath as mp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.analysis import analyse
from infoviz.core.distribution import Distribution
from infoviz.core.pair import Pair
from infoviz.core.softmax import check_logits, log_softmax, logsumexp, softmax, softmax_of
from infoviz.core.state import State
from tests.core.torch_vectors import ROWS, exact_log_softmax, logits, temperatures

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_pytorch_gives_the_same(row):
    np.testing.assert_allclose(softmax(row.logits), row.softmax, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(log_softmax(row.logits), row.log_softmax, rtol=1e-12, atol=1e-15)


@given(logits(), temperatures)
def test_shares_and_their_logarithms_are_exact(z, temperature):
    got = softmax_of(z, temperature)
    for share, log, want in zip(got.p, got.log_p, exact_log_softmax(z, temperature), strict=True):
        if want == -mp.inf:
            assert share == 0
            assert log == -math.inf
        else:
            # A logit of 1000 over a temperature has four digits less after the point.
            assert abs(mp.mpf(float(log)) - want) <= 5e-12 * abs(want) + mp.mpf("1e-300")
            assert abs(mp.mpf(float(share)) - mp.exp(want)) <= 5e-12 * mp.exp(want) + 5e-324


@given(logits(), temperatures)
def test_shares_sum_to_1_and_keep_the_order(z, temperature):
    p = softmax(z, temperature)
    assert math.fsum(p) == pytest.approx(1, abs=4e-16)
    assert p.max() <= 1
    order = np.argsort(z, kind="stable")
    assert (np.diff(p[order]) >= 0).all()


@given(logits(), st.integers(-1000, 1000))
def test_a_constant_added_to_all_logits_changes_nothing(z, constant):
    np.testing.assert_allclose(log_softmax(z + constant), log_softmax(z), rtol=1e-9, atol=1e-12)
    assert logsumexp(z + constant) == pytest.approx(logsumexp(z) + constant, rel=1e-12, abs=1e-12)


@given(logits(), temperatures)
def test_the_temperature_divides(z, temperature):
    np.testing.assert_allclose(
        log_softmax(z, temperature), log_softmax(z / temperature), rtol=1e-11, atol=1e-12
    )
    assert logsumexp(z, temperature) == pytest.approx(logsumexp(z / temperature), rel=1e-14)


@given(logits(), temperatures)
def test_logsumexp_is_what_is_taken_from_each_logit(z, temperature):
    total = logsumexp(z, temperature)
    greatest = z.max() / temperature
    assert greatest <= total <= greatest + math.log(len(z)) + 1e-12 * abs(greatest)
    np.testing.assert_allclose(
        log_softmax(z, temperature), z / temperature - total, rtol=1e-12, atol=1e-11
    )


def test_far_logits_keep_their_logarithms():
    far = softmax_of(np.array([1000.0, 0.0, -1000.0, -np.inf]))
    np.testing.assert_array_equal(far.p, [1, 0, 0, 0])
    np.testing.assert_array_equal(far.log_p, [0, -1000, -2000, -np.inf])
    assert far.impossible.tolist() == [3]
    assert logsumexp([1000.0, 1000.0]) == 1000 + math.log(2)
    assert log_softmax([1e290, -1e290])[1] == -2e290


def test_a_share_next_to_1_keeps_the_digits_of_its_logarithm():
    # PyTorch says 0: its sum of exponentials is 1 in float64.
    assert log_softmax([50.0, 0.0])[0] == pytest.approx(-math.exp(-50), rel=1e-14)


def test_a_single_outcome_is_certain():
    assert softmax([-7.5]).tolist() == [1]
    assert logsumexp([-7.5]) == -7.5


@pytest.mark.parametrize("other", [-1000.0, 1000.0])
def test_a_logit_of_1000_costs_1000_nats_and_not_infinity(other):
    """Everywhere: in the totals, in the terms and in the columns."""
    b = softmax_of(np.array([0.0, other]))
    lost = int(b.p.argmin())
    state = State(("x", "y"), Distribution([0.5, 0.5]), b)
    analysis = analyse(state)
    ln2 = math.log(2)
    assert b.p[lost] == 0
    assert analysis.totals["ce_ab"] == 500
    assert analysis.totals["kl_ab"] == pytest.approx(500 - ln2, rel=1e-15)
    assert analysis.totals["ce_ba"] == pytest.approx(ln2, rel=1e-15)
    assert analysis.totals["kl_ba"] == pytest.approx(ln2, rel=1e-15)
    assert analysis.totals["h_b"] == 0
    assert analysis.terms("ce_ab")[lost] == 500
    assert analysis.terms("kl_ab")[lost] == pytest.approx(500 - ln2 / 2, rel=1e-15)
    assert analysis.columns("ce_ab")[-1][lost] == 1000
    assert analysis.columns("kl_ab")[-1][lost] == pytest.approx(1000 - ln2, rel=1e-15)
    assert analysis.causes_of_infinity("kl_ab").size == 0


@given(logits())
def test_cross_entropy_of_a_class_is_logsumexp_less_its_logit(z):
    for chosen in range(len(z)):
        one = np.zeros(len(z))
        one[chosen] = 1.0
        loss = analyse(
            State(tuple(map(str, range(len(z)))), Distribution(one), softmax_of(z))
        ).totals["ce_ab"]
        assert loss == pytest.approx(logsumexp(z) - z[chosen], rel=1e-12, abs=1e-11)


@given(logits())
def test_measures_of_a_softmax_agree_with_each_other(z):
    a = Distribution.uniform(len(z))
    pair = Pair(a, softmax_of(z))
    analysis = analyse(State(tuple(map(str, range(len(z)))), pair.a, pair.b))
    for id in ("ce_ab", "kl_ab", "ce_ba", "kl_ba", "js", "h_b"):
        total = analysis.totals[id]
        assert not math.isnan(total)
        if math.isfinite(total):
            assert total == pytest.approx(float(analysis.terms(id).sum()), rel=1e-13, abs=1e-15)
    assert analysis.totals["ce_ab"] == pytest.approx(
        a.entropy + analysis.totals["kl_ab"], rel=1e-14
    )
    assert (analysis.totals["ce_ab"] == math.inf) == (min(z) == -math.inf)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "at least one logit"),
        ([0.0, math.nan], "logit 2 is nan, which is not a finite number or −∞"),
        ([math.inf, 0.0], "logit 1 is inf, which is not a finite number or −∞"),
        ([0.0, 1e291], r"logit 2 is 1e\+291, which is too far from 0"),
        ([-math.inf, -math.inf], "all logits are −∞"),
        ([[0.0, 1.0]], "not an array of 2 dimensions"),
        (["a"], "each logit must be a number"),
    ],
)
def test_what_are_no_logits_is_refused(values, message):
    for function in (check_logits, softmax, log_softmax, logsumexp):
        with pytest.raises(ValueError, match=message):
            function(values)


@pytest.mark.parametrize("temperature", [0.0, -1.0, 1e-7, 1e7, math.nan, math.inf])
def test_what_is_no_temperature_is_refused(temperature):
    with pytest.raises(ValueError, match="the temperature is"):
        softmax([0.0, 1.0], temperature)


def test_arrays_are_read_only_and_apart_from_what_was_given():
    z = np.array([0.0, 1.0])
    for array in (softmax(z), log_softmax(z)):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.5
    assert z.tolist() == [0, 1]
