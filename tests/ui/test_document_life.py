"""New, open, save, revert, and the question before anything is lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.core.editing import set_name, set_share
from infoviz.files.document_file import read_document
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings

FORMAT_1 = Path(__file__).parent.parent / "files" / "documents" / "format-1.infoviz"


def edit(window: MainWindow, share: float = 0.6) -> None:
    document = window.document
    document.apply(set_share(document.state, "a", 0, share), "Drag sunny in A")


def boxes(window: MainWindow) -> list[QMessageBox]:
    QApplication.processEvents()
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def answer(window: MainWindow, text: str) -> None:
    """Chooses a button of the one dialog that is open."""
    (box,) = boxes(window)
    (button,) = [b for b in box.buttons() if b.text().replace("&", "") == text]
    button.click()
    QApplication.processEvents()


def saved(window: MainWindow, path: Path) -> Path:
    assert window.life.save_to(path)
    return path


def test_a_saved_document_opens_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    document = window.document
    edit(window)
    document.apply(set_name(document.state, "b", "Model"), "Name B")
    document.set_pin(document.analysis)
    edit(window, 0.7)
    state, pinned = document.state, document.analysis.state
    pinned = document.pinned.state if document.pinned else pinned
    path = saved(window, tmp_path / "pair.infoviz")
    window.life.new()
    assert document.state.a.p.tolist() == [0.25] * 4
    assert document.pinned is None
    window.life.open_path(path)
    assert document.state.a.p.tobytes() == state.a.p.tobytes()
    assert document.state.name_b == "Model"
    assert document.pinned is not None
    assert document.pinned.state.a.p.tobytes() == pinned.a.p.tobytes()
    assert not document.undo_stack.canUndo()
    assert not boxes(window)


def test_the_title_has_the_name_and_a_mark_when_changed(window: MainWindow, tmp_path: Path) -> None:
    assert window.windowTitle() == "Two weather forecasts[*] — infoviz"
    assert not window.isWindowModified()
    edit(window)
    assert window.isWindowModified()
    window.actions_by_name.undo.trigger()
    assert not window.isWindowModified()
    window.actions_by_name.redo.trigger()
    saved(window, tmp_path / "a[*]b.infoviz")
    assert window.windowTitle() == "a[*][*]b[*] — infoviz"
    assert not window.isWindowModified()
    window.actions_by_name.undo.trigger()
    assert window.isWindowModified()
    window.actions_by_name.redo.trigger()
    assert not window.isWindowModified()
    window.actions_by_name.pin.trigger()
    assert window.isWindowModified()


def test_the_desk_is_restored_and_is_no_change(window: MainWindow, tmp_path: Path) -> None:
    window.set_desk(replace(window.desk, unit="bans", measure="js", share_decimals=5))
    window.set_lens("coding_cost")
    window.tabs.lenses["coding_cost"].restore({"coding": "huffman"})
    options = window.tabs.lenses["coding_cost"].options()
    assert not window.isWindowModified()
    path = saved(window, tmp_path / "pair.infoviz")
    window.life.new()
    window.set_desk(replace(window.desk, unit="bits", measure="h_a", share_decimals=3))
    window.set_lens("terms")
    window.tabs.lenses["coding_cost"].restore({"coding": "ideal"})
    assert not window.isWindowModified()
    window.life.open_path(path)
    assert (window.desk.unit, window.desk.measure, window.desk.share_decimals) == ("bans", "js", 5)
    assert window.lens == "coding_cost"
    assert window.tabs.lenses["coding_cost"].options() == options
    assert not window.isWindowModified()


def test_options_reach_a_lens_that_is_made_later(window: MainWindow) -> None:
    window.life.open_path(FORMAT_1)
    assert window.lens == "pairs"
    assert window.desk.unit == "nats"
    window.set_lens("loss")
    assert window.tabs.lenses["loss"].options()["face"] == "training"
    # Steps of training would move the pair.
    assert not window.document.is_previewing
    assert not window.isWindowModified()


def test_the_desk_of_a_document_is_not_remembered_as_ones_own(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = make_window(qapp, parse([]), Settings(store))
    qtbot.addWidget(window)
    window.set_desk(replace(window.desk, measure="h_b"))
    window.life.open_path(FORMAT_1)
    window.set_desk(replace(window.desk, scale="fit"))
    window.close()
    desk = Settings(store).desk()
    assert (desk.unit, desk.measure, desk.scale) == ("bits", "h_b", "fit")


LOSING: dict[str, Callable[[MainWindow], object]] = {
    "close": lambda window: window.close(),
    "new": lambda window: window.life.new(),
    "open": lambda window: window.life.open_path(FORMAT_1),
}


@pytest.mark.parametrize("act", LOSING)
def test_before_changes_are_lost_there_is_a_question(window: MainWindow, act: str) -> None:
    edit(window)
    state = window.document.state
    LOSING[act](window)
    LOSING[act](window)
    assert window.document.state is state
    answer(window, "Cancel")
    assert window.isVisible()
    assert window.document.state is state
    LOSING[act](window)
    answer(window, "Don’t save")
    assert not boxes(window)
    assert window.isVisible() == (act != "close")
    if act != "close":
        assert window.document.state is not state
        assert not window.isWindowModified()


@pytest.mark.parametrize("act", LOSING)
def test_saving_is_an_answer_too(window: MainWindow, act: str, tmp_path: Path) -> None:
    path = saved(window, tmp_path / "pair.infoviz")
    edit(window)
    state = window.document.state
    LOSING[act](window)
    answer(window, "Save")
    assert read_document(path.read_bytes(), "x").state.a.p.tobytes() == state.a.p.tobytes()
    assert window.isVisible() == (act != "close")


def test_saving_without_a_name_asks_for_one_and_then_goes_on(
    window: MainWindow, tmp_path: Path
) -> None:
    edit(window)
    window.close()
    answer(window, "Save")
    (dialog,) = window.findChildren(QFileDialog)
    assert window.isVisible()
    dialog.fileSelected.emit(str(tmp_path / "pair.infoviz"))
    dialog.close()
    assert not window.isVisible()
    assert (tmp_path / "pair.infoviz").exists()


def test_without_changes_nothing_is_asked(window: MainWindow) -> None:
    window.life.open_path(FORMAT_1)
    window.life.new()
    assert not boxes(window)


def test_revert_goes_back_to_what_was_saved(window: MainWindow, tmp_path: Path) -> None:
    revert = window.actions_by_name.revert
    assert not revert.isEnabled()
    edit(window)
    saved(window, tmp_path / "pair.infoviz")
    assert not revert.isEnabled()
    edit(window, 0.2)
    assert revert.isEnabled()
    revert.trigger()
    answer(window, "Cancel")
    assert window.document.state.a.p[0] == 0.2
    revert.trigger()
    answer(window, "Revert")
    assert window.document.state.a.p[0] == 0.6
    assert not window.isWindowModified()


def test_what_cannot_be_opened_is_one_sentence_and_changes_nothing(
    window: MainWindow, tmp_path: Path
) -> None:
    edit(window)
    analysis, desk, title = window.document.analysis, window.desk, window.windowTitle()
    broken = tmp_path / "broken.infoviz"
    broken.write_bytes(FORMAT_1.read_bytes()[:300])
    for path, sentence in (
        (broken, "broken.infoviz: row 3, column"),
        (tmp_path / "none.infoviz", "none.infoviz cannot be read: No such file"),
        (tmp_path, "is a folder or a device"),
    ):
        window.life.open_path(path)
        (box,) = boxes(window)
        assert sentence in box.text()
        assert "\n" not in box.text()
        box.close()
        assert window.document.analysis is analysis
        assert (window.desk, window.windowTitle()) == (desk, title)


def test_what_cannot_be_saved_stays_changed(window: MainWindow, tmp_path: Path) -> None:
    edit(window)
    assert not window.life.save_to(tmp_path / "none" / "pair.infoviz")
    (box,) = boxes(window)
    assert "cannot be saved: No such file or directory" in box.text()
    box.close()
    assert window.isWindowModified()
    assert window.life.path is None


def test_a_gesture_is_finished_or_waited_for_before_a_save(
    window: MainWindow, tmp_path: Path
) -> None:
    path = saved(window, tmp_path / "pair.infoviz")
    document = window.document
    document.preview(set_share(document.state, "a", 0, 0.9))
    window.actions_by_name.save.trigger()
    assert read_document(path.read_bytes(), "x").state.a.p[0] == 0.42
    document.commit("Drag sunny in A")
    assert read_document(path.read_bytes(), "x").state.a.p[0] == 0.9


def test_recent_documents_are_remembered(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = make_window(qapp, parse([]), Settings(store))
    qtbot.addWidget(window)
    assert not window.life.recent.isEnabled()
    paths = [saved(window, tmp_path / f"{i} & more.infoviz") for i in range(12)]
    window.life.open_path(paths[5])
    expected = [paths[5], *(path for path in reversed(paths) if path != paths[5])][:9]
    assert window.life.recent.paths == expected
    again = make_window(qapp, parse([]), Settings(store))
    qtbot.addWidget(again)
    assert again.life.recent.paths == expected
    first = again.life.recent.actions()[0]
    assert first.text() == "&1  5 && more.infoviz"
    first.trigger()
    assert again.life.path == paths[5]
    paths[11].unlink()
    again.life.recent.actions()[1].trigger()
    assert "cannot be read" in boxes(again)[0].text()
    assert paths[11] not in again.life.recent.paths
    again.life.recent.actions()[-1].trigger()
    assert Settings(store).recent_files() == []


def test_another_document_leaves_no_word_of_the_one_before(window: MainWindow) -> None:
    assert "weather" in window.preset_button.text()
    window.status.say("sunny in B: 0.420 → 0.312.")
    window.life.new()
    assert "weather" not in window.preset_button.text()
    assert window.status.sentence.text() == ""
