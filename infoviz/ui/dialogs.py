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
    QLabel,
    QMainWindow,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
)

from infoviz import __version__


class _Sheet(QObject):
    """What is done with the pointer and the keys in an editor; menu actions list themselves."""

    def gestures(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Drag a bar"), self.tr("change its share; the others keep their ratio")),
            (self.tr("Shift while dragging"), self.tr("ten times finer")),
            (self.tr("Ctrl while dragging"), self.tr("snap to 0.05")),
            (self.tr("Alt while dragging"), self.tr("trade with one other bar only")),
            (self.tr("Esc while dragging"), self.tr("put everything back")),
            (self.tr("Double-click, Enter"), self.tr("type a share: 0.25, 25%, 1/3, 2^-3")),
            (self.tr("← →"), self.tr("choose a bar")),
            (self.tr("↑ ↓"), self.tr("move by 0.01; with Shift 0.001, Page keys 0.1")),
            (self.tr("Home, End"), self.tr("make it 0, make it all")),
            (self.tr("L"), self.tr("lock or unlock the bar")),
            (self.tr("Sweep, in draw mode"), self.tr("sketch a shape; letting go normalises it")),
            (self.tr("Wheel"), self.tr("zoom along the outcomes")),
            (
                self.tr("Drag the names, double-click them"),
                self.tr("move along the outcomes, show all"),
            ),
            (self.tr("Right click"), self.tr("everything that can be done to a bar")),
        ]


def show_shortcuts(window: QMainWindow) -> None:
    """Opens the sheet of keys and gestures."""
    sheet = _Sheet()
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(sheet.tr("Keys and gestures"))
    rows = sheet.gestures()
    for action in window.actions():
        if action.shortcuts():
            keys = ", ".join(
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            )
            rows.append((keys, action.text().split(":")[0].replace("&", "").rstrip("…")))
    table = "".join(
        f"<tr><td style='padding:3px 24px 3px 0'><b>{escape(keys)}</b></td>"
        f"<td style='padding:3px 0'>{escape(what)}</td></tr>"
        for keys, what in rows
    )
    label = QLabel(f"<table cellspacing='0'>{table}</table>")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setContentsMargins(16, 12, 16, 12)
    area = QScrollArea()
    area.setWidget(label)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(area)
    layout.addWidget(buttons)
    hint = label.sizeHint()
    dialog.resize(hint.width() + 70, min(hint.height() + 90, round(0.9 * window.height())))
    dialog.open()


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
