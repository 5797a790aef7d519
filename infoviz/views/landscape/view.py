"""The landscape as a view: its mode, when it is drawn, and what a hand can do with it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.focus_ring import draw_focus_ring
from infoviz.charts.raster import colour_of
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.landscape.frame import Frame, arrange, bare
from infoviz.views.landscape.hand import Hand, Pointer
from infoviz.views.landscape.header import Header
from infoviz.views.landscape.keys import Keys
from infoviz.views.landscape.mode import Mode
from infoviz.views.landscape.options import Options
from infoviz.views.landscape.scene import Scene
from infoviz.views.landscape.strip import Strip
from infoviz.views.landscape.switches import Switches

_MODES = {"curves": "Curves", "simplex": "Simplex", "path": "Path"}

_MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}

LEFT = Qt.MouseButton.LeftButton


class Landscape(View, Canvas):
    """Curves over b for two outcomes, the simplex for three, a path from B to A for any number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.switches = Switches(self)
        self.switches.switched.connect(self._on_switched)
        self._modes: dict[str, Mode] = {}
        self._mode_id = ""
        self._frame: Frame | None = None
        self._open = QRegion()
        self._laid: tuple[QRectF, float] | None = None
        self._header = Header(self.scene)
        self._strips = (
            Strip(self.scene, self._draw_caption, self),
            Strip(self.scene, self._draw_figures, self),
        )
        self._is_moving = False
        self._hand = Hand(self)
        self._keys = Keys(self)
        self._last_previewed: State | None = None
        self._pointed = NO_OUTCOME
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Landscape of the measures"))

    @property
    def mode(self) -> Mode:
        """The mode on show; its module is imported when it is first shown."""
        if self._mode_id not in self._modes:
            module = import_module(f"infoviz.views.landscape.{self._mode_id}")
            self._modes[self._mode_id] = getattr(module, _MODES[self._mode_id])(self.scene)
        return self._modes[self._mode_id]

    @property
    def mode_id(self) -> str:
        """ "curves", "simplex" or "path"; "" before there is anything to show."""
        return self._mode_id

    # Options

    def options(self) -> dict[str, Any]:
        return self.scene.options.as_data()

    def restore(self, options: dict[str, Any]) -> None:
        self._set_options(self.scene.options.changed_by(options))

    def _set_options(self, options: Options) -> None:
        self.finish_gesture()
        self.scene.options = options
        self._redraw_if_visible("all")

    def _on_switched(self, changes: dict[str, Any]) -> None:
        self._set_options(self.scene.options.changed_by(changes))
        if "levels" in changes:
            self.measure_chosen.emit(changes["levels"])

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        if part in ("span", "pin"):
            return
        scene, before = self.scene, self.scene.analysis
        scene.analysis, scene.hovered = self.analysis, self.hovered
        if part == "hover":
            self.highlight_changed()
            self._strips[0].update()
            return
        labels = self.analysis.state.labels
        if before is None or before.state.labels is not labels:
            self._hand.forget()
            self._keys.forget()
            part = "all"
        if part in ("analysis", "settled"):
            self._follow(part == "settled")
        else:
            self._follow_desk()
            self._lay_out()

    def _follow_desk(self) -> None:
        """Takes the theme and the desk; a measure that was chosen elsewhere becomes the levels."""
        scene = self.scene
        is_chosen = scene.desk.measure != self.desk.measure
        scene.theme, scene.desk = self.theme, self.desk
        if is_chosen and self.desk.measure in scene.options.level_measures:
            scene.options = scene.options.changed_by({"levels": self.desk.measure})

    def _lay_out(self) -> None:
        """Puts everything in its place, after which all is drawn anew."""
        scene = self.scene
        n = len(scene.state)
        self._mode_id = scene.options.mode_for(n)
        self.switches.show_options(scene.options, n)
        self.switches.show_theme(self.theme)
        captions = self.mode.captions()
        self._frame = arrange(
            self.switches,
            self._mode_id,
            QRectF(self.rect()),
            scene.factor,
            self._header.width(captions[1]),
        )
        self._place_strips(self._frame)
        self._laid = None
        self._is_moving = False
        self.ground_changed()

    def _follow(self, settled: bool) -> None:
        """Draws what the new numbers have changed, and nothing else."""
        if self._laid is None:
            self.update()
            return
        ground, kept = self.mode.follow(settled)
        was_moving = self._is_moving
        self._is_moving = kept and not settled
        if ground:
            self.ground_changed()
        elif self._is_moving != was_moving or (kept and settled):
            self.highlight_changed()
        else:
            self._paint_what_moves()

    def _place_strips(self, frame: Frame) -> None:
        """Puts the words over the picture where they stand, and says what is left of it to paint.

        The switches need not be painted again when the picture is. A region of one rectangle is
        painted many times faster than one of several.
        """
        caption, figures = self._strips
        caption.setGeometry(frame.caption.toAlignedRect())
        figures.setVisible(frame.figures is not None)
        if frame.figures is not None:
            figures.setGeometry(frame.figures.toAlignedRect())
        below = frame.body.united(frame.aside) if not frame.aside.isNull() else frame.body
        whole = below.toAlignedRect().intersected(self.rect())
        whole.setLeft(0)
        whole.setRight(self.width() - 1)
        widgets = [*self._strips, *self.switches.all]
        shown = [widget.geometry() for widget in widgets if not widget.isHidden()]
        self._open = QRegion(whole)
        for each in shown:
            self._open -= QRegion(each)

    def _paint_what_moves(self) -> None:
        self.update(self._open)
        for strip in self._strips:
            strip.update()

    def _draw_caption(self, painter: QPainter) -> None:
        if self._frame is not None and self.scene.analysis is not None:
            self._header.draw_caption(painter, self._frame, self.mode.captions())
            self._header.draw_outcome(painter, self._frame)

    def _draw_figures(self, painter: QPainter) -> None:
        if self._frame is not None and self.scene.analysis is not None:
            self._header.draw_equation(painter, self._frame, self.mode.equals())

    def _prepare(self, rect: QRectF, ratio: float) -> Frame:
        """Sees to it that the mode is laid out for what is painted on."""
        own = rect == QRectF(self.rect()) and self._frame is not None
        frame = self._frame if own else bare(rect, self.scene.factor)
        assert frame is not None
        if self._laid != (rect, ratio):
            self.mode.lay_out(frame, ratio)
            self.mode.follow(True)
            self._laid = rect, ratio
        return frame

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(rect, colour_of(self.theme.surface))
        if self.scene.analysis is not None:
            self._prepare(rect, painter.device().devicePixelRatio())
            self.mode.draw_ground(painter)
            if self.scene.has_focus:
                draw_focus_ring(painter, self.theme, rect, self.scene.factor)

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        frame = self._prepare(rect, painter.device().devicePixelRatio())
        if frame is not self._frame:
            self._header.draw_caption(painter, frame, self.mode.captions())
        if not self._is_moving:
            self.mode.draw_kept(painter, moving=False)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.scene.analysis is None:
            return
        frame = self._prepare(rect, painter.device().devicePixelRatio())
        if self._is_moving:
            self.mode.draw_kept(painter, moving=True)
        self.mode.draw(painter)
        if frame is not self._frame:
            # Elsewhere than on the screen, where strips of their own have the words.
            self._header.draw_outcome(painter, frame)
            self._header.draw_equation(painter, frame, self.mode.equals())
        found = self.mode.card()
        if found is not None:
            card, place = found
            card.draw(painter, place, self.theme)

    # What the hand and the keys do

    def preview(self, state: State) -> None:
        """Shows `state` everywhere, unless it was the last to be shown."""
        if state is not self._last_previewed and (
            self._last_previewed is not None or state is not self.scene.state
        ):
            self._last_previewed = state
            self.previewed.emit(state)

    def commit(self, text: str) -> None:
        self._last_previewed = None
        self.committed.emit(text)

    def cancel(self) -> None:
        self._last_previewed = None
        self.cancelled.emit()

    def hold(self, side: Side | None) -> None:
        """Shows that the handle of a side is in the hand, or none."""
        self.scene.held = side
        self.scene.pointer = None

    def is_on_show(self, state: State) -> bool:
        """Whether what moves stands where `state` has it."""
        side = self.scene.options.moves
        return bool(np.array_equal(state.of(side).p, self.scene.state.of(side).p))

    def finish_gesture(self) -> None:
        self._keys.finish()

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != LEFT or self._hand.is_down or self.scene.analysis is None:
            return
        self.finish_gesture()
        measure_id = self.measure_at(event.position())
        if measure_id is not None:
            self.measure_chosen.emit(measure_id)
        else:
            self._hand.press(_pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.scene.analysis is None:
            return
        hand = self._hand
        if hand.is_down and not event.buttons() & LEFT:
            # The release went elsewhere, as when another window took the pointer.
            hand.cancel()
        hand.move(_pointer(event))
        if not hand.is_busy:
            self._point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(_pointer(event))
            self._point(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_busy:
            self._read(None)
            self._point_at(NO_OUTCOME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.scene.analysis is None:
            super().keyPressEvent(event)
        elif self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
            elif key in _MODIFIERS:
                self._hand.hold(event.modifiers() | _MODIFIERS[key])
        elif key == Qt.Key.Key_Escape and self._keys.is_running:
            self._keys.cancel()
        elif self._keys.is_own(event):
            self._keys.press(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._hand.is_down and key in _MODIFIERS:
            self._hand.hold(event.modifiers() & ~_MODIFIERS[key])
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        self.finish_gesture()
        self._show_focus(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()
        self.finish_gesture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.scene.analysis is not None and self.isVisible():
            self._lay_out()

    def measure_at(self, place: QPointF) -> str | None:
        """The measure whose name is at `place`."""
        return self._header.measure_at(place) or self.mode.measure_at(place)

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.ground_changed()

    def _point(self, place: QPointF) -> None:
        """Says what is under the pointer, and what a press would do there."""
        mode = self.mode
        side = mode.side_at(place)
        on_handle = side is not None and mode.is_on_handle(side, place)
        on_name = self.measure_at(place) is not None
        self._read(None if on_handle or on_name or self._hand.is_down else place)
        self._point_at(mode.outcome_at(place))
        shape = Qt.CursorShape.ArrowCursor
        if on_name:
            shape = Qt.CursorShape.PointingHandCursor
        elif on_handle and side is not None:
            shape = Qt.CursorShape.ForbiddenCursor if mode.refusal(side) else mode.cursor()
        if shape != self.cursor().shape():
            self.setCursor(shape)

    def _read(self, place: QPointF | None) -> None:
        if place != self.scene.pointer:
            self.scene.pointer = place
            self._paint_what_moves()

    def _point_at(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 220) * self.desk.factor


def _pointer(event: QMouseEvent) -> Pointer:
    return Pointer(event.position(), event.modifiers())
