"""Offers what a crash has left."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, QObject

from infoviz.core.state import SIDES
from infoviz.files.document_file import Content, read_document
from infoviz.files.reading import read_bytes
from infoviz.ui.autosave import left_by_a_crash, remove
from infoviz.ui.document_life import DocumentLife
from infoviz.ui.main_window import MainWindow
from infoviz.ui.questions import Answer, Role, ask


class Recovery(QObject):
    """Asks about one kept file after another, until one is taken."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._life: DocumentLife = window.life
        self._left = left_by_a_crash(folder)
        self._content: Content | None = None

    def offer(self) -> None:
        """Asks about the newest file that can be read."""
        while self._left:
            path, _ = self._left[0]
            try:
                self._content = read_document(read_bytes(path), path.name)
            except ValueError:
                # Nobody can be asked about it; it stays for whoever looks for it by hand.
                self._next(path.with_suffix(".unreadable"))
                continue
            self._ask(path, self._content)
            return

    def _ask(self, path: Path, content: Content) -> None:
        time = QDateTime.fromSecsSinceEpoch(int(path.stat().st_mtime))
        name = Path(content.saved_as).stem if content.saved_as else self._described(content)
        ask(
            self._window,
            self.tr("Recovery"),
            self.tr("Recover the changes to “{0}”?").format(name),
            self.tr("infoviz ended before they were saved; they are as of {0}.").format(
                QLocale().toString(time, QLocale.FormatType.ShortFormat)
            ),
            [
                Answer(self.tr("&Recover"), Role.AcceptRole, self._recover),
                Answer(self.tr("&Discard"), Role.DestructiveRole, self._discard),
                Answer(self.tr("Ask &later"), Role.RejectRole, self._leave),
            ],
        )

    def _described(self, content: Content) -> str:
        """A pair that has no name, by its outcomes."""
        labels = content.state.labels
        names = [content.state.name(side) for side in SIDES if content.state.name(side)]
        shown = ", ".join(names or labels[:3])
        return shown if names or len(labels) <= 3 else shown + ", …"

    def _recover(self) -> None:
        content = self._content
        if content is None:
            return
        path = Path(content.saved_as) if content.saved_as else None
        self._life.show_content(content, path, changed=True)
        # Kept anew before the old file goes.
        self._life.keep_now()
        self._next(None)
        self._leave()

    def _discard(self) -> None:
        self._next(None)
        self.offer()

    def _next(self, renamed: Path | None) -> None:
        """Removes the file that was asked about, or gives it another name."""
        path, lock = self._left.pop(0)
        if renamed is None:
            remove(path)
        else:
            path.replace(renamed)
        lock.unlock()

    def _leave(self) -> None:
        """Leaves what is left for the next time."""
        for _, lock in self._left:
            lock.unlock()
        self._left = []
