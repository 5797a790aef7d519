"""Draws the simplex: its corners and ticks, the relief, and both points with their contours."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.charts.signs import RING, draw_dot, draw_plate, draw_ring
from infoviz.charts.strokes import dashes_of, draw_pieces, pen, pieces_of
from infoviz.core.numbers import fixed
from infoviz.core.state import SIDES, Side
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.simplex.aside import Aside
from infoviz.views.landscape.simplex.plane import Plane
from infoviz.views.landscape.simplex.relief import DASH, GAP, GRID, Relief

LABEL_LONGEST = 120.0


class Picture:
    """The simplex in its place; `zones` are its corners' labels, by outcome."""

    def __init__(
        self, scene: Scene, body: QRectF, plane: Plane, relief: Relief, aside: Aside
    ) -> None:
        self.plane, self.relief = plane, relief
        self._scene, self._body, self._aside = scene, body, aside
        self.corners = [self._corner(outcome) for outcome in range(3)]

    # What stays

    def draw_ground(self, painter: QPainter) -> None:
        if self.plane.has_ticks:
            self._draw_ticks(painter)
        self._aside.draw_ground(painter)

    def _draw_ticks(self, painter: QPainter) -> None:
        """Shares of the first outcome up the left edge, and on around."""
        scene, plane, factor = self._scene, self.plane, self._scene.factor
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        widths = text_widths(SMALL, factor)
        middle = 0.36 * metrics(SMALL, factor).ascent()
        # Each share rises towards its corner, along the edge that leads to it: up the left edge,
        # down the right one, and along the foot to the left.
        for outcome, rest, way in ((0, 1, (-1.0, 0.0)), (2, 0, (0.5, -0.87)), (1, 2, (0.5, 0.87))):
            for part in GRID:
                shares = np.zeros(3)
                shares[outcome], shares[rest] = part, 1 - part
                spot = plane.place(shares)
                end = spot + QPointF(*way) * 7 * factor
                painter.drawLine(QLineF(spot, end))
                text = fixed(part, 1)
                width = widths(text)
                x = end.x() - width - 4 * factor if outcome == 0 else end.x() + 4 * factor
                y = end.y() + middle
                if outcome == 1:
                    x, y = end.x() - 0.5 * width, end.y() + 12 * factor
                room = QRectF(x, y - 10 * factor, width, 12 * factor)
                if not any(room.intersects(label) for label in self.corners):
                    painter.drawText(QPointF(x, y), text)
        share = QCoreApplication.translate("Landscape", "share of {0}")
        for outcome, rest, turn in ((0, 1, -60.0), (2, 0, 60.0), (1, 2, 0.0)):
            shares = np.zeros(3)
            shares[outcome] = shares[rest] = 0.5
            text = share.format(self._label(outcome))
            text = f"← {text}" if outcome == 1 else f"{text} →"
            painter.save()
            painter.translate(plane.place(shares))
            painter.rotate(turn)
            y = 36 * factor if outcome == 1 else -34 * factor
            painter.drawText(QPointF(-0.5 * widths(text), y), text)
            painter.restore()

    def _label(self, outcome: int) -> str:
        factor = self._scene.factor
        return metrics(NORMAL, factor).elidedText(
            self._scene.state.labels[outcome], Qt.TextElideMode.ElideRight, LABEL_LONGEST * factor
        )

    def _corner(self, outcome: int) -> QRectF:
        """The room of a corner's label."""
        factor = self._scene.factor
        width = metrics(NORMAL, factor, True).horizontalAdvance(self._label(outcome)) + 8 * factor
        spot = self.plane.place(np.eye(3)[outcome])
        rect = QRectF(0, 0, width, 18 * factor)
        middle = spot + QPointF(0, -21 * factor if outcome == 0 else 14 * factor)
        if self.plane.has_ticks and outcome:
            middle += QPointF(-6 * factor if outcome == 1 else 6 * factor, 4 * factor)
        rect.moveCenter(middle)
        rect.moveLeft(max(min(rect.left(), self._body.right() - width), self._body.left()))
        return rect

    def draw_kept(self, painter: QPainter, *, moving: bool) -> None:
        self.relief.draw(painter, moving=moving)
        if self.relief.is_plain:
            self._draw_note(painter)

    def _draw_note(self, painter: QPainter) -> None:
        """Why there are no levels."""
        scene, factor = self._scene, self._scene.factor
        own, other = scene.options.moves.upper(), scene.options.stands.upper()
        if self.relief.contours.is_infinite:
            missing = int(scene.standing.impossible[0])
            text = QCoreApplication.translate("Landscape", "∞ all over: {0} has no {1}").format(
                other, self._label(missing)
            )
        else:
            text = QCoreApplication.translate(
                "Landscape", "the same wherever {0} is: {1} is uniform"
            ).format(own, other)
        widths = text_widths(NORMAL, factor)
        middle = self.plane.place(np.array([0.06, 0.47, 0.47]))
        rect = QRectF(0, 0, widths(text) + 14 * factor, 22 * factor)
        rect.moveCenter(middle)
        draw_plate(painter, rect, scene.theme.surface, 4 * factor)
        painter.setPen(colour_of(scene.theme.text))
        painter.setFont(font(NORMAL, factor))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    # What moves

    def draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_corners(painter)
        self._draw_through(painter)
        for side in (self._scene.options.stands, self._scene.options.moves):
            self._draw_point(painter, side)
        self._aside.draw(painter)
        pointer = self._scene.pointer
        if pointer is not None and self.plane.contains(pointer):
            theme, radius = self._scene.theme, 3.2 * self._scene.factor
            draw_dot(painter, pointer.x(), pointer.y(), theme.text, theme.surface, radius)

    def _draw_corners(self, painter: QPainter) -> None:
        scene, factor = self._scene, self._scene.factor
        painter.setFont(font(NORMAL, factor, True))
        for outcome, rect in enumerate(self.corners):
            if outcome == scene.hovered:
                draw_plate(painter, rect, scene.theme.highlight, 4 * factor)
            painter.setPen(colour_of(scene.theme.text))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._label(outcome))

    def _draw_through(self, painter: QPainter) -> None:
        """The contours through what moves, in a casing that lifts them from the shades."""
        scene, relief, factor = self._scene, self.relief, self._scene.factor
        casing = pen(scene.theme.surface, 4.6 * factor)
        b = scene.moving.p
        for id, dashed in ((relief.dashed, True), (relief.measure, False)):
            if id is None:
                continue
            for line in relief.through(b, scene.total(id), dashed=dashed):
                draw_pieces(painter, pieces_of(line), casing)
                ink = pen(scene.ink(id), 2.5 * factor, not dashed)
                if dashed:
                    pieces = dashes_of(line, 1.7 * DASH * factor, 1.4 * GAP * factor)
                else:
                    pieces = pieces_of(line)
                draw_pieces(painter, pieces, ink)

    def _draw_point(self, painter: QPainter, side: Side) -> None:
        """The handle of one distribution, with its letter on the side that is free."""
        scene, theme, factor = self._scene, self._scene.theme, self._scene.factor
        spot = self.spot(side)
        draw_ring(
            painter,
            spot.x(),
            spot.y(),
            fill=theme.of(side),
            stripe=theme.bar_hatch if side == "b" else None,
            outline=theme.text,
            casing=theme.surface,
            radius=RING * factor,
        )
        if scene.has_focus and side == scene.options.moves:
            painter.setPen(pen(theme.focus, 1.6 * factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(spot, (RING + 4) * factor, (RING + 4) * factor)
        bold, plate = face(LARGE, factor, True), self._letter(side)
        draw_plate(painter, plate, theme.surface, 3 * factor)
        painter.setPen(colour_of(theme.of(f"{side}_text")))
        bold.write(painter, plate.left() + 2, plate.top() + 12 * factor, side.upper())

    def _letter(self, side: Side) -> QRectF:
        """The room of a point's letter: clear of the corners' labels and of the other point."""
        spot, other = self.spot(side), self.spot(SIDES[1 - SIDES.index(side)])
        factor = self._scene.factor
        away, reach = RING * factor, (RING + 1.5) * factor
        width, height = face(LARGE, factor, True).width(side.upper()) + 4, 15 * factor
        above = QRectF(spot.x() - 0.5 * width, spot.y() - away - 18 * factor, width, height)
        below = above.translated(14 * factor, 2 * away + 22 * factor)
        # Away from the other point, so that the letters of both are read.
        is_below = spot.y() > other.y() if spot != other else side == "b"
        beside = [
            # A little higher than the middle, clear of labels over and under a corner.
            QRectF(x, spot.y() - 0.5 * height - 4 * factor, width, height)
            for x in (spot.x() + away + 3 * factor, spot.x() - away - 3 * factor - width)
        ]
        if spot == other and side == "b":
            beside.reverse()
        choices = [below, *beside] if is_below else [above, *beside]
        taken = [*self.corners]
        if spot != other:
            taken.append(QRectF(other.x() - reach, other.y() - reach, 2 * reach, 2 * reach))
        free = (each for each in choices if not any(each.intersects(rect) for rect in taken))
        return next(free, choices[0])

    def spot(self, side: Side) -> QPointF:
        """Where a distribution stands."""
        return self.plane.place(self._scene.state.of(side).p)
