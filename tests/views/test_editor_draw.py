"""Bars drawn by sweeping over them."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from infoviz.core.distribution import Distribution
from infoviz.core.editing import fill, set_locks
from infoviz.desk import Desk
from tests.views.table import (
    key,
    many,
    move,
    press,
    release,
    settle,
    weather,
)


@pytest.fixture
def drawing(table):
    table.show_desk(Desk(draw=True))
    return table


def same(shares, state, side="a"):
    return shares == state.of(side).p.tolist()


def test_sweep_sets_each_bar_to_the_line_and_normalises(drawing):
    editor = drawing.a
    plot = editor.plot
    press(editor, plot.middle(0), plot.y(0.1))
    move(editor, plot.middle(4), plot.y(0.5))
    raw = np.array([0.1, 0.2, 0.3, 0.4, 0.5])
    assert drawing.shares() == pytest.approx(raw / raw.sum())
    assert editor.scene.sketch.mass == pytest.approx(1.5)
    assert editor.plot.y(float(editor.scene.shares[2])) == pytest.approx(plot.y(0.3))
    release(editor, plot.middle(4), plot.y(0.5))
    assert drawing.committed == ["Draw in A"]
    assert drawing.steps == 1
    assert same(drawing.shares(), fill(weather(), "a", raw)) or drawing.shares() == pytest.approx(
        raw / raw.sum(), abs=1e-15
    )
    assert editor.scene.sketch is None


def test_bars_that_were_not_swept_keep_their_raw_height(drawing):
    editor, plot = drawing.a, drawing.a.plot
    press(editor, plot.middle(1), plot.y(0.4))
    move(editor, plot.middle(1) + 4, plot.y(0.4))
    raw = np.array([0.42, 0.4, 0.18, 0.05, 0.08])
    assert drawing.shares() == pytest.approx(raw / raw.sum())


def test_other_editor_follows_the_normalised_sketch(drawing):
    editor, plot = drawing.a, drawing.a.plot
    press(editor, plot.middle(0), plot.y(0.1))
    move(editor, plot.middle(4), plot.y(0.5))
    settle()
    assert drawing.b.scene.others == pytest.approx(np.array([0.1, 0.2, 0.3, 0.4, 0.5]) / 1.5)
    assert editor.scene.high == 0.5


def test_click_draws_nothing(drawing):
    editor, plot = drawing.a, drawing.a.plot
    press(editor, plot.middle(3), plot.y(0.4))
    release(editor, plot.middle(3), plot.y(0.4))
    assert drawing.previews == 0
    assert editor.selected == 3


def test_sketch_of_no_mass_is_cancelled(drawing):
    editor, plot = drawing.a, drawing.a.plot
    press(editor, plot.middle(0), plot.floor_y)
    for outcome in range(5):
        move(editor, plot.middle(outcome), plot.floor_y + 30)
    release(editor, plot.middle(4), plot.floor_y + 30)
    assert same(drawing.shares(), weather())
    assert drawing.steps == 0
    assert not drawing.document.is_previewing
    assert drawing.sentences


def test_escape_takes_a_sketch_back(drawing):
    editor, plot = drawing.a, drawing.a.plot
    press(editor, plot.middle(0), plot.y(0.1))
    move(editor, plot.middle(4), plot.y(0.5))
    key(editor, Qt.Key.Key_Escape)
    assert same(drawing.shares(), weather())
    assert editor.scene.sketch is None


def test_locked_bars_keep_their_share_in_a_sketch(lay):
    table = lay(set_locks(weather(), "a", {1}))
    table.show_desk(Desk(draw=True))
    editor, plot = table.a, table.a.plot
    press(editor, plot.middle(0), plot.y(0.5))
    move(editor, plot.middle(4), plot.y(0.5))
    assert table.shares() == pytest.approx([0.1825, 0.27, 0.1825, 0.1825, 0.1825])


def test_many_outcomes_are_drawn_by_default_and_few_are_not(lay):
    assert not lay(many(60)).a.is_drawing
    table = lay(many(61))
    assert table.a.is_drawing
    table.show_desk(Desk(draw=False))
    assert not table.a.is_drawing


def test_outcomes_that_share_a_pixel_column_are_all_set(lay):
    table = lay(many(5000))
    editor, plot = table.a, table.a.plot
    y = plot.y(0.8 * plot.high)
    press(editor, plot.left + 100, y)
    move(editor, plot.left + 104, y)
    heights = np.asarray(editor.scene.sketch.heights)
    raised = np.flatnonzero(heights == heights.max())
    first, _ = plot.outcomes_under(plot.left + 100)
    _, last = plot.outcomes_under(plot.left + 104)
    assert raised.tolist() == list(range(first, last + 1))
    assert len(raised) > 50


def test_fast_sweep_leaves_no_gap(lay):
    table = lay(many(5000))
    editor, plot = table.a, table.a.plot
    press(editor, plot.left + 1, plot.y(0.5 * plot.high))
    move(editor, plot.right - 1, plot.y(0.5 * plot.high))
    release(editor, plot.right - 1, plot.y(0.5 * plot.high))
    shares = np.array(table.shares())
    assert shares[20:-20] == pytest.approx(shares[2500])


@pytest.mark.parametrize("n", [7, 80, 5000])
def test_a_sweep_beyond_the_edge_draws_up_to_it_alone(lay, n):
    table = lay(many(n))
    table.show_desk(Desk(draw=True))
    editor, plot = table.a, table.a.plot
    before = np.array(table.shares())
    middle = 0.5 * (plot.left + plot.right)
    press(editor, middle, plot.y(0.1 * plot.high))
    move(editor, plot.right + 400, plot.y(0.1 * plot.high))
    move(editor, plot.right + 400, plot.y(0.9 * plot.high))
    heights = np.asarray(editor.scene.sketch.heights)
    first, _ = plot.outcomes_under(middle)
    assert heights[first:] == pytest.approx(0.1 * plot.high)
    assert heights[:first].tolist() == before[:first].tolist()


def test_zoomed_sketch_leaves_what_is_out_of_view(lay):
    table = lay(many(500))
    table.show_span((100.0, 150.0))
    editor, plot = table.a, table.a.plot
    press(editor, plot.left + 5, plot.y(0))
    move(editor, plot.left - 200, plot.y(0) + 9)
    release(editor, plot.left - 200, plot.y(0) + 9)
    shares = np.array(table.shares())
    assert shares[100] == 0
    assert (shares[:100] > 0).all()


def test_bars_that_are_kept_look_like_bars_drawn_anew(lay):
    table = lay(replace(weather(), a=Distribution([1.0, 0, 0, 0, 0])))
    table.show_desk(Desk(draw=True))
    plot = table.a.plot

    def look():
        shown = {side: editor.picture.grab().toImage() for side, editor in table.editors.items()}
        for side, editor in table.editors.items():
            assert editor.picture.grab().toImage() == shown[side]
            editor.picture.ground_changed()
            assert editor.picture.grab().toImage() == shown[side]
        return shown["a"]

    look()
    press(table.a, plot.left + 1, plot.y(0.0))
    move(table.a, plot.middle(4), plot.y(0.0))
    settle()
    nothing = look()
    # No state follows from a sketch of no mass, and yet it is seen.
    table.a.scene.sketch = table.a.scene.sketch.set_range(1, 1, 0.0)
    assert look() == nothing
    move(table.a, plot.middle(2), plot.y(0.5))
    settle()
    assert look() != nothing
    release(table.a, plot.middle(2), plot.y(0.5))
    settle()
    look()
