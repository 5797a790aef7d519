"""The pipeline as a face: when it is drawn, and what a person does with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from infoviz.core.analysis import Analysis
from infoviz.core.editing import can_move
from infoviz.core.objectives import OBJECTIVES
from infoviz.views.base import NO_OUTCOME, Part
from infoviz.views.loss.face import Face
from infoviz.views.loss.pipeline.edits import Edits, is_label
from infoviz.views.loss.pipeline.field import LogitField
from infoviz.views.loss.pipeline.hand import Hand
from infoviz.views.loss.pipeline.picture import Picture
from infoviz.views.loss.pipeline.row_bar import RowBar
from infoviz.views.loss.pipeline.scene import Scene, figures_of
from infoviz.views.loss.pipeline.switches import Switches
from infoviz.views.loss.pipeline.words import translated, why_infinite

LEFT = Qt.MouseButton.LeftButton
NUDGES = {Qt.Key.Key_Up: 0.1, Qt.Key.Key_Down: -0.1, Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pipeline(Face):
    """From the logits to the loss: bars that are dragged, and a table of the stages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.switches = Switches(self)
        self.picture = Picture(self.scene, self)
        self.edits = Edits(self)
        self.field = LogitField(self)
        self.row_bar = RowBar(self)
        self._hand = Hand(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Logits and the way to the loss"))
        switches, edits = self.switches, self.edits
        switches.changed.connect(self._on_switched)
        switches.label_chosen.connect(edits.set_label)
        switches.temperature_moved.connect(edits.set_temperature)
        switches.smoothing_moved.connect(edits.set_smoothing)
        switches.released.connect(edits.end)
        self.row_bar.scrolled.connect(self._scroll_to)

    def _on_switched(self, changes: dict[str, Any]) -> None:
        self.options_changed.emit(changes)
        if "arrows" in changes:
            remark = translated("Objective", OBJECTIVES[changes["arrows"]].remark)
            why = why_infinite(self.scene)
            self.explained.emit(f"{remark} {why}".rstrip())

    # Drawing

    def show_analysis(self, analysis: Analysis) -> None:
        self.edits.follow(analysis.state)
        super().show_analysis(analysis)

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        scene, picture = self.scene, self.picture
        if part in ("span", "pin"):
            return
        if part == "hover":
            scene.hovered = self.hovered
            picture.highlight_changed()
            return
        before = scene.figures
        is_other = before is None or before.analysis.state.labels is not self.analysis.state.labels
        if is_other:
            self._hand.forget()
            self.field.close_without()
            scene.selected = min(scene.selected, len(self.analysis.state) - 1)
            self.edits.typed = None
        scene.theme, scene.desk, scene.hovered = self.theme, self.desk, self.hovered
        if part != "analysis":
            self._follow_label()
        scene.figures = figures_of(self.analysis, scene.options, self.edits.typed, before)
        if self.edits.typed is None:
            self.edits.typed = scene.figures.z
        keeps_b = before is not None and scene.figures.z is before.z
        if part == "analysis" and keeps_b != scene.keeps_b:
            scene.keeps_b = keeps_b
            picture.forget_highlight()
        # At a temperature of 1 the table has a column less.
        is_other |= before is not None and len(before.pipeline.stages) != len(
            scene.figures.pipeline.stages
        )
        is_rescaled = self._rescale(settled=part != "analysis")
        if is_other or is_rescaled or part not in ("analysis", "settled"):
            picture.ground_changed()
        else:
            picture.update()
        if part != "analysis" or is_other:
            self._lay_out()
            self.update()

    def _rescale(self, *, settled: bool) -> bool:
        """Fits the scale of the bars to the logits, or widens it; whether it has changed."""
        low, high = self.scene.shown.extent
        pad = 0.25 if low == high else 0.0
        scale = self.picture.scale
        return (scale.fit if settled else scale.grow)(min(low, 0.0) - pad, max(high, 0.0) + pad)

    def show_settled(self) -> None:
        if self.scene.figures is not None and self.shared.gauge == "typed":
            self.edits.typed = self.scene.figures.z
        super().show_settled()

    def _follow_label(self) -> None:
        """A label that was changed elsewhere is as it is."""
        assert self.analysis is not None
        self.scene.options = self.shared
        if not is_label(self.analysis.state, self.shared):
            self.scene.options = replace(self.shared, label="as_is")

    def _lay_out(self) -> None:
        scene, picture = self.scene, self.picture
        if scene.figures is None:
            return
        self.switches.show_options(scene.options, scene.shown.analysis)
        top = self.switches.lay_out(self.size(), self.reserved, self.desk.factor)
        if scene.is_low != self.switches.is_low:
            scene.is_low = self.switches.is_low
            picture.ground_changed()
        picture.setGeometry(0, top, self.width(), max(self.height() - top, 1))
        self.switches.place_in(picture.geometry(), picture.parts.layout)
        self._show_rows()
        self.field.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # What is under the hand

    def hold(self, outcome: int) -> None:
        if outcome != self.scene.held:
            self.scene.held = outcome
            self.picture.highlight_changed()

    def select(self, outcome: int) -> None:
        """Selects a bar; its row comes into view."""
        scene = self.scene
        if not 0 <= outcome < len(scene.state):
            return
        scene.selected = outcome
        rows = self.picture.parts.layout.rows
        self._scroll_to(min(max(scene.first_row, outcome - rows + 1), outcome))
        self.picture.highlight_changed()

    def _scroll_to(self, first_row: int) -> None:
        scene, rows = self.scene, self.picture.parts.layout.rows
        first_row = max(min(first_row, len(scene.state) - rows), 0)
        if rows and first_row != scene.first_row:
            scene.first_row = first_row
            self._show_rows()
            self.picture.highlight_changed()

    def _show_rows(self) -> None:
        table = self.picture.parts.table
        grid = None if table is None else table.grid
        scene, origin = self.scene, self.picture.pos()
        self.row_bar.show_rows(grid, len(scene.state), scene.first_row, origin)

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self.scene.figures is not None and not self._hand.is_down:
            self._hand.press(self._in_picture(event), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.figures is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            self._hand.cancel()
        place = self._in_picture(event)
        self._hand.move(place, event.modifiers())
        if not self._hand.is_down:
            outcome = self.picture.outcome_at(place.x(), place.y())
            self.point_at(outcome)
            on_bar = self.picture.plot.is_on_columns(place.x(), place.y())
            shape = Qt.CursorShape.SizeVerCursor if on_bar else Qt.CursorShape.ArrowCursor
            if on_bar and not can_move(self.scene.state, "b", outcome):
                shape = Qt.CursorShape.ForbiddenCursor
            if shape != self.cursor().shape():
                self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event), event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._in_picture(event)
        if (
            event.button() == LEFT
            and self.scene.figures is not None
            and self.picture.plot.is_on_columns(place.x(), place.y())
        ):
            self._hand.forget()
            self.field.open(self.picture.outcome_at(place.x(), place.y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self.point_at(NO_OUTCOME)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the rows of the table."""
        event.accept()
        if self.scene.figures is not None and not self._hand.is_down:
            step = -1 if event.angleDelta().y() > 0 else 1
            self._scroll_to(self.scene.first_row + 3 * step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        scene = self.scene
        if scene.figures is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
        elif key in STEPS:
            place = scene.selected + STEPS[key]
            self.select(min(max(place, 0), len(scene.state) - 1))
        elif key in NUDGES:
            fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self.edits.nudge(NUDGES[key] * fine)
        elif key in ENTER:
            self.field.open(scene.selected)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.scene.has_focus = True
        self.picture.ground_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        self.scene.has_focus = False
        self.picture.ground_changed()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()
        self.field.close_without()

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        return event.position() - self.picture.pos().toPointF()

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 250) * self.desk.factor
