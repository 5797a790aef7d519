"""The names of the points: up and to the right in order, clear of each other and of the band."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from infoviz.charts.fonts import NORMAL, SMALL, metrics
from infoviz.charts.numerals import face
from infoviz.core.state import SIDES
from infoviz.views.surprisal.plot import Plot
from infoviz.views.surprisal.points import words_at_ends
from infoviz.views.surprisal.scene import Mark, Scene

MOST = 24
"""So many points are named at most; of more, only that which is read."""


LONGEST = 110.0
"""Labels are elided where they are longer."""


REACHES = (12, 22, 34, 48, 64, 82, 104)
WAYS = (1.0, 0.55, 0.15, -0.3)
"""How far from its point a label may begin, and how steep the way to it is."""


class Box(NamedTuple):
    """A rectangle; many are compared for each frame."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Label:
    """A text from `place` on, and the point that it belongs to."""

    mark: Mark
    text: str
    place: QPointF
    point: QPointF
    is_bold: bool


def place_labels(scene: Scene, plot: Plot, band: tuple[float, float]) -> list[Label]:
    """Each label as near to its point as others let it be; the lightest is dropped first."""
    points, factor, strong = scene.shown, plot.factor, scene.gripped
    marks: list[tuple[float, Mark]] = []
    is_few = 2 * len(scene.state) <= MOST
    for side in SIDES:
        for outcome in range(len(scene.state)) if is_few else ():
            marks.append((float(points.shares(side)[outcome]), (side, outcome)))
    # The heaviest choose first, and what is in the hand before them.
    marks.sort(key=lambda each: -each[0])
    order = [mark for _, mark in marks]
    read = [(side, scene.read) for side in SIDES if scene.read >= 0]
    first = [strong] if strong is not None else []
    # What is impossible is named before what is not: it is the cause of an infinite level.
    endless = [
        (side, outcome)
        for side in SIDES
        for outcome in points.analysis.state.of(side).impossible[: 2 if is_few else 1].tolist()
    ]
    order = list(dict.fromkeys([*first, *read, *endless, *order]))
    edges = [band]
    if band[1] - band[0] > 0.3 * (plot.foot - plot.top):
        # A band as tall as this has room in it.
        edges = [(level, level) for level in band]
    right = plot.left + plot.width
    taken = [Box(plot.left, top - 9, right, foot + 9) for top, foot in edges]
    taken += [_dot(scene, plot, mark) for mark in order]
    for place, text in words_at_ends(scene, plot):
        taken.append(_box(place.x(), place.y(), face(SMALL, factor).width(text), factor))
    placed = []
    for mark in order:
        label = _placed(scene, plot, mark, taken, is_bold=mark[1] == scene.read)
        if label is not None:
            width = face(NORMAL, factor, label.is_bold).width(label.text)
            taken.append(_box(label.place.x(), label.place.y(), width, factor))
            placed.append(label)
    return placed


def _point(scene: Scene, plot: Plot, mark: Mark) -> QPointF:
    side, outcome = mark
    height = float(scene.shown.heights[side][outcome])
    return QPointF(plot.x(float(scene.shown.shares(side)[outcome])), plot.y(height))


def _dot(scene: Scene, plot: Plot, mark: Mark) -> Box:
    point, reach = _point(scene, plot, mark), 6 * plot.factor
    x, y = point.x(), point.y()
    return Box(x - reach, y - reach, x + reach, y + reach)


def _box(x: float, baseline: float, width: float, factor: float) -> Box:
    """The room of a text."""
    return Box(x - 2, baseline - 12 * factor, x + width + 2, baseline + 4 * factor)


def _ways(reaches: Sequence[int], on_both_sides: bool) -> Iterator[tuple[float, float]]:
    """How far to the right and down a label may begin, the best place first.

    What is read is named at the left, below the curve, where the right has no room for it.
    """
    for side in (1, -1) if on_both_sides else (1,):
        for reach in reaches:
            for way in WAYS:
                yield side * reach, -side * reach * way


def _placed(scene: Scene, plot: Plot, mark: Mark, taken: list[Box], is_bold: bool) -> Label | None:
    side, outcome = mark
    factor, point = plot.factor, _point(scene, plot, mark)
    text = f"{_shortened(scene.state.labels[outcome], factor, is_bold)} {side.upper()}"
    height = float(scene.shown.heights[side][outcome])
    if is_bold or height == math.inf:
        text += f"  {scene.desk.numbers.measure(height * plot.nats)}"
    width = face(NORMAL, factor, is_bold).width(text)
    fallback: Label | None = None
    # The handle around a point needs some room itself.
    reaches = REACHES[2:] if mark == scene.gripped else REACHES
    for away, down in _ways(reaches, is_bold):
        x = point.x() + away * factor - (width if away < 0 else 0.0)
        baseline = point.y() + (down + 4) * factor
        box = _box(x, baseline, width, factor)
        inside = box.right <= plot.right + 30 and box.top >= plot.top - 16
        if not inside or box.bottom > plot.foot + 4 or any(map(box.meets, taken)):
            continue
        found = Label(mark, text, QPointF(x, baseline), point, is_bold)
        if not _is_on_curve(box, plot):
            return found
        fallback = fallback or found
    # What is read must be named, over the curve if need be.
    return fallback if is_bold else None


def _is_on_curve(box: Box, plot: Plot) -> bool:
    """Whether the curve, which falls to the right, runs through a box."""
    high, low = (
        plot.y(-math.log(max(plot.share(x), 1e-300)) / plot.nats) for x in (box.left, box.right)
    )
    return high < box.bottom - 2 and low > box.top + 2


def _shortened(label: str, factor: float, bold: bool) -> str:
    if face(NORMAL, factor, bold).width(label) <= LONGEST * factor:
        return label
    elided = metrics(NORMAL, factor, bold).elidedText
    return elided(label, Qt.TextElideMode.ElideRight, LONGEST * factor)
