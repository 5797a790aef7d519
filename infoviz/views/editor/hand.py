"""The pointer over an editor: what a press takes hold of, and what becomes of it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from infoviz.charts.share_drag import ALT, START, Drag, Pointer
from infoviz.core.editing import can_move, is_locked, trade_partner
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.editor.drag import Pan, Stroke

if TYPE_CHECKING:
    from infoviz.views.editor.editor import Editor

Shape = Qt.CursorShape


class Hand:
    """Turns presses, moves and releases of the left button into one gesture of an editor.

    A press selects, and remembers the state on show. Once the pointer has moved 3 px it becomes a
    drag of the bar, a stroke where the editor is drawn into, or a pan on the axis.
    """

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._press: Pointer | None = None
        self._last: Pointer | None = None
        self._base: State | None = None
        self._outcome = NO_OUTCOME
        self._gesture: Drag | Stroke | None = None
        self._pan: Pan | None = None
        self._trades = False

    @property
    def is_down(self) -> bool:
        return self._press is not None

    @property
    def is_busy(self) -> bool:
        """Whether a press has become a gesture."""
        return self._gesture is not None or self._pan is not None

    def press(self, pointer: Pointer) -> None:
        plot = self._editor.plot
        on_columns = plot.is_on_columns(pointer.x, pointer.y)
        if not on_columns and not plot.is_on_axis(pointer.x, pointer.y):
            return
        outcome = plot.outcome_at(pointer.x)
        self._editor.select(outcome)
        self._outcome = outcome if on_columns else NO_OUTCOME
        self._base = self._editor.state
        self._press = self._last = pointer

    def move(self, pointer: Pointer) -> None:
        if self._trades:
            pointer = replace(pointer, modifiers=pointer.modifiers | ALT)
        self._last = pointer
        if self._press is None:
            return
        if self._gesture is not None:
            self._follow(pointer)
        elif self._pan is not None:
            self._editor.span_changed.emit(self._pan.move(pointer))
        elif math.hypot(pointer.x - self._press.x, pointer.y - self._press.y) >= START:
            self._begin(self._press)
            if self.is_busy:
                self.move(pointer)

    def hold(self, modifiers: Qt.KeyboardModifier, trade: bool | None = None) -> None:
        """Modifiers count at once, without a move of the pointer; so does the key to trade."""
        if trade is not None:
            self._trades = trade
        if self._gesture is not None and self._last is not None:
            self.move(Pointer(self._last.x, self._last.y, modifiers))

    def release(self, pointer: Pointer) -> None:
        last = self._last
        if self.is_busy and last is not None and (pointer.x, pointer.y) != (last.x, last.y):
            self.move(pointer)
        gesture = self._gesture
        self.forget()
        if isinstance(gesture, Drag):
            assert self._base is not None
            label = self._base.labels[gesture.outcome]
            text = QCoreApplication.translate("Editor", "Drag {0} in {1}")
            self._editor.commit(text.format(label, self._editor.letter))
        elif isinstance(gesture, Stroke):
            if gesture.sketch.state() is None:
                self._editor.cancel()
                self._explain(
                    QCoreApplication.translate(
                        "Editor", "A sketch of no mass is no distribution: all is as it was."
                    )
                )
            else:
                text = QCoreApplication.translate("Editor", "Draw in {0}")
                self._editor.commit(text.format(self._editor.letter))

    def cancel(self) -> None:
        """Puts everything back."""
        gesture, pan = self._gesture, self._pan
        self.forget()
        if gesture is not None:
            self._editor.cancel()
        elif pan is not None:
            self._editor.span_changed.emit(pan.before)

    def forget(self) -> None:
        """Lets go, without a word."""
        self._press = self._gesture = self._pan = None
        self._trades = False
        self._editor.show_gesture(None)

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        """What a press at `pointer` would do, as a cursor."""
        editor, plot = self._editor, self._editor.plot
        if self._pan is not None:
            return Shape.ClosedHandCursor
        if self._gesture is not None:
            return Shape.CrossCursor if isinstance(self._gesture, Stroke) else Shape.SizeVerCursor
        if plot.is_on_axis(pointer.x, pointer.y):
            return Shape.OpenHandCursor if plot.is_zoomed else Shape.ArrowCursor
        if not plot.is_on_columns(pointer.x, pointer.y):
            return Shape.ArrowCursor
        if editor.is_drawing:
            return Shape.CrossCursor
        if plot.is_narrow:
            return Shape.ArrowCursor
        outcome = plot.outcome_at(pointer.x)
        if can_move(editor.state, editor.side, outcome):
            return Shape.SizeVerCursor
        return Shape.ForbiddenCursor

    def _begin(self, press: Pointer) -> None:
        """The press becomes a gesture, or says why it does not."""
        editor, plot = self._editor, self._editor.plot
        assert self._base is not None
        if self._outcome == NO_OUTCOME:
            if plot.is_zoomed:
                self._pan = Pan(press, plot)
            return
        if editor.is_drawing:
            self._gesture = Stroke(self._base, editor.side, press, plot)
        elif plot.is_narrow:
            self._press = None
            self._explain(
                QCoreApplication.translate(
                    "Editor",
                    "Bars as narrow as these are edited by drawing (D), typing (Enter)"
                    " and the arrow keys.",
                )
            )
        elif not can_move(self._base, editor.side, self._outcome):
            self._press = None
            self._explain(why_it_cannot_move(self._base, editor.side, self._outcome))
        else:
            partner = trade_partner(self._base, editor.side, self._outcome, editor.selected_before)
            self._gesture = Drag(self._base, editor.side, self._outcome, partner, press, plot)
        editor.show_gesture(self._gesture)

    def _follow(self, pointer: Pointer) -> None:
        assert self._gesture is not None
        state = self._gesture.move(pointer, self._editor.plot)
        self._editor.show_gesture(self._gesture)
        if state is None:
            # A sketch of no mass is no state, but it is seen where it is drawn.
            self._editor.picture.update()
        else:
            self._editor.preview(state)

    def _explain(self, sentence: str) -> None:
        self._editor.explained.emit(sentence)


def why_it_cannot_move(state: State, side: Side, outcome: int) -> str:
    """The sentence for a bar that neither a drag nor a key can move."""
    label = state.labels[outcome]
    if is_locked(state, side, outcome):
        sentence = QCoreApplication.translate("Editor", "{0} is locked; press L to unlock it.")
    else:
        sentence = QCoreApplication.translate(
            "Editor", "{0} cannot move: there is nothing unlocked to share with it."
        )
    return sentence.format(label)
