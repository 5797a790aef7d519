"""The continuous lens under a hand: handles, fields, menus, bins; each gesture is one step."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from infoviz.core.densities import FAMILIES, Truncated
from infoviz.core.density_pair import densities_of
from infoviz.core.state import State
from tests.views.densities_host import DensitiesHost, Key
from tests.views.hands import CTRL, SHIFT
from tests.views.host import turn_wheel

HANDLES = [
    (family().text, parameter.id)
    for family in FAMILIES.values()
    for parameter in family.own_parameters
] + [(Truncated(lo=-3.0, hi=2.5).text, parameter.id) for parameter in Truncated().parameters]


@pytest.fixture
def lay(qtbot):
    def make(*args, **kwargs) -> DensitiesHost:
        host = DensitiesHost(*args, **kwargs)
        qtbot.addWidget(host)
        return host

    return make


@pytest.mark.parametrize("letter", ["f", "g"])
@pytest.mark.parametrize(("text", "parameter"), HANDLES)
def test_every_handle_of_every_family_follows_the_hand(lay, text, parameter, letter):
    host = lay(text, "normal(9,1)") if letter == "f" else lay("normal(-9,1)", text)
    key = letter, parameter
    before, other = host.density(letter), host.density("g" if letter == "f" else "f")
    place = host.grip(key)
    host.press(place)
    for by in (5.0, -5.0):
        host.move_to(place + QPointF(by, 0))
        moved = host.density(letter)
        if moved != before:
            break
    assert moved != before
    # No more than a pixel from the pointer: a value has the digits that a pixel can tell.
    assert abs(host.grip(key).x() - place.x() - by) < 1.6
    changed = [p.id for p in moved.parameters if moved.value(p.id) != before.value(p.id)]
    assert changed == [parameter]
    assert host.density("g" if letter == "f" else "f") == other
    host.release(place + QPointF(by, 0))
    symbol = next(p.symbol for p in before.parameters if p.id == parameter)
    assert host.committed == [f"Drag {symbol} of {letter}"]
    assert densities_of(host.kept).of(letter) == moved


def test_a_click_moves_nothing(lay):
    host = lay()
    place = host.grip(("g", "sigma"))
    host.press(place)
    host.move_to(place + QPointF(2, 0))
    host.release(place + QPointF(2, 0))
    assert host.committed == []
    assert host.shown is host.kept


def test_a_drag_back_to_its_start_gives_the_state_itself(lay):
    host = lay()
    base, place = host.kept, host.grip(("g", "mu"))
    host.press(place)
    host.move_to(place + QPointF(40, 0))
    assert host.shown is not base
    host.move_to(place)
    assert host.shown is base


def test_escape_puts_it_back(lay):
    host = lay()
    base, place = host.kept, host.grip(("f", "sigma"))
    host.press(place)
    host.move_to(place + QPointF(-40, 0))
    assert host.density("f").value("sigma") > 1
    host.key(Key.Key_Escape)
    assert host.shown is base
    assert host.committed == []


def test_shift_is_ten_times_finer_and_ctrl_snaps(lay):
    host = lay()
    host.drag(("g", "mu"), 30.0)
    free = host.density("g").value("mu") - 1.2
    host = lay()
    host.drag(("g", "mu"), 30.0, SHIFT)
    fine = host.density("g").value("mu") - 1.2
    assert fine == pytest.approx(0.1 * free, rel=0.1)
    host = lay()
    host.drag(("g", "mu"), 30.0, CTRL)
    snapped = host.density("g").value("mu")
    assert snapped == pytest.approx(round(snapped * 2) / 2)


def test_the_line_stands_still_in_a_drag_and_grows_where_a_handle_is_pushed(lay):
    host = lay()
    plot = host.view.picture.plot
    place = host.grip(("g", "sigma"))
    host.press(place)
    host.move_to(place + QPointF(60, 0))
    assert host.view.picture.plot.frame == plot.frame
    host.move_to(QPointF(plot.right + 60, place.y()))
    assert host.view.picture.plot.frame[1] > plot.frame[1]
    host.release(QPointF(plot.right + 60, place.y()))
    # Settled, the line is as long as the densities need.
    assert host.view.picture.plot.frame == densities_of(host.kept).analysis.frame


def test_a_family_keeps_what_it_has_in_common(lay):
    host = lay()
    menu = host.view.header.rows["g"].family.menu()
    next(a for a in menu.actions() if a.data() == "laplace").trigger()
    assert host.density("g").text.startswith("laplace(1.2,")
    assert host.committed == ["Make g Laplace"]


def test_a_density_is_cut_and_made_whole_again(lay):
    host = lay()
    row = host.view.header.rows["g"]
    actions = {action.data(): action for action in row.cut.menu().actions()}
    actions["both"].trigger()
    cut = host.density("g")
    assert isinstance(cut, Truncated)
    assert set(row.fields) == {"mu", "sigma", "lo", "hi"}
    host.type_into("g", "lo", "-1/2")
    assert host.density("g").value("lo") == -0.5
    actions["lo"].trigger()
    assert host.density("g").value("hi") == math.inf
    assert "hi" not in row.fields
    actions["none"].trigger()
    assert host.density("g").text == "normal(1.2,1.8)"
    assert host.committed[-1] == "Take the cut of g back"


@pytest.mark.parametrize(
    ("parameter", "text", "why"),
    [
        ("sigma", "-1", "σ is −1; it must be above 0."),
        ("sigma", "wide", "“wide” is not a number: type one such as −0.5."),
        ("mu", "1e9", "μ is 1×10⁹; it must be from −1000000 to 1000000."),
        ("mu", "nan", "μ must be a finite number."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(lay, parameter, text, why):
    host = lay()
    host.type_into("g", parameter, text)
    field = host.view.header.rows["g"].fields[parameter]
    assert field.refusal == why
    assert host.sentences[-1] == why
    assert host.committed == []
    field.clearFocus()
    assert field.text() == {"mu": "1.2", "sigma": "1.8"}[parameter]


def test_a_typed_number_is_one_step(lay):
    host = lay()
    host.type_into("g", "sigma", "2.5")
    assert host.density("g").value("sigma") == 2.5
    assert host.committed == ["Set σ of g"]
    host.type_into("g", "sigma", "2.5")
    assert host.committed == ["Set σ of g"]


def test_tab_goes_from_handle_to_handle_and_arrows_move_them(lay, qtbot):
    host = lay()
    picture = host.view.picture
    picture.setFocus(Qt.FocusReason.TabFocusReason)
    assert picture.accessibleName() == "Handle μ of f: 0"
    host.key(Key.Key_Tab)
    assert host.view.scene.focused == ("f", "sigma")
    host.key(Key.Key_Tab)
    host.key(Key.Key_Right)
    host.key(Key.Key_Right)
    assert host.density("g").value("mu") > 1.2
    assert host.committed == []
    host.view.finish_gesture()
    assert host.committed == ["Nudge μ of g"]
    host.key(Key.Key_Left)
    host.key(Key.Key_Escape)
    assert host.committed == ["Nudge μ of g"]
    assert host.shown is host.kept


def test_bins_are_chosen_by_slider_chart_and_options(lay):
    host = lay()
    view = host.view
    view.charts.moved.emit(100)
    assert view.options()["bins"] == 100
    assert len(view.scene.bins) == 100
    view.restore({"bins": 5000, "low": -2.0, "high": 3})
    assert view.options() == {"bins": 1000, "low": -2.0, "high": 3.0}
    assert view.picture.plot.frame == (-2.0, 3.0)
    view.foot.slider.setFocus()
    before = view.options()["bins"]
    QTest.keyClick(view.foot.slider, Key.Key_Left)
    assert view.options()["bins"] < before
    assert host.committed == []


def test_the_binned_pair_goes_to_the_editors_as_one_step(lay):
    host = lay()
    host.view.restore({"bins": 7})
    host.view.foot.button.click()
    assert host.committed == ["Send 7 bins to the editors"]
    state: State = host.kept
    assert len(state) == 7
    assert state.labels[0].startswith("< ")
    assert state.labels[-1].startswith("≥ ")
    assert state.name_a == "f = normal(0, 1)"
    assert densities_of(state).g.text == "normal(1.2,1.8)"
    assert state.a.p.tolist() == pytest.approx(host.view.scene.bins.f.tolist(), rel=1e-12)
    assert state.a.p.sum() == pytest.approx(1, abs=1e-15)


def test_a_wheel_zooms_and_a_double_click_shows_all(lay):
    host = lay()
    picture = host.view.picture
    whole = picture.plot.frame
    turn_wheel(picture, picture.plot.upper.center(), 120)
    low, high = picture.plot.frame
    assert whole[0] < low < high < whole[1]
    host.view.zoom_to(None)
    assert picture.plot.frame == whole


def test_other_edits_keep_the_line(lay):
    host = lay()
    frame = host.view.picture.plot.frame
    host.move(replace(host.kept, name_a="Label"))
    assert host.view.picture.plot.frame == frame
