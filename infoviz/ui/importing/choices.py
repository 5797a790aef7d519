"""The choices of the import dialog: how the data is read, and which column is what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from infoviz.core.softmax import TEMPERATURES
from infoviz.files.imports import READERS
from infoviz.files.imports.roles import Roles
from infoviz.files.imports.table import Options, Table
from infoviz.ui.wording import translated

_GAP = 8


class Choice(QComboBox):
    """A list of words for values, with its own label before it."""

    def __init__(self, name: str, items: Iterable[tuple[Any, str]] = ()) -> None:
        super().__init__()
        self.label = QLabel(name)
        self.label.setBuddy(self)
        self.setAccessibleName(name.replace("&", "").rstrip(":"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_items(items)

    def set_items(self, items: Iterable[tuple[Any, str]]) -> None:
        with QSignalBlocker(self):
            self.clear()
            for value, text in items:
                self.addItem(text, value)

    @property
    def value(self) -> Any:
        return self.currentData()

    def set_value(self, value: Any) -> None:
        """Chooses a value without saying so."""
        with QSignalBlocker(self):
            places = [i for i in range(self.count()) if self.itemData(i) == value]
            self.setCurrentIndex(places[0] if places else 0)

    def set_shown(self, shown: bool) -> None:
        self.label.setVisible(shown)
        self.setVisible(shown)


def _row(widgets: Iterable[QWidget], whole: QWidget) -> None:
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP)
    for widget in widgets:
        if isinstance(widget, Choice):
            row.addWidget(widget.label)
        row.addWidget(widget)
    row.addStretch(1)


def buttons_to(act: str) -> tuple[QDialogButtonBox, QPushButton]:
    """The row of buttons of a dialog, words only, and the one that acts."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    box.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
    button = box.addButton(act, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setDefault(True)
    return box, button


class ReadingChoices(QWidget):
    """Which reader, and its options; what it found out is shown as chosen."""

    reader_chosen = Signal(str)
    options_chosen = Signal(object)  # Options

    def __init__(self) -> None:
        super().__init__()
        self.reader = Choice(
            self.tr("&Read as"),
            [(id, translated("Reader", reader.name)) for id, reader in READERS.items()],
        )
        self.delimiter = Choice(
            self.tr("&Delimiter"),
            [
                ("\t", self.tr("tab")),
                (";", self.tr("semicolon")),
                (",", self.tr("comma")),
                ("|", self.tr("bar")),
                (" ", self.tr("blank")),
            ],
        )
        self.decimal = Choice(
            self.tr("Deci&mals after"), [(".", self.tr("a point")), (",", self.tr("a comma"))]
        )
        self.header = QCheckBox(self.tr("&First row has names"))
        self.by_rows = QCheckBox(self.tr("&One row a distribution"))
        self.count = Choice(
            self.tr("&Count"), [("letters", self.tr("letters")), ("words", self.tr("words"))]
        )
        self.keep_case = QCheckBox(self.tr("Upper and lower case &apart"))
        self.punctuation = QCheckBox(self.tr("&Punctuation and the like too"))
        self._widgets: dict[str, Choice | QCheckBox] = {
            "delimiter": self.delimiter,
            "decimal": self.decimal,
            "header": self.header,
            "by_rows": self.by_rows,
            "count": self.count,
            "keep_case": self.keep_case,
            "punctuation": self.punctuation,
        }
        _row([self.reader, *self._widgets.values()], self)
        self.reader.currentIndexChanged.connect(self._on_reader_chosen)
        for widget in self._widgets.values():
            if isinstance(widget, QCheckBox):
                widget.clicked.connect(self._on_option_chosen)
            else:
                widget.currentIndexChanged.connect(self._on_option_chosen)

    def show_reader(self, id: str) -> None:
        self.reader.set_value(id)
        for name, widget in self._widgets.items():
            shown = name in READERS[id].options
            if isinstance(widget, Choice):
                widget.set_shown(shown)
            else:
                widget.setVisible(shown)

    def show_options(self, options: Options) -> None:
        for name, widget in self._widgets.items():
            value = getattr(options, name)
            if isinstance(widget, Choice):
                widget.set_value(value)
            else:
                widget.setChecked(bool(value))

    def options(self) -> Options:
        """What is chosen, as far as the reader takes it."""
        values = {
            name: widget.value if isinstance(widget, Choice) else widget.isChecked()
            for name, widget in self._widgets.items()
            if name in READERS[self.reader.value].options
        }
        return Options(**values)

    def _on_reader_chosen(self) -> None:
        self.show_reader(self.reader.value)
        self.reader_chosen.emit(self.reader.value)

    def _on_option_chosen(self) -> None:
        self.options_chosen.emit(self.options())


class RoleChoices(QWidget):
    """Which columns hold labels, A and B, and what their numbers are."""

    roles_chosen = Signal(object)  # Roles

    def __init__(self) -> None:
        super().__init__()
        self.label = Choice(self.tr("&Labels"))
        self.a = Choice(self.tr("&A"))
        self.b = Choice(self.tr("&B"))
        self.kind = Choice(
            self.tr("&Numbers are"),
            [
                ("counts", self.tr("counts or weights")),
                ("shares", self.tr("shares")),
                ("logits", self.tr("logits")),
            ],
        )
        self.temperature = QDoubleSpinBox()
        self.temperature.setDecimals(3)
        self.temperature.setRange(max(TEMPERATURES[0], 0.001), TEMPERATURES[1])
        self.temperature.setValue(1.0)
        self.temperature.setSingleStep(0.1)
        self.temperature.setKeyboardTracking(False)
        self.temperature.setAccessibleName(self.tr("Temperature"))
        self._temperature_label = QLabel(self.tr("&Temperature"))
        self._temperature_label.setBuddy(self.temperature)
        self._show_temperature()
        self._choices = (self.label, self.a, self.b, self.kind)
        _row([*self._choices, self._temperature_label, self.temperature], self)
        for choice in self._choices:
            choice.currentIndexChanged.connect(self._on_chosen)
        self.temperature.valueChanged.connect(self._on_chosen)

    def show_table(self, table: Table) -> None:
        """Offers the columns of a table."""
        columns = [(i, name) for i, name in enumerate(table.names)]
        other = [
            ("keep", self.tr("as it is")),
            ("uniform", self.tr("uniform")),
        ]
        self.label.set_items([(None, self.tr("none")), *columns])
        self.a.set_items([*columns, *other])
        self.b.set_items([*columns, *other])

    def show_roles(self, roles: Roles) -> None:
        absent = "keep" if roles.keep_other else "uniform"
        self.label.set_value(roles.label)
        self.a.set_value(absent if roles.a is None else roles.a)
        self.b.set_value(absent if roles.b is None else roles.b)
        self.kind.set_value(roles.kind)
        self._show_temperature()

    def roles(self) -> Roles:
        a, b = self.a.value, self.b.value
        return Roles(
            self.label.value,
            None if isinstance(a, str) else a,
            None if isinstance(b, str) else b,
            self.kind.value,
            self.temperature.value(),
            keep_other="uniform" not in (a, b),
        )

    def _show_temperature(self) -> None:
        shown = self.kind.value == "logits"
        self._temperature_label.setVisible(shown)
        self.temperature.setVisible(shown)

    def _on_chosen(self) -> None:
        self._show_temperature()
        self.roles_chosen.emit(self.roles())
