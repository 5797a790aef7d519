"""What the menus copy and export: pictures, tables, scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from infoviz.core.measures import MEASURES
from infoviz.files.atomic import replace_file
from infoviz.files.code_export import LIBRARIES, write_code
from infoviz.files.exports import PARTS, Choice, text_export
from infoviz.ui.clipboard import picture_as_data, rows_as_data
from infoviz.ui.wording import refusal, translated
from infoviz.views.term_panel.copied import CopiedRows

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow

COPIED_SCALE = 2
"""So many pixels of a copied picture stand for one of the window."""


class ExportCommands(QObject):
    """Copies and exports what is on show, and says so, or why not.

    What draws into files is loaded when something is drawn, not at the start.
    """

    explained = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.last = Choice()
        """What was exported last, with which the dialog begins."""
        self.folder = ""
        """Where the last file of this run was written."""

    def copy_rows(self, rows: CopiedRows) -> None:
        _copy(rows_as_data(rows))

    def copy_picture(self, part: str) -> None:
        from infoviz.ui.pictures import picture_bytes, picture_image

        try:
            image = picture_image(self._window, part, COPIED_SCALE)
        except MemoryError:
            self.explained.emit(self.tr("There is no memory for a picture as large as this."))
            return
        _copy(picture_as_data(image, picture_bytes(self._window, part, "svg")))
        name = translated("Export", PARTS[part])
        self.explained.emit(
            self.tr("Copied the picture: {0}, {1} × {2} pixels.").format(
                name, image.width(), image.height()
            )
        )

    def copy_code(self, library: str) -> None:
        window = self._window
        measure = MEASURES[window.desk.measure]
        code = write_code(
            window.document.analysis, measure, window.desk.numbers, LIBRARIES[library]
        )
        data = QMimeData()
        data.setText(code)
        data.setData("text/x-python", code.encode("utf-8"))
        _copy(data)
        self.explained.emit(
            self.tr("Copied a {0} script that prints {1}.").format(
                LIBRARIES[library].name, measure.symbol
            )
        )

    def export(self) -> None:
        """Opens the dialog."""
        from infoviz.ui.export_dialog import ExportDialog

        dialog = ExportDialog(self._window, self)
        dialog.open()

    def write(self, choice: Choice, path: Path) -> str:
        """Writes a file; a sentence where it cannot be, and "" where it was."""
        # A large picture takes a second or two.
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            replace_file(path, self._data(choice))
        except MemoryError:
            return self.tr("There is no memory for a picture as large as this.")
        except OSError as error:
            reason = error.strerror or str(error)
            return self.tr("“{0}” cannot be written: {1}.").format(path.name, reason)
        except ValueError as error:
            return refusal(error)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.last = choice
        self.explained.emit(self.tr("Exported to {0}.").format(path))
        return ""

    def _data(self, choice: Choice) -> bytes:
        window = self._window
        if choice.kind == "part":
            from infoviz.ui.pictures import picture_bytes

            return picture_bytes(window, choice.id, choice.suffix, choice.scale, choice.theme)
        return text_export(
            choice.suffix,
            window.document.analysis,
            MEASURES[window.desk.measure],
            window.desk.numbers,
            **{choice.kind: choice.id},
        )


def _copy(data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
