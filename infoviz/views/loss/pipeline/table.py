"""The stages from the logits to the loss as a table, one column a stage, with small bars."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import LARGE, LETTER, NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import Numerals, face
from infoviz.charts.raster import colour_of, glaze
from infoviz.core.losses import Stage
from infoviz.core.numbers import fixed
from infoviz.views.loss.pipeline.plot import BAR_ROW, HEAD, Layout
from infoviz.views.loss.pipeline.scene import Scene

LEAST_LABELS, MOST_LABELS = 44, 110
"""The room of the labels before the numbers."""

LOSS = 84
"""The room of the loss at the right."""

WEIGHTS = {"shifted": 1.15, "softmax": 1.2, "log_softmax": 1.45, "terms": 1.2, "label": 0.8}
"""How wide a column is beside the others, by what stands above it."""

SHORT = {"shifted": "− max", "softmax": "b", "log_softmax": "log b", "terms": "−a log b"}
"""What stands above a column that is too narrow for the whole heading."""

BAR, LOW_BAR = 7, 4
TALL_ROW = 40
"""From this height of a row on its bars are tall."""

SIGNED = ("logits", "scaled", "shifted", "log_softmax")
"""Stages whose small bars may point both ways, or to the left alone."""

OF_A = ("label", "terms")


def translated(text: str) -> str:
    return QCoreApplication.translate("Loss", text)


class Table:
    """Draws the stages of a scene's pipeline in one layout."""

    def __init__(self, scene: Scene, layout: Layout, ratio: float) -> None:
        assert layout.table is not None
        self.rect, self._layout = layout.table, layout
        self._ratio = ratio
        self._factor = factor = scene.desk.factor
        self.columns = [stage.id for stage in scene.shown.pipeline.stages[:-1]]
        self._face, self._bold = face(NORMAL, factor), face(NORMAL, factor, True)
        self._small = face(SMALL, factor)
        widest = max(map(metrics(NORMAL, factor).horizontalAdvance, scene.state.labels[:200]))
        widest = min(widest + 20 * factor, MOST_LABELS * factor, 0.2 * self.rect.width())
        labels = max(widest, LEAST_LABELS * factor)
        self._loss_left = self.rect.right() - LOSS * factor
        self._first = self.rect.left() + labels
        weights = np.array([WEIGHTS.get(id, 1.0) for id in self.columns])
        room = self._loss_left - 14 * factor - self._first
        self._widths: list[float] = (room * weights / weights.sum()).tolist()
        self._rights: list[float] = (self._first + room * weights.cumsum() / weights.sum()).tolist()
        self._known: dict[str, tuple[list[float], list[str]]] = {}
        self.has_bars = layout.row_height >= BAR_ROW * factor
        self._bar_height = (BAR if layout.row_height >= TALL_ROW * factor else LOW_BAR) * factor
        self._top = self.rect.top() + HEAD * factor
        first = self.columns.index("label")
        self._of_b = self._rows_of(slice(0, first))
        self._of_a = self._rows_of(slice(first, None))

    def _rows_of(self, columns: slice) -> tuple[list[Numerals], list[Numerals]]:
        """Rows of numbers, plain and bold; each is drawn by one call, its ends at the columns'."""
        places = [
            [(right, self._baseline(place)) for right in self._rights[columns]]
            for place in range(self._layout.rows)
        ]
        plain = [Numerals(self._face, row) for row in places]
        return plain, [Numerals(self._bold, row) for row in places]

    def row_at(self, x: float, y: float) -> int | None:
        """The place of a row in view, None beside them."""
        if not self.rect.left() <= x < self._loss_left or y < self._top:
            return None
        row = int((y - self._top) / self._layout.row_height)
        return row if row < self._layout.rows else None

    # What stays

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        theme, factor = scene.theme, self._factor
        y = self.rect.top() + 16 * factor
        stages = scene.shown.pipeline.stages
        for column, stage in enumerate(stages[:-1]):
            right, width = self._rights[column], self._widths[column]
            self._draw_heading(painter, scene, stage, right, width, y)
        self._draw_heading(painter, scene, stages[-1], self.rect.right(), LOSS * factor, y)
        line = QRectF(self.rect.left(), self._top - 4 * factor, self.rect.width(), 1)
        painter.fillRect(line, colour_of(theme.line))
        room = self._first - self.rect.left() - 10 * factor
        for place in range(self._layout.rows):
            outcome = scene.first_row + place
            if outcome >= len(scene.state):
                break
            bold = outcome == scene.hovered
            if bold:
                top = self._top + place * self._layout.row_height
                width = self._loss_left - self.rect.left() - 6 * factor
                strip = QRectF(self.rect.left(), top, width, self._layout.row_height)
                painter.fillRect(strip, glaze(theme.highlight, theme.surface))
            label = metrics(NORMAL, factor, bold).elidedText(
                scene.state.labels[outcome], Qt.TextElideMode.ElideRight, room
            )
            painter.setFont(font(NORMAL, factor, bold))
            painter.setPen(colour_of(theme.text))
            baseline = self._baseline(place)
            painter.drawText(QPointF(self.rect.left() + 8 * factor, baseline), label)
            if self.has_bars:
                painter.setPen(colour_of(theme.muted))
                y = baseline + 19 * factor
                self._small.write(painter, self.rect.left() + 8 * factor, y, str(outcome))
        self._draw_bracket(painter, scene)

    def _draw_heading(
        self,
        painter: QPainter,
        scene: Scene,
        stage: Stage,
        right: float,
        width: float,
        y: float,
    ) -> None:
        theme, factor = scene.theme, self._factor
        ink = theme.text
        if stage.id == "softmax":
            ink = theme.b_text
        elif stage.id == "label":
            ink = theme.a_text
        is_last = stage.id == "loss"
        painter.setPen(colour_of(ink))
        heading = translated(stage.name)
        written = face(NORMAL, factor, is_last)
        room = width - 6 * factor
        if written.width(heading) > room and not is_last:
            heading = heading.split(" = ")[0]
        if written.width(heading) > room and not is_last:
            heading = SHORT.get(stage.id, heading)
        written.write_right(painter, right, y, heading)
        if stage.by is None:
            self._draw_step(painter, scene, stage, right, width)

    def _draw_step(
        self, painter: QPainter, scene: Scene, stage: Stage, right: float, width: float
    ) -> None:
        """How a column follows from the one before it."""
        step = translated(stage.step)
        if stage.by is not None:
            step = step.format(fixed(stage.by, 4 if stage.id == "softmax" else 2))
        if step and stage.id != "label":
            step = f"→ {step}"
        if self._small.width(step) <= width - 2 * self._factor:
            y = self.rect.top() + 35 * self._factor
            painter.setPen(colour_of(scene.theme.muted))
            self._small.write_right(painter, right, y, step)

    def _draw_bracket(self, painter: QPainter, scene: Scene) -> None:
        factor = self._factor
        x = self._loss_left - 4 * factor
        top = self._top + 4 * factor
        height = self._layout.rows * self._layout.row_height - 8 * factor
        colour = colour_of(scene.theme.muted)
        painter.fillRect(QRectF(x, top, 1.5, height), colour)
        painter.fillRect(QRectF(x - 6 * factor, top, 6 * factor, 1.5), colour)
        painter.fillRect(QRectF(x - 6 * factor, top + height - 1.5, 6 * factor, 1.5), colour)

    def _baseline(self, place: int) -> float:
        middle = self._top + (place + 0.5) * self._layout.row_height
        up = 4 if self.has_bars else -4
        return middle - up * self._factor

    # What moves

    def draw_b(self, painter: QPainter, scene: Scene) -> None:
        """The columns up to log-softmax, which A has no part in."""
        self._draw_columns(painter, scene, 0, self.columns.index("label"))

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """The columns from A on, and where A is beside B."""
        self._draw_columns(painter, scene, self.columns.index("label"), len(self.columns))
        if self.has_bars:
            self._draw_label_marks(painter, scene)
        self._draw_loss(painter, scene)

    def _draw_columns(self, painter: QPainter, scene: Scene, start: int, end: int) -> None:
        first = scene.first_row
        seen = slice(first, first + self._layout.rows)
        columns = []
        for column, stage in enumerate(scene.shown.pipeline.stages[start:end], start):
            right, width = self._rights[column], self._widths[column]
            values = stage.values[seen].tolist()
            columns.append(self._texts(scene, stage, values, width - 4 * self._factor))
            if stage.by is not None:
                self._draw_step(painter, scene, stage, right, width)
            if self.has_bars:
                self._draw_bars(painter, scene, stage, values, right, self._bar_room(width))
        painter.setPen(colour_of(scene.theme.text))
        plain, bold = self._of_a if start else self._of_b
        for place, texts in enumerate(zip(*columns, strict=True)):
            rows = bold if first + place == scene.hovered else plain
            rows[place].draw(painter, texts)

    def _bar_room(self, width: float) -> float:
        return min(0.62 * width, 100 * self._factor)

    def _draw_label_marks(self, painter: QPainter, scene: Scene) -> None:
        """The label stands beside what is to become it."""
        column = self.columns.index("softmax")
        width = self._bar_room(self._widths[column])
        low, high = _range(scene.shown.pipeline.stages[column])
        zero = self._rights[column] - width * high / (high - low)
        factor, ink = self._factor, colour_of(scene.theme.a)
        first = scene.first_row
        for place, share in enumerate(scene.label.p[first : first + self._layout.rows].tolist()):
            x = zero + width * share / (high - low)
            top = self._baseline(place) + 9 * factor
            painter.fillRect(QRectF(x - 1, top - 3, 2.5, self._bar_height + 6), ink)

    def _texts(self, scene: Scene, stage: Stage, values: list[float], room: float) -> list[str]:
        """A column as it is written; with two decimals where a number has no room for more.

        The same values as before are the same texts: a drag of A leaves most columns as they are.
        """
        desk = scene.desk
        decimals = desk.share_decimals if stage.id in ("logits", "label") else desk.measure_decimals
        known = self._known.get(stage.id)
        if known is not None and known[0] == values:
            return known[1]
        texts = [fixed(value, decimals) for value in values]
        for place, text in enumerate(texts):
            if self._face.width(text) > room:
                texts[place] = fixed(values[place], 2)
        self._known[stage.id] = values, texts
        return texts

    def _draw_bars(
        self,
        painter: QPainter,
        scene: Scene,
        stage: Stage,
        values: list[float],
        right: float,
        width: float,
    ) -> None:
        theme, factor = scene.theme, self._factor
        low, high = _range(stage)
        zero = right - width * high / (high - low)
        colour = colour_of(theme.a if stage.id in OF_A else theme.b)
        mark = colour_of(theme.muted)
        height = self._bar_height
        for place, value in enumerate(values):
            top = self._baseline(place) + 9 * factor
            painter.fillRect(QRectF(zero, top - 2, 1, height + 4), mark)
            if value == -math.inf:
                reach = -(zero - (right - width))
            elif value == math.inf:
                reach = right - zero
            else:
                reach = width * value / (high - low)
            if reach:
                painter.fillRect(QRectF(min(zero, zero + reach), top, abs(reach), height), colour)

    def _draw_loss(self, painter: QPainter, scene: Scene) -> None:
        theme, factor, numbers = scene.theme, self._factor, scene.desk.numbers
        loss = scene.shown.pipeline.loss
        middle = self._top + 0.5 * self._layout.rows * self._layout.row_height
        right = self.rect.right()
        text = fixed(loss, numbers.measure_decimals)
        big = face(LETTER + 2, factor, True)
        if big.width(text) > (LOSS - 8) * factor:
            big = face(LARGE, factor, True)
        painter.setPen(colour_of(theme.text))
        big.write_right(painter, right, middle, text)
        painter.setPen(colour_of(theme.muted))
        self._face.write_right(painter, right, middle + 22 * factor, "nats")
        causes = scene.shown.analysis.causes_of_infinity("ce_ab")
        if causes.size:
            # Who makes it infinite: A has it, and B lacks it.
            label = metrics(SMALL, factor).elidedText(
                scene.state.labels[causes[0]], Qt.TextElideMode.ElideRight, (LOSS - 8) * factor
            )
            painter.setPen(colour_of(theme.text))
            self._small.write_right(painter, right, middle + 42 * factor, label)
        elif numbers.unit.id != "nats":
            text = numbers.with_unit(loss)
            self._small.write_right(painter, right, middle + 42 * factor, text)


def _range(stage: Stage) -> tuple[float, float]:
    """The ends of a column's small bars: 0 is among them."""
    finite = stage.values[np.isfinite(stage.values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if stage.id not in SIGNED:
        return 0.0, max(high, 1.0)
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (-1.0, 0.0)
