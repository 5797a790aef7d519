"""The window on two arrays, opened from a script or a notebook, and closed with a result."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from numpy.typing import ArrayLike

from infoviz.command_line import Request
from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.start_checks import StartError, check_start

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SIGNALS_MS = 200
"""How often Python is let in, so that it sees an interrupt from the keyboard."""

_application: QApplication | None = None
"""Kept: once made, it is for every later window."""


def show_pair(
    a: Distribution | ArrayLike,
    b: Distribution | ArrayLike,
    labels: Sequence[str] | None,
    names: tuple[str, str] | None,
) -> tuple[Distribution, Distribution]:
    """See `infoviz.show`."""
    # First of all, so that a pair at fault opens nothing.
    state = _state(a, b, labels, names)
    app = _running_application()

    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from infoviz.app import LastResort, open_window

    with _borrowed(app):
        window = open_window(app, Request(state=state))
        window.life.is_given_back = True
        hook, sys.excepthook = sys.excepthook, LastResort(window)
        loop, timer = QEventLoop(), QTimer()
        timer.timeout.connect(_let_python_in)
        timer.start(_SIGNALS_MS)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.destroyed.connect(loop.quit)
        document = window.document
        # Its owner is deleted with the window; what was decided is read after that.
        document.setParent(None)
        try:
            loop.exec()
        finally:
            timer.stop()
            sys.excepthook = hook
    return document.state.a, document.state.b


def _state(
    a: Distribution | ArrayLike,
    b: Distribution | ArrayLike,
    labels: Sequence[str] | None,
    names: tuple[str, str] | None,
) -> State:
    pair = []
    for letter, given in (("a", a), ("b", b)):
        try:
            pair.append(given if isinstance(given, Distribution) else Distribution(given))
        except ValueError as error:
            hint = "; Distribution.from_weights takes counts" if "sum to" in str(error) else ""
            raise ValueError(f"{letter}: {error}{hint}") from None
    one, other = pair
    if labels is None:
        labels = [str(i + 1) for i in range(len(one))]
    name_a, name_b = ("", "") if names is None else names
    return State(tuple(map(str, labels)), one, other, name_a=name_a, name_b=name_b)


def _running_application() -> QApplication:
    """The QApplication that there is, or a new one; RuntimeError where there can be none."""
    global _application
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("a window can be opened from the main thread alone")
    core = sys.modules.get("PySide6.QtCore")
    existing = None if core is None else core.QCoreApplication.instance()
    if existing is None:
        try:
            check_start(os.environ)
        except StartError as error:
            raise RuntimeError(str(error)) from None
        from infoviz.app import application

        _application = application()
        return _application
    from PySide6.QtWidgets import QApplication

    if not isinstance(existing, QApplication):
        raise RuntimeError("there is a Qt application already, and it is one without windows")
    return existing


@contextmanager
def _borrowed(app: QApplication) -> Iterator[None]:
    """Gives an application back as it was: its look, and that it ends with its last window."""
    look = app.style().objectName(), app.palette(), app.font(), app.styleSheet()
    quits = app.quitOnLastWindowClosed()
    app.setQuitOnLastWindowClosed(False)
    try:
        yield
    finally:
        style, palette, font, sheet = look
        app.setStyleSheet(sheet)
        app.setStyle(style)
        app.setPalette(palette)
        app.setFont(font)
        app.setQuitOnLastWindowClosed(quits)


def _let_python_in() -> None:
    """Any call does it."""
