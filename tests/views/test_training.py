"""Training as a person watches it: steps, runs, the place on them, and what others do meanwhile."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks, set_share
from infoviz.files.presets import load_preset
from infoviz.views.loss import Loss
from tests.views.hands import EditingHost, PictureMouse
from tests.views.host import WEATHER, many
from tests.views.training_bench import press, training_bench

Key = Qt.Key


@pytest.fixture
def bench(qtbot):
    return training_bench(qtbot)


def test_a_step_moves_b_to_where_descent_leads_and_is_one_undo_step(bench):
    driver = bench.face.driver
    driver.step()
    driver.step()
    driver.finish()
    assert bench.committed == ["Train B on H(A,B), step 0 to 2"]
    z = np.zeros(5)
    for _ in range(2):
        b = np.exp(z) / np.exp(z).sum()
        z -= 0.2 * (b - WEATHER.a.p)
    assert bench.shown.b.p == pytest.approx(np.exp(z) / np.exp(z).sum(), abs=1e-14)
    assert bench.shown.a is WEATHER.a


def test_steps_close_together_are_one_undo_step_by_themselves(bench, qtbot):
    press(bench, Key.Key_Right, 3)
    assert bench.committed == []
    qtbot.waitUntil(lambda: bench.committed != [], timeout=3000)
    assert bench.committed == ["Train B on H(A,B), step 0 to 3"]


def test_back_and_forth_by_keys_takes_no_step_anew(bench):
    driver = bench.face.driver
    press(bench, Key.Key_Right, 6)
    there = bench.shown.b.p
    press(bench, Key.Key_Home)
    assert bench.shown.b.p == pytest.approx(np.full(5, 0.2))
    assert (driver.course.steps, driver.course.taken) == (0, 6)
    press(bench, Key.Key_End)
    assert bench.shown.b.p.tolist() == there.tolist()
    press(bench, Key.Key_Left, 2)
    assert driver.course.steps == 4


def test_the_place_is_dragged_along_the_steps(bench):
    face = bench.face
    face.driver.take(60)
    bench.committed.clear()
    at_60 = bench.shown
    plot, mouse = face.picture.plot, PictureMouse(bench.face, face.picture)
    y = plot.room.top + 30
    mouse.press(plot.x(60), y)
    mouse.move(plot.x(40), y)
    assert face.driver.course.steps == 40
    assert bench.shown.b.p.tolist() == face.driver.course.run.b.p.tolist()
    mouse.move(plot.x(22), y)
    mouse.release(plot.x(22), y)
    assert bench.committed == ["Go to step 22 of training"]
    assert (face.driver.course.steps, face.driver.course.taken) == (22, 60)
    # Esc gives it back.
    mouse.press(plot.x(22), y)
    mouse.move(plot.x(50), y)
    press(bench, Key.Key_Escape)
    assert face.driver.course.steps == 22
    assert bench.shown is not at_60


def test_a_click_on_the_chart_moves_nothing(bench):
    face = bench.face
    face.driver.take(30)
    before = bench.shown
    plot, mouse = face.picture.plot, PictureMouse(bench.face, face.picture)
    mouse.press(plot.x(10), plot.room.top + 30)
    mouse.release(plot.x(10), plot.room.top + 30)
    assert bench.shown is before


def test_present_b_is_kept_to_the_bit_where_training_begins(bench):
    bench.view.restore({"start": "present"})
    press(bench, Key.Key_Right, 3)
    press(bench, Key.Key_Home)
    assert bench.shown.b is WEATHER.b


def test_random_starts_are_told_apart_by_their_seed(bench):
    starts = []
    for seed in (1, 2, 1):
        bench.face.switches.started.emit({"start": "random", "seed": seed})
        starts.append(bench.shown.b.p.tolist())
    assert starts[0] == starts[2]
    assert starts[0] != starts[1]


def test_choosing_a_start_or_a_model_begins_anew(bench):
    driver = bench.face.driver
    driver.take(10)
    bench.face.switches.started.emit({"start": "uniform"})
    assert (driver.course.steps, driver.course.taken) == (0, 0)
    assert bench.shown.b.p == pytest.approx(np.full(5, 0.2))
    bench.face.switches.started.emit({"model": "bell"})
    driver.step()
    assert len(driver.course.run.parameters) == 2


def test_another_objective_goes_on_from_the_place(bench):
    driver = bench.face.driver
    driver.take(10)
    way = driver.course.run.curve("kl_ab").tolist()
    bench.face.switches.changed.emit({"objective": "kl_ba", "learning_rate": 1.0})
    driver.step()
    driver.finish()
    assert driver.course.taken == 11
    assert driver.course.run.curve("kl_ab").tolist()[:11] == way
    assert bench.committed[-1] == "Train B on KL(B‖A), step 10 to 11"


def test_locks_are_cleared_in_the_same_step(bench):
    bench.put(set_locks(WEATHER, "b", {1}))
    bench.face.driver.step()
    assert bench.shown.locks_b == frozenset()


def test_another_a_ends_the_course_and_undo_finds_it_again(bench):
    driver = bench.face.driver
    driver.take(20)
    trained = bench.shown
    bench.put(set_share(trained, "a", 0, 0.1))
    assert driver.course is None
    assert bench.face.scene.course is None
    bench.put(trained)
    assert driver.course is not None
    assert driver.course.steps == 20
    # Before the run the pair is on no step of it, unless it began there.
    bench.put(WEATHER)
    assert driver.course is None
    bench.put(trained)
    assert driver.course.steps == 20


def test_a_racer_is_taken_over_by_a_click(bench):
    face = bench.face
    preset = load_preset("humps_bell")
    bench.put(preset.state())
    bench.resize(900, 640)
    bench.view.restore({"model": "bell", "start": "present"})
    face.driver.take(60)
    QApplication.processEvents()
    race = face.picture.parts.race
    reverse = face.driver.course.racing[1].b
    PictureMouse(face, face.picture).press(race.panels[1].center().x(), race.panels[1].center().y())
    assert bench.shown.b.p.tolist() == reverse.p.tolist()
    assert bench.view.options()["objective"] == "kl_ba"
    assert face.driver.course.steps == 60


def test_the_steps_come_back_with_the_options(bench, qtbot):
    bench.face.driver.take(25)
    options = bench.view.options()
    assert options["steps"] == 25
    other = EditingHost(Loss(), bench.shown)
    qtbot.addWidget(other)
    other.view.restore(options)
    assert other.view.front.driver.course.steps == 25
    assert other.shown.b.p.tolist() == bench.shown.b.p.tolist()
    assert other.view.options() == options


def test_what_cannot_be_taken_again_is_not_told(bench):
    bench.view.restore({"start": "present"})
    bench.face.driver.take(5)
    assert bench.view.options()["steps"] == 0


@pytest.mark.parametrize("n", [2, 26, 200, 10_000])
def test_many_outcomes_are_trained_and_drawn(bench, n):
    bench.put(many(n))
    bench.face.driver.take(5)
    assert bench.face.driver.course.steps == 5
    for size in ((880, 250), (880, 560), (500, 200), (1400, 900)):
        bench.resize(*size)
        QApplication.processEvents()
        assert not bench.picture().isNull()


def test_a_measure_is_chosen_beside_its_number(bench):
    face = bench.face
    read_out = face.picture.parts.read_out
    x = read_out.rect.center().x()
    y = read_out.rect.top() + 34 + 2.5 * read_out._row
    PictureMouse(face, face.picture).press(x, y)
    assert bench.chosen == ["ce_ab"]


def test_one_outcome_has_it_all(bench):
    bench.put(replace(WEATHER, a=Distribution([0.0, 0.0, 1.0, 0.0, 0.0])))
    bench.face.driver.take(40)
    assert bench.shown.b.p[2] > 0.5
