"""What an editor looks like."""

import gc
import weakref

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from infoviz.core.analysis import analyse
from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_locks, set_share
from infoviz.core.outcomes import move_outcome, rename_outcome
from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.theme import THEME_NAMES, load_theme
from infoviz.views.editor.plot import plot_of
from tests.views.table import Table, key, many, move, press, pull, settle, top, weather

LIGHT = load_theme("light")


def seen(editor, ratio=1.0):
    """The picture of an editor by its own drawing functions, as for a file."""
    rect = QRectF(editor.rect())
    image = QImage(
        round(rect.width() * ratio), round(rect.height() * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    editor.picture.draw_ground(painter, rect)
    editor.picture.draw_highlight(painter, rect)
    editor.picture.draw(painter, rect)
    painter.end()
    return image


def colours(image):
    """Every pixel as "#rrggbb" of shape (height, width), for counting."""
    bits = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return bits[:, : image.width()] & 0xFFFFFF


def of(colour):
    return int(colour[1:], 16)


def bar_rows(editor, image, outcome, colour, ratio=1.0):
    """How many rows of the middle of a bar have its colour, marks and handle aside."""
    plot = editor.plot
    x = round((plot.middle(outcome) - 0.2 * plot.slot) * ratio)
    # The ring of the focus, above and below, may have the same colour.
    inside = slice(round(plot.ceiling_y * ratio), round(plot.floor_y * ratio))
    return int((colours(image)[inside, x] == of(colour)).sum())


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_bars_are_as_high_as_their_shares_at_any_resolution(lay, ratio):
    state = State(("x", "y", "z"), Distribution([0.5, 0.3, 0.2]), Distribution([0.5, 0.3, 0.2]))
    table = lay(set_share(state, "b", 0, 1.0))
    image = seen(table.a, ratio)
    plot = plot_of(490, 370, ratio, 1.0, 3, None, table.a.scene.high)
    for outcome, share in enumerate((0.5, 0.3, 0.2)):
        rows = bar_rows(table.a, image, outcome, LIGHT.a, ratio)
        # The mark of B lies on the axis and hides a few rows of two of the bars.
        assert rows == pytest.approx(share / plot.high * (plot.foot - plot.top), abs=3 * ratio)


@pytest.mark.parametrize("n", [3, 100, 1000])
def test_a_share_above_zero_is_seen_and_zero_is_not(lay, n):
    weights = np.zeros(n)
    weights[: n // 3] = 1.0
    weights[-1] = 1e-9
    state = State(
        tuple(f"x{i}" for i in range(n)),
        Distribution.from_weights(weights),
        # The marks stand high, out of the way.
        Distribution.uniform(n),
    )
    table = lay(state)
    table.show_desk(Desk(draw=False))
    image = seen(table.a)
    plot = table.a.plot
    foot = colours(image)[plot.foot - 1, plot.columns.left : plot.columns.left + plot.columns.width]
    assert plot.rows(np.array([0.0, 1e-30, 1.0])).tolist() == [plot.foot, plot.foot - 1, plot.top]
    has_bar = foot == of(LIGHT.a)
    if n == 1000:
        # A column of several outcomes is pale up to the greatest of them.
        surface = foot == of(LIGHT.surface)
        assert not surface[-1]
        assert surface[int(0.5 * len(foot)) : -3].all()
    else:
        assert has_bar[-plot.columns.width // n :].any()
        assert not has_bar[int(0.5 * len(foot)) : int(0.62 * len(foot))].any()


@pytest.mark.parametrize("theme", THEME_NAMES)
@pytest.mark.parametrize("n", [2, 5, 26, 100, 1000, 20_000])
def test_b_is_hatched_and_a_is_not(lay, theme, n):
    table = lay(many(n))
    colour = load_theme(theme)
    for editor in table.editors.values():
        editor.show_theme(colour)
    stripes = {
        side: int((colours(seen(editor)) == of(colour.bar_hatch)).sum())
        for side, editor in table.editors.items()
    }
    assert stripes["a"] == 0
    assert stripes["b"] > 50


@pytest.mark.parametrize("n", [2, 5, 26, 100, 1000, 20_000])
def test_marks_of_the_other_are_seen_in_both(lay, n):
    table = lay(many(n))
    assert (colours(seen(table.a)) == of(LIGHT.b)).sum() > 50
    assert (colours(seen(table.b)) == of(LIGHT.a)).sum() > 50


def test_shared_columns_are_solid_to_the_least_and_pale_to_the_greatest(lay):
    n = 5000
    weights = np.ones(n)
    weights[::2] = 3.0
    state = State(
        tuple(f"x{i}" for i in range(n)),
        Distribution.from_weights(weights),
        Distribution.uniform(n),
    )
    table = lay(state)
    plot = table.a.plot
    column = colours(seen(table.a))[plot.top : plot.foot, plot.columns.left + 200]
    solid = int((column == of(LIGHT.a)).sum())
    low, high = (plot.foot - plot.row(weight / weights.sum()) for weight in (1.0, 3.0))
    assert solid == pytest.approx(low, abs=1)
    mark = 4
    assert int((column != of(LIGHT.surface)).sum()) == pytest.approx(high, abs=6 + mark)


@pytest.mark.parametrize("n", [120, 1000, 5000])
def test_picture_that_was_brought_up_to_date_is_the_one_drawn_anew(lay, n):
    table = lay(many(n))
    plot = table.a.plot
    press(table.a, plot.left + 50, plot.y(0.5 * plot.high))
    for step in range(1, 12):
        move(table.a, plot.left + 50 + 9 * step, plot.y((0.5 + 0.04 * step) * plot.high))
        settle()
    for editor in table.editors.values():
        kept = seen(editor)
        editor.picture.ground_changed()
        assert seen(editor) == kept


def test_each_move_is_painted_once(table):
    x, y = pull(table.a, 0, to=0.3)
    settle()
    painted = []
    table.a.picture.draw = lambda *where: painted.append(where)
    for step in range(1, 6):
        move(table.a, x, y + step)
        settle()
    assert len(painted) == 5


def test_both_editors_have_one_scale(table):
    pull(table.a, 0, to=0.05)
    move(table.a, table.a.plot.middle(0), table.a.plot.ceiling_y - 2)
    settle()
    assert table.a.plot.high == table.b.plot.high == 1.0


def test_pinned_state_stands_behind_matched_by_label(table):
    before = seen(table.a)
    pinned = rename_outcome(set_share(weather(), "a", 1, 0.48), 4, "hail")
    table.document.set_pin(analyse(move_outcome(pinned, 1, 0)))
    settle()
    ghost = table.a.scene.ghost
    assert ghost[1] == pytest.approx(0.48)
    assert np.isnan(ghost[4])
    assert (colours(seen(table.a)) == of(LIGHT.ghost)).sum() > 20
    table.document.set_pin(None)
    settle()
    assert seen(table.a) == before


def test_pin_counts_for_the_scale(table):
    table.document.set_pin(analyse(set_share(weather(), "b", 1, 0.9)))
    assert table.a.plot.high == table.b.plot.high == 1.0


@pytest.mark.parametrize("n", [5, 26, 300])
def test_locks_are_seen(lay, n):
    table = lay(many(n))
    before = colours(seen(table.a))
    table.document.apply(set_locks(many(n), "a", {n // 2}), "")
    settle()
    after = colours(seen(table.a))
    x, floor = round(table.a.plot.middle(n // 2)), round(table.a.plot.floor_y)
    changed = np.argwhere(before[floor:, x - 45 : x + 45] != after[floor:, x - 45 : x + 45])
    assert len(changed) > 2


def test_bar_that_cannot_move_has_a_pale_handle(lay):
    table = lay(set_locks(weather(), "a", {1}))
    for outcome, is_strong in ((0, True), (1, False)):
        x, y = (round(value) for value in top(table.a, outcome))
        QTest.mouseMove(table.a, QPoint(x, y))
        handle = colours(seen(table.a))[y - 6 : y + 6, x - 3 : x + 4]
        assert bool((handle == of(LIGHT.text)).any()) is is_strong


def test_mass_of_a_sketch_stands_in_the_header(table):
    table.show_desk(Desk(draw=True))
    settle()
    plot = table.a.plot
    before = colours(seen(table.a))[:34]
    press(table.a, plot.middle(0), plot.y(0.1))
    move(table.a, plot.middle(4), plot.y(0.5))
    settle()
    assert (colours(seen(table.a))[:34, :300] != before[:, :300]).any()


def test_hover_is_seen_in_the_other_editor(table):
    before = seen(table.b)
    QTest.mouseMove(table.a, QPoint(round(table.a.plot.middle(2)), 200))
    image = seen(table.b)
    assert image != before
    plot = table.b.plot
    edge = colours(image)[plot.top + 5, round(plot.middle(2) - 0.45 * plot.slot)]
    assert edge == of(LIGHT.highlight)


def test_desk_and_unit_are_shown(table):
    before = seen(table.a)
    table.show_desk(Desk(unit="nats"))
    assert seen(table.a) != before
    table.show_desk(Desk(factor=1.6))
    assert table.a.plot.left == round(46 * 1.6)


def test_a_zero_mass_name_of_any_length_fits(lay):
    labels = ("w" * 200, "漢字" * 50, "x", "y")
    table = lay(State(labels, Distribution([1, 0, 0, 0]), Distribution.uniform(4)))
    plot = table.a.plot
    table.a.set_selected(1)
    table.a.setFocus()
    settle()
    for ratio in (1.0, 2.0):
        below = colours(seen(table.a, ratio))[round((plot.floor_y + 8) * ratio) :]
        ring = round(7 * ratio)
        assert (below[: round(15 * ratio), -ring : -round(4 * ratio)] == of(LIGHT.surface)).all()


@pytest.mark.parametrize("size", [(490, 370), (300, 200), (240, 160), (1200, 700)])
def test_draws_at_any_size(table, size):
    for editor in table.editors.values():
        editor.setFixedSize(*size)
    settle()
    plot = table.a.plot
    assert 0 < plot.top < plot.foot < size[1]
    assert table.a.grab().toImage().width() == size[0]


def test_a_redraw_counts_no_reference_to_none(table):
    import sys

    pull(table.a, 0, to=0.3)
    before = sys.getrefcount(None)
    for _ in range(200):
        table.a.picture.repaint()
        table.b.picture.repaint()
    assert abs(sys.getrefcount(None) - before) < 50


def test_editors_are_collected_after_they_are_closed(qtbot):
    table = Table()
    table.show()
    qtbot.waitExposed(table)
    pull(table.a, 0, to=0.3)
    key(table.a, Qt.Key.Key_Escape)
    table.b.edit_share()
    gone = [weakref.ref(thing) for thing in (table, table.a, table.b, table.a.picture)]
    table.close()
    del table
    gc.collect()
    assert [thing() for thing in gone] == [None] * 4
