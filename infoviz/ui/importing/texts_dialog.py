"""Two texts, whose letters or words become A and B."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from infoviz.core.distribution import Vector
from infoviz.core.state import SIDES, Side, State
from infoviz.files.imports.roles import Roles, assemble
from infoviz.files.imports.table import Cancelled, Options
from infoviz.files.imports.texts import count_texts
from infoviz.files.reading import decoded, in_file, read_bytes
from infoviz.ui.importing.choices import ReadingChoices, buttons_to
from infoviz.ui.importing.preview import Preview
from infoviz.ui.importing.progress import Bar
from infoviz.ui.questions import say
from infoviz.ui.wording import LETTERS, refusal

SIZE = (900, 560)

_ROLES = Roles(label=0, a=1, b=2)


class TextsDialog(QDialog):
    """`imported` carries the pair of the counts of two texts, typed, pasted or from files."""

    imported = Signal(object)  # State

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import from two texts"))
        self.state: State | None = None
        self.options = ReadingChoices()
        self.options.show_reader("text")
        # There is but one way to read them.
        self.options.reader.set_shown(False)
        self.texts: dict[Side, QPlainTextEdit] = {}
        self.preview = Preview()
        self.preview.setMaximumWidth(300)
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setMinimumHeight(2 * self.verdict.fontMetrics().lineSpacing())
        self.verdict.setAccessibleName(self.tr("What was understood"))
        buttons, self.accept_button = buttons_to(self.tr("&Import"))
        fields = QHBoxLayout()
        for side in SIDES:
            fields.addLayout(self._field(side), 1)
        fields.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.addWidget(self.options)
        layout.addLayout(fields, 1)
        layout.addWidget(self.verdict)
        layout.addWidget(buttons)
        self.options.options_chosen.connect(self._on_changed)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        self.resize(self.sizeHint().expandedTo(QSize(*SIZE)).boundedTo(parent.size()))
        self._on_changed()

    def _field(self, side: Side) -> QVBoxLayout:
        """The text of one side, and a button that fetches it from a file."""
        edit = self.texts[side] = QPlainTextEdit()
        name = self.tr("Text {0}").format(LETTERS[side])
        edit.setAccessibleName(name)
        edit.setTabChangesFocus(True)
        edit.setPlaceholderText(self.tr("Type or paste a text here."))
        edit.textChanged.connect(self._on_changed)
        label = QLabel(name)
        label.setBuddy(edit)
        button = QPushButton(self.tr("From a file…"))
        button.setAutoDefault(False)
        button.setAccessibleName(self.tr("Text {0} from a file").format(LETTERS[side]))
        button.clicked.connect(partial(self._ask_for_file, side))
        head = QHBoxLayout()
        head.addWidget(label)
        head.addStretch(1)
        head.addWidget(button)
        field = QVBoxLayout()
        field.addLayout(head)
        field.addWidget(edit, 1)
        return field

    def _ask_for_file(self, side: Side, checked: bool = False) -> None:
        dialog = QFileDialog(self, self.tr("Text {0}").format(LETTERS[side]))
        dialog.setNameFilters([self.tr("Texts (*.txt *.md)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._on_file_selected, side))
        dialog.open()

    def _on_file_selected(self, side: Side, path: str) -> None:
        self.take_file(side, Path(path))

    def take_file(self, side: Side, path: Path) -> None:
        """Puts the text of a file into a field, or says why it cannot be."""
        try:
            data = read_bytes(path)
            try:
                text = decoded(data)
            except ValueError as error:
                raise in_file(path.name, error) from None
        except ValueError as error:
            say(self, self.windowTitle(), error)
            return
        self.texts[side].setPlainText(text)

    def _on_changed(self, options: Options | None = None) -> None:
        texts = [self.texts[side].toPlainText() for side in SIDES if side in self.texts]
        try:
            with Bar(self) as bar:
                table = count_texts(texts, self.options.options(), bar)
                self.preview.show_table(table)
                self.preview.show_roles(_ROLES)
                self.state = assemble(table, _ROLES, progress=bar)
        except Cancelled:
            self.state = None
            self.verdict.setText(self.tr("The counting was stopped."))
        except ValueError as error:
            self.state = None
            if not all(text.strip() for text in texts):
                self.preview.show_table(None)
                self.verdict.setText(self.tr("Both texts are needed."))
            else:
                self.verdict.setText(refusal(error))
        else:
            self.verdict.setText(
                self.tr("{0} outcomes; {1} counted in A and {2} in B.").format(
                    f"{len(self.state):,}", *(f"{_total(table.numbers(i)):,}" for i in (1, 2))
                )
            )
        self.accept_button.setEnabled(self.state is not None)

    def _on_accepted(self) -> None:
        if self.state is not None:
            self.accept()
            self.imported.emit(self.state)


def _total(counts: Vector) -> int:
    """All counts together; what one text lacks is empty."""
    return int(counts[np.isfinite(counts)].sum())
