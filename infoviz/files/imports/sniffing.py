"""What a delimited text looks like: its delimiter, its decimal sign, whether it has a header."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from infoviz.files.imports.numerals import BLANK, Decimal, decimal_of, is_number
from infoviz.files.imports.table import Options

DELIMITERS = ("\t", ";", ",", "|", " ")
"""Where two part a text equally well, the one that is named first."""

Rows = list[list[str]]

_MOST_ROWS_TURNED = 3
"""Labels, A and B: of a wide table of more rows, nobody knows which are meant."""


@dataclass(frozen=True)
class Dialect:
    """All that must be known to read the cells."""

    delimiter: str
    decimal: Decimal
    header: bool
    by_rows: bool

    def as_options(self) -> Options:
        return Options(self.delimiter, self.decimal, self.header, self.by_rows)


def sniff(lines: Sequence[str], options: Options) -> Dialect:
    """The dialect of a text that begins with `lines`, as far as `options` leave it open."""
    delimiter = options.delimiter or max(DELIMITERS, key=lambda each: _fitness(lines, each))
    rows = _rows(lines, delimiter)
    decimal: Decimal = options.decimal or _decimal(rows)
    by_rows = options.by_rows
    if by_rows is None:
        by_rows = _lies_down(rows, decimal, len(lines))
    if by_rows:
        rows = [list(column) for column in zip(*rows, strict=False)]
    header = _has_header(rows, decimal) if options.header is None else options.header
    return Dialect(delimiter, decimal, header, by_rows)


def _rows(lines: Sequence[str], delimiter: str) -> Rows:
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True))
    except csv.Error:
        return []
    rows = [[cell.strip() for cell in row] for row in rows]
    if delimiter == " ":
        rows = [row[:-1] if row and not row[-1] else row for row in rows]
    return [row for row in rows if any(row)]


def _fitness(lines: Sequence[str], delimiter: str) -> tuple[float, float, int]:
    """How well a delimiter parts the text: the most rows of one width, the most numbers."""
    rows = _rows(lines, delimiter)
    if not rows:
        return 0.0, 0.0, 0
    width, count = Counter(map(len, rows)).most_common(1)[0]
    if width == 1:
        # It parts nothing, as any other sign that is not there.
        return 0.0, 0.0, 0
    cells = [cell for row in rows for cell in row]
    decimal = _decimal(rows)
    numbers = sum(is_number(cell, decimal) for cell in cells)
    return count / len(rows), numbers / len(cells), 1


def _decimal(rows: Rows) -> Decimal:
    return decimal_of(cell for row in rows for cell in row)


def _has_header(rows: Rows, decimal: Decimal) -> bool:
    """Whether the first row is a name over numbers somewhere."""
    if len(rows) < 2:
        return False
    for i, name in enumerate(rows[0]):
        below = [row[i] for row in rows[1:] if len(row) > i and row[i] not in BLANK]
        numbers = sum(is_number(cell, decimal) for cell in below)
        if below and not is_number(name, decimal) and 2 * numbers >= len(below):
            return True
    return False


def _lies_down(rows: Rows, decimal: Decimal, lines: int) -> bool:
    """Whether each distribution is a row: few rows, many columns, and a row of numbers."""
    if not 1 <= len(rows) <= _MOST_ROWS_TURNED or lines > 2 * _MOST_ROWS_TURNED:
        return False
    if len({len(row) for row in rows}) > 1 or len(rows[0]) <= len(rows):
        return False

    def numeric(cells: Sequence[str]) -> bool:
        return bool(cells) and all(is_number(cell, decimal) for cell in cells)

    # A name may stand before the row.
    lying = [row for row in rows if numeric(row[1:])]
    return len(rows[0]) > 3 and bool(lying) and len(lying) >= len(rows) - 1
