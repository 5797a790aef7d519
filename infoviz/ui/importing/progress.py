"""A bar with Cancel for what takes longer than a moment."""

from __future__ import annotations

from types import TracebackType

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from infoviz.files.imports.table import Cancelled

PATIENCE = 200
"""Milliseconds until the bar comes."""

_STEPS = 100


class Bar:
    """The progress of a reading, as the readers want it: called with the part that is done.

    Used in `with`, at the end of which the bar goes. While it is there no other input comes
    through, and its Cancel raises Cancelled in the reading.
    """

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._clock = QElapsedTimer()
        self.dialog: QProgressDialog | None = None

    def __enter__(self) -> Bar:
        self._clock.start()
        return self

    def __call__(self, part: float) -> None:
        if self._clock.elapsed() < PATIENCE:
            return
        if self.dialog is None:
            self.dialog = self._make()
        # While it is modal this handles what the mouse and the keys did to it.
        self.dialog.setValue(min(int(_STEPS * part), _STEPS - 1))
        if self.dialog.wasCanceled():
            raise Cancelled

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def _make(self) -> QProgressDialog:
        translate = QCoreApplication.translate
        dialog = QProgressDialog(self._parent)
        dialog.setWindowTitle(translate("Bar", "Import"))
        dialog.setLabelText(translate("Bar", "Reading…"))
        dialog.setCancelButtonText(translate("Bar", "Cancel"))
        dialog.setRange(0, _STEPS)
        dialog.setMinimumDuration(0)
        dialog.setAutoReset(False)
        dialog.setAutoClose(False)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        return dialog
