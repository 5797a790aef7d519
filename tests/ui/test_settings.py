"""What is remembered comes back; what cannot be read counts as absent."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.desk import Desk
from infoviz.ui.settings import USUAL_FACTOR, Settings


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "settings.ini")


def store(path: str) -> QSettings:
    return QSettings(path, QSettings.Format.IniFormat)


def test_the_desk_comes_back(qtbot: QtBot, qapp: QApplication, path: str) -> None:
    window = make_window(qapp, parse([]), Settings(store(path)))
    window.set_desk(replace(window.desk, unit="bans", measure="js", share_decimals=5, scale="full"))
    window.set_theme("dark")
    window.term_panel.set_folded(True)
    window.show()
    window.resize(800, 700)
    qapp.processEvents()
    window.close()
    again = make_window(qapp, parse([]), Settings(store(path)))
    qtbot.addWidget(again)
    assert again.desk == window.desk
    assert again.appearance.mode == "dark"
    assert again.term_panel.is_folded
    assert (again.width(), again.height()) == (800, 700)


def test_the_command_line_goes_before_what_is_remembered(
    qtbot: QtBot, qapp: QApplication, path: str
) -> None:
    kept = store(path)
    kept.setValue("desk/unit", "bans")
    window = make_window(qapp, parse(["--unit", "nats", "--measure", "h_b"]), Settings(kept))
    qtbot.addWidget(window)
    assert window.desk.unit == "nats"
    assert window.desk.measure == "h_b"


@pytest.mark.parametrize("junk", ["", "mauve", "-3", "99", "\x00", "1e400", "true"])
def test_junk_counts_as_absent(qtbot: QtBot, qapp: QApplication, path: str, junk: str) -> None:
    kept = store(path)
    for key in (
        "desk/unit",
        "desk/measure",
        "desk/share_decimals",
        "desk/measure_decimals",
        "desk/scale",
        "theme",
        "presentation/factor",
        "window/view",
        "window/geometry",
        "window/columns",
    ):
        kept.setValue(key, junk)
    settings = Settings(kept)
    assert settings.desk() == Desk()
    assert settings.theme_mode() == "system"
    assert settings.factor() == USUAL_FACTOR
    qtbot.addWidget(make_window(qapp, parse([]), settings))


def test_with_no_store_nothing_is_remembered() -> None:
    settings = Settings(None)
    settings.save_factor(2.0)
    assert settings.factor() == USUAL_FACTOR


def test_a_table_that_folded_for_want_of_room_is_not_remembered_as_folded(
    qtbot: QtBot, qapp: QApplication, path: str
) -> None:
    window = make_window(qapp, parse([]), Settings(store(path)))
    window.show()
    window.resize(800, 560)
    qapp.processEvents()
    assert window.term_panel.is_folded
    window.close()
    assert not Settings(store(path)).is_folded()


def test_a_theme_for_one_run_is_not_remembered(qtbot: QtBot, qapp: QApplication, path: str) -> None:
    window = make_window(qapp, parse(["--theme", "dark"]), Settings(store(path)))
    window.show()
    window.close()
    assert Settings(store(path)).theme_mode() == "system"


def test_what_the_command_line_asks_for_once_is_not_remembered(
    qtbot: QtBot, qapp: QApplication, path: str
) -> None:
    kept = Settings(store(path))
    kept.save_desk(Desk(unit="bans", measure="js"))
    window = make_window(qapp, parse(["--unit", "nats", "--measure", "h_b"]), Settings(store(path)))
    window.show()
    window.set_desk(replace(window.desk, measure="ce_ab"))
    window.close()
    # The measure was chosen by hand, the unit was not.
    assert Settings(store(path)).desk() == Desk(unit="bans", measure="ce_ab")


def test_a_size_for_one_run_is_not_remembered_until_a_person_changes_it(
    qtbot: QtBot, qapp: QApplication, path: str
) -> None:
    def run(*arguments: str, by_hand: tuple[int, int] | None = None) -> tuple[int, int]:
        window = make_window(qapp, parse(arguments), Settings(store(path)))
        window.show()
        qapp.processEvents()
        size = window.width(), window.height()
        if by_hand:
            window.resize(*by_hand)
        window.close()
        return size

    usual = run(by_hand=(800, 600))
    assert usual != (800, 600)
    assert run("--size", "800x640") == (800, 640)
    assert run() == (800, 600)
    run("--size", "800x640", by_hand=(800, 720))
    assert run() == (800, 720)


def test_a_ladder_that_gave_way_has_its_height_again_with_the_room(
    qtbot: QtBot, qapp: QApplication, path: str
) -> None:
    window = make_window(qapp, parse([]), Settings(store(path)))
    window.show()
    sizes = []
    for size in ((1440, 900), (800, 560), (1440, 900)):
        window.resize(*size)
        qapp.processEvents()
        sizes.append(window.right.sizes())
    assert sizes[1][0] < sizes[0][0]
    assert sizes[2] == sizes[0]
    window.resize(800, 560)
    qapp.processEvents()
    window.close()
    again = make_window(qapp, parse([]), Settings(store(path)))
    qtbot.addWidget(again)
    again.show()
    again.resize(1440, 900)
    qapp.processEvents()
    assert again.right.sizes() == sizes[0]


def test_heights_that_a_person_gave_come_back(qtbot: QtBot, qapp: QApplication, path: str) -> None:
    window = make_window(qapp, parse([]), Settings(store(path)))
    window.show()
    window.resize(1440, 900)
    qapp.processEvents()
    window.right.moveSplitter(160, 1)
    heights = window.right.sizes()
    assert heights[0] == 160
    window.close()
    again = make_window(qapp, parse([]), Settings(store(path)))
    qtbot.addWidget(again)
    again.show()
    again.resize(1440, 900)
    qapp.processEvents()
    assert again.right.sizes() == heights
