"""What stays on the ladder while a bar is dragged: the axis, all names, the limits' names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.device import ratio_of
from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import LARGE, NORMAL, SMALL, font
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import tick_step, ticks
from infoviz.core.ladder import JS_LIMIT, entropy_limit
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import tick
from infoviz.desk import Desk
from infoviz.theme import Theme
from infoviz.views.ladder.layout import PIECES, Bar, Figure, Layout


def draw_ground(
    painter: QPainter, layout: Layout, theme: Theme, desk: Desk, outcomes: int, high: float
) -> None:
    """The surface, the axis up to `high` in the unit, the names, and what the limits are called."""
    painter.fillRect(layout.rect, colour_of(theme.surface))
    if not layout.is_short:
        _draw_axis(painter, layout, theme, desk, high)
        _draw_limit_names(painter, layout, theme, desk, outcomes, high)
    painter.setFont(font(LARGE, desk.factor, True))
    painter.setPen(colour_of(theme.text))
    for bar in layout.bars:
        painter.drawText(
            bar.label_zone.adjusted(8 * desk.factor, 0, 0, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            MEASURES[bar.rung.whole].symbol,
        )
    painter.setFont(font(SMALL, desk.factor))
    painter.setPen(colour_of(theme.muted))
    for bar in layout.uncertain:
        place = QPointF(layout.left, layout.perplexity_baseline(bar))
        painter.drawText(place, perplexity_head(bar))


def draw_names(
    painter: QPainter, layout: Layout, theme: Theme, desk: Desk, has_focus: bool
) -> None:
    """The names beside the numbers, and the mark at the chosen one."""
    for figure in (figure for bar in layout.bars for figure in bar.figures):
        if figure.measure_id == desk.measure:
            _draw_chosen(painter, figure, theme, has_focus)
        if not figure.has_name:
            continue
        painter.setFont(font(NORMAL, desk.factor, figure.is_bold))
        painter.setPen(colour_of(figure_colour(figure, theme)))
        symbol = MEASURES[figure.measure_id].symbol
        widths = text_widths(NORMAL, desk.factor, figure.is_bold)
        draw_right(painter, figure.name_right, figure.baseline, symbol, widths)


def figure_colour(figure: Figure, theme: Theme) -> str:
    """Wholes are text; what is added has the colour of the distribution whose code is used."""
    if figure.is_bold:
        return theme.text
    return theme.of(f"{MEASURES[figure.measure_id].colour}_text")


def perplexity_head(bar: Bar) -> str:
    """What stands before the perplexities under a bar."""
    text = QCoreApplication.translate("Ladder", "perplexity: {0}")
    return text.format(MEASURES[bar.rung.solid].symbol) + " "


def _draw_chosen(painter: QPainter, figure: Figure, theme: Theme, has_focus: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour_of(theme.highlight))
    ring = QPen(colour_of(theme.focus), 1.5)
    painter.setPen(ring if has_focus else QPen(Qt.PenStyle.NoPen))
    painter.drawRoundedRect(figure.zone, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _draw_axis(painter: QPainter, layout: Layout, theme: Theme, desk: Desk, high: float) -> None:
    width = layout.right - layout.left
    # Never finer than the steps of the scale itself, lest the plot end between two ticks.
    step = tick_step(high, max(min(int(width / (46 * desk.factor)), PIECES), 1))
    widths = text_widths(SMALL, desk.factor)
    painter.setFont(font(SMALL, desk.factor))
    painter.setPen(colour_of(theme.muted))
    baseline = layout.axis + painter.font().pixelSize() + 4
    top = layout.bars[0].top - 6
    ratio = ratio_of(painter)
    thick = max(round(ratio), 1) / ratio
    end = 0.0
    for value in ticks(0, high, step):
        x = layout.left + round(value / high * width)
        line = QRectF(round(x * ratio) / ratio, top, thick, layout.axis - top)
        painter.fillRect(line, colour_of(theme.grid))
        text = tick(value, step)
        end = x + 0.5 * widths(text)
        draw_right(painter, end, baseline, text, widths)
    painter.drawText(QPointF(end + 5, baseline), desk.numbers.unit.id)


def _draw_limit_names(
    painter: QPainter, layout: Layout, theme: Theme, desk: Desk, outcomes: int, high: float
) -> None:
    """Beside its line each; that of JS is left out where it would meet the numbers."""
    numbers, unit = desk.numbers, desk.numbers.unit
    scale = (layout.right - layout.left) / (high * unit.nats)
    widths = text_widths(SMALL, desk.factor)
    painter.setFont(font(SMALL, desk.factor))
    painter.setPen(colour_of(theme.muted))
    ascent = 0.8 * painter.font().pixelSize()
    room = layout.figures_left - 8

    text = f"{unit.log} {outcomes:,}"
    x = layout.left + entropy_limit(outcomes) * scale
    x = x + 5 if x + 5 + widths(text) < room else x - 5 - widths(text)
    painter.drawText(QPointF(x, layout.rect.top() + ascent + 2), text)

    limit = JS_LIMIT / unit.nats
    size = "1 " + unit.singular if limit == 1 else numbers.with_unit(JS_LIMIT)
    text = QCoreApplication.translate("Ladder", "JS ≤ {0}").format(size)
    x = layout.left + JS_LIMIT * scale + 6
    if x + widths(text) < room:
        painter.drawText(QPointF(x, layout.bars[-1].middle + 0.45 * ascent), text)
