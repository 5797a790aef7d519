"""What each mode of the lens does: it draws the landscape, and lends a hand its handles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.landscape.card import Card
from infoviz.views.landscape.frame import Frame
from infoviz.views.landscape.scene import Scene

START = 3.0
"""How far the pointer moves, in pixels, before a press becomes a drag."""

SNAPS = 20
"""Ctrl snaps to so many places from 0 to 1."""

REACH = 16.0
"""So near to a handle, a press takes it as it stands, at presentation factor 1."""


class Drag:
    """A handle in the hand: where it is brought, as a state computed from that at the press."""

    text: str
    """What the undo step is called."""

    nudge_text: str
    """The same for a run of arrow keys."""

    hint = ""
    """A sentence for the status line as the drag begins."""

    def __init__(self, base: State, side: Side) -> None:
        self.base, self.side = base, side

    def to(self, place: QPointF, snap: bool) -> State:
        """The state with the handle at `place`; `snap` brings it to the nearest round shares."""
        raise NotImplementedError

    def by(self, across: float, up: float) -> State:
        """The state with the handle so much further, in shares, than in the base."""
        raise NotImplementedError


class Mode:
    """One way to show the landscape. Pixels are those of Qt; values are in the unit.

    `lay_out` is called first, and whenever sizes, theme, desk, options or labels change; `follow`
    after each change of the numbers, and it says whether the ground has to be drawn anew and
    whether what is kept over it has.
    """

    arrows: tuple[Qt.Key, ...] = (Qt.Key.Key_Left, Qt.Key.Key_Right)
    """The keys that nudge the handle."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.zones: list[tuple[QRectF, str]] = []

    def lay_out(self, frame: Frame, ratio: float) -> None:
        raise NotImplementedError

    def follow(self, settled: bool) -> tuple[bool, bool]:
        raise NotImplementedError

    def draw_ground(self, painter: QPainter) -> None:
        """What stays while anything is dragged, but for a scale that grows."""
        raise NotImplementedError

    def draw_kept(self, painter: QPainter, *, moving: bool) -> None:
        """What stays while only the handle moves; `moving` where it changes with each move."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """What moves with the handle."""
        raise NotImplementedError

    def captions(self) -> tuple[str, str, str]:
        """What is seen, in one line, and in ever fewer words."""
        raise NotImplementedError

    def card(self) -> tuple[Card, QRectF] | None:
        """What stands under the pointer, and where; None where nothing does."""
        raise NotImplementedError

    def equals(self) -> tuple[str, str, str] | None:
        """The measures of the equation over the picture: the first is the sum of the others."""
        known = self.scene.options.known_as
        return known("ce_ab"), known("kl_ab"), known("h_a")

    # For the hand

    def side_at(self, place: QPointF) -> Side | None:
        """Whose handle a drag from `place` moves."""
        raise NotImplementedError

    def grip(self, side: Side) -> QPointF:
        """Where the handle is."""
        raise NotImplementedError

    def is_on_handle(self, side: Side, place: QPointF) -> bool:
        """Whether `place` is on the handle itself, which then keeps its offset."""
        raise NotImplementedError

    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like over a handle."""
        raise NotImplementedError

    def refusal(self, side: Side) -> str:
        """Why that handle cannot move, as a sentence; "" where it can."""
        raise NotImplementedError

    def grab(self, side: Side) -> Drag:
        """Takes the handle, with the state on show as its base."""
        raise NotImplementedError

    def measure_at(self, place: QPointF) -> str | None:
        """The measure whose name is at `place`."""
        for zone, measure_id in self.zones:
            if zone.contains(place):
                return measure_id
        return None

    def outcome_at(self, place: QPointF) -> int:
        """The outcome that stands at `place`."""
        return NO_OUTCOME
