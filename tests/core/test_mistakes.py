"""Classic mistakes give the wrong numbers that they are known for."""

import math

import numpy as np
import pytest
from hypothesis import given

from infoviz.core.distribution import Distribution
from infoviz.core.losses import one_hot, pipeline, smoothed
from infoviz.core.mistakes import mistakes
from infoviz.core.softmax import logsumexp, softmax
from tests.core.torch_vectors import logits, temperatures

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

ARTICLE = np.array([-0.5, 0.3, 1.2])


def by_id(z, label, temperature=1.0):
    return {mistake.id: mistake for mistake in mistakes(z, label, temperature)}


def test_the_article():
    found = by_id(ARTICLE, one_hot(3, 2))
    assert list(found) == ["softmax_twice", "one_hot_as_indices", "log_of_zero"]
    assert found["softmax_twice"].wrong == pytest.approx(0.826944, abs=5e-7)
    assert found["one_hot_as_indices"].wrong == pytest.approx(1.896598, abs=5e-7)
    for id in ("softmax_twice", "one_hot_as_indices"):
        assert found[id].right == pytest.approx(0.463264, abs=5e-7)
        assert found[id].logit is None
    lost = found["log_of_zero"]
    assert lost.name.format(logit=lost.logit) == "log of b at z = -750.0"
    assert (lost.outcome, lost.logit, lost.wrong) == (2, -750, math.inf)
    assert lost.right == pytest.approx(750.67, abs=5e-3)


def test_torch_itself_makes_them():
    torch = pytest.importorskip("torch")
    loss, found = torch.nn.functional.cross_entropy, by_id(ARTICLE, one_hot(3, 2))
    z = torch.tensor(ARTICLE)
    twice = loss(torch.softmax(z, 0), torch.tensor(2))
    assert found["softmax_twice"].wrong == pytest.approx(twice.item(), rel=1e-12)
    as_indices = loss(z.repeat(3, 1), torch.tensor([0, 0, 1]))
    assert found["one_hot_as_indices"].wrong == pytest.approx(as_indices.item(), rel=1e-12)
    for logit in (-103.9, -104.1):
        single = torch.tensor([logit, 0.0], dtype=torch.float32)
        lost = by_id(np.array([logit, 0.0]), one_hot(2, 0))["log_of_zero"]
        is_lost = math.isinf(-torch.log(torch.softmax(single, 0))[0].item())
        assert is_lost == (lost.logit is None)


@given(logits(finite=True), temperatures)
def test_softmax_twice_is_the_loss_of_the_shares_as_logits(z, temperature):
    label = smoothed(one_hot(len(z), 1), 0.1)
    twice = by_id(z, label, temperature)["softmax_twice"]
    b = softmax(z, temperature)
    assert twice.wrong == pytest.approx(logsumexp(b) - float(label.p @ b), rel=1e-14)
    assert twice.right == pipeline(z, label, temperature).loss
    # However far apart the logits are: this is what gives it away.
    assert twice.wrong <= 1 + math.log(len(z))


@pytest.mark.parametrize("meant", [0, 1, 2, 3])
def test_one_hot_as_indices_says_the_same_whatever_was_meant(meant):
    z = np.array([0.1, 2.0, -1.0, 0.4])
    found = by_id(z, one_hot(4, meant))["one_hot_as_indices"]
    losses = logsumexp(z) - z
    as_indices = np.eye(4, dtype=int)[0]
    assert found.wrong == pytest.approx(losses[as_indices].mean(), rel=1e-15)
    assert found.right == pytest.approx(losses[meant], rel=1e-15)


def test_the_log_of_a_share_that_float32_has_not_is_infinite():
    label = one_hot(2, 0)
    # exp(−103.9) is half the least number of float32, and is rounded up to it.
    near = by_id(np.array([-103.9, 0.0]), label)["log_of_zero"]
    assert near.logit == -750
    here = by_id(np.array([-104.1, 0.0]), label)["log_of_zero"]
    assert (here.outcome, here.logit) == (None, None)
    assert here.wrong == math.inf
    assert here.right == pytest.approx(104.1, rel=1e-15)
    assert here.name == "log of b"


@pytest.mark.parametrize("temperature", [0.25, 3.0])
def test_the_example_is_far_enough_at_every_temperature(temperature):
    found = by_id(ARTICLE, one_hot(3, 2), temperature)["log_of_zero"]
    assert found.wrong == math.inf
    assert math.isfinite(found.right)
    assert found.logit % 50 == 0
    # Far enough for float64 as well.
    example = np.array([-0.5, 0.3, found.logit])
    assert softmax(example, temperature)[2] == 0


def test_where_the_label_has_no_other_outcome_to_fall_below_there_is_no_example():
    found = by_id(np.array([0.0, -np.inf]), one_hot(2, 0))["log_of_zero"]
    assert (found.wrong, found.right, found.logit) == (0, 0, None)


@given(logits(), temperatures)
def test_no_mistake_is_not_a_number(z, temperature):
    for mistake in mistakes(z, Distribution.uniform(len(z)), temperature):
        assert not math.isnan(mistake.wrong)
        assert not math.isnan(mistake.right)
        assert mistake.sentence


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="2 logits and 3 shares"):
        mistakes([0.0, 1.0], one_hot(3, 0))
    with pytest.raises(ValueError, match="1 logits and 1 shares"):
        mistakes([0.0], one_hot(1, 0))
