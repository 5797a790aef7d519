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
from infoviz.views.loss.options import TEMPERATURES, Options
from infoviz.views.loss.pipeline.plot import Layout
from infoviz.views.loss.pipeline.words import translated
from infoviz.views.loss.shelf import Shelf, show_caption, show_hints, show_words

MANY = 200
"""A menu of classes lists no more of them than this."""

TALL = 30
LOW = 380
"""A face that is lower than this has arrows and mistakes in the first row, not in its picture."""


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
        self._caption = QLabel(face)
        self._caption.setObjectName("muted")
        self._arrows = Choice(
            self.tr("gradient of"),
            [
                ("ce_ab", self.tr("H(A,B) and KL(A‖B)")),
                ("kl_ba", OBJECTIVES["kl_ba"].symbol),
                ("js", self.tr("JS")),
                ("brier", OBJECTIVES["brier"].symbol),
            ],
            face,
        )
        self._label = Choice(
            self.tr("label"),
            [
                ("class", self.tr("class index")),
                ("smoothed", self.tr("smoothing")),
                ("as_is", self.tr("A as it is")),
            ],
            face,
        )
        self._class = QToolButton(face)
        self._class.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._class.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._class.setAccessibleName(self.tr("Class of the label"))
        self._classes = QMenu(self._class)
        self._class.setMenu(self._classes)
        self._smoothing = Dial(
            self.tr("Label smoothing"),
            ("ε", "ε"),
            Range((0.0, 1.0)),
            lambda value: round(value, 2),
            lambda value: fixed(value, 2) if value else "0.00",
            face,
        )
        self._temperature = Dial(
            self.tr("Temperature"),
            (self.tr("temperature"), "T"),
            Range(TEMPERATURES, by_ratio=True),
            lambda value: round(value, 2),
            lambda value: fixed(value, 2),
            face,
        )
        self._gauge = Choice(
            self.tr("gauge"),
            [
                ("typed", self.tr("as typed")),
                ("mean", self.tr("mean 0")),
                ("max", self.tr("max 0")),
            ],
            face,
        )
        self._mistakes = QToolButton(face)
        self._mistakes.setObjectName("plain")
        self._mistakes.setCheckable(True)
        self._mistakes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show_hints()
        self._outcome = 0
        self._labels: tuple[str, ...] = ()
        self._is_low = False
        self._arrows.chosen.connect(self._on_arrows_chosen)
        self._label.chosen.connect(self._on_label_chosen)
        self._gauge.chosen.connect(self._on_gauge_chosen)
        self._classes.triggered.connect(self._on_class_chosen)
        self._smoothing.moved.connect(self.smoothing_moved)
        self._smoothing.released.connect(self._on_smoothing_released)
        self._temperature.moved.connect(self.temperature_moved)
        self._temperature.released.connect(self._on_temperature_released)
        self._mistakes.clicked.connect(self._on_mistakes_clicked)

    def _show_hints(self) -> None:
        ids = ("ce_ab", "kl_ba", "js", "brier")
        show_hints(
            self._arrows,
            {id: translated("Objective", OBJECTIVES[id].remark) for id in ids},
        )
        show_hints(
            self._label,
            {
                "class": self.tr("A is one class, as the index that PyTorch takes for a target"),
                "smoothed": self.tr(
                    "1 − ε for the class, and ε shared by all, as PyTorch’s label_smoothing"
                ),
                "as_is": self.tr("A as it stands, as the shares that PyTorch takes for a target"),
            },
        )
        show_hints(
            self._gauge,
            {
                "typed": self.tr("The logits as they were typed or dragged last"),
                "mean": self.tr("The same constant added to each, so that their mean is 0"),
                "max": self.tr("The same constant added to each, so that the greatest is 0"),
            },
        )
        self._temperature.setToolTip(
            self.tr("b = softmax(z / T): the logits stay, and B becomes sharper or more even")
        )
        self._mistakes.setToolTip(self.tr("What three common mistakes would make of this loss"))

    def show_options(self, options: Options, analysis: Analysis) -> None:
        state = analysis.state
        reverse = OBJECTIVES["kl_ba"].symbol
        if analysis.totals["kl_ba"] == math.inf:
            reverse = f"{reverse} {INFINITY}"
        self._arrows.button("kl_ba").setText(reverse)
        self._arrows.set_value("ce_ab" if options.arrows == "kl_ab" else options.arrows)
        self._label.set_value(options.label)
        self._gauge.set_value(options.gauge)
        self._smoothing.set_value(options.smoothing)
        self._temperature.set_value(options.temperature)
        self._outcome = int(state.a.p.argmax())
        if state.labels is not self._labels:
            self._labels = state.labels
            self._classes.clear()
            for outcome, label in enumerate(state.labels[:MANY]):
                text = self.tr("{0} · {1}").format(outcome, label.replace("&", "&&"))
                self._classes.addAction(text).setData(outcome)
        label = state.labels[self._outcome]
        self._class.setText(self.tr("{0} · {1} ▾").format(self._outcome, label[:18]))
        self._class.setVisible(options.label != "as_is")
        self._smoothing.setVisible(options.label == "smoothed")
        arrow = "▾" if options.shows_mistakes else "▸"
        self._mistakes.setText(self.tr("{0} Classic mistakes").format(arrow))
        self._mistakes.setChecked(options.shows_mistakes)

    @property
    def is_low(self) -> bool:
        """Whether arrows and mistakes stand in the first row."""
        return self._is_low

    def lay_out(self, size: QSize, reserved: QSize, factor: float) -> int:
        """Puts the widgets into rows; the height that they take."""
        shelf = Shelf(size.width(), factor)
        self._is_low = size.height() < LOW * factor
        self._smoothing.set_factor(factor)
        self._temperature.set_factor(factor)
        left, right = self._in_first_row(shelf, reserved.width()) if self._is_low else ([], [])
        if not self._is_low:
            show_words([self._arrows], long=True)
        self._arrows.setVisible(bool(right) or not self._is_low)
        self._mistakes.setVisible(bool(left) or not self._is_low)
        ends = shelf.put(0, left, right, reserved.width())
        show_caption(self._caption, self._captions, shelf, ends)
        return shelf.height(self._lay_out_rows(shelf))

    def _in_first_row(self, shelf: Shelf, reserved: int) -> tuple[list[QWidget], list[QWidget]]:
        """What a low face has there: mistakes and arrows, arrows alone, or neither."""
        for left in ([self._mistakes], []):
            for long in (True, False):
                show_words([self._arrows], long=long)
                if shelf.fits(left, [self._arrows], reserved):
                    return left, [self._arrows]
        return [], []

    def _lay_out_rows(self, shelf: Shelf) -> int:
        """The rows under the first; gives how many there are with it."""
        label = [w for w in (self._label, self._class, self._smoothing) if not w.isHidden()]
        left, right = [*label, self._temperature], [self._gauge]
        for long, dials in ((True, True), (True, False), (False, False)):
            show_words([*left, *right], long=long, dials=dials)
            if shelf.fits(left, right):
                shelf.put(1, left, right)
                return 2
        show_words([*left, *right], long=shelf.fits(label, []))
        if shelf.fits([self._temperature], right):
            shelf.put(1, label)
            shelf.put(2, [self._temperature], right)
            return 3
        shelf.put(1, label)
        shelf.put(2, [self._temperature])
        shelf.put(3, right)
        return 4

    def place_in(self, picture: QRect, layout: Layout) -> None:
        """Puts the arrows and the mistakes into the picture, where it has room for them."""
        if self._is_low:
            return
        shown = ((self._arrows, layout.arrows, 0, 1), (self._mistakes, layout.mistakes, 8, 4))
        for widget, room, aside, down in shown:
            widget.setVisible(room is not None)
            if room is not None:
                hint = widget.sizeHint()
                top = picture.top() + round(room.top() + down * layout.factor)
                left = picture.left() + round(room.left() + aside * layout.factor)
                widget.setGeometry(
                    left, top, hint.width(), min(hint.height(), round(28 * layout.factor))
                )
                widget.raise_()

    def _on_arrows_chosen(self, id: str) -> None:
        self.changed.emit({"arrows": id})

    def _on_gauge_chosen(self, id: str) -> None:
        self.changed.emit({"gauge": id})

    def _on_label_chosen(self, id: str) -> None:
        self.label_chosen.emit(id, self._outcome)

    def _on_class_chosen(self, action: QAction) -> None:
        self.label_chosen.emit(self._label.value, action.data())

    def _on_smoothing_released(self) -> None:
        self.released.emit(self.tr("Smooth the label"))

    def _on_temperature_released(self) -> None:
        text = fixed(self._temperature.value, 2)
        self.released.emit(self.tr("Temperature {0}").format(text))

    def _on_mistakes_clicked(self, checked: bool) -> None:
        self.changed.emit({"shows_mistakes": checked})
