"""What stands above the columns of the table: the stage, and how it follows from the last."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, SMALL
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.losses import Stage
from infoviz.core.numbers import fixed
from infoviz.views.loss.pipeline.grid import GAP, SHORT, Column, Grid
from infoviz.views.loss.pipeline.scene import Scene
from infoviz.views.loss.pipeline.words import translated

STEP_DECIMALS = {"softmax": 4}


def draw_heads(painter: QPainter, scene: Scene, grid: Grid) -> None:
    """The headings, with those of the steps that no number changes, and the line under them."""
    theme, factor = scene.theme, grid.factor
    stages = scene.shown.pipeline.stages
    inks = {"softmax": theme.b_text, "label": theme.a_text}
    written, y = face(NORMAL, factor), grid.rect.top() + 16 * factor
    for column in grid.columns:
        stage = scene.shown.pipeline.stage(column.id)
        room = column.width - GAP * factor + 1
        full = translated("Loss", stage.name)
        names = (full, full.split(" = ")[0], SHORT.get(stage.id, full))
        name = next((name for name in names if written.width(name) <= room), names[-1])
        painter.setPen(colour_of(inks.get(stage.id, theme.text)))
        written.write_right(painter, column.right, y, name)
        if stage.by is None:
            draw_step(painter, scene, grid, stage, column)
    loss, right = stages[-1], grid.rect.right()
    painter.setPen(colour_of(theme.text))
    face(NORMAL, factor, True).write_right(painter, right, y, translated("Loss", loss.name))
    draw_step(painter, scene, grid, loss, Column(loss.id, right, right - grid.loss_left, 0))
    line = QRectF(grid.rect.left(), grid.top - 4 * factor, grid.rect.width(), 1)
    painter.fillRect(line, colour_of(theme.line))


def draw_step(painter: QPainter, scene: Scene, grid: Grid, stage: Stage, column: Column) -> None:
    """How a column follows from the one before it, with as many digits as there is room for."""
    step, factor = translated("Loss", stage.step), grid.factor
    if stage.id == "softmax" and all(each.id != "exp" for each in grid.columns):
        # From the logits, which the bars show, at once.
        step, stage = "softmax z", replace(stage, by=None)
    if step and stage.id != "label":
        step = f"→ {step}"
    small, texts = face(SMALL, factor), [step]
    if stage.by is not None:
        decimals = STEP_DECIMALS.get(stage.id, 2)
        texts = [step.format(fixed(stage.by, count)) for count in range(decimals, 0, -1)]
    for text in texts:
        if small.width(text) <= column.width - 0.6 * GAP * factor:
            painter.setPen(colour_of(scene.theme.muted))
            y = grid.rect.top() + 35 * factor
            small.write_right(painter, column.right, y, text)
            return
