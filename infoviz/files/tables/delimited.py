"""What CSV and TSV have in common, and how a label is kept from being taken for a formula."""

from __future__ import annotations

import csv
import io
import re

from infoviz.files.tables.table import Cell, Table, digits

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def delimited(table: Table, delimiter: str) -> str:
    """The table with a heading of keys, quoted where it must be, a line feed after each row."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    writer.writerows([_written(cell) for cell in row] for row in table.rows())
    return lines.getvalue()


def _written(cell: Cell) -> str:
    return guarded(cell) if isinstance(cell, str) else digits(cell)


def guarded(text: str) -> str:
    """`text` with an apostrophe before it where a spreadsheet would run it as a formula.

    That is where it begins with = + − @, a tab or a return, and is no plain number. A text that
    begins with such an apostrophe gets one more, so that `unguarded` gives each back.
    """
    is_formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text
