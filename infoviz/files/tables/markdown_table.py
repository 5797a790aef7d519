"""Markdown tables, as GitHub, Pandoc and notebooks read them."""

from __future__ import annotations

import re

from infoviz.core.numbers import INFINITY
from infoviz.files.tables.table import Cell, Table, digits

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_BREAK = re.compile(r"\r\n|\r|\n")


def markdown_table(table: Table) -> str:
    """The table with its heading and, in bold, its total; numbers flush right, infinity as ∞."""
    lines = [
        _line([_text(column.heading) for column in table.columns]),
        _line([":---" if column.is_text else "---:" for column in table.columns]),
        *(_line([_written(cell) for cell in row]) for row in table.rows()),
    ]
    if table.total is not None:
        lines.append(_line([_bold(_written(cell)) for cell in table.total]))
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _bold(cell: str) -> str:
    return f"**{cell}**" if cell else ""


def _written(cell: Cell) -> str:
    return _text(cell) if isinstance(cell, str) else digits(cell).replace("inf", INFINITY)


def _text(text: str) -> str:
    # A line break would end the row; every other sign that means something is escaped.
    return _BREAK.sub("<br>", _SPECIAL.sub(r"\\\1", text))
