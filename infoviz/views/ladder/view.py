"""The ladder as a view: when it is drawn, and what a hand can do with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.core.analysis import Analysis
from infoviz.core.ladder import HAVE_PERPLEXITY, ORDER, next_measure, reach
from infoviz.core.measures import MEASURES
from infoviz.core.perplexity import perplexity
from infoviz.views.base import Part, View
from infoviz.views.ladder.layout import (
    PIECES,
    lay_out,
    least_height,
    roomy_height,
    usual_height,
    whole_height,
)
from infoviz.views.ladder.picture import Picture

_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Home: -len(ORDER),
    Qt.Key.Key_End: len(ORDER),
}


class Ladder(View, Canvas):
    """Three bars on one scale: H(A,B) = H(A) + KL(A‖B), H(B,A) = H(B) + KL(B‖A), and JS.

    A click on a piece, a name or a number chooses its measure, and so do the arrow keys.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scale = GrowingScale(pieces=PIECES)
        self._outcomes = 0
        self._picture: Picture | None = None
        self._pointed: str | None = None
        self._name_for_assistive_technology()

    @property
    def high(self) -> float:
        """The value at the right end of the plot, in the unit."""
        return self._scale.high

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        if part in ("hover", "span"):
            return
        outcomes = len(self.analysis.state)
        rescale = self._scale.grow if part == "analysis" else self._scale.fit
        is_rescaled = rescale(0, self._needed(self.analysis))
        if part in ("all", "theme", "desk", "pin"):
            self._picture = None
        if self._picture is None or is_rescaled or outcomes != self._outcomes:
            self.ground_changed()
        self._outcomes = outcomes
        self.update()
        if part != "analysis":
            self._name_for_assistive_technology()
            self._set_tool_tip()

    def _needed(self, analysis: Analysis) -> float:
        shown = (analysis, self.pinned) if self.pinned is not None else (analysis,)
        return max(reach(each) for each in shown) / self.desk.numbers.unit.nats

    def picture_in(self, rect: QRectF, ratio: float) -> Picture:
        """The ladder as it is drawn in `rect`."""
        picture = self._picture
        if picture is None or picture.layout.rect != rect or picture.ratio != ratio:
            layout = lay_out(rect, self.desk, self.pinned is not None)
            picture = self._picture = Picture(layout, self.theme, self.desk, ratio)
        return picture

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.analysis is None:
            painter.fillRect(rect, colour_of(self.theme.surface))
            return
        picture = self.picture_in(rect, painter.device().devicePixelRatioF())
        picture.draw_ground(painter, len(self.analysis.state), self.high, self.hasFocus())

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.analysis is not None:
            picture = self.picture_in(rect, painter.device().devicePixelRatioF())
            picture.draw(painter, self.analysis, self.pinned, self.high, self.hasFocus())

    # Choosing

    def measure_at(self, place: QPointF) -> str | None:
        """The measure whose piece, name or number lies at `place`."""
        if self.analysis is None:
            return None
        picture = self.picture_in(QRectF(self.rect()), self.devicePixelRatioF())
        for bar in picture.layout.bars:
            for figure in bar.figures:
                if figure.zone.contains(place):
                    return figure.measure_id
            if bar.label_zone.contains(place):
                return bar.rung.whole
            # A thin piece is caught a little outside itself, so the last one goes first.
            for measure_id in filter(None, (bar.rung.extra, bar.rung.solid)):
                piece = picture.piece(bar, measure_id, self.analysis.totals, self.high)
                if piece is not None and piece.adjusted(-1, -3, 4, 3).contains(place):
                    return measure_id
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        measure_id = self.measure_at(event.position())
        if measure_id is not None and event.button() == Qt.MouseButton.LeftButton:
            self.measure_chosen.emit(measure_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = self.measure_at(event.position())
        if self._pointed is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._set_tool_tip()

    def _set_tool_tip(self) -> None:
        # Not by overriding event(): an error below such an override ends the program in PySide6.
        tip = self.description_of(self._pointed) if self._pointed else ""
        if tip != self.toolTip():
            self.setToolTip(tip)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.measure_chosen.emit(next_measure(self.desk.measure, step))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ground_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.ground_changed()

    # Words

    def description_of(self, measure_id: str) -> str:
        """Name, value, perplexity where it has one, and who makes it infinite; one line each."""
        assert self.analysis is not None
        measure, numbers = MEASURES[measure_id], self.desk.numbers
        total = self.analysis.totals[measure_id]
        value = f"{measure.symbol} = {numbers.with_unit(total, measure.degree)}"
        lines = [QCoreApplication.translate("Measure", measure.name), value]
        if measure_id in HAVE_PERPLEXITY:
            lines.append(self.tr("perplexity {0}").format(perplexity(total)))
        if total == float("inf"):
            causes = self.analysis.causes_of_infinity(measure_id)
            state = self.analysis.state
            lines.append(
                (
                    self.tr("{0} is in A but not in B")
                    if state.a.p[causes[0]] > 0
                    else self.tr("{0} is in B but not in A")
                ).format(_listed([state.labels[i] for i in causes[:4].tolist()], len(causes)))
            )
        return "\n".join(lines)

    def _name_for_assistive_technology(self) -> None:
        name = self.tr("Ladder of measures")
        if self.analysis is not None:
            chosen = self.description_of(self.desk.measure).replace("\n", ", ")
            name = self.tr("{0}, chosen: {1}").format(name, chosen)
        self.setAccessibleName(name)

    # Size

    def sizeHint(self) -> QSize:
        return QSize(round(640 * self.desk.factor), usual_height(self.desk.factor))

    def whole_minimum_height(self) -> int:
        """The least height in which nothing of it is left out but perplexities."""
        return whole_height(self.desk.factor)

    def roomy_minimum_height(self) -> int:
        """The least height in which each figure has a line of its own as well."""
        return roomy_height(self.desk.factor)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(360 * self.desk.factor), least_height(self.desk.factor))


def _listed(labels: list[str], count: int) -> str:
    """The labels, and an ellipsis where there are more."""
    return ", ".join(labels) + (", …" if count > len(labels) else "")
