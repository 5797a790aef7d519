"""Draws the ladder for one layout, theme and desk; whatever they decide is prepared once."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from infoviz.charts.figures import draw_right
from infoviz.charts.fonts import LARGE, NORMAL, SMALL
from infoviz.charts.hatch import dashed_pixmap, hatched_pixmap
from infoviz.charts.numerals import Numerals, face
from infoviz.charts.scale import tick_step, ticks
from infoviz.core.analysis import Analysis
from infoviz.core.ladder import JS_LIMIT, Rung, entropy_limit
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import tick
from infoviz.core.perplexity import perplexity
from infoviz.desk import Desk
from infoviz.theme import Theme, text_on
from infoviz.views.ladder.layout import Bar, Figure, Layout


class Picture:
    """The ladder as it is drawn, `high` being the value at the right end of the plot."""

    def __init__(self, layout: Layout, theme: Theme, desk: Desk, ratio: float) -> None:
        self.layout = layout
        self.ratio = ratio
        self._theme = theme
        self._desk = desk
        self._numbers = desk.numbers
        factor = desk.factor
        self._bold, self._normal = face(NORMAL, factor, True), face(NORMAL, factor)
        self._small, self._large = face(SMALL, factor), face(LARGE, factor, True)
        self._colours = {role: QColor(theme.of(role)) for role in ("a", "b", "m")}
        self._text, self._muted = QColor(theme.text), QColor(theme.muted)
        self._figure_pens = {role: QColor(theme.of(f"{role}_text")) for role in ("a", "b", "m")}
        self._surface = QColor(theme.surface)
        self._ghost = QColor(theme.muted)
        # The stripes start at the plot's left, so that they stand still while the piece moves.
        self._hatches = {
            side: hatched_pixmap(
                layout.right - layout.left,
                layout.bar_height,
                ratio,
                theme.of(f"hatch_{side}"),
                theme.of(f"hatch_line_{side}"),
            )
            for side in ("a", "b")
        }
        # The limit of the entropies runs past the two bars that begin with one.
        self._entropy_top = layout.rect.top() + 12 * factor
        entropy_end = layout.bars[-2].top + layout.bar_height + 6
        self._entropy_line = dashed_pixmap(
            entropy_end - self._entropy_top, ratio, theme.text, theme.surface
        )
        self._js_line = dashed_pixmap(layout.bar_height + 10, ratio, theme.text, theme.surface)
        self._focus = QColor(theme.focus)
        figures = [figure for bar in layout.bars for figure in bar.figures]
        self._wholes = [figure for figure in figures if figure.is_bold]
        self._others = [figure for figure in figures if not figure.is_bold]
        self._whole_numbers = Numerals(
            self._bold, [(figure.number_right, figure.baseline) for figure in self._wholes]
        )
        self._figures = self._wholes + self._others
        self._changes = Numerals(
            self._small, [(figure.change_right, figure.baseline) for figure in self._figures]
        )
        # The bars under which perplexities are written.
        self._uncertain = [
            bar for bar in layout.bars if bar.rung.extra is not None and layout.has_perplexity
        ]
        self._names = {
            bar.rung.solid: self._drawn_name(bar) for bar in layout.bars if bar.rung.extra
        }
        self._perplexities = Numerals(self._small, self._places_of_perplexities(), "left")

    def _drawn_name(self, bar: Bar) -> QPixmap:
        """The name that stands in the solid piece, on nothing: copied faster than written."""
        measure = MEASURES[bar.rung.solid]
        width = math.ceil(self._bold.width(measure.symbol)) + 2
        pixmap = QPixmap(QSize(width, bar.height) * self.ratio)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setFont(self._bold.font)
        painter.setPen(QColor(text_on(self._theme, self._theme.of(measure.colour))))
        baseline = 0.5 * bar.height + 0.36 * self._bold.font.pixelSize()
        painter.drawText(QPointF(1, baseline), measure.symbol)
        painter.end()
        return pixmap

    def draw_ground(self, painter: QPainter, outcomes: int, high: float, has_focus: bool) -> None:
        """The surface, the axis, all names, and the mark at the chosen number."""
        layout, theme = self.layout, self._theme
        painter.fillRect(layout.rect, self._surface)
        if not layout.is_short:
            self._draw_axis(painter, high)
        painter.setFont(self._large.font)
        painter.setPen(self._text)
        for bar in layout.bars:
            painter.drawText(
                bar.label_zone.adjusted(8 * self._desk.factor, 0, 0, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                MEASURES[bar.rung.whole].symbol,
            )
        for figure in (figure for bar in layout.bars for figure in bar.figures):
            if figure.measure_id == self._desk.measure:
                self._draw_chosen(painter, figure, QColor(theme.focus) if has_focus else None)
            used = self._bold if figure.is_bold else self._normal
            painter.setFont(used.font)
            painter.setPen(self._pen_of(figure))
            symbol = MEASURES[figure.measure_id].symbol
            draw_right(painter, figure.name_right, figure.baseline, symbol, used.width)
        painter.setFont(self._small.font)
        painter.setPen(self._muted)
        for bar, (_, baseline) in zip(self._uncertain, self._places_of_perplexities(), strict=True):
            head = self._perplexity_head(bar.rung)
            painter.drawText(QPointF(layout.left, baseline), head)
        if not layout.is_short:
            self._draw_limit_names(painter, outcomes, high)

    def draw(
        self,
        painter: QPainter,
        analysis: Analysis,
        pinned: Analysis | None,
        high: float,
        has_focus: bool,
    ) -> None:
        """Bars, limits and numbers."""
        scale = self._scale(high)
        for bar in self.layout.bars:
            self._draw_bar(painter, bar, analysis.totals, scale)
        if pinned is not None:
            for bar in self.layout.bars:
                self._draw_ghosts(painter, bar, pinned.totals, scale)
        if not self.layout.is_short:
            self._draw_limits(painter, len(analysis.state), scale)
        self._draw_chosen_piece(painter, analysis.totals, high, has_focus)
        self._draw_numbers(painter, analysis.totals, pinned.totals if pinned else None)
        if self._uncertain:
            self._draw_perplexities(painter, analysis.totals)

    def piece(
        self, bar: Bar, measure_id: str, totals: dict[str, float], high: float
    ) -> QRectF | None:
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

    def _ends(self, bar: Bar, totals: dict[str, float], scale: float) -> tuple[int, int]:
        """Where the solid piece ends, and the whole bar; what is infinite fills the plot."""
        left, right = self.layout.left, self.layout.right
        solid = left + self._length(totals[bar.rung.solid], scale)
        if bar.rung.extra is None:
            return solid, solid
        whole = totals[bar.rung.whole]
        if whole == math.inf:
            return solid, right
        end = max(left + self._length(whole, scale), solid)
        # What is more than nothing is seen.
        return solid, end + (end == solid and totals[bar.rung.extra] > 0)

    def _length(self, nats: float, scale: float) -> int:
        return round(nats * scale) or int(nats > 0)

    def _draw_bar(
        self, painter: QPainter, bar: Bar, totals: dict[str, float], scale: float
    ) -> None:
        left, top, height = self.layout.left, bar.top, bar.height
        solid, end = self._ends(bar, totals, scale)
        measure = MEASURES[bar.rung.solid]
        painter.fillRect(left, top, solid - left, height, self._colours[measure.colour])
        if end > solid and bar.rung.extra is not None:
            ratio = self.ratio
            hatch = self._hatches[MEASURES[bar.rung.extra].colour]
            source = round((solid - left) * ratio), 0, round((end - solid) * ratio), hatch.height()
            painter.drawPixmap(solid, top, hatch, *source)
            if totals[bar.rung.whole] == math.inf:
                self._draw_break(painter, end, top, height)
            name = self._names[measure.id]
            width = name.deviceIndependentSize().width()
            if solid - left > width + 12:
                painter.drawPixmap(QPointF(round(0.5 * (left + solid - width)), top), name)

    def _draw_break(self, painter: QPainter, end: int, top: int, height: int) -> None:
        """Two slanting strokes through a bar that goes on for ever."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._surface, 3))
        for x in (end - 20, end - 12):
            painter.drawLine(QLineF(x - 4, top + height + 1, x + 4, top - 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_ghosts(
        self, painter: QPainter, bar: Bar, totals: dict[str, float], scale: float
    ) -> None:
        """Thin marks where the pieces of the pinned state end."""
        for end in {totals[bar.rung.solid], totals[bar.rung.whole]}:
            if math.isfinite(end):
                x = self.layout.left + round(end * scale)
                painter.fillRect(x - 2, bar.top - 4, 4, bar.height + 8, self._surface)
                painter.fillRect(x - 1, bar.top - 4, 2, bar.height + 8, self._ghost)

    def _draw_limits(self, painter: QPainter, outcomes: int, scale: float) -> None:
        left = self.layout.left - 1
        x = left + round(entropy_limit(outcomes) * scale)
        painter.drawPixmap(QPointF(x, self._entropy_top), self._entropy_line)
        x = left + round(JS_LIMIT * scale)
        painter.drawPixmap(QPointF(x, self.layout.bars[-1].top - 5), self._js_line)

    def _draw_limit_names(self, painter: QPainter, outcomes: int, high: float) -> None:
        layout, unit, scale = self.layout, self._numbers.unit, self._scale(high)
        painter.setFont(self._small.font)
        painter.setPen(self._muted)
        ascent = 0.8 * self._small.font.pixelSize()

        text = f"{unit.log} {outcomes:,}"
        x = layout.left + entropy_limit(outcomes) * scale
        width = self._small.width(text)
        x = x + 5 if x + 5 + width < layout.figures_left - 8 else x - 5 - width
        painter.drawText(QPointF(x, layout.rect.top() + ascent + 2), text)

        limit = JS_LIMIT / unit.nats
        size = "1 " + unit.singular if limit == 1 else self._numbers.with_unit(JS_LIMIT)
        text = QCoreApplication.translate("Ladder", "JS ≤ {0}").format(size)
        x = layout.left + JS_LIMIT * scale + 6
        if x + self._small.width(text) < layout.figures_left - 8:
            painter.drawText(QPointF(x, layout.bars[-1].middle + 0.45 * ascent), text)

    def _draw_axis(self, painter: QPainter, high: float) -> None:
        layout, theme = self.layout, self._theme
        width = layout.right - layout.left
        step = tick_step(high, max(int(width / (64 * self._desk.factor)), 1))
        painter.setFont(self._small.font)
        baseline = layout.axis + self._small.font.pixelSize() + 4
        top = layout.bars[0].top - 6
        end = 0.0
        for value in ticks(0, high, step):
            x = layout.left + round(value / high * width)
            painter.fillRect(QRectF(x, top, 1, layout.axis - top), QColor(theme.grid))
            text = tick(value, step)
            painter.setPen(self._muted)
            end = x + 0.5 * self._small.width(text)
            draw_right(painter, end, baseline, text, self._small.width)
        painter.drawText(QPointF(end + 5, baseline), self._numbers.unit.id)

    def _draw_chosen(self, painter: QPainter, figure: Figure, ring: QColor | None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(self._theme.highlight))
        painter.setPen(QPen(ring, 1.5) if ring else QPen(Qt.PenStyle.NoPen))
        painter.drawRoundedRect(figure.zone, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_chosen_piece(
        self, painter: QPainter, totals: dict[str, float], high: float, has_focus: bool
    ) -> None:
        """An outline around the piece of a bar that is the chosen measure."""
        for bar in self.layout.bars:
            piece = self.piece(bar, self._desk.measure, totals, high)
            if piece is not None:
                # Four pieces cost a third of one outlined rectangle.
                colour = self._focus if has_focus else self._text
                x, y = round(piece.x()), round(piece.y())
                width, height = round(piece.width()), round(piece.height())
                painter.fillRect(x - 3, y - 3, width + 6, 2, colour)
                painter.fillRect(x - 3, y + height + 1, width + 6, 2, colour)
                painter.fillRect(x - 3, y - 1, 2, height + 2, colour)
                painter.fillRect(x + width + 1, y - 1, 2, height + 2, colour)

    def _pen_of(self, figure: Figure) -> QColor:
        if figure.is_bold:
            return self._text
        return self._figure_pens[MEASURES[figure.measure_id].colour]

    def _draw_numbers(
        self, painter: QPainter, totals: dict[str, float], before: dict[str, float] | None
    ) -> None:
        write = self._numbers.measure
        painter.setPen(self._text)
        self._whole_numbers.draw(painter, [write(totals[each.measure_id]) for each in self._wholes])
        painter.setFont(self._normal.font)
        for figure in self._others:
            measure = MEASURES[figure.measure_id]
            painter.setPen(self._pen_of(figure))
            text = write(totals[measure.id], measure.degree)
            draw_right(painter, figure.number_right, figure.baseline, text, self._normal.width)
        if before is not None:
            painter.setPen(self._muted)
            self._changes.draw(
                painter,
                [
                    "Δ " + self._change_of(figure.measure_id, totals, before)
                    for figure in self._figures
                ],
            )

    def _change_of(self, id: str, now: dict[str, float], before: dict[str, float]) -> str:
        # ∞ − ∞ is no number, and is written so.
        return self._numbers.term(now[id] - before[id], MEASURES[id].degree)

    def _perplexity_head(self, rung: Rung) -> str:
        text = QCoreApplication.translate("Ladder", "perplexity: {0}")
        return text.format(MEASURES[rung.solid].symbol) + " "

    def _places_of_perplexities(self) -> list[tuple[float, float]]:
        """Where the numbers under the bars begin."""
        below = self.layout.bar_height + self._small.font.pixelSize() + 4
        return [
            (
                self.layout.left + self._small.width(self._perplexity_head(bar.rung)),
                bar.top + below,
            )
            for bar in self._uncertain
        ]

    def _draw_perplexities(self, painter: QPainter, totals: dict[str, float]) -> None:
        painter.setPen(self._muted)
        self._perplexities.draw(
            painter,
            [
                f"{perplexity(totals[bar.rung.solid])}, {MEASURES[bar.rung.whole].symbol} "
                + perplexity(totals[bar.rung.whole])
                for bar in self._uncertain
            ],
        )
