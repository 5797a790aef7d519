"""What one draw tells of the other: H(A) and H(B) as bars that overlap, and the sums."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.numerals import Numerals, face
from infoviz.charts.raster import colour_of
from infoviz.views.pairs.chosen import HEIGHT, LINES, ROWS, draw_bar, draw_dotted
from infoviz.views.pairs.plot import Plot
from infoviz.views.pairs.scene import Scene
from infoviz.views.pairs.words import Word, write_first, write_line

THIN = 5.0
SHADE = 56
"""How much of the text's colour lies over the overlap, of 255."""

LOW_HEIGHT, HIGH_HEIGHT = 15.0, 20.0
LOW_THIN = 7.0
"""How far below the bars the thin ones are."""

LEAST = 156.0
"""So high is the column at least with all of its lines."""

LINE, WIDE_LINE = 18.0, 26.0


def draw_overlap(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The bars, what is known of each draw, and the equations of the joint."""
    assert plot.overlap is not None
    room, factor, theme = plot.overlap, plot.factor, scene.theme
    joint, numbers = scene.shown.joint, scene.desk.numbers
    translate = QCoreApplication.translate
    left, right = room.left(), room.right()
    title = [
        Word("H(A)", theme.a_text, True, 6),
        Word(translate("Pairs", "and"), theme.muted, gap=6),
        Word("H(B)", theme.b_text, True, 6),
    ]
    if joint.information > 0:
        title += [
            Word(translate("Pairs", "overlap by"), theme.muted, gap=6),
            Word("I(A;B)", theme.text, True),
        ]
    else:
        title.append(
            Word(translate("Pairs", "do not overlap: neither tells of the other"), theme.muted)
        )
    write_line(painter, title, left, room.top() + 24 * factor, right, factor)
    rows = tuple(room.top() + row * factor for row in ROWS)
    _draw_bars(painter, scene, (left, room.width()), rows, HEIGHT * factor, plot.factor, True)
    conditional = [
        Word("H(A|B)", theme.a_text, True, 6),
        Word(numbers.measure(joint.a_given_b), theme.text, gap=18),
        Word("I(A;B)", theme.text, True, 6),
        Word(numbers.measure(joint.information), theme.text, gap=18),
        Word("H(B|A)", theme.b_text, True, 6),
        Word(numbers.measure(joint.b_given_a), theme.text),
    ]
    write_line(painter, conditional, left, room.top() + LINES[0] * factor, right, factor)
    both = joint.a.entropy + joint.b.entropy
    named = Word("H(A×B) = H(A) + H(B) =", theme.text, gap=5)
    added = [
        Word(numbers.measure(joint.a.entropy), theme.a_text, True, 5),
        Word("+", theme.text, gap=5),
        Word(numbers.measure(joint.b.entropy), theme.b_text, True, 5),
        Word("=", theme.text, gap=5),
        Word(numbers.with_unit(both), theme.text, True),
    ]
    less = [
        Word("H(joint) =", theme.text, gap=5),
        Word(f"{numbers.measure(both)} −", theme.text, gap=5),
        Word(numbers.measure(joint.information), theme.text, gap=5),
        Word("=", theme.text, gap=5),
        Word(numbers.with_unit(joint.entropy), theme.text, True),
    ]
    short = Word("H(A×B) =", theme.text, gap=5)
    sums = [[named, *added], [short, *added], [short, added[-1]]]
    for down, choices in zip(LINES[1:], (sums, [less, [less[0], less[-1]]]), strict=True):
        write_first(painter, choices, left, room.top() + down * factor, right, factor)


class Sums:
    """The same in a column, for a picture that has no room below its tables."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        assert plot.sums is not None
        self._plot, self._room = plot, plot.sums
        room, factor = plot.sums, plot.factor
        # What there is beyond the least makes the bars higher, and sets them apart.
        more = max(room.height() / factor - LEAST, 0.0)
        self._tall = min(LOW_HEIGHT + 0.08 * more, HIGH_HEIGHT) * factor
        self._top = room.top() + min(4 + 0.08 * more, 14) * factor
        first = self._top + 2 * self._tall + 2 + (LOW_THIN + THIN + LINE) * factor
        line = (room.bottom() - 4 * factor - first) / 4
        line = min(max(line, LINE * factor), WIDE_LINE * factor)
        count = min(max(int((room.bottom() - first) / line + 1e-6) + 1, 0), 5)
        self._lines = [first + i * line for i in range(count)]
        places = [(room.right(), y) for y in self._lines]
        self._numerals = Numerals(face(NORMAL, factor, True), places)

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        """What the numbers are."""
        theme, factor, room = scene.theme, self._plot.factor, self._room
        plain, small, bold = face(NORMAL, factor), face(SMALL, factor), face(NORMAL, factor, True)
        number = bold.width(scene.desk.numbers.measure(2 * math.log(len(scene.state))))
        for y, (symbol, ink, is_sum) in zip(
            self._lines,
            (
                ("H(A|B)", theme.a_text, False),
                ("I(A;B)", theme.text, False),
                ("H(B|A)", theme.b_text, False),
                ("H(A×B) = H(A) + H(B)", theme.muted, True),
                ("H(joint)", theme.muted, True),
            ),
            strict=False,
        ):
            left = room.width() - number - 6 * factor
            written = bold if not is_sum else plain if plain.width(symbol) <= left else small
            text = symbol if written.width(symbol) <= left else symbol.partition(" =")[0]
            painter.setPen(colour_of(ink))
            written.write(painter, room.left(), y, text)

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """The bars and the numbers."""
        room, factor = self._room, self._plot.factor
        joint, write = scene.shown.joint, scene.desk.numbers.measure
        rows = self._top, self._top + self._tall + 2
        across = room.left(), room.width()
        _draw_bars(painter, scene, across, rows, self._tall, factor, False)
        values = (
            joint.a_given_b,
            joint.information,
            joint.b_given_a,
            joint.a.entropy + joint.b.entropy,
            joint.entropy,
        )
        painter.setPen(colour_of(scene.theme.text))
        self._numerals.draw(painter, [write(nats) for nats in values[: len(self._lines)]])


def draw_sum_line(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """What the cells of the right table add up to."""
    assert plot.sum_line is not None
    theme, factor = scene.theme, plot.factor
    words = [
        Word(QCoreApplication.translate("Pairs", "sum"), theme.text, True),
        Word("I(A;B) = KL(joint ‖ product) =", theme.muted, gap=6),
        Word(scene.desk.numbers.with_unit(scene.shown.joint.information), theme.text, True),
    ]
    line = plot.sum_line
    write_line(painter, words, line.left(), line.top() + 21 * factor, line.right(), factor)


def _draw_bars(
    painter: QPainter,
    scene: Scene,
    across: tuple[float, float],
    rows: tuple[float, ...],
    tall: float,
    factor: float,
    with_limit: bool,
) -> None:
    """H(A), and H(B) from where H(A|B) ends; below them what is told and what is not.

    Their scale ends at 2 log n, above which no two of them can be: it never moves.
    """
    theme, joint = scene.theme, scene.shown.joint
    left, width = across
    scale = width / (2 * math.log(len(scene.state)))
    h_a, h_b = joint.a.entropy * scale, joint.b.entropy * scale
    shared = joint.information * scale
    start, end = left + h_a - shared, left + h_a
    first, second = rows
    foot = second + tall
    draw_bar(painter, scene, QRectF(left, first, h_a, tall), theme.a, "H(A)")
    draw_bar(painter, scene, QRectF(start, second, h_b, tall), theme.b, "H(B)")
    if shared > 0:
        shade = QColor(theme.text)
        shade.setAlpha(SHADE)
        painter.fillRect(QRectF(start, first - 4, shared, foot - first + 8), shade)
        for x in (start, end):
            draw_dotted(painter, x, first - 4, foot + 4, theme.text)
    thin = foot + LOW_THIN * factor
    for x, length, colour in (
        (left, h_a - shared, theme.a),
        (start, shared, theme.m),
        (end, h_b - shared, theme.b),
    ):
        painter.fillRect(QRectF(x, thin, max(length - 1, 0.0), THIN * factor), colour_of(colour))
    if with_limit and shared > 0:
        both = left + h_a + h_b
        draw_dotted(painter, both, first - 4, foot + 4, theme.text)
        written = face(NORMAL, factor)
        text = f"H(A×B)  {scene.desk.numbers.measure(joint.a.entropy + joint.b.entropy)}"
        room = both - max(end, start) - 12 * factor
        if written.width(text) <= room:
            painter.setPen(colour_of(theme.muted))
            written.write_right(painter, both - 6 * factor, first + 0.5 * tall + 4.5 * factor, text)


def draw_rule(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Between the tables and what is said of them."""
    assert plot.chosen is not None
    start = QPointF(plot.chosen.left(), plot.chosen.top())
    width = plot.rect.right() - 2 * (plot.chosen.left() - plot.rect.left())
    painter.fillRect(QRectF(start.x(), start.y(), width, 1), colour_of(scene.theme.line))
