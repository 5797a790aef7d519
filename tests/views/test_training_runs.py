"""Runs of training: they go on by themselves, stop where they lead nowhere, are one undo step."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.views.host import INFINITE, WEATHER
from tests.views.training_bench import press, run_to, training_bench

Key = Qt.Key


@pytest.fixture
def bench(qtbot):
    return training_bench(qtbot)


def test_a_run_is_one_undo_step_and_shows_itself_on_the_pair(bench, qtbot):
    seen = []
    bench.view.previewed.connect(lambda state: seen.append(state.b))
    run_to(bench, qtbot, 12)
    assert len(bench.committed) == 1
    assert len(seen) > 1
    course = bench.face.driver.course
    assert bench.shown.b is course.run.b
    losses = course.run.losses
    assert (np.diff(losses) < 0).all()
    gap = course.run.curve("ce_ab") - course.run.curve("kl_ab")
    assert gap == pytest.approx(np.full(len(gap), WEATHER.a.entropy), abs=1e-14)


def test_escape_takes_a_run_back(bench, qtbot):
    driver = bench.face.driver
    driver.run()
    qtbot.waitUntil(lambda: driver.course.steps >= 5)
    press(bench, Key.Key_Escape)
    assert not driver.is_running
    assert bench.shown is WEATHER
    assert bench.committed == []
    assert driver.course is None


def test_space_runs_and_pauses_and_goes_on(bench, qtbot):
    driver = bench.face.driver
    press(bench, Key.Key_Space)
    qtbot.waitUntil(lambda: driver.course.steps >= 3)
    press(bench, Key.Key_Space)
    steps = driver.course.steps
    assert not driver.is_running
    run_to(bench, qtbot, steps + 3)
    assert driver.course.steps >= steps + 3
    assert len(bench.committed) == 2


def test_the_rate_may_change_while_it_runs_and_a_run_that_diverges_stops(bench, qtbot):
    driver = bench.face.driver
    bench.view.restore({"objective": "kl_ba", "start": "present"})
    driver.run()
    qtbot.waitUntil(lambda: driver.course.steps >= 3)
    bench.face.switches.changed.emit({"learning_rate": 100.0, "momentum": 0.95})
    qtbot.waitUntil(lambda: not driver.is_running, timeout=10_000)
    assert driver.course.steps >= 3
    assert any("iverged" in each or "∞" in each or "talled" in each for each in bench.sentences)
    assert len(bench.committed) == 1


def test_a_run_that_arrives_says_so_and_stops(bench, qtbot):
    bench.view.restore({"learning_rate": 5.0})
    driver = bench.face.driver
    driver.run()
    qtbot.waitUntil(lambda: not driver.is_running, timeout=20_000)
    assert bench.sentences[-1].endswith("B has come to A.")
    assert driver.status.condition == "stalled"
    assert bench.shown.b.p == pytest.approx(WEATHER.a.p, abs=1e-5)


def test_an_infinite_loss_names_its_outcome_and_takes_no_step(bench):
    bench.put(INFINITE)
    bench.view.restore({"start": "present"})
    bench.face.driver.step()
    assert bench.face.driver.course.steps == 0
    assert "fog" in bench.sentences[-1]
    assert "∞" in bench.sentences[-1]


def test_a_run_goes_on_behind_another_view_but_not_in_a_hidden_window(bench, qtbot):
    driver = bench.face.driver
    driver.run()
    qtbot.waitUntil(lambda: driver.course.steps >= 3)
    bench.view.hide()
    assert "pauses it" in bench.sentences[-1]
    steps = driver.course.steps
    qtbot.waitUntil(lambda: driver.course.steps >= steps + 3)
    assert bench.shown.b is driver.course.run.b
    bench.view.show()
    bench.hide()
    assert not driver.is_running
    assert len(bench.committed) == 1
    steps = driver.course.steps
    QTest.qWait(60)
    assert driver.course.steps == steps


def test_a_run_goes_on_behind_the_other_face(bench, qtbot):
    driver = bench.face.driver
    driver.run()
    qtbot.waitUntil(lambda: driver.course.steps >= 3)
    bench.view.restore({"face": "pipeline"})
    assert bench.view.front is bench.view.face("pipeline")
    steps = driver.course.steps
    qtbot.waitUntil(lambda: driver.course.steps >= steps + 3)
    # A hand on a logit has its turn, and the run is an undo step of its own.
    bench.view.face("pipeline").edits.nudge(0.5)
    assert not driver.is_running
    assert [text.split()[0] for text in bench.committed] == ["Train", "Move"]


@pytest.mark.parametrize(
    ("rate", "condition", "words"),
    [(100.0, "diverged", "Diverged at step"), (3.0, "stalled", "B has come to A")],
)
def test_a_run_that_leads_nowhere_stops_and_says_why(bench, qtbot, rate, condition, words):
    bench.view.restore({"objective": "ce_ab", "learning_rate": rate, "momentum": 0.5})
    driver = bench.face.driver
    driver.run()
    qtbot.waitUntil(lambda: not driver.is_running, timeout=20_000)
    assert driver.status.condition == condition
    assert words in bench.sentences[-1]
    assert len(bench.committed) == 1
