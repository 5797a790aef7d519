"""The life of a document: new, open, save, revert, and the question before changes are lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.files.atomic import save
from infoviz.files.document_file import SUFFIX, Content, document_bytes, read_document
from infoviz.files.reading import read_bytes
from infoviz.ui.autosave import Autosave
from infoviz.ui.desk_keeper import DeskKeeper
from infoviz.ui.questions import Answer, Role, ask, say
from infoviz.ui.recent_files import RecentFiles
from infoviz.ui.wording import refusal

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow

NEW_OUTCOMES = 4


class DocumentLife(QObject):
    """Knows the file of the document, and sees to it that nothing is lost without a question.

    `path` is None where the document has no file yet. Each command waits for the end of a
    gesture; one that would lose changes asks first.
    """

    can_revert = Signal(bool)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._document = window.document
        self._desk = DeskKeeper(window)
        self._autosave: Autosave | None = None
        self._is_asking = False
        self.is_given_back = False
        """Whether whoever opened the window takes the pair when it closes, so that none is lost."""
        self.path: Path | None = None
        self.recent = RecentFiles(window.settings, window)
        self.recent.chosen.connect(self.open_recent)
        self._document.changed_since_saved.connect(self._show_title)
        self._document.undo_stack.indexChanged.connect(self._show_title)
        self._show_title()

    @property
    def name(self) -> str:
        """What the document is called."""
        if self.path is not None:
            return self.path.stem
        return self._document.origin or self.tr("Untitled")

    def content(self) -> Content:
        """All that a file of the document holds."""
        pinned = self._document.pinned
        return Content(
            self._document.state, None if pinned is None else pinned.state, self._desk.saved()
        )

    # New and open

    def new(self) -> None:
        """Begins with two uniform distributions."""
        self._unless_lost(self._new)

    def _new(self) -> None:
        stem = self.tr("outcome")
        labels = tuple(f"{stem} {i + 1}" for i in range(NEW_OUTCOMES))
        uniform = Distribution.uniform(NEW_OUTCOMES)
        self._set_path(None)
        self._window.wiring.show_span(None)
        self._document.open(State(labels, uniform, uniform))
        self._window.status.say("")

    def open(self) -> None:
        """Asks for a document, and opens it."""
        dialog = self._dialog(self.tr("Open"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_open_selected)
        dialog.open()

    def _on_open_selected(self, path: str) -> None:
        self.open_path(Path(path))

    def open_recent(self, path: Path) -> None:
        """Opens a document of the menu, or takes it out of there where it is gone."""
        if not path.exists():
            self.recent.forget(path)
        self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Opens the document of a file, or says why it cannot be."""
        try:
            content = read_document(read_bytes(path), path.name)
        except ValueError as error:
            say(self._window, self.tr("Open"), error)
            return
        self._unless_lost(lambda: self.show_content(content, path))

    def show_content(self, content: Content, path: Path | None, changed: bool = False) -> None:
        """Puts what a file held in the place of the document."""
        self._set_path(path)
        self._window.wiring.show_span(None)
        self._document.open(content.state, pin=content.pin, changed=changed)
        self._desk.restore(content.desk)
        self._window.status.say("")
        if path is not None and not changed:
            self._remember(path)

    def revert(self) -> None:
        """Goes back to what was saved, if that is what a person wants."""
        if self.path is None or not self._document.is_changed:
            return
        ask(
            self._window,
            self.tr("Revert"),
            self.tr("Go back to “{0}” as it was saved?").format(self.name),
            self.tr("What was changed since is lost."),
            [
                Answer(self.tr("&Revert"), Role.DestructiveRole, self._revert),
                Answer(self.tr("Cancel"), Role.RejectRole),
            ],
        )

    def _revert(self) -> None:
        path = self.path
        if path is None:
            return
        try:
            content = read_document(read_bytes(path), path.name)
        except ValueError as error:
            say(self._window, self.tr("Revert"), error)
            return
        self.show_content(content, path)

    # Save

    def save(self) -> None:
        self._window.commands.run(self._save)

    def save_as(self) -> None:
        self._window.commands.run(self._save_as)

    def _save(self, then: Callable[[], None] | None = None) -> None:
        if self.path is None:
            self._save_as(then)
        elif self._write(self.path) and then is not None:
            then()

    def _save_as(self, then: Callable[[], None] | None = None) -> None:
        dialog = self._dialog(self.tr("Save as"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(self.name.replace("/", "-") + SUFFIX)

        def selected(path: str) -> None:
            if self.save_to(Path(path)) and then is not None:
                then()

        dialog.fileSelected.connect(selected)
        dialog.open()

    def save_to(self, path: Path) -> bool:
        """Saves under another name; whether that could be done."""
        if not self._write(path):
            return False
        self._set_path(path)
        return True

    def _write(self, path: Path) -> bool:
        try:
            save(path, document_bytes(self.content()))
        except ValueError as error:
            say(self._window, self.tr("Save"), error)
            return False
        self._remember(path)
        self._document.mark_saved()
        self._window.status.say(self.tr("Saved {0}.").format(path.name))
        return True

    # The question before changes are lost

    def may_close(self) -> bool:
        """Whether the window may close at once; else it asks, and closes later if it may."""
        if self._document.is_previewing:
            self._window.wiring.finish_gestures()
        if self.is_given_back or not self._document.is_changed:
            if self._autosave is not None:
                self._autosave.forget()
            return True
        self._ask(self._close)
        return False

    def _close(self) -> None:
        # What was not to be saved counts as saved: nothing is asked twice.
        self._document.mark_saved()
        self._window.close()

    def _unless_lost(self, then: Callable[[], None]) -> None:
        """Does it at once where nothing is lost, and else as the person answers."""

        def when_settled() -> None:
            if self._document.is_changed:
                self._ask(then)
            else:
                then()

        self._window.commands.run(when_settled)

    def _ask(self, then: Callable[[], None]) -> None:
        if self._is_asking:
            return
        self._is_asking = True

        def save() -> None:
            self._is_asking = False
            self._save(then)

        def lose() -> None:
            self._is_asking = False
            then()

        ask(
            self._window,
            self.tr("Unsaved changes"),
            self.tr("Save the changes to “{0}”?").format(self.name),
            self.tr("Without saving they are lost."),
            [
                Answer(self.tr("&Save"), Role.AcceptRole, save),
                Answer(self.tr("&Don’t save"), Role.DestructiveRole, lose),
                Answer(self.tr("Cancel"), Role.RejectRole, self._stop_asking),
            ],
        )

    def _stop_asking(self) -> None:
        self._is_asking = False

    # Against a crash

    def keep_against_a_crash(self, folder: Path) -> None:
        """Keeps changes in that folder from now on."""
        self._autosave = Autosave(self._document, self._kept, folder, self)
        self._autosave.failed.connect(self._on_keeping_failed)

    def keep_now(self) -> None:
        """Keeps the changes without waiting, as after a recovery."""
        if self._autosave is not None:
            self._autosave.keep()

    def _kept(self) -> Content:
        content = self.content()
        saved_as = "" if self.path is None else str(self.path.absolute())
        return Content(content.state, content.pin, content.desk, saved_as)

    def _on_keeping_failed(self, error: ValueError) -> None:
        self._window.commands.refused.emit(
            self.tr("Changes cannot be kept against a crash: {0}").format(refusal(error))
        )

    # The name

    def _set_path(self, path: Path | None) -> None:
        self.path = path
        self._show_title()

    def _remember(self, path: Path) -> None:
        path = path.absolute()
        self.recent.add(path)
        self._window.settings.save_folder(str(path.parent))

    def _show_title(self) -> None:
        # Qt puts its mark of a change where [*] stands, and a doubled one is shown as it is.
        name = self.name.replace("[*]", "[*][*]")
        self._window.setWindowTitle(self.tr("{0}[*] — infoviz").format(name))
        self._window.setWindowModified(self._document.is_changed)
        self.can_revert.emit(self.path is not None and self._document.is_changed)

    def _dialog(self, title: str) -> QFileDialog:
        folder = self._window.settings.folder()
        if self.path is not None:
            folder = str(self.path.absolute().parent)
        dialog = QFileDialog(self._window, title, folder)
        dialog.setNameFilters(
            [self.tr("Documents of infoviz (*{0})").format(SUFFIX), self.tr("All files (*)")]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog
