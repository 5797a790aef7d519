"""Tables of a pair in every text format: contents in `contents`, one format a file, FORMATS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.tables.contents import TABLES, make_table, report_tables
from infoviz.files.tables.csv_table import csv_table
from infoviz.files.tables.html_table import html_table
from infoviz.files.tables.json_table import json_table
from infoviz.files.tables.latex_table import latex_table
from infoviz.files.tables.markdown_table import markdown_table
from infoviz.files.tables.table import Column, Table
from infoviz.files.tables.tsv_table import tsv_table


@dataclass(frozen=True)
class TableFormat:
    """A text format. `id` is the suffix of its files as well; `name` is for people and translated
    in the context "TableFormat"; `title` is what
    stands before the title of one of several tables, "" where none stands above it."""

    id: str
    name: str
    write: Callable[[Table], str]
    title: str = ""


FORMATS: dict[str, TableFormat] = {
    format.id: format
    for format in (
        TableFormat("csv", QT_TRANSLATE_NOOP("TableFormat", "CSV"), csv_table),
        TableFormat("tsv", QT_TRANSLATE_NOOP("TableFormat", "TSV"), tsv_table),
        TableFormat("md", QT_TRANSLATE_NOOP("TableFormat", "Markdown"), markdown_table, "## "),
        TableFormat("tex", QT_TRANSLATE_NOOP("TableFormat", "LaTeX"), latex_table, "% "),
        TableFormat("json", QT_TRANSLATE_NOOP("TableFormat", "JSON"), json_table),
    )
}


def write_tables(tables: Sequence[Table], format: TableFormat) -> str:
    """Several tables one below the other, an empty line between them."""
    headed = bool(format.title)
    return "\n".join(
        f"{format.title}{table.title}\n\n" * headed + format.write(table) for table in tables
    )


def file_bytes(text: str, format: TableFormat) -> bytes:
    """A table as a file in UTF-8.

    CSV and TSV begin with a byte order mark where they are not plain ASCII: without one
    spreadsheets take them for the old code page of the machine.
    """
    is_marked = format.id in ("csv", "tsv") and not text.isascii()
    return text.encode("utf-8-sig" if is_marked else "utf-8")


__all__ = [
    "FORMATS",
    "TABLES",
    "Column",
    "Table",
    "TableFormat",
    "file_bytes",
    "html_table",
    "make_table",
    "report_tables",
    "write_tables",
]
