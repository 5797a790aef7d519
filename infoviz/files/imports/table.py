"""What a reader of data finds: named columns of equal length, of numbers or of texts."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from infoviz.core.distribution import Vector
from infoviz.core.numbers import fixed, plain
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.imports.numerals import BLANK, Decimal, parse_number
from infoviz.files.reading import shown

HEAD_ROWS = 100
"""So many rows are shown before anything changes."""

MAX_COLUMNS = 1000

_HEAD_DIGITS = 6

Progress = Callable[[float], None]
"""Is told the part that is done, 0 to 1, now and then; to cancel, it raises Cancelled."""


class Cancelled(Exception):  # noqa: N818 - a wish, no error
    """A person has had enough of a reading."""


def unheard(part: float) -> None:
    """The progress that nobody watches."""


@dataclass(frozen=True)
class Options:
    """How data is to be read; what is "" or None is found out from the data.

    `by_rows` says that a distribution is a row of the table. `count`, `keep_case` and
    `punctuation` are for texts.
    """

    delimiter: str = ""
    decimal: Decimal | Literal[""] = ""
    header: bool | None = None
    by_rows: bool | None = None
    count: Literal["letters", "words"] = "letters"
    keep_case: bool = False
    punctuation: bool = False


class Table(ABC):
    """Columns of `rows` cells. Cells are read when they are asked for.

    `options` are those that were found out, `head` the first rows as they are written.
    """

    def __init__(
        self,
        names: Sequence[str],
        is_number: Sequence[bool],
        rows: int,
        head: Sequence[Sequence[str]],
        options: Options,
    ) -> None:
        self.names = tuple(names)
        self.is_number = tuple(is_number)
        self.rows = rows
        self.head = tuple(tuple(row) for row in head)
        self.options = options

    @abstractmethod
    def texts(self, column: int, progress: Progress = unheard) -> list[str]:
        """The cells of a column as texts without blanks around them."""

    @abstractmethod
    def numbers(self, column: int, progress: Progress = unheard) -> Vector:
        """The numbers of a column, (rows,), nan where a cell is empty; Refusal where it is none."""

    def row_number(self, row: int) -> int:
        """The number in the file, from 1 on, of the row of that index."""
        return row + 1

    def at(self, row: int, column: int, fault: Refusal) -> Refusal:
        """`fault` with the place before it."""
        return at(self.row_number(row), column + 1, fault)


class StoredTable(Table):
    """Columns that are kept, as lists of texts or vectors of numbers."""

    def __init__(
        self,
        names: Sequence[str],
        columns: Sequence[Sequence[str] | NDArray[np.generic]],
        options: Options,
        is_number: Sequence[bool] | None = None,
        first_row: int = 1,
        turned: bool = False,
        nan_is_empty: bool = True,
    ) -> None:
        """`first_row` is the number of the first row; `turned` says that rows were columns.

        `nan_is_empty` says that a nan stands for an empty cell, and is none of the file's own.
        """
        self._nan_is_empty = nan_is_empty
        self._columns = columns
        self._first_row = first_row
        self._turned = turned
        rows = len(columns[0]) if columns else 0
        check_size(rows, len(columns))
        kinds = [isinstance(column, np.ndarray) for column in columns]
        head = [
            [self._cell(column, row) for column in columns] for row in range(min(rows, HEAD_ROWS))
        ]
        super().__init__(names, kinds if is_number is None else is_number, rows, head, options)

    @staticmethod
    def _cell(column: Sequence[str] | NDArray[np.generic], row: int) -> str:
        value = column[row]
        if isinstance(value, str):
            return value
        number = float(value)
        if number != number:
            return ""
        return plain(number, _HEAD_DIGITS) if math.isfinite(number) else fixed(number, 0)

    def texts(self, column: int, progress: Progress = unheard) -> list[str]:
        cells = self._columns[column]
        if isinstance(cells, np.ndarray):
            return [f"{value:.15g}" for value in cells.astype(np.float64).tolist()]
        return [cell.strip() for cell in cells]

    def numbers(self, column: int, progress: Progress = unheard) -> Vector:
        cells = self._columns[column]
        if isinstance(cells, np.ndarray):
            numbers = cells.astype(np.float64)
            if not self._nan_is_empty and np.isnan(numbers).any():
                raise self.at(int(np.argmax(np.isnan(numbers))), column, not_a_number())
            return numbers
        decimal = self.options.decimal or "."
        return np.array(
            [number_in(cell, decimal, self._place(row, column)) for row, cell in enumerate(cells)],
            dtype=np.float64,
        )

    def row_number(self, row: int) -> int:
        return self._first_row + row

    def at(self, row: int, column: int, fault: Refusal) -> Refusal:
        return at(*self._place(row, column), fault)

    def _place(self, row: int, column: int) -> tuple[int, int]:
        place = self._first_row + row, column + 1
        return place[::-1] if self._turned else place


def at(row: int, column: int, fault: Refusal) -> Refusal:
    """`fault` with row and column, from 1 on, before it."""
    return Refusal(QT_TRANSLATE_NOOP("Refusal", "row {0}, column {1}: {2}"), row, column, fault)


def number_in(cell: str, decimal: Decimal, place: tuple[int, int]) -> float:
    """The number of a cell, nan where it is empty; Refusal where it is none."""
    value = parse_number(cell, decimal)
    if value is None:
        text = cell.strip()
        if text in BLANK:
            return float("nan")
        fault = Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” is not a number"), shown(text))
        raise at(*place, fault)
    if value != value:
        raise at(*place, not_a_number())
    return value


def not_a_number() -> Refusal:
    return Refusal(QT_TRANSLATE_NOOP("Refusal", "NaN is not a number"))


def check_size(rows: int, columns: int) -> None:
    """Refusal where there are more rows or columns than can be read, or none."""
    if rows == 0 or columns == 0:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it holds no data"))
    if columns > MAX_COLUMNS:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "it has more than the {0} columns that can be read"),
            f"{MAX_COLUMNS:,}",
        )
    if rows > MAX_OUTCOMES:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "it has more than the {0} rows that can be read"),
            f"{MAX_OUTCOMES:,}",
        )
