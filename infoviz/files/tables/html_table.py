"""HTML, for the clipboard: documents and spreadsheets take it as a table."""

from __future__ import annotations

from html import escape

from infoviz.files.tables.table import Cell, Table, digits

# Excel's own word for "this is text": else it would run a label that looks like a formula.
_TEXT = r""" style="mso-number-format:'\@'" """.rstrip()


def html_table(table: Table) -> str:
    """The table with its heading, without its total; infinity as "inf"."""
    head = "".join(f"<th>{escape(column.heading)}</th>" for column in table.columns)
    rows = ["<tr>" + "".join(_written(cell) for cell in row) + "</tr>" for row in table.rows()]
    return f'<meta charset="utf-8"><table>\n<tr>{head}</tr>\n' + "\n".join(rows) + "\n</table>\n"


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return f"<td{_TEXT}>{escape(cell)}</td>"
    return f"<td>{digits(cell)}</td>"
