"""Delimited text: CSV, TSV, and a cell range pasted from a spreadsheet.

Its cells are not kept: the text is read once to see what it is, and again for each column that is
chosen. So a file takes little more memory than its own size.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.imports.numerals import BLANK, Decimal, is_number
from infoviz.files.imports.sniffing import Dialect, sniff
from infoviz.files.imports.table import (
    HEAD_ROWS,
    MAX_COLUMNS,
    Options,
    Progress,
    StoredTable,
    Table,
    check_size,
    number_in,
    unheard,
)
from infoviz.files.reading import decoded, encoding_of
from infoviz.files.tables.delimited import unguarded

MAX_ROW_LENGTH = 200_000
"""Characters of a row. A row of more would take too much memory, and is a quote left open."""

_MAX_LINES = 2 * MAX_OUTCOMES
"""Empty ones included."""

_SAMPLE_ROWS = 200
_SAMPLE_LENGTH = 50_000

_EVERY = 2000
"""Rows from one news of the progress to the next."""

_KEPT_COLUMNS = 2
"""Of numbers, A and B: each is asked for several times until a pair is made of them."""

Record = tuple[int, list[str]]
"""The number of the row, and its cells."""


def read_delimited(data: bytes, options: Options, progress: Progress = unheard) -> Table:
    """The table of a text in UTF-8, or as its byte order mark says; Refusal where it is none."""
    sample = _sample(data)
    dialect = sniff(sample, options)
    if dialect.by_rows:
        return _turned(data, dialect, progress)
    return _DelimitedTable(data, dialect, progress)


def look_at_delimited(data: bytes, options: Options) -> Options:
    """What the first lines look like, also where the whole cannot be read."""
    try:
        return sniff(_sample(data), options).as_options()
    except Refusal:
        return options


def _sample(data: bytes) -> list[str]:
    """The first lines, as many as tell what the text looks like."""
    found: list[str] = []
    length = 0
    lines = _Lines(data)
    for line in islice(lines, _SAMPLE_ROWS):
        lines.end_row()
        found.append(line)
        length += len(line)
        if length > _SAMPLE_LENGTH:
            break
    return found


class _Lines:
    """The lines of the text, decoded as they are asked for, so that there is no second copy."""

    def __init__(self, data: bytes, progress: Progress = unheard) -> None:
        self._data = data
        self._progress = progress
        self._bytes = io.BytesIO(data)
        self._text = io.TextIOWrapper(self._bytes, encoding_of(data), newline="")
        self._length = 0
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        while line := self._next():
            self.number += 1
            if self.number > _MAX_LINES:
                check_size(self.number, 1)
            self._length += len(line)
            if self._length > MAX_ROW_LENGTH:
                raise Refusal(
                    QT_TRANSLATE_NOOP(
                        "Refusal", "row {0} is longer than {1} characters, or a quote is left open"
                    ),
                    self.number,
                    f"{MAX_ROW_LENGTH:,}",
                )
            if self.number % _EVERY == 0:
                self._progress(self._bytes.tell() / max(len(self._data), 1))
            yield line

    def end_row(self) -> None:
        """What comes next belongs to another row."""
        self._length = 0

    def _next(self) -> str:
        try:
            return self._text.readline(MAX_ROW_LENGTH + 1)
        except UnicodeError:
            # It is known only here where in the whole file the fault is.
            decoded(self._data)
            raise


def _records(data: bytes, delimiter: str, progress: Progress = unheard) -> Iterator[Record]:
    """The rows that are not empty; Refusal where the text cannot be parted into cells."""
    lines = _Lines(data, progress)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    while True:
        number = lines.number + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "row {0} cannot be parted into cells: {1}"),
                number,
                str(error),
            ) from None
        if cells is None:
            return
        lines.end_row()
        if delimiter == " " and cells and not cells[-1]:
            del cells[-1]  # blanks at the end of the line
        if any(cell.strip() for cell in cells):
            if len(cells) > MAX_COLUMNS:
                check_size(1, len(cells))
            yield number, cells


class _DelimitedTable(Table):
    def __init__(self, data: bytes, dialect: Dialect, progress: Progress) -> None:
        self._data = data
        self._delimiter = dialect.delimiter
        self._decimal: Decimal = dialect.decimal
        self._has_header = dialect.header
        self._numbers: dict[int, Vector] = {}
        head: list[list[str]] = []
        names: list[str] = []
        width = rows = 0
        for number, cells in _records(data, dialect.delimiter, progress):
            width = width or len(cells)
            if len(cells) != width:
                raise Refusal(
                    QT_TRANSLATE_NOOP("Refusal", "row {0} has {1} cells, and the first has {2}"),
                    number,
                    len(cells),
                    width,
                )
            if dialect.header and not names:
                names = [cell.strip() for cell in cells]
                continue
            rows += 1
            if rows > MAX_OUTCOMES:
                check_size(rows, width)
            if rows <= HEAD_ROWS:
                head.append([cell.strip() for cell in cells])
        check_size(rows, width)
        super().__init__(
            column_names(names, width),
            [_is_numeric([row[i] for row in head], dialect.decimal) for i in range(width)],
            rows,
            head,
            dialect.as_options(),
        )

    def _cells(self, column: int, progress: Progress) -> Iterator[tuple[int, str]]:
        records = _records(self._data, self._delimiter, progress)
        for number, cells in islice(records, int(self._has_header), None):
            yield number, cells[column]

    def texts(self, column: int, progress: Progress = unheard) -> list[str]:
        return [unguarded(cell.strip()) for _, cell in self._cells(column, progress)]

    def numbers(self, column: int, progress: Progress = unheard) -> Vector:
        if column not in self._numbers:
            numbers = np.fromiter(
                (
                    number_in(cell, self._decimal, (number, column + 1))
                    for number, cell in self._cells(column, progress)
                ),
                np.float64,
                self.rows,
            )
            if len(self._numbers) == _KEPT_COLUMNS:
                self._numbers.pop(next(iter(self._numbers)))
            self._numbers[column] = numbers
        return self._numbers[column].copy()

    def row_number(self, row: int) -> int:
        number, _ = next(islice(self._cells(0, unheard), row, None))
        return number


def _turned(data: bytes, dialect: Dialect, progress: Progress) -> Table:
    """The table whose columns are the rows of the text."""
    records = [cells for _, cells in islice(_records(data, dialect.delimiter, progress), 101)]
    check_size(1, len(records))
    for number, cells in enumerate(records, start=1):
        if len(cells) != len(records[0]):
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "row {0} has {1} cells, and the first has {2}"),
                number,
                len(cells),
                len(records[0]),
            )
    names = [cells[0].strip() for cells in records] if dialect.header else []
    columns = [[cell.strip() for cell in cells[int(dialect.header) :]] for cells in records]
    return StoredTable(
        column_names(names, len(columns)),
        columns,
        dialect.as_options(),
        [_is_numeric(column, dialect.decimal) for column in columns],
        first_row=1 + dialect.header,
        turned=True,
    )


def column_names(names: Sequence[str], width: int) -> list[str]:
    """The names of all columns; one that has none is called by its number."""
    return [(names[i] if i < len(names) else "") or str(i + 1) for i in range(width)]


def _is_numeric(cells: Sequence[str], decimal: Decimal) -> bool:
    """Whether half of a column or more is numbers: what is none is a fault then, and no text."""
    filled = [cell for cell in cells if cell not in BLANK]
    return bool(filled) and 2 * sum(is_number(cell, decimal) for cell in filled) >= len(filled)
