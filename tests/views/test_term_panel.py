"""The term panel: its table, its sum line, its controls, and folding."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.outcomes import move_outcome
from infoviz.theme import load_theme
from infoviz.views.term_panel import TermPanel
from infoviz.views.term_panel.widths import column_widths
from tests.views.host import EQUAL, INFINITE, WEATHER, Host, colour_at
from tests.views.panel import column, labels, read, shown

THEME = load_theme("light")
Role = Qt.ItemDataRole


@pytest.fixture
def host(qtbot):
    host = Host(TermPanel(), (873, 240))
    qtbot.addWidget(host)
    host.put(WEATHER)
    return host


def test_the_table_is_that_of_the_board(host):
    assert shown(host)[0][:7] == [
        "sunny",
        "0.420",
        "0.220",
        "1.909",
        "+0.9329",
        "+0.3918",
        "191.1 %",
    ]
    assert read(host, "term") == ["+0.3918", "+0.0459", "−0.1327", "−0.0743", "−0.0258"]
    headings = [
        host.view.model.headerData(i, Qt.Orientation.Horizontal)
        for i in range(host.view.model.columnCount())
    ]
    assert headings[:6] == [
        "outcome",
        "aᵢ",
        "bᵢ",
        "aᵢ / bᵢ",
        "log₂(aᵢ / bᵢ)",
        "aᵢ · log₂(aᵢ / bᵢ)",
    ]


def test_the_model_follows_a_drag_without_a_word(host):
    changed = []
    host.view.model.dataChanged.connect(lambda *_: changed.append(1))
    host.view.model.modelReset.connect(lambda: changed.append(2))
    host.move(EQUAL)
    assert read(host, "term") == ["0"] * 5
    assert read(host, "part_of_total") == ["—"] * 5
    assert changed == []


def test_every_measure_has_its_columns(host):
    for id, measure in MEASURES.items():
        host.desk(measure=id)
        if measure.terms is None:
            assert shown(host) == []
        else:
            factors = [each.heading for each in measure.columns]
            mine = [each.heading for each in host.view.model.table.columns]
            assert mine[1 : 1 + len(factors)] == factors


def test_infinity(host):
    host.put(INFINITE)
    assert read(host, "term")[4] == "∞"
    assert read(host, "part_of_total") == ["—"] * 5
    assert host.view.sum_line.total == "∞ bits"
    assert host.view.sum_line.told == ("= H(A,B) − H(A)", "= ∞ − 1.9886")


def test_a_bar_without_end_is_seen_beside_terms_that_are_all_below_zero(host):
    # A has nothing of which B has less, but for the two that B lacks.
    host.put(
        replace(
            WEATHER,
            a=Distribution([0.2, 0.2, 0.2, 0.2, 0.2]),
            b=Distribution([0.3, 0.3, 0.4, 0, 0]),
        )
    )
    picture, table = host.picture(), host.view.table
    y = table.top_of(3) + table.row_height // 2
    row = table.viewport().mapTo(host.view, QPoint(0, y)).y()
    seen = [colour_at(picture, x, row) for x in range(picture.width() - 110, picture.width())]
    assert seen.count(THEME.a.upper()) > 10


def test_the_unit_is_in_headings_and_numbers(host):
    host.desk(unit="nats")
    assert host.view.model.heading(column(host, "log")) == "ln(aᵢ / bᵢ)"
    assert host.view.sum_line.total == "0.1421 nats"
    host.desk(measure_decimals=2, share_decimals=2)
    assert shown(host)[0][1:3] == ["0.42", "0.22"]
    assert host.view.sum_line.total == "0.14 nats"


def test_a_pin_adds_changes_by_label(host):
    host.pin(WEATHER)
    host.put(move_outcome(replace(WEATHER, b=EQUAL.b), 0, 4))
    changes = dict(zip(labels(host), read(host, "change"), strict=True))
    assert changes["sunny"] == "−0.3918"
    assert changes["rain"] == "+0.1327"
    host.pin(None)
    assert "change" not in [each.kind for each in host.view.model.table.columns]


def test_a_change_from_infinity_to_infinity_is_nothing(host):
    host.put(INFINITE)
    host.pin(INFINITE)
    assert read(host, "change") == ["0", "0", "0", "0", "—"]


def test_the_sum_is_the_total(host):
    assert host.view.sum_line.total == "0.2050 bits"
    assert host.view.sum_line.told == ("= H(A,B) − H(A)", "= 2.1936 − 1.9886")
    host.desk(measure="js")
    assert host.view.sum_line.told == ("√JS", "= 0.2265")
    host.desk(measure="js_distance")
    assert host.view.sum_line.total == "0.2265"


def test_the_chooser_lists_every_measure_and_says_which(host):
    chooser = host.view.chooser
    actions = chooser.menu.actions()
    assert [action.data() for action in actions] == list(MEASURES)
    next(action for action in actions if action.data() == "h_b").trigger()
    assert host.chosen == ["h_b"]
    assert "H(B)" in chooser.text()
    assert [action.data() for action in actions if action.isChecked()] == ["h_b"]


def test_the_chooser_opens_by_mouse_and_keys(host):
    for open_menu in (
        lambda: QTest.mouseClick(host.view.chooser, Qt.MouseButton.LeftButton),
        lambda: QTest.keyClick(host.view.chooser, Qt.Key.Key_Space),
    ):
        open_menu()
        assert host.view.chooser.menu.isVisible()
        host.view.chooser.menu.close()


def test_tab_reaches_chooser_fold_button_and_table(host):
    host.view.chooser.setFocus()
    for widget in (host.view.fold_button, host.view.table):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget


def test_it_folds_to_the_sum_line_and_back(host):
    said = []
    host.view.folded_changed.connect(said.append)
    whole = host.view.sizeHint().height()
    QTest.mouseClick(host.view.fold_button, Qt.MouseButton.LeftButton)
    assert host.view.is_folded
    assert not host.view.table.isVisible()
    assert not host.view.chooser.isVisible()
    assert host.view.sum_line.isVisible()
    assert host.view.sizeHint().height() < 40 < whole
    assert host.view.options() == {"folded": True}
    QTest.keyClick(host.view.fold_button, Qt.Key.Key_Space)
    assert host.view.table.isVisible()
    assert said == [True, False]


def test_options_come_back(host):
    host.view.restore({"folded": True, "unknown": 1})
    assert host.view.is_folded
    host.view.restore({"folded": "yes"})
    assert host.view.is_folded


def test_controls_have_names(host):
    view = host.view
    for widget in (view.chooser, view.fold_button, view.table, view.formula):
        assert widget.accessibleName()
    index = view.model.index(0, column(host, "term"))
    assert index.data(Role.AccessibleTextRole) == "aᵢ · log₂(aᵢ / bᵢ) +0.3918"
    assert index.data(Role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


@pytest.mark.parametrize("room", [360, 500, 680, 873, 1400])
@pytest.mark.parametrize("measure", ["h_a", "kl_ab", "js"])
@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_columns_fill_the_room_and_the_bar_gives_way_first(host, room, measure, factor):
    host.pin(EQUAL)
    host.desk(measure=measure)
    model = host.view.model
    widths = column_widths(model, room, factor)
    hidden = [
        each.kind for each, width in zip(model.table.columns, widths, strict=True) if not width
    ]
    if hidden:
        assert "bar" in hidden
    assert not {"outcome", "share", "term", "change"} & set(hidden)
    assert sum(widths) <= room or len(model.table.columns) - len(hidden) <= 6
    if room >= 873 and factor == 1.0 and measure != "js":
        assert hidden == []
