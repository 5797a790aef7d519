"""The measures as a table: by quadrature, how sure, and by closed form where there is one."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font
from infoviz.charts.numerals import Face, Numerals, face
from infoviz.charts.raster import colour_of
from infoviz.charts.strokes import pen
from infoviz.core.integrals import CONTINUOUS_MEASURES
from infoviz.core.numbers import NOTHING, fixed, power_of_ten
from infoviz.views.continuous.scene import Scene
from infoviz.views.continuous.words import cause_of_infinity, measure_name

IDS = list(CONTINUOUS_MEASURES)

PAD, HEAD, ROW, LEAST_ROW = 16.0, 30.0, 23.0, 17.0
WIDTH = 304.0

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}


class Table(Canvas):
    """One row a measure; a click on it, or an arrow key, chooses the measure."""

    chosen = Signal(str)

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._pointed: str | None = None
        self._numbers: dict[tuple[Face, float], Numerals] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def follow(self) -> None:
        """Draws other numbers."""
        self.update()

    def name(self) -> None:
        """Tells assistive technology what is chosen."""
        scene = self._scene
        text = self.tr("Measures of f and g: {0}, {1}, error at most {2}, closed form {3}")
        self.setAccessibleName(
            text.format(measure_name(scene.measure.id), *self.texts(scene.measure.id))
        )

    def texts(self, measure_id: str) -> tuple[str, str, str]:
        """A row as it is written: by quadrature, its error, and the closed form."""
        scene = self._scene
        measure, analysis = CONTINUOUS_MEASURES[measure_id], scene.analysis
        unit = scene.desk.numbers.unit
        result, closed = analysis.results[measure_id], analysis.closed_form(measure_id)
        error = NOTHING
        if result.is_finite:
            size = measure.in_unit(result.error, unit)
            error = power_of_ten(size, 0) if size else "0"
        known = QCoreApplication.translate("Table", "none")
        if closed is not None:
            known = self._number(measure.in_unit(closed, unit))
        return self._number(measure.in_unit(result.value, unit)), error, known

    def _number(self, value: float) -> str:
        """With fewer decimals from 1,000 on, as the column is no wider."""
        decimals = self._scene.desk.numbers.measure_decimals
        if 1000 <= abs(value) < math.inf:
            decimals = max(decimals - math.floor(math.log10(abs(value))) + 1, 0)
        return fixed(value, decimals)

    # Places

    @property
    def _row(self) -> float:
        factor = self._scene.factor
        room = self.height() - (HEAD + 6) * factor
        return min(max(room / len(IDS), LEAST_ROW * factor), ROW * factor)

    def row_rect(self, measure_id: str) -> QRectF:
        """Where the row of a measure stands."""
        top = HEAD * self._scene.factor + IDS.index(measure_id) * self._row
        return QRectF(0, top, self.width(), self._row)

    def measure_at(self, place: QPointF) -> str | None:
        return next((id for id in IDS if self.row_rect(id).contains(place)), None)

    @property
    def _columns(self) -> tuple[float, float, float]:
        """Where the numbers end."""
        factor = self._scene.factor
        right = self.width() - PAD * factor
        gap = factor * min(1.0, self.width() / (WIDTH * factor))
        closed = right - 84 * gap
        return closed - 68 * gap, closed, right

    # Drawing

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene, factor = self._scene, self._scene.factor
        theme = scene.theme
        painter.fillRect(rect, colour_of(theme.surface))
        painter.fillRect(QRectF(0, 0, 1, rect.height()), colour_of(theme.line))
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(theme.muted))
        baseline, widths = (HEAD - 10) * factor, text_widths(SMALL, factor)
        painter.drawText(QPointF(PAD * factor, baseline), self.tr("in {0}").format(scene.desk.unit))
        heads = self.tr("quadrature"), self.tr("error ≤"), self.tr("closed form")
        for right, head in zip(self._columns, heads, strict=True):
            draw_right(painter, right, baseline, head, widths)
        for id in IDS:
            if id != scene.desk.measure:
                self._draw_symbol(painter, id, is_bold=False)
        self._numbers.clear()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene, factor = self._scene, self._scene.factor
        theme = scene.theme
        none = QCoreApplication.translate("Table", "none")
        texts = [self.texts(id) for id in IDS]
        chosen = IDS.index(scene.desk.measure)
        for place, id in enumerate(IDS):
            if place == chosen or id == self._pointed:
                row = self.row_rect(id)
                painter.fillRect(row.adjusted(1, 0, 0, 0), colour_of(theme.highlight))
                self._draw_symbol(painter, id, is_bold=place == chosen)
        bold = [text if i == chosen else ("",) * 3 for i, text in enumerate(texts)]
        plain = [("",) * 3 if i == chosen else text for i, text in enumerate(texts)]
        for column, end in enumerate(self._columns):
            is_small = column == 1
            shown = [row[column] for row in (texts if is_small else plain)]
            if column == 2:
                absent = [none if row[column] == none else "" for row in texts]
                painter.setPen(colour_of(theme.muted))
                self._numerals(face(SMALL, factor), end).draw(painter, absent)
                shown = ["" if text == none else text for text in shown]
            painter.setPen(colour_of(theme.muted if is_small else theme.text))
            size = SMALL if is_small else NORMAL
            self._numerals(face(size, factor), end).draw(painter, shown)
            if not is_small:
                own = self._numerals(face(NORMAL, factor, True), end)
                strong = [row[column] for row in bold]
                own.draw(painter, ["" if text == none else text for text in strong])
        if self.hasFocus():
            painter.setPen(pen(theme.focus, 1.5 * factor))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.row_rect(scene.desk.measure).adjusted(2, 0.5, -1.5, -0.5))

    def _numerals(self, own: Face, end: float) -> Numerals:
        """The numbers of a column that ends at `end`, one a row."""
        key = own, end
        if key not in self._numbers:
            down = 4.6 * self._scene.factor
            places = [(end, self.row_rect(id).center().y() + down) for id in IDS]
            self._numbers[key] = Numerals(own, places)
        return self._numbers[key]

    def _draw_symbol(self, painter: QPainter, id: str, *, is_bold: bool) -> None:
        scene, factor = self._scene, self._scene.factor
        painter.setPen(colour_of(scene.theme.text))
        y = self.row_rect(id).center().y() + 4.6 * factor
        own = face(NORMAL, factor, is_bold)
        own.write(painter, PAD * factor, y, CONTINUOUS_MEASURES[id].symbol)

    # What a person does

    def mousePressEvent(self, event: QMouseEvent) -> None:
        id = self.measure_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and id is not None:
            self.chosen.emit(id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point(self.measure_at(event.position()))
        tip = self.tip_at(event.position())
        if tip != self.toolTip():
            self.setToolTip(tip)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        place = IDS.index(self._scene.desk.measure) + step
        self.chosen.emit(IDS[min(max(place, 0), len(IDS) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def tip_at(self, place: QPointF) -> str:
        """What there is to be said about the row at a place."""
        id = self.measure_at(place)
        if id is None:
            return ""
        result = self._scene.analysis.results[id]
        formula = self._scene.text(CONTINUOUS_MEASURES[id].formula)
        cause = cause_of_infinity(id, result)
        return "\n".join(filter(None, (f"{measure_name(id)}: {formula}", cause)))

    def _point(self, id: str | None) -> None:
        if id != self._pointed:
            self._pointed = id
            shape = Qt.CursorShape.PointingHandCursor if id else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def least_height(self) -> float:
        return (HEAD + 6 + LEAST_ROW * len(IDS)) * self._scene.factor

    def whole_height(self) -> float:
        return (HEAD + 6 + ROW * len(IDS)) * self._scene.factor

    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH * self._scene.factor), round(self.whole_height()))
