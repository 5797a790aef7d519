"""Import: where the data comes from, and the one undo step that it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from infoviz.core.state import State
from infoviz.files.document_file import SUFFIX
from infoviz.files.reading import read_bytes
from infoviz.ui.questions import say

if TYPE_CHECKING:
    from infoviz.files.imports import Source
    from infoviz.ui.main_window import MainWindow


class Importing(QObject):
    """Takes files by menu and by drop, and text by paste and by drop.

    Readers and dialogs are loaded when they are first needed, since a start needs none.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._name = ""
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def choose(self) -> None:
        """Asks for a file."""
        from infoviz.files.imports import READERS

        window = self._window
        dialog = QFileDialog(window, self.tr("Import"), window.settings.folder())
        endings = sorted({suffix for reader in READERS.values() for suffix in reader.suffixes})
        pattern = " ".join(f"*{ending}" for ending in endings)
        dialog.setNameFilters([self.tr("Data ({0})").format(pattern), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file_selected)
        dialog.open()

    def _on_file_selected(self, path: str) -> None:
        self._window.settings.save_folder(str(Path(path).parent))
        self.take_file(Path(path))

    def take_file(self, path: Path) -> None:
        """Opens a document, and shows what other data says before it is imported."""
        if path.suffix.lower() == SUFFIX:
            self._window.life.open_path(path)
            return
        from infoviz.files.imports import Source

        try:
            source = Source(path.name, read_bytes(path))
        except ValueError as error:
            say(self._window, self.tr("Import"), error)
            return
        self.take(source)

    def paste(self) -> None:
        """Takes a cell range, or any other text, or a file, from the clipboard."""
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not self._take_mime(mime, self.tr("the clipboard")):
            self._window.commands.refused.emit(self.tr("The clipboard holds no text to import."))

    def two_texts(self) -> None:
        """Asks for two texts whose letters or words are to be counted."""
        from infoviz.ui.importing.texts_dialog import TextsDialog

        self._name = self.tr("two texts")
        dialog = TextsDialog(self._window)
        dialog.imported.connect(self._on_imported)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take(self, source: Source) -> None:
        """Shows what the data says, and imports it if that is wanted."""
        self._window.commands.run(lambda: self._show(source))

    def _show(self, source: Source) -> None:
        from infoviz.files.imports.table import Cancelled
        from infoviz.ui.importing.dialog import ImportDialog

        self._name = source.name
        dialog = ImportDialog(source, self._window.document.state, self._window)
        try:
            dialog.read()
        except Cancelled:
            dialog.deleteLater()
            return
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.imported.connect(self._on_imported)
        dialog.open()

    def _on_imported(self, state: State) -> None:
        text = self.tr("Import {0}").format(self._name)
        window = self._window
        window.commands.run(lambda: window.document.apply(state, text, ""))

    def _take_mime(self, mime: QMimeData, name: str) -> bool:
        """Whether there was something to take."""
        files = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if files:
            self.take_file(Path(files[0]))
            return True
        text = mime.text()
        if not text.strip():
            return False
        from infoviz.files.imports import Source

        self.take(Source(name, text.encode("utf-8", "replace")))
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A drag that enters is one that moves, too.
        if isinstance(event, QDragMoveEvent):
            mime = event.mimeData()
            if mime.hasUrls() or mime.hasText():
                event.acceptProposedAction()
                return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            event.acceptProposedAction()
            self._take_mime(event.mimeData(), self.tr("what was dropped"))
            return True
        return False
