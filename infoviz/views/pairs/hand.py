"""The pointer over the tables: it chooses a cell, and drags the bars of the margins."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from infoviz.charts.share_drag import ALT, START, Drag, Pointer
from infoviz.core.editing import can_move, is_locked, trade_partner
from infoviz.core.state import Side, State
from infoviz.views.base import NO_OUTCOME
from infoviz.views.pairs.plot import Plot, ShareScale
from infoviz.views.pairs.scene import Bar

if TYPE_CHECKING:
    from infoviz.views.pairs.view import Pairs


class Hand:
    """Turns presses, moves and releases into one gesture of the view.

    The rules are those of the editors. A's bars lie on their side: what is across for the pointer
    is upward for them.
    """

    def __init__(self, view: Pairs) -> None:
        self._view = view
        self._press: Pointer | None = None
        self._last: Pointer | None = None
        self._base: State | None = None
        self._bar: Bar | None = None
        self._drag: Drag | None = None
        self._trades = False

    @property
    def is_down(self) -> bool:
        return self._press is not None

    @property
    def is_busy(self) -> bool:
        """Whether a press has become a drag."""
        return self._drag is not None

    def press(self, pointer: Pointer, bar: Bar | None) -> None:
        """A press on a bar, or elsewhere in the tables."""
        self._press = self._last = pointer
        self._base, self._bar = self._view.scene.state, bar

    def move(self, pointer: Pointer) -> None:
        if self._trades:
            pointer = replace(pointer, modifiers=pointer.modifiers | ALT)
        self._last = pointer
        if self._press is None or self._bar is None:
            return
        if self._drag is None:
            away = math.hypot(pointer.x - self._press.x, pointer.y - self._press.y)
            if away < START:
                return
            self._begin(self._press, self._bar)
        if self._drag is not None:
            plot = self._view.picture.plot
            along, scale = _along(pointer, self._bar[0], plot)
            self._view.preview(self._drag.move(along, scale))

    def hold(self, modifiers: Qt.KeyboardModifier, trade: bool | None = None) -> None:
        """Modifiers count at once, without a move of the pointer; so does the key to trade."""
        if trade is not None:
            self._trades = trade
        if self._drag is not None and self._last is not None:
            self.move(replace(self._last, modifiers=modifiers))

    def release(self, pointer: Pointer) -> None:
        last = self._last
        if self.is_busy and last is not None and (pointer.x, pointer.y) != (last.x, last.y):
            self.move(pointer)
        drag, bar, base = self._drag, self._bar, self._base
        self.forget()
        if drag is not None and bar is not None and base is not None:
            text = QCoreApplication.translate("Pairs", "Drag {0} in {1}")
            self._view.commit(text.format(base.labels[drag.outcome], bar[0].upper()))

    def cancel(self) -> None:
        """Puts everything back."""
        drag = self._drag
        self.forget()
        if drag is not None:
            self._view.cancel()

    def forget(self) -> None:
        """Lets go, without a word."""
        self._press = self._drag = self._bar = None
        self._trades = False
        self._view.hold(None)

    def _begin(self, press: Pointer, bar: Bar) -> None:
        """The press becomes a drag, or says why it does not."""
        view, base = self._view, self._base
        assert base is not None
        side, place = bar
        plot = view.picture.plot
        refusal = self.refusal(base, bar, plot)
        if refusal:
            self.forget()
            view.explained.emit(refusal)
            return
        outcome = view.scene.shown.outcome(place)
        partner = trade_partner(base, side, outcome, view.chosen_before(side))
        along, scale = _along(press, side, plot)
        self._drag = Drag(base, side, outcome, partner, along, scale)
        view.hold(bar)

    def refusal(self, state: State, bar: Bar, plot: Plot) -> str:
        """Why a bar cannot be dragged, as a sentence; "" where it can."""
        side, place = bar
        outcome = self._view.scene.shown.outcome(place)
        translate = QCoreApplication.translate
        if outcome == NO_OUTCOME:
            return translate(
                "Pairs", "The rest are many outcomes; each is dragged in the editor of {0}."
            ).format(side.upper())
        if plot.is_narrow[side == "b"]:
            return translate(
                "Pairs", "Bars as narrow as these are dragged in the editor of {0}."
            ).format(side.upper())
        if can_move(state, side, outcome):
            return ""
        sentence = translate(
            "Pairs", "{0} cannot move in {1}: there is nothing unlocked to share with it."
        )
        if is_locked(state, side, outcome):
            sentence = translate("Pairs", "{0} is locked in {1}; unlock it first.")
        return sentence.format(state.labels[outcome], side.upper())


def _along(pointer: Pointer, side: Side, plot: Plot) -> tuple[Pointer, ShareScale]:
    """The pointer along the bars of a side, and the scale that they stand on."""
    if side == "b":
        return pointer, plot.b
    return Pointer(pointer.y, 0.0 - pointer.x, pointer.modifiers), plot.a
