"""How wide the columns of the table are, and with how many decimals each is written."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from infoviz.charts.fonts import LARGE, LETTER, NORMAL, SMALL, metrics
from infoviz.charts.numerals import face
from infoviz.core.distribution import Vector
from infoviz.core.losses import Stage
from infoviz.core.numbers import MINUS, fixed, power_of_ten
from infoviz.views.loss.pipeline.plot import BAR_ROW, HEAD, Layout
from infoviz.views.loss.pipeline.scene import Scene

LEAST_LABELS, MOST_LABELS = 44, 110
"""The room of the labels before the numbers."""

LEAST_LOSS, MOST_LOSS = 80, 124
"""The room of the loss at the right."""

GAP = 8
"""Between two columns there is at least so much."""

LEAST_INDEXED = 600
"""A table that is narrower than this has no indexes of more than two digits."""

SCROLL_BAR = 14
"""The room of a scroll bar beside the rows, where not all of them are in view."""

WEIGHTS = {"shifted": 1.15, "softmax": 1.2, "log_softmax": 1.45, "terms": 1.2, "label": 0.8}
"""How the room that no number needs is shared."""

SHORT = {"shifted": f"{MINUS} max", "softmax": "b", "log_softmax": "log b"}
"""What stands above a column that is too narrow for the whole heading."""

SHARES = ("logits", "scaled", "label")
"""Stages that are written as shares are."""

UP_TO_B = ("logits", "scaled", "shifted", "exp")

SIGNED = ("logits", "scaled", "shifted", "log_softmax")
"""Stages whose numbers may be below 0."""

TALL_ROW = 40
"""From this height of a row on its index stands under its label, and its bars are tall."""


@dataclass(frozen=True)
class Column:
    """A stage's column: its right end, and its width with the gap before it."""

    id: str
    right: float
    width: float
    decimals: int


@dataclass(frozen=True)
class Grid:
    """Where the table has what: indexes, labels, columns, and the loss at the right."""

    rect: QRectF
    factor: float
    row_height: float
    rows: int
    labels_left: float
    labels_right: float
    is_indexed: bool
    columns: tuple[Column, ...]
    loss_left: float

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.rect.top() + HEAD * self.factor

    @property
    def has_bars(self) -> bool:
        return self.row_height >= BAR_ROW * self.factor

    @property
    def is_tall(self) -> bool:
        return self.row_height >= TALL_ROW * self.factor

    @property
    def scroll_bar(self) -> QRectF:
        """The place of the scroll bar, between the columns and the bracket."""
        factor = self.factor
        left = self.loss_left - (12 + SCROLL_BAR) * factor
        return QRectF(left, self.top, SCROLL_BAR * factor - 4, self.rows * self.row_height)

    def row_top(self, place: int) -> float:
        return self.top + place * self.row_height

    def baseline(self, place: int) -> float:
        """Of the numbers of a row; with small bars they stand above its middle."""
        up = 4 if self.has_bars else -4
        return self.row_top(place) + 0.5 * self.row_height - up * self.factor

    def row_at(self, x: float, y: float) -> int | None:
        """The place of a row in view, None beside them."""
        if not self.rect.left() <= x < self.loss_left or y < self.top:
            return None
        row = int((y - self.top) / self.row_height)
        return row if row < self.rows else None


def grid_in(scene: Scene, layout: Layout) -> Grid:
    """The grid of the stages of a scene, in the table of a layout."""
    assert layout.table is not None
    rect, factor, state = layout.table, scene.desk.factor, scene.state
    stages = scene.shown.pipeline.stages[:-1]
    is_tall = layout.row_height >= TALL_ROW * factor
    digits = str(len(state) - 1)
    is_indexed = not is_tall and (len(digits) < 3 or rect.width() >= LEAST_INDEXED * factor)
    index = face(SMALL, factor).width(digits) + 7 * factor if is_indexed else 0.0
    labels_left = rect.left() + 8 * factor + index
    widest = max(map(metrics(NORMAL, factor).horizontalAdvance, state.labels[:200]))
    most = min(MOST_LABELS * factor, 0.2 * rect.width() - index)
    labels = max(min(widest + 4 * factor, most), LEAST_LABELS * factor - 8 * factor - index)
    loss_left = rect.right() - _loss_room(scene, is_tall=is_tall)
    end = loss_left - 14 * factor
    if layout.rows < len(state):
        end -= SCROLL_BAR * factor
    columns = _columns(scene, stages, labels_left + labels, end)
    return Grid(
        rect,
        factor,
        layout.row_height,
        layout.rows,
        labels_left,
        labels_left + labels,
        is_tall or is_indexed,
        columns,
        loss_left,
    )


def _loss_room(scene: Scene, *, is_tall: bool) -> float:
    factor, numbers = scene.desk.factor, scene.desk.numbers
    loss = scene.shown.pipeline.loss
    big = face(LETTER if is_tall and loss < 100 else LARGE, factor, True)
    written = big.width(fixed(loss, numbers.measure_decimals))
    widest = max(written, face(SMALL, factor).width(numbers.with_unit(loss)))
    return min(max(widest + 10 * factor, LEAST_LOSS * factor), MOST_LOSS * factor)


def _columns(
    scene: Scene, stages: tuple[Stage, ...], left: float, right: float
) -> tuple[Column, ...]:
    """Columns with as many decimals as all of them have room for, but two at least.

    Where there is no room even so, those of the stages between z and b give way, then z itself,
    which the bars have.
    """
    desk, room = scene.desk, right - left
    needed, decimals = np.empty(0), []
    for shown in _fewer_and_fewer(stages):
        for most in range(max(desk.measure_decimals, 2), 0, -1):
            # The last time with as few digits as there can be.
            decimals = [
                max(min(most, desk.share_decimals if stage.id in SHARES else most), 2)
                for stage in shown
            ]
            needed = np.array(
                [
                    _needed(scene, stage, count, shortest=most == 1)
                    for stage, count in zip(shown, decimals, strict=True)
                ]
            )
            if needed.sum() <= room:
                return _spread(shown, needed, decimals, left, room)
    return _spread(shown, needed * (room / needed.sum()), decimals, left, room)


def _fewer_and_fewer(stages: tuple[Stage, ...]) -> list[tuple[Stage, ...]]:
    without = ((), ("scaled", "shifted"), ("scaled", "shifted", "exp"), UP_TO_B)
    return [tuple(stage for stage in stages if stage.id not in ids) for ids in without]


def _spread(
    stages: tuple[Stage, ...],
    needed: Vector,
    decimals: list[int],
    left: float,
    room: float,
) -> tuple[Column, ...]:
    """Columns of the widths that are needed, and of what is left over by their weights."""
    weights = np.array([WEIGHTS.get(stage.id, 1.0) for stage in stages])
    widths = needed + (room - needed.sum()) * weights / weights.sum()
    rights = left + widths.cumsum()
    return tuple(
        Column(stage.id, *place)
        for stage, *place in zip(stages, rights.tolist(), widths.tolist(), decimals, strict=True)
    )


def _needed(scene: Scene, stage: Stage, decimals: int, *, shortest: bool) -> float:
    """The room of a column's numbers now, and of those that a drag will soon bring."""
    factor = scene.desk.factor
    written = face(NORMAL, factor)
    widest = written.width(f"{MINUS * (stage.id in SIGNED)}0.{'0' * decimals}")
    finite = stage.values[np.isfinite(stage.values)]
    if finite.size:
        sizes = np.abs(finite)
        least = np.min(sizes, initial=1.0, where=sizes > 0)
        for value in (float(finite.min()), float(finite.max()), float(least)):
            width = written.width(fixed(value, decimals))
            if shortest and value:
                width = min(width, written.width(power_of_ten(value, 0)))
            widest = max(widest, width)
    return max(widest, written.width(SHORT.get(stage.id, stage.name))) + GAP * factor
