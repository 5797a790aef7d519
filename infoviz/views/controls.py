"""Switches and sliders that stand in a view, beside its picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
    QWidget,
)

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Choice(QWidget):
    """One of several, as buttons that touch, after a word that says what is chosen.

    `chosen` tells what a person chose by its id; `set_value` says nothing.
    """

    chosen = Signal(str)

    def __init__(
        self, word: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`options` are ids with their texts; the first is chosen."""
        super().__init__(parent)
        self.setAccessibleName(word)
        self._ids = [id for id, _ in options]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        if word:
            label = QLabel(word)
            label.setObjectName("muted")
            # As a margin, which goes with the word where that is hidden.
            label.setContentsMargins(0, 0, 10, 0)
            row.addWidget(label)
        for place, (_, text) in enumerate(options):
            button = _Segment(text)
            edge = "first" if place == 0 else "last" if place == len(options) - 1 else "middle"
            button.setProperty("place", edge)
            button.setAccessibleName(f"{word} {text}".strip())
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._on_clicked)

    @property
    def value(self) -> str:
        """The id of what is chosen."""
        return self._ids[self._group.checkedId()]

    def set_value(self, id: str) -> None:
        """Chooses without a signal; ValueError for an id that is none of the options."""
        self._group.button(self._ids.index(id)).setChecked(True)

    def set_enabled(self, id: str, enabled: bool) -> None:
        """Lets an option be chosen, or not."""
        self._group.button(self._ids.index(id)).setEnabled(enabled)

    def button(self, id: str) -> QToolButton:
        """The button of an option."""
        button = self._group.button(self._ids.index(id))
        assert isinstance(button, QToolButton)
        return button

    def _on_clicked(self, place: int) -> None:
        self.chosen.emit(self._ids[place])


class _Segment(QToolButton):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("segment")
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        # What is chosen is bold, and must not need more room than before.
        bold = QFont(self.font())
        bold.setBold(True)
        wider = QFontMetrics(bold).horizontalAdvance(self.text())
        more = max(wider - self.fontMetrics().horizontalAdvance(self.text()), 0)
        return super().sizeHint() + QSize(more, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A QToolButton leaves the arrows to its parent; among exclusive buttons they choose.
        step = _STEPS.get(Qt.Key(event.key()))
        group = self.group()
        if step is None or group is None:
            super().keyPressEvent(event)
            return
        place = group.id(self) + step
        other = group.button(place)
        while other is not None and not other.isEnabled():
            place += step
            other = group.button(place)
        if other is not None:
            other.setFocus(Qt.FocusReason.OtherFocusReason)
            other.click()


class PartSlider(QSlider):
    """A slider from 0 to 1 in thousandths.

    `moved` follows the hand and `released` ends its gesture; a step by key or wheel is both.
    """

    moved = Signal(float)
    released = Signal()

    STEPS = 1000

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("part")
        self.setAccessibleName(name)
        self.setRange(0, self.STEPS)
        self.setSingleStep(10)
        self.setPageStep(100)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Of what a person does alone: a value that is set says nothing.
        self.actionTriggered.connect(self._on_action)
        self.sliderReleased.connect(self.released)

    @property
    def part(self) -> float:
        return self.value() / self.STEPS

    def set_part(self, part: float) -> None:
        """Moves it without a signal."""
        self.setValue(round(part * self.STEPS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Brings the handle to the pointer, which then holds it; on the handle nothing moves."""
        place = event.position().toPoint()
        control, option = QStyle.ComplexControl.CC_Slider, QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_SliderHandle
        handle = self.style().subControlRect(control, option, part, self)
        if event.button() == Qt.MouseButton.LeftButton and not handle.contains(place):
            groove = self.style().subControlRect(
                control, option, QStyle.SubControl.SC_SliderGroove, self
            )
            start = groove.x() + handle.width() // 2
            span = groove.width() - handle.width()
            value = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), place.x() - start, span
            )
            self.setValue(value)
            self.moved.emit(self.part)
        super().mousePressEvent(event)

    def _on_action(self, action: int) -> None:
        self.moved.emit(self.sliderPosition() / self.STEPS)
        if not self.isSliderDown():
            self.released.emit()


def tab_behind(widget: QWidget, whole: QWidget) -> None:
    """Puts `whole`, and all in it in the order of its making, behind `widget` where Tab goes.

    Both stand in one window; what is made late is otherwise reached last.
    """
    # Not by nextInFocusChain: PySide takes what that gives for a child of whom it was asked of,
    # and once that one was deleted, the other counts as deleted too, with all that it holds.
    for part in (whole, *whole.findChildren(QWidget)):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(widget, part)
            widget = part
