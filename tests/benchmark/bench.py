"""The real window with a pair in it, and the gestures that are measured, in data units."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QApplication

from infoviz.app import make_window
from infoviz.command_line import parse
from infoviz.core.distribution import Distribution
from infoviz.core.state import Side, State
from infoviz.ui.main_window import MainWindow
from infoviz.ui.settings import Settings
from infoviz.views.base import View
from tests.benchmark.mouse import Mouse

SIZE = (1440, 900)


def pair(n: int) -> State:
    """Two humps over n outcomes, every share of a readable size."""
    places = np.arange(n) / n
    a, b = (0.15 + np.exp(-0.5 * ((places - middle) / 0.15) ** 2) for middle in (0.4, 0.55))
    labels = tuple(f"x{i}" for i in range(n))
    return State(labels, Distribution.from_weights(a), Distribution.from_weights(b))


def wave(moves: int) -> list[float]:
    """Heights from 0.2 to 0.9 of a scale, each a few pixels from the one before it."""
    return [0.55 + 0.35 * math.sin(0.7 + 0.0731 * i) for i in range(moves)]


class Bench:
    """The whole window of the picture on a pair, shown, with a mouse over the editor of A."""

    def __init__(self, app: QApplication, state: State, view: str = "terms") -> None:
        self._app = app
        self.window: MainWindow = make_window(app, parse(["--theme", "light"]), Settings(None))
        self.window.resize(*SIZE)
        self.document = self.window.document
        self.document.apply(state, "")
        self.window.set_lens(view)
        self.window.show()
        self.paint()
        assert (self.window.width(), self.window.height()) == SIZE
        # Which folds only where the lens needs its room.
        assert self.window.term_panel.is_folded == (view == "continuous")
        self.editors = self.window.editors
        self.editor = self.editors["a"]
        self.mouse = Mouse(self.window)

    @property
    def views(self) -> list[View]:
        """All that can be seen."""
        return [view for view in self.window.findChildren(View) if view.isVisible()]

    def paint(self) -> None:
        """Two turns, since what the first lays out is painted in the second."""
        self._app.processEvents()
        self._app.processEvents()

    def zoom(self, first: int, last: int) -> None:
        """Shows the outcomes [first, last) alone, to be dragged rather than drawn over."""
        self.window.set_desk(replace(self.window.desk, draw=False))
        self.window.wiring.show_span((first, last))
        self.paint()

    def at(self, outcome: float, share: float, side: Side = "a") -> QPointF:
        """A place of an editor, in the window; `outcome` + 0.5 is the middle of a bar."""
        editor = self.editors[side]
        plot = editor.plot
        place = QPointF(plot.columns.x(outcome) / plot.ratio, plot.y(share))
        return place + QPointF(editor.mapTo(self.window, QPoint(0, 0)))

    def begin_drag(self, outcome: int) -> None:
        """Takes a bar low in its column, so that its top comes to the pointer."""
        high = self.editor.plot.high
        self._begin(self.at(outcome + 0.5, 0.02 * high), self.at(outcome + 0.5, 0.15 * high))

    def drag_path(self, outcome: int, moves: int) -> list[QPointF]:
        """Up and down the column of a bar."""
        high = self.editor.plot.high
        return [self.at(outcome + 0.5, part * high) for part in wave(moves)]

    def begin_stroke(self) -> None:
        """Takes the pen at the left of the plot."""
        columns, high = self.editor.plot.columns, self.editor.plot.high
        self._begin(self.at(columns.first, 0.5 * high), self.at(columns.first, 0.6 * high))

    def stroke_path(self, moves: int) -> list[QPointF]:
        """Over all bars from left to right in a wavy line."""
        columns, high = self.editor.plot.columns, self.editor.plot.high
        span = columns.last - columns.first
        return [
            self.at(columns.first + span * (i + 1) / (moves + 2), part * high)
            for i, part in enumerate(wave(moves))
        ]

    def take_back(self, at: QPointF) -> None:
        """Ends the gesture and undoes it, so that every round begins alike."""
        self.mouse.release(at)
        self.document.undo_stack.undo()
        self.paint()

    def close(self) -> None:
        self.window.wiring.finish_gestures()
        self.document.cancel()
        self.document.mark_saved()
        self.window.close()
        self.window.deleteLater()
        self.paint()

    def _begin(self, press: QPointF, move: QPointF) -> None:
        self.mouse.press(press)
        self.mouse.move(move)
        self.paint()
        assert self.document.is_previewing
