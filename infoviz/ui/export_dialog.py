"""The dialog that asks what is exported, as what, and where to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QVBoxLayout,
)

from infoviz.core.measures import MEASURES
from infoviz.files.code_export import LIBRARIES
from infoviz.files.exports import CODE, PARTS, PICTURES, SCALES, Choice
from infoviz.files.tables import FORMATS, TABLES
from infoviz.ui.pictures import picture_size
from infoviz.ui.wording import translated

if TYPE_CHECKING:
    from infoviz.ui.export_commands import ExportCommands
    from infoviz.ui.main_window import MainWindow


class ExportDialog(QDialog):
    """What, format, scale, theme; it stays open, with a sentence, where a file was refused."""

    def __init__(self, window: MainWindow, commands: ExportCommands) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._window, self._commands = window, commands
        self.what, self.format = QComboBox(), QComboBox()
        self.scale, self.theme = QComboBox(), QComboBox()
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setObjectName("muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save = buttons.addButton(self.tr("Save as…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setDefault(True)
        for button in buttons.buttons():
            button.setIcon(QIcon())  # the style has one for Cancel alone
        buttons.accepted.connect(self._ask_for_a_path)
        buttons.rejected.connect(self.reject)
        self._form = QFormLayout()
        for label, field in (
            (self.tr("&What:"), self.what),
            (self.tr("&Format:"), self.format),
            (self.tr("&Size:"), self.scale),
            (self.tr("&Theme:"), self.theme),
        ):
            self._form.addRow(label, field)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(self.sentence)
        layout.addWidget(buttons)
        self._fill(commands.last)
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self.format.currentIndexChanged.connect(self._on_format_changed)
        self.setMinimumWidth(380)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        kind, id = self.what.currentData()
        return Choice(
            kind,
            id,
            self.format.currentData(),
            self.scale.currentData(),
            self.theme.currentData(),
        )

    # What can be chosen

    def _fill(self, last: Choice) -> None:
        for id, name in PARTS.items():
            shown = self.tr("Picture: {0}").format(translated("Export", name))
            self.what.addItem(shown, ("part", id))
        self.what.insertSeparator(self.what.count())
        for id, name in TABLES.items():
            shown = self.tr("Table: {0}").format(translated("Table", name))
            self.what.addItem(shown, ("table", id))
        self.what.insertSeparator(self.what.count())
        for id, library in LIBRARIES.items():
            self.what.addItem(self.tr("Script: {0}").format(library.name), ("library", id))
        self.what.setMaxVisibleItems(self.what.count())
        for id, name in (
            (None, self.tr("As the window")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            self.theme.addItem(name, id)
        self.what.setCurrentIndex(self._index_of_what(last))
        self._fill_formats()
        _choose(self.format, last.suffix)
        self._fill_scales()
        _choose(self.scale, last.scale)
        _choose(self.theme, last.theme)
        self._show_fields()

    def _index_of_what(self, choice: Choice) -> int:
        # Not by findData, which compares tuples by identity.
        data = [self.what.itemData(i) for i in range(self.what.count())]
        return data.index((choice.kind, choice.id))

    def _fill_formats(self) -> None:
        before = self.format.currentData()
        self.format.clear()
        kind = self.what.currentData()[0]
        if kind == "part":
            for suffix, name in PICTURES.items():
                self.format.addItem(translated("Export", name), suffix)
        elif kind == "table":
            for suffix, format in FORMATS.items():
                self.format.addItem(translated("TableFormat", format.name), suffix)
        else:
            self.format.addItem(self.tr("Python"), CODE)
        _choose(self.format, before)

    def _fill_scales(self) -> None:
        before = self.scale.currentData()
        self.scale.clear()
        kind, part = self.what.currentData()
        for scale in SCALES:
            text = self.tr("{0}×").format(scale)
            if kind == "part":
                size = picture_size(self._window, part) * scale
                text = self.tr("{0}×, {1} × {2} pixels").format(scale, size.width(), size.height())
            self.scale.addItem(text, scale)
        _choose(self.scale, before)

    def _show_fields(self) -> None:
        is_picture = self.what.currentData()[0] == "part"
        self._form.setRowVisible(self.scale, is_picture and self.format.currentData() == "png")
        self._form.setRowVisible(self.theme, is_picture)
        measure = MEASURES[self._window.desk.measure]
        is_none = self.what.currentData() == ("table", "terms") and measure.terms is None
        self.save.setEnabled(not is_none)
        self.say(self._note(is_none))

    def _note(self, is_none: bool) -> str:
        symbol = MEASURES[self._window.desk.measure].symbol
        if is_none:
            return self.tr("{0} is no sum over the outcomes: it has no terms").format(symbol)
        kind, id = self.what.currentData()
        if kind == "library" or (kind, id) == ("table", "terms"):
            return self.tr("The chosen measure is {0}.").format(symbol)
        if kind == "part" and self.format.currentData() != "png":
            return self.tr("Lines stay lines, and text stays text.")
        return ""

    def _on_what_changed(self) -> None:
        self._fill_formats()
        self._fill_scales()
        self._show_fields()

    def _on_format_changed(self) -> None:
        if self.format.currentData() is not None:  # while it is filled there is none
            self._show_fields()

    def say(self, sentence: str) -> None:
        """Shows a sentence under the fields."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    # Where to

    def _ask_for_a_path(self) -> None:
        suffix = self.format.currentData()
        places = QStandardPaths.StandardLocation
        folder = self._commands.folder or QStandardPaths.writableLocation(places.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Export"), folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{self.format.currentText()} (*.{suffix})")
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{self._file_name()}.{suffix}")
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def _file_name(self) -> str:
        kind, id = self.what.currentData()
        measure = self._window.desk.measure
        if kind == "part":
            return self._window.lens if id == "lens" else f"infoviz-{id}"
        return measure if kind == "library" else f"{measure}-terms" if id == "terms" else id

    def export_to(self, name: str) -> None:
        """Writes the file and closes, or says why not."""
        path, choice = Path(name), self.choice
        if path.suffix.lower()[1:] != choice.suffix:
            path = path.with_name(f"{path.name}.{choice.suffix}")
            if path.exists():
                # Nobody was asked whether this one may be overwritten.
                text = self.tr("There is a “{0}” already; choose it by its whole name.")
                self.say(text.format(path.name))
                return
        fault = self._commands.write(choice, path)
        if fault:
            self.say(fault)
            return
        self._commands.folder = str(path.parent)
        self.accept()


def _choose(box: QComboBox, data: object) -> None:
    """Chooses the entry of `data`, and leaves the first where there is none."""
    index = box.findData(data)
    if index >= 0:
        box.setCurrentIndex(index)
