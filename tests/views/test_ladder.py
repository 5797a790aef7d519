"""The ladder: what it shows, and what a click or a key chooses."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.core.ladder import LADDER, ORDER
from infoviz.core.measures import MEASURES
from infoviz.theme import load_theme
from infoviz.views.ladder import Ladder
from tests.views.host import (
    DISJOINT,
    EQUAL,
    INFINITE,
    WEATHER,
    Host,
    click,
    colour_at,
    many,
    point_at,
)

THEME = load_theme("light")


@pytest.fixture
def host(qtbot):
    host = Host(Ladder(), (873, 188))
    qtbot.addWidget(host)
    host.put(WEATHER)
    return host


def picture(host):
    return host.view.picture_in(QRectF(host.view.rect()), 1.0)


def bar(host, whole):
    return next(bar for bar in picture(host).layout.bars if bar.rung.whole == whole)


def piece(host, whole, measure):
    totals = host.view.analysis.totals
    return picture(host).piece(bar(host, whole), measure, totals, host.view.high)


def figure(host, measure):
    figures = [figure for bar in picture(host).layout.bars for figure in bar.figures]
    return next(figure for figure in figures if figure.measure_id == measure)


def value_at(host, x):
    """The value that stands at a pixel, in the unit."""
    layout = picture(host).layout
    return (x - layout.left) / (layout.right - layout.left) * host.view.high


def test_pieces_are_as_long_as_their_measures(host):
    totals = host.view.analysis.totals
    for rung in LADDER:
        whole = piece(host, rung.whole, rung.whole)
        nats = math.log(2)
        assert value_at(host, whole.right()) == pytest.approx(totals[rung.whole] / nats, abs=0.003)
        if rung.extra:
            extra = piece(host, rung.whole, rung.extra)
            assert extra.left() == piece(host, rung.whole, rung.solid).right()
            assert extra.right() == whole.right()


def test_solid_is_in_the_own_colour_and_the_extra_hatched_in_the_other(host):
    host.desk(measure="js")
    image = host.picture()
    solid = piece(host, "ce_ab", "h_a")
    assert colour_at(image, solid.left() + 5, solid.top() + 3) == THEME.a.upper()
    extra = piece(host, "ce_ab", "kl_ab")
    colours = {
        colour_at(image, x, extra.center().y())
        for x in range(int(extra.left()) + 1, int(extra.right()) - 1)
    }
    assert THEME.hatch_b.upper() in colours
    assert THEME.a.upper() not in colours


@pytest.mark.parametrize(
    ("whole", "measure"),
    [("ce_ab", "h_a"), ("ce_ab", "kl_ab"), ("ce_ba", "h_b"), ("ce_ba", "kl_ba"), ("js", "js")],
)
def test_a_click_on_a_piece_chooses_its_measure(host, whole, measure):
    click(host.view, piece(host, whole, measure).center())
    assert host.chosen == [measure]


@pytest.mark.parametrize("measure", ["ce_ab", "kl_ab", "ce_ba", "kl_ba", "js", "js_distance"])
def test_a_click_on_a_number_chooses_its_measure(host, measure):
    click(host.view, figure(host, measure).zone.center())
    assert host.chosen == [measure]


def test_a_click_on_a_label_chooses_the_whole(host):
    click(host.view, bar(host, "ce_ba").label_zone.center())
    assert host.chosen == ["ce_ba"]


def test_a_click_beside_all_chooses_nothing(host):
    layout = picture(host).layout
    click(host.view, QPointF(layout.right + 4, 4))
    assert host.chosen == []


def test_the_other_button_chooses_nothing(host):
    place = piece(host, "ce_ab", "h_a").center().toPoint()
    QTest.mouseClick(host.view, Qt.MouseButton.RightButton, pos=place)
    assert host.chosen == []


def test_the_cursor_says_what_can_be_clicked(host):
    point_at(host.view, piece(host, "ce_ab", "h_a").center())
    assert host.view.cursor().shape() == Qt.CursorShape.PointingHandCursor
    point_at(host.view, QPointF(picture(host).layout.right + 4, 4))
    assert host.view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_chosen_measure_is_marked(host):
    host.desk(measure="kl_ab")
    before = host.picture()
    host.desk(measure="kl_ba")
    assert host.picture() != before


def test_arrows_walk_along_the_measures_and_stop(host):
    host.view.setFocus()
    host.desk(measure=ORDER[0])
    for _ in range(len(ORDER) + 2):
        QTest.keyClick(host.view, Qt.Key.Key_Down)
    assert list(dict.fromkeys(host.chosen)) == [*ORDER[1:]]
    QTest.keyClick(host.view, Qt.Key.Key_Home)
    assert host.view.desk.measure == ORDER[0]
    QTest.keyClick(host.view, Qt.Key.Key_Left)
    assert host.view.desk.measure == ORDER[0]


def test_tab_reaches_it_and_focus_is_seen(host):
    assert host.view.focusPolicy() & Qt.FocusPolicy.TabFocus
    host.view.clearFocus()
    before = host.picture()
    host.view.setFocus()
    QApplication.processEvents()
    assert host.view.hasFocus()
    assert host.picture() != before


def test_the_accessible_name_says_what_is_chosen(host):
    host.desk(measure="kl_ab")
    assert "KL(A‖B) = 0.2050 bits" in host.view.accessibleName()
    host.put(EQUAL)
    assert "KL(A‖B) = 0 bits" in host.view.accessibleName()


def test_the_tool_tip_names_value_and_perplexity(host):
    point_at(host.view, piece(host, "ce_ab", "h_a").center())
    assert host.view.toolTip() == "Entropy of A\nH(A) = 1.9886 bits\nperplexity 3.97"
    # The pointer may rest while the numbers change, as when an edit is undone.
    host.put(replace(WEATHER, a=WEATHER.b))
    assert "H(A) = 2.2251 bits" in host.view.toolTip()
    point_at(host.view, QPointF(1, 1))
    assert host.view.toolTip() == ""


def test_infinity_names_its_cause_and_leaves_the_scale_alone(host):
    high = host.view.high
    host.put(INFINITE)
    assert host.view.high == high
    assert host.view.description_of("kl_ab").endswith("KL(A‖B) = ∞ bits\nfog is in A but not in B")
    layout = picture(host).layout
    assert piece(host, "ce_ab", "kl_ab").right() == layout.right
    assert value_at(host, piece(host, "ce_ab", "h_a").right()) == pytest.approx(1.9886, abs=0.003)


def test_infinity_the_other_way_names_the_other(host):
    host.put(replace(INFINITE, a=INFINITE.b, b=INFINITE.a))
    assert host.view.description_of("kl_ba").endswith("fog is in B but not in A")


def test_js_of_disjoint_ends_at_its_limit(host):
    host.put(DISJOINT)
    assert value_at(host, piece(host, "js", "js").right()) == pytest.approx(1, abs=0.003)


def test_the_unit_is_told_everywhere(host):
    host.desk(unit="nats")
    assert "KL(A‖B) = 0.1421 nats" in host.view.accessibleName()
    assert host.view.high == pytest.approx(2.0)


def test_the_scale_grows_in_a_drag_and_shrinks_when_it_has_ended(host):
    high = host.view.high
    far = replace(WEATHER, b=Distribution([1e-6, 0.25, 0.25, 0.25, 0.249999]))
    host.move(far)
    grown = host.view.high
    assert grown > high
    host.move(WEATHER)
    assert host.view.high == grown
    host.view.show_settled()
    assert host.view.high == high


def test_a_pinned_state_leaves_room_for_changes(host):
    right = picture(host).layout.right
    host.pin(EQUAL)
    assert picture(host).layout.right < right
    host.pin(None)
    assert picture(host).layout.right == right


def test_where_it_is_narrow_the_bars_are_worth_more_than_the_changes(host):
    host.pin(EQUAL)
    host.resize(360, 84)
    QApplication.processEvents()
    assert not picture(host).layout.has_changes
    host.resize(873, 84)
    QApplication.processEvents()
    assert picture(host).layout.has_changes


def test_where_it_is_low_bars_and_numbers_stay(host):
    host.resize(873, 84)
    QApplication.processEvents()
    layout = picture(host).layout
    assert layout.is_short
    assert not layout.has_perplexity
    zones = [figure.zone for bar in layout.bars for figure in bar.figures]
    assert not any(one.intersects(other) for i, one in enumerate(zones) for other in zones[i + 1 :])
    assert all(bar.top >= 0 and bar.top + bar.height <= 84 for bar in layout.bars)
    for measure in MEASURES:
        if measure not in ("h_a", "h_b"):
            click(host.view, figure(host, measure).zone.center())
            assert host.chosen[-1] == measure


def test_equal_bars_keep_their_names(host):
    host.desk(measure="js")
    host.put(EQUAL)
    solid = piece(host, "ce_ab", "h_a")
    assert solid == piece(host, "ce_ab", "ce_ab")
    inside = solid.adjusted(4, 4, -4, -4).toRect()
    colours = {
        colour_at(host.picture().copy(inside), x, inside.height() // 2)
        for x in range(inside.width())
    }
    assert len(colours) > 1


@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_the_ticks_stand_inside(host, factor):
    host.resize(1290, 300)
    host.desk(factor=factor)
    layout = picture(host).layout
    assert not layout.is_short
    assert layout.axis > layout.bars[-1].top + layout.bar_height
    assert layout.axis + layout.small + 4 < layout.rect.bottom()


@pytest.mark.parametrize("factor", [1.0, 1.6, 2.5])
@pytest.mark.parametrize("n", [2, 5, 100_000])
def test_numbers_stand_inside_and_apart_from_the_bars(host, factor, n):
    host.resize(1290, 420)
    host.desk(factor=factor)
    host.put(many(n))
    layout = picture(host).layout
    for each in (figure for bar in layout.bars for figure in bar.figures):
        assert layout.right < each.zone.left()
        assert each.zone.right() <= 1290
