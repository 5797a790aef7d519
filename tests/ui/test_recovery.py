"""Changes are kept against a crash, and offered after one."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from infoviz.core.editing import set_share
from infoviz.files.document_file import read_document
from infoviz.ui.autosave import INTERVAL, Autosave, left_by_a_crash
from infoviz.ui.main_window import MainWindow
from infoviz.ui.recovery import Recovery
from tests.shell import ROOT
from tests.ui.test_document_life import answer, boxes, edit

# A window that keeps one change, says so, and then is killed.
CRASHING = """
import sys
from pathlib import Path
from infoviz.app import application, make_window
from infoviz.command_line import parse
from infoviz.core.editing import set_share
from infoviz.ui.settings import Settings
app = application()
window = make_window(app, parse([]), Settings(None))
if sys.argv[2]:
    window.life.save_to(Path(sys.argv[2]))
window.life.keep_against_a_crash(Path(sys.argv[1]))
document = window.document
document.apply(set_share(document.state, "a", 0, 0.75), "Drag sunny in A")
window.life.keep_now()
print("kept", flush=True)
app.exec()
"""


@pytest.fixture
def crash(tmp_path: Path) -> Callable[[str], Path]:
    """Lets a program crash, and gives the folder in which it has kept its changes."""

    def crash(saved_as: str = "") -> Path:
        folder = tmp_path / "recovery"
        program = subprocess.Popen(
            [sys.executable, "-c", CRASHING, str(folder), saved_as],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
        )
        assert program.stdout is not None
        assert program.stdout.readline() == b"kept\n"
        assert not left_by_a_crash(folder)  # it is alive
        program.send_signal(signal.SIGKILL)
        program.wait()
        program.stdout.close()
        return folder

    return crash


def kept(folder: Path) -> list[Path]:
    return list(folder.glob("*.infoviz"))


def test_a_change_is_kept_after_a_while_and_forgotten_when_saved(
    window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "recovery"
    window.life.keep_against_a_crash(folder)
    autosave = window.findChild(Autosave)
    assert autosave is not None
    assert autosave.timer.interval() == INTERVAL == 30_000
    assert not autosave.timer.isActive()
    edit(window)
    assert autosave.timer.isActive()
    assert not folder.exists()
    autosave.timer.timeout.emit()
    (path,) = kept(folder)
    assert read_document(path.read_bytes(), "x").state.a.p[0] == 0.6
    edit(window, 0.7)
    autosave.timer.timeout.emit()
    assert read_document(path.read_bytes(), "x").state.a.p[0] == 0.7
    window.life.save_to(tmp_path / "pair.infoviz")
    assert not list(folder.iterdir())
    assert not autosave.timer.isActive()
    edit(window, 0.8)
    autosave.timer.timeout.emit()
    (path,) = kept(folder)
    assert read_document(path.read_bytes(), "x").saved_as == str(tmp_path / "pair.infoviz")
    window.close()
    answer(window, "Don’t save")
    assert not list(folder.iterdir())


def test_a_change_that_is_undone_is_not_kept(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    window.life.keep_against_a_crash(folder)
    edit(window)
    window.life.keep_now()
    window.actions_by_name.undo.trigger()
    assert not kept(folder)


def test_a_gesture_is_not_kept_half_done(window: MainWindow, tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    window.life.keep_against_a_crash(folder)
    autosave = window.findChild(Autosave)
    assert autosave is not None
    edit(window)
    window.document.preview(set_share(window.document.state, "a", 0, 0.9))
    autosave.timer.timeout.emit()
    assert not folder.exists()
    window.document.cancel()


def test_what_cannot_be_kept_is_said_once(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "recovery").write_bytes(b"in the way")
    window.life.keep_against_a_crash(tmp_path / "recovery")
    edit(window)
    window.life.keep_now()
    said = window.status.sentence.text()
    assert said.startswith("Changes cannot be kept against a crash: ")
    window.status.say("")
    window.life.keep_now()
    assert window.status.sentence.text() == ""


def test_after_a_crash_the_changes_are_recovered(
    window: MainWindow, crash: Callable[[str], Path]
) -> None:
    folder = crash("")
    window.life.keep_against_a_crash(folder)
    Recovery(window, folder).offer()
    (box,) = boxes(window)
    assert box.text() == "Recover the changes to “sunny, cloudy, rain, …”?"
    answer(window, "Recover")
    assert window.document.state.a.p[0] == 0.75
    assert window.isWindowModified()
    # It is kept anew, as this program's own.
    assert len(kept(folder)) == 1
    assert not left_by_a_crash(folder)


def test_a_recovered_document_knows_its_file(
    window: MainWindow, crash: Callable[[str], Path], tmp_path: Path
) -> None:
    path = tmp_path / "pair.infoviz"
    folder = crash(str(path))
    Recovery(window, folder).offer()
    assert boxes(window)[0].text() == "Recover the changes to “pair”?"
    answer(window, "Recover")
    assert window.life.path == path
    assert window.windowTitle() == "pair[*] — infoviz"
    assert read_document(path.read_bytes(), "x").state.a.p[0] == 0.42
    window.actions_by_name.save.trigger()
    assert read_document(path.read_bytes(), "x").state.a.p[0] == 0.75


@pytest.mark.parametrize(("text", "left"), [("Discard", 0), ("Ask later", 1)])
def test_what_a_crash_left_can_be_discarded_or_left(
    window: MainWindow, crash: Callable[[str], Path], text: str, left: int
) -> None:
    folder = crash("")
    state = window.document.state
    Recovery(window, folder).offer()
    answer(window, text)
    assert window.document.state is state
    assert len(kept(folder)) == left
    assert len(left_by_a_crash(folder)) == left


def test_what_cannot_be_read_is_put_aside(
    window: MainWindow, tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / "x.infoviz").write_bytes(b"{")
    Recovery(window, tmp_path).offer()
    qapp.processEvents()
    assert not window.findChildren(QMessageBox)
    assert (tmp_path / "x.unreadable").read_bytes() == b"{"
