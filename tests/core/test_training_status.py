"""What is told of a run: falling, stalled, diverged, and why."""

import math
from dataclasses import replace

import numpy as np
import pytest

from infoviz.core import descent
from infoviz.core.descent import Settings
from infoviz.core.distribution import Distribution
from infoviz.core.softmax import softmax_of
from infoviz.core.training import advance, begin, step
from infoviz.core.training_status import PATIENCE, status_of

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

WEATHER = Distribution([0.42, 0.27, 0.18, 0.05, 0.08])


def conditions(run, steps):
    """The condition at the start and after each step."""
    told = [status_of(run).condition]
    for _ in range(steps):
        run = step(run)
        told.append(status_of(run).condition)
    return told


def sentence_of(status, run):
    return status.sentence.format(step=run.steps, steps=PATIENCE, outcome="fog")


def test_a_run_is_ready_falls_and_stalls_at_a():
    run = begin(WEATHER, Settings(learning_rate=1.0))
    told = conditions(run, 400)
    assert told[0] == "ready"
    assert list(dict.fromkeys(told)) == ["ready", "falling", "stalled"]
    end = advance(run, 400)
    status = status_of(end)
    assert status.is_over
    assert sentence_of(status, end) == "Stalled at step 400: B has come to A."
    falling = status_of(end.at(5))
    assert falling.change == end.losses[5] - end.losses[4] < 0
    assert falling.sentence == ""
    assert not falling.is_over


def test_a_run_that_starts_at_a_has_stalled():
    assert status_of(begin(WEATHER, Settings(), "present", WEATHER)).condition == "stalled"


def test_a_plateau_is_no_arrival():
    """The squared error is flat where B is certain, also where it is wrong."""
    a = Distribution([1.0, 0.0])
    run = begin(a, Settings("brier"), "present", softmax_of(np.array([0.0, 60.0])))
    run = advance(run, 3)
    status = status_of(run)
    assert (status.condition, status.change) == ("stalled", 0)
    assert run.losses[-1] == 2
    assert "though B is not A" in sentence_of(status, run)
    cross = advance(begin(a, Settings(), "present", softmax_of(np.array([0.0, 60.0]))), 3)
    assert status_of(cross).condition == "falling"


def test_a_leap_onto_a_plateau_is_no_stall_until_the_next_step():
    run = begin(Distribution([1.0, 0.0]), Settings("brier", learning_rate=1e3))
    assert conditions(run, 2) == ["ready", "falling", "stalled"]


def test_passing_the_minimum_in_haste_is_no_stall():
    run = begin(WEATHER, Settings(momentum=0.99, learning_rate=0.2))
    told = conditions(run, 300)
    assert "stalled" not in told
    assert {"falling", "rising"} <= set(told)
    assert "diverged" not in told


def test_a_loss_that_stays_above_its_start_has_diverged():
    near = Distribution([0.40, 0.29, 0.18, 0.05, 0.08])
    run = begin(WEATHER, Settings("kl_ab", learning_rate=500.0), "present", near)
    end = advance(run, 40)
    assert conditions(run, PATIENCE - 1)[-1] == "rising"
    status = status_of(end)
    assert (status.condition, status.is_over) == ("diverged", True)
    assert sentence_of(status, end) == (
        "Diverged at step 40: for 20 steps the loss has been above where it began. "
        "Lower the learning rate."
    )
    # A person may look on.
    assert step(end).steps == 41


def test_a_loss_above_its_start_for_a_while_has_not_diverged():
    end = advance(begin(WEATHER, Settings(learning_rate=8.0)), 100)
    above = end.losses > end.losses[0]
    for steps in range(1, 101):
        for_long = steps >= PATIENCE and above[steps - PATIENCE + 1 : steps + 1].all()
        assert (status_of(end.at(steps)).condition == "diverged") == for_long
    assert above[1:PATIENCE].any()


def test_a_step_beyond_all_bounds_is_not_taken():
    run = begin(WEATHER, Settings("kl_ab", "bell", learning_rate=1e6), "random", seed=1)
    end = advance(run, 1000)
    assert end.steps < 1000
    assert step(end) is end
    status = status_of(end)
    assert status.condition == "diverged"
    assert "beyond all bounds" in sentence_of(status, end)
    assert np.isfinite(end.trajectory).all()
    if end.steps:
        assert "beyond" not in status_of(end.at(end.steps - 1)).sentence


def test_a_loss_that_goes_up_and_down_swings():
    run = begin(WEATHER, Settings(learning_rate=6.0))
    end = advance(run, 200)
    status = status_of(end)
    assert (status.condition, status.is_over) == ("swinging", False)
    assert sentence_of(status, end).startswith("For 20 steps the loss has gone up and down")
    assert "swinging" not in conditions(begin(WEATHER, Settings()), 200)


def test_a_loss_that_only_rises_does_not_swing():
    run = advance(begin(WEATHER, Settings(momentum=0.99, learning_rate=0.002)), 1000)
    least = int(run.losses.argmin())
    for steps in range(1, 1001):
        changes = np.diff(run.losses[max(steps - PATIENCE, 0) : steps + 1])
        if (changes > 0).all():
            assert status_of(run.at(steps)).condition == "rising"
    assert (np.diff(run.losses)[-300:] > 0).any()
    assert least > 0


def test_an_infinite_loss_names_the_outcome_and_takes_no_step():
    b = Distribution([0.5, 0.0, 0.25, 0.25, 0.0])
    for objective in ("ce_ab", "kl_ab"):
        run = begin(WEATHER, Settings(objective), "present", b)
        status = status_of(run)
        assert (status.condition, status.outcome) == ("infinite", 1)
        assert step(run) is run
        assert run.gradient_norm == math.inf
        assert sentence_of(status, run).startswith("The loss is ∞: A has fog, and B has none")
    reverse = begin(b, Settings("kl_ba"), "present", WEATHER)
    status = status_of(reverse)
    assert (status.condition, status.outcome) == ("infinite", 1)
    assert sentence_of(status, reverse).startswith("The loss is ∞: B has fog, and A has none")
    assert status_of(replace(reverse, steps=0)).is_over


def test_where_no_more_is_kept_it_says_so(monkeypatch):
    monkeypatch.setattr(descent, "MOST_ROWS", 11)
    run = advance(begin(WEATHER, Settings(learning_rate=0.01)), 100)
    assert status_of(run).condition == "full"
    assert sentence_of(status_of(run), run).startswith("Paused at step 10")
    assert status_of(run.at(9)).condition == "falling"
