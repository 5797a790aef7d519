"""Sees the pointer leave a widget that has no handler for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal


class LeaveWatch(QObject):
    """Says when the pointer leaves a widget.

    Not by overriding viewportEvent(), which stands beneath all handlers: an error below such an
    override ends the program in PySide6.
    """

    left = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return False
