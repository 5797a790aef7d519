"""Every control is reached by Tab, named for assistive technology, and seen to have the focus."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from infoviz.core.densities import parse_density
from infoviz.core.density_pair import DensityPair
from infoviz.ui.main_window import MainWindow
from infoviz.views import VIEWS

FACES = [(lens, {}) for lens in VIEWS] + [
    ("loss", {"face": "training"}),
    ("landscape", {"mode": "simplex"}),
    ("landscape", {"mode": "path"}),
]
"""Each lens, and each face of those that have several."""


def bring(window: MainWindow, lens: str, options: dict[str, str]) -> None:
    # Large enough for every control: what a toolbar has no room for stands in the menus.
    window.resize(1600, 1000)
    window.set_lens(lens)
    window.front.restore(options)
    assert options.items() <= window.front.options().items()
    window.activateWindow()
    QApplication.processEvents()


def controls(window: MainWindow) -> set[QWidget]:
    """Whatever takes the focus by Tab, and is there to be used."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    }


def reached_by_tab(window: MainWindow, which: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """The widgets that have the focus one after the other, from editor A round to it again."""
    window.editors["a"].setFocus()
    reached: list[QWidget] = []
    for _ in range(200):
        widget = QApplication.focusWidget()
        assert widget is not None
        # A picture with several handles may keep the focus while it goes from one to the next.
        if not reached or widget is not reached[-1]:
            if widget in reached:
                break
            reached.append(widget)
        QTest.keyClick(widget, which)
    return reached


@pytest.mark.parametrize(("lens", "options"), FACES)
def test_every_control_is_reached_by_tab_and_named(
    window: MainWindow, lens: str, options: dict[str, str]
) -> None:
    bring(window, lens, options)
    reached = reached_by_tab(window)
    assert controls(window) == set(reached)
    # The way back is the same.
    back = reached_by_tab(window, Qt.Key.Key_Backtab)
    assert [back[0], *back[:0:-1]] == reached
    for widget in reached:
        named = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert len(named.strip()) > 1 or named.isalnum(), widget


def seen(window: MainWindow, widget: QWidget) -> QImage:
    corner = widget.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, widget.size()).adjusted(-2, -2, 2, 2)).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("lens", "options"), FACES)
def test_the_focus_is_seen(
    window: MainWindow, lens: str, options: dict[str, str], theme: str
) -> None:
    window.set_theme(theme)
    bring(window, lens, options)
    reached = reached_by_tab(window)
    for widget in reached:
        other = window.editors["b"] if widget is not window.editors["b"] else window.editors["a"]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        without = seen(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert seen(window, widget) != without, widget


def test_what_is_deleted_takes_nothing_else_with_it(window: MainWindow) -> None:
    bring(window, "continuous", {})
    state = window.document.state
    for text in ("gamma(2,1)", "truncated(gamma(2,1),1,4)", "mixture(0.5,-1,1,2,1)"):
        density = parse_density(text)
        window.document.apply(replace(state, densities=DensityPair(density, density)), text)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for action in window.term_panel.chooser.menu.actions():
        action.trigger()
        assert window.desk.measure == action.data()
    assert all(map(isValid, window.findChildren(QWidget)))
    assert isValid(window)
