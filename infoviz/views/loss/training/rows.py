"""Where the switches of the training stand: in two rows, or in three under a caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSpinBox, QToolButton, QWidget

from infoviz.views.controls import Choice
from infoviz.views.loss.dial import Dial
from infoviz.views.loss.menu import Menu
from infoviz.views.loss.shelf import Shelf, show_caption, show_words

LOW = 330
"""A face that is lower than this has no caption, and menus for the model and the start."""


@dataclass(frozen=True)
class Widgets:
    """The widgets over the picture. Each choice has a menu that serves where room is short."""

    caption: QLabel
    objective: Choice
    model: Choice
    start: Choice
    objective_menu: Menu
    model_menu: Menu
    start_menu: Menu
    seed: QSpinBox
    rate: Dial
    momentum: Dial
    speed: Dial
    transport: tuple[QToolButton, ...]

    @property
    def all(self) -> tuple[QWidget, ...]:
        """All but the caption."""
        return (
            *(self.objective, self.model, self.start, self.seed),
            *(self.objective_menu, self.model_menu, self.start_menu),
            *(self.rate, self.momentum, self.speed, *self.transport),
        )


class Rows:
    """Lays the widgets out at one size."""

    def __init__(self, widgets: Widgets, captions: Sequence[str], *, has_seed: bool) -> None:
        self._widgets, self._captions = widgets, captions
        self._seeds: list[QWidget] = [widgets.seed] if has_seed else []

    def lay_out(self, size: QSize, reserved: int, factor: float) -> int:
        """Puts the widgets into rows; the height that they take."""
        shelf = Shelf(size.width(), factor)
        is_low = size.height() < LOW * factor
        rows = (self._in_two(shelf, reserved) or self._in_narrow(shelf, reserved)) if is_low else 0
        return shelf.height(rows or self._in_three(shelf, reserved))

    def _in_two(self, shelf: Shelf, reserved: int) -> int:
        """Without a caption, and with menus; 0 where even those are too wide."""
        w = self._widgets
        first: list[QWidget] = [*w.transport, w.speed]
        if not shelf.fits(first, [], reserved):
            first = [*w.transport]
        dials: list[QWidget] = [w.rate, w.momentum]
        show_words(dials, long=False)
        menus: list[QWidget] = [w.model_menu, w.start_menu, *self._seeds]
        for objective in (w.objective, w.objective_menu):
            second = [objective, *menus]
            for long in (True, False):
                show_words([w.objective], long=long)
                self._name_menus(long=long)
                if shelf.fits(first, [], reserved) and shelf.fits(second, dials):
                    self._show(first, second, dials)
                    w.caption.hide()
                    shelf.put(0, first, (), reserved)
                    shelf.put(1, second, dials)
                    return 2
        return 0

    def _in_narrow(self, shelf: Shelf, reserved: int) -> int:
        """In three rows without a caption, all choices as menus; 0 where those are too wide.

        Where the buttons leave no room for the choice of faces, the way back is left to the place,
        which is dragged, and to the keys.
        """
        w = self._widgets
        reset, back, *forth = w.transport
        first: list[QWidget] = [reset, back, *forth]
        if not shelf.fits(first, [], reserved):
            first = [reset, *forth]
        menus: list[QWidget] = [w.objective_menu, w.model_menu, w.start_menu, *self._seeds]
        dials: list[QWidget] = [w.rate, w.momentum]
        speed: list[QWidget] = [w.speed]
        show_words(dials, long=False)
        if not shelf.fits(dials, speed):
            speed = []
        for long in (True, False):
            self._name_menus(long=long)
            if shelf.fits(menus, []):
                break
        if not (shelf.fits(first, [], reserved) and shelf.fits(menus, [])):
            return 0
        self._show(first, menus, dials, speed)
        w.caption.hide()
        shelf.put(0, first, (), reserved)
        shelf.put(1, menus)
        shelf.put(2, dials, speed)
        return 3

    def _in_three(self, shelf: Shelf, reserved: int) -> int:
        """Under a caption; in as many more rows as a narrow face needs."""
        w = self._widgets
        ends = shelf.put(0, [], (), reserved)
        show_caption(w.caption, self._captions, shelf, ends)
        self._name_menus(long=True)
        left: list[QWidget] = [w.objective, w.model]
        right: list[QWidget] = [w.start, *self._seeds]
        for long in (True, False):
            show_words([*left, *right], long=long)
            if shelf.fits(left, right):
                break
        else:
            left, right = [w.objective], [w.model_menu, w.start_menu, *self._seeds]
            if not shelf.fits(left, []):
                left = [w.objective_menu]
        dials: list[QWidget] = [w.rate, w.momentum]
        transport: list[QWidget] = [*w.transport, w.speed]
        for long in (True, False):
            show_words(dials, long=long)
            if shelf.fits(dials, transport):
                break
        else:
            if not shelf.fits(transport, []):
                transport = [*w.transport]
        self._show(left, right, dials, transport)
        row = 1
        for one, other in ((left, right), (dials, transport)):
            if shelf.fits(one, other):
                shelf.put(row, one, other)
                row += 1
            else:
                shelf.put(row, one)
                shelf.put(row + 1, other)
                row += 2
        return row

    def _name_menus(self, *, long: bool) -> None:
        w = self._widgets
        for menu in (w.objective_menu, w.model_menu, w.start_menu):
            menu.show_word(long=long)

    def _show(self, *groups: list[QWidget]) -> None:
        shown = [widget for group in groups for widget in group]
        for widget in self._widgets.all:
            widget.setVisible(widget in shown)
