"""The way from logits to cross-entropy: labels, stages and routes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.distribution import Distribution
from infoviz.core.losses import one_hot, pipeline, smoothed
from infoviz.core.softmax import logsumexp, softmax_of
from tests.core.reference_values import shares_of
from tests.core.torch_vectors import ROWS, logits, temperatures

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")


@st.composite
def cases(draw):
    z = draw(logits())
    weights = draw(st.lists(st.floats(0, 1), min_size=len(z), max_size=len(z)).filter(any))
    return z, Distribution.trusted(shares_of(np.array(weights)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_pytorch_gives_the_same_loss_by_every_route(row):
    found = pipeline(row.logits, row.label)
    for route in found.routes:
        assert route.loss == pytest.approx(row.loss, rel=1e-12, abs=1e-15)
    np.testing.assert_allclose(found.stage("softmax").values, row.softmax, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(
        found.stage("log_softmax").values, row.log_softmax, rtol=1e-12, atol=1e-15
    )


def test_the_article():
    found = pipeline([-0.5, 0.3, 1.2], one_hot(3, 2))
    assert [stage.id for stage in found.stages] == [
        "logits",
        "shifted",
        "exp",
        "softmax",
        "log_softmax",
        "label",
        "terms",
        "loss",
    ]
    rows = {stage.id: stage for stage in found.stages}
    np.testing.assert_allclose(rows["shifted"].values, [-1.7, -0.9, 0])
    np.testing.assert_allclose(rows["exp"].values, [0.1827, 0.4066, 1], atol=5e-5)
    np.testing.assert_allclose(rows["softmax"].values, [0.1149, 0.2558, 0.6292], atol=5e-5)
    np.testing.assert_allclose(rows["log_softmax"].values, [-2.1633, -1.3633, -0.4633], atol=5e-5)
    assert rows["terms"].values.tolist() == [0, 0, found.loss]
    assert found.loss == pytest.approx(0.463264, abs=5e-7)
    assert rows["loss"].values.tolist() == [found.loss]
    assert rows["shifted"].step.format(rows["shifted"].by) == "− 1.2"
    assert rows["softmax"].by == pytest.approx(1.5893, abs=5e-5)
    parts = [route.parts for route in found.routes]
    assert parts[0] == (found.loss,)
    assert parts[1] == pytest.approx((1.6633, -1.2), abs=5e-5)
    assert parts[2] == (0, pytest.approx(found.loss))
    assert 0 <= found.spread < 5e-16


@given(cases(), temperatures)
def test_each_stage_follows_from_the_one_before(case, temperature):
    z, label = case
    found = pipeline(z, label, temperature)
    values = {stage.id: stage.values for stage in found.stages}
    by = {stage.id: stage.by for stage in found.stages}
    assert ("scaled" in values) == (temperature != 1)
    scaled = values.get("scaled", values["logits"])
    np.testing.assert_array_equal(values["logits"], z)
    np.testing.assert_array_equal(scaled, z / temperature)
    np.testing.assert_array_equal(values["shifted"], scaled - by["shifted"])
    assert values["shifted"].max() == 0
    np.testing.assert_array_equal(values["exp"], np.exp(values["shifted"]))
    np.testing.assert_allclose(
        values["softmax"], values["exp"] / by["softmax"], rtol=1e-11, atol=1e-300
    )
    np.testing.assert_allclose(
        values["log_softmax"], values["shifted"] - math.log(by["softmax"]), rtol=1e-11, atol=1e-15
    )
    held = label.p > 0
    np.testing.assert_array_equal(
        values["terms"][held], 0.0 - label.p[held] * values["log_softmax"][held]
    )
    assert not values["terms"][~held].any()
    assert values["loss"][0] == found.loss
    for stage in found.stages:
        assert not stage.values.flags.writeable
        assert stage.name
        assert stage.formula


@given(cases(), temperatures)
def test_the_routes_come_to_the_same(case, temperature):
    z, label = case
    found = pipeline(z, label, temperature)
    losses = [route.loss for route in found.routes]
    finite = np.abs(z[np.isfinite(z)]).max() / temperature
    if found.loss == math.inf:
        assert losses == [math.inf] * 3
        assert found.spread == 0
    else:
        assert found.spread <= 1e-14 * (1 + finite)
        assert max(losses) - min(losses) == found.spread
        for route in found.routes:
            assert math.fsum(route.parts) == pytest.approx(route.loss, rel=1e-14, abs=1e-15)


def test_a_logit_of_minus_infinity_costs_infinity_only_where_the_label_has_it():
    z = [0.0, -math.inf, 0.0]
    without, with_it = pipeline(z, one_hot(3, 0)), pipeline(z, one_hot(3, 1))
    assert without.loss == math.log(2)
    assert without.stage("log_softmax").values.tolist()[1] == -math.inf
    assert without.stage("terms").values.tolist() == [math.log(2), 0, 0]
    assert [route.loss for route in with_it.routes] == [math.inf] * 3
    assert with_it.stage("terms").values.tolist() == [0, math.inf, 0]


def test_the_routes_agree_on_a_label_whose_share_float64_has_not():
    label = softmax_of(np.array([0.0, -1000.0]))
    losses = {route.loss for route in pipeline([0.0, -math.inf], label).routes}
    assert len(losses) == 1


def test_logits_of_1000_are_right():
    found = pipeline([1000.0, 0.0, -1000.0], one_hot(3, 2))
    assert [route.loss for route in found.routes] == [2000] * 3
    assert found.stage("softmax").values.tolist() == [1, 0, 0]
    assert found.stage("log_softmax").values.tolist() == [0, -1000, -2000]


@given(cases(), st.floats(0, 1))
def test_smoothing_keeps_the_sum_and_mixes_with_the_uniform(case, smoothing):
    _, label = case
    smooth = smoothed(label, smoothing)
    n = len(label)
    np.testing.assert_allclose(
        smooth.p, (1 - smoothing) * label.p + smoothing / n, rtol=1e-15, atol=1e-300
    )
    assert math.fsum(smooth.p) == pytest.approx(1, abs=1e-15)


@given(logits(finite=True), st.floats(0, 1))
def test_a_smoothed_loss_is_a_mixture_of_two(z, smoothing):
    """As PyTorch computes it: of the loss of the class and the mean loss of all classes."""
    one = one_hot(len(z), 0)
    losses = logsumexp(z) - z
    want = (1 - smoothing) * losses[0] + smoothing * losses.mean()
    got = pipeline(z, smoothed(one, smoothing)).loss
    assert got == pytest.approx(want, rel=1e-11, abs=1e-11)


def test_the_ends_of_smoothing():
    label = one_hot(4, 1)
    assert label.p.tolist() == [0, 1, 0, 0]
    assert smoothed(label, 0.0) is label
    assert smoothed(label, 1.0).p.tolist() == [0.25] * 4


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="no class 3 among 3"):
        one_hot(3, 3)
    with pytest.raises(ValueError, match="no class -1 among 3"):
        one_hot(3, -1)
    for wrong in (-0.1, 1.1, math.nan):
        with pytest.raises(ValueError, match="from 0 to 1"):
            smoothed(one_hot(3, 0), wrong)
    with pytest.raises(ValueError, match="2 logits and 3 shares"):
        pipeline([0.0, 1.0], one_hot(3, 0))
    with pytest.raises(ValueError, match="no stage 'sum'"):
        pipeline([0.0, 1.0], one_hot(2, 0)).stage("sum")
