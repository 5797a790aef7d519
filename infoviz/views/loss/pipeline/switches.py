"""The switches of the pipeline: label, temperature, gauge, arrows, mistakes."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QWidget

from infoviz.core.analysis import Analysis
from infoviz.core.numbers import INFINITY, fixed
from infoviz.core.objectives import OBJECTIVES
from infoviz.views.controls import Choice
from infoviz.views.loss.dial import Dial, Range
from infoviz.views.loss.menu import Menu
from infoviz.views.loss.options import TEMPERATURES, Options
from infoviz.views.loss.pipeline.plot import Layout
from infoviz.views.loss.pipeline.rows import LOW, Rows, Widgets
from infoviz.views.loss.pipeline.words import translated
from infoviz.views.loss.shelf import show_hints

MANY = 200
"""A menu of classes lists no more of them than this."""

BUTTON = 28
"""How tall a button in the picture may be."""


class Switches(QObject):
    """Holds the widgets of a face, and says what a person did with them."""

    changed = Signal(dict)  # options
    label_chosen = Signal(str, int)  # kind, outcome
    temperature_moved = Signal(float)
    smoothing_moved = Signal(float)
    released = Signal(str)  # undo text

    def __init__(self, face: QWidget) -> None:
        super().__init__(face)
        self._captions = (
            self.tr("B is the softmax of logits z, A is the label: drag a logit and read the loss"),
            self.tr("drag a logit: in B the others keep their ratio"),
            self.tr("drag a logit, read the loss"),
        )
        self.is_low = False
        self._outcome = 0
        self._labels: tuple[str, ...] = ()
        self._options = Options()
        caption = QLabel(face)
        caption.setObjectName("muted")
        arrows = [
            ("ce_ab", self.tr("H(A,B) and KL(A‖B)")),
            ("kl_ba", OBJECTIVES["kl_ba"].symbol),
            ("js", self.tr("JS")),
            ("brier", OBJECTIVES["brier"].symbol),
        ]
        labels = [
            ("class", self.tr("class index")),
            ("smoothed", self.tr("smoothing")),
            ("as_is", self.tr("A as it is")),
        ]
        gauges = [
            ("typed", self.tr("as typed")),
            ("mean", self.tr("mean 0")),
            ("max", self.tr("max 0")),
        ]
        words = self.tr("gradient of"), self.tr("label"), self.tr("gauge")
        named = tuple(zip(words, (arrows, labels, gauges), strict=True))
        class_button = self._button(face)
        class_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        class_button.setAccessibleName(self.tr("Class of the label"))
        self._classes = QMenu(class_button)
        class_button.setMenu(self._classes)
        mistakes = self._button(face)
        mistakes.setObjectName("plain")
        mistakes.setCheckable(True)
        self.widgets = Widgets(
            caption,
            *(Choice(word, options, face) for word, options in named),
            *(Menu(word, options, face) for word, options in named),
            class_button,
            *self._dials(face),
            mistakes,
        )
        self._show_hints()
        self._connect()

    def _button(self, face: QWidget) -> QToolButton:
        button = QToolButton(face)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _dials(self, face: QWidget) -> tuple[Dial, Dial]:
        return (
            Dial(
                self.tr("Label smoothing"),
                ("ε", "ε"),
                Range((0.0, 1.0)),
                lambda value: round(value, 2),
                lambda value: fixed(value, 2) if value else "0.00",
                face,
            ),
            Dial(
                self.tr("Temperature"),
                (self.tr("temperature"), "T"),
                Range(TEMPERATURES, by_ratio=True),
                lambda value: round(value, 2),
                lambda value: fixed(value, 2),
                face,
            ),
        )

    def _connect(self) -> None:
        w = self.widgets
        for arrows in (w.arrows, w.arrows_menu):
            arrows.chosen.connect(self._on_arrows_chosen)
        for label in (w.label, w.label_menu):
            label.chosen.connect(self._on_label_chosen)
        for gauge in (w.gauge, w.gauge_menu):
            gauge.chosen.connect(self._on_gauge_chosen)
        self._classes.triggered.connect(self._on_class_chosen)
        w.smoothing.moved.connect(self.smoothing_moved)
        w.smoothing.released.connect(self._on_smoothing_released)
        w.temperature.moved.connect(self.temperature_moved)
        w.temperature.released.connect(self._on_temperature_released)
        w.mistakes.clicked.connect(self._on_mistakes_clicked)

    def _show_hints(self) -> None:
        w = self.widgets
        ids = ("ce_ab", "kl_ba", "js", "brier")
        arrows = {id: translated("Objective", OBJECTIVES[id].remark) for id in ids}
        labels = {
            "class": self.tr("A is one class, as the index that PyTorch takes for a target"),
            "smoothed": self.tr(
                "1 − ε for the class, and ε shared by all, as PyTorch’s label_smoothing"
            ),
            "as_is": self.tr("A as it stands, as the shares that PyTorch takes for a target"),
        }
        gauges = {
            "typed": self.tr("The logits as they were typed or dragged last"),
            "mean": self.tr("The same constant added to each, so that their mean is 0"),
            "max": self.tr("The same constant added to each, so that the greatest is 0"),
        }
        for choice, menu, hints in (
            (w.arrows, w.arrows_menu, arrows),
            (w.label, w.label_menu, labels),
            (w.gauge, w.gauge_menu, gauges),
        ):
            show_hints(choice, hints)
            menu.show_hints(hints)
        w.temperature.setToolTip(
            self.tr("b = softmax(z / T): the logits stay, and B becomes sharper or more even")
        )
        w.mistakes.setToolTip(self.tr("What three common mistakes would make of this loss"))

    def show_options(self, options: Options, analysis: Analysis) -> None:
        w, state, self._options = self.widgets, analysis.state, options
        reverse = OBJECTIVES["kl_ba"].symbol
        if analysis.totals["kl_ba"] == math.inf:
            reverse = f"{reverse} {INFINITY}"
        w.arrows.button("kl_ba").setText(reverse)
        w.arrows_menu.set_text("kl_ba", reverse)
        for arrows in (w.arrows, w.arrows_menu):
            arrows.set_value("ce_ab" if options.arrows == "kl_ab" else options.arrows)
        for label in (w.label, w.label_menu):
            label.set_value(options.label)
        for gauge in (w.gauge, w.gauge_menu):
            gauge.set_value(options.gauge)
        w.smoothing.set_value(options.smoothing)
        w.temperature.set_value(options.temperature)
        self._outcome = int(state.a.p.argmax())
        if state.labels is not self._labels:
            self._labels = state.labels
            self._classes.clear()
            for outcome, name in enumerate(state.labels[:MANY]):
                text = self.tr("{0} · {1}").format(outcome, name.replace("&", "&&"))
                self._classes.addAction(text).setData(outcome)
        name = state.labels[self._outcome]
        w.class_button.setText(self.tr("{0} · {1} ▾").format(self._outcome, name[:18]))
        arrow = "▾" if options.shows_mistakes else "▸"
        w.mistakes.setText(self.tr("{0} Classic mistakes").format(arrow))
        w.mistakes.setChecked(options.shows_mistakes)

    def lay_out(self, size: QSize, reserved: QSize, factor: float) -> int:
        """Puts the widgets into rows; the height that they take.

        Where the face `is_low`, arrows and mistakes stand in the first row.
        """
        self.is_low = size.height() < LOW * factor
        for dial in (self.widgets.smoothing, self.widgets.temperature):
            dial.set_factor(factor)
        rows = Rows(self.widgets, self._captions, self._options.label)
        return rows.lay_out(size, reserved.width(), factor)

    def place_in(self, picture: QRect, layout: Layout) -> None:
        """Puts the arrows and the mistakes into the picture, where it has room for them."""
        if self.is_low:
            return
        w, factor = self.widgets, layout.factor
        for widget, room, aside, down in (
            (w.arrows, layout.arrows, 0, 1),
            (w.mistakes, layout.mistakes, 8, 5),
        ):
            widget.setVisible(room is not None)
            if room is not None:
                hint = widget.sizeHint()
                top = picture.top() + round(room.top() + down * factor)
                left = picture.left() + round(room.left() + aside * factor)
                height = min(hint.height(), round(BUTTON * factor))
                widget.setGeometry(left, top, hint.width(), height)
                widget.raise_()

    def _on_arrows_chosen(self, id: str) -> None:
        self.changed.emit({"arrows": id})

    def _on_gauge_chosen(self, id: str) -> None:
        self.changed.emit({"gauge": id})

    def _on_label_chosen(self, id: str) -> None:
        self.label_chosen.emit(id, self._outcome)

    def _on_class_chosen(self, action: QAction) -> None:
        self.label_chosen.emit(self._options.label, action.data())

    def _on_smoothing_released(self) -> None:
        self.released.emit(self.tr("Smooth the label"))

    def _on_temperature_released(self) -> None:
        text = fixed(self.widgets.temperature.value, 2)
        self.released.emit(self.tr("Temperature {0}").format(text))

    def _on_mistakes_clicked(self, checked: bool) -> None:
        self.changed.emit({"shows_mistakes": checked})
