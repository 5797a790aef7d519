"""The row of one density: its family, a field for each parameter, and where it is cut."""

from __future__ import annotations

import math
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from infoviz.charts.fonts import LETTER, font
from infoviz.charts.scale import nice_ceiling
from infoviz.core.densities import FAMILIES, Density, Parameter, Truncated
from infoviz.core.density_pair import Letter
from infoviz.core.refusal import Refusal
from infoviz.theme import Theme
from infoviz.views.continuous.field import NumberField, sentence_of, typed_number

FIELD, LEAST_FIELD = 60, 44

CUTS = ("none", "lo", "hi", "both")


class DensityRow(QWidget):
    """`changed` tells another density, and what was done."""

    changed = Signal(object, str)  # Density, undo text
    refused = Signal(str)
    hint_changed = Signal()  # it needs another width

    def __init__(self, letter: Letter, around: QWidget) -> None:
        super().__init__(around)
        self._letter, self._around = letter, around
        self._density: Density | None = None
        self._shape: tuple[str, ...] = ()
        self._theme: Theme | None = None
        self._factor = 1.0
        self._hint = QSize()
        self.fields: dict[str, NumberField] = {}
        self._made: list[QWidget] = []
        self._name = QLabel(letter)
        self.family = self._menu(self.tr("Family of {0}").format(letter))
        self.cut = self._menu(self.tr("Where {0} is cut").format(letter))
        self.family.menu().triggered.connect(self._on_family)
        self.cut.menu().triggered.connect(self._on_cut)
        self._fill()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self._line.addWidget(self._name)
        self._line.addWidget(self.family)
        self._line.addWidget(self.cut)
        self.installEventFilter(self)

    def _menu(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setMenu(QMenu(button))
        return button

    def _fill(self) -> None:
        families = QActionGroup(self)
        for id, family in FAMILIES.items():
            action = self.family.menu().addAction(_translated(family.name))
            action.setData(id)
            action.setCheckable(True)
            families.addAction(action)
        cuts = QActionGroup(self)
        texts = (
            self.tr("whole line"),
            self.tr("from lo on"),
            self.tr("up to hi"),
            self.tr("from lo to hi"),
        )
        for id, text in zip(CUTS, texts, strict=True):
            action = self.cut.menu().addAction(text)
            action.setData(id)
            action.setCheckable(True)
            cuts.addAction(action)

    # What is shown

    def show_density(self, density: Density) -> bool:
        """Shows a density; whether the row has other fields than before."""
        self._density = density
        base = density.base if isinstance(density, Truncated) else density
        shown = self._shown(density)
        shape = (base.id, *(p.id for p in shown))
        is_other = shape != self._shape
        if is_other:
            self._shape = shape
            self._make_fields(shown)
            self.family.setText(f"{_short(base)} ▾")
            cut = "none"
            if isinstance(density, Truncated):
                has_lo, has_hi = math.isfinite(density.lo), math.isfinite(density.hi)
                cut = "both" if has_lo and has_hi else "lo" if has_lo else "hi"
            for action in self.cut.menu().actions():
                action.setChecked(action.data() == cut)
                if action.data() == cut:
                    self.cut.setText(f"{action.text()} ▾")
            for action in self.family.menu().actions():
                action.setChecked(action.data() == base.id)
        for parameter in shown:
            field = self.fields[parameter.id]
            field.show_value(density.value(parameter.id))
        return is_other

    def _shown(self, density: Density) -> list[Parameter]:
        """The parameters that have a field: an end that is infinite has none."""
        return [p for p in density.parameters if math.isfinite(density.value(p.id))]

    def _make_fields(self, parameters: list[Parameter]) -> None:
        for widget in self._made:
            self._line.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._made, self.fields = [], {}
        place = 2
        for parameter in parameters:
            if parameter.id in ("lo", "hi") and place == self._line.indexOf(self.cut):
                place += 1
            label = QLabel(parameter.symbol)
            label.setObjectName("muted")
            field = NumberField(self._around)
            name = self.tr("{0} of {1}, {2}").format(
                parameter.symbol, self._letter, _translated(parameter.name)
            )
            field.setAccessibleName(name)
            field.setToolTip(_translated(parameter.name))
            field.setProperty("parameter", parameter.id)
            field.submitted.connect(self._on_submitted)
            for widget in (label, field):
                self._line.insertWidget(place, widget)
                self._made.append(widget)
                place += 1
            self.fields[parameter.id] = field
        self._size_fields()
        own = [self.fields[p.id] for p in parameters if p.id not in ("lo", "hi")]
        ends = [self.fields[p.id] for p in parameters if p.id in ("lo", "hi")]
        for one, other in pairwise([self.family, *own, self.cut, *ends]):
            QWidget.setTabOrder(one, other)

    def _size_fields(self) -> None:
        for field in self.fields.values():
            field.setMinimumWidth(round(LEAST_FIELD * self._factor))
            field.setMaximumWidth(round(FIELD * self._factor))

    def show_theme(self, theme: Theme, factor: float) -> None:
        self._theme, self._factor = theme, factor
        self._name.setFont(font(LETTER, factor, True))
        colour = theme.a_text if self._letter == "f" else theme.b_text
        self._name.setStyleSheet(f"QLabel {{ color: {colour}; }}")
        self._size_fields()
        # Their hints are wrong before they have their style.
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
            widget.updateGeometry()
        self._line.invalidate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_own = watched is self and event.type() == QEvent.Type.LayoutRequest
        if is_own and self.sizeHint() != self._hint:
            self._hint = self.sizeHint()
            self.hint_changed.emit()
        return False

    # What a person does

    def focus_on(self, parameter: str) -> None:
        """Lets a parameter be typed."""
        field = self.fields.get(parameter)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()

    def _on_submitted(self, text: str) -> None:
        field = self.sender()
        assert isinstance(field, NumberField)
        assert self._density is not None
        parameter = field.property("parameter")
        symbol = next(p.symbol for p in self._density.parameters if p.id == parameter)
        try:
            density = self._density.with_value(parameter, typed_number(text))
        except ValueError as error:
            sentence = sentence_of(error)
            assert self._theme is not None
            field.refuse(sentence, self._theme, self._factor)
            self.refused.emit(sentence)
            return
        field.put_back()
        self.changed.emit(density, self.tr("Set {0} of {1}").format(symbol, self._letter))
        field.select()

    def _on_family(self, action: QAction) -> None:
        before = self._density
        assert before is not None
        base = before.base if isinstance(before, Truncated) else before
        if action.data() == base.id:
            return
        density = _alike(FAMILIES[action.data()](), base)
        text = self.tr("Make {0} {1}").format(self._letter, _translated(density.name))
        if isinstance(before, Truncated):
            try:
                density = Truncated(density, before.lo, before.hi)
            except Refusal as error:
                self.refused.emit(sentence_of(error))
        self.changed.emit(density, text)

    def _on_cut(self, action: QAction) -> None:
        before = self._density
        assert before is not None
        base = before.base if isinstance(before, Truncated) else before
        kind = action.data()
        low, high = _usual_ends(base)
        if isinstance(before, Truncated):
            low = before.lo if math.isfinite(before.lo) else low
            high = before.hi if math.isfinite(before.hi) else high
        try:
            density: Density = base
            if kind != "none":
                density = Truncated(
                    base,
                    low if kind in ("lo", "both") else -math.inf,
                    high if kind in ("hi", "both") else math.inf,
                )
        except Refusal as error:
            self.refused.emit(sentence_of(error))
            return
        text = self.tr("Cut {0}").format(self._letter)
        if kind == "none":
            text = self.tr("Take the cut of {0} back").format(self._letter)
        if density != before:
            self.changed.emit(density, text)


def _alike(density: Density, before: Density) -> Density:
    """The density with what its parameters have in common with those of another."""
    for parameter in density.parameters:
        if any(parameter.id == p.id for p in before.parameters):
            try:
                density = density.with_value(parameter.id, before.value(parameter.id))
            except Refusal:
                continue
    return density


def _usual_ends(base: Density) -> tuple[float, float]:
    """Where a cut begins and ends that leaves most of a density, on round places."""
    place, width = base.place_and_width
    step = nice_ceiling(width / 10)

    def rounded(place: float) -> float:
        return round(step * round(place / step), 12)

    low, high = base.support
    # Where the density ends near by, halfway to that end.
    return (
        rounded(max(place - 1.2 * width, 0.5 * (low + place))),
        rounded(min(place + 1.2 * width, 0.5 * (high + place))),
    )


def _translated(text: str) -> str:
    return QCoreApplication.translate("Density", text)


def _short(density: Density) -> str:
    """The name of a family; the longest as its id."""
    name = _translated(density.name)
    return name if len(name) <= 12 else density.id
