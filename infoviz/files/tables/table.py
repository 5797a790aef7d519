"""A table: named columns of texts or of numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cell = str | float


@dataclass(frozen=True)
class Column:
    """A column. `heading` is for people, `key`, in plain ASCII, for programs.

    The values are all texts or all numbers; nan stands where there is no number.
    """

    key: str
    heading: str
    values: Sequence[str] | Sequence[float]
    is_text: bool = False


@dataclass(frozen=True)
class Table:
    """A table of at least one column, all of one length.

    `unit` is that of its measures, "" where it has none. `total` is a last row for people, a
    text or a number a column: data formats leave it out, as it is no outcome.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    unit: str = ""
    total: tuple[Cell, ...] | None = None

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows without heading and total."""
        return zip(*(column.values for column in self.columns), strict=True)


def digits(value: float) -> str:
    """The shortest digits that are this number and no other; "inf", and "" for nan."""
    return "" if math.isnan(value) else repr(value + 0.0)  # adding 0 makes −0 a plain 0
