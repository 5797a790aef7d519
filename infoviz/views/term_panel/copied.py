"""Rows of the term table for other programs, every number with all its digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infoviz.views.term_panel.model import TermModel


@dataclass(frozen=True)
class CopiedRows:
    """What is to be copied: a heading a column, the labels, and the numbers column by column.

    The first heading is that of the labels; nan stands where there is no number.
    """

    headings: tuple[str, ...]
    labels: tuple[str, ...]
    numbers: tuple[tuple[float, ...], ...]


def copied_rows(model: TermModel, rows: Sequence[int]) -> CopiedRows:
    """The rows as they stand in the table, without its bars."""
    assert model.analysis is not None
    labels = model.analysis.state.labels
    columns = [i for i, column in enumerate(model.table.columns) if column.kind != "bar"]
    vectors = [vector.tolist() for vector in model.values(0, model.rowCount())]
    return CopiedRows(
        tuple(model.heading(column) for column in columns),
        tuple(labels[model.outcome(row)] for row in rows),
        tuple(tuple(vector[row] for row in rows) for vector in vectors),
    )
