"""The rows of the term panel: their order, what is selected and copied, pointer and keys."""

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.distribution import Distribution
from infoviz.views.term_panel import TermPanel
from tests.views.host import INFINITE, WEATHER, Host, many, point_at
from tests.views.panel import click_heading, click_row, column, labels, read, row_middle


@pytest.fixture
def host(qtbot):
    host = Host(TermPanel(), (873, 240))
    qtbot.addWidget(host)
    host.put(WEATHER)
    return host


def test_headings_sort_the_largest_first_then_the_smallest_then_not(host):
    click_heading(host, "term")
    assert labels(host) == ["sunny", "cloudy", "fog", "snow", "rain"]
    assert read(host, "term")[0] == "+0.3918"
    click_heading(host, "term")
    assert labels(host) == ["rain", "snow", "fog", "cloudy", "sunny"]
    click_heading(host, "term")
    assert labels(host) == list(WEATHER.labels)


def test_words_are_sorted_from_a_to_z_first(host):
    click_heading(host, "outcome")
    assert labels(host) == sorted(WEATHER.labels)


def test_rows_stay_under_the_hand_and_move_when_it_lets_go(host):
    click_heading(host, "term")
    before = labels(host)
    host.move(replace(WEATHER, a=WEATHER.b, b=WEATHER.a))
    assert labels(host) == before
    assert read(host, "term")[0] == "−0.2052"
    host.view.show_settled()
    assert labels(host)[0] == "rain"


def test_another_measure_starts_in_the_order_of_the_outcomes(host):
    click_heading(host, "term")
    host.desk(unit="nats")
    assert labels(host)[2] == "fog"
    host.desk(measure="js")
    assert labels(host) == list(WEATHER.labels)


def test_a_selection_stays_with_its_outcome(host):
    click_row(host, 2)
    click_heading(host, "term")
    assert [labels(host)[row] for row in host.view.table.selected_rows()] == ["rain"]


def test_the_menu_sorts_too(host):
    menu = host.view.table.row_menu(column(host, "share"))
    actions = {action.text(): action for action in menu.actions()}
    actions["Smallest first"].trigger()
    assert labels(host)[0] == "snow"
    actions["Order of the outcomes"].trigger()
    assert labels(host) == list(WEATHER.labels)


@pytest.fixture
def copied(host):
    found = []
    host.view.copied.connect(found.append)
    return found


def test_selected_rows_are_copied_with_all_digits(host, copied):
    click_row(host, 0)
    click_row(host, 2, Qt.KeyboardModifier.ControlModifier)
    QTest.keySequence(host.view.table, QKeySequence(QKeySequence.StandardKey.Copy))
    (rows,) = copied
    assert rows.headings[:3] == ("outcome", "aᵢ", "bᵢ")
    assert rows.labels == ("sunny", "rain")
    terms = host.view.analysis.terms("kl_ab") / math.log(2)
    assert rows.numbers[column(host, "term") - 1] == (terms[0], terms[2])
    assert len(rows.numbers) == len(rows.headings) - 1


def test_without_a_selection_all_rows_are_copied(host, copied):
    host.put(INFINITE)
    host.view.copy_rows()
    (rows,) = copied
    assert rows.labels == INFINITE.labels
    assert rows.numbers[column(host, "term") - 1][-1] == math.inf
    assert math.isnan(rows.numbers[-1][-1])  # the part of an infinite total


def test_the_pointer_names_the_outcome_of_its_row(host):
    viewport = host.view.table.viewport()
    click_heading(host, "term")
    point_at(viewport, row_middle(host, 2))
    point_at(viewport, row_middle(host, 0))
    QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
    assert host.hovered == [4, 0, -1]


def test_a_hovered_row_is_seen_and_written_out(host):
    before = host.picture()
    host.view.show_hover(0)
    QApplication.processEvents()
    assert host.picture() != before
    assert host.view.sum_line.told == ("", "0.420 · log₂(0.420 / 0.220) = +0.3918")
    host.view.show_hover(-1)
    assert host.view.sum_line.told[0] == "= H(A,B) − H(A)"


def test_the_current_row_is_written_out(host):
    click_row(host, 3)
    assert host.view.sum_line.told[1].endswith("= −0.0743")
    QTest.keyClick(host.view.table, Qt.Key.Key_Up)
    assert host.view.sum_line.told[1].endswith("= −0.1327")


def test_hover_from_elsewhere_does_not_scroll(host):
    host.put(many(1000))
    host.view.show_hover(900)
    assert host.view.table.verticalScrollBar().value() == 0


def test_a_hundred_thousand_rows_scroll(host):
    host.put(many(100_000))
    assert host.view.model.rowCount() == 100_000
    bar = host.view.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()
    assert host.view.table.rowAt(host.view.table.viewport().height() - 2) == 99_999
    first = host.picture()
    bar.setValue(bar.maximum() - 7)
    QApplication.processEvents()
    assert host.picture() != first


def test_keys_move_through_the_rows(host):
    host.view.table.setFocus()
    host.view.table.setCurrentIndex(host.view.model.index(0, 0))
    for _ in range(6):
        QTest.keyClick(host.view.table, Qt.Key.Key_Down)
    assert host.view.table.currentIndex().row() == 4
    assert host.view.table.selected_rows() == [4]


def test_other_outcomes_take_the_place_of_the_old(host):
    click_row(host, 4)
    host.put(
        replace(
            many(2),
            a=Distribution([0.5, 0.5]),
        )
    )
    assert labels(host) == ["x0", "x1"]
    assert host.view.table.selected_rows() == []
    assert host.view.sum_line.told[0] != ""
