"""The menu of documents that were opened or saved last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from infoviz.ui.settings import Settings

MOST = 9


class RecentFiles(QMenu):
    """One action a document, the newest first."""

    chosen = Signal(object)  # Path

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.paths = settings.recent_files()[:MOST]
        self.setTitle(self.tr("Open &recent"))
        self.setToolTipsVisible(True)
        self.triggered.connect(self._on_triggered)
        self._fill()

    def add(self, path: Path) -> None:
        """Puts a document at the top."""
        self.paths = [path, *(other for other in self.paths if other != path)][:MOST]
        self._changed()

    def forget(self, path: Path) -> None:
        """Takes a document out, as one that is gone."""
        self.paths = [other for other in self.paths if other != path]
        self._changed()

    def clear_all(self) -> None:
        self.paths = []
        self._changed()

    def _changed(self) -> None:
        self._settings.save_recent_files(self.paths)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        self.setEnabled(bool(self.paths))
        for number, path in enumerate(self.paths, start=1):
            action = self.addAction(f"&{number}  {path.name.replace('&', '&&')}")
            action.setToolTip(str(path))
            action.setData(str(path))
        self.addSeparator()
        self.addAction(self.tr("&Clear this list"))

    def _on_triggered(self, action: QAction) -> None:
        # The last one has no path.
        if action.data():
            self.chosen.emit(Path(action.data()))
        else:
            self.clear_all()
