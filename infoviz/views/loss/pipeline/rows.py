"""Where the switches of the pipeline stand: the fuller, the more room there is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from infoviz.views.controls import Choice
from infoviz.views.loss.dial import Dial
from infoviz.views.loss.menu import Menu
from infoviz.views.loss.shelf import Shelf, show_caption, show_words

LOW = 380
"""A face that is lower than this has arrows and mistakes in the first row, not in its picture."""


@dataclass(frozen=True)
class Widgets:
    """The widgets over the picture. Each choice has a menu that serves where room is short."""

    caption: QLabel
    arrows: Choice
    label: Choice
    gauge: Choice
    arrows_menu: Menu
    label_menu: Menu
    gauge_menu: Menu
    class_button: QToolButton
    smoothing: Dial
    temperature: Dial
    mistakes: QToolButton


class Rows:
    """Lays the widgets out at one size; `label` is what kind of label there is."""

    def __init__(self, widgets: Widgets, captions: Sequence[str], label: str) -> None:
        self._widgets, self._captions = widgets, captions
        w = widgets
        self._of_label: list[QWidget] = [] if label == "as_is" else [w.class_button]
        if label == "smoothed":
            self._of_label.append(w.smoothing)

    def lay_out(self, size: QSize, reserved: int, factor: float) -> int:
        """Puts the widgets into rows; the height that they take."""
        w, shelf = self._widgets, Shelf(size.width(), factor)
        is_low = size.height() < LOW * factor
        left, right = self._first(shelf, reserved) if is_low else ([], [])
        if not is_low:
            show_words([w.arrows], long=True)
        w.arrows.setVisible(not is_low or w.arrows in right)
        w.arrows_menu.setVisible(w.arrows_menu in right)
        w.mistakes.setVisible(not is_low or w.mistakes in left)
        ends = shelf.put(0, left, right, reserved)
        show_caption(w.caption, self._captions, shelf, ends)
        return shelf.height(1 + self._others(shelf, is_low=is_low))

    def _first(self, shelf: Shelf, reserved: int) -> tuple[list[QWidget], list[QWidget]]:
        """What a low face has in its first row: mistakes and arrows, one of them, or neither."""
        w = self._widgets
        for left in ([w.mistakes], []):
            for arrows in (w.arrows, w.arrows_menu):
                for long in (True, False):
                    show_words([w.arrows], long=long)
                    w.arrows_menu.show_word(long=long)
                    if shelf.fits(left, [arrows], reserved):
                        return [*left], [arrows]
        return [], []

    def _others(self, shelf: Shelf, *, is_low: bool) -> int:
        """Label, temperature and gauge, in one row if they fit; how many rows they take."""
        w = self._widgets
        for label, gauge in self._forms(is_low=is_low):
            left, right = [label, *self._of_label, w.temperature], [gauge]
            for long, dials in ((True, True), (True, False), (False, False)):
                self._name([*left, *right], long=long, dials=dials)
                if shelf.fits(left, right):
                    self._show([*left, *right])
                    shelf.put(1, left, right)
                    return 1
        label = w.label
        for long in (True, False):
            self._name([w.label, w.gauge, w.temperature], long=long, dials=long)
            if shelf.fits([label, *self._of_label], []):
                break
        else:
            label = w.label_menu
        gauge = w.gauge
        if not shelf.fits([w.temperature], [gauge]):
            gauge = w.gauge_menu
        self._show([label, *self._of_label, w.temperature, gauge])
        shelf.put(1, [label, *self._of_label])
        shelf.put(2, [w.temperature], [gauge])
        return 2

    def _forms(self, *, is_low: bool) -> list[tuple[QWidget, QWidget]]:
        """Label and gauge as they may stand in one row; a low face has no room for a second."""
        w = self._widgets
        forms: list[tuple[QWidget, QWidget]] = [(w.label, w.gauge)]
        if is_low:
            forms += [(w.label, w.gauge_menu), (w.label_menu, w.gauge_menu)]
        return forms

    def _name(self, widgets: Sequence[QWidget], *, long: bool, dials: bool) -> None:
        show_words(widgets, long=long, dials=dials)
        for menu in (self._widgets.label_menu, self._widgets.gauge_menu):
            menu.show_word(long=long)

    def _show(self, shown: Sequence[QWidget]) -> None:
        w = self._widgets
        all_of_them = (w.label, w.gauge, w.label_menu, w.gauge_menu, w.class_button, w.smoothing)
        for widget in (*all_of_them, w.temperature):
            widget.setVisible(widget in shown)
