"""How wide the columns of the term table are, and which of them there is room for."""

from __future__ import annotations

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL
from infoviz.views.term_panel.model import TermModel

PAD = 8
GAP = 20
"""Between two columns at least."""

_LEAST_LABEL = 90
_LEAST_BAR = 70

_GIVES_WAY = ("bar", "ratio")
"""What is left out first where the table is narrow."""

_GIVES_WAY_LAST = ("part_of_total", "log", "part")
"""What is left out where headings have been shortened and it still is; numbers are not clipped."""


def column_widths(model: TermModel, room: int, factor: float) -> list[int]:
    """A width for each column, 0 for those that have to give way, for `room` pixels in all."""
    columns = model.table.columns
    if not model.columnCount():
        return []
    room -= round(PAD * factor)
    numbers = [_number_width(model, i, factor) for i in range(len(columns))]
    wanted = [max(width, _heading_width(model, i, factor)) for i, width in enumerate(numbers)]
    shown = set(range(len(columns)))
    for kinds, widths in ((_GIVES_WAY, wanted), (_GIVES_WAY_LAST, numbers)):
        for kind in kinds:
            if sum(widths[i] for i in shown) > room:
                shown -= {i for i, column in enumerate(columns) if column.kind == kind}
    if sum(wanted[i] for i in shown) <= room:
        numbers = wanted
    return _spread([numbers[i] if i in shown else 0 for i in range(len(columns))], wanted, room)


def _number_width(model: TermModel, column: int, factor: float) -> int:
    """The width of the widest usual number."""
    numbers, kind = model.table.numbers, model.table.columns[column].kind
    if kind == "outcome":
        return round((PAD + _LEAST_LABEL) * factor)
    if kind == "bar":
        return round(_LEAST_BAR * factor)
    usual = {
        "share": "0." + "0" * numbers.share_decimals,
        "ratio": "0000." + "0" * numbers.share_decimals,
        "part_of_total": "−000.0 %",
    }.get(kind, "+00." + "0" * numbers.measure_decimals)
    widths = text_widths(NORMAL, factor)
    # Any number may be a power of ten, for which the gap may be narrow.
    power = "0.0×10⁻⁰⁰" if kind in ("share", "ratio") else "−0.0×10⁻⁰⁰"
    return round(max(widths(usual) + GAP * factor, widths(power) + 6 * factor))


def _heading_width(model: TermModel, column: int, factor: float) -> int:
    """The width of the heading; the mark of sorting has room in the gap before it."""
    return round(text_widths(NORMAL, factor)(model.heading(column)) + GAP * factor)


def _spread(widths: list[int], wanted: list[int], room: int) -> list[int]:
    """Gives what is left to the headings that want it, then to all; or takes it from the labels."""
    shown = [i for i, width in enumerate(widths) if width]
    rest = room - sum(widths)
    for i in shown:
        more = min(max(wanted[i] - widths[i], 0), max(rest, 0))
        widths[i] += more
        rest -= more
    if rest < 0:
        widths[0] = max(widths[0] + rest, 40)
        return widths
    for k, i in enumerate(shown):
        widths[i] += rest // len(shown) + (k < rest % len(shown))
    return widths
