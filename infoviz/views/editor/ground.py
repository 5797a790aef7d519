"""What stays while a bar is dragged: grid, ticks, labels, the pinned ghost, the frame."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.device import VECTOR_RATIO, clipped, is_vector
from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.glyphs import LOCK, draw_lock
from infoviz.charts.raster import ColumnRaster, argb, blend, colour_of, rows_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.core.numbers import tick
from infoviz.views.editor.labels import LabelRow
from infoviz.views.editor.many_bars import MANY
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import Scene

LABEL_BASELINE = 20.0
"""How far below the bars the labels stand."""

WINGS = 4.0
"""How far a ghost looks out at each side of its bar."""

EDGE = 1.5
"""How thick the top of a ghost is."""

GHOST_PART = 0.4
"""How strong the ghost's colour is below its top, so that numbers can be read on it."""


def draw_axis(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Grid and ticks of the shares, and the line on which the bars stand."""
    theme, factor = scene.theme, plot.factor
    painter.setFont(font(SMALL, factor))
    middle = 0.36 * metrics(SMALL, factor).ascent()
    widths = text_widths(SMALL, factor)
    pieces = min(max(int((plot.floor_y - plot.ceiling_y) / (34 * factor)), 2), 5)
    step = tick_step(plot.high, pieces)
    for value in ticks(0.0, plot.high, step):
        y = plot.y(value)
        painter.setPen(colour_of(theme.muted))
        draw_right(painter, plot.left - 7 * factor, y + middle, tick(value, step), widths)
        if value:
            _draw_row(painter, plot, plot.row(value), theme.grid)
    _draw_row(painter, plot, plot.foot, theme.muted)


def _draw_row(painter: QPainter, plot: Plot, row: int, colour: str) -> None:
    thick = max(round(plot.ratio), 1) / plot.ratio
    rect = QRectF(plot.left, row / plot.ratio, plot.right - plot.left, thick)
    painter.fillRect(rect, colour_of(colour))


def draw_labels(painter: QPainter, scene: Scene, plot: Plot, labels: LabelRow) -> None:
    """The labels under the bars, and the locks."""
    painter.setFont(font(NORMAL, plot.factor))
    visible = plot.columns.visible
    for outcome in labels.labelled(visible.start, visible.stop):
        if plot.left <= plot.middle(outcome) <= plot.right:
            text = labels.text(outcome)
            left, _ = labels.extent(outcome, labels.metrics.horizontalAdvance(text))
            draw_label(painter, scene, plot, outcome, left, text, scene.theme.muted)
    _draw_locks(painter, scene, plot, labels)


def draw_label(
    painter: QPainter, scene: Scene, plot: Plot, outcome: int, left: float, text: str, colour: str
) -> None:
    """One label from `left` on in the painter's font, its lock before it."""
    baseline = plot.floor_y + LABEL_BASELINE * plot.factor
    if scene.is_locked(outcome):
        x, y = left + 0.5 * LOCK[0] * plot.factor, baseline - 4.5 * plot.factor
        draw_lock(painter, x, y, colour_of(scene.theme.text), plot.factor)
        left += (LOCK[0] + 3) * plot.factor
    painter.setPen(colour_of(colour))
    painter.drawText(QPointF(left, baseline), text)


def _draw_locks(painter: QPainter, scene: Scene, plot: Plot, labels: LabelRow) -> None:
    """A stroke under each locked bar that has no label to carry a lock."""
    colour = colour_of(scene.theme.text)
    visible = plot.columns.visible
    width = min(max(plot.slot, 1 / plot.ratio), LOCK[0] * plot.factor)
    for outcome in scene.state.locks(scene.side):
        if outcome in visible and not labels.has_label(outcome):
            left = plot.middle(outcome) - 0.5 * width
            painter.fillRect(QRectF(left, plot.floor_y + 2, width, 4 * plot.factor), colour)


def are_single(plot: Plot, in_file: bool) -> bool:
    """Whether bars are drawn one by one: where they are few, and in a file where each is seen."""
    columns = plot.columns
    return len(columns.visible) <= MANY or (in_file and columns.slot >= VECTOR_RATIO)


def draw_ghost(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The pinned shares: pale, a little wider than the bars before them, with a firm top."""
    if scene.ghost is None:
        return
    painter.save()
    painter.scale(1 / plot.ratio, 1 / plot.ratio)
    edge = max(round(EDGE * plot.ratio), 1)
    if are_single(plot, is_vector(painter)):
        _paint_ghost(painter, scene, plot, edge)
    else:
        _fill_ghost(painter, scene, plot, edge)
    painter.restore()


def _paint_ghost(painter: QPainter, scene: Scene, plot: Plot, edge: int) -> None:
    assert scene.ghost is not None
    columns = plot.columns
    pale, firm = _ghost_colours(scene)
    wings = round(min(WINGS * plot.ratio, 0.12 * columns.slot))
    area = QRectF(columns.left, plot.top - edge, columns.width, plot.foot - plot.top + edge)
    with clipped(painter, area):
        for outcome in columns.visible:
            share = float(scene.ghost[outcome])
            if share > 0:
                left, right = columns.bar(outcome)
                width, row = right - left + 2 * wings, plot.row(share)
                painter.fillRect(left - wings, row, width, plot.foot - row, colour_of(pale))
                painter.fillRect(left - wings, row, width, edge, colour_of(firm))


def _fill_ghost(painter: QPainter, scene: Scene, plot: Plot, edge: int) -> None:
    assert scene.ghost is not None
    columns = plot.columns
    pale, firm = _ghost_colours(scene)
    raster = ColumnRaster(columns.width, plot.foot - plot.top, 1.0)
    greatest = columns.highest(np.nan_to_num(scene.ghost))
    rows = rows_of(greatest, 0, plot.high, raster.height)
    raster.fill_down(rows, argb(pale))
    seen = np.flatnonzero(greatest > 0)
    raster.dot(rows[seen], seen, argb(firm), edge)
    painter.drawImage(columns.left, plot.top, raster.image)


def _ghost_colours(scene: Scene) -> tuple[str, str]:
    theme = scene.theme
    return blend(theme.ghost, theme.surface, GHOST_PART), theme.ghost


def draw_span(painter: QPainter, scene: Scene, plot: Plot, rect: QRectF) -> None:
    """A thin line at the foot that says which part of the outcomes is in view."""
    if not plot.is_zoomed:
        return
    columns = plot.columns
    width, thick = plot.right - plot.left, 3 * plot.factor
    y = rect.bottom() - 7 * plot.factor
    start = plot.left + width * columns.first / columns.n
    part = max(width * (columns.last - columns.first) / columns.n, 6.0)
    painter.fillRect(QRectF(plot.left, y, width, thick), colour_of(scene.theme.line))
    painter.fillRect(
        QRectF(min(start, plot.right - part), y, part, thick), colour_of(scene.theme.muted)
    )


def draw_focus(painter: QPainter, scene: Scene, rect: QRectF, factor: float) -> None:
    """The ring that says where the keys go."""
    if not scene.has_focus:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour_of(scene.theme.focus), 2 * factor))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = math.ceil(factor) + 1.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 6, 6)
    painter.restore()
