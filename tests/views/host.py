"""One view, wired as a window wires it, and pairs to show in it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from infoviz.core.analysis import Analysis, analyse
from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.theme import load_theme
from infoviz.views.base import Span, View

WEATHER = State(
    ("sunny", "cloudy", "rain", "snow", "fog"),
    Distribution([0.42, 0.27, 0.18, 0.05, 0.08]),
    Distribution([0.22, 0.24, 0.30, 0.14, 0.10]),
)


def with_b(b: list[float]) -> State:
    """The weather pair with another B."""
    return replace(WEATHER, b=Distribution(b))


EQUAL = replace(WEATHER, b=WEATHER.a)
INFINITE = with_b([0.32, 0.24, 0.30, 0.14, 0.0])
DISJOINT = replace(
    WEATHER, a=Distribution([0.5, 0.5, 0, 0, 0]), b=Distribution([0, 0, 0.25, 0.25, 0.5])
)


def many(n: int, seed: int = 0) -> State:
    rng = np.random.default_rng(seed)
    a, b = (Distribution.from_weights(rng.random(n)) for _ in range(2))
    return State(tuple(f"x{i}" for i in range(n)), a, b)


class Host(QWidget):
    """Gives the view back what it says, as the window does, and keeps it."""

    def __init__(self, view: View, size: tuple[int, int] = (860, 260)) -> None:
        super().__init__()
        self.view = view
        self.hovered: list[int] = []
        self.chosen: list[str] = []
        self.spans: list[Span | None] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(view)
        self.resize(*size)
        view.outcome_hovered.connect(self._on_hovered)
        view.measure_chosen.connect(self._on_chosen)
        view.span_changed.connect(self._on_span_changed)
        self.show()
        self.activateWindow()

    def put(self, state: State) -> Analysis:
        """Shows a state as committed."""
        analysis = self.move(state)
        self.view.show_settled()
        QApplication.processEvents()
        return analysis

    def move(self, state: State) -> Analysis:
        """Shows a state as one move of a drag."""
        analysis = analyse(state)
        self.view.show_analysis(analysis)
        QApplication.processEvents()
        return analysis

    def desk(self, **changes: object) -> None:
        self.view.show_desk(replace(self.view.desk, **changes))
        QApplication.processEvents()

    def pin(self, state: State | None) -> None:
        self.view.show_pin(None if state is None else analyse(state))
        QApplication.processEvents()

    def theme(self, name: str) -> None:
        self.view.show_theme(load_theme(name))
        QApplication.processEvents()

    def picture(self) -> QImage:
        image = QImage(self.view.size(), QImage.Format.Format_RGB32)
        self.view.render(image)
        return image

    def _on_hovered(self, outcome: int) -> None:
        self.hovered.append(outcome)
        self.view.show_hover(outcome)

    def _on_chosen(self, measure: str) -> None:
        self.chosen.append(measure)
        self.desk(measure=measure)

    def _on_span_changed(self, span: Span | None) -> None:
        self.spans.append(span)
        self.view.show_span(span)


def send(widget: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    """A mouse event of the left button, as Qt would send it."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    buttons = left if kind == QEvent.Type.MouseButtonPress else none
    there = QPointF(widget.mapToGlobal(QPoint(0, 0))) + place
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, place, there, button, buttons, modifiers))


def point_at(widget: QWidget, place: QPointF) -> None:
    send(widget, QEvent.Type.MouseMove, place)


def click(widget: QWidget, place: QPointF) -> None:
    send(widget, QEvent.Type.MouseButtonPress, place)
    send(widget, QEvent.Type.MouseButtonRelease, place)


def turn_wheel(widget: QWidget, place: QPointF, along: int) -> None:
    event = QWheelEvent(
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, along),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def colour_at(image: QImage, x: float, y: float) -> str:
    return QColor(image.pixel(round(x), round(y))).name().upper()
