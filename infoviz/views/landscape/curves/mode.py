"""The curves as a mode: what they are computed from, their scale, and both lines as handles."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.scale import GrowingScale
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.editing import can_move, set_share
from infoviz.core.landscape import levels
from infoviz.core.measures import MEASURES
from infoviz.core.pair import Pair
from infoviz.core.state import SIDES, Side, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.landscape.card import Card, Row
from infoviz.views.landscape.curves.picture import Picture
from infoviz.views.landscape.curves.plot import Plot, plot_of
from infoviz.views.landscape.frame import Frame
from infoviz.views.landscape.mode import REACH, SNAPS, Drag, Mode
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.words import locked_sentence, symbol

STEPS = 129
"""At so many shares the curves are computed, closer together towards the ends."""

SHARES = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, STEPS))
_ROWS = np.stack([SHARES, SHARES[::-1]], axis=1)

LEAST = 2.0 * math.log(2)
"""The scale reaches so far at least, in nats: two bits."""


class Curves(Mode):
    """For n = 2: each measure over b, with the line of A and of B."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._scale = GrowingScale(pieces=4)
        self._standing: Distribution | None = None
        self._values: dict[str, Vector] = {}
        self._frame: Frame | None = None
        self._ratio = 1.0
        self._picture: Picture | None = None

    @property
    def plot(self) -> Plot:
        """Where everything stands."""
        assert self._picture is not None
        return self._picture.plot

    # Numbers

    def lay_out(self, frame: Frame, ratio: float) -> None:
        self._frame, self._ratio = frame, ratio
        self._standing = self._picture = None

    def follow(self, settled: bool) -> tuple[bool, bool]:
        standing = self.scene.standing
        is_new = standing is not self._standing
        if is_new:
            self._standing = standing
            self._values = self._computed(standing)
        rescale = self._scale.fit if settled or self._picture is None else self._scale.grow
        is_rescaled = rescale(0.0, self._needed())
        if is_rescaled or self._picture is None:
            assert self._frame is not None
            plot = plot_of(
                self._frame.body,
                self._scale.high,
                self._ratio,
                self.scene.factor,
                self.scene.curves,
            )
            self._picture = Picture(self.scene, plot, self._frame.is_low)
            self._picture.show(SHARES, self._values)
            return True, True
        if is_new:
            self._picture.show(SHARES, self._values)
        return False, is_new

    def _computed(self, standing: Distribution) -> dict[str, Vector]:
        """Each curve in the unit, (STEPS,)."""
        options, nats = self.scene.options, self.scene.nats
        known = levels(standing, _ROWS)
        known["h_a"] = np.full(STEPS, standing.entropy)
        return {options.known_as(id): values / nats for id, values in known.items()}

    def _needed(self) -> float:
        """How far the scale must reach: to the ends of all curves that have ends."""
        ends = [self._values[id][[0, -1]] for id in self.scene.curves]
        return max(
            LEAST / self.scene.nats,
            *(float(end) for pair in ends for end in pair if math.isfinite(end)),
        )

    # Drawing

    def draw_ground(self, painter: QPainter) -> None:
        assert self._picture is not None
        self._picture.draw_ground(painter)

    def draw_kept(self, painter: QPainter, *, moving: bool) -> None:
        assert self._picture is not None
        self._picture.draw_curves(painter, moving=moving)
        self.zones = self._picture.zones

    def draw(self, painter: QPainter) -> None:
        assert self._picture is not None
        self._picture.draw(painter)

    def captions(self) -> tuple[str, str, str]:
        own = self.scene.options.moves.upper()
        whole, extra, rest = map(symbol, self.equals())
        long = QCoreApplication.translate(
            "Landscape",
            "What each measure would be if {0} stood elsewhere: "
            "{1} and {2} run parallel, {3} apart",
        )
        short = QCoreApplication.translate(
            "Landscape", "What each measure would be if {0} stood elsewhere"
        )
        least = QCoreApplication.translate("Landscape", "If {0} stood elsewhere")
        return long.format(own, whole, extra, rest), short.format(own), least.format(own)

    def card(self) -> tuple[Card, QRectF] | None:
        """Every measure with what moves where the pointer is."""
        scene, plot, pointer = self.scene, self.plot, self.scene.pointer
        if pointer is None or not plot.area.contains(pointer) or not scene.curves:
            return None
        share = plot.share(pointer.x())
        there = Distribution.trusted(np.array([share, 1.0 - share]))
        state = scene.state.with_side(scene.options.moves, there)
        pair, numbers = Pair(state.a, state.b), scene.desk.numbers
        rows = [
            Row(
                symbol(id),
                scene.text_ink(id),
                (numbers.measure(MEASURES[id].total(pair)),),
                id == scene.desk.measure,
            )
            for id in scene.curves
        ]
        title = f"{scene.options.moves} = {numbers.share(share)}"
        card = Card(title, ("",), rows, scene.factor)
        return card, card.place(pointer, self._room)

    @property
    def _room(self) -> QRectF:
        assert self._frame is not None
        return self._frame.body

    # The hand

    def side_at(self, place: QPointF) -> Side | None:
        """The line that is nearest, if it is near; else that of what moves comes to the pointer."""
        area = self.plot.area
        room = area.adjusted(-8, self.plot.titles - 16 - area.top(), 8, 4)
        if not room.contains(place):
            return None
        near = [side for side in SIDES if self.is_on_handle(side, place)]
        if not near:
            return self.scene.options.moves
        # Of two in one place, what moves is on top.
        near.sort(key=lambda side: side != self.scene.options.moves)
        return min(near, key=lambda side: abs(self.grip(side).x() - place.x()))

    def grip(self, side: Side) -> QPointF:
        share = float(self.scene.state.of(side).p[0])
        return QPointF(self.plot.x(share), self.plot.top)

    def is_on_handle(self, side: Side, place: QPointF) -> bool:
        return abs(self.grip(side).x() - place.x()) <= 0.6 * REACH * self.scene.factor

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.SizeHorCursor

    def refusal(self, side: Side) -> str:
        state = self.scene.state
        return "" if can_move(state, side, 0) else locked_sentence(state, side)

    def grab(self, side: Side) -> Drag:
        return _LineDrag(self.scene.state, side, self.plot)

    def outcome_at(self, place: QPointF) -> int:
        """Under the axis: what lies left of the line is the first outcome, the rest the second."""
        plot = self.plot
        if not (plot.foot < place.y() <= self._room.bottom() and plot.area.left() <= place.x()):
            return NO_OUTCOME
        if place.x() > plot.right:
            return NO_OUTCOME
        return 0 if place.x() < self.grip(self.scene.options.moves).x() else 1


class _LineDrag(Drag):
    """A line dragged sideways: the share of the first outcome, the second having the rest."""

    def __init__(self, base: State, side: Side, plot: Plot) -> None:
        super().__init__(base, side)
        self._plot = plot
        self._before = float(base.of(side).p[0])
        label, letter = base.labels[0], side.upper()
        self.text = QCoreApplication.translate("Editor", "Drag {0} in {1}").format(label, letter)
        self.nudge_text = QCoreApplication.translate("Editor", "Nudge {0} in {1}").format(
            label, letter
        )

    def to(self, place: QPointF, snap: bool) -> State:
        share = min(max(self._plot.share(place.x()), 0.0), 1.0)
        return self._with(round(share * SNAPS) / SNAPS if snap else share)

    def by(self, across: float, up: float) -> State:
        return self._with(min(max(self._before + across, 0.0), 1.0))

    def _with(self, share: float) -> State:
        return set_share(self.base, self.side, 0, share)
