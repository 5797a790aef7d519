"""The names of the points: up and to the right in order, clear of each other and of the band."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from infoviz.charts.fonts import NORMAL
from infoviz.charts.numerals import face
from infoviz.core.state import SIDES
from infoviz.views.surprisal.plot import Plot
from infoviz.views.surprisal.scene import Mark, Scene

MOST = 24
"""So many points are named at most; of more, only that which is read."""


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
    taken = [QRectF(plot.left, top - 9, plot.width, foot - top + 18) for top, foot in edges]
    taken += [_dot(scene, plot, mark) for mark in order]
    placed = []
    for mark in order:
        label = _placed(scene, plot, mark, taken, is_bold=mark[1] == scene.read)
        if label is not None:
            width = face(NORMAL, factor, label.is_bold).width(label.text)
            box = QRectF(label.place.x() - 2, label.place.y() - 12 * factor, width + 4, 16 * factor)
            taken.append(box)
            placed.append(label)
    return placed


def _point(scene: Scene, plot: Plot, mark: Mark) -> QPointF:
    side, outcome = mark
    height = float(scene.shown.heights[side][outcome])
    return QPointF(plot.x(float(scene.shown.shares(side)[outcome])), plot.y(height))


def _dot(scene: Scene, plot: Plot, mark: Mark) -> QRectF:
    point, reach = _point(scene, plot, mark), 6 * plot.factor
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)


def _placed(
    scene: Scene, plot: Plot, mark: Mark, taken: list[QRectF], is_bold: bool
) -> Label | None:
    side, outcome = mark
    factor, point = plot.factor, _point(scene, plot, mark)
    text = f"{scene.state.labels[outcome][:16]} {side.upper()}"
    height = float(scene.shown.heights[side][outcome])
    if is_bold or height == math.inf:
        text += f"  {scene.desk.numbers.measure(height * plot.nats)}"
    width = face(NORMAL, factor, is_bold).width(text)
    for reach in (12, 22, 34, 48, 64, 82, 104):
        for way in (1.0, 0.55, 0.15, -0.3):
            x = point.x() + reach * factor
            baseline = point.y() - reach * way * factor + 4 * factor
            box = QRectF(x - 2, baseline - 12 * factor, width + 4, 16 * factor)
            inside = box.right() <= plot.right + 30 and box.top() >= plot.top - 16
            inside = inside and box.bottom() <= plot.foot + 4
            if inside and not any(box.intersects(other) for other in taken):
                return Label(mark, text, QPointF(x, baseline), point, is_bold)
    return None
