"""The switches above the picture: label, temperature, gauge, arrows."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from infoviz.core.numbers import fixed
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.state import State
from infoviz.theme import Theme
from infoviz.views.controls import Choice, PartSlider
from infoviz.views.loss.options import GREATEST_TEMPERATURE, LEAST_TEMPERATURE, Options
from infoviz.views.loss.plot import Layout

ROW = 34
GAP = 10
MANY = 200
"""A menu of classes lists no more of them than this."""

_SPAN = math.log(GREATEST_TEMPERATURE / LEAST_TEMPERATURE)


class Switches(QObject):
    """Holds the widgets of a view, and says what a person did with them."""

    changed = Signal(dict)  # options
    label_chosen = Signal(str, int)  # kind, outcome
    temperature_moved = Signal(float)
    smoothing_moved = Signal(float)
    released = Signal(str)  # undo text

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._caption = QLabel(view)
        self._caption.setObjectName("muted")
        self._gradient = Choice(
            self.tr("arrows"),
            [
                ("ce_ab", self.tr("H(A,B) and KL(A‖B)")),
                *((id, o.symbol) for id, o in OBJECTIVES.items() if id not in ("ce_ab", "kl_ab")),
            ],
            view,
        )
        self._label = Choice(
            self.tr("label"),
            [
                ("class", self.tr("class index")),
                ("smoothed", self.tr("smoothing")),
                ("as_is", self.tr("A as it is")),
            ],
            view,
        )
        self._class = QToolButton(view)
        self._class.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._class.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._classes = QMenu(self._class)
        self._class.setMenu(self._classes)
        self._smoothing = PartSlider(self.tr("Label smoothing"), view)
        self._smoothing_text = QLabel(view)
        self._temperature = PartSlider(self.tr("Temperature"), view)
        self._temperature_word = QLabel(self.tr("temperature"), view)
        self._temperature_word.setObjectName("muted")
        self._temperature_text = QLabel(view)
        self._gauge = Choice(
            self.tr("gauge"),
            [
                ("typed", self.tr("as typed")),
                ("mean", self.tr("mean 0")),
                ("max", self.tr("max 0")),
            ],
            view,
        )
        self._mistakes = QToolButton(view)
        self._mistakes.setObjectName("plain")
        self._mistakes.setCheckable(True)
        self._mistakes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._outcome = 0
        self._labels: tuple[str, ...] = ()
        self._gradient.chosen.connect(self._on_gradient_chosen)
        self._label.chosen.connect(self._on_label_chosen)
        self._gauge.chosen.connect(self._on_gauge_chosen)
        self._classes.triggered.connect(self._on_class_chosen)
        self._smoothing.moved.connect(self._on_smoothing_moved)
        self._smoothing.released.connect(self._on_smoothing_released)
        self._temperature.moved.connect(self._on_temperature_moved)
        self._temperature.released.connect(self._on_temperature_released)
        self._mistakes.clicked.connect(self._on_mistakes_clicked)

    def show_options(self, options: Options, state: State) -> None:
        self._gradient.set_value("ce_ab" if options.arrows == "kl_ab" else options.arrows)
        self._label.set_value(options.label)
        self._gauge.set_value(options.gauge)
        self._smoothing.set_part(options.smoothing)
        self._smoothing_text.setText(self.tr("ε {0}").format(fixed(options.smoothing, 2)))
        part = math.log(options.temperature / LEAST_TEMPERATURE) / _SPAN
        if not self._temperature.isSliderDown():
            self._temperature.set_part(part)
        self._temperature_text.setText(fixed(options.temperature, 2))
        self._outcome = int(state.a.p.argmax())
        if state.labels is not self._labels:
            self._labels = state.labels
            self._classes.clear()
            for outcome, label in enumerate(state.labels[:MANY]):
                text = self.tr("{0} · {1}").format(outcome, label.replace("&", "&&"))
                self._classes.addAction(text).setData(outcome)
        label = state.labels[self._outcome]
        self._class.setText(self.tr("{0} · {1} ▾").format(self._outcome, label[:18]))
        self._class.setAccessibleName(self.tr("Class of the label"))
        self._caption.setText(
            self.tr("B is the softmax of logits z, A is the label: drag a logit and read the loss")
        )
        arrow = "▾" if options.shows_mistakes else "▸"
        self._mistakes.setText(self.tr("{0} Classic mistakes").format(arrow))
        self._mistakes.setChecked(options.shows_mistakes)
        self._is_class = options.label != "as_is"
        self._is_smoothed = options.label == "smoothed"

    def show_look(self, theme: Theme, factor: float) -> None:
        self._factor = factor

    def lay_out(self, width: int) -> int:
        """Puts the widgets into rows of that width; the height that they take."""
        factor = self._factor
        row, gap, pad = round(ROW * factor), round(GAP * factor), round(8 * factor)
        slider = round(84 * factor)
        for widget, shown in (
            (self._class, self._is_class),
            (self._smoothing, self._is_smoothed),
            (self._smoothing_text, self._is_smoothed),
        ):
            widget.setVisible(shown)
        right = width - pad
        arrows = self._gradient.sizeHint().width()
        self._gradient.setGeometry(right - arrows, 2, arrows, row - 4)
        room = right - arrows - gap - pad
        self._caption.setGeometry(pad, 0, max(room, 0), row)
        self._caption.setVisible(room > 0.5 * self._caption.sizeHint().width())
        x, top = pad, row
        gauge = self._gauge.sizeHint().width()
        gauge_left = width - pad - gauge
        self._temperature_word.setText(self.tr("temperature"))
        shown = [w for w in (self._label, self._class, self._temperature_word) if not w.isHidden()]
        needed = sum(w.sizeHint().width() + gap for w in shown) + slider + round(60 * factor)
        if self._is_smoothed:
            needed += slider + self._smoothing_text.sizeHint().width() + 2 * gap
        if needed > gauge_left:
            self._temperature_word.setText("T")
        for widget, wide in (
            (self._label, 0),
            (self._class, 0),
            (self._smoothing, slider),
            (self._smoothing_text, 0),
            (self._temperature_word, 0),
            (self._temperature, slider),
            (self._temperature_text, round(40 * factor)),
        ):
            if widget.isHidden():
                continue
            wide = wide or widget.sizeHint().width()
            if x + wide > width - pad:
                # A row of its own, where one is too short for all.
                x, top = pad, top + row
            widget.setGeometry(QRect(x, top + 2, wide, row - 4))
            x += wide + gap
        if x > gauge_left:
            top += row
        self._gauge.setGeometry(gauge_left, top + 2, gauge, row - 4)
        return top + row + round(2 * factor)

    def place_mistakes(self, picture: QRect, layout: Layout) -> None:
        """Puts the button into the row of the mistakes, where there is one."""
        self._mistakes.setVisible(layout.mistakes is not None)
        if layout.mistakes is not None:
            hint = self._mistakes.sizeHint()
            top = picture.top() + round(layout.mistakes.top()) + round(4 * self._factor)
            self._mistakes.setGeometry(
                picture.left() + round(8 * self._factor), top, hint.width(), hint.height()
            )
            self._mistakes.raise_()

    def _on_gradient_chosen(self, id: str) -> None:
        self.changed.emit({"arrows": id})

    def _on_gauge_chosen(self, id: str) -> None:
        self.changed.emit({"gauge": id})

    def _on_label_chosen(self, id: str) -> None:
        self.label_chosen.emit(id, self._outcome)

    def _on_class_chosen(self, action: QAction) -> None:
        self.label_chosen.emit(self._label.value, action.data())

    def _on_smoothing_moved(self, part: float) -> None:
        self._smoothing_text.setText(self.tr("ε {0}").format(fixed(part, 2)))
        self.smoothing_moved.emit(part)

    def _on_smoothing_released(self) -> None:
        self.released.emit(self.tr("Smooth the label"))

    def _on_temperature_moved(self, part: float) -> None:
        temperature = LEAST_TEMPERATURE * math.exp(part * _SPAN)
        # Two digits are what is shown, and what is meant.
        temperature = max(round(temperature, 2), LEAST_TEMPERATURE)
        self._temperature_text.setText(fixed(temperature, 2))
        self.temperature_moved.emit(temperature)

    def _on_temperature_released(self) -> None:
        self.released.emit(self.tr("Temperature {0}").format(self._temperature_text.text()))

    def _on_mistakes_clicked(self, checked: bool) -> None:
        self.changed.emit({"shows_mistakes": checked})
