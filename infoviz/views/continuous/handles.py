"""The handles on the curves: where they stand, which is at a place, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from infoviz.charts.fonts import NORMAL
from infoviz.charts.glyphs import PILL, draw_pill
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.views.continuous.plot import Plot
from infoviz.views.continuous.scene import HandleKey, Scene

REACH = 11.0, 17.0
"""A press so near to a handle, across and along it, takes hold of it."""


@dataclass(frozen=True)
class Grip:
    """A handle where it stands in the picture, with its sign beside it at `sign`."""

    key: HandleKey
    symbol: str
    x: float
    y: float
    sign: QPointF


class Grips:
    """The handles that are in view."""

    def __init__(self, scene: Scene, plot: Plot) -> None:
        self._scene, self._plot, factor = scene, plot, scene.factor
        self.all: list[Grip] = []
        signs = face(NORMAL, factor)
        low, high = plot.frame
        found = [each for each in scene.handles() if low <= each[1].x <= high]
        places = [(plot.x(handle.x), plot.density_y(handle.y)) for _, handle in found]
        pills = [_box(x, y, factor) for x, y in places]
        taken: list[QRectF] = []
        for i, (key, handle) in enumerate(found):
            x, y = places[i]
            away = 0.5 * PILL[1] * factor + 5 * factor
            width, height = signs.width(handle.symbol), 14 * factor
            # Outwards first, where the curve is not.
            side = scene.sides[key[0]]
            choices = []
            for way in (side, -side):
                for down in (4.0, -9.0, 17.0):
                    left = x + away if way > 0 else x - away - width
                    top = y + (down - 11) * factor
                    choices.append(QRectF(left, top, width, height))
            others = [*pills[:i], *pills[i + 1 :], *taken]
            box = next((one for one in choices if not any(map(one.intersects, others))), choices[0])
            taken.append(box)
            sign = QPointF(box.left(), box.top() + 11 * factor)
            self.all.append(Grip(key, handle.symbol, x, y, sign))

    def boxes(self) -> list[QRectF]:
        """What the handles and their signs take up."""
        factor = self._scene.factor
        found = []
        for grip in self.all:
            sign = QRectF(grip.sign.x(), grip.sign.y() - 11 * factor, 16 * factor, 14 * factor)
            found.append(_box(grip.x, grip.y, factor).united(sign))
        return found

    def at(self, place: QPointF) -> HandleKey | None:
        """The nearest handle that a press at `place` takes hold of."""
        across, along = (reach * self._scene.factor for reach in REACH)
        best, key = 1.0, None
        for grip in self.all:
            x, y = (place.x() - grip.x) / across, (place.y() - grip.y) / along
            away = max(abs(x), abs(y))
            # The later ones are drawn over the earlier.
            if away <= best:
                best, key = away, grip.key
        return key

    def of(self, key: HandleKey) -> Grip | None:
        return next((grip for grip in self.all if grip.key == key), None)

    def draw(self, painter: QPainter) -> None:
        scene, plot, factor = self._scene, self._plot, self._scene.factor
        theme = scene.theme
        for grip in self.all:
            painter.setPen(_dots(scene.ink(grip.key[0]), 1.2 * factor))
            painter.drawLine(QLineF(grip.x, plot.upper.bottom(), grip.x, grip.y))
        signs = face(NORMAL, factor)
        for grip in self.all:
            painter.setPen(colour_of(scene.text_ink(grip.key[0])))
            signs.write(painter, grip.sign.x(), grip.sign.y(), grip.symbol)
            is_lit = grip.key in (scene.held, scene.hovered)
            outline = theme.focus if grip.key == scene.focused else theme.text
            fill = theme.highlight if is_lit else theme.surface
            draw_pill(painter, grip.x, grip.y, outline, fill, factor=factor, is_upright=True)


@lru_cache(maxsize=8)
def _dots(colour: str, width: float) -> QPen:
    return QPen(colour_of(colour), width, Qt.PenStyle.DotLine, Qt.PenCapStyle.FlatCap)


def _box(x: float, y: float, factor: float) -> QRectF:
    long, wide = 0.5 * (PILL[0] + 2) * factor, 0.5 * (PILL[1] + 2) * factor
    return QRectF(x - wide, y - long, 2 * wide, 2 * long)
