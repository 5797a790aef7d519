"""A word, a slider and the value it stands at, as one widget."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from infoviz.views.controls import PartSlider

SLIDER = 84


class Range:
    """Where a slider begins and ends, in equal steps, or in equal ratios."""

    def __init__(self, ends: tuple[float, float], *, by_ratio: bool = False) -> None:
        self._low, self._high = ends
        self._by_ratio = by_ratio

    def value(self, part: float) -> float:
        """The value at a part of the way, 0 to 1."""
        if self._by_ratio:
            return self._low * (self._high / self._low) ** part
        return self._low + part * (self._high - self._low)

    def part(self, value: float) -> float:
        """How far along the way a value is."""
        if self._by_ratio:
            return math.log(value / self._low) / math.log(self._high / self._low)
        return (value - self._low) / (self._high - self._low)

    def held(self, value: float) -> float:
        """The value, no further than the ends."""
        return min(max(value, self._low), self._high)


class Dial(QWidget):
    """`moved` tells the value while a hand moves the slider, and `released` that it let go."""

    moved = Signal(float)
    released = Signal()

    def __init__(
        self,
        name: str,
        words: tuple[str, str],
        values: Range,
        rounded: Callable[[float], float],
        written: Callable[[float], str],
        parent: QWidget,
    ) -> None:
        """`words` are a long and a short one; a value is `rounded` to what is `written`."""
        super().__init__(parent)
        self._words, self._values = words, values
        self._rounded, self._written = rounded, written
        self._word = QLabel(words[0])
        self._word.setObjectName("muted")
        self.slider = PartSlider(name)
        self._text = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._word, self.slider, self._text):
            row.addWidget(widget)
        self._value = values.value(0.0)
        self.slider.moved.connect(self._on_moved)
        self.slider.released.connect(self.released)

    @property
    def value(self) -> float:
        return self._value

    def set_value(self, value: float) -> None:
        """Shows a value without a signal; the slider stays where it is under the hand."""
        self._value = value
        self._text.setText(self._written(value))
        if not self.slider.isSliderDown():
            self.slider.set_part(self._values.part(value))

    def set_factor(self, factor: float) -> None:
        """Takes the presentation factor, and room for the widest value."""
        self.slider.setFixedWidth(round(SLIDER * factor))
        widths = self._text.fontMetrics()
        ends = (self._values.value(part) for part in (0.0, 0.5, 1.0))
        texts = [self._written(self._rounded(end)) for end in ends]
        self._text.setMinimumWidth(max(map(widths.horizontalAdvance, texts)))

    def set_word(self, *, long: bool) -> None:
        """Says what is dialled in a word, or in a letter."""
        self._word.setText(self._words[0 if long else 1])

    def _on_moved(self, part: float) -> None:
        self._value = self._values.held(self._rounded(self._values.value(part)))
        self._text.setText(self._written(self._value))
        self.moved.emit(self._value)
