"""What is imported is seen first, is one undo step, and changes nothing where it is refused."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QTableView,
)

from infoviz.core.editing import set_share
from infoviz.files.imports import Source
from infoviz.files.imports.table import Cancelled
from infoviz.ui.importing.dialog import ImportDialog
from infoviz.ui.importing.progress import Bar
from infoviz.ui.importing.texts_dialog import TextsDialog
from infoviz.ui.main_window import MainWindow
from tests.files.import_cases import npy

SAVE = "save the file as UTF-8."
CSV = b"label,p,q\nx,1,0.5\ny,3,0.25\nz,,0.25\n"


def shown(window: MainWindow) -> ImportDialog:
    QApplication.processEvents()
    (dialog,) = [each for each in window.findChildren(ImportDialog) if each.isVisible()]
    return dialog


def take(window: MainWindow, data: bytes, name: str = "x.csv") -> ImportDialog:
    window.importing.take(Source(name, data))
    return shown(window)


def choose(box: QComboBox, text: str) -> None:
    box.setCurrentIndex(box.findText(text))


def test_an_import_is_seen_first_and_is_one_step(window: MainWindow) -> None:
    before = window.document.state
    dialog = take(window, CSV)
    assert window.document.state is before
    head = dialog.preview.model()
    assert [head.headerData(i, Qt.Orientation.Horizontal) for i in range(3)] == [
        "Labels: label",
        "A: p",
        "B: q",
    ]
    assert [head.index(1, i).data() for i in range(3)] == ["y", "3", "0.25"]
    assert dialog.verdict.text() == (
        "3 rows become 3 outcomes. Empty cells of A that count as 0: 1. "
        "A sums to 4 and is divided by it."
    )
    dialog.accept_button.click()
    state = window.document.state
    assert state.labels == ("x", "y", "z")
    assert state.a.p.tolist() == [0.25, 0.75, 0]
    assert (state.name_a, state.name_b) == ("p", "q")
    assert window.document.undo_stack.undoText() == "Import x.csv"
    assert window.isWindowModified()
    window.actions_by_name.undo.trigger()
    assert window.document.state is before


def test_cancel_changes_nothing(window: MainWindow) -> None:
    analysis = window.document.analysis
    take(window, CSV).reject()
    assert window.document.analysis is analysis
    assert not window.document.undo_stack.canUndo()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"label,A\nx,1\ny,abc\nz,2\n", "x.csv: row 3, column 2: “abc” is not a number."),
        (b"label,A\nx,1\nx,2\n", "x.csv: row 3, column 1: “x” stands in row 2 already."),
        (
            b"x,1\n\xff,2\n",
            "x.csv: row 2, byte 1 is 0xFF, which is not UTF-8; " + SAVE,
        ),
        (b"", "x.csv: it holds no data."),
    ],
)
def test_what_cannot_be_imported_is_said_and_changes_nothing(
    window: MainWindow, data: bytes, sentence: str
) -> None:
    window.document.apply(set_share(window.document.state, "a", 0, 0.6), "Drag")
    analysis, count = window.document.analysis, window.document.undo_stack.count()
    dialog = take(window, data)
    assert dialog.verdict.text() == sentence
    assert not dialog.accept_button.isEnabled()
    dialog.reject()
    assert window.document.analysis is analysis
    assert window.document.undo_stack.count() == count


def test_roles_can_be_chosen(window: MainWindow) -> None:
    dialog = take(window, b"label,p,q\nsunny,1,3\nsnow,3,1\n")
    roles = dialog.roles
    choose(roles.a, "q")
    choose(roles.b, "as it is")
    assert "B stays as it is, joined on labels." in dialog.verdict.text()
    b = window.document.state.b
    dialog.accept_button.click()
    state = window.document.state
    assert state.labels[:2] == ("sunny", "snow")
    assert state.a.p[:2].tolist() == [0.75, 0.25]
    assert dict(zip(state.labels, state.b.p, strict=True))["sunny"] == b.p[0]


def test_logits_and_their_temperature(window: MainWindow) -> None:
    dialog = take(window, npy([0.0, -2.0, -np.inf]), "x.npy")
    assert dialog.roles.kind.value == "logits"
    assert dialog.roles.temperature.isVisible()
    dialog.roles.temperature.setValue(2.0)
    choose(dialog.roles.b, "uniform")
    dialog.accept_button.click()
    state = window.document.state
    assert state.a.log_p[0] - state.a.log_p[1] == pytest.approx(1)
    assert state.a.p[2] == 0
    assert state.b.p.tolist() == [1 / 3] * 3


def test_the_reading_can_be_overruled(window: MainWindow) -> None:
    dialog = take(window, b"1,5\n2,5\n")
    assert dialog.reading.delimiter.value == ","
    choose(dialog.reading.delimiter, "semicolon")
    choose(dialog.reading.decimal, "a comma")
    assert dialog.preview.model().columnCount() == 1
    dialog.reading.header.click()
    assert "A sums to 2.5" in dialog.verdict.text() or not dialog.accept_button.isEnabled()
    dialog.reading.header.click()
    choose(dialog.reading.reader, "Text to be counted")
    assert not dialog.accept_button.isEnabled()
    assert not dialog.reading.delimiter.isVisible()
    choose(dialog.reading.reader, "Table of delimited text")
    assert dialog.accept_button.isEnabled()


def test_options_are_shown_as_found_out_also_where_the_table_is_refused(
    window: MainWindow,
) -> None:
    dialog = take(window, b"label;A;B\nx;1;2\ny;1\n")
    assert dialog.verdict.text() == "x.csv: row 3 has 2 cells, and the first has 3."
    assert dialog.reading.delimiter.value == ";"
    assert dialog.reading.header.isChecked()
    assert not dialog.roles.isEnabled()


def test_a_cell_range_is_pasted(window: MainWindow) -> None:
    QApplication.clipboard().setText("x\t0,25\t1\ny\t0,75\t1\n")
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    dialog = shown(window)
    assert dialog.windowTitle() == "Import the clipboard"
    dialog.accept_button.click()
    assert window.document.state.a.p.tolist() == [0.25, 0.75]
    QApplication.clipboard().clear()
    window.actions_by_name.paste.trigger()
    assert window.status.sentence.text() == "The clipboard holds no text to import."


def test_a_field_keeps_its_own_paste(window: MainWindow) -> None:
    QApplication.clipboard().setText("rain")
    window.find_outcome()
    field = window.find_bar.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "rain"
    assert not [d for d in window.findChildren(ImportDialog) if d.isVisible()]


def drop(window: MainWindow, mime: QMimeData) -> None:
    """Drops onto a view, from where it must reach the window."""
    target = window.editors["a"]
    place, copy = QPoint(50, 50), Qt.DropAction.CopyAction
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(place, copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(place), copy, mime, left, none))
    assert not target.acceptDrops()
    QApplication.processEvents()


def test_files_and_texts_can_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    mime, path = QMimeData(), tmp_path / "x.csv"
    path.write_bytes(CSV)
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop(window, mime)
    shown(window).accept_button.click()
    assert window.document.state.labels == ("x", "y", "z")
    document = tmp_path / "pair.infoviz"
    assert window.life.save_to(document)
    window.life.new()
    mime.setUrls([QUrl.fromLocalFile(str(document))])
    drop(window, mime)
    assert window.life.path == document
    assert window.document.state.labels == ("x", "y", "z")
    mime.clear()
    mime.setText("1\t2\n3\t4\n")
    drop(window, mime)
    assert shown(window).windowTitle() == "Import what was dropped"


def test_a_file_that_is_gone_is_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    window.importing.take_file(tmp_path / "none.csv")
    QApplication.processEvents()
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "none.csv cannot be read: No such file or directory."


def test_two_texts_are_counted(window: MainWindow, tmp_path: Path) -> None:
    window.actions_by_name.import_texts.trigger()
    (dialog,) = window.findChildren(TextsDialog)
    assert not dialog.accept_button.isEnabled()
    assert dialog.verdict.text() == "Both texts are needed."
    dialog.texts["a"].setPlainText("Abba")
    path = tmp_path / "b.txt"
    path.write_text("bC é", "utf-8")
    dialog.take_file("b", path)
    assert dialog.verdict.text() == "4 outcomes; 4 counted in A and 3 in B."
    dialog.options.keep_case.click()
    assert dialog.verdict.text().startswith("5 outcomes")
    choose(dialog.options.count, "words")
    assert dialog.verdict.text() == "3 outcomes; 1 counted in A and 2 in B."
    dialog.accept_button.click()
    assert window.document.state.labels == ("Abba", "bC", "é")
    assert window.document.undo_stack.undoText() == "Import two texts"


def test_a_long_reading_shows_a_bar_and_cancel_ends_it(window: MainWindow) -> None:
    with Bar(window) as bar:
        bar(0.1)
        assert bar.dialog is None  # not before a moment is over
        QTest.qWait(250)
        bar(0.4)
        dialog = bar.dialog
        assert isinstance(dialog, QProgressDialog)
        assert dialog.isVisible()
        assert dialog.value() == 40
        dialog.cancel()
        with pytest.raises(Cancelled):
            bar(0.5)
    assert bar.dialog is None


def test_a_reading_that_is_cancelled_changes_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cancel(self: Bar, part: float) -> None:
        raise Cancelled

    monkeypatch.setattr(Bar, "__call__", cancel)
    analysis = window.document.analysis
    window.importing.take(Source("x.csv", b"x,1\n" * 5000))
    QApplication.processEvents()
    assert not [d for d in window.findChildren(ImportDialog) if d.isVisible()]
    assert window.document.analysis is analysis


@pytest.mark.parametrize("kind", ["import", "texts"])
def test_everything_in_the_dialogs_has_a_name(window: MainWindow, kind: str) -> None:
    if kind == "import":
        dialog = take(window, CSV)
    else:
        window.importing.two_texts()
        (dialog,) = window.findChildren(TextsDialog)
    for widget in dialog.findChildren(QComboBox) + dialog.findChildren(QTableView):
        assert widget.accessibleName(), widget
    for widget in dialog.findChildren(QPlainTextEdit):
        assert widget.accessibleName()
    for widget in dialog.findChildren(QCheckBox):
        assert widget.text()
    assert dialog.verdict.accessibleName()
