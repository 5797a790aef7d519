"""Presentation mode: full screen, larger text and handles, no menus."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMainWindow

from infoviz.ui.settings import MAX_FACTOR, MIN_FACTOR


class Presentation(QObject):
    """Turns a window into a presentation and back; `factor` is how much larger all is."""

    factor_changed = Signal(float)  # 1 while not presenting
    toggled = Signal(bool)
    explained = Signal(str)

    def __init__(self, window: QMainWindow, factor: float) -> None:
        super().__init__(window)
        self._window = window
        self.factor = factor
        self.is_on = False

    def toggle(self) -> None:
        self.set_on(not self.is_on)

    def set_on(self, on: bool) -> None:
        if on == self.is_on:
            return
        self.is_on = on
        window = self._window
        window.menuBar().setVisible(not on)
        # The flag alone is changed, so that a maximised window comes back maximised.
        if on:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        else:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        self.factor_changed.emit(self.factor if on else 1.0)
        self.toggled.emit(on)

    def enlarge(self) -> None:
        self._scale_by(0.1)

    def reduce(self) -> None:
        self._scale_by(-0.1)

    def _scale_by(self, step: float) -> None:
        if not self.is_on:
            self.explained.emit(self.tr("Ctrl + and Ctrl − change the size while presenting (F5)."))
        else:
            self.factor = round(min(max(self.factor + step, MIN_FACTOR), MAX_FACTOR), 2)
            self.factor_changed.emit(self.factor)
