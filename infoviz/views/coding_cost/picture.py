"""Draws the boxes, the mean length, and what the areas add up to."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from infoviz.charts.batch import Integers, PieceBatch, RectBatch
from infoviz.charts.canvas import Canvas, device_pixels
from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.glyphs import PILL, draw_pill
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of, glaze
from infoviz.charts.scale import GrowingScale, tick_step, ticks
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import INFINITY, signed, tick
from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.coding_cost.coded import CODINGS, Boxes, Coding
from infoviz.views.coding_cost.plot import MEAN_BAR, Plot, plot_in
from infoviz.views.coding_cost.words import draw_reading, draw_sums

PIECES = 5
MANY = 200
"""With more outcomes than this the boxes are drawn by columns of pixels."""

FEW = 12
"""Up to so many boxes the outlines of what is taken back are drawn thick."""

NARROW = 3.0
"""Boxes narrower than this are not set apart, and not dragged."""

TOP_LINE = 3.0
LEAST_LABEL = 46.0
"""Labels are elided no shorter than this."""

LOOKS_OUT = 10.0
"""So far may a number look out of its box."""

LEAST_BOX = 12.0
"""Boxes narrower than this have no label of their own."""


@dataclass
class Scene:
    """The view fills it in, and the picture reads it. `held` is the outcome in the hand."""

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    coding: Coding = CODINGS["ab"]
    boxes: Boxes | None = None
    hovered: int = NO_OUTCOME
    selected: int = 0
    held: int = NO_OUTCOME
    has_focus: bool = False

    @property
    def shown(self) -> Boxes:
        assert self.boxes is not None  # nothing is drawn before there are any
        return self.boxes

    @property
    def state(self) -> State:
        return self.shown.analysis.state

    @property
    def gripped(self) -> int:
        """The box that carries the handles."""
        for outcome in (self.held, self.hovered, self.selected if self.has_focus else NO_OUTCOME):
            if 0 <= outcome < len(self.state):
                return outcome
        return NO_OUTCOME


@lru_cache(maxsize=4)
def hatch_of(width: int, height: int, ratio: float, ground: str, stripe: str) -> QPixmap:
    """A hatched pixmap to copy from, kept while the size and the theme are the same."""
    return hatched_pixmap(width, height, ratio, ground, stripe)


@dataclass(frozen=True, eq=False)
class Run:
    """Boxes beside one another: where they begin and end in device pixels, and how tall."""

    left: Integers
    right: Integers
    lengths: Vector
    ideal: Vector


class Picture(Canvas):
    """Draws a scene. The view beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self.scale = GrowingScale(pieces=PIECES)

    @property
    def plot(self) -> Plot:
        return self._plot_on(QRectF(self.rect()), self.devicePixelRatioF())

    def _plot_on(self, rect: QRectF, ratio: float) -> Plot:
        return plot_in(rect, self.scale.high, self.scene.desk.factor, ratio)

    # What stays

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        painter.fillRect(rect, colour_of(scene.theme.surface))
        if scene.boxes is None:
            return
        plot = self._plot_on(rect, painter.device().devicePixelRatio())
        theme, factor = scene.theme, plot.factor
        small = face(SMALL, factor)
        painter.setPen(colour_of(theme.muted))
        unit = scene.desk.numbers.unit.id
        title = QCoreApplication.translate("CodingCost", "codeword length, {0}").format(unit)
        small.write(painter, plot.mean.left(), plot.top - 10 * factor, title)
        pieces = min(max(int((plot.foot - plot.top) / (34 * factor)), 2), PIECES)
        step = tick_step(plot.high, pieces)
        for value in ticks(0.0, plot.high, step):
            y = round(plot.y(value) * plot.ratio) / plot.ratio
            painter.setPen(colour_of(theme.muted))
            small.write_right(painter, plot.left - 8 * factor, y + 4 * factor, tick(value, step))
            line = QRectF(plot.left, y, plot.mean.left() + MEAN_BAR * factor - plot.left, 1)
            painter.fillRect(line, colour_of(theme.grid if value else theme.line))
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(theme.focus), 2 * factor))
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    # What moves

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        if scene.boxes is None:
            return
        plot = self._plot_on(rect, painter.device().devicePixelRatio())
        if len(scene.state) > MANY:
            self._draw_columns(painter, plot)
        else:
            self._draw_boxes(painter, plot)
        base = QRectF(plot.left, plot.foot, plot.width, 1)
        painter.fillRect(base, colour_of(scene.theme.muted))
        self._draw_labels(painter, plot)
        self._draw_terms(painter, plot)
        self._draw_mean(painter, plot)
        self._draw_handles(painter, plot)
        if plot.reading is not None and scene.gripped != NO_OUTCOME:
            draw_reading(painter, scene, plot.reading, scene.gripped)
        if plot.sums is not None:
            draw_sums(painter, scene, plot)

    def _hatch(self, plot: Plot) -> QPixmap:
        code = self.scene.coding.code
        theme = self.scene.theme
        return hatch_of(
            round(plot.mean.right() - plot.left),
            round(plot.foot - plot.top) + 8,
            plot.ratio,
            theme.of(f"hatch_{code}"),
            theme.of(f"hatch_line_{code}"),
        )

    def _draw_boxes(self, painter: QPainter, plot: Plot) -> None:
        boxes = self.scene.shown
        edges = np.rint((plot.left + boxes.ends * plot.width) * plot.ratio).astype(np.int32)
        wide = np.flatnonzero(boxes.shares > 0)
        run = Run(edges[wide], edges[wide + 1], boxes.lengths[wide], boxes.ideal[wide])
        self._draw_run(painter, plot, run)
        mark = colour_of(self.scene.theme.muted)
        for outcome in np.flatnonzero(boxes.shares == 0).tolist():
            # A share of 0 has no width; the tick is where it can be pulled open.
            x = edges[outcome] / plot.ratio
            painter.fillRect(QRectF(x - 0.75, plot.foot - 6, 1.5, 10), mark)
        separator, narrow = colour_of(self.scene.theme.surface), NARROW * plot.ratio
        places = edges[1:-1][(np.diff(edges)[:-1] >= narrow) & (np.diff(edges)[1:] >= narrow)]
        for x in places.tolist():
            tall = plot.foot - plot.top + 6
            painter.fillRect(QRectF(x / plot.ratio - 0.75, plot.top - 6, 1.5, tall), separator)

    def _draw_columns(self, painter: QPainter, plot: Plot) -> None:
        """Of very many boxes one for each pixel: that which holds its middle."""
        boxes = self.scene.shown
        count = max(round(plot.width * plot.ratio), 1)
        places = (np.arange(count) + 0.5) / count
        owners = np.clip(
            np.searchsorted(boxes.ends, places, side="right") - 1, 0, len(boxes.shares) - 1
        )
        # Neighbouring pixels of one box are one rectangle.
        starts = np.flatnonzero(np.diff(owners, prepend=-1))
        stops = np.append(starts[1:], count)
        first, kept = round(plot.left * plot.ratio), owners[starts]
        lefts, rights = (first + ends.astype(np.int32) for ends in (starts, stops))
        run = Run(lefts, rights, boxes.lengths[kept], boxes.ideal[kept])
        self._draw_run(painter, plot, run)

    def _draw_run(self, painter: QPainter, plot: Plot, run: Run) -> None:
        """Solid up to the shorter of both, hatched what is longer, hollow what is taken back."""
        theme, coding = self.scene.theme, self.scene.coding
        coded, code = colour_of(theme.of(coding.coded)), colour_of(theme.of(coding.code))
        foot, highest = round(plot.foot * plot.ratio), round((plot.top - 6) * plot.ratio)
        rows = (foot - round(plot.top * plot.ratio)) / plot.high
        tops, ideals = (
            np.maximum(foot - np.rint(np.minimum(each, 1e6) * rows), highest).astype(np.int32)
            for each in (run.lengths, run.ideal)
        )
        with device_pixels(painter, plot.ratio):
            solid = RectBatch(len(run.left))
            solid.left[:], solid.right[:] = run.left, run.right - 1
            solid.top[:], solid.bottom[:] = np.maximum(tops, ideals), foot - 1
            solid.draw(painter, coded)
            longer = np.flatnonzero(tops < ideals)
            if longer.size:
                x, hatch = round(plot.left * plot.ratio), self._hatch(plot)
                pieces = PieceBatch(len(longer), hatch, x, highest)
                pieces.set_across(run.left[longer], (run.right - run.left)[longer])
                pieces.draw(painter, tops[longer], ideals[longer])
            if coding.extra is not None:
                half = max(round(0.5 * TOP_LINE * plot.ratio), 1)
                line = RectBatch(len(run.left))
                line.left[:], line.right[:] = run.left, run.right - 1
                line.top[:], line.bottom[:] = tops - half, tops + half - 1
                line.draw(painter, code)
        self._draw_hollow(painter, plot, run, tops, ideals)
        for i in np.flatnonzero(run.lengths == np.inf).tolist()[:MANY]:
            self._draw_break(painter, plot, run.left[i] / plot.ratio, run.right[i] / plot.ratio)

    def _draw_hollow(
        self, painter: QPainter, plot: Plot, run: Run, tops: Integers, ideals: Integers
    ) -> None:
        # A line of one pixel is dashed many times faster.
        thick = 1.5 if len(run.left) <= FEW else 1.0
        pen = QPen(colour_of(self.scene.theme.of(self.scene.coding.coded)), thick)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        seen = (tops > ideals) & (run.right - run.left >= NARROW * plot.ratio)
        for i in np.flatnonzero(seen).tolist():
            left, right = run.left[i] / plot.ratio, run.right[i] / plot.ratio
            top, foot = ideals[i] / plot.ratio, tops[i] / plot.ratio
            painter.drawRect(QRectF(left + 1, top + 1, right - left - 2, foot - top - 1))

    def _draw_break(self, painter: QPainter, plot: Plot, left: float, right: float) -> None:
        """Two strokes through a box that has no end."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour_of(self.scene.theme.surface), 2.5 * plot.factor))
        for down in (10.0, 17.0):
            y = plot.top + down * plot.factor
            painter.drawLine(QLineF(left - 1, y + 4, right + 1, y - 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_labels(self, painter: QPainter, plot: Plot) -> None:
        scene, boxes, factor = self.scene, self.scene.shown, plot.factor
        has_shares = plot.labels.height() > 40 * factor
        strong = scene.gripped
        order = self._by_width(strong)
        free: list[tuple[float, float]] = []
        for outcome in order:
            left, right = plot.x(boxes.ends[outcome]), plot.x(boxes.ends[outcome + 1])
            bold = outcome == strong
            written = face(NORMAL, factor, bold)
            room = max(right - left - 4, 0.0)
            share = scene.desk.numbers.share(float(boxes.shares[outcome]))
            label = scene.state.labels[outcome]
            if bold:
                room = max(room, 90 * factor)
            elif room < LEAST_BOX * factor:
                continue
            else:
                # A narrow box may have a label that looks out of it.
                room = max(room, LEAST_LABEL * factor)
            if written.width(label) > room:
                label = metrics(NORMAL, factor, bold).elidedText(
                    label, Qt.TextElideMode.ElideRight, room
                )
            width = max(written.width(label), written.width(share) if has_shares else 0.0)
            middle = 0.5 * (left + right)
            start = min(max(middle - 0.5 * width, plot.left), plot.right - width)
            if not bold and any(a < start + width + 4 and b > start - 4 for a, b in free):
                continue
            free.append((start, start + width))
            if bold:
                strip = QRectF(min(start - 6, left), plot.foot + 3, 0, plot.labels.height() - 6)
                strip.setRight(max(start + width + 6, right))
                painter.fillRect(strip, glaze(scene.theme.highlight, scene.theme.surface))
            painter.setPen(colour_of(scene.theme.text if bold else scene.theme.muted))
            x = start + 0.5 * (width - written.width(label))
            written.write(painter, x, plot.foot + 18 * factor, label)
            if has_shares and written.width(share) <= max(room, width):
                x = start + 0.5 * (width - written.width(share))
                written.write(painter, x, plot.foot + 36 * factor, share)

    def _by_width(self, first: int) -> list[int]:
        """The outcomes that may have a label or a number, the most important first."""
        shares = self.scene.shown.shares
        widest = np.argsort(-shares, kind="stable")[:60].tolist()
        if first != NO_OUTCOME:
            widest = [first, *(outcome for outcome in widest if outcome != first)]
        return widest

    def _draw_terms(self, painter: QPainter, plot: Plot) -> None:
        """What each box adds, above the taller of its two tops."""
        scene, boxes, factor = self.scene, self.scene.shown, plot.factor
        numbers, strong = scene.desk.numbers, scene.gripped
        free: list[QRectF] = []
        for outcome in self._by_width(strong):
            if not boxes.shares[outcome] > 0:
                continue
            bold = outcome == strong
            written = face(NORMAL, factor, bold)
            nats = float(boxes.terms[outcome])
            if nats == math.inf:
                text = f"{INFINITY} {scene.state.labels[outcome][:12]}"
            elif scene.coding.extra is None:
                text = numbers.measure(nats)
            else:
                text = signed(nats / boxes.nats, numbers.measure_decimals)
            width = written.width(text)
            left, right = plot.x(boxes.ends[outcome]), plot.x(boxes.ends[outcome + 1])
            if not bold and width > right - left + LOOKS_OUT * factor and nats < math.inf:
                continue
            x = 0.5 * (left + right - width)
            x = min(max(x, plot.left), plot.right + 30 * factor - width)
            tops = float(boxes.lengths[outcome]), float(boxes.ideal[outcome])
            y = plot.y(min(max(tops), plot.high)) - 7 * factor
            cell = QRectF(x - 3, y - 12 * factor, width + 6, 16 * factor)
            if any(cell.intersects(other) for other in free) and not bold:
                continue
            free.append(cell)
            painter.setPen(colour_of(scene.theme.text))
            if bold and width > right - left:
                painter.fillRect(cell, colour_of(scene.theme.surface))
            written.write(painter, x, y, text)

    def _draw_mean(self, painter: QPainter, plot: Plot) -> None:
        """The mean codeword as a box on the same scale: entropy, then the extra cost."""
        scene, boxes, factor, theme = self.scene, self.scene.shown, plot.factor, self.scene.theme
        totals, coding = boxes.analysis.totals, scene.coding
        left, width = plot.mean.left(), MEAN_BAR * factor
        entropy = totals[coding.entropy] / boxes.nats
        cost = totals[coding.cost] / boxes.nats
        entropy_y, cost_y = plot.y(entropy), plot.y(cost)
        solid = QRectF(left, entropy_y, width, plot.foot - entropy_y)
        painter.fillRect(solid, colour_of(theme.of(coding.coded)))
        if coding.extra is not None and cost_y < entropy_y:
            source = QRectF(0, 0, width * plot.ratio, (entropy_y - cost_y) * plot.ratio)
            target = QRectF(left, cost_y, width, entropy_y - cost_y)
            painter.drawPixmap(target, self._hatch(plot), source)
        if coding.extra is not None:
            line = QRectF(left, cost_y - 0.5 * TOP_LINE, width, TOP_LINE)
            painter.fillRect(line, colour_of(theme.of(coding.code)))
        if cost == math.inf:
            self._draw_break(painter, plot, left, left + width)
        painter.setPen(colour_of(theme.muted))
        painter.setFont(font(NORMAL, factor))
        words = QCoreApplication.translate("CodingCost", "mean length")
        painter.drawText(QPointF(left - 4 * factor, plot.foot + 18 * factor), words)
        self._draw_figures(painter, plot, left + width, entropy_y, cost_y)

    def _draw_figures(
        self, painter: QPainter, plot: Plot, right: float, entropy_y: float, cost_y: float
    ) -> None:
        """Cost, extra cost and entropy beside the bar, in this order, each by its piece."""
        scene, factor, theme = self.scene, plot.factor, self.scene.theme
        coding, totals = scene.coding, scene.shown.analysis.totals
        written = face(NORMAL, factor, True)
        rows = [(coding.cost, cost_y, theme.text)]
        if coding.extra is not None:
            ink = theme.of(f"{coding.code}_text")
            rows.append((coding.extra, 0.5 * (cost_y + entropy_y), ink))
            ink = theme.of(f"{coding.coded}_text")
            rows.append((coding.entropy, 0.5 * (entropy_y + plot.foot), ink))
        line = 20 * factor
        # From the lowest up, each at least a line above the one before.
        below = plot.foot - 2
        places = []
        for id, y, ink in reversed(rows):
            place = min(y + 5 * factor, below)
            places.append((id, y, place, ink))
            below = place - line
        up = min((place for _, _, place, _ in places), default=0.0) - plot.top
        shift = max(12 * factor - up, 0.0)
        for id, y, place, ink in places:
            place += shift
            text = f"{MEASURES[id].symbol}  {scene.desk.numbers.measure(totals[id])}"
            painter.setPen(QPen(colour_of(ink), 1.2))
            painter.drawLine(QLineF(right + 3, y, right + 16 * factor, place - 5 * factor))
            painter.setPen(colour_of(ink))
            written.write(painter, right + 20 * factor, place, text)

    def _draw_handles(self, painter: QPainter, plot: Plot) -> None:
        """A pill on the top, and one on the boundary to the right."""
        scene, boxes, outcome = self.scene, self.scene.shown, self.scene.gripped
        if outcome == NO_OUTCOME:
            return
        theme, factor = scene.theme, plot.factor
        left, right = plot.x(boxes.ends[outcome]), plot.x(boxes.ends[outcome + 1])
        if right - left >= NARROW:
            top = plot.y(min(float(boxes.lengths[outcome]), plot.high))
            length = min(PILL[0] * factor, max(0.8 * (right - left), 10.0))
            middle = 0.5 * (left + right)
            draw_pill(painter, middle, top, theme.text, theme.surface, length=length, factor=factor)
        if outcome < len(scene.state) - 1:
            y = plot.foot - 0.3 * (plot.foot - plot.top)
            draw_pill(painter, right, y, theme.text, theme.surface, factor=factor, is_upright=True)
