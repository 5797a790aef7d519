"""What nobody foresaw ends in one dialog, not in a dead window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.app import LastResort
from infoviz.core.editing import set_share
from infoviz.ui.main_window import MainWindow


def test_one_dialog_at_a_time_and_the_pair_is_safe(window: MainWindow, qapp: QApplication) -> None:
    state = window.document.state
    window.document.preview(set_share(state, "a", 0, 0.9))
    last_resort = LastResort(window)
    for _ in range(3):
        last_resort(IndexError, IndexError("boo"), None)
    assert window.document.analysis.state is state
    dialog = qapp.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert qapp.activeModalWidget() is None
    last_resort(IndexError, IndexError("boo"), None)
    dialog = qapp.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_ctrl_c_in_the_terminal_closes_the_window(window: MainWindow) -> None:
    LastResort(window)(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert not window.isVisible()
