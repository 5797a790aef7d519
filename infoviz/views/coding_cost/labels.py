"""The words around the boxes: labels and shares below, what each adds above, what areas are."""

from __future__ import annotations

import math
from bisect import bisect

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import Face, face
from infoviz.charts.raster import colour_of, glaze
from infoviz.core.numbers import INFINITY, signed
from infoviz.views.base import NO_OUTCOME
from infoviz.views.coding_cost.boxes import FEW
from infoviz.views.coding_cost.plot import Plot
from infoviz.views.coding_cost.scene import Scene

LEAST_LABEL = 46.0
"""Labels are elided no shorter than this."""

LONGEST = 96.0
"""Beside ∞ a label is elided where it is longer."""

LEAST_BOX = 12.0
"""Boxes narrower than this have no label of their own."""

ASIDE = 14.0
"""So far a label makes room for the next."""

LOOKS_OUT, LITTLE = 34.0, 10.0
"""So far a number looks out of its box, over what is lower: where there are few, or many."""

MOST = 60
"""So many of the widest boxes are asked whether they have words."""


def by_width(scene: Scene, plot: Plot, least: float) -> list[int]:
    """The outcomes whose boxes are at least so wide, the widest first; the one in hand before."""
    shares, first = scene.shown.shares, scene.gripped
    wide = np.flatnonzero(shares >= least / plot.width)
    widest: list[int] = wide[np.argsort(-shares[wide], kind="stable")[:MOST]].tolist()
    if first != NO_OUTCOME:
        widest = [first, *(outcome for outcome in widest if outcome != first)]
    return widest


def draw_labels(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """Labels, and below them shares; of boxes too near to one another the wider has its own."""
    boxes, factor, theme = scene.shown, plot.factor, scene.theme
    has_shares = plot.has_shares
    strong = scene.gripped
    ends, shares = plot.xs(boxes.ends), boxes.shares
    write, labels = scene.desk.numbers.share, scene.state.labels
    plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
    taken: list[tuple[float, float]] = []
    ordinary: list[tuple[float, float, str, str]] = []
    for outcome in by_width(scene, plot, LEAST_BOX * factor):
        left, right = float(ends[outcome]), float(ends[outcome + 1])
        is_strong = outcome == strong
        written = bold if is_strong else plain
        # A narrow box may have a label that looks out of it.
        room = max(right - left - 4, (90 if is_strong else LEAST_LABEL) * factor)
        label = labels[outcome]
        wide = written.width(label)
        if wide > room:
            label = metrics(NORMAL, factor, is_strong).elidedText(
                label, Qt.TextElideMode.ElideRight, room
            )
            wide = written.width(label)
        share = write(float(shares[outcome])) if has_shares else ""
        width = max(wide, written.width(share))
        start = 0.5 * (left + right - width)
        start = min(max(start, plot.left), plot.right - width)
        if is_strong:
            # It comes first.
            taken.append((start, start + width))
            strip = QRectF(min(start - 6, left), plot.foot + 3, 0, plot.words - plot.foot - 5)
            strip.setRight(max(start + width + 6, right))
            painter.fillRect(strip, glaze(theme.highlight, theme.surface))
            painter.setPen(colour_of(theme.text))
            _write(painter, plot, bold, start, width, label, share)
            continue
        place = _aside(start, width, taken, ASIDE * factor)
        if place is not None:
            ordinary.append((place, width, label, share))
    painter.setPen(colour_of(theme.muted))
    for start, width, label, share in ordinary:
        _write(painter, plot, plain, start, width, label, share)


def _write(
    painter: QPainter, plot: Plot, written: Face, start: float, width: float, *texts: str
) -> None:
    """A label and the share below it, in the middle of the same room."""
    y = plot.foot
    for text in texts:
        y += 18 * plot.factor
        if text:
            written.write(painter, start + 0.5 * (width - written.width(text)), y, text)


def _aside(
    start: float, width: float, taken: list[tuple[float, float]], most: float
) -> float | None:
    """Where words can begin beside those that are there, at most so far away; None if nowhere.

    `taken` are where those begin and end, in order; the place that is found is among them then.
    """
    at = bisect(taken, (start + 0.5 * width, 0.0))
    low = taken[at - 1][1] + 5 if at else -math.inf
    high = taken[at][0] - 5 - width if at < len(taken) else math.inf
    place = min(max(start, low), high)
    if place < low or abs(place - start) > most:
        return None
    taken.insert(at, (place, place + width))
    return place


def draw_terms(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """What each box adds, above the taller of its two tops, and beside what is taller still."""
    boxes, factor, theme = scene.shown, plot.factor, scene.theme
    numbers, strong = scene.desk.numbers, scene.gripped
    ends, shares, terms = plot.xs(boxes.ends), boxes.shares, boxes.terms
    tops = plot.tops(np.maximum(boxes.lengths, boxes.ideal))
    plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
    typical = plain.width(signed(0.5, numbers.measure_decimals))
    looks_out = (LOOKS_OUT if len(shares) <= FEW else LITTLE) * factor
    taken: list[QRectF] = []
    for outcome in by_width(scene, plot, max(typical - looks_out, LEAST_BOX)):
        if not shares[outcome] > 0:
            continue
        is_strong = outcome == strong
        written = bold if is_strong else plain
        nats = float(terms[outcome])
        if nats == math.inf:
            label = metrics(NORMAL, factor, is_strong).elidedText(
                scene.state.labels[outcome], Qt.TextElideMode.ElideRight, LONGEST * factor
            )
            text = f"{INFINITY} {label}"
        elif scene.coding.extra is None:
            text = numbers.measure(nats)
        else:
            text = signed(nats / boxes.nats, numbers.measure_decimals)
        width = written.width(text)
        left, right = float(ends[outcome]), float(ends[outcome + 1])
        x = 0.5 * (left + right - width)
        y = float(tops[outcome]) - 7 * factor
        if width > right - left:
            # It must not lie over a neighbour that is taller.
            beyond = np.flatnonzero((tops < y + 2) & (ends[1:] > x) & (ends[:-1] < x + width))
            for other in beyond.tolist():
                if other < outcome:
                    x = max(x, float(ends[other + 1]) + 4)
                elif other > outcome:
                    x = min(x, float(ends[other]) - 4 - width)
        x = min(max(x, plot.left), plot.right + 30 * factor - width)
        cell = QRectF(x - 3, y - 12 * factor, width + 6, 16 * factor)
        if not is_strong:
            away = abs(x - 0.5 * (left + right - width))
            if away > looks_out or any(cell.intersects(other) for other in taken):
                continue
        taken.append(cell)
        painter.setPen(colour_of(theme.text))
        if is_strong and width > right - left:
            painter.fillRect(cell, colour_of(theme.surface))
        written.write(painter, x, y, text)


def draw_names(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """What hatched and hollow areas are, in the largest of each that holds the words."""
    coding, boxes, factor = scene.coding, scene.shown, plot.factor
    if coding.extra is None or len(boxes.shares) > FEW:
        return
    theme, bold = scene.theme, face(NORMAL, factor, True)
    ends = plot.xs(boxes.ends)
    tops, ideals = plot.tops(boxes.lengths), plot.tops(boxes.ideal)
    widths = np.diff(ends)
    longer = QCoreApplication.translate("CodingCost", "longer than ideal")
    shorter = QCoreApplication.translate("CodingCost", "taken back")
    for text, ink, high, low in (
        (longer, theme.of(f"{coding.code}_text"), tops, ideals),
        (shorter, theme.of(f"{coding.coded}_text"), ideals, tops),
    ):
        width = bold.width(text)
        tall = np.where(widths >= width + 16 * factor, low - high, 0.0)
        widest = int(tall.argmax())
        if tall[widest] < 26 * factor:
            continue
        x = 0.5 * float(ends[widest] + ends[widest + 1]) - 0.5 * width
        y = 0.5 * float(high[widest] + low[widest]) + 4.5 * factor
        if high is tops:
            plate = QRectF(x - 4, y - 12 * factor, width + 8, 16 * factor)
            painter.fillRect(plate, colour_of(theme.surface))
        painter.setPen(colour_of(ink))
        bold.write(painter, x, y, text)
