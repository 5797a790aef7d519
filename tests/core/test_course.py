"""A course of training: its place moves, and what was taken stays until other settings lead on."""

import numpy as np
import pytest

from infoviz.core.course import MOST_RACING, begin_course
from infoviz.core.descent import Settings
from infoviz.core.distribution import Distribution
from infoviz.core.humps import covered, humps_of
from infoviz.core.training import RACERS, advance, begin

A = Distribution([0.42, 0.27, 0.18, 0.05, 0.08])
B = Distribution([0.22, 0.24, 0.30, 0.14, 0.10])
PLAIN = Settings(learning_rate=0.5)


def walked(steps: int, settings: Settings = PLAIN, start="uniform"):
    course = begin_course(A, settings, start, B, seed=3)
    for _ in range(steps):
        course = course.stepped(settings)
    return course


def test_it_is_the_run_that_training_takes():
    course = walked(12)
    alone = advance(begin(A, PLAIN, "uniform"), 12)
    assert (course.steps, course.taken) == (12, 12)
    assert np.array_equal(course.run.b.p, alone.b.p)
    assert np.array_equal(course.run.curve("kl_ab"), alone.curve("kl_ab"))


def test_back_and_forth_takes_no_step_anew():
    course = walked(9)
    back = course.at(4)
    assert (back.steps, back.taken) == (4, 9)
    forth = back.stepped(PLAIN)
    assert (forth.steps, forth.taken) == (5, 9)
    assert forth.furthest is course.furthest
    with pytest.raises(ValueError, match="no step 10"):
        course.at(10)


def test_other_settings_lead_on_from_the_place_and_forget_what_lay_ahead():
    other = Settings(objective="js", learning_rate=2.0)
    course = walked(9).at(4).stepped(other)
    assert (course.steps, course.taken) == (5, 5)
    assert course.settings == other
    assert not course.is_plain
    assert np.array_equal(course.run.curve("kl_ab")[:5], walked(4).run.curve("kl_ab"))
    # The race goes on by them as well, each with its own objective.
    assert [run.settings.objective for run in course.racing] == list(RACERS)
    assert {run.settings.learning_rate for run in course.racing} == {2.0}


def test_the_race_keeps_pace_from_the_same_start():
    course = walked(7)
    assert [run.steps for run in course.racing] == [7, 7, 7]
    starts = {tuple(run.trajectory[0].tolist()) for run in (course.run, *course.racing)}
    assert len(starts) == 1
    # Cross-entropy and forward KL take the same way.
    assert np.allclose(course.racing[0].b.p, course.run.b.p, atol=1e-15)
    assert [run.steps for run in course.at(3).racing] == [3, 3, 3]


def test_a_racer_is_taken_over():
    course = walked(6).taken_over(1)
    assert course.settings.objective == "kl_ba"
    assert course.steps == 6
    assert np.array_equal(course.run.b.p, walked(6).racing[1].b.p)


def test_only_what_a_start_and_one_setting_lead_to_is_plain():
    assert walked(3).is_plain
    assert not walked(3, start="present").is_plain
    assert begin_course(A, PLAIN, "uniform", B, 0).stepped(Settings()).is_plain


def test_where_no_step_follows_it_is_the_course_itself():
    lost = Distribution([0.5, 0.5, 0.0, 0.0, 0.0])
    course = begin_course(A, PLAIN, "present", lost, 0)
    assert course.stepped(PLAIN) is course


def test_many_outcomes_have_no_race():
    n = MOST_RACING + 1
    course = begin_course(Distribution.uniform(n), PLAIN, "random", Distribution.uniform(n), 1)
    assert course.racers == ()
    assert course.stepped(PLAIN).steps == 1


def bells(*middles: float) -> Distribution:
    places = np.arange(40.0)
    return Distribution.from_weights(
        sum(np.exp(-0.5 * ((places - middle) / 3) ** 2) for middle in middles)
    )


@pytest.mark.parametrize("middles", [(10.0,), (8.0, 30.0), (5.0, 20.0, 35.0)])
def test_each_bell_is_a_hump(middles):
    assert humps_of(bells(*middles)).tolist() == list(middles)


def test_bells_that_run_together_are_one_hump():
    assert len(humps_of(bells(18.0, 21.0))) == 1
    assert humps_of(Distribution.uniform(7)).tolist() == [0]


def test_a_hump_may_be_covered_or_not():
    a = bells(8.0, 30.0)
    assert covered(a, a) == (2, 2)
    assert covered(a, bells(8.0)) == (1, 2)
    assert covered(a, Distribution.uniform(40)) == (2, 2)
