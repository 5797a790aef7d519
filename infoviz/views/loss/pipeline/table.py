"""The stages from the logits to the loss as a table, one column a stage, with small bars."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import Numerals, face
from infoviz.charts.raster import colour_of, glaze
from infoviz.core.losses import Stage
from infoviz.core.numbers import fixed, power_of_ten
from infoviz.views.loss.pipeline.grid import SIGNED, Column, Grid, grid_in
from infoviz.views.loss.pipeline.heads import draw_heads, draw_step
from infoviz.views.loss.pipeline.plot import Layout
from infoviz.views.loss.pipeline.scene import Scene
from infoviz.views.loss.pipeline.total import draw_bracket, draw_total

BAR, LOW_BAR = 7, 4

OF_A = ("label", "terms")


class Table:
    """Draws the stages of a scene's pipeline in one layout."""

    def __init__(self, scene: Scene, layout: Layout) -> None:
        self.grid: Grid = grid_in(scene, layout)
        self._factor = factor = scene.desk.factor
        self._face, self._bold = face(NORMAL, factor), face(NORMAL, factor, True)
        self._small = face(SMALL, factor)
        self._known: dict[str, tuple[list[float], list[str]]] = {}
        self._bar_height = (BAR if self.grid.is_tall else LOW_BAR) * factor
        ids = [column.id for column in self.grid.columns]
        self._first_of_a = ids.index("label")
        self._of_b = self._rows_of(self.grid.columns[: self._first_of_a])
        self._of_a = self._rows_of(self.grid.columns[self._first_of_a :])

    def _rows_of(self, columns: Sequence[Column]) -> tuple[list[Numerals], list[Numerals]]:
        """Rows of numbers, plain and bold; each is drawn by one call, its ends at the columns'."""
        places = [
            [(column.right, self.grid.baseline(place)) for column in columns]
            for place in range(self.grid.rows)
        ]
        plain = [Numerals(self._face, row) for row in places]
        return plain, [Numerals(self._bold, row) for row in places]

    # What stays

    def draw_ground(self, painter: QPainter, scene: Scene) -> None:
        draw_heads(painter, scene, self.grid)
        for place in range(self.grid.rows):
            outcome = scene.first_row + place
            if outcome >= len(scene.state):
                break
            self._draw_label(painter, scene, place, outcome)
        draw_bracket(painter, scene, self.grid)

    def _draw_label(self, painter: QPainter, scene: Scene, place: int, outcome: int) -> None:
        """The name of an outcome, with its index as a class under it, or before it."""
        grid, theme, factor = self.grid, scene.theme, self._factor
        bold = outcome == scene.hovered
        if bold:
            width = grid.loss_left - grid.rect.left() - 6 * factor
            top = grid.row_top(place)
            strip = QRectF(grid.rect.left(), top, width, grid.row_height)
            painter.fillRect(strip, glaze(theme.highlight, theme.surface))
        label = metrics(NORMAL, factor, bold).elidedText(
            scene.state.labels[outcome],
            Qt.TextElideMode.ElideRight,
            grid.labels_right - grid.labels_left,
        )
        painter.setFont(font(NORMAL, factor, bold))
        painter.setPen(colour_of(theme.text))
        y = grid.baseline(place)
        painter.drawText(QPointF(grid.labels_left, y), label)
        painter.setPen(colour_of(theme.muted))
        if grid.is_tall:
            self._small.write(painter, grid.labels_left, y + 19 * factor, str(outcome))
        elif grid.is_indexed:
            right = grid.labels_left - 7 * factor
            self._small.write_right(painter, right, y, str(outcome))

    # What moves

    def draw_b(self, painter: QPainter, scene: Scene) -> None:
        """The columns up to log-softmax, which A has no part in."""
        self._draw_columns(painter, scene, 0, self._first_of_a)

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """The columns from A on, and where A is beside B."""
        self._draw_columns(painter, scene, self._first_of_a, len(self.grid.columns))
        if self.grid.has_bars:
            self._draw_label_marks(painter, scene)
        draw_total(painter, scene, self.grid)

    def _draw_columns(self, painter: QPainter, scene: Scene, start: int, end: int) -> None:
        first = scene.first_row
        seen = slice(first, first + self.grid.rows)
        texts_of = []
        for column in self.grid.columns[start:end]:
            stage = scene.shown.pipeline.stage(column.id)
            values = stage.values[seen].tolist()
            texts_of.append(self._texts(column, values))
            if stage.by is not None:
                draw_step(painter, scene, self.grid, stage, column)
            if self.grid.has_bars:
                self._draw_bars(painter, scene, stage, values, column)
        painter.setPen(colour_of(scene.theme.text))
        plain, bold = self._of_a if start else self._of_b
        for place, texts in enumerate(zip(*texts_of, strict=True)):
            rows = bold if first + place == scene.hovered else plain
            rows[place].draw(painter, texts)

    def _bar_room(self, column: Column) -> float:
        return min(0.62 * column.width, 100 * self._factor)

    def _draw_label_marks(self, painter: QPainter, scene: Scene) -> None:
        """The label stands beside what is to become it."""
        column = next(each for each in self.grid.columns if each.id == "softmax")
        width = self._bar_room(column)
        low, high = _range(scene.shown.pipeline.stage("softmax"))
        zero = column.right - width * high / (high - low)
        factor, ink = self._factor, colour_of(scene.theme.a)
        first = scene.first_row
        for row, share in enumerate(scene.label.p[first : first + self.grid.rows].tolist()):
            x = zero + width * share / (high - low)
            top = self.grid.baseline(row) + 9 * factor
            painter.fillRect(QRectF(x - 1, top - 3, 2.5, self._bar_height + 6), ink)

    def _texts(self, column: Column, values: list[float]) -> list[str]:
        """A column as it is written; a number that has no room has fewer digits.

        The same values as before are the same texts: a drag of A leaves most columns as they are.
        """
        known = self._known.get(column.id)
        if known is not None and known[0] == values:
            return known[1]
        texts = [fixed(value, column.decimals) for value in values]
        room = column.width - 4 * self._factor
        for place, text in enumerate(texts):
            if self._face.width(text) > room:
                texts[place] = self._shorter(values[place], room)
        self._known[column.id] = values, texts
        return texts

    def _shorter(self, value: float, room: float) -> str:
        for text in (fixed(value, 2), fixed(value, 1), fixed(value, 0)):
            if self._face.width(text) <= room:
                return text
        return power_of_ten(value, 0)

    def _draw_bars(
        self,
        painter: QPainter,
        scene: Scene,
        stage: Stage,
        values: list[float],
        column: Column,
    ) -> None:
        theme, factor = scene.theme, self._factor
        right, width = column.right, self._bar_room(column)
        low, high = _range(stage)
        zero = right - width * high / (high - low)
        colour = colour_of(theme.a if stage.id in OF_A else theme.b)
        mark = colour_of(theme.muted)
        height = self._bar_height
        for place, value in enumerate(values):
            top = self.grid.baseline(place) + 9 * factor
            painter.fillRect(QRectF(zero, top - 2, 1, height + 4), mark)
            if value == -math.inf:
                reach = -(zero - (right - width))
            elif value == math.inf:
                reach = right - zero
            else:
                reach = width * value / (high - low)
            if reach:
                painter.fillRect(QRectF(min(zero, zero + reach), top, abs(reach), height), colour)


def _range(stage: Stage) -> tuple[float, float]:
    """The ends of a column's small bars: 0 is among them."""
    finite = stage.values[np.isfinite(stage.values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if stage.id not in SIGNED:
        return 0.0, max(high, 1.0)
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high > low else (-1.0, 0.0)
