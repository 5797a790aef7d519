"""What is read off one outcome, and the sums that the levels are."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of, glaze
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import fixed, signed
from infoviz.core.state import SIDES
from infoviz.views.surprisal.scene import Scene

LABEL = 0.2
"""Of its line a label takes at most this part."""


def draw_reading(painter: QPainter, scene: Scene, rect: QRectF, outcome: int) -> None:
    """Share, height and product of an outcome in A and in B, and what it adds to the gap."""
    theme, factor, desk, points = scene.theme, scene.desk.factor, scene.desk, scene.shown
    strip = rect.adjusted(8 * factor, 2 * factor, -8 * factor, -6 * factor)
    painter.fillRect(strip, glaze(theme.highlight, theme.surface))
    decimals = desk.measure_decimals
    bold, plain = face(NORMAL, factor, True), face(NORMAL, factor)
    label = metrics(NORMAL, factor, True).elidedText(
        scene.state.labels[outcome], Qt.TextElideMode.ElideRight, LABEL * strip.width()
    )
    parts = [(bold, theme.text, label)]
    for side in SIDES:
        share = float(points.shares(side)[outcome])
        height = float(points.heights[side][outcome])
        product = share * height if share > 0 else 0.0
        parts += [
            (bold, theme.of(f"{side}_text"), side.upper()),
            (plain, theme.text, f"p {desk.numbers.share(share)}"),
            (plain, theme.text, f"I {fixed(height, decimals)}"),
            (plain, theme.text, f"p · I {fixed(product, decimals)}"),
        ]
    weighting = scene.weighting
    nats = float(points.analysis.terms(weighting.gap)[outcome])
    term = signed(nats / points.nats, decimals) if nats < math.inf else fixed(nats, decimals)
    name = MEASURES[weighting.gap].symbol
    words = QCoreApplication.translate("Surprisal", "{0} {1} of {2}")
    parts.append((bold, theme.text, words.format(term, desk.unit, name)))
    x, y = strip.left() + 12 * factor, strip.center().y() + 5 * factor
    for written, ink, text in parts:
        if x + written.width(text) > strip.right():
            break
        painter.setPen(colour_of(ink))
        written.write(painter, x, y, text)
        x += written.width(text) + (10 if len(text) == 1 else 22) * factor


def draw_sums(painter: QPainter, scene: Scene, rect: QRectF) -> None:
    """The levels as sums: "H(A,B) = Σ aᵢ · I(bᵢ) = 2.1936"."""
    theme, factor, weighting = scene.theme, scene.desk.factor, scene.weighting
    totals, numbers = scene.shown.analysis.totals, scene.desk.numbers
    by, other = ("a", "b") if weighting.by == "a" else ("b", "a")
    bold, plain = face(NORMAL, factor, True), face(NORMAL, factor)
    gap = QCoreApplication.translate("Surprisal", "gap between the levels")
    entries = (
        (weighting.cross, f"Σ {by}ᵢ · I({other}ᵢ)", theme.text),
        (weighting.own, f"Σ {by}ᵢ · I({by}ᵢ)", theme.of(f"{by}_text")),
        (weighting.gap, gap, theme.of(f"{other}_text")),
    )
    x, y = rect.left() + 20 * factor, rect.top() + 18 * factor
    for id, formula, ink in entries:
        text = f"{MEASURES[id].symbol} = {formula} = "
        value = (
            numbers.with_unit(totals[id]) if id == weighting.gap else numbers.measure(totals[id])
        )
        if x + plain.width(text) + bold.width(value) > rect.right():
            break
        painter.setPen(colour_of(theme.text))
        plain.write(painter, x, y, text)
        x += plain.width(text)
        painter.setPen(colour_of(ink))
        bold.write(painter, x, y, value)
        x += bold.width(value) + 40 * factor
