"""What goes with the pointer and the keys: the strip, the bold labels, the selected bar's line."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, font
from infoviz.charts.raster import colour_of, glaze
from infoviz.views.editor.ground import LABEL_BASELINE, draw_label
from infoviz.views.editor.labels import LabelRow
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import Scene

LEAST_STRIP = 3.0
"""The strip over the outcome under the pointer is at least so many pixels wide."""


def draw_strip(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The pale strip over the slot of the outcome under the pointer."""
    outcome = scene.hovered
    if outcome not in plot.columns.visible:
        return
    width = max(plot.slot, LEAST_STRIP)
    left = max(plot.middle(outcome) - 0.5 * width, plot.left)
    right = min(plot.middle(outcome) + 0.5 * width, plot.right)
    strip = QRectF(left, plot.ceiling_y, right - left, plot.floor_y - plot.ceiling_y)
    painter.fillRect(strip, glaze(scene.theme.highlight, scene.theme.surface))


def draw_strong_labels(painter: QPainter, scene: Scene, plot: Plot, labels: LabelRow) -> None:
    """The bold labels, in the place of those they would lie over."""
    theme, factor = scene.theme, plot.factor
    painter.setFont(font(NORMAL, factor, True))
    for outcome in scene.strong:
        if outcome in plot.columns.visible:
            label = labels.strong(outcome)
            width = label.end - label.start
            cell = QRectF(label.start, plot.floor_y + 5 * factor, width, 20 * factor)
            painter.fillRect(cell, colour_of(theme.surface))
            draw_label(painter, scene, plot, outcome, label.left, label.text, theme.text)


def draw_selection(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """A line under the bar that the keys move."""
    if scene.selected in plot.columns.visible:
        factor = plot.factor
        width = min(max(plot.slot - 8, 4.0), 26 * factor)
        left = plot.middle(scene.selected) - 0.5 * width
        line = QRectF(left, plot.floor_y + (LABEL_BASELINE + 5) * factor, width, 2 * factor)
        painter.fillRect(line, colour_of(scene.theme.of(scene.side)))
