"""Every test runs off screen, without the widgets of others, and leaves the clipboard empty."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("QT_SCALE_FACTOR", None)

# A busy machine is no fault of the code.
settings.register_profile("quiet", deadline=None)
settings.load_profile("quiet")


@pytest.fixture(autouse=True, scope="session")
def clipboard_is_left_empty() -> Iterator[None]:
    """Off screen, Qt 6.11 crashes at its end where the clipboard still holds what Python gave."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.clipboard().clear()


@pytest.fixture(autouse=True)
def widgets_of_earlier_tests_are_gone() -> None:
    """Qt deletes later only where an event loop runs; no test runs one that lasts.

    Windows that nobody sees any more would otherwise go on, and be told of each focus and palette.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
