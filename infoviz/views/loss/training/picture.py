"""The picture of the training: chart and read-out, B's trail and the race."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.device import ratio_of
from infoviz.charts.panels import GrowingPanels, Range
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale, nice_ceiling
from infoviz.core.course import MOST_RACING
from infoviz.views.base import NO_OUTCOME
from infoviz.views.loss.training.chart import Chart
from infoviz.views.loss.training.lines import is_entropy
from infoviz.views.loss.training.plot import Layout, Plot, Room, lay_out, room_of
from infoviz.views.loss.training.race import Race
from infoviz.views.loss.training.read_out import ReadOut
from infoviz.views.loss.training.scene import Scene
from infoviz.views.loss.training.trail import Trail

FEWEST = 20
"""The axis has room for so many steps at least."""

PIECES = 7


class Parts:
    """What the picture is made of at one size, kept until the ground changes."""

    def __init__(self, picture: Picture, rect: QRectF, ratio: float) -> None:
        scene = picture.scene
        self.key = rect.width(), rect.height(), ratio
        layout: Layout = picture.layout_in(rect)
        room: Room = room_of(layout.chart, ratio, scene.factor)
        plot = Plot(room, picture.panels.shown, picture.last, scene.factor)
        self.chart = Chart(scene, plot, tells_status=layout.read_out is None)
        self.read_out = None if layout.read_out is None else ReadOut(scene, layout.read_out)
        self.trail = self.race = None
        if layout.trail is not None:
            self.trail = Trail(scene, layout.trail, picture.shares, ratio)
        if layout.race is not None:
            self.race = Race(scene, layout.race, picture.race_shares, ratio)

    @property
    def plot(self) -> Plot:
        return self.chart.plot


class Picture(Canvas):
    """Draws a scene. The face beneath it takes the mouse."""

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.scene = scene
        self.panels = GrowingPanels()
        self.shares = GrowingScale(pieces=4)
        self.race_shares = GrowingScale(pieces=4)
        self.last = float(FEWEST)
        self._parts: Parts | None = None

    @property
    def parts(self) -> Parts:
        """What it is made of on the screen."""
        return self._parts_on(QRectF(self.rect()), self.devicePixelRatioF())

    @property
    def plot(self) -> Plot:
        return self.parts.plot

    def layout_in(self, rect: QRectF) -> Layout:
        """Where the parts stand in `rect`."""
        has_race = len(self.scene.state) <= MOST_RACING
        is_bell = self.scene.options.model == "bell"
        return lay_out(rect, self.scene.factor, has_race=has_race, is_bell=is_bell)

    # What is where

    def outcome_at(self, place: QPointF) -> int:
        """The outcome whose bar is at `place`."""
        trail = self.parts.trail
        return NO_OUTCOME if trail is None else trail.outcome_at(place)

    def measure_at(self, place: QPointF) -> str | None:
        read_out = self.parts.read_out
        return None if read_out is None else read_out.measure_at(place)

    def racer_at(self, place: QPointF) -> int | None:
        race = self.parts.race
        return None if race is None else race.racer_at(place)

    # Scales

    def rescale(self, *, settled: bool) -> bool:
        """Fits the scales to what there is to be shown, or widens them; whether any changed."""
        course, before = self.scene.course, self.last
        taken = 0 if course is None else course.taken
        if settled:
            self.last = float(max(taken, FEWEST))
        elif taken > self.last:
            self.last = nice_ceiling(taken)
        height = self.layout_in(QRectF(self.rect())).chart.height()
        pieces = min(max(int(height / (34 * self.scene.factor)), 2), PIECES)
        change = self.panels.fit if settled else self.panels.grow
        changed = change(self._needed(), pieces)
        state = self.scene.state
        highest = max(float(state.a.p.max()), float(state.b.p.max()))
        scale = self.shares
        changed |= (scale.fit if settled else scale.grow)(0.0, highest)
        changed |= self._rescale_race(highest, settled=settled)
        return changed or self.last != before

    def _rescale_race(self, highest: float, *, settled: bool) -> bool:
        scene, course = self.scene, self.scene.course
        if course is not None:
            for place, run in enumerate(course.racing):
                highest = max(highest, float(run.b.p.max()))
                for step in scene.earlier_steps():
                    if step < run.steps:
                        b = scene.b_at(course.racers[place], step)
                        highest = max(highest, float(b.p.max()))
        scale = self.race_shares
        return (scale.fit if settled else scale.grow)(0.0, highest)

    def _needed(self) -> Range:
        """What the panels must hold, in the unit."""
        low, high, kl = math.inf, -math.inf, 0.0
        for id in self.scene.curves:
            values = self._values(id)
            finite = values[np.isfinite(values)]
            if not finite.size:
                continue
            if is_entropy(id):
                low, high = min(low, float(finite.min())), max(high, float(finite.max()))
            else:
                kl = max(kl, float(finite.max()))
        return Range(kl, low, high)

    def _values(self, id: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        scene = self.scene
        if scene.course is None:
            return np.array([scene.value(id)])
        return scene.course.furthest.curve(id) / scene.scale(id)

    # Drawing

    def ground_changed(self) -> None:
        self._parts = None
        super().ground_changed()

    def _parts_on(self, rect: QRectF, ratio: float) -> Parts:
        parts = self._parts
        if parts is None or parts.key != (rect.width(), rect.height(), ratio):
            parts = Parts(self, rect, ratio)
            if rect == QRectF(self.rect()):
                self._parts = parts
        return parts

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene = self.scene
        painter.fillRect(rect, colour_of(scene.theme.surface))
        if scene.analysis is None:
            return
        parts = self._parts_on(rect, ratio_of(painter))
        theme = scene.theme
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour_of(theme.line))
        parts.chart.draw_ground(painter)
        for part in (parts.read_out, parts.trail, parts.race):
            if part is not None:
                part.draw_ground(painter)
        if parts.trail is not None:
            line = QRectF(rect.left(), parts.trail.rect.top(), rect.width(), 1)
            painter.fillRect(line, colour_of(theme.line))
        if scene.has_focus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour_of(theme.focus), 2 * scene.factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            area = parts.plot.area
            frame = area.adjusted(-44 * scene.factor, -22 * scene.factor, 8, 20 * scene.factor)
            painter.drawRoundedRect(frame, 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        parts = self._parts_on(rect, ratio_of(painter))
        if parts.trail is not None:
            parts.trail.draw_highlight(painter)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        parts = self._parts_on(rect, ratio_of(painter))
        parts.chart.draw(painter)
        for part in (parts.read_out, parts.trail, parts.race):
            if part is not None:
                part.draw(painter)
