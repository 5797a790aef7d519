"""The editor of one distribution: a lens on it, and the handle on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from infoviz.charts.share_drag import Drag, Pointer
from infoviz.charts.zoom import span_of, wheeled
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME, Part
from infoviz.views.editor.drag import Stroke
from infoviz.views.editor.fields import Fields
from infoviz.views.editor.hand import Hand
from infoviz.views.editor.keys import MODIFIERS, TRADE, Keys
from infoviz.views.editor.lens import Lens

_WATCHED = frozenset(
    (QEvent.Type.ShortcutOverride, QEvent.Type.WindowDeactivate, QEvent.Type.UngrabMouse)
)


class Editor(Lens):
    """Shows one distribution as bars, the other as marks, and edits what it shows.

    The hand knows the pointer, the keys know the keyboard and the fields what is typed; each
    asks the editor for what is on show, and tells it what a person did.
    """

    menu_requested = Signal(str, int, QPoint)  # side, outcome or NO_OUTCOME, where on the screen

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(side, parent)
        self._hand = Hand(self)
        self._keys = Keys(self)
        self._fields = Fields(self)
        self._last_previewed: State | None = None
        self._is_pressed = False
        self.installEventFilter(Watch(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_selected(self, outcome: int) -> None:
        """Selects a bar, the nearest where there is no such one, and brings it into view."""
        self.select(outcome)
        columns = self.plot.columns
        shown = columns.showing(self.selected)
        if shown is not columns:
            self.span_changed.emit(span_of(shown))

    def edit_share(self) -> None:
        """Opens the field in which the share of the selected bar is typed."""
        self.finish_gesture()
        self._fields.open_share(self.selected)

    def edit_label(self) -> None:
        """Opens the field in which the selected outcome is renamed."""
        self.finish_gesture()
        self._fields.open_label(self.selected)

    def finish_gesture(self) -> None:
        self._keys.finish()

    def redraw(self, part: Part) -> None:
        if part in ("all", "theme", "desk"):
            self._fields.show_theme(self.theme, self.desk.factor)
        super().redraw(part)

    def follow_labels(self, before: State | None, state: State) -> None:
        if before is not None:
            self._hand.forget()
            self._keys.forget()
            self._fields.close()
        super().follow_labels(before, state)

    # What its hand, keys and field do

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

    def edit(self, state: State, text: str) -> None:
        """An edit that is no gesture, as one undo step; none where nothing changed."""
        if state is not self.state:
            self.preview(state)
            self.commit(text)

    def show_gesture(self, gesture: Drag | Stroke | None) -> None:
        """Shows what the hand holds: a bar, a sketch, or nothing.

        What has moved since is painted with the analysis of it, once a move and not twice.
        """
        scene = self.scene
        sketch = gesture.sketch if isinstance(gesture, Stroke) else None
        held = gesture.outcome if gesture else NO_OUTCOME
        if (sketch is None) != (scene.sketch is None):
            self.picture.ground_changed()
        elif held != scene.held:
            self.picture.highlight_changed()
        scene.sketch, scene.held = sketch, held

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_pressed = True
        if event.button() == Qt.MouseButton.LeftButton and not self._hand.is_down:
            self.finish_gesture()
            self._fields.close()
            self._hand.press(_pointer(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hand, pointer = self._hand, _pointer(event)
        if hand.is_down and not event.buttons() & Qt.MouseButton.LeftButton:
            # The release went elsewhere, as when another window took the pointer.
            hand.cancel()
            self._is_pressed = False
        was_busy = hand.is_busy
        hand.move(pointer)
        # A held button points at nothing else; a gesture that has begun has its own cursor.
        if not self._is_pressed or (hand.is_busy and not was_busy):
            self._point(pointer)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_pressed = False
        if event.button() == Qt.MouseButton.LeftButton:
            self._hand.release(_pointer(event))
            self._point(_pointer(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self.plot.is_on_columns(x, y):
            self.select(self.plot.outcome_at(x))
            self.edit_share()
        elif self.plot.is_on_axis(x, y) and self.plot.is_zoomed:
            self.span_changed.emit(None)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_busy:
            self._point_at(NO_OUTCOME)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        position = event.position()
        self._point(Pointer(position.x(), position.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()
        if self._hand.is_busy:
            return
        plot, x = self.plot, event.position().x()
        columns = wheeled(plot.columns, plot.ratio, x, event.angleDelta(), event.modifiers())
        if columns != plot.columns:
            self.span_changed.emit(span_of(columns))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._hand.is_down:
            return
        x, y = event.pos().x(), event.pos().y()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._keys.request_menu()
            return
        outcome = NO_OUTCOME
        if self.plot.is_on_columns(x, y) or self.plot.is_on_axis(x, y):
            outcome = self.plot.outcome_at(x)
            self.select(outcome)
        self.menu_requested.emit(self.side, outcome, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._hand.is_down:
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
            elif key == TRADE and not event.isAutoRepeat():
                self._hand.hold(event.modifiers(), trade=True)
            elif key in MODIFIERS:
                self._hand.hold(event.modifiers() | MODIFIERS[key])
        elif self._keys.is_own(event):
            self._keys.press(event)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._hand.is_down and key == TRADE:
            if not event.isAutoRepeat():
                self._hand.hold(event.modifiers(), trade=False)
        elif self._hand.is_down and key in MODIFIERS:
            self._hand.hold(event.modifiers() & ~MODIFIERS[key])
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish_gesture()
        self._show_focus(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._hand.cancel()
        self.finish_gesture()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fields.close()
        self.picture.setGeometry(self.rect())

    def is_own_key(self, event: QKeyEvent) -> bool:
        """Whether a key goes to the editor, and to no shortcut of the window."""
        return self._hand.is_down or self._keys.is_own(event)

    def let_go(self) -> None:
        """The pointer went elsewhere, as when another window took it: all is put back."""
        self._is_pressed = False
        self._hand.cancel()

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.picture.ground_changed()

    def _point(self, pointer: Pointer) -> None:
        """Says which outcome the pointer is over, and what a press would do there."""
        if self.analysis is None:
            return
        plot, x, y = self.plot, pointer.x, pointer.y
        if not self._hand.is_busy:
            over = plot.is_on_columns(x, y) or plot.is_on_axis(x, y)
            self._point_at(plot.outcome_at(x) if over else NO_OUTCOME)
        shape = self._hand.cursor(pointer)
        if shape != self.cursor().shape():
            self.setCursor(shape)
        self._set_tool_tip()

    def _point_at(self, outcome: int) -> None:
        if outcome != self.scene.pointed:
            self.scene.pointed = outcome
            self.picture.update()
            self.outcome_hovered.emit(outcome)

    def _set_tool_tip(self) -> None:
        """What the picture has no room for: the whole label, and both shares."""
        outcome, text = self.scene.pointed, ""
        if not self._hand.is_down and outcome != NO_OUTCOME and not self.picture.tells_all(outcome):
            write, state = self.desk.numbers.share, self.state
            text = self.tr("{0}\nA {1} · B {2}").format(
                state.labels[outcome],
                write(float(state.a.p[outcome])),
                write(float(state.b.p[outcome])),
            )
        if text != self.toolTip():
            self.setToolTip(text)


class Watch(QObject):
    """Sees what an editor has no handler for.

    Not by overriding event(), which stands beneath all handlers: an error below such an override
    ends the program in PySide6.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _WATCHED or not isinstance(watched, Editor):
            return False
        if kind != QEvent.Type.ShortcutOverride:
            watched.let_go()
        elif isinstance(event, QKeyEvent) and watched.is_own_key(event):
            event.accept()
            return True
        return False


def _pointer(event: QMouseEvent) -> Pointer:
    return Pointer(event.position().x(), event.position().y(), event.modifiers())
