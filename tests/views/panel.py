"""What a person reads and clicks in the term panel."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest


def shown(host):
    """The table as it is read, row by row."""
    model = host.view.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def column(host, kind):
    return [each.kind for each in host.view.model.table.columns].index(kind)


def read(host, kind):
    return [row[column(host, kind)] for row in shown(host)]


def labels(host):
    return read(host, "outcome")


def click_heading(host, kind):
    header = host.view.table.horizontalHeader()
    x = header.sectionViewportPosition(column(host, kind)) + 20
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(x, 10).toPoint())


def row_middle(host, row):
    index = host.view.model.index(row, 0)
    return QPointF(host.view.table.visualRect(index).center())


def click_row(host, row, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(
        host.view.table.viewport(),
        Qt.MouseButton.LeftButton,
        modifiers,
        row_middle(host, row).toPoint(),
    )
