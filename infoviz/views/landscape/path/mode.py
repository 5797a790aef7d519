"""The path as a mode: what is computed along it, its scales, and B on it as a handle."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.panels import GrowingPanels, Range
from infoviz.core.landscape import MEASURES_OF_Q, levels_along
from infoviz.core.mixtures import KINDS, Kind, common_outcomes
from infoviz.core.state import Side, State
from infoviz.views.landscape.card import Card, Row
from infoviz.views.landscape.frame import Frame
from infoviz.views.landscape.mode import REACH, SNAPS, Drag, Mode
from infoviz.views.landscape.path.course import Anchor, Course, Table, count_for
from infoviz.views.landscape.path.picture import Picture
from infoviz.views.landscape.path.plot import Plot, Room, room_of
from infoviz.views.landscape.path.scale import Strip
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.words import locked_sentence, symbol

PIECES = 7
"""Into so many pieces ticks cut both panels together, at most."""


class Path(Mode):
    """For any n: each measure over the way from where B began to A, and B on it."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.anchor = Anchor()
        self._panels = GrowingPanels()
        self._strip = Strip()
        self._course: Course | None = None
        self._is_fine = False
        self._frame: Frame | None = None
        self._room: Room | None = None
        self._picture: Picture | None = None

    @property
    def plot(self) -> Plot:
        """Where everything stands."""
        assert self._picture is not None
        return self._picture.plot

    # Numbers

    def lay_out(self, frame: Frame, ratio: float) -> None:
        self._frame = frame
        self._room = room_of(frame.body, ratio, self.scene.factor)
        self._picture = None

    def follow(self, settled: bool) -> tuple[bool, bool]:
        scene = self.scene
        is_new = self.anchor.follow(scene.moving, scene.standing) or self._course is None
        if is_new or (settled and not self._is_fine):
            count = count_for(len(scene.state), at_rest=settled)
            self._course = Course(*self.anchor.ends, count)
            self._is_fine, is_new = settled, True
        if not (is_new or self._picture is None or settled):
            return False, False
        assert self._course is not None
        assert self._room is not None
        is_rescaled = self._scale(self._course, settled or self._picture is None)
        if is_rescaled or self._picture is None:
            plot = Plot(self._room, self._panels.shown, self._strip, scene.factor)
            self._picture = Picture(scene, plot, self.anchor)
            self._picture.show(self._course.steps, self._table(self._course), settled)
            return True, True
        if is_new or settled:
            self._picture.show(self._course.steps, self._table(self._course), settled)
        return False, is_new

    def _scale(self, course: Course, settled: bool) -> bool:
        """Fits or widens the panels and the strip; whether either has changed."""
        room = self._room
        assert room is not None
        needed = self._needed(course)
        pieces = min(max(int((room.foot - room.top) / (26 * self.scene.factor)), 2), PIECES)
        change = self._panels.fit if settled else self._panels.grow
        is_changed = change(needed, pieces)
        if room.strip is None:
            return is_changed
        low, high = self._extremes(course)
        space = Plot(room, self._panels.shown, Strip(), self.scene.factor).strip_room()
        before = self._strip
        if settled:
            self._strip = Strip.of(low, high, space)
        elif is_changed or not before.holds(low, high):
            self._strip = before.widened(low, high, space)
        return is_changed or self._strip != before

    def _table(self, course: Course) -> Table:
        options = self.scene.options
        return course.table(tuple(map(options.known_as, self.scene.curves)))

    def _needed(self, course: Course) -> Range:
        """What the panels must hold, in the unit."""
        return Range(*(each / self.scene.nats for each in self._table(course).range))

    def _extremes(self, course: Course) -> tuple[float, float]:
        """The least and the greatest difference of the ways, in the unit."""
        differences = self._table(course).differences
        if not len(differences) or self.anchor.is_point:
            # What the sums of equal ends differ by is rounding.
            return 0.0, 0.0
        nats = self.scene.nats
        return float(differences.min()) / nats, float(differences.max()) / nats

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
        own, other = self.scene.options.moves.upper(), self.scene.options.stands.upper()
        long = QCoreApplication.translate(
            "Landscape",
            "Every measure on the way from {0} to {1}, with {0} replaced by a mixture of the two",
        )
        short = QCoreApplication.translate("Landscape", "Every measure on the way from {0} to {1}")
        least = QCoreApplication.translate("Landscape", "From {0} to {1}")
        return long.format(own, other), short.format(own, other), least.format(own, other)

    def card(self) -> tuple[Card, QRectF] | None:
        """Every measure along both ways where the pointer is."""
        scene, pointer = self.scene, self.scene.pointer
        if pointer is None or not scene.curves or not self.plot.area.contains(pointer):
            return None
        t = self.plot.t(pointer.x())
        columns = [self.measures_at(t, kind) for kind in KINDS]
        numbers = scene.desk.numbers
        rows = [
            Row(
                symbol(id),
                scene.text_ink(id),
                tuple("—" if each is None else numbers.measure(each[id]) for each in columns),
                id == scene.desk.measure,
            )
            for id in scene.curves
        ]
        title = f"t = {numbers.share(t)}"
        headings = (
            QCoreApplication.translate("Landscape", "arithmetic"),
            QCoreApplication.translate("Landscape", "geometric"),
        )
        card = Card(title, headings, rows, scene.factor)
        assert self._frame is not None
        return card, card.place(pointer, self._frame.body)

    def measures_at(self, t: float, kind: Kind) -> dict[str, float] | None:
        """Every measure of the lens at `t`, by its id, in nats; None where there is no such way."""
        origin, end = self.anchor.ends
        found = levels_along(origin, end, np.array([t]), kind)
        if found is None:
            return None
        known = {id: float(found[id][0]) for id in MEASURES_OF_Q} | {"h_a": end.entropy}
        return {self.scene.options.known_as(id): value for id, value in known.items()}

    # The hand

    def side_at(self, place: QPointF) -> Side | None:
        area, room = self.plot.area, self.plot.room
        reached = area.adjusted(-8, room.titles - 16 - area.top(), 8, 4)
        return self.scene.options.moves if reached.contains(place) else None

    def grip(self, side: Side) -> QPointF:
        return QPointF(self.plot.x(self.anchor.t), self.plot.room.top)

    def is_on_handle(self, side: Side, place: QPointF) -> bool:
        return abs(self.grip(side).x() - place.x()) <= 0.6 * REACH * self.scene.factor

    def cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.SizeHorCursor

    def refusal(self, side: Side) -> str:
        state, (origin, end) = self.scene.state, self.anchor.ends
        if self.anchor.is_point:
            return QCoreApplication.translate(
                "Landscape", "A and B are equal: there is no way between them."
            )
        if state.locks(side):
            return locked_sentence(state, side)
        if self.scene.options.along == "geometric" and not common_outcomes(origin, end).size:
            return QCoreApplication.translate(
                "Landscape",
                "A and B share no outcome, so that there is no geometric mixture of them.",
            )
        return ""

    def grab(self, side: Side) -> Drag:
        self.anchor.hold(self.scene.moving)
        return _PathDrag(self.scene.state, side, self)


class _PathDrag(Drag):
    """The handle dragged sideways: what moves becomes the mixture at that place of the way."""

    def __init__(self, base: State, side: Side, path: Path) -> None:
        super().__init__(base, side)
        self._path, self._plot, self._before = path, path.plot, path.anchor.t
        other = "a" if side == "b" else "b"
        text = QCoreApplication.translate("Landscape", "Move {0} on the way to {1}")
        self.text = self.nudge_text = text.format(side.upper(), other.upper())

    def to(self, place: QPointF, snap: bool) -> State:
        t = min(max(self._plot.t(place.x()), 0.0), 1.0)
        return self._at(round(t * SNAPS) / SNAPS if snap else t)

    def by(self, across: float, up: float) -> State:
        return self._at(min(max(self._before + across, 0.0), 1.0))

    def _at(self, t: float) -> State:
        mixed = self._path.anchor.at(t, self._path.scene.options.along)
        return self.base if mixed is None else self.base.with_side(self.side, mixed)
