"""What is said of one cell: its self-information, as bars, as equations, and in one line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.numbers import fixed, plain, signed
from infoviz.theme import Theme, text_on
from infoviz.views.pairs.plot import Plot
from infoviz.views.pairs.scene import Cell, Scene
from infoviz.views.pairs.words import Word, write_first, write_line

HEIGHT = 20.0
ROWS = 36.0, 63.0
"""Where the bars begin, below the rule."""

LINES = 112.0, 131.0, 150.0
"""Baselines of the equations."""

NUMBER = 64.0
"""The room of a number behind a bar."""

LABEL = 0.22
"""Of its line a label takes at most this part."""

SHORT_LABEL = 46.0
"""They are shortened so far, in pixels, before numbers are left out."""


@dataclass(frozen=True)
class Reading:
    """The numbers of a cell, in nats, and its two labels as far as they are shown."""

    x: str
    y: str
    row: float
    column: float
    product: float
    far_end: float
    share: float
    part: float
    i_x: float
    i_y: float
    i_both: float
    term: float

    @property
    def apart(self) -> float:
        """I(x) + I(y)."""
        return self.i_x + self.i_y


def reading_of(scene: Scene, cell: Cell, longest: float) -> Reading:
    """What a cell says; its labels are at most `longest` pixels wide."""
    figures, (row, column) = scene.shown, cell
    joint, part = figures.joint, scene.options.part
    x, y = (_shortened(figures.label(place), scene.desk.factor, longest) for place in cell)
    return Reading(
        x,
        y,
        float(joint.rows[row]),
        float(joint.columns[column]),
        float(joint.product[row, column]),
        float(joint.far_end[row, column]) if part else 0.0,
        float(joint.table[row, column]),
        part,
        figures.surprise("a", row),
        figures.surprise("b", column),
        joint.surprise(row, column),
        float(joint.terms[row, column]),
    )


def _shortened(text: str, factor: float, room: float) -> str:
    if face(NORMAL, factor, True).width(text) <= room:
        return text
    return metrics(NORMAL, factor, True).elidedText(text, Qt.TextElideMode.ElideRight, room)


def draw_reading(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The line under the joint table: the cell under the pointer, else the chosen one."""
    factor, theme, numbers = plot.factor, scene.theme, scene.desk.numbers
    told = reading_of(scene, scene.read, LABEL * plot.reading.width())
    translate = QCoreApplication.translate
    # Where all has no room, the labels become shorter before anything is left out.
    brief = [_shortened(each, factor, SHORT_LABEL * factor) for each in (told.x, told.y)]
    whole, cut = (
        [Word(translate("Pairs", "{0}, {1}").format(*each), theme.text, True, 16)]
        for each in ((told.x, told.y), brief)
    )
    share = [Word("p", theme.muted, gap=6), Word(_share(scene, told.share), theme.text)]
    sums = [
        Word("I(x) + I(y) =", theme.muted, gap=6),
        Word(numbers.measure(told.i_x), theme.a_text, gap=6),
        Word("+", theme.muted, gap=6),
        Word(numbers.measure(told.i_y), theme.b_text, gap=6),
        Word("=", theme.muted, gap=6),
    ]
    both = numbers.with_unit(told.i_both)
    if told.part == 0:
        end = [Word(both, theme.text, True)]
        long = [Word("I(x, y) = I(x) + I(y) =", theme.muted, gap=6), *sums[1:]]
        short = [Word("I(x, y) =", theme.muted, gap=6), *sums[1:]]
        choices = [
            [*whole, *share, *long, *end],
            [*cut, *share, *long, *end],
            [*cut, *share, *short, *end],
        ]
    else:
        product = [
            Word(translate("Pairs", "independent"), theme.muted, gap=6),
            Word(_share(scene, told.product), theme.text),
        ]
        added = [
            Word(translate("Pairs", "adds"), theme.muted, gap=6),
            Word(_added(scene, told.term), _ink(scene, told.term)),
        ]
        apart = [] if plot.is_tall else [*sums, Word(numbers.measure(told.apart), theme.text)]
        end = [Word("I(x, y)", theme.muted, gap=6), Word(both, theme.text, True)]
        choices = [
            [*whole, *share, *product, *added, *apart, *end],
            [*cut, *share, *product, *added, *apart, *end],
            [*cut, *share, *added, *apart, *end],
            [*cut, *share, *added, *end],
            [*cut, *share, *end],
        ]
    y = plot.reading.top() + 21 * factor
    if not plot.is_tall:
        y = plot.reading.bottom() - 8 * factor
    write_first(painter, choices, plot.reading.left(), y, plot.reading.right(), factor)


def draw_chosen(painter: QPainter, scene: Scene, plot: Plot, high: float) -> None:
    """I(x) and I(y) end to end, I(x, y) below them, and how each comes about."""
    assert plot.chosen is not None
    room, factor, theme = plot.chosen, plot.factor, scene.theme
    told = reading_of(scene, scene.cell, 0.32 * room.width())
    translate = QCoreApplication.translate
    title = [
        Word("x", theme.text, True, 4),
        Word(translate("Pairs", "= {0} in A,").format(told.x), theme.muted, gap=12),
        Word("y", theme.text, True, 4),
        Word(translate("Pairs", "= {0} in B").format(told.y), theme.muted),
    ]
    left, right = room.left(), room.right()
    write_line(painter, title, left, room.top() + 24 * factor, right, factor)
    scale = (room.width() - NUMBER * factor) / high
    width_x, width_y, width_both = (
        min(nats * scale, room.width() - NUMBER * factor)
        for nats in (told.i_x, told.i_y, told.i_both)
    )
    width_y = min(width_y, room.width() - NUMBER * factor - width_x)
    first, second = (room.top() + row * factor for row in ROWS)
    tall = HEIGHT * factor
    bars = (
        (QRectF(left, first, width_x, tall), theme.a, "I(x)", told.i_x),
        (QRectF(left + width_x, first, width_y, tall), theme.b, "I(y)", told.i_y),
        (QRectF(left, second, width_both, tall), theme.m, "I(x, y)", told.i_both),
    )
    for rect, colour, name, nats in bars:
        draw_bar(painter, scene, rect, colour, name)
        if nats == math.inf:
            draw_breaks(painter, rect, theme.surface, factor)
    end = left + width_x + width_y
    draw_dotted(painter, end, first - 4 * factor, second + tall + 4 * factor, theme.text)
    for x, top, nats, bold in (
        (end, first, told.apart, False),
        (left + width_both, second, told.i_both, True),
    ):
        text, written = scene.desk.numbers.measure(nats), face(NORMAL, factor, bold)
        # The dotted line must not run through a number.
        plate = QRectF(x + 6 * factor, top, written.width(text) + 8 * factor, tall)
        painter.fillRect(plate, colour_of(theme.surface))
        painter.setPen(colour_of(theme.text))
        written.write(painter, x + 10 * factor, top + 0.5 * tall + 4.5 * factor, text)
    _draw_equations(painter, scene, told, room, factor)


def _draw_equations(
    painter: QPainter, scene: Scene, told: Reading, room: QRectF, factor: float
) -> None:
    theme, numbers = scene.theme, scene.desk.numbers
    translate = QCoreApplication.translate
    heads = [translate("Pairs", "independent"), translate("Pairs", "coupled")]
    start = room.left() + max(map(face(NORMAL, factor).width, heads)) + 14 * factor
    log = numbers.unit.log
    sums = [
        Word("I(x) + I(y) =", theme.text, gap=5),
        Word(numbers.measure(told.i_x), theme.a_text, True, 5),
        Word("+", theme.text, gap=5),
        Word(numbers.measure(told.i_y), theme.b_text, True, 5),
        Word("=", theme.text, gap=5),
        Word(numbers.with_unit(told.apart), theme.text, True),
    ]
    short = [Word("I(x) + I(y) =", theme.text, gap=5), sums[-1]]
    if told.part == 0:
        product = Word(
            f"p(x, y) = {numbers.share(told.row)} · {numbers.share(told.column)}"
            f" = {_share(scene, told.share)}",
            theme.text,
        )
        both = Word("I(x, y) =", theme.text, gap=5)
        lines = [(heads[0], [[product]]), ("", [[both, *sums], [both, *short]])]
    else:
        weighed = Word(
            f"p(x, y) = {plain(round(1 - told.part, 12))} · {_share(scene, told.product)}"
            f" + {plain(told.part)} · {_share(scene, told.far_end)} = {_share(scene, told.share)}",
            theme.text,
        )
        log_of = Word(f"I(x, y) = −{log} {_share(scene, told.share)} =", theme.text, gap=5)
        words = [log_of, Word(numbers.with_unit(told.i_both), theme.text, True)]
        if math.isfinite(told.i_both) and math.isfinite(told.apart):
            words.append(Word(_added(scene, told.i_both - told.apart), theme.muted))
        lines = [(heads[0], [sums, short]), (heads[1], [[weighed]]), ("", [words])]
    for down, (head, choices) in zip(LINES, lines, strict=False):
        y = room.top() + down * factor
        write_line(painter, [Word(head, theme.muted)], room.left(), y, start, factor)
        write_first(painter, choices, start, y, room.right(), factor)


def draw_bar(painter: QPainter, scene: Scene, rect: QRectF, colour: str, name: str) -> None:
    """A bar with its name on it, if it has room."""
    painter.fillRect(rect, colour_of(colour))
    written = face(NORMAL, scene.desk.factor, True)
    width = written.width(name)
    if rect.width() >= width + 8:
        painter.setPen(colour_of(_ink_on(scene.theme, colour)))
        x = rect.center().x() - 0.5 * width
        written.write(painter, x, rect.center().y() + 4.5 * scene.desk.factor, name)


@lru_cache(maxsize=16)
def _ink_on(theme: Theme, ground: str) -> str:
    return text_on(theme, ground)


def draw_breaks(painter: QPainter, rect: QRectF, surface: str, factor: float) -> None:
    """Two slanting strokes through the end of a bar that has none."""
    painter.setPen(QPen(colour_of(surface), 2.5 * factor))
    for back in (8.0, 15.0):
        x = rect.right() - back * factor
        painter.drawLine(QLineF(x - 3, rect.bottom() + 1, x + 3, rect.top() - 1))


def draw_dotted(painter: QPainter, x: float, top: float, foot: float, colour: str) -> None:
    painter.setPen(_dots(colour))
    painter.drawLine(QLineF(x, top, x, foot))


@lru_cache(maxsize=8)
def _dots(colour: str) -> QPen:
    return QPen(colour_of(colour), 1, Qt.PenStyle.DotLine)


def _share(scene: Scene, value: float) -> str:
    """A share of a pair, which is small, with one decimal more."""
    return fixed(value, scene.desk.share_decimals + 1)


def _added(scene: Scene, nats: float) -> str:
    return signed(nats / scene.desk.numbers.unit.nats, scene.desk.measure_decimals)


def _ink(scene: Scene, nats: float) -> str:
    if nats == 0:
        return scene.theme.text
    return scene.theme.a_text if nats > 0 else scene.theme.b_text
