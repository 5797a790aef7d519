"""Copying and exporting from the window: what lands on the clipboard and in files."""

from __future__ import annotations

import csv
import io
import os
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from infoviz.core.distribution import Distribution
from infoviz.files.exports import PARTS, Choice
from infoviz.files.tables import FORMATS, TABLES
from infoviz.ui.export_dialog import ExportDialog
from infoviz.ui.main_window import MainWindow

NAMES = ("=1+1", "a,b", "<i>", "p|q", "晴")


def clipboard():
    return QApplication.clipboard().mimeData()


def put_names(window: MainWindow) -> None:
    window.document.apply(replace(window.document.state, labels=NAMES), "names")


# Copying


def test_rows_are_copied_as_text_html_and_csv(window: MainWindow) -> None:
    put_names(window)
    window.actions_by_name.copy_rows.trigger()
    data = clipboard()
    head, *rows = [line.split("\t") for line in data.text().splitlines()]
    assert head[:3] == ["outcome", "aᵢ", "bᵢ"]
    assert [row[0] for row in rows] == ["'=1+1", *NAMES[1:]]
    assert [float(row[1]) for row in rows] == window.document.state.a.p.tolist()
    written = bytes(data.data("text/csv").data()).decode("utf-8")
    assert [row[:1] for row in csv.reader(io.StringIO(written))][2] == ["a,b"]
    assert data.html().count("<tr>") == 6
    assert "&lt;i&gt;" in data.html()
    assert "5" in window.status.sentence.text()


@pytest.mark.parametrize("part", PARTS)
def test_a_picture_is_copied_as_pixels_and_as_svg(window: MainWindow, part: str) -> None:
    window.actions_by_name.copy_picture[part].trigger()
    data = clipboard()
    image = data.imageData()
    assert isinstance(image, QImage)
    root = ET.fromstring(bytes(data.data("image/svg+xml").data()))
    assert [2 * float(x) for x in root.get("viewBox").split()[2:]] == [
        image.width(),
        image.height(),
    ]
    assert str(image.width()) in window.status.sentence.text()


@pytest.mark.parametrize("library", ["numpy", "scipy", "torch"])
def test_the_present_pair_and_measure_are_copied_as_code(window: MainWindow, library: str) -> None:
    window.set_desk(replace(window.desk, measure="js", unit="nats"))
    window.actions_by_name.copy_code[library].trigger()
    code = clipboard().text()
    compile(code, "script.py", "exec")
    assert "JS(A,B)" in code
    assert "nats" in code
    assert str(window.document.state.a.p.tolist())[1:-1] in code


# The dialog


def open_dialog(window: MainWindow) -> ExportDialog:
    window.actions_by_name.export.trigger()
    (dialog,) = window.findChildren(ExportDialog)
    return dialog


def choose(dialog: ExportDialog, kind: str, id: str, suffix: str) -> None:
    data = [dialog.what.itemData(i) for i in range(dialog.what.count())]
    dialog.what.setCurrentIndex(data.index((kind, id)))
    dialog.format.setCurrentIndex(dialog.format.findData(suffix))
    assert (dialog.choice.kind, dialog.choice.id, dialog.choice.suffix) == (kind, id, suffix)


def test_the_dialog_asks_for_a_path_with_the_right_suffix(window: MainWindow) -> None:
    dialog = open_dialog(window)
    choose(dialog, "table", "terms", "tex")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    (asked,) = dialog.findChildren(QFileDialog)
    assert asked.defaultSuffix() == "tex"
    assert asked.selectedFiles()[0].endswith("kl_ab-terms.tex")
    asked.reject()
    dialog.reject()


def test_every_table_is_exported_in_every_format(window: MainWindow, tmp_path: Path) -> None:
    for table in TABLES:
        for suffix in FORMATS:
            dialog = ExportDialog(window, window.exports)
            dialog.show()
            choose(dialog, "table", table, suffix)
            path = tmp_path / f"{table}.{suffix}"
            dialog.export_to(str(path))
            assert dialog.isHidden()
            text = path.read_text("utf-8-sig")
            assert "sunny" in text or table == "measures"
            assert str(path) in window.status.sentence.text()
            assert window.exports.last == Choice("table", table, suffix, scale=2)


def test_the_dialog_begins_with_what_was_exported_last(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    choose(dialog, "part", "ladder", "svg")
    dialog.theme.setCurrentIndex(2)
    dialog.export_to(str(tmp_path / "ladder"))
    assert (tmp_path / "ladder.svg").exists()
    dialog = ExportDialog(window, window.exports)
    assert dialog.choice == Choice("part", "ladder", "svg", theme="dark")
    assert dialog.isHidden()


def test_only_what_counts_is_asked(window: MainWindow) -> None:
    dialog = open_dialog(window)
    for kind, id, suffix, shows in (
        ("part", "lens", "png", (True, True)),
        ("part", "lens", "pdf", (False, True)),
        ("table", "shares", "md", (False, False)),
        ("library", "torch", "py", (False, False)),
    ):
        choose(dialog, kind, id, suffix)
        assert (dialog.scale.isVisible(), dialog.theme.isVisible()) == shows
    window.set_desk(replace(window.desk, measure="js_distance"))
    choose(dialog, "table", "terms", "csv")
    assert not dialog.save.isEnabled()
    assert "no sum" in dialog.sentence.text()
    dialog.reject()


# What goes wrong


@pytest.mark.skipif(os.name != "posix", reason="needs a folder that cannot be written")
@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/dev/full/x.csv", "Not a directory"),
        ("/nowhere at all/x.csv", "No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_written_is_one_sentence(
    window: MainWindow, path: str, reason: str
) -> None:
    dialog = open_dialog(window)
    choose(dialog, "table", "shares", "csv")
    dialog.export_to(path)
    assert dialog.isVisible()
    assert dialog.sentence.text() == f"“x.csv” cannot be written: {reason}."
    dialog.reject()


def test_a_file_that_nobody_was_asked_about_is_not_overwritten(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "x.txt.csv").write_text("old")
    dialog = open_dialog(window)
    choose(dialog, "table", "shares", "csv")
    dialog.export_to(str(tmp_path / "x.txt"))
    assert dialog.isVisible()
    assert (tmp_path / "x.txt.csv").read_text() == "old"
    assert not (tmp_path / "x.txt").exists()
    dialog.reject()


def test_exporting_changes_nothing(window: MainWindow, tmp_path: Path) -> None:
    analysis, index = window.document.analysis, window.document.undo_stack.index()
    before = window.grab().toImage()
    for suffix in ("png", "svg", "pdf"):
        choice = Choice("part", "window", suffix, 4, "dark")
        assert window.exports.write(choice, tmp_path / f"w.{suffix}") == ""
    window.status.say("")
    QApplication.processEvents()
    assert window.document.analysis is analysis
    assert window.document.undo_stack.index() == index
    assert window.appearance.mode == "light"
    assert window.grab().toImage() == before


def test_a_pair_with_many_outcomes_can_be_copied(window: MainWindow) -> None:
    n = 20_000
    state = replace(
        window.document.state,
        labels=tuple(f"w{i}" for i in range(n)),
        a=Distribution.from_weights(np.arange(1.0, n + 1)),
        b=Distribution.uniform(n),
    )
    window.document.apply(state, "many")
    window.actions_by_name.copy_rows.trigger()
    assert len(clipboard().text().splitlines()) == n + 1
