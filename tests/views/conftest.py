"""A small window around the views, as a person meets them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from infoviz.core.state import State
from tests.views.table import Table


@pytest.fixture
def lay(qtbot: QtBot) -> Callable[..., Table]:
    """Lays a pair on a table with both editors, and shows it."""

    def lay_out(state: State | None = None) -> Table:
        table = Table(state)
        qtbot.addWidget(table)
        table.show()
        qtbot.waitExposed(table)
        table.activateWindow()
        # The pointer may still be where the last test left it.
        QTest.mouseMove(table, QPoint(0, 0))
        table.hovered.clear()
        return table

    return lay_out


@pytest.fixture
def table(lay: Callable[..., Table]) -> Table:
    """Five kinds of weather, and what two forecasts give them."""
    return lay()
