"""The switches of the training: what is minimised and how, from where, and what makes it go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSpinBox, QToolButton, QWidget

from infoviz.core.course import Course
from infoviz.core.models import MODELS
from infoviz.core.numbers import fixed
from infoviz.core.objectives import OBJECTIVES
from infoviz.views.controls import Choice
from infoviz.views.loss.dial import Dial, Range
from infoviz.views.loss.menu import Menu
from infoviz.views.loss.options import GREATEST_SEED, MOMENTA, RATES, SPEEDS, Options
from infoviz.views.loss.shelf import show_hints
from infoviz.views.loss.training.rows import Rows, Widgets


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
        caption = QLabel(face)
        caption.setObjectName("muted")
        objectives = [(id, "JS" if id == "js" else each.symbol) for id, each in OBJECTIVES.items()]
        models = [("free", self.tr("free")), ("bell", self.tr("bell"))]
        starts = [
            ("present", self.tr("present B")),
            ("uniform", self.tr("uniform")),
            ("random", self.tr("random")),
        ]
        words = self.tr("minimise"), self.tr("model"), self.tr("start")
        choices = [
            Choice(word, options, face)
            for word, options in zip(words, (objectives, models, starts), strict=True)
        ]
        menus = [
            Menu(word, options, face)
            for word, options in zip(words, (objectives, models, starts), strict=True)
        ]
        self._run = self._button(self.tr("Run"), face)
        self._run.setObjectName("strong")
        self._back = self._button(self.tr("Step back"), face)
        self._reset = self._button(self.tr("Reset"), face)
        self._step = self._button(self.tr("Step"), face)
        seed = QSpinBox(face)
        seed.setRange(0, GREATEST_SEED)
        seed.setPrefix(self.tr("seed "))
        seed.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        seed.setAccessibleName(self.tr("Seed"))
        seed.setKeyboardTracking(False)
        rate, momentum, speed = self._dials(face)
        self.widgets = Widgets(
            caption,
            *choices,
            *menus,
            seed,
            rate,
            momentum,
            speed,
            (self._reset, self._back, self._step, self._run),
        )
        self._show_hints()
        self._connect()

    def _dials(self, face: QWidget) -> tuple[Dial, Dial, Dial]:
        per_second = self.tr("{0} a second")
        return (
            Dial(
                self.tr("Learning rate"),
                (self.tr("learning rate"), "η"),
                Range(RATES, by_ratio=True),
                two_digits,
                write_rate,
                face,
            ),
            Dial(
                self.tr("Momentum"),
                (self.tr("momentum"), "ρ"),
                Range(MOMENTA),
                lambda value: round(value, 2),
                lambda value: fixed(value, 2) if value else "0.00",
                face,
            ),
            Dial(
                self.tr("Speed"),
                ("", ""),
                Range(SPEEDS, by_ratio=True),
                lambda value: float(round(value)),
                lambda value: per_second.format(round(value)),
                face,
            ),
        )

    def _button(self, text: str, face: QWidget) -> QToolButton:
        button = QToolButton(face)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _show_hints(self) -> None:
        w = self.widgets
        translate = QCoreApplication.translate
        objectives = {id: translate("Objective", each.name) for id, each in OBJECTIVES.items()}
        models = {id: translate("Model", model.name) for id, model in MODELS.items()}
        starts = {
            "present": self.tr("From B as it stands in the editor"),
            "uniform": self.tr("From equal shares"),
            "random": self.tr("From shares that the seed settles"),
        }
        for choice, menu, hints in (
            (w.objective, w.objective_menu, objectives),
            (w.model, w.model_menu, models),
            (w.start, w.start_menu, starts),
        ):
            show_hints(choice, hints)
            menu.show_hints(hints)
        for widget, hint in (
            (w.seed, self.tr("The seed of the random start; ↑ and ↓ take the next one")),
            (w.rate, self.tr("Learning rate η: a step goes η times the gradient downhill")),
            (w.momentum, self.tr("Momentum ρ: so much of each step is added to the next")),
            (w.speed, self.tr("How many steps a run takes in a second")),
            (self._reset, self.tr("Begins anew at the chosen start")),
            (self._back, self.tr("Takes B a step back (←)")),
            (self._step, self.tr("Takes one step (→)")),
            (self._run, self.tr("Takes steps until it is paused or they lead nowhere (Space)")),
        ):
            widget.setToolTip(hint)

    def _connect(self) -> None:
        w = self.widgets
        for choice in (w.objective, w.objective_menu):
            choice.chosen.connect(self._on_objective_chosen)
        for choice in (w.model, w.model_menu):
            choice.chosen.connect(self._on_model_chosen)
        for choice in (w.start, w.start_menu):
            choice.chosen.connect(self._on_start_chosen)
        w.seed.valueChanged.connect(self._on_seed_changed)
        w.rate.moved.connect(self._on_rate_moved)
        w.momentum.moved.connect(self._on_momentum_moved)
        w.speed.moved.connect(self._on_speed_moved)
        self._reset.clicked.connect(self.reset_clicked)
        self._back.clicked.connect(self.back_clicked)
        self._step.clicked.connect(self.step_clicked)
        self._run.clicked.connect(self.run_clicked)

    # What is shown

    def show_options(self, options: Options) -> None:
        w, self._options = self.widgets, options
        for choice in (w.objective, w.objective_menu):
            choice.set_value(options.objective)
        for choice in (w.model, w.model_menu):
            choice.set_value(options.model)
        for choice in (w.start, w.start_menu):
            choice.set_value(options.start)
        w.seed.blockSignals(True)  # what is set is no seed that a person chose
        w.seed.setValue(options.seed)
        w.seed.blockSignals(False)
        w.rate.set_value(options.learning_rate)
        w.momentum.set_value(options.momentum)
        w.speed.set_value(options.speed)

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

    def lay_out(self, size: QSize, reserved: QSize, factor: float) -> int:
        """Puts the widgets into rows; the height that they take."""
        w = self.widgets
        for dial in (w.rate, w.momentum, w.speed):
            dial.set_factor(factor)
        self._run.setMinimumWidth(
            self._run.fontMetrics().horizontalAdvance(self.tr("Pause")) + round(30 * factor)
        )
        rows = Rows(w, self._captions, has_seed=self._options.start == "random")
        return rows.lay_out(size, reserved.width(), factor)

    # News

    def _on_objective_chosen(self, id: str) -> None:
        self.changed.emit({"objective": id})

    def _on_model_chosen(self, id: str) -> None:
        self.started.emit({"model": id})

    def _on_start_chosen(self, id: str) -> None:
        self.started.emit({"start": id})

    def _on_seed_changed(self, seed: int) -> None:
        self.started.emit({"seed": seed})

    def _on_rate_moved(self, rate: float) -> None:
        self.changed.emit({"learning_rate": rate})

    def _on_momentum_moved(self, momentum: float) -> None:
        self.changed.emit({"momentum": momentum})

    def _on_speed_moved(self, speed: float) -> None:
        self.changed.emit({"speed": speed})
