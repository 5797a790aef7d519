"""The logits as signed bars, on which the gradient stands as arrows."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.batch import PieceBatch, RectBatch
from infoviz.charts.canvas import device_pixels
from infoviz.charts.fonts import LETTER, NORMAL, SMALL, font, metrics
from infoviz.charts.glyphs import PILL, draw_pill
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of, glaze
from infoviz.charts.scale import round_step, tick_step, ticks
from infoviz.core.numbers import INFINITY, MINUS, fixed, tick
from infoviz.views.loss.pipeline.arrows import Arrows
from infoviz.views.loss.pipeline.plot import PIECES, Plot
from infoviz.views.loss.pipeline.scene import Scene

LEAST_LABEL = 46.0
WHOLE = 10
"""From here on values may be written without decimals."""


class Bars:
    """Draws the logits of a scene on one plot; what does not move is kept."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self.plot = plot
        theme, columns = scene.theme, plot.columns
        edges = np.array([columns.bar(i) for i in columns.visible], dtype=np.int32)
        left, right = edges[:, 0], edges[:, 1]
        hatch = hatched_pixmap(
            columns.width / plot.ratio,
            (plot.foot - plot.top) / plot.ratio,
            plot.ratio,
            theme.b,
            theme.bar_hatch,
        )
        hatch.setDevicePixelRatio(1)
        self._pieces = PieceBatch(len(left), hatch, columns.left, plot.top)
        self._pieces.set_across(left, right - left)
        self._endless = RectBatch(len(left))
        self._endless.left[:], self._endless.right[:] = left, right - 1
        self._face = face(NORMAL, plot.factor)
        self._bold = face(NORMAL, plot.factor, True)
        self._least_slot = self._face.width("−0") + 4
        self._arrows = Arrows(plot)
        widths = metrics(NORMAL, plot.factor)
        longest = max(widths.horizontalAdvance(label) for label in scene.state.labels[:200])
        room = min(longest, LEAST_LABEL * plot.factor) + 6
        self.every = round_step(math.ceil(room / plot.slot))

    # What stays

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        self._draw_axis(painter, scene)
        self._draw_labels(painter, scene)
        if self.plot.is_low:
            self._draw_letter(painter, scene, self.plot.ceiling_y - 6 * self.plot.factor)
        else:
            self._draw_title(painter, scene)

    def _draw_letter(self, painter: QPainter, scene: Scene, y: float) -> None:
        factor = self.plot.factor
        painter.setFont(font(LETTER, factor, True))
        painter.setPen(colour_of(scene.theme.b_text))
        painter.drawText(QPointF(self.plot.left - 38 * factor, y), "z")

    def _draw_title(self, painter: QPainter, scene: Scene) -> None:
        plot, theme, factor = self.plot, scene.theme, self.plot.factor
        left = plot.left - 38 * factor
        self._draw_letter(painter, scene, plot.ceiling_y - 40 * factor)
        painter.setFont(font(NORMAL, factor))
        painter.setPen(colour_of(theme.muted))
        room = plot.right - left - 22 * factor
        widths = metrics(NORMAL, factor)
        translate = QCoreApplication.translate
        for line, texts in enumerate(
            (
                (translate("Loss", "logits, in nats: drag a bar"), translate("Loss", "logits")),
                (
                    translate("Loss", "in B the others keep their ratio"),
                    translate("Loss", "the others keep their ratio"),
                ),
            )
        ):
            text = next((text for text in texts if widths.horizontalAdvance(text) <= room), "")
            y = plot.ceiling_y - (42 - 18 * line) * factor
            painter.drawText(QPointF(left + 22 * factor, y), text)

    def _draw_axis(self, painter: QPainter, scene: Scene) -> None:
        plot, theme, factor = self.plot, scene.theme, self.plot.factor
        small = face(SMALL, factor)
        height = plot.floor_y - plot.ceiling_y
        step = tick_step(plot.high - plot.low, min(max(int(height / (34 * factor)), 2), PIECES))
        thick = max(round(plot.ratio), 1) / plot.ratio
        for value in ticks(plot.low, plot.high, step):
            y = round(plot.y(value) * plot.ratio) / plot.ratio
            painter.setPen(colour_of(theme.muted))
            text = tick(value, step)
            small.write_right(painter, plot.left - 7 * factor, y + 4 * factor, text)
            if value:
                line = QRectF(plot.left, y, plot.right - plot.left, thick)
                painter.fillRect(line, colour_of(theme.grid))

    def _draw_labels(self, painter: QPainter, scene: Scene) -> None:
        factor = self.plot.factor
        painter.setFont(font(NORMAL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        for outcome in range(0, len(scene.state), self.every):
            self._draw_label(painter, scene, outcome, bold=False)
        self._arrows.draw_ground(painter, scene)

    def _draw_label(self, painter: QPainter, scene: Scene, outcome: int, bold: bool) -> None:
        plot, factor = self.plot, self.plot.factor
        widths = metrics(NORMAL, factor, bold)
        room = max(self.every * plot.slot - 4, 46 * factor if bold else 0)
        label = widths.elidedText(scene.state.labels[outcome], Qt.TextElideMode.ElideRight, room)
        width = widths.horizontalAdvance(label)
        x = plot.middle(outcome) - 0.5 * width
        x = max(min(x, plot.right + 4 - width), plot.left - 30 * factor)
        y = plot.floor_y + 38 * factor
        if bold:
            cell = QRectF(x - 3, y - 14 * factor, width + 6, 19 * factor)
            painter.fillRect(cell, colour_of(scene.theme.surface))
        painter.drawText(QPointF(x, y), label)

    def draw_highlight(self, painter: QPainter, scene: Scene) -> None:
        plot, outcome = self.plot, scene.hovered
        if 0 <= outcome < len(scene.state):
            width = max(plot.slot, 3.0)
            left = plot.middle(outcome) - 0.5 * width
            strip = QRectF(left, plot.ceiling_y, width, plot.floor_y - plot.ceiling_y)
            painter.fillRect(strip, glaze(scene.theme.highlight, scene.theme.surface))
        for strong in {outcome, scene.held, scene.selected if scene.has_focus else -1}:
            if 0 <= strong < len(scene.state):
                painter.setFont(font(NORMAL, plot.factor, True))
                painter.setPen(colour_of(scene.theme.text))
                self._draw_label(painter, scene, strong, bold=True)

    # What moves

    def draw_b(self, painter: QPainter, scene: Scene) -> None:
        """The bars and their values, which A has no part in."""
        plot, z, theme = self.plot, scene.shown.z, scene.theme
        zero = plot.zero_row
        span = plot.foot - plot.top
        tall = (z - plot.low) / (plot.high - plot.low) * span
        # What is −∞ runs off the lower end.
        rows = plot.foot - np.rint(np.clip(tall, 0, span)).astype(np.int32)
        tops, feet = np.minimum(rows, zero), np.maximum(rows, zero)
        with device_pixels(painter, plot.ratio):
            self._pieces.draw(painter, tops, feet)
            painter.fillRect(
                plot.columns.left,
                zero,
                plot.columns.width,
                max(round(plot.ratio), 1),
                colour_of(theme.muted),
            )
        endless = np.flatnonzero(z == -np.inf).tolist()
        if endless:
            self._draw_endless(painter, scene, endless)
        self._draw_numbers(painter, scene)

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """The gradient, and the handle."""
        self._arrows.draw(painter, scene)
        self._draw_handle(painter, scene)

    def _draw_endless(self, painter: QPainter, scene: Scene, outcomes: list[int]) -> None:
        """Break strokes through bars without end, and −∞ under them."""
        plot, factor = self.plot, self.plot.factor
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour_of(scene.theme.surface), 2.5 * factor))
        for outcome in outcomes[:200]:
            left, right = (x / plot.ratio for x in plot.columns.bar(outcome))
            for up in (8.0, 14.0):
                y = plot.floor_y - up * factor
                painter.drawLine(QLineF(left - 1, y + 3, right + 1, y - 3))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(colour_of(scene.theme.text))
        text = MINUS + INFINITY
        width, free = self._face.width(text), -math.inf
        for outcome in outcomes:
            x = plot.middle(outcome) - 0.5 * width
            if x >= free:
                self._face.write(painter, x, plot.floor_y + 15 * factor, text)
                free = x + 1.3 * width

    def _decimals(self, scene: Scene) -> int | None:
        """With how many decimals every value has room over its bar; None where it has not."""
        if self.plot.slot < self._least_slot:
            return None
        low, high = scene.shown.extent
        fewest = 0 if max(-low, high) >= WHOLE else 1
        for decimals in range(scene.desk.share_decimals, fewest - 1, -1):
            texts = (fixed(low, decimals), fixed(high, decimals), f"{MINUS}0.{'0' * decimals}")
            if max(map(self._face.width, texts)) + 4 <= self.plot.slot:
                return decimals
        return None

    def _draw_numbers(self, painter: QPainter, scene: Scene) -> None:
        plot, factor, shown = self.plot, self.plot.factor, scene.shown
        strong = {scene.held, scene.hovered, scene.gripped}
        decimals, most = self._decimals(scene), scene.desk.share_decimals
        painter.setPen(colour_of(scene.theme.text))
        outcomes = sorted(strong) if decimals is None else plot.columns.visible
        for outcome in outcomes:
            if not 0 <= outcome < len(shown.z):
                continue
            z = float(shown.z[outcome])
            if z == -math.inf:
                continue
            is_strong = outcome in strong
            written = self._bold if is_strong else self._face
            # What is in the hand is told in full.
            text = fixed(z, most if is_strong or decimals is None else decimals)
            width = written.width(text)
            x = plot.middle(outcome) - 0.5 * width
            x = max(min(x, plot.right + 4 - width), plot.left - 30 * factor)
            y = min(max(plot.y(z), plot.ceiling_y), plot.floor_y)
            y = y - 7 * factor if z >= 0 else y + (4 + 0.85 * NORMAL) * factor
            if width > plot.slot:
                back = QRectF(x - 3, y - 12 * factor, width + 6, 15 * factor)
                painter.fillRect(back, colour_of(scene.theme.surface))
            written.write(painter, x, y, text)

    def _draw_handle(self, painter: QPainter, scene: Scene) -> None:
        plot, outcome = self.plot, scene.gripped
        if outcome < 0 or plot.slot < 3:
            return
        theme, z = scene.theme, float(scene.shown.z[outcome])
        y = plot.floor_y if z == -math.inf else plot.y(z)
        left, right = plot.columns.bar(outcome)
        draw_pill(
            painter,
            0.5 * (left + right) / plot.ratio,
            min(max(y, plot.ceiling_y), plot.floor_y),
            theme.text,
            theme.surface,
            length=min(PILL[0] * plot.factor, max(0.8 * (right - left) / plot.ratio, 10.0)),
            factor=plot.factor,
        )
