"""Rows of the term table for other programs: tabs between the cells, and HTML; all digits."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from infoviz.views.term_panel.model import TermModel


def rows_as_data(model: TermModel, rows: Sequence[int]) -> QMimeData:
    """The rows with their headings, as text and as HTML. Numbers have every digit they have."""
    columns = [i for i, column in enumerate(model.table.columns) if column.kind != "bar"]
    table = [[model.heading(column) for column in columns]]
    assert model.analysis is not None
    labels = model.analysis.state.labels
    vectors = [vector.tolist() for vector in model.values(0, model.rowCount())]
    for row in rows:
        numbers = (_written(vector[row]) for vector in vectors)
        table.append([labels[model.outcome(row)], *numbers])
    data = QMimeData()
    data.setText("".join("\t".join(cells) + "\n" for cells in table))
    data.setHtml(_html(table))
    return data


def _written(value: float) -> str:
    # repr gives the shortest digits that are this number and no other.
    return "" if value != value else repr(value + 0.0)


def _html(table: list[list[str]]) -> str:
    head, *body = table
    rows = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    rows += [
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>" for cells in body
    ]
    return "<table>" + "".join(rows) + "</table>"
