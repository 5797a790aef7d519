"""The whole window, off screen, with nothing remembered."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings


def lose_changes(window: MainWindow) -> None:
    """Before a window closes: nobody is there to answer whether its changes are to be saved."""
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    window.wiring.finish_gestures()
    window.document.cancel()
    window.document.mark_saved()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[MainWindow]:
    """The window on the weather pair, shown at its usual size."""
    window = make_window(qapp, parse(["--theme", "light"]), Settings(None))
    qtbot.addWidget(window, before_close_func=lose_changes)
    window.show()
    qtbot.waitExposed(window)
    qapp.processEvents()
    yield window
    window.close()
