"""JSON: lists of numbers, objects of lists, lists of objects, and objects of numbers by label.

[1, 2, 3]                                    one column
[["x", 1, 2], ["y", 3, 4]]                   rows
[{"label": "x", "a": 1}, ...]                rows with names
{"labels": ["x", "y"], "a": [1, 2], ...}     columns with names
{"x": 1, "y": 2}                             numbers by label
{"a": {"x": 1}, "b": {"y": 2}}               columns of numbers by label, joined
{"rows": [{"label": "x", "a": 1}, ...], ...} a table that was exported, told by its rows
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.document_file import is_document
from infoviz.files.imports.table import (
    MAX_COLUMNS,
    Options,
    Progress,
    StoredTable,
    Table,
    at,
    check_size,
    unheard,
)
from infoviz.files.strict_json import Limits, load_json

_MOST_CELLS = 10 * MAX_OUTCOMES

_LIMITS = Limits(
    values=3 * MAX_OUTCOMES + 1000,
    texts=2 * MAX_OUTCOMES + 1000,
    groups=MAX_OUTCOMES + 100,
    per_group=8,
)

_LABELS = "label"
"""What the labels are called where nothing names them."""


def read_json(data: bytes, options: Options, progress: Progress = unheard) -> Table:
    """The table of a JSON text; Refusal where its shape is none of those above."""
    value = load_json(data, _LIMITS)
    progress(0.5)
    if is_document(value):
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it is a document of infoviz, to be opened"))
    names, columns = _columns(value)
    check_size(len(columns[0]) if columns else 0, len(columns))
    for name, column in zip(names, columns, strict=True):
        if len(column) != len(columns[0]):
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "“{0}” has {1} values, and “{2}” has {3}"),
                name,
                len(column),
                names[0],
                len(columns[0]),
            )
    kept = [_column(column, place) for place, column in enumerate(columns, start=1)]
    return StoredTable(names, kept, Options(header=options.header))


def _columns(value: Any) -> tuple[list[str], list[Sequence[Any]]]:
    """Names and columns, which need not be of equal length."""
    if isinstance(value, list):
        if value and all(isinstance(row, dict) for row in value):
            return _records(value)
        if value and all(isinstance(row, list) for row in value):
            return _rows(value)
        return ["1"], [value]
    if isinstance(value, dict) and isinstance(value.get("rows"), list):
        return _columns(value["rows"])
    if isinstance(value, dict) and value:
        parts = list(value.values())
        if all(isinstance(part, list) for part in parts):
            return list(value), parts
        if all(isinstance(part, dict) for part in parts):
            return _joined(value)
        if not any(isinstance(part, list | dict) for part in parts):
            return [_LABELS, "1"], [list(value), parts]
    raise Refusal(
        QT_TRANSLATE_NOOP("Refusal", "it is neither a list of numbers nor an object of such lists")
    )


def _records(rows: list[dict[str, Any]]) -> tuple[list[str], list[Sequence[Any]]]:
    # A dict keeps the order in which the names come first.
    found: dict[str, None] = {}
    for row in rows:
        found |= dict.fromkeys(row)
        if len(found) > MAX_COLUMNS:
            check_size(1, len(found))
    names = list(found)
    check_size(len(rows), len(names))
    _check_cells(len(rows), len(names))
    return names, [[row.get(name) for row in rows] for name in names]


def _rows(rows: list[list[Any]]) -> tuple[list[str], list[Sequence[Any]]]:
    width = len(rows[0])
    check_size(len(rows), width)
    for number, row in enumerate(rows, start=1):
        if len(row) != width:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "row {0} has {1} cells, and the first has {2}"),
                number,
                len(row),
                width,
            )
    # Two rows of many numbers are two distributions.
    lying = len(rows) <= 2 < width and all(_is_number(cell) for row in rows for cell in row)
    columns = rows if lying else list(zip(*rows, strict=True))
    return [str(i + 1) for i in range(len(columns))], list(columns)


def _joined(sides: dict[str, dict[str, Any]]) -> tuple[list[str], list[Sequence[Any]]]:
    labels = list(dict.fromkeys(chain.from_iterable(sides.values())))
    check_size(len(labels), 1 + len(sides))
    _check_cells(len(labels), len(sides))
    columns = [[side.get(label) for label in labels] for side in sides.values()]
    return [_LABELS, *sides], [labels, *columns]


def _check_cells(rows: int, columns: int) -> None:
    """Refusal of a table that is nearly empty, since its empty cells take memory too."""
    if rows * columns > _MOST_CELLS:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "its rows have {0} names in all, more than can be"),
            f"{columns:,}",
        )


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) or value is None


def _column(values: Sequence[Any], place: int) -> list[str] | Vector:
    """A vector where all values are numbers or null; else texts."""
    if all(_is_number(value) for value in values):
        return np.array(
            [float("nan") if value is None else value for value in values], dtype=np.float64
        )
    return [_text(value, row, place) for row, value in enumerate(values, start=1)]


def _text(value: Any, row: int, column: int) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if type(value) in (int, float):
        return repr(value)
    raise at(
        row,
        column,
        Refusal(QT_TRANSLATE_NOOP("Refusal", "there is neither a text nor a number")),
    )
