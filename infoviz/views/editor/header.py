"""The line above the bars: the letter, the name, what to do, and the entropy."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainter

from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import LETTER, NORMAL, SMALL, font, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import fixed
from infoviz.views.editor.plot import Plot
from infoviz.views.editor.scene import Scene

BASELINE = 28.0
GAP = 12.0
LEFT = 16.0


def draw_title(painter: QPainter, scene: Scene, plot: Plot) -> None:
    """The letter and the distribution's name; then the hint, unless there is a sketch."""
    theme, factor = scene.theme, plot.factor
    letter = scene.side.upper()
    painter.setFont(font(LETTER, factor, True))
    painter.setPen(colour_of(theme.of(f"{scene.side}_text")))
    painter.drawText(QPointF(LEFT * factor, (BASELINE + 1) * factor), letter)
    painter.setFont(font(NORMAL, factor))
    painter.setPen(colour_of(theme.text))
    painter.drawText(QPointF(_name_left(scene, factor), BASELINE * factor), _name(scene, plot))
    if scene.sketch is None:
        if scene.is_drawing:
            hint = QCoreApplication.translate("Editor", "draw over the bars · the sum becomes 1")
        else:
            hint = QCoreApplication.translate(
                "Editor", "drag the bars · the others keep their ratio"
            )
        _draw_hint(painter, scene, plot, _hint_left(scene, plot), hint)


class Numbers:
    """The entropy at the right, and the mass of a sketch in the place of the hint.

    It serves one plot, theme and desk.
    """

    def __init__(self, scene: Scene, plot: Plot) -> None:
        measure = MEASURES[f"h_{scene.side}"]
        self._id, self._start = measure.id, f"{measure.symbol} = "
        self._plot = plot
        self._right, self._baseline = plot.right, BASELINE * plot.factor
        self._small, self._muted = face(SMALL, plot.factor), colour_of(scene.theme.muted)
        self._hint_left, self._hint_end = _hint_left(scene, plot), _end(scene, plot)
        self._mass = QCoreApplication.translate("Editor", "mass {0} → 1 on release")
        # A narrow editor leaves room for the number alone.
        self._has_symbol = _end(scene, plot) > _name_left(scene, plot.factor)
        self._write = scene.desk.numbers.with_unit
        self._face = face(NORMAL, plot.factor, True)
        self._ink = colour_of(scene.theme.of(f"{scene.side}_text"))

    def draw(self, painter: QPainter, scene: Scene) -> None:
        """Draws the numbers as they are now."""
        if scene.sketch is not None:
            sentence = self._mass.format(fixed(scene.sketch.mass, 2))
            if self._hint_left + self._small.width(sentence) <= self._hint_end:
                painter.setPen(self._muted)
                self._small.write(painter, self._hint_left, self._baseline, sentence)
        assert scene.analysis is not None
        text = self._write(scene.analysis.totals[self._id])
        if self._has_symbol:
            text = self._start + text
        painter.setPen(self._ink)
        self._face.write_right(painter, self._right, self._baseline, text)


def _name_left(scene: Scene, factor: float) -> float:
    letter = metrics(LETTER, factor, True).horizontalAdvance(scene.side.upper())
    return LEFT * factor + letter + GAP * factor


def _name(scene: Scene, plot: Plot) -> str:
    """The name as far as there is room for it."""
    room = _end(scene, plot) - _name_left(scene, plot.factor)
    fits = metrics(NORMAL, plot.factor)
    name = scene.state.name(scene.side)
    return fits.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0.0))


def _end(scene: Scene, plot: Plot) -> float:
    """Where the entropy begins at its longest, so that the hint does not come and go."""
    symbol = MEASURES[f"h_{scene.side}"].symbol
    text = f"{symbol} = {scene.desk.numbers.with_unit(math.log(len(scene.state)))}"
    return plot.right - text_widths(NORMAL, plot.factor, True)(text) - GAP * plot.factor


def _hint_left(scene: Scene, plot: Plot) -> float:
    """Where the hint begins: behind the name."""
    left, name = _name_left(scene, plot.factor), _name(scene, plot)
    if name:
        left += metrics(NORMAL, plot.factor).horizontalAdvance(name) + GAP * plot.factor
    return left


def _draw_hint(painter: QPainter, scene: Scene, plot: Plot, left: float, hint: str) -> None:
    """Draws the hint from `left` on, or nothing where there is no room for the whole of it."""
    if left + text_widths(SMALL, plot.factor)(hint) > _end(scene, plot):
        return
    painter.setFont(font(SMALL, plot.factor))
    painter.setPen(colour_of(scene.theme.muted))
    painter.drawText(QPointF(left, BASELINE * plot.factor), hint)
