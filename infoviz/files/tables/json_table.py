"""JSON, one record a row."""

from __future__ import annotations

import json
import math

from infoviz.files.tables.table import Cell, Table


def json_table(table: Table) -> str:
    """`{"table", "title", "unit", "rows": [{key: value}], "total": {key: value}}`.

    Infinity is the string "inf", as JSON has none, and what is no number is null; "unit" and
    "total" are there where the table has them. One row a line.
    """
    keys = [column.key for column in table.columns]
    rows = ",\n".join("  " + _record(keys, row) for row in table.rows())
    parts = [f'"table": {json.dumps(table.id)}', f'"title": {json.dumps(table.title)}']
    if table.unit:
        parts.append(f'"unit": {json.dumps(table.unit)}')
    parts.append(f'"rows": [\n{rows}\n ]')
    if table.total is not None:
        parts.append(f'"total": {_record(keys, table.total)}')
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def _record(keys: list[str], row: tuple[Cell, ...]) -> str:
    cells = {key: _value(cell) for key, cell in zip(keys, row, strict=True) if cell != ""}
    return json.dumps(cells, allow_nan=False)


def _value(cell: Cell) -> Cell | None:
    if isinstance(cell, str) or math.isfinite(cell):
        return cell
    return None if math.isnan(cell) else str(cell)
