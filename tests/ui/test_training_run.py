"""A run of training in the whole window, and what else is done meanwhile."""

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.ui.settings import Settings
from tests.benchmark.bench import Bench, pair


@pytest.fixture
def bench(qapp):
    made = Bench(qapp, pair(12), "loss")
    loss = made.window.tabs.lenses["loss"]
    loss.restore({"face": "training", "speed": 240.0})
    made.paint()
    made.driver = loss.face("training").driver
    yield made
    made.close()


def begin(bench, qtbot, steps=5):
    bench.driver.run()
    qtbot.waitUntil(lambda: bench.driver.course is not None and bench.driver.course.steps >= steps)


def test_every_view_shows_the_run(bench, qtbot):
    begin(bench, qtbot)
    bench.driver.finish()
    bench.paint()
    b = bench.driver.course.run.b
    assert bench.document.state.b is b
    assert all(view.analysis.state.b is b for view in bench.views)


def test_undo_takes_the_whole_run_back_while_it_runs(bench, qtbot):
    before = bench.document.state
    count = bench.document.undo_stack.count()
    begin(bench, qtbot)
    bench.window.actions_by_name.undo.trigger()
    assert not bench.driver.is_running
    assert bench.document.state is before
    assert bench.document.undo_stack.count() == count + 1
    bench.window.actions_by_name.redo.trigger()
    assert bench.driver.course.steps >= 5


def test_another_command_waits_until_the_run_is_an_undo_step(bench, qtbot):
    begin(bench, qtbot)
    bench.window.actions_by_name.swap.trigger()
    assert not bench.driver.is_running
    stack = bench.document.undo_stack
    assert [stack.text(i) for i in range(stack.count())][-1] == "Swap A and B"
    assert stack.text(stack.count() - 2).startswith("Train B")
    assert bench.document.state.a is bench.driver._kept.run.b


def test_a_bar_in_the_hand_ends_the_run(bench, qtbot):
    begin(bench, qtbot)
    bench.begin_drag(3)
    bench.mouse.move(bench.drag_path(3, 5)[-1])
    bench.paint()
    assert not bench.driver.is_running
    assert bench.document.is_previewing
    bench.mouse.release(bench.drag_path(3, 5)[-1])
    bench.paint()
    stack = bench.document.undo_stack
    assert stack.text(stack.count() - 1).startswith("Drag")
    assert stack.text(stack.count() - 2).startswith("Train B")


def test_the_other_tabs_follow_the_run(bench, qtbot):
    begin(bench, qtbot)
    count = bench.document.undo_stack.count()
    bench.window.set_lens("terms")
    steps = bench.driver.course.steps
    qtbot.waitUntil(lambda: bench.driver.course.steps >= steps + 5)
    terms = bench.window.tabs.lenses["terms"]
    assert terms.isVisible()
    bench.driver.finish()
    assert terms.analysis.state.b is bench.driver.course.run.b
    assert bench.document.undo_stack.count() == count + 1
    assert not bench.document.is_previewing


def test_the_pipeline_follows_the_run_until_a_hand_takes_a_logit(bench, qtbot):
    begin(bench, qtbot)
    loss = bench.window.tabs.lenses["loss"]
    loss.restore({"face": "pipeline"})
    bench.paint()
    assert bench.driver.is_running
    pipeline = loss.face("pipeline")
    steps = bench.driver.course.steps
    qtbot.waitUntil(lambda: bench.driver.course.steps >= steps + 3)
    seen = pipeline.analysis.state.b.p
    assert any(
        np.array_equal(seen, bench.driver.course.at(i).run.b.p)
        for i in range(bench.driver.course.taken + 1)
    )
    pipeline.edits.nudge(0.5)
    assert not bench.driver.is_running
    stack = bench.document.undo_stack
    assert stack.text(stack.count() - 1).startswith("Move the logit")
    assert stack.text(stack.count() - 2).startswith("Train B")
    assert not bench.document.is_previewing


def test_a_window_that_closes_behind_another_tab_leaves_no_run(bench, qtbot):
    begin(bench, qtbot)
    bench.window.set_lens("terms")
    bench.window.close()
    QApplication.processEvents()
    assert not bench.driver.is_running


def test_a_window_that_closes_leaves_no_run(bench, qtbot):
    begin(bench, qtbot)
    bench.window.close()
    QApplication.processEvents()
    assert not bench.driver.is_running


@pytest.mark.parametrize("options", ["steps=30,model=bell", "model=bell,steps=30"])
def test_steps_asked_for_at_the_start_are_taken_by_all_else_that_is(qtbot, options):
    arguments = ["--preset", "humps_bell", "--view", "loss"]
    arguments += ["--view-options", f"face=training,start=present,{options}"]
    window = make_window(QApplication.instance(), parse(arguments), Settings(None))
    qtbot.addWidget(window)
    course = window.front.face("training").driver.course
    assert course.steps == 30
    assert course.settings.model == "bell"
    assert course.run.b is window.document.state.b
    # What had no room before the window was shown was folded by nobody, nor held open.
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    assert not window.term_panel.is_folded
    window.resize(1440, 640)
    QApplication.processEvents()
    assert window.term_panel.is_folded
