"""What can be done to one distribution, and to the outcome that is selected in its editor."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from infoviz.core.state import Side, State
from infoviz.ui.wording import LETTERS

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow

LONGEST = 30
"""So many letters of a label stand in a menu."""

Make = Callable[[str, Callable[[], object], list[str]], QAction]


class SideActions(QObject):
    """The actions on A, or on B; those on one outcome name it once `follow` was called.

    The keys behind a tab stand in the menu alone: they are the editor's own.
    """

    def __init__(self, window: MainWindow, side: Side, make: Make) -> None:
        super().__init__(window)
        commands, outcomes = window.commands, window.outcomes
        letter = self._letter = LETTERS[side]
        self._side: Side = side
        self.one_hot = make("", partial(outcomes.make_one_hot, side), [])
        self.lock = make("", partial(outcomes.toggle_lock, side), [])
        self.type_share = make("", partial(outcomes.type_share, side), [])
        self.all = [
            self.type_share,
            self.lock,
            self.one_hot,
            make(
                self.tr("Make {0} &uniform").format(letter),
                partial(commands.make_uniform, side),
                [],
            ),
            make(
                self.tr("Make {0} &random").format(letter),
                partial(commands.make_random, side),
                [],
            ),
            make(
                self.tr("Unlock &all of {0}").format(letter),
                partial(commands.unlock_all, side),
                [],
            ),
            make(self.tr("&Name {0}…").format(letter), partial(outcomes.name_side, side), []),
        ]

    def follow(self, state: State, outcome: int) -> None:
        """Names an outcome of `state`, the one that is selected."""
        label = state.labels[outcome]
        if len(label) > LONGEST:
            label = label[: LONGEST - 1].rstrip() + "…"
        label, letter = label.replace("&", "&&"), self._letter
        is_locked = outcome in state.locks(self._side)
        lock = self.tr("Un&lock {0} in {1}\tL") if is_locked else self.tr("&Lock {0} in {1}\tL")
        self.lock.setText(lock.format(label, letter))
        self.one_hot.setText(self.tr("Make {1} &one-hot at {0}").format(label, letter))
        self.type_share.setText(
            self.tr("&Type the share of {0} in {1}…\tEnter").format(label, letter)
        )
