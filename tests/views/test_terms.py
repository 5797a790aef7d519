"""The chart of the terms: its bars, its scale, its pointer and its zoom."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_share
from infoviz.core.measures import MEASURES
from infoviz.core.outcomes import move_outcome
from infoviz.theme import load_theme
from infoviz.views.terms import Terms
from infoviz.views.terms.ground import caption
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
    send,
    turn_wheel,
)

THEME = load_theme("light")
A, B, M, SURFACE = (colour.upper() for colour in (THEME.a, THEME.b, THEME.m, THEME.surface))


@pytest.fixture
def host(qtbot):
    host = Host(Terms(), (860, 260))
    qtbot.addWidget(host)
    host.put(WEATHER)
    return host


def beside_zero(host, outcome, rows):
    """The colour so many rows above the zero line (below, where negative), in a bar's middle."""
    plot = host.view.plot
    return colour_at(host.picture(), plot.middle(outcome) + 4, plot.zero - rows)


def slot(host, outcome):
    plot = host.view.plot
    return QPointF(plot.middle(outcome), plot.top + 30)


def test_the_colour_says_who_has_more(host):
    for outcome, up in enumerate((1, 1, -1, -1, -1)):
        rows = 3 if up > 0 else -4
        assert beside_zero(host, outcome, rows) == (A if up > 0 else B)
        assert beside_zero(host, outcome, -rows) == SURFACE


def test_the_other_direction_keeps_the_colours(host):
    host.desk(measure="kl_ba")
    assert [beside_zero(host, i, -4) for i in (0, 1)] == [A, A]
    assert [beside_zero(host, i, 3) for i in (2, 3)] == [B, B]


def test_js_is_coloured_and_never_below_zero(host):
    host.desk(measure="js")
    assert [beside_zero(host, i, 2) for i in (0, 2)] == [A, B]
    assert host.view.scale[0] == 0


@pytest.mark.parametrize(("measure", "colour"), [("h_a", A), ("h_b", B), ("ce_ba", B)])
def test_another_measure_has_its_own_colour(host, measure, colour):
    host.desk(measure=measure)
    assert [beside_zero(host, i, 3) for i in range(5)] == [colour] * 5


def test_bars_are_as_high_as_their_terms(host):
    plot = host.view.plot
    terms = host.view.analysis.terms("kl_ab") / math.log(2)
    image = host.picture()
    x = round(plot.columns.bar(0)[0]) + 2
    top = next(y for y in range(plot.top - 5, plot.zero) if colour_at(image, x, y) == A)
    assert top == pytest.approx(plot.y(terms[0]), abs=1)


def test_an_infinite_term_runs_to_the_top_and_is_broken(host):
    scale = host.view.scale
    host.put(INFINITE)
    assert host.view.scale[1] <= scale[1]
    plot = host.view.plot
    image = host.picture()
    x = plot.middle(4)
    colours = [colour_at(image, x, y) for y in range(plot.top, plot.zero)]
    assert colours[0] == A
    assert colours[-1] == A
    breaks = sum(before == A != after for before, after in pairwise(colours))
    assert breaks == 2


def test_equal_is_a_calm_line_with_a_note(host):
    host.put(EQUAL)
    assert host.view.scale == (0, 1)
    assert all(beside_zero(host, i, 3) == SURFACE for i in range(5))


def test_all_measures_have_a_caption():
    for measure in MEASURES.values():
        for has_negative in (False, True):
            said = caption(measure, has_negative)
            assert bool(said) == (measure.terms is not None)
            assert ("takes from" in said) == (has_negative and bool(said))


def test_many_outcomes_show_their_extremes(host):
    state = many(10_000)
    host.put(state)
    plot = host.view.plot
    terms = host.view.analysis.terms("kl_ab") / math.log(2)
    greatest, least = int(terms.argmax()), int(terms.argmin())
    image = host.picture()
    x = int(plot.middle(greatest))
    assert colour_at(image, x, plot.y(terms[greatest]) + 1) == A
    x = int(plot.middle(least))
    assert colour_at(image, x, plot.zero + 2) == B


def test_among_many_an_infinite_one_is_seen(host):
    state = many(10_000)
    b = state.b.p.copy()
    b[5000] = 0
    host.put(replace(state, b=Distribution.from_weights(b)))
    plot = host.view.plot
    assert colour_at(host.picture(), int(plot.middle(5000)), plot.top) == A


@pytest.mark.parametrize("n", [5, 30, 63, 65, 200, 3000])
def test_each_number_of_outcomes_is_drawn_on_its_scale(host, n):
    host.put(many(n))
    low, high = host.view.scale
    terms = host.view.analysis.terms("kl_ab") / math.log(2)
    assert low <= terms.min() < 0 < terms.max() <= high


def test_the_pointer_names_the_outcome_and_leaves_it(host):
    for outcome in (0, 3, 4):
        point_at(host.view, slot(host, outcome))
    QApplication.sendEvent(host.view, QEvent(QEvent.Type.Leave))
    assert host.hovered == [0, 3, 4, -1]


def test_the_pointer_beside_the_plot_names_nothing(host):
    point_at(host.view, slot(host, 0))
    point_at(host.view, QPointF(2, 100))
    assert host.hovered == [0, -1]


def test_of_several_in_a_pixel_the_weightiest_is_named(host):
    host.put(many(10_000))
    plot = host.view.plot
    first, last = plot.outcomes_under(400)
    assert last > first
    point_at(host.view, QPointF(400, 100))
    terms = abs(host.view.analysis.terms("kl_ab")[first : last + 1])
    assert host.hovered == [first + int(terms.argmax())]


def test_the_hovered_outcome_is_striped_and_read_out(host):
    before = host.picture()
    point_at(host.view, slot(host, 2))
    QApplication.processEvents()
    plot = host.view.plot
    after = host.picture()
    assert colour_at(after, plot.columns.x(2) + 3, plot.top + 20) == THEME.highlight.upper()
    assert after.copy(0, 0, 500, 34) != before.copy(0, 0, 500, 34)


def test_where_it_is_narrow_the_legend_gives_way_to_what_is_read_out(host):
    host.resize(560, 260)
    host.put(WEATHER)
    legend = host.picture().copy(400, 0, 160, 34)
    host.view.show_hover(0)
    QApplication.processEvents()
    image = host.picture()
    patches = {colour_at(image, x, 16) for x in range(560)}
    assert not {A, B} & patches
    host.view.show_hover(-1)
    QApplication.processEvents()
    assert host.picture().copy(400, 0, 160, 34) == legend


def test_the_wheel_zooms_around_the_pointer(host):
    host.put(many(100))
    place = slot(host, 40)
    turn_wheel(host.view, place, 240)
    (span,) = host.spans
    assert span[0] < 40 < span[1]
    assert span[1] - span[0] < 100
    assert host.view.outcome_at(place) == 40
    for _ in range(20):
        turn_wheel(host.view, place, -240)
    assert host.spans[-1] is None


def test_dragging_the_axis_pans_and_a_double_click_shows_all(host):
    host.put(many(100))
    host.view.show_span((20.0, 40.0))
    QApplication.processEvents()
    y = host.view.plot.label_top + 8
    send(host.view, QEvent.Type.MouseButtonPress, QPointF(400, y))
    point_at(host.view, QPointF(400 - 2 * host.view.plot.slot, y))
    send(host.view, QEvent.Type.MouseButtonRelease, QPointF(300, y))
    assert host.spans[-1] == pytest.approx((22, 42))
    send(host.view, QEvent.Type.MouseButtonDblClick, QPointF(400, y))
    assert host.spans[-1] is None


def test_a_span_of_other_outcomes_shows_all(host):
    host.view.show_span((20.0, 40.0))
    assert host.view.plot_in(QRectF(host.view.rect()), 1.0).columns.last == 5


def test_the_scale_grows_in_a_drag_and_shrinks_when_it_has_ended(host):
    scale = host.view.scale
    far = replace(WEATHER, b=Distribution([0.01, 0.24, 0.30, 0.25, 0.20]))
    host.move(far)
    grown = host.view.scale
    assert grown[1] > scale[1]
    host.move(WEATHER)
    assert host.view.scale == grown
    host.view.show_settled()
    assert host.view.scale == scale


def test_the_scale_can_be_held(host):
    host.desk(scale="full")
    assert host.view.scale[1] >= 1


def test_the_unit_changes_the_scale(host):
    host.desk(unit="bans")
    assert host.view.scale[1] < 0.4


def test_a_pin_leaves_marks_that_follow_their_outcome(host):
    host.put(EQUAL)
    host.pin(WEATHER)
    plot = host.view.plot
    image = host.picture()
    value = 0.42 * math.log2(0.42 / 0.22)  # the term of sunny in the pinned pair
    assert colour_at(image, plot.middle(0), plot.y(value)) == THEME.muted.upper()
    host.put(move_outcome(EQUAL, 0, 4))
    plot = host.view.plot
    assert colour_at(host.picture(), plot.middle(4), plot.y(value)) == THEME.muted.upper()


@pytest.mark.parametrize("measure", ["kl_ab", "h_a", "js"])
def test_no_mark_of_a_pin_strikes_through_a_value(host, measure):
    host.desk(measure=measure)
    host.pin(WEATHER)
    marked = 0
    for share in np.linspace(0.02, 0.9, 45):
        host.put(set_share(WEATHER, "a", 0, float(share)))
        plot, image = host.view.plot, host.picture()
        bits = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF
        for outcome in range(5):
            half, middle = 0.33 * plot.slot, plot.middle(outcome)
            bar = bits[
                plot.top : round(plot.label_top), round(middle - half) : round(middle + half)
            ]
            rows = bar[bar[:, 0] == int(THEME.muted[1:], 16)]
            marked += len(rows)
            assert not (rows == int(THEME.text[1:], 16)).any()
    assert marked > 45 * 5


def test_a_click_does_nothing(host):
    click(host.view, slot(host, 1))
    assert (host.chosen, host.spans) == ([], [])


def test_disjoint_is_drawn_for_every_measure(host):
    host.put(DISJOINT)
    for measure in ("kl_ab", "ce_ab"):
        host.desk(measure=measure)
        assert host.view.scale == (0, 1)
