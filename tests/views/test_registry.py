"""What holds for every view of the registry, and for the two that always stand beside them."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from infoviz.core.editing import swap
from infoviz.core.measures import MEASURES
from infoviz.theme import THEME_NAMES
from infoviz.views import VIEWS
from infoviz.views.base import View
from infoviz.views.ladder import Ladder
from infoviz.views.term_panel import TermPanel
from tests.views.host import DISJOINT, EQUAL, INFINITE, WEATHER, Host, many

KINDS = {**{id: kind.create for id, kind in VIEWS.items()}, "ladder": Ladder, "panel": TermPanel}
PAIRS = {
    "weather": WEATHER,
    "equal": EQUAL,
    "disjoint": DISJOINT,
    "infinite": INFINITE,
    "two": many(2),
    "thousand": many(1000),
}


@pytest.fixture(params=KINDS)
def host(request, qtbot):
    host = Host(KINDS[request.param]())
    qtbot.addWidget(host)
    return host


def test_ids_are_those_of_their_kinds():
    assert all(id == kind.id for id, kind in VIEWS.items())
    assert all(kind.translated_title() for kind in VIEWS.values())


@pytest.mark.parametrize("name", VIEWS)
def test_each_kind_makes_a_view(name, qtbot):
    view = VIEWS[name].create()
    qtbot.addWidget(view)
    assert isinstance(view, View)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("theme", THEME_NAMES)
def test_every_pair_and_measure_is_drawn(host, pair, theme):
    host.theme(theme)
    host.put(PAIRS[pair])
    pictures = set()
    for measure in MEASURES:
        host.desk(measure=measure)
        image = host.picture()
        pictures.add(bytes(image.constBits()))
    # A lens need not follow the chosen measure, but each writes its numbers as the desk says.
    host.desk(unit="bans", share_decimals=5, measure_decimals=6)
    image = host.picture()
    pictures.add(bytes(image.constBits()))
    assert len(pictures) > 1


@pytest.mark.parametrize("pair", PAIRS)
def test_a_pin_and_other_outcomes_are_drawn(host, pair):
    host.put(PAIRS[pair])
    host.pin(WEATHER)
    for measure in MEASURES:
        host.desk(measure=measure)
        host.put(many(2, seed=1))
        host.put(PAIRS[pair])


def test_themes_differ(host):
    host.put(WEATHER)
    light = host.picture()
    host.theme("dark")
    assert host.picture() != light


def test_a_move_is_seen(host):
    host.put(WEATHER)
    before = host.picture()
    # With f and g, since that is what one of the lenses shows.
    host.move(swap(WEATHER))
    assert host.picture() != before


def test_size_and_factor_do_not_matter_to_it(host):
    host.put(WEATHER)
    for size in ((320, 60), (680, 180), (1290, 400)):
        host.resize(*size)
        for factor in (1.0, 1.6, 2.5):
            host.desk(factor=factor)
            host.put(INFINITE)


def test_a_hidden_view_draws_nothing_until_it_is_shown(host, monkeypatch):
    host.put(WEATHER)
    host.view.hide()
    drawn = []
    monkeypatch.setattr(type(host.view), "redraw", lambda view, part: drawn.append(part))
    host.put(EQUAL)
    host.desk(unit="nats")
    host.theme("dark")
    host.pin(WEATHER)
    host.view.show_hover(1)
    host.view.show_span((0.0, 2.0))
    assert drawn == []
    host.view.show()
    assert drawn == ["all"]


def test_a_view_is_drawn_before_it_has_numbers(host):
    assert not host.picture().isNull()


def test_hover_comes_back_out(host):
    host.put(WEATHER)
    before = host.picture()
    host.view.show_hover(2)
    host.view.show_hover(-1)
    QApplication.processEvents()
    assert host.picture() == before


@pytest.mark.parametrize("name", KINDS)
def test_it_is_collected_after_it_is_closed(name, qapp):
    host = Host(KINDS[name]())
    host.put(WEATHER)
    host.pin(EQUAL)
    host.put(many(1000))
    view = weakref.ref(host.view)
    host.close()
    host.deleteLater()
    del host
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    gc.collect()
    assert view() is None


def test_the_outcome_under_the_pointer_may_be_removed(host):
    host.put(many(1000))
    host.view.show_hover(999)
    QApplication.processEvents()
    host.move(WEATHER)
    without = host.picture()
    host.view.show_hover(-1)
    QApplication.processEvents()
    assert host.picture() == without
