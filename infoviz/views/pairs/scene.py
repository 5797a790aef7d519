"""What the pairs view has on show: the joint table, the chosen cell, and what is pointed at."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication

from infoviz.core.distribution import Vector
from infoviz.core.joint import ORDERS, Groups, Joint, Order
from infoviz.core.state import Side, State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME

Cell = tuple[int, int]
"""A row and a column of the table."""

Bar = tuple[Side, int]
"""A margin bar: a row's where the side is "a", and a column's where it is "b"."""


@dataclass(frozen=True)
class Options:
    """The switches: how far the draws are coupled, from 0 to 1, and in which order."""

    part: float = 0.0
    order: Order = "same"

    def changed_by(self, data: dict[str, Any]) -> Options:
        """With what is sound of `data`; all else stays."""
        part, order = data.get("part"), data.get("order")
        options = self
        if isinstance(part, (int, float)) and 0 <= part <= 1:
            options = replace(options, part=float(part))
        if order in ORDERS:
            options = replace(options, order=order)
        return options


@dataclass(frozen=True, eq=False)
class Figures:
    """A joint table and what its cells are measured by."""

    state: State
    joint: Joint

    @property
    def groups(self) -> Groups:
        return self.joint.groups

    @property
    def size(self) -> int:
        """The rows of the table, and its columns."""
        return len(self.groups)

    def shares(self, side: Side) -> Vector:
        """The margin of a side, (k,)."""
        return self.joint.rows if side == "a" else self.joint.columns

    @property
    def own(self) -> int:
        """How many rows are of one outcome each. The rest are many: no scale is made for them."""
        return len(self.groups.kept)

    @cached_property
    def greatest_share(self) -> float:
        n = self.own
        return max(float(self.joint.rows[:n].max()), float(self.joint.columns[:n].max()))

    @cached_property
    def greatest_cell(self) -> float:
        return float(self.joint.table[: self.own, : self.own].max())

    @cached_property
    def greatest_term(self) -> float:
        """The greatest size of what a cell adds."""
        terms = self.joint.terms[: self.own, : self.own]
        return max(float(terms.max()), 0.0 - float(terms.min()))

    def outcome(self, place: int) -> int:
        """The outcome of a row or column, NO_OUTCOME for the rest."""
        kept = self.groups.kept
        return int(kept[place]) if place < len(kept) else NO_OUTCOME

    def label(self, place: int) -> str:
        outcome = self.outcome(place)
        if outcome != NO_OUTCOME:
            return self.state.labels[outcome]
        text = QCoreApplication.translate("Pairs", "the rest ({0})")
        return text.format(f"{len(self.state) - self.own:,}")

    def surprise(self, side: Side, place: int) -> float:
        """−ln of a margin's share, inf where it is 0."""
        share = float(self.shares(side)[place])
        return math.inf if share == 0 else 0.0 - math.log(share)


@dataclass
class Scene:
    """The view fills it in, and the picture reads it.

    `chosen` are an outcome of A and one of B, `hovered` is the outcome under the pointer in any
    view, `pointed` and `near` the cell and the bar under it in this one, `held` a bar in the hand.
    """

    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    options: Options = field(default_factory=Options)
    figures: Figures | None = None
    chosen: tuple[int, int] = (0, 0)
    hovered: int = NO_OUTCOME
    pointed: Cell | None = None
    near: Bar | None = None
    held: Bar | None = None
    has_focus: bool = False

    @property
    def shown(self) -> Figures:
        assert self.figures is not None  # nothing is drawn before there are any
        return self.figures

    @property
    def state(self) -> State:
        return self.shown.state

    @property
    def cell(self) -> Cell:
        """The chosen cell; outcomes that share a row are all in it."""
        of = self.shown.groups.of
        x, y = self.chosen
        return int(of[x]), int(of[y])

    @property
    def read(self) -> Cell:
        """The cell that is told in one line."""
        return self.pointed if self.pointed is not None else self.cell

    @property
    def lit(self) -> tuple[int, int]:
        """The row and the column of the pale strips, −1 for none."""
        if self.pointed is not None:
            return self.pointed
        if 0 <= self.hovered < len(self.state):
            place = int(self.shown.groups.of[self.hovered])
            return place, place
        return -1, -1

    def gripped(self, side: Side) -> list[int]:
        """The bars of a side that carry a handle: the chosen one, and what the hand is at."""
        chosen = self.cell[0 if side == "a" else 1]
        found = [chosen]
        for bar in (self.near, self.held):
            if bar is not None and bar[0] == side and bar[1] not in found:
                found.append(bar[1])
        return found
