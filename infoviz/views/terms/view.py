"""The contribution chart as a view: when it is drawn, its scale, and what a hand can do with it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.columns import Columns
from infoviz.charts.device import is_vector, ratio_of
from infoviz.charts.raster import colour_of
from infoviz.charts.scale import GrowingScale
from infoviz.charts.zoom import span_of, wheeled
from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES
from infoviz.core.pins import matched
from infoviz.views.base import NO_OUTCOME, Part, View
from infoviz.views.terms.ground import margin
from infoviz.views.terms.picture import Picture
from infoviz.views.terms.plot import CAPTION, LABELS, PIECES, Plot, plot_of


class Terms(View, Canvas):
    """One bar for the term of each outcome: what it adds to the chosen measure, or takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = GrowingScale(pieces=PIECES)
        self._picture: Picture | None = None
        self._labels: tuple[str, ...] = ()
        self._ghost: Vector | None = None
        self._drawn_in: tuple[QRectF, float, bool] | None = None
        self._pointed = NO_OUTCOME
        self._grabbed: tuple[float, Columns] | None = None
        self.setAccessibleName(self.tr("Terms of the chosen measure"))

    @property
    def scale(self) -> tuple[float, float]:
        """The ends of the vertical scale, in the unit."""
        return self._scale.low, self._scale.high

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        if part == "hover":
            self.ground_changed()
            return
        if self.analysis.state.labels is not self._labels:
            self._labels = self.analysis.state.labels
            part = "all" if part == "analysis" else part
            self._picture = None
        if part in ("all", "desk", "pin"):
            self._ghost = self._pinned_terms()
        rescale = self._scale.grow if part == "analysis" else self._scale.fit
        if rescale(*self._needed(self.analysis)) or part not in ("analysis", "settled"):
            self._picture = None
        if self._picture is None:
            self.ground_changed()
        self.update()

    @property
    def _read(self) -> int:
        """The outcome that is read out: the one under the pointer, unless it has been removed."""
        return self.hovered if self.hovered < len(self._labels) else NO_OUTCOME

    def _needed(self, analysis: Analysis) -> tuple[float, float]:
        """The range of all finite terms on show; that of nothing is [0, 1]."""
        measure = MEASURES[self.desk.measure]
        if measure.terms is None:
            return 0.0, 1.0
        nats = self.desk.numbers.unit.nats
        low, high = analysis.extent(measure.id)
        if self._ghost is not None:
            known = self._ghost[np.isfinite(self._ghost)]
            if known.size:
                low, high = min(low, float(known.min())), max(high, float(known.max()))
        low, high = low / nats, high / nats
        if self.desk.scale == "full" or low == high == 0:
            high = max(high, 1.0)
        elif analysis.totals[measure.id] == np.inf:
            # A bar that runs off the top needs room to be seen doing so.
            high = max(high, -low)
        return low, high

    def _pinned_terms(self) -> Vector | None:
        """The pinned terms, in the order of the outcomes on show."""
        measure = MEASURES[self.desk.measure]
        if self.pinned is None or measure.terms is None or self.analysis is None:
            return None
        return matched(self.pinned.terms(measure.id), self.pinned.state, self.analysis.state)

    def plot_in(self, rect: QRectF, ratio: float) -> Plot:
        """Where everything stands in `rect`."""
        assert self.analysis is not None
        low, high = self.scale
        factor = self.desk.factor
        height = rect.height() - (CAPTION + LABELS) * factor
        return plot_of(
            rect.width(),
            rect.height(),
            ratio,
            factor,
            margin(low, high, height, factor),
            len(self.analysis.state),
            self.span,
            low,
            high,
        )

    @property
    def plot(self) -> Plot:
        """Where everything stands on the screen."""
        return self._picture_in(QRectF(self.rect()), self.devicePixelRatioF()).plot

    def _picture_in(self, rect: QRectF, ratio: float, in_file: bool = False) -> Picture:
        if self._picture is None or self._drawn_in != (rect, ratio, in_file):
            plot = self.plot_in(rect, ratio)
            self._picture = Picture(plot, self.theme, self.desk, self._labels, in_file)
            self._drawn_in = rect, ratio, in_file
        return self._picture

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.analysis is None:
            painter.fillRect(rect, colour_of(self.theme.surface))
            return
        picture = self._picture_in(rect, ratio_of(painter), is_vector(painter))
        picture.draw_ground(painter, rect, self._read)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        if self.analysis is not None:
            picture = self._picture_in(rect, ratio_of(painter), is_vector(painter))
            picture.draw(painter, self.analysis, self._ghost, self._read)

    # The pointer

    def outcome_at(self, place: QPointF) -> int:
        """The outcome in whose slot `place` lies; of several in one pixel, that of most weight."""
        if self.analysis is None:
            return NO_OUTCOME
        plot = self.plot
        if not (plot.left <= place.x() < plot.right and place.y() >= CAPTION * plot.factor):
            return NO_OUTCOME
        first, last = plot.outcomes_under(place.x())
        measure = MEASURES[self.desk.measure]
        if first == last or measure.terms is None:
            return first
        return first + int(np.abs(self.analysis.terms(measure.id)[first : last + 1]).argmax())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            x, columns = self._grabbed
            pixels = (x - event.position().x()) * self.plot.ratio
            self.span_changed.emit(span_of(columns.panned(pixels)))
            return
        self._point_at(self.outcome_at(event.position()))
        # Not by overriding event(): an error below such an override ends the program in PySide6.
        tip = self._tool_tip(event.position())
        if tip != self.toolTip():
            self.setToolTip(tip)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point_at(NO_OUTCOME)

    def _point_at(self, outcome: int) -> None:
        if outcome != self._pointed:
            self._pointed = outcome
            self.outcome_hovered.emit(outcome)

    # Zooming

    def _is_on_axis(self, place: QPointF) -> bool:
        return self.analysis is not None and place.y() >= self.plot.label_top

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.analysis is None:
            return
        plot = self.plot
        columns = wheeled(
            plot.columns,
            plot.ratio,
            event.position().x(),
            event.angleDelta(),
            event.modifiers(),
        )
        self.span_changed.emit(span_of(columns))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_axis(event.position()):
            self._grabbed = event.position().x(), self.plot.columns

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_on_axis(event.position()):
            self.span_changed.emit(None)

    # Words and size

    def _tool_tip(self, place: QPointF) -> str:
        """The whole label under the pointer, where it is not to be read."""
        outcome = self.outcome_at(place)
        if outcome == NO_OUTCOME or not self._is_on_axis(place) or self._picture is None:
            return ""
        return "" if self._picture.labels.is_whole(outcome) else self._labels[outcome]

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 127) * self.desk.factor
