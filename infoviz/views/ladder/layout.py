"""Where everything stands on the ladder, worked out anew only when its size or its text changes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font, metrics
from infoviz.core.ladder import LADDER, Rung
from infoviz.core.measures import MEASURES
from infoviz.desk import Desk

PIECES = 5
"""Into how many pieces ticks cut the scale at most."""

_PAD = 8
_TOP, _BOTTOM = 16, 24
_LINE, _TIGHT_LINE = 18, 16
_LEAST_PITCH, _ROOMY_PITCH = 24, 38
"""Of the bars where both figures of one share a line, and where each has its own."""

_LEAST_PLOT = 60
_PLOT_BESIDE_CHANGES = 100
"""Where the plot would be narrower than this, it is worth more than the column of changes."""


@dataclass(frozen=True, eq=False)
class Figure:
    """The name and the number of one measure: where they end, and what a click must hit.

    Where both figures of a bar share a line, the first has no name but that before the bar.
    """

    measure_id: str
    is_bold: bool
    has_name: bool
    name_right: float
    number_right: float
    change_right: float
    baseline: float
    zone: QRectF


@dataclass(frozen=True, eq=False)
class Bar:
    """One rung of the ladder, in pixels."""

    rung: Rung
    top: int
    height: int
    figures: tuple[Figure, Figure]
    label_zone: QRectF

    @property
    def middle(self) -> float:
        return self.top + 0.5 * self.height


@dataclass(frozen=True, eq=False)
class Layout:
    """The ladder in a rectangle. Where it is low, only bars and numbers are left (`is_short`).

    `axis` is where the grid ends and the ticks' labels begin, `small` the size of small letters.
    """

    rect: QRectF
    left: int
    right: int
    figures_left: float
    bars: tuple[Bar, ...]
    is_short: bool
    has_changes: bool
    has_perplexity: bool
    axis: float
    small: int

    @property
    def bar_height(self) -> int:
        return self.bars[0].height

    @property
    def uncertain(self) -> tuple[Bar, ...]:
        """The bars under which perplexities are written."""
        return tuple(bar for bar in self.bars if bar.rung.extra) if self.has_perplexity else ()

    def perplexity_baseline(self, bar: Bar) -> float:
        return bar.top + bar.height + self.small + 4


def least_height(factor: float) -> int:
    """The height in which bars and numbers still stand apart."""
    return round(3 * 24 * factor)


def whole_height(factor: float) -> int:
    """The least height in which there are an axis and limits as well."""
    return math.ceil((_TOP + _BOTTOM + 3 * _LEAST_PITCH) * factor)


def roomy_height(factor: float) -> int:
    """The least height in which each figure has a line of its own as well."""
    return math.ceil((_TOP + _BOTTOM + 3 * _ROOMY_PITCH) * factor)


def usual_height(factor: float) -> int:
    return round((_TOP + _BOTTOM + 3 * 49) * factor)


def lay_out(rect: QRectF, desk: Desk, is_pinned: bool) -> Layout:
    """The layout of the ladder in `rect`; with a column of changes while a state is pinned."""
    factor = desk.factor
    pad = _PAD * factor
    decimals = desk.measure_decimals
    number_width = text_widths(NORMAL, factor, True)("00." + "0" * decimals)
    change_width = text_widths(SMALL, factor)("Δ +0." + "0" * decimals) if is_pinned else 0.0
    name_width = max(
        metrics(NORMAL, factor, figure == rung.figures[0]).horizontalAdvance(
            MEASURES[figure].symbol
        )
        for rung in LADDER
        for figure in rung.figures
    )
    label_width = max(
        metrics(LARGE, factor, True).horizontalAdvance(MEASURES[rung.whole].symbol)
        for rung in LADDER
    )
    gap = 8 * factor
    change_right = rect.right() - pad
    number_right = change_right - (change_width + 1.5 * gap if is_pinned else 0)
    name_right = number_right - number_width - gap
    figure_width = change_right - (name_right - name_width)

    pitch = (rect.height() - (_TOP + _BOTTOM) * factor) / len(LADDER)
    is_short = pitch < _LEAST_PITCH * factor
    top = rect.top() + _TOP * factor
    if is_short:
        pitch = rect.height() / len(LADDER)
        top = rect.top()
    is_one_line = pitch < 2 * _TIGHT_LINE * factor if is_short else pitch < _ROOMY_PITCH * factor
    line = (_TIGHT_LINE if is_short else _LINE) * factor
    figures_left = change_right - figure_width
    # Of the first figure, which stands before the other on one line, only the number.
    first_width = change_right - (number_right - number_width)
    if is_one_line:
        figures_left -= first_width + 2 * gap
    left = round(rect.left() + pad + label_width + 1.5 * gap)
    right = max(round(figures_left - 3 * gap), left + _LEAST_PLOT)
    if is_pinned and right - left < _PLOT_BESIDE_CHANGES * factor:
        return lay_out(rect, desk, is_pinned=False)
    height = min(round(0.52 * pitch), round(34 * factor))

    bars = []
    for i, rung in enumerate(LADDER):
        middle = top + (i + 0.5) * pitch
        figures = []
        for j, measure_id in enumerate(rung.figures):
            is_before = is_one_line and j == 0
            shift = -(figure_width + 2 * gap) if is_before else 0.0
            baseline = middle + 0.27 * line
            if not is_one_line:
                baseline += (j - 0.5) * line
            zone = QRectF(
                figures_left if is_before else change_right - figure_width,
                baseline - 0.77 * line,
                first_width if is_before else figure_width,
                line,
            ).adjusted(-0.6 * gap, 0, 0.6 * gap, 0)
            figures.append(
                Figure(
                    measure_id,
                    j == 0,
                    not is_before,
                    name_right + shift,
                    number_right + shift,
                    change_right + shift,
                    baseline,
                    zone,
                )
            )
        bars.append(
            Bar(
                rung,
                round(middle - 0.5 * height),
                height,
                (figures[0], figures[1]),
                QRectF(rect.left(), middle - 0.5 * pitch, left - rect.left() - 4, pitch),
            )
        )
    has_perplexity = not is_short and pitch - height >= 21 * factor and right - left >= 260 * factor
    axis = rect.bottom() - _BOTTOM * factor
    small = font(SMALL, factor).pixelSize()
    return Layout(
        rect=rect,
        left=left,
        right=right,
        figures_left=figures_left,
        bars=tuple(bars),
        is_short=is_short,
        has_changes=is_pinned,
        has_perplexity=has_perplexity,
        axis=axis,
        small=small,
    )
