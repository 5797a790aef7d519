"""The simplex as a mode: what is computed over it, and both points as handles."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.editing import set_distribution
from infoviz.core.measures import MEASURES
from infoviz.core.pair import Pair
from infoviz.core.state import SIDES, Side, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.landscape.card import Card, Row
from infoviz.views.landscape.frame import Frame
from infoviz.views.landscape.mode import REACH, SNAPS, Drag, Mode
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.simplex.aside import Aside
from infoviz.views.landscape.simplex.picture import Picture
from infoviz.views.landscape.simplex.plane import Plane
from infoviz.views.landscape.simplex.relief import Relief
from infoviz.views.landscape.words import locked_sentence, symbol


class Simplex(Mode):
    """For n = 3: levels and contours of a measure over the triangle of all distributions."""

    arrows = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._frame: Frame | None = None
        self._standing: Distribution | None = None
        self._picture: Picture | None = None

    @property
    def picture(self) -> Picture:
        """Where everything stands."""
        assert self._picture is not None
        return self._picture

    # Numbers

    def lay_out(self, frame: Frame, ratio: float) -> None:
        self._frame, self._picture = frame, None

    def follow(self, settled: bool) -> tuple[bool, bool]:
        scene, frame = self.scene, self._frame
        standing = scene.standing
        if self._picture is not None and standing is self._standing:
            return False, False
        assert frame is not None
        is_first = self._picture is None
        self._standing = standing
        body = QRectF(frame.body)
        if frame.aside.isValid() and frame.aside.left() < body.right():
            body.setRight(frame.aside.left())
        plane = Plane.within(body, scene.factor)
        relief = Relief(scene, plane, standing)
        aside = Aside(scene, frame.aside, relief)
        self._picture = Picture(scene, body, plane, relief, aside)
        return is_first, True

    # Drawing

    def draw_ground(self, painter: QPainter) -> None:
        self.picture.draw_ground(painter)

    def draw_kept(self, painter: QPainter, *, moving: bool) -> None:
        self.picture.draw_kept(painter, moving=moving)

    def draw(self, painter: QPainter) -> None:
        self.picture.draw(painter)

    def captions(self) -> tuple[str, str, str]:
        options = self.scene.options
        own, other, measure = options.moves.upper(), options.stands.upper(), options.level_measure
        name = symbol(measure)
        if measure.startswith("kl_") or measure == "js":
            long = QCoreApplication.translate(
                "Landscape",
                "How far {0} would be from {1}, anywhere in the triangle: "
                "along a contour {2} is the same",
            )
        else:
            long = QCoreApplication.translate(
                "Landscape",
                "{2} for every {0} there is, {1} standing still: along a contour it is the same",
            )
        short = QCoreApplication.translate("Landscape", "{2} anywhere in the triangle")
        least = QCoreApplication.translate("Landscape", "Levels of {2}")
        return tuple(text.format(own, other, name) for text in (long, short, least))

    def equals(self) -> tuple[str, str, str] | None:
        return None

    def card(self) -> tuple[Card, QRectF] | None:
        """The shares, and the measures on show, were what moves under the pointer."""
        scene, pointer = self.scene, self.scene.pointer
        if pointer is None or not self.picture.plane.contains(pointer):
            return None
        shares = np.maximum(self.picture.plane.shares(pointer), 0.0)
        there = Distribution.from_weights(shares)
        state = scene.state.with_side(scene.options.moves, there)
        pair, numbers = Pair(state.a, state.b), scene.desk.numbers
        rows = [
            Row(_short(label), scene.theme.muted, (numbers.share(float(share)),))
            for label, share in zip(state.labels, there.p, strict=True)
        ]
        relief = self.picture.relief
        for id in (relief.measure, relief.dashed):
            if id is not None:
                value = numbers.measure(MEASURES[id].total(pair))
                rows.append(Row(symbol(id), scene.text_ink(id), (value,)))
        title = QCoreApplication.translate("Landscape", "under the pointer")
        card = Card(title, ("",), rows, scene.factor)
        assert self._frame is not None
        room = QRectF(self._frame.rect)
        room.setTop(self._frame.body.top())
        return card, card.place(pointer, room)

    # The hand

    def side_at(self, place: QPointF) -> Side | None:
        """The nearest point, if it is near; else that of what moves comes to the pointer."""
        near = [side for side in SIDES if self.is_on_handle(side, place)]
        if near:
            near.sort(key=lambda side: side != self.scene.options.moves)
            return min(near, key=lambda side: _length(self.grip(side) - place))
        return self.scene.options.moves if self.picture.plane.contains(place) else None

    def grip(self, side: Side) -> QPointF:
        return self.picture.spot(side)

    def is_on_handle(self, side: Side, place: QPointF) -> bool:
        return _length(self.grip(side) - place) <= REACH * self.scene.factor

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.SizeAllCursor

    def refusal(self, side: Side) -> str:
        state = self.scene.state
        return locked_sentence(state, side) if len(state.locked(side)) > 1 else ""

    def grab(self, side: Side) -> Drag:
        return _PointDrag(self.scene.state, side, self.picture.plane)

    def outcome_at(self, place: QPointF) -> int:
        for outcome, rect in enumerate(self.picture.corners):
            if rect.contains(place):
                return outcome
        return NO_OUTCOME


class _PointDrag(Drag):
    """A point dragged freely; beyond an edge it stays on it, as near as it can be."""

    def __init__(self, base: State, side: Side, plane: Plane) -> None:
        super().__init__(base, side)
        self._plane = plane
        text = QCoreApplication.translate("Landscape", "Move {0} in the triangle")
        self.text = self.nudge_text = text.format(side.upper())

    def to(self, place: QPointF, snap: bool) -> State:
        shares = self._plane.shares(place)
        if snap:
            inside = set_distribution(self.base, self.side, shares).of(self.side).p
            shares = _rounded(inside)
        return set_distribution(self.base, self.side, shares)

    def by(self, across: float, up: float) -> State:
        way = np.array([up, -across - 0.5 * up, across - 0.5 * up])
        return set_distribution(self.base, self.side, self.base.of(self.side).p + way)


def _rounded(shares: Vector) -> Vector:
    """The nearest shares that are multiples of 1/SNAPS and sum to 1."""
    parts = shares * SNAPS
    whole = np.floor(parts + 1e-9)
    short = round(SNAPS - float(whole.sum()))
    if short > 0:
        whole[np.argsort(whole - parts)[:short]] += 1
    return np.asarray(whole / SNAPS, dtype=np.float64)


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _short(label: str) -> str:
    return label if len(label) <= 18 else f"{label[:17]}…"
