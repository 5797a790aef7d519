"""Buttons, dialogs and shortcuts of the window."""

from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from infoviz.core.editing import set_share
from infoviz.ui.main_window import MainWindow
from infoviz.ui.parts import ActionButton


def test_dialogs_open_and_close(window: MainWindow, qapp: QApplication) -> None:
    for action in (window.actions_by_name.shortcuts, window.actions_by_name.about):
        action.trigger()
        dialog = qapp.activeModalWidget()
        assert dialog is not None
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert qapp.activeModalWidget() is None


def test_no_two_actions_share_a_shortcut(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert all(isinstance(action, QAction) for action in window.actions())


def test_buttons_follow_their_actions_and_gather_no_connections(window: MainWindow) -> None:
    actions = window.actions_by_name
    buttons = {button.text(): button for button in window.findChildren(QToolButton)}
    buttons["nats"].click()
    buttons["nats"].click()
    assert window.desk.unit == "nats"
    assert buttons["nats"].isChecked()
    assert not buttons["bits"].isChecked()
    assert not buttons["↶"].isEnabled()
    receivers = actions.undo.receivers(SIGNAL("changed()"))
    for share in (0.5, 0.6, 0.7):
        window.document.apply(set_share(window.document.state, "a", 0, share), "Drag")
    assert actions.undo.receivers(SIGNAL("changed()")) == receivers
    buttons["↶"].click()
    assert window.document.state.a.p[0] == 0.6


def test_buttons_that_menus_have_too_give_way_in_a_narrow_window(window: MainWindow) -> None:
    window.resize(800, 560)
    QApplication.processEvents()
    buttons = {b.accessibleName(): b for b in window.tool_bar.findChildren(ActionButton)}
    units = [buttons[name] for name in ("bits", "nats", "bans")]
    for button in (*units, window.preset_button):
        assert button.width() >= button.sizeHint().width()
    hidden = [name for name, button in buttons.items() if not button.isVisible()]
    assert hidden
    window.resize(1440, 900)
    QApplication.processEvents()
    assert all(buttons[name].isVisible() for name in hidden)
