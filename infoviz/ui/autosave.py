"""What is kept against a crash, and what a crash has left."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer, QUuid, Signal

from infoviz.document import Document
from infoviz.files.atomic import save
from infoviz.files.document_file import SUFFIX, Content, document_bytes

INTERVAL = 30_000
"""Milliseconds from a change to when it is kept."""

_BUSY = 1000
"""Milliseconds to wait for the end of a gesture."""


class Autosave(QObject):
    """Writes the document into a folder of its own while it is changed, and removes it when not.

    A lock beside the file says that its program is alive: a file whose lock is nobody's was left
    by a crash.
    """

    failed = Signal(object)  # ValueError

    def __init__(
        self, document: Document, content: Callable[[], Content], folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._content = content
        self._path = folder / f"{QUuid.createUuid().toString(QUuid.StringFormat.Id128)}{SUFFIX}"
        self._lock: QLockFile | None = None
        self._has_failed = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(INTERVAL)
        self.timer.timeout.connect(self._on_timeout)
        document.undo_stack.indexChanged.connect(self._on_changed)
        document.changed_since_saved.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._document.is_changed:
            self.forget()
        elif not self.timer.isActive():
            self.timer.start()

    def _on_timeout(self) -> None:
        if self._document.is_previewing:
            QTimer.singleShot(_BUSY, self, self._on_timeout)
        elif self._document.is_changed:
            self.keep()

    def keep(self) -> None:
        """Writes the document now."""
        try:
            if self._lock is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._lock = lock_of(self._path)
                self._lock.tryLock(0)
            save(self._path, document_bytes(self._content()))
        except (ValueError, OSError) as error:
            # Said once: it would fail again every time.
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(ValueError(str(error)) if isinstance(error, OSError) else error)

    def forget(self) -> None:
        """Removes what was written, as it is saved or not wanted."""
        self.timer.stop()
        if self._lock is not None:
            remove(self._path)
            self._lock.unlock()
            self._lock = None


def lock_of(path: Path) -> QLockFile:
    """The lock beside a kept file; its owner is alive as long as its process is."""
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    return lock


def left_by_a_crash(folder: Path) -> list[tuple[Path, QLockFile]]:
    """The files that no living program owns, newest first, each with its lock, held now."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        lock = lock_of(path)
        if lock.tryLock(0):
            found.append((path, lock))
    return sorted(found, key=lambda each: _time(each[0]), reverse=True)


def remove(path: Path) -> None:
    """Removes a kept file; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _time(path: Path) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0
