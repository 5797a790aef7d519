"""Draws the ladder for one layout, theme and desk; whatever they decide is prepared once."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.device import is_vector
from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.hatch import dashed_pixmap, hatched_pixmap
from infoviz.charts.kept import Kept, draw_kept, draw_kept_within
from infoviz.charts.numerals import Numerals, face
from infoviz.charts.raster import colour_of
from infoviz.core.analysis import Analysis
from infoviz.core.ladder import JS_LIMIT, entropy_limit
from infoviz.core.measures import MEASURES
from infoviz.core.perplexity import perplexity
from infoviz.desk import Desk
from infoviz.theme import Theme, text_on
from infoviz.views.ladder.ground import draw_ground, draw_names, figure_colour, perplexity_head
from infoviz.views.ladder.layout import Bar, Layout

Totals = dict[str, float]


class Picture:
    """The ladder as it is drawn. `high` is the value at the right end of the plot, in the unit."""

    def __init__(self, layout: Layout, theme: Theme, desk: Desk, ratio: float) -> None:
        self.layout = layout
        self.ratio = ratio
        self._theme, self._desk, self._numbers = theme, desk, desk.numbers
        self._text, self._muted = colour_of(theme.text), colour_of(theme.muted)
        self._surface = colour_of(theme.surface)
        self._normal, self._bold = face(NORMAL, desk.factor), face(NORMAL, desk.factor, True)
        self._prepare_bars()
        self._prepare_limits()
        self._prepare_numbers()

    def _prepare_bars(self) -> None:
        layout, theme = self.layout, self._theme
        # The stripes start at the plot's left, so that they stand still while the piece moves.
        hatches = {
            side: hatched_pixmap(
                layout.right - layout.left,
                layout.bar_height,
                self.ratio,
                theme.of(f"hatch_{side}"),
                theme.of(f"hatch_line_{side}"),
            )
            for side in ("a", "b")
        }
        self._paints = []
        for bar in layout.bars:
            colour = colour_of(theme.of(MEASURES[bar.rung.solid].colour))
            hatch = name = None
            if bar.rung.extra is not None:
                hatch, name = hatches[MEASURES[bar.rung.extra].colour], self._drawn_name(bar)
            self._paints.append((bar, colour, hatch, name))

    def _drawn_name(self, bar: Bar) -> Kept:
        """The name that stands in the solid piece, on nothing: copied faster than written."""
        measure = MEASURES[bar.rung.solid]
        width = math.ceil(self._bold.width(measure.symbol)) + 2

        def paint(painter: QPainter) -> None:
            painter.setFont(self._bold.font)
            painter.setPen(colour_of(text_on(self._theme, self._theme.of(measure.colour))))
            baseline = 0.5 * bar.height + 0.36 * self._bold.font.pixelSize()
            painter.drawText(QPointF(1, baseline), measure.symbol)

        return Kept(width, bar.height, self.ratio, paint)

    def _prepare_limits(self) -> None:
        layout, theme = self.layout, self._theme
        # The limit of the entropies runs past the two bars that begin with one.
        self._entropy_top = round(layout.rect.top() + 12 * self._desk.factor)
        end = layout.bars[-2].top + layout.bar_height + 6
        self._entropy_line = dashed_pixmap(
            end - self._entropy_top, self.ratio, theme.text, theme.surface
        )
        self._js_line = dashed_pixmap(layout.bar_height + 10, self.ratio, theme.text, theme.surface)

    def _prepare_numbers(self) -> None:
        layout, small = self.layout, face(SMALL, self._desk.factor)
        figures = [figure for bar in layout.bars for figure in bar.figures]
        wholes = [figure for figure in figures if figure.is_bold]
        self._wholes = [figure.measure_id for figure in wholes]
        self._whole_numbers = Numerals(
            self._bold, [(figure.number_right, figure.baseline) for figure in wholes]
        )
        self._others = [
            (MEASURES[figure.measure_id], figure, colour_of(figure_colour(figure, self._theme)))
            for figure in figures
            if not figure.is_bold
        ]
        self._changing = [MEASURES[figure.measure_id] for figure in figures]
        self._changes = Numerals(
            small, [(figure.change_right, figure.baseline) for figure in figures]
        )
        self._uncertain = [
            (bar.rung.solid, bar.rung.whole, MEASURES[bar.rung.whole].symbol)
            for bar in layout.uncertain
        ]
        self._perplexities = Numerals(
            small,
            [
                (layout.left + small.width(perplexity_head(bar)), layout.perplexity_baseline(bar))
                for bar in layout.uncertain
            ],
            "left",
        )

    def draw_ground(self, painter: QPainter, outcomes: int, high: float, has_focus: bool) -> None:
        """All that stays."""
        draw_ground(painter, self.layout, self._theme, self._desk, outcomes, high)
        draw_names(painter, self.layout, self._theme, self._desk, has_focus)

    def draw(
        self,
        painter: QPainter,
        analysis: Analysis,
        pinned: Analysis | None,
        high: float,
        has_focus: bool,
    ) -> None:
        """Bars, limits and numbers."""
        scale, totals = self._scale(high), analysis.totals
        for bar, colour, hatch, name in self._paints:
            solid, end = self._ends(bar, totals, scale)
            left = self.layout.left
            painter.fillRect(left, bar.top, solid - left, bar.height, colour)
            if hatch is not None and name is not None:
                self._draw_extra(painter, bar, hatch, solid, end)
                if totals[bar.rung.whole] == math.inf:
                    self._draw_break(painter, bar, end)
                room = solid - left - round(name.width() / self.ratio)
                if room > 12:
                    draw_kept(painter, QPointF(left + room // 2, bar.top), name)
            if pinned is not None:
                self._draw_ghosts(painter, bar, pinned.totals, scale)
            if self._desk.measure in (bar.rung.whole, bar.rung.solid, bar.rung.extra):
                self._draw_chosen_piece(painter, bar, totals, high, has_focus)
        if not self.layout.is_short:
            self._draw_limits(painter, len(analysis.state), scale)
        self._draw_numbers(painter, totals)
        if pinned is not None and self.layout.has_changes:
            self._draw_changes(painter, totals, pinned.totals)
        if self._uncertain:
            self._draw_perplexities(painter, totals)

    def piece(self, bar: Bar, measure_id: str, totals: Totals, high: float) -> QRectF | None:
        """Where the piece of a bar that stands for a measure lies; None where there is none."""
        rung = bar.rung
        if measure_id not in (rung.whole, rung.solid, rung.extra):
            return None
        solid, end = self._ends(bar, totals, self._scale(high))
        first = solid if measure_id == rung.extra else self.layout.left
        last = solid if measure_id == rung.solid else end
        return QRectF(first, bar.top, last - first, bar.height)

    def _scale(self, high: float) -> float:
        """Pixels a nat."""
        return (self.layout.right - self.layout.left) / (high * self._numbers.unit.nats)

    def _ends(self, bar: Bar, totals: Totals, scale: float) -> tuple[int, int]:
        """Where the solid piece ends, and the whole bar; what is infinite fills the plot."""
        left, rung = self.layout.left, bar.rung
        nats = totals[rung.solid]
        # What is more than nothing is seen, here and below.
        solid = left + (round(nats * scale) or int(nats > 0))
        if rung.extra is None:
            return solid, solid
        whole = totals[rung.whole]
        if whole == math.inf:
            return solid, self.layout.right
        end = max(left + round(whole * scale), solid)
        return solid, end + (end == solid and totals[rung.extra] > 0)

    def _draw_extra(self, painter: QPainter, bar: Bar, hatch: Kept, solid: int, end: int) -> None:
        if end > solid and is_vector(painter):
            piece = QRectF(solid, bar.top, end - solid, bar.height)
            draw_kept_within(painter, QPointF(self.layout.left, bar.top), hatch, piece)
        elif end > solid:
            from_left = round((solid - self.layout.left) * self.ratio)
            width = round((end - solid) * self.ratio)
            painter.drawPixmap(solid, bar.top, hatch, from_left, 0, width, hatch.height())

    def _draw_break(self, painter: QPainter, bar: Bar, end: int) -> None:
        """Two slanting strokes through a bar that goes on for ever."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._surface, 3))
        for x in (end - 20, end - 12):
            painter.drawLine(QLineF(x - 4, bar.top + bar.height + 1, x + 4, bar.top - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_ghosts(self, painter: QPainter, bar: Bar, totals: Totals, scale: float) -> None:
        """Thin marks where the pieces of the pinned state end."""
        for end in {totals[bar.rung.solid], totals[bar.rung.whole]}:
            if end < math.inf:
                x = self.layout.left + round(end * scale)
                painter.fillRect(x - 2, bar.top - 4, 4, bar.height + 8, self._surface)
                painter.fillRect(x - 1, bar.top - 4, 2, bar.height + 8, self._muted)

    def _draw_chosen_piece(
        self, painter: QPainter, bar: Bar, totals: Totals, high: float, has_focus: bool
    ) -> None:
        """An outline around the chosen piece, in four strips: a third of what a pen would take."""
        piece = self.piece(bar, self._desk.measure, totals, high)
        assert piece is not None
        colour = colour_of(self._theme.focus) if has_focus else self._text
        x, y, width, height = round(piece.x()), bar.top, round(piece.width()), bar.height
        painter.fillRect(x - 3, y - 3, width + 6, 2, colour)
        painter.fillRect(x - 3, y + height + 1, width + 6, 2, colour)
        painter.fillRect(x - 3, y - 1, 2, height + 2, colour)
        painter.fillRect(x + width + 1, y - 1, 2, height + 2, colour)

    def _draw_limits(self, painter: QPainter, outcomes: int, scale: float) -> None:
        left = self.layout.left - 1
        x = left + round(entropy_limit(outcomes) * scale)
        draw_kept(painter, QPointF(x, self._entropy_top), self._entropy_line)
        x = left + round(JS_LIMIT * scale)
        draw_kept(painter, QPointF(x, self.layout.bars[-1].top - 5), self._js_line)

    def _draw_numbers(self, painter: QPainter, totals: Totals) -> None:
        numbers = self._numbers
        painter.setPen(self._text)
        self._whole_numbers.draw(painter, [numbers.measure(totals[id]) for id in self._wholes])
        for measure, figure, colour in self._others:
            painter.setPen(colour)
            text = numbers.measure(totals[measure.id], measure.degree)
            self._normal.write_right(painter, figure.number_right, figure.baseline, text)

    def _draw_changes(self, painter: QPainter, totals: Totals, before: Totals) -> None:
        """How far each number is from that of the pinned state; ∞ − ∞ is written as no number."""
        painter.setPen(self._muted)
        write = self._numbers.term
        changes = [
            "Δ " + write(totals[each.id] - before[each.id], each.degree) for each in self._changing
        ]
        self._changes.draw(painter, changes)

    def _draw_perplexities(self, painter: QPainter, totals: Totals) -> None:
        painter.setPen(self._muted)
        texts = [
            f"{perplexity(totals[solid])}, {symbol} {perplexity(totals[whole])}"
            for solid, whole, symbol in self._uncertain
        ]
        self._perplexities.draw(painter, texts)
