"""Zooming and panning along the outcomes by the wheel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt

from infoviz.charts.columns import Columns

NOTCH = 120
ZOOM = 1.25
"""One notch shows so many times fewer outcomes."""

PAN = 60.0
"""One notch moves what is in view by so many pixels."""


def wheeled(
    columns: Columns, ratio: float, x: float, turned: QPoint, modifiers: Qt.KeyboardModifier
) -> Columns:
    """The columns after the wheel was turned over pixel `x` of Qt, by eighths of degrees each way.

    `ratio` device pixels, in which the columns count, make one pixel of Qt.
    """
    across, along = turned.x(), turned.y()
    if modifiers & Qt.KeyboardModifier.ShiftModifier and not across:
        across, along = along, 0
    if abs(across) > abs(along):
        return columns.panned(-across / NOTCH * PAN * ratio)
    return columns.zoomed(ZOOM ** (-along / NOTCH), x * ratio)


def span_of(columns: Columns) -> tuple[float, float] | None:
    """What `columns` show, as a span; None for all."""
    if columns.last - columns.first >= columns.n:
        return None
    return columns.first, columns.last
