"""What the picture is told by pointer, wheel and keys, and what it says to those who listen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

from infoviz.charts.zoom import NOTCH, PAN, ZOOM
from infoviz.core.densities import Handle
from infoviz.views.announce import announce
from infoviz.views.continuous.field import number_text
from infoviz.views.continuous.hand import Hand
from infoviz.views.continuous.keys import Keys
from infoviz.views.continuous.scene import HandleKey

if TYPE_CHECKING:
    from infoviz.views.continuous.view import Continuous

LEFT = Qt.MouseButton.LeftButton

_MODIFIERS = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
}

NARROWEST, WIDEST = 1e-5, 1e7
"""How wide a part of the line can be in view."""


class Pointing(QObject):
    """Filters the events of the picture. Tab goes from handle to handle, and then on."""

    def __init__(self, view: Continuous, hand: Hand, keys: Keys) -> None:
        super().__init__(view)
        self._view, self._hand, self._keys = view, hand, keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        view, kind = self._view, event.type()
        if view.analysis is None:
            return False
        if isinstance(event, QMouseEvent):
            return self._on_mouse(kind, event)
        if isinstance(event, QWheelEvent):
            self._on_wheel(event)
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            held = _MODIFIERS.get(Qt.Key(event.key()))
            if held is not None and self._hand.is_down:
                self._hand.hold(event.modifiers() & ~held)
                return True
        elif kind == QEvent.Type.Leave and not self._hand.is_busy:
            self._point(None)
        elif isinstance(event, QFocusEvent):
            self._on_focus(event)
        return False

    # Mouse

    def _on_mouse(self, kind: QEvent.Type, event: QMouseEvent) -> bool:
        place, hand, view = event.position(), self._hand, self._view
        if kind == QEvent.Type.MouseButtonPress and event.button() == LEFT and not hand.is_down:
            view.finish_gesture()
            view.picture.setFocus(Qt.FocusReason.MouseFocusReason)
            if not hand.press(place):
                view.scene.focused = None
                view.picture.update()
        elif kind == QEvent.Type.MouseMove:
            if hand.is_down and not event.buttons() & LEFT:
                # The release went elsewhere, as when another window took the pointer.
                hand.cancel()
            hand.move(place, event.modifiers())
            if not hand.is_busy:
                self._point(place)
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == LEFT and hand.is_down:
            key, was_busy = view.scene.held, hand.is_busy
            hand.release(place, event.modifiers())
            if not was_busy:
                # A click selects a handle for the keys, and moves nothing.
                self._focus(key)
            self._point(place)
        elif kind == QEvent.Type.MouseButtonDblClick and event.button() == LEFT:
            key = view.picture.grips.at(place)
            if key is not None:
                view.header.rows[key[0]].focus_on(key[1])
            else:
                view.zoom_to(None)
        else:
            return False
        return True

    def _point(self, place: QPointF | None) -> None:
        """Reads out what is under the pointer, and lights the handle there."""
        view, scene = self._view, self._view.scene
        key = None if place is None else view.picture.grips.at(place)
        pointer = None if place is None or key is not None else view.picture.read(place)
        if (key, pointer) == (scene.hovered, scene.pointer):
            return
        scene.hovered, scene.pointer = key, pointer
        shape = Qt.CursorShape.SizeHorCursor if key else Qt.CursorShape.ArrowCursor
        if view.picture.cursor().shape() != shape:
            view.picture.setCursor(shape)
        view.picture.update()

    def _on_wheel(self, event: QWheelEvent) -> None:
        """Zooms around the pointer; sideways, or with Shift, it pans."""
        view = self._view
        if self._hand.is_busy:
            return
        plot = view.picture.plot
        along, across = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not across:
            along, across = 0, along
        low, high = plot.frame
        if abs(across) > abs(along):
            by = -across / NOTCH * PAN / plot.per_unit
            view.zoom_to((low + by, high + by))
            return
        wide = (high - low) * ZOOM ** (-along / NOTCH)
        wide = min(max(wide, NARROWEST), WIDEST)
        at = plot.value(min(max(event.position().x(), plot.left), plot.right))
        part = (at - low) / (high - low)
        view.zoom_to((at - part * wide, at + (1 - part) * wide))
        self._point(event.position())

    # Keys

    def _on_key(self, event: QKeyEvent) -> bool:
        key, view = Qt.Key(event.key()), self._view
        if self._hand.is_down:
            if key == Qt.Key.Key_Escape:
                self._hand.cancel()
            elif key in _MODIFIERS:
                self._hand.hold(event.modifiers() | _MODIFIERS[key])
            return True
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._step_focus(1 if key == Qt.Key.Key_Tab else -1)
        focused = view.scene.focused
        if key == Qt.Key.Key_Escape and self._keys.is_running:
            self._keys.cancel()
        elif focused is not None and self._keys.is_own(event):
            self._keys.press(event, focused)
            self.name()
        elif focused is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            view.header.rows[focused[0]].focus_on(focused[1])
        elif key == Qt.Key.Key_Home and view.scene.options.frame is not None:
            view.zoom_to(None)
        else:
            return False
        return True

    def _step_focus(self, step: int) -> bool:
        """Goes to the next handle; False where there is none, so that the focus goes on."""
        keys = [key for key, _ in self._view.scene.handles()]
        focused = self._view.scene.focused
        place = keys.index(focused) + step if focused in keys else (0 if step > 0 else -1)
        if focused in keys and not 0 <= place < len(keys):
            self._focus(None)
            return False
        self._view.finish_gesture()
        self._focus(keys[place])
        return True

    def _on_focus(self, event: QFocusEvent) -> None:
        view = self._view
        if event.gotFocus():
            keys = [key for key, _ in view.scene.handles()]
            if event.reason() == Qt.FocusReason.TabFocusReason:
                self._focus(keys[0])
            elif event.reason() == Qt.FocusReason.BacktabFocusReason:
                self._focus(keys[-1])
            return
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        view.finish_gesture()
        self._focus(None)

    def _focus(self, key: HandleKey | None) -> None:
        if key != self._view.scene.focused:
            self._view.scene.focused = key
            self._view.picture.update()
        self.name()
        if key is not None:
            announce(self._view.picture, self._view.picture.accessibleName())

    def name(self) -> None:
        """Tells assistive technology which handle has the focus, and what it stands at."""
        view, focused = self._view, self._view.scene.focused
        text = self.tr("f and g on the line; Tab goes from handle to handle")
        found: Handle | None = next((h for k, h in view.scene.handles() if k == focused), None)
        if focused is not None and found is not None:
            letter, parameter = focused
            value = number_text(view.scene.pair.of(letter).value(parameter))
            text = self.tr("Handle {0} of {1}: {2}").format(found.symbol, letter, value)
        view.picture.setAccessibleName(text)
