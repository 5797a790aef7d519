"""The whole window, off screen, with nothing remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The window on the weather pair, shown at its usual size."""
    window = make_window(qapp, parse(["--theme", "light"]), Settings(None))
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    qapp.processEvents()
    yield window
    # Nobody is there to answer whether the changes are to be saved.
    window.document.mark_saved()
    window.close()
