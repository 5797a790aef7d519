"""The keys of the lens: they choose a cell, and count as modifiers while a bar is in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from infoviz.charts.share_drag import ALT, CTRL, SHIFT
from infoviz.views.pairs.hand import Hand

if TYPE_CHECKING:
    from infoviz.views.pairs.view import Pairs

Key = Qt.Key

STEPS = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}
ENDS = {Key.Key_Home: 0, Key.Key_End: -1}
LEAP = 10
"""How many cells Ctrl with an arrow key passes."""

MODIFIERS = {Key.Key_Shift: SHIFT, Key.Key_Control: CTRL, Key.Key_Alt: ALT}
TRADE = Key.Key_T
"""Does what Alt does, which many window managers keep for themselves while a button is held."""


class Keys:
    """Says whether a key was one of the lens's own."""

    def __init__(self, view: Pairs, hand: Hand) -> None:
        self._view, self._hand = view, hand

    def press(self, event: QKeyEvent) -> bool:
        key = Key(event.key())
        if self._hand.is_down:
            if key == Key.Key_Escape:
                self._hand.cancel()
            elif key == TRADE and not event.isAutoRepeat():
                self._hand.hold(event.modifiers(), trade=True)
            elif key in MODIFIERS:
                self._hand.hold(event.modifiers() | MODIFIERS[key])
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and held in (Qt.KeyboardModifier.NoModifier, CTRL):
            self._step(*STEPS[key], LEAP if held == CTRL else 1)
        elif key in ENDS and held == Qt.KeyboardModifier.NoModifier:
            row, _ = self._view.scene.cell
            self._view.choose(row, ENDS[key] % self._view.scene.shown.size)
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        key = Key(event.key())
        if self._hand.is_down and key == TRADE:
            if not event.isAutoRepeat():
                self._hand.hold(event.modifiers(), trade=False)
        elif self._hand.is_down and key in MODIFIERS:
            self._hand.hold(event.modifiers() & ~MODIFIERS[key])
        else:
            return False
        return True

    def _step(self, down: int, across: int, leap: int) -> None:
        row, column = self._view.scene.cell
        last = self._view.scene.shown.size - 1
        self._view.choose(
            min(max(row + down * leap, 0), last), min(max(column + across * leap, 0), last)
        )
