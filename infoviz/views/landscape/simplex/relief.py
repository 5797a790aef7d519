"""What is made from the distribution that stands: shaded bands, contours, and their values."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import SMALL, font
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import draw_plate
from infoviz.charts.strokes import (
    Points,
    dashes_of,
    draw_curve,
    draw_pieces,
    pen,
    pieces_of,
    polygon_of,
)
from infoviz.core.contours import Contours
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.numbers import plain
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.simplex.levels import dashed_levels, levels_of, shade
from infoviz.views.landscape.simplex.plane import Plane

DASH, GAP = 7.0, 4.0

WAYS = (215, 235, 250, 200, 180, 270, 290, 310, 150, 120, 60, 90)
DASHED_WAYS = (330, 345, 310, 0, 290, 20, 40, 60, 270)
"""In which directions from the middle of a contour its value may stand, in degrees."""

GRID = (0.2, 0.4, 0.6, 0.8)


class Relief:
    """The landscape of one measure over the simplex, and the dashed contours of another."""

    def __init__(self, scene: Scene, plane: Plane, standing: Distribution) -> None:
        self._scene, self._plane = scene, plane
        self.measure = scene.options.level_measure
        self.dashed = scene.options.dashed_measure
        known = scene.options.known_as
        self.contours = Contours(standing, known(self.measure))
        self._other = None if self.dashed is None else Contours(standing, known(self.dashed))
        unit = scene.desk.numbers.unit
        self.levels = levels_of(known(self.measure), unit)
        self._regions: list[QPolygonF] = []
        self._lines: list[tuple[float, list[Points]]] = []
        self._dashes: list[tuple[float, list[Points]]] = []
        self._values: list[tuple[QRectF, str, bool]] = []
        # An entropy is greatest within its regions, all else is least there.
        self._rises_inward = known(self.measure) == "h_b"
        if not self.is_plain:
            for value in self.levels:
                polygon = plane.points(self.contours.region(value * unit.nats))
                self._regions.append(polygon_of(polygon))
                self._lines.append((value, self._placed(self.contours, value * unit.nats)))
        if self.dashed is not None and self._other is not None and not self._other.is_infinite:
            for value in dashed_levels(known(self.dashed), unit):
                self._dashes.append((value, self._placed(self._other, value * unit.nats)))
        self._place_values()

    @property
    def is_plain(self) -> bool:
        """Whether the measure is the same all over the inside."""
        return self.contours.is_infinite or self.contours.is_flat

    def through(self, b: Vector, total: float, *, dashed: bool) -> list[Points]:
        """The contour through the place `b` (3,), where the measure is `total` nats."""
        contours = self._other if dashed else self.contours
        if contours is None or contours.is_infinite or contours.is_flat:
            return []
        return self._placed(contours, total, b) if math.isfinite(total) else []

    def _placed(self, contours: Contours, nats: float, b: Vector | None = None) -> list[Points]:
        return [self._plane.points(line) for line in contours.lines(nats, b)]

    def band(self, value: float) -> int:
        """In which band a value lies, from 0."""
        return int(np.searchsorted(self.levels, value, side="right"))

    @property
    def bands(self) -> int:
        return len(self.levels) + 1

    # Drawing

    def draw(self, painter: QPainter, *, moving: bool) -> None:
        scene, theme, factor = self._scene, self._scene.theme, self._scene.factor
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bands(painter)
        self._draw_grid(painter)
        thin = pen(theme.muted, 1.1 * factor, moving)
        for _, lines in self._lines:
            for line in lines:
                if moving:
                    draw_pieces(painter, pieces_of(line), thin)
                else:
                    draw_curve(painter, line, thin)
        if self.dashed is not None:
            for _, lines in self._dashes:
                for line in lines:
                    draw_pieces(painter, pieces_of(line), pen(theme.surface, 3.2 * factor))
                    dashes = dashes_of(line, DASH * factor, GAP * factor)
                    draw_pieces(painter, dashes, pen(scene.ink(self.dashed), 1.7 * factor))
        painter.setPen(pen(theme.muted, 1.8 * factor))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(self._plane.triangle)
        self._draw_values(painter)

    def _draw_bands(self, painter: QPainter) -> None:
        theme = self._scene.theme
        painter.setPen(Qt.PenStyle.NoPen)
        last = self.bands - 1
        flat = last if self.contours.is_infinite else 0
        if self.contours.is_flat:
            flat = self.band(self._scene.total(self.measure) / self._scene.nats)
        start = flat if self.is_plain else (0 if self._rises_inward else last)
        painter.setBrush(shade(theme, start, self.bands))
        painter.drawPolygon(self._plane.triangle)
        regions = list(enumerate(self._regions))
        # From the outermost to the innermost; each lies upon the one before.
        for i, region in regions if self._rises_inward else reversed(regions):
            painter.setBrush(shade(theme, i + 1 if self._rises_inward else i, self.bands))
            painter.drawPolygon(region)

    def _draw_grid(self, painter: QPainter) -> None:
        """Fine lines of equal share."""
        colour = QColor(self._scene.theme.muted)
        colour.setAlphaF(0.18)
        painter.setPen(colour)
        for part in GRID:
            for i in range(3):
                one, other = np.zeros(3), np.zeros(3)
                one[i] = other[i] = part
                one[i - 1] = other[i - 2] = 1 - part
                painter.drawLine(self._plane.place(one), self._plane.place(other))

    # Values on the contours

    def _place_values(self) -> None:
        """A place on each contour that is clear of the others' values."""
        taken: list[QRectF] = []
        for dashed, ways, contours in (
            (False, WAYS, self._lines),
            (True, DASHED_WAYS, self._dashes),
        ):
            widths = text_widths(SMALL, self._scene.factor, dashed)
            for value, lines in contours:
                text = plain(value, 3)
                rect = self._clear(lines, ways, widths(text), taken)
                if rect is not None:
                    taken.append(rect)
                    self._values.append((rect, text, dashed))

    def _clear(
        self, lines: list[Points], ways: tuple[int, ...], width: float, taken: list[QRectF]
    ) -> QRectF | None:
        factor, plane = self._scene.factor, self._plane
        if not lines:
            return None
        line = max(lines, key=len)
        middle = 0.5 * (line.min(axis=0) + line.max(axis=0))
        away = line - middle
        if float(np.hypot(*away.T).max()) < 14 * factor:
            return None
        angles = np.arctan2(-away[:, 1], away[:, 0])
        for way in ways:
            turned = np.abs(np.angle(np.exp(1j * (angles - math.radians(way)))))
            x, y = line[int(turned.argmin())]
            rect = QRectF(0, 0, width + 8 * factor, 15 * factor)
            rect.moveCenter(QPointF(float(x), float(y)))
            corners = (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight())
            apart = rect.adjusted(-2, -1, 2, 1)
            if all(plane.contains(corner) for corner in corners) and not any(
                apart.intersects(other) for other in taken
            ):
                return rect
        return None

    def _draw_values(self, painter: QPainter) -> None:
        scene, theme, factor = self._scene, self._scene.theme, self._scene.factor
        for rect, text, dashed in self._values:
            ground = colour_of(theme.surface)
            if not dashed:
                ground = shade(theme, self.band(float(text)) - 0.5, self.bands)
            draw_plate(painter, rect, ground.name(), 3 * factor)
            ink = scene.text_ink(self.dashed) if dashed and self.dashed else theme.text
            painter.setPen(colour_of(ink))
            painter.setFont(font(SMALL, factor, dashed))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
