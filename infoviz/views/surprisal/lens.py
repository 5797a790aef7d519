"""Surprisal as a lens: its switches, and when it is drawn."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.caption import draw_caption
from infoviz.charts.raster import colour_of
from infoviz.core.state import SIDES
from infoviz.views.base import Part, View
from infoviz.views.controls import Choice
from infoviz.views.surprisal.picture import Picture
from infoviz.views.surprisal.plot import FLOOR
from infoviz.views.surprisal.scene import Points, Scene

ROW = 36


class Lens(View):
    """Both distributions as points on the curve −log p, and their mean heights as levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.picture = Picture(self.scene, self)
        self.weights = Choice(self.tr("weighted by"), [("a", "A"), ("b", "B")], self)
        self.axis = Choice(
            self.tr("share axis"), [("linear", self.tr("linear")), ("log", self.tr("log"))], self
        )
        self.weights.chosen.connect(self._on_weighted)
        self.axis.chosen.connect(self._on_axis_chosen)
        self.setAccessibleName(self.tr("Surprisal"))

    # Options

    def options(self) -> dict[str, Any]:
        return asdict(self.scene.options)

    def restore(self, options: dict[str, Any]) -> None:
        self.stop_gesture()
        self.scene.options = self.scene.options.changed_by(options)
        self.weights.set_value(self.scene.options.weighted_by)
        self.axis.set_value(self.scene.options.axis)
        self._redraw_if_visible("all")

    def _on_weighted(self, by: str) -> None:
        self.restore({"weighted_by": by})

    def _on_axis_chosen(self, axis: str) -> None:
        self.restore({"axis": axis})

    def stop_gesture(self) -> None:
        """Puts back what is held, as where a switch is turned."""

    def forget_gesture(self) -> None:
        """Lets go of what is held, where the outcomes have become others."""

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        scene, picture = self.scene, self.picture
        if part in ("span", "pin"):
            return
        if part == "hover":
            scene.hovered = self.hovered
            picture.update()
            return
        before = scene.points
        if before is not None and before.analysis.state.labels is not self.analysis.state.labels:
            self.forget_gesture()
            scene.near = None
            scene.selected = scene.selected[0], 0
        scene.theme, scene.desk, scene.hovered = self.theme, self.desk, self.hovered
        scene.points = points = Points(self.analysis, self.desk.numbers.unit.nats)
        rescale = picture.scale.grow if part == "analysis" else picture.scale.fit
        is_rescaled = rescale(0.0, self._needed(points))
        if is_rescaled or part not in ("analysis", "settled"):
            picture.ground_changed()
            self.update()
        else:
            picture.update()
        if part in ("all", "desk", "theme"):
            self._lay_out()

    def _needed(self, points: Points) -> float:
        """The scale holds all finite heights, within reason, and 5 bits or so in any case."""
        nats = points.nats
        least = min(
            (float(p[p > 0].min()) for p in map(points.shares, SIDES) if (p > 0).any()), default=1.0
        )
        decade = 10.0 ** np.floor(np.log10(max(least, FLOOR)) + 1e-9)
        self.picture.least = float(max(min(decade, 0.01), FLOOR))
        return min(max(points.highest, 3.4 / nats), 20.0 / nats)

    def _lay_out(self) -> None:
        factor = self.desk.factor
        row, right = round(ROW * factor), self.width()
        for choice in (self.axis, self.weights):
            width = min(choice.sizeHint().width(), right)
            choice.setGeometry(right - width, 2, width, row - 6)
            right -= width + round(16 * factor)
        self.picture.setGeometry(0, row, self.width(), max(self.height() - row, 1))

    def captions(self) -> list[str]:
        """What is seen, in one sentence, and in ever fewer words."""
        return [
            self.tr("Self-information: the rarer, the higher; the mean height is an entropy"),
            self.tr("The rarer, the higher; the mean height is an entropy"),
            self.tr("The rarer, the higher; the mean is an entropy"),
            self.tr("The rarer, the higher"),
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        room = max(self.weights.x() - 20 * self.desk.factor, 0)
        draw_caption(painter, self.captions(), room, self.theme, self.desk.factor)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # Size

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 220) * self.desk.factor
