"""The loss as a view: its switches, what it shows, and what a hand can do with it."""

from __future__ import annotations

import math
from dataclasses import replace
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
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from infoviz.charts.raster import colour_of
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.editing import can_move, is_locked
from infoviz.core.logits import from_logits, set_logit
from infoviz.core.losses import one_hot, smoothed
from infoviz.core.state import State
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.loss.hand import Hand
from infoviz.views.loss.options import Options
from infoviz.views.loss.picture import Picture
from infoviz.views.loss.scene import Scene, figures_of
from infoviz.views.loss.switches import Switches

LEFT = Qt.MouseButton.LeftButton
NUDGES = {Qt.Key.Key_Up: 0.1, Qt.Key.Key_Down: -0.1, Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Loss(View):
    """A is the label, and B = softmax(z / T) the model: from the logits to the loss."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.switches = Switches(self)
        self.picture = Picture(self.scene, self)
        self._hand = Hand(self)
        self._typed: Vector | None = None
        self._last_previewed: State | None = None
        self._pointed = NO_OUTCOME
        self._base: State | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Cross-entropy as a loss"))
        self.switches.changed.connect(self._on_switched)
        self.switches.label_chosen.connect(self._on_label_chosen)
        self.switches.temperature_moved.connect(self._on_temperature_moved)
        self.switches.smoothing_moved.connect(self._on_smoothing_moved)
        self.switches.released.connect(self._on_released)

    # Options

    def options(self) -> dict[str, Any]:
        return self.scene.options.as_data()

    def restore(self, options: dict[str, Any]) -> None:
        self._set_options(self.scene.options.changed_by(options))

    def _set_options(self, options: Options) -> None:
        self.scene.options = options
        self._redraw_if_visible("all")

    def _on_switched(self, changes: dict[str, Any]) -> None:
        self._set_options(self.scene.options.changed_by(changes))

    # Drawing

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
            scene.selected = min(scene.selected, len(self.analysis.state) - 1)
            self._typed = None
        scene.theme, scene.desk, scene.hovered = self.theme, self.desk, self.hovered
        scene.figures = figures_of(self.analysis, scene.options, self._typed)
        if self._typed is None:
            self._typed = scene.figures.z
        rescale = picture.scale.grow if part == "analysis" else picture.scale.fit
        low, high = scene.figures.extent
        pad = 0.25 if low == high else 0.0
        # At a temperature of 1 the table has a column less.
        is_other |= before is not None and len(before.pipeline.stages) != len(
            scene.figures.pipeline.stages
        )
        is_rescaled = rescale(min(low, 0.0) - pad, max(high, 0.0) + pad)
        if is_other or is_rescaled or part not in ("analysis", "settled"):
            picture.ground_changed()
        else:
            picture.update()
        if part != "analysis" or is_other:
            self._follow_label()
            self.switches.show_options(scene.options, self.analysis.state)
            self.switches.show_look(self.theme, self.desk.factor)
            self._lay_out()
            self.update()

    def show_settled(self) -> None:
        if self.scene.figures is not None and self.scene.options.gauge == "typed":
            self._typed = self.scene.figures.z
        super().show_settled()

    def _follow_label(self) -> None:
        """A label that was changed elsewhere is as it is."""
        scene = self.scene
        if scene.options.label == "as_is" or self.analysis is None:
            return
        a = self.analysis.state.a
        label = one_hot(len(a), int(a.p.argmax()))
        if scene.options.label == "smoothed":
            label = smoothed(label, scene.options.smoothing)
        if not np.allclose(label.p, a.p, rtol=0, atol=1e-12):
            scene.options = replace(scene.options, label="as_is")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        painter.end()

    def _lay_out(self) -> None:
        top = self.switches.lay_out(self.width())
        self.picture.setGeometry(0, top, self.width(), max(self.height() - top, 1))
        self.switches.place_mistakes(self.picture.geometry(), self.picture.parts.layout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.analysis is not None and self.scene.figures is not None:
            self._lay_out()

    # What the hand and the switches do

    def show_logit(self, base: State, z: Vector, outcome: int, to: float) -> None:
        """Moves a logit from what it was at the press, and remembers where the others stood."""
        typed = z.copy()
        typed[outcome] = to
        self._typed = typed
        self.preview(set_logit(base, "b", outcome, to, z, self.scene.options.temperature))

    def preview(self, state: State) -> None:
        if state is not self._last_previewed:
            self._last_previewed = state
            self.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = None
        self._typed = None
        self.cancelled.emit()

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
        first = min(max(scene.first_row, outcome - rows + 1), outcome)
        if rows and first != scene.first_row:
            scene.first_row = first
        self.picture.highlight_changed()

    def why_it_cannot_move(self, outcome: int) -> str:
        state = self.scene.state
        sentence = self.tr("{0} cannot move: there is nothing unlocked to share with it.")
        if is_locked(state, "b", outcome):
            sentence = self.tr("{0} is locked in B; unlock it first.")
        return sentence.format(state.labels[outcome])

    def _edit(self, state: State, text: str) -> None:
        """An edit that is no gesture, as one undo step; none where nothing changed."""
        if self.analysis is not None and state is not self.analysis.state:
            self.preview(state)
            self.commit(text)

    def _on_label_chosen(self, kind: str, outcome: int) -> None:
        """A becomes the label of a class, sharp or smoothed, or stays as it is."""
        analysis, scene = self.analysis, self.scene
        if analysis is None:
            return
        scene.options = scene.options.changed_by({"label": kind})
        if kind != "as_is":
            self._edit(
                self._labelled(analysis, outcome),
                self.tr("Label {0}").format(analysis.state.labels[outcome]),
            )
        self._redraw_if_visible("all")

    def _labelled(self, analysis: Analysis, outcome: int) -> State:
        state, options = analysis.state, self.scene.options
        label = one_hot(len(state), outcome)
        if options.label == "smoothed":
            label = smoothed(label, options.smoothing)
        if np.array_equal(label.p, state.a.p):
            return state
        return state.with_side("a", label, frozenset())

    def _on_smoothing_moved(self, smoothing: float) -> None:
        if self.analysis is None:
            return
        self.scene.options = replace(self.scene.options, smoothing=smoothing)
        self._base = self._base or self.analysis.state
        self.preview(self._labelled(self.analysis, int(self.analysis.state.a.p.argmax())))

    def _on_temperature_moved(self, temperature: float) -> None:
        """The logits stay, and B follows."""
        if self.analysis is None:
            return
        if self._base is None:
            self._base = self.analysis.state
            self._typed = self.scene.shown.z
        self.scene.options = replace(self.scene.options, temperature=temperature)
        assert self._typed is not None
        self.preview(from_logits(self._base, "b", self._typed, temperature))

    def _on_released(self, text: str) -> None:
        base, self._base = self._base, None
        if base is not None:
            self.commit(text)

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
            self._point_at(self.picture.outcome_at(place.x(), place.y()))
            on_bar = self.picture.plot.is_on_columns(place.x(), place.y())
            shape = Qt.CursorShape.SizeVerCursor if on_bar else Qt.CursorShape.ArrowCursor
            if on_bar and not can_move(self.scene.state, "b", self._pointed):
                shape = Qt.CursorShape.ForbiddenCursor
            if shape != self.cursor().shape():
                self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event), event.modifiers())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self._point_at(NO_OUTCOME)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the rows of the table."""
        scene = self.scene
        event.accept()
        if scene.figures is None or self._hand.is_down:
            return
        rows = self.picture.parts.layout.rows
        step = -1 if event.angleDelta().y() > 0 else 1
        first = max(min(scene.first_row + 3 * step, len(scene.state) - rows), 0)
        if rows and first != scene.first_row:
            scene.first_row = first
            self.picture.highlight_changed()

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
            self._nudge(NUDGES[key] * fine)
        else:
            super().keyPressEvent(event)

    def _nudge(self, step: float) -> None:
        """Moves the selected logit by so many nats, as one undo step."""
        scene, outcome = self.scene, self.scene.selected
        if not can_move(scene.state, "b", outcome):
            self.explained.emit(self.why_it_cannot_move(outcome))
            return
        z = scene.shown.z
        before = float(z[outcome])
        start = self.picture.scale.low if before == -math.inf else before
        self.show_logit(scene.state, z, outcome, start + step)
        label = scene.state.labels[outcome]
        self.commit(self.tr("Move the logit of {0}").format(label))

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

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        return event.position() - self.picture.pos().toPointF()

    def _point_at(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 250) * self.desk.factor
