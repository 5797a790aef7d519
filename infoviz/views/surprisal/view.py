"""Surprisal as a view: when it is drawn, its switches, and what a hand can do with it."""

from __future__ import annotations

from dataclasses import asdict
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
from infoviz.core.state import SIDES, State
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.controls import Choice
from infoviz.views.surprisal.hand import Hand
from infoviz.views.surprisal.picture import Picture
from infoviz.views.surprisal.plot import FLOOR
from infoviz.views.surprisal.scene import Mark, Points, Scene

LEFT = Qt.MouseButton.LeftButton
ROW = 36
REACH = 14.0
"""A press so near to a point takes it."""

NUDGES = {Qt.Key.Key_Up: 0.01, Qt.Key.Key_Down: -0.01}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Surprisal(View):
    """Both distributions as points on the curve −log p, and their mean heights as levels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.picture = Picture(self.scene, self)
        self.weights = Choice(self.tr("weighted by"), [("a", "A"), ("b", "B")], self)
        self.axis = Choice(
            self.tr("share axis"), [("linear", self.tr("linear")), ("log", self.tr("log"))], self
        )
        self._hand = Hand(self)
        self._last_previewed: State | None = None
        self._pointed = NO_OUTCOME
        self.weights.chosen.connect(self._on_weighted)
        self.axis.chosen.connect(self._on_axis_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Surprisal"))

    # Options

    def options(self) -> dict[str, Any]:
        return asdict(self.scene.options)

    def restore(self, options: dict[str, Any]) -> None:
        self._hand.cancel()
        self.scene.options = self.scene.options.changed_by(options)
        self.weights.set_value(self.scene.options.weighted_by)
        self.axis.set_value(self.scene.options.axis)
        self._redraw_if_visible("all")

    def _on_weighted(self, by: str) -> None:
        self.restore({"weighted_by": by})

    def _on_axis_chosen(self, axis: str) -> None:
        self.restore({"axis": axis})

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
            self._hand.forget()
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
        factor = self.desk.factor
        room = max(self.weights.x() - 20 * factor, 0)
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

    def hold(self, mark: Mark | None) -> None:
        if mark != self.scene.held:
            self.scene.held = mark
            self.picture.update()

    def select(self, mark: Mark) -> None:
        self.scene.selected = mark
        self.picture.update()

    def place_of(self, mark: Mark) -> QPointF:
        """Where a point stands in the picture."""
        plot, points, (side, outcome) = self.picture.plot, self.scene.shown, mark
        return QPointF(
            plot.x(float(points.shares(side)[outcome])),
            plot.y(float(points.heights[side][outcome])),
        )

    def mark_at(self, place: QPointF) -> Mark | None:
        """The point nearest to a place, within reach; on the lower curve or the upper."""
        if self.scene.points is None:
            return None
        plot, points = self.picture.plot, self.scene.shown
        best: tuple[float, Mark] | None = None
        for side in SIDES:
            xs, ys = plot.xs(points.shares(side)), plot.ys(points.heights[side])
            away = np.hypot(xs - place.x(), ys - place.y())
            outcome = int(away.argmin())
            if best is None or away[outcome] < best[0]:
                best = float(away[outcome]), (side, outcome)
        assert best is not None
        return best[1] if best[0] <= REACH * plot.factor else None

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self.scene.points is not None and not self._hand.is_down:
            self._hand.press(self._in_picture(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.points is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            self._hand.cancel()
        place = self._in_picture(event)
        self._hand.move(place, event.modifiers())
        if not self._hand.is_down:
            self._point(self.mark_at(place))

    def _point(self, mark: Mark | None) -> None:
        if mark != self.scene.near:
            self.scene.near = mark
            self.picture.update()
        self._point_at(NO_OUTCOME if mark is None else mark[1])
        shape = Qt.CursorShape.ArrowCursor
        if mark is not None:
            free = can_move(self.scene.state, *mark)
            shape = Qt.CursorShape.OpenHandCursor if free else Qt.CursorShape.ForbiddenCursor
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, scene = Qt.Key(event.key()), self.scene
        if scene.points is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
        elif key in STEPS:
            self._step(STEPS[key])
        elif key in NUDGES:
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._nudge(NUDGES[key] * fine)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """The next point: all of A, then all of B."""
        n = len(self.scene.state)
        side, outcome = self.scene.selected
        place = min(max(SIDES.index(side) * n + outcome + step, 0), 2 * n - 1)
        self.select((SIDES[place // n], place % n))

    def _nudge(self, step: float) -> None:
        """Moves the share of the selected point, as one undo step."""
        state, (side, outcome) = self.scene.state, self.scene.selected
        after = set_share(state, side, outcome, float(state.of(side).p[outcome]) + step)
        if after is not state:
            self.preview(after)
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
