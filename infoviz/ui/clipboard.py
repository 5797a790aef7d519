"""What is copied, in each form that another program may take."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from infoviz.files.tables import FORMATS, Column, Table, html_table
from infoviz.views.term_panel.copied import CopiedRows

CSV, SVG = "text/csv", "image/svg+xml"


def rows_as_data(rows: CopiedRows) -> QMimeData:
    """Rows of the term table as text with tabs, as HTML and as CSV."""
    label, *headings = rows.headings
    columns = [Column(label, label, rows.labels, True)]
    columns += [
        Column(heading, heading, values)
        for heading, values in zip(headings, rows.numbers, strict=True)
    ]
    return table_as_data(Table("rows", "", tuple(columns)))


def table_as_data(table: Table) -> QMimeData:
    """A table as text with tabs, as HTML and as CSV: each program takes what suits it."""
    data = QMimeData()
    data.setText(FORMATS["tsv"].write(table))
    data.setHtml(html_table(table))
    data.setData(CSV, FORMATS["csv"].write(table).encode("utf-8"))
    return data


def picture_as_data(image: QImage, svg: bytes) -> QMimeData:
    """A picture as pixels, and as SVG for programs that keep lines and text."""
    data = QMimeData()
    data.setImageData(image)
    data.setData(SVG, svg)
    return data
