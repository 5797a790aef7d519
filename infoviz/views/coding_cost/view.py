"""Coding cost as a view: when it is drawn, its switch, and what a hand can do with it."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.raster import colour_of
from infoviz.core.editing import can_move, set_share
from infoviz.core.measures import MEASURES
from infoviz.core.state import State
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.coding_cost.coded import CODINGS, Boxes
from infoviz.views.coding_cost.hand import NEAR, Hand
from infoviz.views.coding_cost.picture import Picture
from infoviz.views.coding_cost.scene import Scene
from infoviz.views.controls import Choice

LEFT = Qt.MouseButton.LeftButton
ROW = 36
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
NUDGES = {Qt.Key.Key_Up: -0.01, Qt.Key.Key_Down: 0.01}
"""A taller box is a smaller share."""

BEYOND = 1.25
"""How far above the tallest box the scale reaches where one has no end."""

FLAT = 1e-3
"""Where no box is taller than this, the scale reaches to 1."""


class CodingCost(View):
    """One box an outcome: its share wide, its codeword tall; the area is the mean cost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.picture = Picture(self.scene, self)
        self.switch = Choice(
            self.tr("coded"),
            [
                ("ab", self.tr("A with B")),
                ("ba", self.tr("B with A")),
                ("aa", self.tr("A with A")),
                ("bb", self.tr("B with B")),
            ],
            self,
        )
        self._hand = Hand(self)
        self._last_previewed: State | None = None
        self._pointed = NO_OUTCOME
        self.switch.chosen.connect(self._on_switched)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Coding cost"))

    # Options

    def options(self) -> dict[str, Any]:
        return {"coding": self.scene.coding.id}

    def restore(self, options: dict[str, Any]) -> None:
        coding = options.get("coding")
        if isinstance(coding, str) and coding in CODINGS:
            self.switch.set_value(coding)
            self._on_switched(coding)

    def _on_switched(self, id: str) -> None:
        self._hand.cancel()
        self.scene.coding = CODINGS[id]
        self._redraw_if_visible("all")

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
        before = scene.boxes
        if before is not None and before.analysis.state.labels is not self.analysis.state.labels:
            self._hand.forget()
            scene.selected = min(scene.selected, len(self.analysis.state) - 1)
        scene.theme, scene.desk, scene.hovered = self.theme, self.desk, self.hovered
        scene.boxes = boxes = Boxes(self.analysis, scene.coding, self.desk.numbers.unit.nats)
        rescale = picture.scale.grow if part == "analysis" else picture.scale.fit
        needed = boxes.tallest * (BEYOND if boxes.missing is not None else 1.0)
        is_rescaled = rescale(0.0, needed if needed > FLAT else 1.0)
        if is_rescaled or part not in ("analysis", "settled"):
            picture.ground_changed()
            self.update()
        else:
            picture.update()
        if part in ("all", "desk", "theme"):
            self._lay_out()

    def _lay_out(self) -> None:
        factor = self.desk.factor
        row = round(ROW * factor)
        hint = self.switch.sizeHint()
        width = min(hint.width(), self.width())
        self.switch.setGeometry(self.width() - width, 2, width, row - 6)
        self.picture.setGeometry(0, row, self.width(), max(self.height() - row, 1))

    def captions(self) -> list[str]:
        """What is seen, in one sentence, and in ever fewer words."""
        coding = self.scene.coding
        symbol = MEASURES[coding.cost].symbol
        if coding.extra is None:
            long = self.tr("{0}, one box an outcome: share wide, codeword in its own code tall")
            return [long.format(symbol), self.tr("{0}: share wide, codeword tall").format(symbol)]
        texts = (
            self.tr("{0}, one box an outcome: share in {1} wide, codeword in {2}’s code tall"),
            self.tr("{0}: share in {1} wide, codeword in {2}’s code tall"),
            self.tr("{0}: share in {1} wide, {2}’s codeword tall"),
        )
        return [text.format(symbol, coding.coded.upper(), coding.code.upper()) for text in texts]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        factor = self.desk.factor
        room = max(self.switch.x() - 20 * factor, 0)
        measure = text_widths(NORMAL, factor)
        captions = self.captions()
        text = next((text for text in captions if measure(text) <= room), captions[-1])
        text = metrics(NORMAL, factor).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font(NORMAL, factor))
        painter.setPen(colour_of(self.theme.muted))
        painter.drawText(QPointF(8 * factor, 22 * factor), text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # What the hand and the keys do

    def preview(self, state: State) -> None:
        """Shows `state` everywhere, unless it was the last to be shown."""
        if state is not self._last_previewed:
            self._last_previewed = state
            self.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = None
        self.cancelled.emit()

    def hold(self, outcome: int) -> None:
        if outcome != self.scene.held:
            self.scene.held = outcome
            self.picture.update()

    def select(self, outcome: int) -> None:
        self.scene.selected = outcome
        self.picture.update()

    def outcome_at(self, place: QPointF) -> int:
        """The box at a place of the picture, its label included."""
        if self.scene.boxes is None:
            return NO_OUTCOME
        plot, boxes = self.picture.plot, self.scene.shown
        below = plot.labels.bottom()
        if not (plot.left <= place.x() < plot.right and plot.top - 20 <= place.y() <= below):
            return NO_OUTCOME
        part = (place.x() - plot.left) / plot.width
        outcome = int(np.searchsorted(boxes.ends, part, side="right")) - 1
        return min(max(outcome, 0), len(boxes.shares) - 1)

    def edges_at(self, place: QPointF) -> tuple[int, int] | None:
        """The first and the last of the boundaries near a place, by the outcome before each."""
        if self.scene.boxes is None:
            return None
        plot, inner = self.picture.plot, self.scene.shown.ends[1:-1]
        if not plot.top <= place.y() <= plot.foot + 8 or not inner.size:
            return None
        places = plot.left + inner * plot.width
        nearest = int(np.abs(places - place.x()).argmin())
        if abs(places[nearest] - place.x()) > NEAR:
            return None
        same = np.flatnonzero(np.abs(places - places[nearest]) < 0.5)
        return int(same[0]), int(same[-1])

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self.scene.boxes is not None and not self._hand.is_down:
            self._hand.press(self._in_picture(event), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.boxes is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            self._hand.cancel()
        place = self._in_picture(event)
        self._hand.move(place, event.modifiers())
        if not self._hand.is_down:
            self._point_at(self.outcome_at(place))
            shape = self._shape(place)
            if shape != self.cursor().shape():
                self.setCursor(shape)

    def _shape(self, place: QPointF) -> Qt.CursorShape:
        if self.edges_at(place) is not None:
            return Qt.CursorShape.SizeHorCursor
        outcome = self.outcome_at(place)
        if outcome == NO_OUTCOME or place.y() > self.picture.plot.foot:
            return Qt.CursorShape.ArrowCursor
        if can_move(self.scene.state, self.scene.coding.code, outcome):
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.ForbiddenCursor

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self._point_at(NO_OUTCOME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, scene = Qt.Key(event.key()), self.scene
        if scene.boxes is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
        elif key in STEPS:
            place = scene.selected + STEPS[key]
            self.select(min(max(place, 0), len(scene.state) - 1))
        elif key in NUDGES:
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._nudge(NUDGES[key] * fine)
        else:
            super().keyPressEvent(event)

    def _nudge(self, step: float) -> None:
        """Moves the share of the selected codeword, as one undo step."""
        scene = self.scene
        side, outcome = scene.coding.code, scene.selected
        share = float(scene.state.of(side).p[outcome]) + step
        state = set_share(scene.state, side, outcome, share)
        if state is not scene.state:
            self.preview(state)
            text = self.tr("Move {0} in {1}")
            self.commit(text.format(state.labels[outcome], side.upper()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        self._show_focus(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.picture.ground_changed()

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        return event.position() - self.picture.pos().toPointF()

    def _point_at(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 220) * self.desk.factor
