"""What stays in the chart of the terms while a bar is dragged: axis, labels, caption, legend."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font, metrics
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.core.measures import Measure
from infoviz.core.numbers import tick
from infoviz.theme import Theme
from infoviz.views.terms.plot import PAD, PIECES, Plot

BASELINE = 20
"""How far down the caption stands."""

GAP = 18
PATCH = 10


def tick_texts(low: float, high: float, height: float, factor: float) -> dict[float, str]:
    """The ticks of a scale that is `height` pixels high, and how they are written."""
    pieces = min(max(int(height / (18 * factor)), 2), PIECES)
    step = tick_step(high - low, pieces)
    return {value: tick(value, step) for value in ticks(low, high, step)}


def margin(low: float, high: float, height: float, factor: float) -> float:
    """The room that the ticks of a scale need at the left."""
    widths = text_widths(SMALL, factor)
    texts = tick_texts(low, high, height, factor).values()
    return max(46 * factor, (PAD + 8) * factor + max(widths(text) for text in texts))


def draw_axis(painter: QPainter, plot: Plot, theme: Theme) -> None:
    """The grid, and the ticks beside it."""
    factor = plot.factor
    painter.setFont(font(SMALL, factor))
    painter.setPen(colour_of(theme.muted))
    middle = 0.36 * metrics(SMALL, factor).ascent()
    widths = text_widths(SMALL, factor)
    height = (plot.foot - plot.top) / plot.ratio
    for value, text in tick_texts(plot.low, plot.high, height, factor).items():
        y = plot.y(value)
        row = round(y * plot.ratio) / plot.ratio
        painter.fillRect(QRectF(plot.left, row, plot.right - plot.left, 1), colour_of(theme.grid))
        draw_right(painter, plot.left - 7 * factor, y + middle, text, widths)


class Legend:
    """Who has more, in words beside a patch of the colour; left out where there is no room."""

    def __init__(self, plot: Plot, measure: Measure) -> None:
        self._plot = plot
        self._entries: tuple[tuple[str, str], ...] = ()
        self.left = plot.right
        if measure.is_divergence:
            entries = (
                ("a", QCoreApplication.translate("Terms", "A has more")),
                ("b", QCoreApplication.translate("Terms", "B has more")),
            )
            widths = text_widths(NORMAL, plot.factor)
            start = plot.right + GAP * plot.factor
            start -= sum(widths(text) + (PATCH + 6 + GAP) * plot.factor for _, text in entries)
            if start > 0.5 * plot.right:
                self._entries, self.left = entries, start

    def draw(self, painter: QPainter, theme: Theme) -> None:
        factor = self._plot.factor
        painter.setFont(font(NORMAL, factor))
        painter.setPen(colour_of(theme.muted))
        x, patch = self.left, PATCH * factor
        for role, text in self._entries:
            painter.fillRect(
                QRectF(x, BASELINE * factor - patch + 1, patch, patch), colour_of(theme.of(role))
            )
            x += patch + 6 * factor
            painter.drawText(QPointF(x, BASELINE * factor), text)
            x += text_widths(NORMAL, factor)(text) + GAP * factor


def caption(measure: Measure, has_negative: bool) -> str:
    """What the bars are, in one sentence."""
    if measure.terms is None:
        return ""
    if has_negative:
        sentence = QCoreApplication.translate(
            "Terms", "{0}, one bar an outcome: what each adds to, or takes from, the total"
        )
    else:
        sentence = QCoreApplication.translate(
            "Terms", "{0}, one bar an outcome: what each adds to the total"
        )
    return sentence.format(measure.symbol)


def draw_caption(
    painter: QPainter, plot: Plot, theme: Theme, measure: Measure, right: float
) -> None:
    """The caption, as far as it goes before `right`."""
    left = PAD * plot.factor
    painter.setFont(font(NORMAL, plot.factor))
    painter.setPen(colour_of(theme.muted))
    text = metrics(NORMAL, plot.factor).elidedText(
        caption(measure, plot.low < 0),
        Qt.TextElideMode.ElideRight,
        right - left - GAP * plot.factor,
    )
    painter.drawText(QPointF(left, BASELINE * plot.factor), text)
