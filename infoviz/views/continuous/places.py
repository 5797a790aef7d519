"""Where the parts of the lens stand, and what gives way first where the room is short."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

from infoviz.desk import Desk
from infoviz.views.continuous.charts import Charts
from infoviz.views.continuous.foot import Foot
from infoviz.views.continuous.header import Header
from infoviz.views.continuous.table import WIDTH, Table

LEAST_PICTURE = 150.0
"""Where the picture would be lower than this, the foot keeps only its slider."""


@dataclass(frozen=True)
class Places:
    """A rectangle for each part; `charts` is None where there is no room for them."""

    header: QRect
    picture: QRect
    foot: QRect
    table: QRect
    charts: QRect | None


def arrange(
    header: Header, foot: Foot, table: Table, charts: Charts, size: QSize, desk: Desk
) -> Places:
    """The header above, picture and foot at the left, table and charts at the right.

    The charts give way first, then the second line of the foot.
    """
    factor, width = desk.factor, size.width()
    top = header.lay_out(width, size.height())
    beside = min(round(WIDTH * factor), round(0.48 * width))
    left, right = width - beside, max(size.height() - top, 2)
    below = foot.height_for()
    if right - below < LEAST_PICTURE * factor:
        below = round(0.6 * below)
    middle = max(right - below, 10)
    tall, place = right, None
    if right - table.least_height() >= charts.least_height():
        tall = round(min(table.whole_height() + 8 * factor, right - charts.least_height()))
        place = QRect(left, top + tall, beside, right - tall)
    return Places(
        QRect(0, 0, width, top),
        QRect(0, top, left, middle),
        QRect(0, top + middle, left, max(right - middle, 1)),
        QRect(left, top, beside, tall),
        place,
    )
