"""Has changes read by assistive technology."""

from __future__ import annotations

from PySide6 import QtGui
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Has `text` read."""
    if hasattr(QtGui, "QAccessibleAnnouncementEvent"):  # since Qt 6.8
        event: QAccessibleEvent = QtGui.QAccessibleAnnouncementEvent(widget, text)
    else:
        event = QAccessibleEvent(widget, QAccessible.Event.NameChanged)
    QAccessible.updateAccessibility(event)
