"""Which column of a table is what, and the pair that comes of it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from infoviz.core.distribution import SUM_TOLERANCE, Distribution, Vector
from infoviz.core.refusal import Refusal
from infoviz.core.softmax import GREATEST_LOGIT, check_temperature, softmax_of
from infoviz.core.state import SIDES, Side, State
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.imports.table import Progress, Table, unheard

Kind = Literal["counts", "shares", "logits"]
KINDS: tuple[Kind, Kind, Kind] = ("counts", "shares", "logits")

_LABEL_NAMES = {"label", "labels", "name", "outcome", "outcomes", "category", "class", "token"}


@dataclass(frozen=True)
class Roles:
    """The columns, by index, that hold labels, A and B; None for none.

    `kind` says what the numbers are: counts become shares by division, shares must sum to 1
    already, logits become shares by softmax over the temperature. Where A or B is None, it stays
    as it is in the present pair, joined on labels, if `keep_other`; else it is uniform.
    """

    label: int | None = None
    a: int | None = None
    b: int | None = None
    kind: Kind = "counts"
    temperature: float = 1.0
    keep_other: bool = True

    def of(self, side: Side) -> int | None:
        return self.a if side == "a" else self.b


def guess_roles(table: Table, present: State | None = None, progress: Progress = unheard) -> Roles:
    """The roles that the names and types of the columns, and their first rows, suggest.

    A side that the table lacks is kept where it has an outcome in common with the table.
    """
    numeric = [i for i, is_number in enumerate(table.is_number) if is_number]
    named = {name.casefold(): i for i, name in reversed(list(enumerate(table.names)))}
    # What is called A or B is meant to be that, even where its cells are no numbers.
    meant = [named[side] for side in SIDES if side in named]
    texts = [i for i in range(len(table.names)) if i not in numeric and i not in meant]
    label = texts[0] if texts else None
    for name in _LABEL_NAMES & set(named):
        # Labels may be numbers, where enough other columns are left.
        if named[name] in texts or len(numeric) > 1:
            label = named[name]
    free = [i for i in sorted({*numeric, *meant}) if i != label]
    a, b = (named.get(side) for side in SIDES)
    if a not in free and b not in free:
        a, b = (*free, None, None)[:2]
    roles = Roles(label, a if a in free else None, b if b in free else None)
    return replace(
        roles,
        kind=guess_kind(table, roles, progress),
        keep_other=present is None or _have_common(table, roles, present),
    )


def _have_common(table: Table, roles: Roles, present: State) -> bool:
    """Whether an outcome of the table is one of the present pair's."""
    if roles.label is None:
        return table.rows == len(present)
    return not present.index.keys().isdisjoint(table.texts(roles.label))


def guess_kind(table: Table, roles: Roles, progress: Progress = unheard) -> Kind:
    """Logits where a number is negative; shares where each column sums to 1; else counts."""
    columns = [column for column in (roles.a, roles.b) if column is not None]
    try:
        numbers = [table.numbers(column, progress) for column in columns]
    except Refusal:
        return "counts"  # the refusal comes again where it is heard
    if any((column < 0).any() for column in numbers):
        return "logits"
    if numbers and all(abs(_total(column) - 1) <= SUM_TOLERANCE for column in numbers):
        return "shares"
    return "counts"


def _total(numbers: Vector) -> float:
    filled = numbers[np.isfinite(numbers)]
    return math.fsum(filled.tolist()) if not filled.size or filled.max() < 1e290 else math.inf


def assemble(
    table: Table, roles: Roles, present: State | None = None, progress: Progress = unheard
) -> State:
    """The pair of the chosen columns; Refusal names row and column where it cannot be one.

    An empty cell means 0. Without a column of labels, those of the present pair stay where they
    are as many, and else they are numbers. Locks are cleared. Where one side is kept, outcomes
    that come to 0 on both sides go, unless the table names them.
    """
    sides = [side for side in SIDES if roles.of(side) is not None]
    if not sides:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "no column is chosen for A or for B"))
    labels = _labels(table, roles, present, progress)
    found = {side: _distribution(table, roles, side, progress) for side in sides}
    names = {side: _name(table, roles, side, present) for side in SIDES}
    if len(sides) == 1:
        side = sides[0]
        if roles.keep_other and present is not None:
            return _joined(labels, side, found[side], names[side], present)
        found["b" if side == "a" else "a"] = Distribution.uniform(len(labels))
    return State(tuple(labels), found["a"], found["b"], name_a=names["a"], name_b=names["b"])


def notes(table: Table, roles: Roles) -> list[tuple[Side, str, float]]:
    """What a person should know of each chosen column: (side, "blank" or "total", how much)."""
    said: list[tuple[Side, str, float]] = []
    for side in SIDES:
        column = roles.of(side)
        if column is None:
            continue
        numbers = table.numbers(column)
        blank = int(np.isnan(numbers).sum())
        if blank:
            said.append((side, "blank", blank))
        if roles.kind == "counts":
            said.append((side, "total", _total(numbers)))
    return said


def _labels(table: Table, roles: Roles, present: State | None, progress: Progress) -> Sequence[str]:
    if roles.label is None:
        if present is not None and len(present) == table.rows:
            return present.labels
        return [str(i + 1) for i in range(table.rows)]
    labels = table.texts(roles.label, progress)
    first: dict[str, int] = {}
    for row, label in enumerate(labels):
        if not label:
            fault = Refusal(QT_TRANSLATE_NOOP("Refusal", "there is no label"))
            raise table.at(row, roles.label, fault)
        if first.setdefault(label, row) != row:
            fault = Refusal(
                QT_TRANSLATE_NOOP("Refusal", "“{0}” stands in row {1} already"),
                label[:40],
                table.row_number(first[label]),
            )
            raise table.at(row, roles.label, fault)
    return labels


def _name(table: Table, roles: Roles, side: Side, present: State | None) -> str:
    """What the side is called: as its column, unless that is a number or the letter itself."""
    column = roles.of(side)
    if column is None:
        kept = present is not None and roles.keep_other
        return present.name(side) if present is not None and kept else ""
    name = table.names[column]
    return "" if name.isdecimal() or name.casefold() == side else name[:200]


def _distribution(table: Table, roles: Roles, side: Side, progress: Progress) -> Distribution:
    column = roles.of(side)
    assert column is not None  # asked only for a side that has one
    numbers = table.numbers(column, progress)
    blank = np.isnan(numbers)
    if roles.kind == "logits":
        numbers[blank] = -math.inf
        return _of_logits(table, numbers, column, roles.temperature)
    numbers[blank] = 0.0
    wrong = ~(np.isfinite(numbers) & (numbers >= 0))
    if wrong.any():
        row = int(np.argmax(wrong))
        value = numbers[row]
        text = (
            QT_TRANSLATE_NOOP("Refusal", "{0} is negative")
            if math.isfinite(value)
            else QT_TRANSLATE_NOOP("Refusal", "{0} is not finite")
        )
        raise table.at(row, column, Refusal(text, f"{value:g}"))
    if not numbers.any():
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "column {0} is 0 in every row"), column + 1)
    if roles.kind == "shares":
        total = _total(numbers)
        if abs(total - 1) > SUM_TOLERANCE:
            raise Refusal(
                QT_TRANSLATE_NOOP(
                    "Refusal", "column {0} sums to {1}, not to 1; as counts it would be divided"
                ),
                column + 1,
                f"{total:.12g}",
            )
        return Distribution(numbers)
    return Distribution.from_weights(numbers)


def _of_logits(table: Table, logits: Vector, column: int, temperature: float) -> Distribution:
    check_temperature(temperature)
    wrong = ~((np.abs(logits) <= GREATEST_LOGIT) | (logits == -math.inf))
    if wrong.any():
        row = int(np.argmax(wrong))
        fault = Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} is not a finite number or −∞"), f"{logits[row]:g}"
        )
        raise table.at(row, column, fault)
    if logits.max() == -math.inf:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "column {0} is −∞ in every row"), column + 1)
    return softmax_of(logits, temperature)


def _joined(
    labels: Sequence[str], side: Side, found: Distribution, name: str, present: State
) -> State:
    """The new side beside the other one of the present pair, matched by label."""
    other: Side = "b" if side == "a" else "a"
    kept = present.of(other)
    if tuple(labels) == present.labels:
        union: tuple[str, ...] = present.labels
        sides = {side: found, other: kept}
    else:
        known = set(labels)
        # A share of the other side that is possible keeps its outcome.
        rest = [
            label
            for label, log in zip(present.labels, kept.log_p.tolist(), strict=True)
            if label not in known and log > -math.inf
        ]
        union = (*labels, *rest)
        sides = {
            side: _placed(found, labels, union),
            other: _placed(kept, present.labels, union),
        }
    names = {side: name, other: present.name(other)}
    return State(union, sides["a"], sides["b"], name_a=names["a"], name_b=names["b"])


def _placed(
    distribution: Distribution, labels: Sequence[str], union: Sequence[str]
) -> Distribution:
    """The distribution over `union`, 0 where it has no such label; logarithms stay."""
    index = {label: i for i, label in enumerate(labels)}
    places = np.fromiter((index.get(label, -1) for label in union), np.intp, len(union))
    there = places >= 0
    p = np.where(there, distribution.p[places], 0.0)
    log_p = np.where(there, distribution.log_p[places], -math.inf)
    return Distribution.trusted(p, log_p, distribution.log_total)
