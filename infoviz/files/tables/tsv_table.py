"""Tab-separated values, which every spreadsheet takes when they are pasted."""

from infoviz.files.tables.delimited import delimited
from infoviz.files.tables.table import Table


def tsv_table(table: Table) -> str:
    """The table as TSV; without its total, and infinity as "inf"."""
    return delimited(table, "\t")
