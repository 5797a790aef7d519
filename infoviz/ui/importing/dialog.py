"""The dialog that shows what was understood of some data, before anything changes."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from infoviz.core.distribution import SUM_TOLERANCE
from infoviz.core.numbers import plain
from infoviz.core.refusal import Refusal
from infoviz.core.state import SIDES, State
from infoviz.files.imports import READERS, Source, read_table, reader_of
from infoviz.files.imports.roles import Roles, assemble, guess_roles, notes
from infoviz.files.imports.table import Cancelled, Options, Table
from infoviz.files.reading import in_file
from infoviz.ui.importing.choices import ReadingChoices, RoleChoices, buttons_to
from infoviz.ui.importing.preview import Preview
from infoviz.ui.importing.progress import Bar
from infoviz.ui.wording import LETTERS, refusal

SIZE = (860, 520)


class ImportDialog(QDialog):
    """`imported` carries the pair, when a person has seen it and wants it.

    Where the data cannot be a pair, one sentence says why, and there is nothing to be wanted.
    """

    imported = Signal(object)  # State

    def __init__(self, source: Source, present: State, parent: QWidget) -> None:
        super().__init__(parent)
        self._source = source
        self._present = present
        self._table: Table | None = None
        self.state: State | None = None
        self.setWindowTitle(self.tr("Import {0}").format(source.name))
        self.reading = ReadingChoices()
        self.roles = RoleChoices()
        self.preview = Preview()
        self.verdict = QLabel()
        self.verdict.setWordWrap(True)
        self.verdict.setMinimumHeight(2 * self.verdict.fontMetrics().lineSpacing())
        self.verdict.setAccessibleName(self.tr("What was understood"))
        self.buttons, self.accept_button = buttons_to(self.tr("&Import"))
        layout = QVBoxLayout(self)
        for widget in (self.reading, self.roles):
            layout.addWidget(widget)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.verdict)
        layout.addWidget(self.buttons)
        self.reading.reader_chosen.connect(self._on_reader_chosen)
        self.reading.options_chosen.connect(self._on_options_chosen)
        self.roles.roles_chosen.connect(self._on_roles_chosen)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    def read(self) -> None:
        """Reads the data as it seems to be; Cancelled where a person had enough of that."""
        with Bar(self.parentWidget()) as bar:
            self._read(reader_of(self._source), Options(), bar)
        # Only now, since each reader has other options.
        room = self.parentWidget().size()
        self.resize(self.sizeHint().expandedTo(QSize(*SIZE)).boundedTo(room))

    # Reading

    def _read(self, reader: str, options: Options, bar: Bar) -> None:
        self.reading.show_reader(reader)
        try:
            table = read_table(self._source, reader, options, bar)
            self._table = table
            self.reading.show_options(table.options)
            self.preview.show_table(table)
            self.roles.show_table(table)
            self.roles.setEnabled(True)
            roles = guess_roles(table, self._present, bar)
            self.roles.show_roles(roles)
            self._assemble(roles, bar)
        except ValueError as error:
            self._table = None
            self.reading.show_options(READERS[reader].look(self._source.data, options))
            self.preview.show_table(None)
            self.roles.setEnabled(False)
            self._refuse(error)

    def _assemble(self, roles: Roles, bar: Bar) -> None:
        table = self._table
        assert table is not None  # the choices are disabled without one
        self.preview.show_roles(roles)
        try:
            self.state = assemble(table, roles, self._present, bar)
        except Refusal as error:
            self._refuse(in_file(self._source.name, error))
            return
        self.verdict.setText(self._understood(table, roles, self.state))
        self._set_wanted(True)

    def _refuse(self, error: ValueError) -> None:
        self.state = None
        self.verdict.setText(refusal(error))
        self._set_wanted(False)

    def _set_wanted(self, can: bool) -> None:
        self.accept_button.setEnabled(can)
        self.verdict.setObjectName("" if can else "refusal")
        # The style sheet is asked again only so.
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)

    def _understood(self, table: Table, roles: Roles, state: State) -> str:
        """What will be there, and what a person should know of it."""
        parts = [
            self.tr("{0} rows become {1} outcomes.").format(f"{table.rows:,}", f"{len(state):,}")
        ]
        for side, what, amount in notes(table, roles):
            if what == "blank":
                text = self.tr("Empty cells of {0} that count as 0: {1}.")
                parts.append(text.format(LETTERS[side], f"{amount:,}"))
            elif abs(amount - 1) > SUM_TOLERANCE:
                text = self.tr("{0} sums to {1} and is divided by it.")
                parts.append(text.format(LETTERS[side], plain(amount)))
        for side in SIDES:
            if roles.of(side) is None:
                text = (
                    self.tr("{0} stays as it is, joined on labels.")
                    if roles.keep_other
                    else self.tr("{0} is uniform.")
                )
                parts.append(text.format(LETTERS[side]))
        return " ".join(parts)

    # What a person does

    def _on_reader_chosen(self, reader: str) -> None:
        self._again(reader, Options())

    def _on_options_chosen(self, options: Options) -> None:
        self._again(self.reading.reader.value, options)

    def _again(self, reader: str, options: Options) -> None:
        try:
            with Bar(self) as bar:
                self._read(reader, options, bar)
        except Cancelled:
            self.reject()

    def _on_roles_chosen(self, roles: Roles) -> None:
        try:
            with Bar(self) as bar:
                self._assemble(roles, bar)
        except Cancelled:
            self.reject()

    def _on_accepted(self) -> None:
        if self.state is not None:
            self.accept()
            self.imported.emit(self.state)
