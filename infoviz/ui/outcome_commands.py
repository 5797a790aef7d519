"""What the actions do to the selected outcome of an editor."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QInputDialog, QWidget

from infoviz.core.editing import toggle_lock
from infoviz.core.state import Side
from infoviz.document import Document
from infoviz.ui.commands import Commands
from infoviz.ui.wording import LETTERS
from infoviz.views.editor import Editor


class OutcomeCommands(QObject):
    """Commands on the selected outcome of one editor, or of the editor that was used last."""

    def __init__(
        self,
        document: Document,
        commands: Commands,
        editors: Mapping[Side, Editor],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._commands = commands
        self._editors = editors
        self._window = parent
        self._active: Side = "a"
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def active(self) -> Editor:
        """The editor that was used last."""
        return self._editors[self._active]

    def activate(self, side: Side, outcome: int) -> None:
        """Makes an editor the active one, and selects an outcome in it unless that is −1."""
        self._active = side
        if outcome >= 0:
            self.active.set_selected(outcome)

    def select(self, outcome: int) -> None:
        """Selects an outcome in both editors and brings it into view."""
        for editor in self._editors.values():
            editor.set_selected(outcome)

    def add(self) -> None:
        """Adds an outcome behind the selected one, and lets its name be typed."""
        self._commands.run(self._add)

    def _add(self) -> None:
        place = self.active.selected + 1
        before = len(self._document.state)
        self._commands.add_outcome(place)
        if len(self._document.state) > before:
            self.select(place)
            self.active.edit_label()

    def remove(self) -> None:
        self._commands.remove_outcome(self.active.selected)

    def rename(self) -> None:
        self._commands.run(self._rename)

    def _rename(self) -> None:
        self.active.edit_label()

    def move_left(self) -> None:
        self._commands.move_outcome(self.active.selected, -1)

    def move_right(self) -> None:
        self._commands.move_outcome(self.active.selected, 1)

    def make_one_hot(self, side: Side) -> None:
        self._commands.make_one_hot(side, self._editors[side].selected)

    def toggle_lock(self, side: Side) -> None:
        outcome = self._editors[side].selected
        label = self._document.state.labels[outcome]
        locked = outcome in self._document.state.locks(side)
        text = self.tr("Unlock {0} in {1}") if locked else self.tr("Lock {0} in {1}")
        self._commands.edit(
            text.format(label, LETTERS[side]), lambda state: toggle_lock(state, side, outcome)
        )

    def type_share(self, side: Side) -> None:
        self._commands.run(self._editors[side].edit_share)

    def name_side(self, side: Side) -> None:
        letter = LETTERS[side]
        name, accepted = QInputDialog.getText(
            self._window,
            self.tr("Name {0}").format(letter),
            self.tr("What {0} is, such as Label or Model:").format(letter),
            text=self._document.state.name(side),
        )
        if accepted:
            self._commands.set_name(side, name)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        for side, editor in self._editors.items():
            if now is not None and (now is editor or editor.isAncestorOf(now)):
                self._active = side
