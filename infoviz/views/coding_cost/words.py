"""What is read off one box, and how the areas add up, beside a square for a scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.device import is_vector, ratio_of
from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.hatch import hatched_pixmap
from infoviz.charts.kept import draw_kept_within
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of, glaze
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import INFINITY, MINUS, fixed, signed
from infoviz.views.coding_cost.plot import Plot

if TYPE_CHECKING:
    from infoviz.views.coding_cost.scene import Scene

SQUARE = 64.0
"""The side of the square that shows the scale of areas is no longer."""

SWATCH = 24.0


def area_scale(plot: Plot) -> float:
    """The greatest 1-2-5 area whose square has a side of at most 64 pixels."""
    pixels = plot.width * (plot.foot - plot.top) / plot.high  # of an area of 1
    most = (SQUARE * plot.factor) ** 2 / pixels
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= most * (1 + 1e-9))


def draw_reading(painter: QPainter, scene: Scene, rect: QRectF, outcome: int) -> None:
    """ "rain  codeword 1.7370  ideal 2.4739  0.7370 shorter × share 0.180 = −0.1327 bits"."""
    theme, factor, boxes, desk = scene.theme, scene.desk.factor, scene.shown, scene.desk
    translate = QCoreApplication.translate
    strip = rect.adjusted(8 * factor, 2 * factor, -8 * factor, -6 * factor)
    painter.fillRect(strip, glaze(theme.highlight, theme.surface))
    bold, plain = face(NORMAL, factor, True), face(NORMAL, factor)
    decimals = desk.measure_decimals
    length, ideal = float(boxes.lengths[outcome]), float(boxes.ideal[outcome])
    share = float(boxes.shares[outcome])
    nats = float(boxes.terms[outcome])
    parts = [
        (True, scene.state.labels[outcome]),
        (False, translate("CodingCost", "codeword {0}").format(fixed(length, decimals))),
    ]
    if scene.coding.extra is None:
        times = translate("CodingCost", "× share {0}").format(desk.numbers.share(share))
        parts += [(False, times), (True, f"= {desk.numbers.with_unit(nats)}")]
    else:
        parts.append((False, translate("CodingCost", "ideal {0}").format(fixed(ideal, decimals))))
        gap = length - ideal if math.isfinite(length) or math.isfinite(ideal) else 0.0
        if length == math.inf and share > 0:
            parts.append(
                (
                    False,
                    translate("CodingCost", "{0} has no codeword for it").format(
                        scene.coding.code.upper()
                    ),
                )
            )
        elif math.isfinite(gap):
            sentence = (
                translate("CodingCost", "{0} longer × share {1}")
                if gap >= 0
                else translate("CodingCost", "{0} shorter × share {1}")
            )
            written = sentence.format(fixed(abs(gap), decimals), desk.numbers.share(share))
            parts.append((False, written))
        term = INFINITY if nats == math.inf else signed(nats / boxes.nats, decimals)
        parts.append((True, f"= {term} {desk.unit}"))
    x, y = strip.left() + 12 * factor, strip.center().y() + 5 * factor
    painter.setPen(colour_of(theme.text))
    for is_bold, text in parts:
        written_face = bold if is_bold else plain
        shown = text
        if is_bold and text is parts[0][1]:
            shown = metrics(NORMAL, factor, True).elidedText(
                text, Qt.TextElideMode.ElideRight, 0.25 * strip.width()
            )
        if x + written_face.width(shown) > strip.right():
            break
        written_face.write(painter, x, y, shown)
        x += written_face.width(shown) + 26 * factor


def draw_sums(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The areas as an equation of swatches, and the square that says how much an area is."""
    assert plot.sums is not None
    theme, factor, boxes, coding = scene.theme, plot.factor, scene.shown, scene.coding
    numbers, totals = scene.desk.numbers, boxes.analysis.totals
    translate = QCoreApplication.translate
    y = plot.sums.top() + 22 * factor
    x = plot.sums.left() + 16 * factor
    longer, shorter = boxes.extra_cost
    pieces = [("", "cost", coding.cost, totals[coding.cost])]
    if coding.extra is not None:
        pieces += [
            ("=", "solid", coding.entropy, totals[coding.entropy]),
            ("+", "hatched", translate("CodingCost", "longer"), longer),
            (MINUS, "hollow", translate("CodingCost", "taken back"), shorter),
        ]
    start = end = x
    bold, plain = face(NORMAL, factor, True), face(NORMAL, factor)
    for sign, kind, name, nats in pieces:
        if sign:
            painter.setPen(colour_of(theme.text))
            bold.write(painter, x, y, sign)
            x += bold.width(sign) + 12 * factor
        if kind == "hatched":
            start = x
        _draw_swatch(painter, scene, QRectF(x, y - 15 * factor, SWATCH * factor, 20 * factor), kind)
        x += (SWATCH + 8) * factor
        symbol = MEASURES[name].symbol if name in MEASURES else name
        painter.setPen(colour_of(theme.muted))
        painter.setFont(plain.font)
        painter.drawText(QPointF(x, y), symbol)
        x += plain.width(symbol) + 7 * factor
        painter.setPen(colour_of(theme.text))
        text = numbers.measure(nats)
        bold.write(painter, x, y, text)
        end = x + bold.width(text)
        x = end + 16 * factor
    if coding.extra is not None:
        _draw_bracket(painter, scene, start, end, y + 10 * factor, coding.extra, totals)
    _draw_square(painter, scene, plot, x)


def _draw_swatch(painter: QPainter, scene: Scene, rect: QRectF, kind: str) -> None:
    """A small box of the kind of area that a number is."""
    theme, coding = scene.theme, scene.coding
    coded = colour_of(theme.of(coding.coded))
    half = QRectF(rect.left(), rect.top(), rect.width(), 0.45 * rect.height())
    if coding.extra is None:
        painter.fillRect(rect, coded)
        return
    if kind in ("cost", "solid"):
        painter.fillRect(rect.adjusted(0, half.height(), 0, 0), coded)
    if kind in ("cost", "hatched"):
        _draw_hatching(painter, scene, half if kind == "cost" else rect)
    if kind == "cost":
        top = QRectF(rect.left(), rect.top(), rect.width(), 3)
        painter.fillRect(top, colour_of(theme.of(coding.code)))
    if kind in ("solid", "hollow"):
        painter.setPen(QPen(coded, 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect((half if kind == "solid" else rect).adjusted(1, 1, -1, -1))


def _draw_hatching(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    theme, code = scene.theme, scene.coding.code
    stripes = hatched_pixmap(
        rect.width(),
        rect.height(),
        ratio_of(painter),
        theme.of(f"hatch_{code}"),
        theme.of(f"hatch_line_{code}"),
    )
    if is_vector(painter):
        draw_kept_within(painter, rect.topLeft(), stripes, rect)
    else:
        painter.drawPixmap(rect.topLeft(), stripes)


def _draw_bracket(
    painter: QPainter,
    scene: Scene,
    start: float,
    end: float,
    y: float,
    extra: str,
    totals: dict[str, float],
) -> None:
    """Under "longer − taken back": the divergence that they make."""
    factor, theme = scene.desk.factor, scene.theme
    written = face(NORMAL, factor, True)
    text = f"{MEASURES[extra].symbol}  {scene.desk.numbers.measure(totals[extra])}"
    middle, width = 0.5 * (start + end), written.width(text) + 16 * factor
    grey = colour_of(theme.muted)
    low = y + 10 * factor
    painter.fillRect(QRectF(start, y, 1.5, 10 * factor), grey)
    painter.fillRect(QRectF(end - 1.5, y, 1.5, 10 * factor), grey)
    painter.fillRect(QRectF(start, low, middle - 0.5 * width - start, 1.5), grey)
    painter.fillRect(QRectF(middle + 0.5 * width, low, end - middle - 0.5 * width, 1.5), grey)
    painter.setPen(colour_of(theme.of(f"{scene.coding.code}_text")))
    written.write(painter, middle - 0.5 * written.width(text), low + 5 * factor, text)


def _draw_square(painter: QPainter, scene: Scene, plot: Plot, before: float) -> None:
    """A square of a round area, at the right where the equation leaves room for it."""
    assert plot.sums is not None
    factor, theme = plot.factor, scene.theme
    area = area_scale(plot)
    side = math.sqrt(area * plot.width * (plot.foot - plot.top) / plot.high)
    box = QRectF(
        plot.sums.right() - 14 * factor - side, plot.sums.bottom() - 7 * factor - side, side, side
    )
    words = QCoreApplication.translate("CodingCost", "area scale")
    unit, written, bold = scene.desk.numbers.unit, face(NORMAL, factor), face(NORMAL, factor, True)
    number = f"{area:g}".replace("-", MINUS)
    text = f"{number} {unit.singular if area <= 1 else unit.id}"
    fits = bold.width(text) <= side - 6
    wide = written.width(words) if fits else max(written.width(words), bold.width(text))
    end = box.left() - 12 * factor
    if end - wide < before:
        return
    painter.setPen(QPen(colour_of(theme.text), 1.5))
    painter.setBrush(colour_of(theme.line))
    painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = box.center().y() + 4.5 * factor
    painter.setPen(colour_of(theme.muted))
    written.write_right(painter, end, middle if fits else middle - 9 * factor, words)
    painter.setPen(colour_of(theme.text))
    if fits:
        bold.write(painter, box.center().x() - 0.5 * bold.width(text), middle, text)
    else:
        bold.write_right(painter, end, middle + 9 * factor, text)
