"""Draws a scene: both tables, the margins, and what is said of them."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import ratio_of
from infoviz.charts.fonts import LETTER, NORMAL, SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import blend, colour_of, glaze
from infoviz.charts.scale import GrowingScale
from infoviz.core.numbers import tick
from infoviz.views.pairs.chosen import draw_chosen, draw_reading
from infoviz.views.pairs.heat import DEEPEST, PALEST
from infoviz.views.pairs.margins import Margins
from infoviz.views.pairs.names import Names, longest
from infoviz.views.pairs.overlap import Sums, draw_overlap, draw_rule, draw_sum_line
from infoviz.views.pairs.plot import Plot, plot_in
from infoviz.views.pairs.scene import Scene
from infoviz.views.pairs.tables import JointTable, TermTable
from infoviz.views.pairs.words import Word, write_line


class Scales:
    """What grows while a hand moves, and shrinks only when it has let go."""

    def __init__(self) -> None:
        self.shares = GrowingScale(pieces=5)
        self.cells = GrowingScale(pieces=3)
        self.terms = GrowingScale(pieces=5)
        self.surprise = GrowingScale(pieces=5)

    def follow(self, scene: Scene, may_shrink: bool) -> bool:
        """Whether one of those that the ground shows has changed."""
        figures = scene.shown
        full = scene.desk.scale == "full"
        row, column = scene.cell
        told = (
            figures.surprise("a", row),
            figures.surprise("b", column),
            figures.joint.surprise(row, column),
        )
        length = max(told[0] + told[1], told[2])
        if length == math.inf:
            # What has an end leaves room for what has none.
            length = 1.5 * max((nats for nats in told if nats < math.inf), default=1.0)
        needed = (
            (self.shares, 1.0 if full else figures.greatest_share),
            (self.cells, figures.greatest_cell),
            (self.terms, figures.greatest_term),
            (self.surprise, max(length, 1e-3)),
        )
        changed = [
            scale.fit(0.0, high) if may_shrink else scale.grow(0.0, high) for scale, high in needed
        ]
        return changed[0] or changed[1]


class Laid:
    """What is made for one plot, and serves as long as nothing has another place."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self.plot = plot
        self.joint = JointTable(plot.cells, plot)
        self.names = [Names(scene.shown, plot, plot.cells, True)]
        self.terms: TermTable | None = None
        self.margins = Margins(plot)
        self.sums = None if plot.sums is None else Sums(scene, plot)
        if plot.terms is not None:
            self.terms = TermTable(plot.terms, plot)
            self.names.append(Names(scene.shown, plot, plot.terms, False))


class Picture(Canvas):
    """The view beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self.scales = Scales()
        self._laid: Laid | None = None

    @property
    def plot(self) -> Plot:
        return self._laid_on(QRectF(self.rect()), self.devicePixelRatioF()).plot

    @property
    def names(self) -> Names:
        """The labels of the joint table."""
        return self._laid_on(QRectF(self.rect()), self.devicePixelRatioF()).names[0]

    def ground_changed(self) -> None:
        self._laid = None
        super().ground_changed()

    def _laid_on(self, rect: QRectF, ratio: float) -> Laid:
        laid = self._laid
        if laid is None or laid.plot.rect != rect or laid.plot.ratio != ratio:
            scene = self.scene
            factor = scene.desk.factor
            high = self.scales.shares.high
            labels = longest(scene.shown, factor)
            plot = plot_in(rect, scene.shown.size, high, factor, ratio, labels)
            laid = self._laid = Laid(scene, plot)
        return laid

    # What stays

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene, theme = self.scene, self.scene.theme
        painter.fillRect(rect, colour_of(theme.surface))
        if scene.figures is None:
            return
        laid = self._laid_on(rect, ratio_of(painter))
        plot, factor = laid.plot, laid.plot.factor
        self._draw_titles(painter, plot)
        self._draw_letters(painter, plot)
        self._draw_legend(painter, plot)
        if laid.terms is not None:
            laid.terms.draw_ground(painter, theme)
        if laid.sums is not None:
            laid.sums.draw_ground(painter, scene)
        cells, axis = plot.cells.rect, colour_of(theme.muted)
        painter.fillRect(QRectF(cells.left(), plot.b.floor_y, cells.width(), 1), axis)
        painter.fillRect(QRectF(-plot.a.floor_y - 1, cells.top(), 1, cells.height()), axis)
        if plot.is_tall:
            draw_rule(painter, scene, plot)
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(theme.focus), 2 * factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_titles(self, painter: QPainter, plot: Plot) -> None:
        scene, theme, factor = self.scene, self.scene.theme, plot.factor
        translate = QCoreApplication.translate
        figures, y = scene.shown, plot.rect.top() + 20 * factor
        if not plot.is_tall:
            y = plot.rect.top() + 16 * factor
        words = [Word("p(x, y)", theme.text, True)]
        if plot.is_tall:
            text = translate("Pairs", "rows A, columns B")
            if figures.groups.has_rest:
                sentence = translate("Pairs", "rows A, columns B: the {0} likeliest and the rest")
                text = sentence.format(figures.own)
            words.append(Word(text, theme.muted))
        right = plot.cells.rect.right() if plot.is_tall else plot.cells.rect.left()
        write_line(painter, words, plot.labels_left, y, right + 90 * factor, factor)
        if plot.terms is None:
            return
        left = plot.terms.rect.left() if plot.overlap is None else plot.overlap.left()
        log = scene.desk.numbers.unit.log
        formula = f"p(x,y) · {log}( p(x,y) / a(x) b(y) )"
        words = [
            Word(translate("Pairs", "I(A;B), cell by cell"), theme.text, True),
            Word(formula, theme.muted),
        ]
        write_line(painter, words, left, y, plot.terms.rect.right(), factor)
        self._draw_key(painter, plot, left, y + 22 * factor)

    def _draw_key(self, painter: QPainter, plot: Plot, x: float, y: float) -> None:
        """What the colours of the terms say."""
        assert plot.terms is not None
        theme, factor = self.scene.theme, plot.factor
        translate = QCoreApplication.translate
        right = plot.terms.rect.right()
        long = [
            translate("Pairs", "likelier together than if independent"),
            translate("Pairs", "rarer together"),
        ]
        short = [translate("Pairs", "likelier together"), translate("Pairs", "rarer")]
        measure = face(SMALL, factor).width
        swatch = 10 * factor
        down = 18 * factor if plot.is_tall else 0.0
        texts = long
        if not down and sum(map(measure, long)) + 4 * swatch + 20 * factor > right - x:
            texts = short
        for text, colour in zip(texts, (theme.a, theme.b), strict=True):
            if x + 1.6 * swatch + measure(text) > right:
                return
            painter.fillRect(QRectF(x, y - 8 * factor, swatch, 6 * factor), colour_of(colour))
            painter.setPen(colour_of(theme.muted))
            face(SMALL, factor).write(painter, x + 1.6 * swatch, y, text)
            if down:
                y += down
            else:
                x += 1.6 * swatch + measure(text) + 16 * factor

    def _draw_letters(self, painter: QPainter, plot: Plot) -> None:
        """Whose outcomes the columns and the rows are."""
        theme, factor = self.scene.theme, plot.factor
        size = LETTER - 2 if plot.is_tall else NORMAL
        written = face(size, factor, True)
        right = plot.cells.rect.left() - 8 * factor
        for letter, y, ink in (
            ("B", plot.b.floor_y - 2 * factor, theme.b_text),
            ("A", plot.cells.rect.top() - 5 * factor, theme.a_text),
        ):
            painter.setPen(colour_of(ink))
            written.write_right(painter, right, y, letter)

    def _draw_legend(self, painter: QPainter, plot: Plot) -> None:
        """How dark a share of the joint is."""
        theme, factor = self.scene.theme, plot.factor
        left = plot.cells.rect.right() + 10 * factor
        rect = QRectF(left, plot.b.floor_y - 12 * factor, 64 * factor, 8 * factor)
        shade = QLinearGradient(QPointF(rect.left(), 0), QPointF(rect.right(), 0))
        for at, part in ((0.0, PALEST), (1.0, DEEPEST)):
            shade.setColorAt(at, colour_of(blend(theme.muted, theme.surface, part)))
        painter.fillRect(rect, shade)
        painter.setPen(QPen(colour_of(theme.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        small, high = face(SMALL, factor), self.scales.cells.high
        painter.setPen(colour_of(theme.muted))
        # Above where the label of the rest looks out to here.
        above = self.scene.shown.groups.has_rest
        y = rect.top() - 4 * factor if above else rect.bottom() + 14 * factor
        most = tick(high, high)
        start = max(rect.right() - small.width(most), rect.left())
        small.write(painter, start, y, most)
        if start > rect.left() + small.width("0 "):
            small.write(painter, rect.left(), y, "0")

    # What goes with the pointer and the keys

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        scene, theme = self.scene, self.scene.theme
        if scene.figures is None:
            return
        laid = self._laid_on(rect, ratio_of(painter))
        pale = glaze(theme.highlight, theme.surface)
        for names in laid.names:
            for strip in names.strips(*scene.lit):
                painter.fillRect(strip, pale)
            names.draw(painter, theme, *scene.cell)

    # What moves

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.figures is None:
            return
        laid = self._laid_on(rect, ratio_of(painter))
        plot, scales = laid.plot, self.scales
        laid.joint.draw(painter, scene, scales.cells.high)
        laid.margins.draw(painter, scene)
        laid.joint.draw_outlines(painter, scene)
        if laid.terms is not None:
            laid.terms.draw(painter, scene, scales.terms.high)
            laid.terms.draw_outlines(painter, scene)
        draw_reading(painter, scene, plot)
        if plot.is_tall:
            draw_sum_line(painter, scene, plot)
            draw_chosen(painter, scene, plot, scales.surprise.high)
            draw_overlap(painter, scene, plot)
        if laid.sums is not None:
            laid.sums.draw(painter, scene)
