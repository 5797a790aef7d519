"""Where the switches, the caption and the picture stand; and what gives way where room is short.

With room there are two rows above the picture: the caption beside the modes, and what the mode has
of figures and switches. Where the view is low both become one row, the figures go (the ladder has
them), and the caption is said in fewer words; of the simplex, which is as wide as it is high, the
switches go to its right. Where they are too wide they lose their words, and then become a menu.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtWidgets import QWidget

from infoviz.views.landscape.switches import Switches

PAD = 8.0
GAP = 10.0
TOP = 3.0

LOW = 330.0
"""A view that is lower than this has one row above its picture."""

LOWEST = 200.0
"""In a view that is lower than this the switches beside the simplex are a menu."""

ROUND = 1.6
"""So much wider than high is what stands around the simplex, at most."""

BETWEEN = 5.0
"""Between two rows."""

CAPTION_LEAST = 90.0
"""A caption that has less room is left out."""


@dataclass(frozen=True)
class Frame:
    """The room of each part, in pixels of Qt; `figures` is None where they have given way.

    `aside` is the room of what explains the simplex, at its right.
    """

    rect: QRectF
    factor: float
    is_low: bool
    caption: QRectF
    figures: QRectF | None
    body: QRectF
    aside: QRectF


def arrange(
    switches: Switches, mode: str, rect: QRectF, factor: float, caption_width: float
) -> Frame:
    """Puts the switches in their places, and says what is left to paint in.

    `caption_width` is what the short caption needs.
    """
    room = _Room(switches, rect, factor, caption_width)
    if rect.height() >= LOW * factor:
        return room.with_two_rows(mode)
    return room.beside_simplex() if mode == "simplex" else room.with_one_row()


class _Room:
    def __init__(
        self, switches: Switches, rect: QRectF, factor: float, caption_width: float
    ) -> None:
        self._switches, self._rect, self._factor = switches, rect, factor
        self._caption_width = caption_width
        self._left, self._right = rect.left() + PAD * factor, rect.right() - 2 * factor
        self._gap = GAP * factor
        self._row = max(switches.mode.sizeHint().height(), round(22 * factor)) + BETWEEN * factor

    def with_two_rows(self, mode: str) -> Frame:
        switches, factor = self._switches, self._factor
        groups = switches.groups()
        words = True
        if not self._fits(groups, self._right - self._left, words=True):
            words = False
            if not self._fits(groups, self._right - self._left, words=False):
                groups = [switches.more]
        switches.show_only([*groups, switches.mode], words=words)
        caption = self._put_right(0, [switches.mode])
        if mode == "simplex" and len(groups) > 1:
            figures = None
            self._put_left(1, groups[:-1])
            self._put_right(1, groups[-1:])
        else:
            figures = self._put_right(1, groups)
        body = self._below(2)
        return Frame(self._rect, factor, False, caption, figures, body, self._aside(body))

    def with_one_row(self) -> Frame:
        switches = self._switches
        groups, words = switches.groups(), True
        room = self._right - self._left - self._width([switches.mode]) - self._gap
        caption = self._caption_width + self._gap
        if not self._fits(groups, room - caption, words=True):
            words = False
            if not self._fits(groups, room - caption, words=False) and not self._fits(
                groups, room, words=False
            ):
                groups = [switches.more]
        switches.show_only([*groups, switches.mode], words=words)
        left = self._put_right(0, [*groups, switches.mode])
        body = self._below(1)
        return Frame(self._rect, self._factor, True, left, None, body, QRectF())

    def beside_simplex(self) -> Frame:
        switches, rect, factor = self._switches, self._rect, self._factor
        body = QRectF(rect)
        body.setWidth(min(ROUND * rect.height(), 0.5 * rect.width()))
        self._left = body.right() + self._gap
        levels, dashed, moves = switches.groups()
        rows = [[switches.mode], [levels], [dashed, moves]]
        words = True
        width = self._right - self._left
        if not all(self._fits(row, width, words=True) for row in rows):
            words = False
        if rect.height() < LOWEST * factor or not all(
            self._fits(row, width, words=words) for row in rows
        ):
            rows = [[switches.more, switches.mode]]
        switches.show_only([widget for row in rows for widget in row], words=words)
        caption = self._put_right(0, rows[0])
        if len(rows) == 1 and rect.height() >= LOWEST * factor:
            # Beside a menu there is no room for words, but below it.
            rows.append([])
            caption = QRectF(self._left, caption.top() + self._row, width, caption.height())
        for place, row in enumerate(rows[1:], 1):
            self._put_left(place, row)
        aside = self._below(len(rows))
        return Frame(rect, factor, True, caption, None, body, aside)

    def _aside(self, body: QRectF) -> QRectF:
        """At the right of a simplex that has the rest of the body."""
        aside = QRectF(body)
        aside.setLeft(body.right() - min(262 * self._factor, 0.38 * body.width()))
        return aside

    def _below(self, rows: int) -> QRectF:
        top = self._rect.top() + TOP * self._factor + rows * self._row
        return QRectF(self._left, top, self._right - self._left, self._rect.bottom() - top)

    def _fits(self, widgets: list[QWidget], room: float, *, words: bool) -> bool:
        self._switches.show_only(widgets, words=words)
        return self._width(widgets) <= room

    def _width(self, widgets: list[QWidget]) -> float:
        return sum(w.sizeHint().width() for w in widgets) + self._gap * (len(widgets) - 1)

    def _put_left(self, row: int, widgets: list[QWidget]) -> None:
        x = self._left
        for widget in widgets:
            x = self._put(row, widget, x) + 2 * self._gap

    def _put_right(self, row: int, widgets: list[QWidget]) -> QRectF:
        """Puts them at the right end of a row, and gives what is left of it."""
        x = start = self._right - self._width(widgets)
        for widget in widgets:
            x = self._put(row, widget, x) + self._gap
        top = self._rect.top() + TOP * self._factor + row * self._row
        height = self._row - BETWEEN * self._factor
        return QRectF(self._left, top, start - self._gap - self._left, height)

    def _put(self, row: int, widget: QWidget, x: float) -> float:
        size = widget.sizeHint()
        height = self._row - BETWEEN * self._factor
        top = self._rect.top() + TOP * self._factor + row * self._row
        corner = QPoint(round(x), round(top + 0.5 * (height - size.height())))
        widget.setGeometry(QRect(corner, size))
        return x + size.width()


def bare(rect: QRectF, factor: float) -> Frame:
    """The frame of a picture without switches, as in a file."""
    top = 28.0 * factor
    caption = QRectF(rect.left() + PAD * factor, rect.top(), rect.width() - 2 * PAD * factor, top)
    body = QRectF(
        rect.left() + PAD * factor,
        rect.top() + top,
        rect.width() - 2 * PAD * factor,
        rect.height() - top,
    )
    aside = QRectF(body)
    aside.setLeft(body.left() + 0.65 * body.width())
    return Frame(rect, factor, rect.height() < LOW * factor, caption, None, body, aside)
