"""What the continuous lens says: tables, read-outs, areas, bins and sentences are the core's."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from infoviz.core.integrals import CONTINUOUS_MEASURES
from infoviz.core.integrals.bins import COUNTS, cut
from infoviz.core.numbers import fixed, signed
from infoviz.views.continuous.labels import area_pieces
from infoviz.views.continuous.read_out import read_at
from tests.views.densities_host import DensitiesHost
from tests.views.host import click, colour_at, point_at

PAIRS = [
    ("normal(0,1)", "normal(1.2,1.8)"),
    ("normal(0,0.05)", "normal(0.5,2)"),
    ("uniform(-1,1)", "normal(0,1)"),
    ("student(1,0,1)", "normal(0,1)"),
    ("gamma(0.5,1)", "beta(0.5,0.5)"),
    ("mixture(0.5,-2,0.7,2,0.7)", "truncated(normal(0,2.12),-3,4)"),
    ("triangular(0,1,3)", "log_normal(0,0.5)".replace("_", "")),
    ("exponential(1)", "exponential(1)"),
    ("normal(-1000,0.001)", "laplace(1000,2)"),
]


@pytest.fixture
def lay(qtbot):
    def make(*args, **kwargs) -> DensitiesHost:
        host = DensitiesHost(*args, **kwargs)
        qtbot.addWidget(host)
        return host

    return make


@pytest.mark.parametrize(("f", "g"), PAIRS)
def test_every_measure_of_every_pair_is_drawn_and_written(lay, f, g):
    host = lay(f, g)
    view, analysis = host.view, host.view.scene.analysis
    pictures = set()
    for id, measure in CONTINUOUS_MEASURES.items():
        host.desk(measure=id)
        result = analysis.results[id]
        value, _, closed = view.table.texts(id)
        unit = view.desk.numbers.unit
        shown = measure.in_unit(result.value, unit)
        # As wide as the column: "18249.5" has as many digits as "0.6699" and two more.
        decimals = 4 if shown < 1000 or shown == math.inf else 5 - len(f"{shown:.0f}") + 1
        assert value == fixed(shown, max(decimals, 0))
        assert (closed == "none") == (analysis.closed_form(id) is None)
        assert view.scene.drawn.id == ("js" if id == "js_distance" else id)
        host.point_at(0.3 * view.scene.frame[0] + 0.7 * view.scene.frame[1])
        # Kept, since its bits go with it.
        image = host.picture()
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(CONTINUOUS_MEASURES)


@pytest.mark.parametrize(("f", "g"), PAIRS)
@pytest.mark.parametrize("size", [(560, 330), (760, 360), (1300, 700)])
def test_every_size_and_factor_is_drawn(lay, f, g, size):
    host = lay(f, g, size=size)
    for factor in (1.0, 1.6, 2.5):
        host.desk(factor=factor)
        host.point_at(sum(host.view.scene.frame) / 2)
        assert not host.picture().isNull()


def test_the_area_is_the_sum_of_its_parts(lay):
    host = lay()
    texts = [text for text, _, _ in area_pieces(host.view.scene)]
    assert texts == ["area", "+0.8257", "− 0.1558", "= 0.6699 bits"]


def test_the_read_out_is_the_core_s(lay):
    host = lay()
    scene = host.view.scene
    host.point_at(2.4)
    assert scene.pointer == pytest.approx(2.4)
    found = read_at(scene, 2.4, 0.01)
    analysis, bit = scene.analysis, math.log(2)
    left, right = analysis.sides("kl_ab", 2.4)
    assert found.f == "f 0.0224"
    assert found.g == "g 0.1775"
    assert [value for _, value in found.rows] == [
        signed(float(analysis.integrand("kl_ab", np.array([2.4]))[0]) / bit, 4),
        signed(left / bit, 4),
        signed(right / bit, 4),
    ]
    assert (left + right) / bit == pytest.approx(0.66988, abs=1e-4)


def test_while_a_handle_moves_the_numbers_do_too(lay, qtbot):
    host = lay()
    scene, place = host.view.scene, host.grip(("g", "sigma"))
    bins = scene.bins
    host.press(place)
    host.move_to(place + QPointF(30, 0))
    value = scene.analysis.results["kl_ab"].value
    assert host.view.table.texts("kl_ab")[0] == fixed(value / math.log(2), 4)
    assert value / math.log(2) != pytest.approx(0.66988, abs=1e-3)
    # The bins follow within a frame, without another move.
    qtbot.waitUntil(lambda: scene.bins is not bins, timeout=2000)
    known = cut(scene.pair.f, scene.pair.g, scene.analysis.panels, scene.window, 24)
    assert scene.bins.total("kl_ab") == known.total("kl_ab")
    host.release(place + QPointF(30, 0))
    above, below = scene.parts
    assert above + below == pytest.approx(value, rel=1e-9)


def test_the_curves_over_the_bins_are_those_of_the_pair(lay):
    host = lay()
    scene = host.view.scene
    assert scene.curve.counts == COUNTS
    at = COUNTS.index(24)
    assert scene.curve.totals("kl_ab")[at] == pytest.approx(scene.bins.total("kl_ab"), rel=1e-12)
    (sum_h, limit_h), (sum_kl, limit_kl) = host.view.foot.sums()
    assert sum_h == "H₂₄ + log₂ Δ = 2.0684"
    assert limit_h == "→ h(f) 2.0471"
    assert sum_kl == "KL₂₄ = 0.6568"
    assert limit_kl == "→ KL(f‖g) 0.6699"


def test_a_row_of_the_table_chooses_its_measure(lay):
    host = lay()
    table = host.view.table
    click(table, table.row_rect("h_b").center())
    assert host.chosen == ["h_b"]
    assert host.view.scene.drawn.id == "h_b"
    point_at(table, table.row_rect("js").center())
    assert "½ ∫" in table.tip_at(table.row_rect("js").center())


SENTENCES = [
    ("normal(0,1)", "normal(1,1)", "kl_ab", "The same measures with the sum replaced"),
    ("normal(0,1)", "uniform(0,1)", "kl_ab", "from −∞ to 0 and from 1 to ∞, f has mass and g has"),
    ("student(1,0,1)", "normal(0,1)", "kl_ab", "both tails of f are too heavy for g"),
    ("normal(0,0.1)", "normal(0,1)", "h_a", "h(f) is below 0, and no mistake: where f is above 1"),
    ("normal(0,1)", "normal(1,1)", "js_distance", "√JS is no integral"),
]


@pytest.mark.parametrize(("f", "g", "measure", "sentence"), SENTENCES)
def test_what_there_is_to_be_said_is_said(lay, f, g, measure, sentence):
    host = lay(f, g)
    host.desk(measure=measure)
    assert sentence in host.view.header.sentence


def test_a_region_of_infinity_is_marked(lay):
    host = lay("normal(0,1)", "uniform(-1,1)")
    picture = host.view.picture
    plot = picture.plot
    QApplication.processEvents()
    image = picture.grab().toImage()
    y = plot.lower.bottom() - 4
    assert colour_at(image, plot.x(-3), y) == host.view.theme.highlight.upper()
    assert colour_at(image, plot.x(0), y) != host.view.theme.highlight.upper()


def test_nothing_is_read_while_a_handle_is_in_the_hand(lay, monkeypatch):
    host = lay()
    drawn = []
    monkeypatch.setattr(host.view.picture._box, "draw", lambda *args: drawn.append(args))
    host.point_at(2.4)
    host.picture()
    assert drawn
    start = host.grip(("g", "sigma"))
    host.press(start)
    host.move_to(start + QPointF(12, 0))
    drawn.clear()
    host.picture()
    assert not drawn
    host.release(start + QPointF(12, 0))
    host.move_to(start + QPointF(60, 0))
    host.picture()
    assert drawn
