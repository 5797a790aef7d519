"""The shortcuts sheet and About."""

from __future__ import annotations

import platform
from html import escape

import numpy as np
import PySide6
from PySide6.QtCore import QObject, Qt, qVersion
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from infoviz import __version__


class _Sheet(QObject):
    """What is done with the pointer and the keys; menu actions list themselves."""

    def gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Drag a bar"), self.tr("change its share; the others keep their ratio")),
            (self.tr("Shift while dragging"), self.tr("ten times finer")),
            (self.tr("Ctrl while dragging"), self.tr("snap to 0.05")),
            (self.tr("Alt or T while dragging"), self.tr("trade with one other bar only")),
            (self.tr("Esc while dragging"), self.tr("put everything back")),
            (self.tr("Double-click"), self.tr("type a share: 0.25, 25%, 1/3, 2^-3")),
            (self.tr("Sweep, in draw mode"), self.tr("sketch a shape; letting go normalises it")),
            (self.tr("Wheel"), self.tr("zoom along the outcomes")),
            (self.tr("Drag the names"), self.tr("move along the outcomes")),
            (self.tr("Double-click the names"), self.tr("show all outcomes")),
            (self.tr("Drop a file"), self.tr("open a document, or import data")),
            (self.tr("Right click"), self.tr("everything that can be done to a bar")),
            (
                self.tr("Drag a peak or a shoulder"),
                self.tr("change a density; double-click types it"),
            ),
        ]

    def keys(self) -> list[tuple[str, str]]:
        return [
            (self.tr("← →"), self.tr("choose a bar")),
            (self.tr("↑ ↓"), self.tr("move it by 0.01")),
            (self.tr("Shift+↑ ↓"), self.tr("by 0.001")),
            (self.tr("Page ↑ ↓"), self.tr("by 0.1")),
            (self.tr("Home, End"), self.tr("make it 0, make it all")),
            (self.tr("Enter"), self.tr("type its share")),
            (self.tr("L"), self.tr("lock or unlock it")),
        ]


def show_shortcuts(window: QMainWindow) -> None:
    """Opens the sheet of keys and gestures."""
    sheet = _Sheet()
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(sheet.tr("Keys and gestures"))
    columns = QWidget()
    row = QHBoxLayout(columns)
    row.setContentsMargins(8, 8, 8, 8)
    groups = (
        [(sheet.tr("Pointer"), sheet.gestures()), (sheet.tr("In an editor"), sheet.keys())],
        [(sheet.tr("Everywhere"), _shortcuts(window))],
    )
    for group in groups:
        label = QLabel("".join(_table(title, rows) for title, rows in group))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(12, 0, 12, 0)
        row.addWidget(label)
    area = QScrollArea()
    area.setWidget(columns)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(area)
    layout.addWidget(buttons)
    hint = columns.sizeHint()
    dialog.resize(
        min(hint.width() + 50, round(0.95 * window.width())),
        min(hint.height() + 80, round(0.9 * window.height())),
    )
    dialog.open()


def _shortcuts(window: QMainWindow) -> list[tuple[str, str]]:
    """The keys of the window's actions, and what each does."""
    rows = []
    for action in window.actions():
        if action.shortcuts():
            keys = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            rows.append((keys, action.text().split(":")[0].replace("&", "").rstrip("…")))
    return rows


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='padding:2px 20px 2px 0'><b>{escape(keys)}</b></td>"
        f"<td style='padding:2px 0'>{escape(what)}</td></tr>"
        for keys, what in rows
    )
    return f"<h4>{escape(title)}</h4><table cellspacing='0'>{cells}</table>"


def show_about(window: QMainWindow) -> None:
    """Opens About."""
    import pyqtgraph

    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(box.tr("About infoviz"))
    box.setText(f"<b>infoviz {__version__}</b>")
    box.setInformativeText(
        box.tr(
            "Two distributions with the bars in your hand, and entropy, cross-entropy, KL and "
            "Jensen-Shannon divergence term by term."
        )
        + "\n\n"
        + f"Python {platform.python_version()} · Qt {qVersion()} · PySide6 {PySide6.__version__}"
        + f" · pyqtgraph {pyqtgraph.__version__} · numpy {np.__version__}"
    )
    box.open()
