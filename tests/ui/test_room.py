"""What gives way where the room is short, and in which order."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.files.presets import load_preset
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings
from infoviz.views import VIEWS


def resize(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    QApplication.processEvents()


def is_ladder_short(window: MainWindow) -> bool:
    window.ladder.grab()
    assert window.ladder._picture is not None
    return window.ladder._picture.layout.is_short


def test_on_a_projector_the_ladder_has_its_axis_and_the_table_its_rows(window: MainWindow) -> None:
    resize(window, 1280, 720)
    assert not is_ladder_short(window)
    assert not window.term_panel.is_folded
    table = window.term_panel.table
    assert table.viewport().height() == 3 * table.row_height


def test_the_table_folds_before_the_ladder_loses_its_axis(window: MainWindow) -> None:
    resize(window, 800, 560)
    assert window.term_panel.is_folded
    assert not is_ladder_short(window)
    window.presentation.set_on(True)
    window.showNormal()
    resize(window, 800, 560)
    assert is_ladder_short(window)


def test_a_presentation_on_a_small_screen_has_all_its_parts(window: MainWindow) -> None:
    window.presentation.set_on(True)
    window.showNormal()
    resize(window, 1440, 900)
    assert not is_ladder_short(window)
    assert not window.term_panel.is_folded
    table = window.term_panel.table
    assert table.viewport().height() >= 3 * table.row_height
    window.toggle_pin()
    QApplication.processEvents()
    assert not is_ladder_short(window)
    assert window.ladder._picture is not None
    assert window.ladder._picture.layout.has_changes


@pytest.mark.parametrize("height", range(800, 1000, 11))
def test_no_row_is_cut_and_none_is_empty(window: MainWindow, height: int) -> None:
    resize(window, 1440, height)
    table = window.term_panel.table
    rows, rest = divmod(table.viewport().height(), table.row_height)
    assert rest == 0
    assert 3 <= rows <= 5
    window.presets.choose(load_preset("coin"))
    QApplication.processEvents()
    assert table.viewport().height() == 2 * table.row_height
    window.document.undo_stack.undo()
    QApplication.processEvents()
    assert table.viewport().height() == rows * table.row_height


def test_what_a_person_unfolds_stays_open(window: MainWindow) -> None:
    resize(window, 800, 560)
    window.actions_by_name.fold.trigger()
    resize(window, 810, 570)
    assert not window.term_panel.is_folded
    window.actions_by_name.fold.trigger()
    resize(window, 1440, 900)
    assert window.term_panel.is_folded


@pytest.mark.parametrize("lens", VIEWS)
def test_a_lens_has_its_room_as_soon_as_it_is_in_front(window: MainWindow, lens: str) -> None:
    resize(window, 800, 560)
    window.set_lens(lens)
    sizes = window.right.sizes()
    QTest.qWait(20)
    assert window.right.sizes() == sizes
    view = window.tabs.lenses[lens]
    assert view.height() >= min(view.minimumSizeHint().height(), 220)


@pytest.mark.parametrize("lens", ["pairs", "landscape"])
def test_a_lens_that_is_there_from_the_start_has_the_table_fold_for_it(
    qtbot: QtBot, qapp: QApplication, lens: str
) -> None:
    window = make_window(qapp, parse(["--view", lens]), Settings(None))
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitUntil(lambda: not window.term_panel.is_folded)
    # Larger, as in a presentation, it needs the room of the table.
    window.set_desk(replace(window.desk, factor=1.6))
    qtbot.waitUntil(lambda: window.term_panel.is_folded)
    window.set_desk(replace(window.desk, factor=1.0))
    qtbot.waitUntil(lambda: not window.term_panel.is_folded)
    window.close()
