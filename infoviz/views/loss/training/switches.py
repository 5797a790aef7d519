"""The switches of the training: what is minimised and how, from where, and what makes it go."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSpinBox, QToolButton, QWidget

from infoviz.core.course import Course
from infoviz.core.numbers import fixed
from infoviz.core.objectives import OBJECTIVES
from infoviz.views.controls import Choice
from infoviz.views.loss.dial import Dial, Range
from infoviz.views.loss.options import GREATEST_SEED, MOMENTA, RATES, SPEEDS, Options
from infoviz.views.loss.shelf import Shelf, show_caption, show_words

LOW = 330
"""A face that is lower than this has no caption, and menus for the model and the start."""


def two_digits(value: float) -> float:
    """As it is written: no finer than a hand can tell."""
    return float(f"{value:.2g}")


def write_rate(value: float) -> str:
    """A learning rate with the digits that it has: "0.20", "0.015", "30"."""
    return f"{value:.0f}" if value >= 10 else fixed(value, 3 if value < 0.1 else 2)


class Switches(QObject):
    """Holds the widgets of a face, and says what a person did with them."""

    changed = Signal(object)  # dict: names of options with their new values
    started = Signal(object)  # dict: the same, and training begins anew by them
    back_clicked = Signal()
    step_clicked = Signal()
    run_clicked = Signal()
    reset_clicked = Signal()

    def __init__(self, face: QWidget) -> None:
        super().__init__(face)
        self._options = Options()
        self._captions = (
            self.tr(
                "Gradient descent on the logits of B, step by step: cross-entropy and KL fall "
                "together, H(A) apart"
            ),
            self.tr("Gradient descent on the logits of B: cross-entropy and KL fall together"),
            self.tr("Gradient descent on the logits of B"),
        )
        self._caption = QLabel(face)
        self._caption.setObjectName("muted")
        texts = [(id, "JS" if id == "js" else each.symbol) for id, each in OBJECTIVES.items()]
        self._objective = Choice(self.tr("minimise"), texts, face)
        models = [("free", self.tr("free")), ("bell", self.tr("bell"))]
        self._model = Choice(self.tr("model"), models, face)
        starts = [
            ("present", self.tr("present B")),
            ("uniform", self.tr("uniform")),
            ("random", self.tr("random")),
        ]
        self._start = Choice(self.tr("start"), starts, face)
        self._model_menu = self._menu_button(self.tr("Model"), "model", models, face)
        self._start_menu = self._menu_button(self.tr("Start"), "start", starts, face)
        self._texts = dict((*models, *starts))
        self._seed = QSpinBox(face)
        self._seed.setRange(0, GREATEST_SEED)
        self._seed.setAccessibleName(self.tr("Seed"))
        self._seed.setKeyboardTracking(False)
        self._rate = Dial(
            self.tr("Learning rate"),
            (self.tr("learning rate"), "η"),
            Range(RATES, by_ratio=True),
            two_digits,
            write_rate,
            face,
        )
        self._momentum = Dial(
            self.tr("Momentum"),
            (self.tr("momentum"), "ρ"),
            Range(MOMENTA),
            lambda value: round(value, 2),
            lambda value: fixed(value, 2) if value else "0.00",
            face,
        )
        per_second = self.tr("{0} a second")
        self._speed = Dial(
            self.tr("Speed"),
            ("", ""),
            Range(SPEEDS, by_ratio=True),
            lambda value: float(round(value)),
            lambda value: per_second.format(round(value)),
            face,
        )
        self._reset = self._button(self.tr("Reset"), face)
        self._back = self._button(self.tr("Step back"), face)
        self._step = self._button(self.tr("Step"), face)
        self._run = self._button(self.tr("Run"), face)
        self._run.setObjectName("strong")
        self._transport = (self._reset, self._back, self._step, self._run)
        self._connect()

    def _connect(self) -> None:
        self._objective.chosen.connect(self._on_objective_chosen)
        self._model.chosen.connect(self._on_model_chosen)
        self._start.chosen.connect(self._on_start_chosen)
        self._seed.valueChanged.connect(self._on_seed_changed)
        self._rate.moved.connect(self._on_rate_moved)
        self._momentum.moved.connect(self._on_momentum_moved)
        self._speed.moved.connect(self._on_speed_moved)
        self._reset.clicked.connect(self.reset_clicked)
        self._back.clicked.connect(self.back_clicked)
        self._step.clicked.connect(self.step_clicked)
        self._run.clicked.connect(self.run_clicked)

    def _button(self, text: str, face: QWidget) -> QToolButton:
        button = QToolButton(face)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _menu_button(
        self, name: str, option: str, entries: list[tuple[str, str]], face: QWidget
    ) -> QToolButton:
        button = self._button("", face)
        button.setAccessibleName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for id, text in entries:
            menu.addAction(text).setData((option, id))
        menu.triggered.connect(self._on_menu)
        button.setMenu(menu)
        return button

    # What is shown

    def show_options(self, options: Options) -> None:
        self._options = options
        self._objective.set_value(options.objective)
        self._model.set_value(options.model)
        self._start.set_value(options.start)
        self._model_menu.setText(self.tr("{0} ▾").format(self._texts[options.model]))
        self._start_menu.setText(self.tr("{0} ▾").format(self._texts[options.start]))
        self._seed.blockSignals(True)  # what is set is no seed that a person chose
        self._seed.setValue(options.seed)
        self._seed.blockSignals(False)
        self._rate.set_value(options.learning_rate)
        self._momentum.set_value(options.momentum)
        self._speed.set_value(options.speed)

    def show_course(self, course: Course | None, *, is_running: bool) -> None:
        """Lets be clicked what would do something."""
        text = self.tr("Pause") if is_running else self.tr("Run")
        if self._run.text() != text:
            self._run.setText(text)
        for button, enabled in (
            (self._back, course is not None and course.steps > 0),
            (self._reset, course is not None and course.taken > 0),
        ):
            if button.isEnabled() != enabled:
                button.setEnabled(enabled)

    # Room

    def lay_out(self, size: QSize, reserved: QSize, factor: float) -> int:
        """Puts the widgets into rows; the height that they take."""
        shelf = Shelf(size.width(), factor)
        for dial in (self._rate, self._momentum, self._speed):
            dial.set_factor(factor)
        self._run.setMinimumWidth(
            self._run.fontMetrics().horizontalAdvance(self.tr("Pause")) + round(30 * factor)
        )
        self._seed.setVisible(self._options.start == "random")
        is_low = size.height() < LOW * factor
        for widget in (self._model, self._start, *self._transport, self._speed):
            widget.show()
        rows = self._in_two_rows(shelf, reserved) if is_low else 0
        rows = rows or self._in_three_rows(shelf, reserved)
        return shelf.height(rows)

    @property
    def _seeds(self) -> list[QWidget]:
        return [] if self._seed.isHidden() else [self._seed]

    def _in_two_rows(self, shelf: Shelf, reserved: QSize) -> int:
        """Without a caption, and with menus; 0 where even that is too wide."""
        menus: list[QWidget] = [self._model_menu, self._start_menu, *self._seeds]
        dials: list[QWidget] = [self._rate, self._momentum]
        first: list[QWidget] = [*self._transport, self._speed]
        second: list[QWidget] = [self._objective, *menus]
        show_words([self._objective, *dials], long=False)
        if not shelf.fits(first, [], reserved.width()):
            first = [*self._transport]
        if not shelf.fits(first, [], reserved.width()) or not shelf.fits(second, dials):
            return 0
        self._show(second, dials, first)
        self._caption.hide()
        self._speed.setVisible(self._speed in first)
        shelf.put(0, first, (), reserved.width())
        shelf.put(1, second, dials)
        return 2

    def _in_three_rows(self, shelf: Shelf, reserved: QSize) -> int:
        dials: list[QWidget] = [self._rate, self._momentum]
        transport: list[QWidget] = [*self._transport, self._speed]
        left: list[QWidget] = [self._objective, self._model]
        right: list[QWidget] = [self._start, *self._seeds]
        for long in (True, False):
            show_words([*left, *right], long=long)
            if shelf.fits(left, right):
                break
        else:
            left, right = [self._objective], [self._model_menu, self._start_menu, *self._seeds]
        for long in (True, False):
            show_words(dials, long=long)
            if shelf.fits(dials, transport):
                break
        else:
            transport = [*self._transport]
        self._show(left, right, dials, transport)
        ends = shelf.put(0, [], (), reserved.width())
        show_caption(self._caption, self._captions, shelf, ends)
        if shelf.fits(left, right):
            shelf.put(1, left, right)
            row = 2
        else:
            shelf.put(1, left)
            shelf.put(2, right)
            row = 3
        if shelf.fits(dials, transport):
            shelf.put(row, dials, transport)
            return row + 1
        shelf.put(row, dials)
        shelf.put(row + 1, transport)
        return row + 2

    def _show(self, *groups: list[QWidget]) -> None:
        shown = [widget for group in groups for widget in group]
        for widget in (
            *(self._objective, self._model, self._start, self._model_menu, self._start_menu),
            *(self._rate, self._momentum, self._speed, *self._transport),
        ):
            widget.setVisible(widget in shown)

    # News

    def _on_objective_chosen(self, id: str) -> None:
        self.changed.emit({"objective": id})

    def _on_model_chosen(self, id: str) -> None:
        self.started.emit({"model": id})

    def _on_start_chosen(self, id: str) -> None:
        self.started.emit({"start": id})

    def _on_menu(self, action: QAction) -> None:
        option, id = action.data()
        self.started.emit({option: id})

    def _on_seed_changed(self, seed: int) -> None:
        self.started.emit({"seed": seed})

    def _on_rate_moved(self, rate: float) -> None:
        self.changed.emit({"learning_rate": rate})

    def _on_momentum_moved(self, momentum: float) -> None:
        self.changed.emit({"momentum": momentum})

    def _on_speed_moved(self, speed: float) -> None:
        self.changed.emit({"speed": speed})
