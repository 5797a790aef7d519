"""The vertical scale of an editor: it grows in a drag, and shrinks when it has ended."""

import pytest

from infoviz.core.editing import set_locks
from infoviz.desk import Desk
from tests.views.table import (
    drag,
    grab,
    many,
    move,
    pull,
    release,
    settle,
    weather,
)


def same(shares, state, side="a"):
    return shares == state.of(side).p.tolist()


def test_to_one_and_back_restores_the_base_to_the_bit(table):
    editor = table.a
    x, _ = grab(editor, 1)
    for target in (-500, -800, 20, 340, 500, 200):
        move(editor, x, target)
        settle()
    assert editor.plot.high == 1.0
    move(editor, x, editor.plot.y(0.27))
    assert same(table.shares(), weather())
    release(editor, x, editor.plot.y(0.27))
    assert table.steps == 0
    assert table.document.state.a is weather().a or same(table.shares(), weather())


def test_axis_grows_a_step_above_the_top_and_another_after_twelve_pixels(lay):
    table = lay(many(20))
    editor = table.a
    assert editor.plot.high == 0.1
    ceiling = editor.plot.ceiling_y
    x, y = grab(editor, 3)
    move(editor, x, y - 3)
    seen = []
    for above in (1, 11, 13, 24, 26, 37, 60):
        move(editor, x, ceiling - above)
        settle()
        seen.append((round(table.shares()[3], 12), editor.plot.high))
    assert seen == [
        (0.2, 0.2),
        (0.2, 0.2),
        (0.5, 0.5),
        (1.0, 1.0),
        (1.0, 1.0),
        (1.0, 1.0),
        (1.0, 1.0),
    ]
    assert table.b.plot.high == editor.plot.high
    move(editor, x, editor.plot.y(0.25))
    assert table.shares()[3] == pytest.approx(0.25, abs=1e-12)


def test_axis_does_not_run_away_while_the_pointer_rests_above(lay):
    table = lay(many(20))
    x, _ = grab(table.a, 3)
    for _ in range(50):
        move(table.a, x, table.a.plot.ceiling_y - 5)
        settle()
    assert table.shares()[3] == pytest.approx(0.2)


def test_axis_grows_no_further_than_what_is_free(lay):
    table = lay(set_locks(weather(), "a", {0}))
    drag_to = table.a.plot.ceiling_y - 200
    x, _ = grab(table.a, 1)
    move(table.a, x, drag_to)
    settle()
    assert table.shares()[1] == pytest.approx(0.58, abs=1e-12)
    assert table.a.plot.high == 1.0


def test_scale_shrinks_only_on_release(table):
    editor = table.a
    x, _ = pull(editor, 0, to=0.1)
    settle()
    assert editor.plot.high == 0.5
    move(editor, x, editor.plot.ceiling_y - 1)
    settle()
    move(editor, x, editor.plot.y(0.2))
    settle()
    assert editor.plot.high == 1.0
    release(editor, x, editor.plot.y(0.2))
    assert editor.plot.high == table.b.plot.high == 0.5


def test_full_scale_stands_on_one(table):
    table.show_desk(Desk(scale="full"))
    assert table.a.plot.high == 1.0
    drag(table.a, outcome=0, to=0.05)
    assert table.a.plot.high == 1.0
