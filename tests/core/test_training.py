"""Runs of training: the update, the history, where they lead, and the race."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core import descent
from infoviz.core.analysis import analyse
from infoviz.core.descent import Settings
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.models import MODELS
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.pair import Pair
from infoviz.core.softmax import softmax_of
from infoviz.core.state import State
from infoviz.core.training import STARTS, advance, begin, continued, step

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

WEATHER = Distribution([0.42, 0.27, 0.18, 0.05, 0.08])
ODD = Distribution([0.22, 0.24, 0.30, 0.14, 0.10])

each_objective = pytest.mark.parametrize("objective", OBJECTIVES)
each_model = pytest.mark.parametrize("model", MODELS)


def gradient_at(run):
    """∂L/∂θ, from the objective and the model as they stand in their registries."""
    model, temperature = MODELS[run.settings.model], run.settings.temperature
    z = model.logits(run.parameters, len(run.a))
    pair = Pair(run.a, softmax_of(z, temperature))
    slopes = OBJECTIVES[run.settings.objective].gradient(pair, temperature)
    return model.pull_back(run.parameters, z, slopes)


# --- the update ---


@each_objective
@each_model
@given(st.floats(0.01, 0.5), st.sampled_from([0.0, 0.5, 0.9]), st.sampled_from([1.0, 2.0]))
def test_it_is_the_sgd_of_pytorch(objective, model, rate, momentum, temperature):
    settings = Settings(objective, model, rate, momentum, temperature)
    run = begin(WEATHER, settings, "present", ODD)
    parameters, velocity = run.parameters.copy(), None
    for _ in range(6):
        gradient = gradient_at(run)
        velocity = gradient.copy() if velocity is None else momentum * velocity + gradient
        parameters = parameters - rate * velocity
        run = step(run)
        np.testing.assert_allclose(run.parameters, parameters, rtol=1e-13, atol=1e-13)
        assert run.gradient_norm == pytest.approx(np.linalg.norm(gradient_at(run)), rel=1e-13)


def test_torch_itself_takes_the_same_steps():
    torch = pytest.importorskip("torch")
    settings = Settings("ce_ab", "free", 0.3, 0.8)
    run = begin(WEATHER, settings, "present", ODD)
    z = torch.tensor(run.logits, dtype=torch.float64, requires_grad=True)
    a = torch.tensor(WEATHER.p, dtype=torch.float64)
    optimiser = torch.optim.SGD([z], lr=0.3, momentum=0.8)
    for _ in range(20):
        optimiser.zero_grad()
        loss = torch.nn.functional.cross_entropy(z[None], a[None])
        assert float(run.losses[-1]) == pytest.approx(loss.item(), rel=1e-12)
        loss.backward()
        optimiser.step()
        run = step(run)
        np.testing.assert_allclose(run.logits, z.detach().numpy(), rtol=1e-11, atol=1e-12)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_torch_itself_has_the_same_gradient(objective):
    torch = pytest.importorskip("torch")
    run = begin(WEATHER, Settings(objective, temperature=0.7), "present", ODD)
    z = torch.tensor(run.logits, dtype=torch.float64, requires_grad=True)
    a = torch.tensor(WEATHER.p, dtype=torch.float64)
    log_b = torch.log_softmax(z / 0.7, 0)
    b, log_a = log_b.exp(), a.log()
    log_m = ((a + b) / 2).log()
    loss = {
        "ce_ab": -(a * log_b).sum(),
        "kl_ab": (a * (log_a - log_b)).sum(),
        "kl_ba": (b * (log_b - log_a)).sum(),
        "js": (a * (log_a - log_m)).sum() / 2 + (b * (log_b - log_m)).sum() / 2,
        "brier": ((b - a) ** 2).sum(),
    }[objective]
    loss.backward()
    np.testing.assert_allclose(gradient_at(run), z.grad.numpy(), rtol=1e-12, atol=1e-15)


@each_objective
def test_a_free_model_comes_to_a(objective):
    settings = Settings(objective, learning_rate=2.0)
    run = advance(begin(WEATHER, settings), 3000)
    np.testing.assert_allclose(run.b.p, WEATHER.p, atol=1e-6)
    assert (np.diff(run.losses) <= 1e-15).all()


def test_cross_entropy_and_forward_kl_fall_together_h_a_apart():
    cross, forward = (
        advance(begin(WEATHER, Settings(id), "random", seed=7), 40) for id in ("ce_ab", "kl_ab")
    )
    np.testing.assert_array_equal(cross.trajectory, forward.trajectory)
    for run in (cross, forward):
        gap = run.curve("ce_ab") - run.curve("kl_ab")
        np.testing.assert_allclose(gap, WEATHER.entropy, rtol=1e-14)
        np.testing.assert_array_equal(run.curve("h_a"), WEATHER.entropy)


def test_a_step_at_a_temperature_scales_the_gradient_alone():
    for temperature in (0.5, 2.0):
        run = begin(WEATHER, Settings(temperature=temperature, learning_rate=0.1))
        np.testing.assert_allclose(run.b.p, 0.2, rtol=1e-15)
        moved = step(run)
        want = 0.1 * (WEATHER.p - 0.2) / temperature
        np.testing.assert_allclose(moved.parameters, want, rtol=1e-13)


# --- the history ---


@each_model
def test_what_is_kept_of_each_step_is_what_an_analysis_says(model):
    settings = Settings("js", model, temperature=1.5)
    run = advance(begin(WEATHER, settings, "random", seed=3), 12)
    labels = tuple("abcde")
    for steps in (0, 5, 12):
        then = run.at(steps)
        assert then.steps == steps
        assert then.trajectory.shape == (steps + 1, len(run.parameters))
        totals = analyse(State(labels, WEATHER, then.b)).totals
        for id in MEASURES:
            assert then.curve(id)[-1] == totals[id]
            assert len(then.curve(id)) == steps + 1
        assert then.curve("brier")[-1] == pytest.approx(((then.b.p - WEATHER.p) ** 2).sum())
        assert then.losses[-1] == totals["js"]


def test_a_step_changes_nothing_that_was_there():
    first = begin(WEATHER, Settings(momentum=0.9))
    before = first.trajectory.copy(), first.losses.copy(), first.b.p.copy()
    kept = first.trajectory
    last = advance(first, 200)
    assert (first.steps, last.steps) == (0, 200)
    np.testing.assert_array_equal(first.trajectory, before[0])
    np.testing.assert_array_equal(kept, before[0])
    np.testing.assert_array_equal(first.losses, before[1])
    np.testing.assert_array_equal(first.b.p, before[2])
    for array in (last.trajectory, last.losses, last.parameters, last.b.p, last.curve("js")):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.5


def test_a_step_taken_again_is_the_same_step():
    settings = Settings(momentum=0.9)
    run = advance(begin(WEATHER, settings), 30)
    again = advance(run.at(10), 20)
    np.testing.assert_array_equal(again.trajectory, run.trajectory)
    assert again.descent is run.descent
    assert run.descent.steps == 30
    anew = advance(begin(WEATHER, settings), 30)
    np.testing.assert_array_equal(anew.trajectory, run.trajectory)
    np.testing.assert_array_equal(run.at(10).b.p, advance(begin(WEATHER, settings), 10).b.p)
    np.testing.assert_array_equal(run.at(10).b.log_p, softmax_of(run.at(10).logits).log_p)


def test_a_run_goes_on_by_other_settings_and_keeps_what_is_behind():
    run = advance(begin(WEATHER, Settings(momentum=0.5)), 20)
    faster = replace(run.settings, learning_rate=1.0, objective="js")
    there = continued(run.at(8), faster)
    assert there.steps == 8
    assert there.gradient_norm == pytest.approx(np.linalg.norm(gradient_at(there)), rel=1e-13)
    np.testing.assert_array_equal(there.trajectory, run.at(8).trajectory)
    np.testing.assert_array_equal(there.curve("kl_ab"), run.at(8).curve("kl_ab"))
    np.testing.assert_array_equal(there.losses, run.at(8).curve("js"))
    moved = step(there)
    want = there.parameters - gradient_at(there)
    np.testing.assert_allclose(moved.parameters, want, rtol=1e-13)
    assert run.descent.steps == 20
    with pytest.raises(ValueError, match="cannot change its model"):
        continued(run, replace(faster, model="bell"))


def test_there_is_an_end_to_what_is_kept(monkeypatch):
    monkeypatch.setattr(descent, "MOST_ROWS", 101)
    run = advance(begin(WEATHER, Settings()), 1000)
    assert run.steps == 100
    assert not run.can_step
    assert step(run) is run
    with pytest.raises(ValueError, match="no step follows step 100"):
        run.descent.add_next()
    assert run.at(99).can_step
    monkeypatch.setattr(descent, "_MOST_NUMBERS", 44)
    assert advance(begin(WEATHER, Settings()), 1000).steps == 7


# --- the start ---


@each_model
@pytest.mark.parametrize("start", STARTS)
def test_a_start_is_what_it_says(model, start):
    run = begin(WEATHER, Settings(model=model), start, ODD, seed=7)
    assert run.steps == 0
    again = begin(WEATHER, Settings(model=model), start, ODD, seed=7)
    np.testing.assert_array_equal(run.parameters, again.parameters)
    if start == "random":
        other = begin(WEATHER, Settings(model=model), start, ODD, seed=8)
        assert (run.parameters != other.parameters).any()
    else:
        wanted = ODD.p if start == "present" else np.full(5, 0.2)
        places = np.arange(5.0)
        atol = 1e-15 if model == "free" else 0.11
        assert run.b.p @ places == pytest.approx(wanted @ places, abs=atol * 4)
        np.testing.assert_allclose(run.b.p, wanted, atol=atol)


def test_an_impossible_outcome_stays_so():
    b = Distribution([0.5, 0.0, 0.25, 0.25, 0.0])
    run = advance(begin(WEATHER, Settings("js", momentum=0.5), "present", b), 50)
    assert run.b.impossible.tolist() == [1, 4]
    assert run.steps == 50
    assert np.diff(run.losses).max() < 0


def test_a_far_start_comes_back_where_float64_has_no_share():
    z = np.array([0.0, 0.0, -2000.0])
    a = Distribution([0.25, 0.25, 0.5])
    run = begin(a, Settings(learning_rate=100.0), "present", softmax_of(z))
    assert run.losses[0] == pytest.approx(1000 + math.log(2), rel=1e-12)
    run = advance(run, 26)
    assert run.losses[-1] < 50


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"objective": "h_a"}, "no objective 'h_a'"),
        ({"model": "wide"}, "no model 'wide'"),
        ({"learning_rate": 0.0}, "the learning rate is 0.0"),
        ({"learning_rate": math.nan}, "the learning rate is nan"),
        ({"learning_rate": math.inf}, "the learning rate is inf"),
        ({"momentum": 1.0}, "the momentum is 1.0"),
        ({"momentum": -0.1}, "the momentum is -0.1"),
        ({"temperature": 0.0}, "the temperature is 0.0"),
    ],
)
def test_settings_are_checked(change, message):
    with pytest.raises(ValueError, match=message):
        Settings(**change)


def test_places_that_are_not_there_are_refused():
    run = advance(begin(WEATHER, Settings()), 3)
    for steps in (-1, 4):
        with pytest.raises(ValueError, match=f"no step {steps} from 0 to 3"):
            run.at(steps)
    for b in (None, Distribution.uniform(4)):
        with pytest.raises(ValueError, match="one of 5 outcomes"):
            begin(WEATHER, Settings(), "present", b)
