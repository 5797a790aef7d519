"""Comma-separated values, as RFC 4180 has them but for the line feed."""

from infoviz.files.tables.delimited import delimited
from infoviz.files.tables.table import Table


def csv_table(table: Table) -> str:
    """The table as CSV; without its total, and infinity as "inf"."""
    return delimited(table, ",")
