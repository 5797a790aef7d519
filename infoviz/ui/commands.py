"""What the menus, the toolbar and the context menus do to the pair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from infoviz.core.editing import (
    copy,
    make_one_hot,
    make_random,
    make_uniform,
    set_name,
    swap,
    unlock_all,
)
from infoviz.core.outcomes import (
    SortKey,
    add_outcome,
    move_outcome,
    new_label,
    remove_outcomes,
    sort_outcomes,
)
from infoviz.core.state import Side, State
from infoviz.document import Document
from infoviz.ui.wording import LETTERS, refusal


class Commands(QObject):
    """Edits that are no gesture: each is one undo step, and waits while a gesture runs."""

    refused = Signal(str)  # one sentence
    gesture_in_the_way = Signal()  # views with a gesture that is over but for a wait commit it

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._waiting: list[Callable[[], None]] = []
        self._seed = 0
        document.settled.connect(self._on_settled)

    def run(self, command: Callable[[], None]) -> None:
        """Runs `command` now, or as soon as the gesture that is under way has ended."""
        if self._document.is_previewing:
            self.gesture_in_the_way.emit()
        if self._document.is_previewing:
            self._waiting.append(command)
        else:
            command()

    def edit(self, text: str, make: Callable[[State], State]) -> None:
        """Applies `make` to the committed state as one step called `text`, or says why not."""

        def apply() -> None:
            try:
                state = make(self._document.state)
            except ValueError as error:
                self.refused.emit(refusal(error))
                return
            self._document.apply(state, text)

        self.run(apply)

    def load(self, name: str, state: State) -> None:
        """Puts a whole new pair, called `name`, in the place of the present one."""
        text = self.tr("Preset {0}").format(name)

        def apply() -> None:
            # A preset of A and B leaves f and g as they are.
            kept = replace(state, densities=self._document.state.densities)
            self._document.apply(kept, text, name)

        self.run(apply)

    def undo(self) -> None:
        self.run(self._document.undo_stack.undo)

    def redo(self) -> None:
        self.run(self._document.undo_stack.redo)

    def swap(self) -> None:
        self.edit(self.tr("Swap A and B"), swap)

    def copy(self, source: Side) -> None:
        text = self.tr("Copy A to B") if source == "a" else self.tr("Copy B to A")
        self.edit(text, lambda state: copy(state, source))

    def make_uniform(self, side: Side) -> None:
        self.edit(
            self.tr("Make {0} uniform").format(LETTERS[side]),
            lambda state: make_uniform(state, side),
        )

    def make_random(self, side: Side) -> None:
        """Random shares by the next seed; the undo text names it, so that it can be had again."""
        self._seed += 1
        seed = self._seed
        self.edit(
            self.tr("Make {0} random (seed {1})").format(LETTERS[side], seed),
            lambda state: make_random(state, side, seed),
        )

    def make_one_hot(self, side: Side, outcome: int) -> None:
        self.edit(
            self.tr("Make {0} one-hot").format(LETTERS[side]),
            lambda state: make_one_hot(state, side, outcome),
        )

    def unlock_all(self, side: Side) -> None:
        self.edit(
            self.tr("Unlock all of {0}").format(LETTERS[side]),
            lambda state: unlock_all(state, side),
        )

    def set_name(self, side: Side, name: str) -> None:
        self.edit(
            self.tr("Name {0}").format(LETTERS[side]), lambda state: set_name(state, side, name)
        )

    def add_outcome(self, place: int) -> None:
        stem = self.tr("outcome")
        self.edit(
            self.tr("Add an outcome"),
            lambda state: add_outcome(state, new_label(state, stem), place),
        )

    def remove_outcome(self, outcome: int) -> None:
        label = self._document.state.labels[outcome]
        self.edit(
            self.tr("Remove {0}").format(label), lambda state: remove_outcomes(state, [outcome])
        )

    def move_outcome(self, outcome: int, by: int) -> None:
        """Moves an outcome by so many places; at an end it stays."""
        target = outcome + by
        if 0 <= target < len(self._document.state):
            label = self._document.state.labels[outcome]
            self.edit(
                self.tr("Move {0}").format(label),
                lambda state: move_outcome(state, outcome, target),
            )

    def sort_outcomes(self, key: SortKey) -> None:
        self.edit(self.tr("Sort the outcomes"), lambda state: sort_outcomes(state, key))

    def _on_settled(self) -> None:
        while self._waiting and not self._document.is_previewing:
            self._waiting.pop(0)()
