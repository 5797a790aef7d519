"""The line above the table: the formula, the chooser of the measure, and the fold button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from infoviz.charts.device import ratio_of
from infoviz.charts.fonts import LARGE, NORMAL, font, metrics
from infoviz.charts.kept import Kept, draw_kept
from infoviz.charts.outlines import outlines_of
from infoviz.charts.raster import colour_of
from infoviz.core.measures import MEASURES
from infoviz.desk import Desk
from infoviz.formulas import formula_svg
from infoviz.theme import Theme, load_theme
from infoviz.views.term_panel.widths import PAD

HEIGHT = 36
_LETTERS = 0.9375
"""How large a formula is drawn: 15 pixels for the 16 of its letters."""


class Formula(QWidget):
    """The formula of the chosen measure, typeset; smaller where it would not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.desk = Desk()
        self._kept: Kept | None = None

    def show_formula(self, theme: Theme, desk: Desk) -> None:
        self.theme, self.desk = theme, desk
        self._kept = None
        self.setAccessibleName(self.text)
        self.update()

    @property
    def text(self) -> str:
        """The formula in one line of plain text."""
        return MEASURES[self.desk.measure].formula.format(log=self.desk.numbers.unit.log)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        ratio = ratio_of(painter)
        if self._kept is None or self._kept.ratio != ratio:
            self._kept = self._typeset(ratio)
        top = 0.5 * (self.height() - self._kept.logical_size.height())
        draw_kept(painter, QPointF(PAD * self.desk.factor, round(top)), self._kept)
        painter.end()

    def resizeEvent(self, event: object) -> None:
        self._kept = None

    def _typeset(self, ratio: float) -> Kept:
        factor = self.desk.factor
        room = self.width() - PAD * factor
        try:
            svg = formula_svg(self.desk.measure, self.desk.unit, self.theme.text)
        except ValueError:
            return self._written(ratio, room)
        outlines, box = outlines_of(svg)
        scale = min(_LETTERS * factor, room / box.width())
        ink = colour_of(self.theme.text)

        def paint(painter: QPainter) -> None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(scale, scale)
            painter.translate(-box.topLeft())
            painter.fillPath(outlines, ink)

        return Kept(scale * box.width(), scale * box.height(), ratio, paint)

    def _written(self, ratio: float, room: float) -> Kept:
        """The plain text, for a measure that has no typeset formula."""
        factor, ink = self.desk.factor, colour_of(self.theme.text)
        fits = metrics(LARGE, factor, True)
        text = fits.elidedText(self.text, Qt.TextElideMode.ElideRight, room)

        def paint(painter: QPainter) -> None:
            painter.setFont(font(LARGE, factor, True))
            painter.setPen(ink)
            painter.drawText(QPointF(0, fits.ascent()), text)

        return Kept(fits.horizontalAdvance(text) + 2, fits.height(), ratio, paint)


class FlatButton(QAbstractButton):
    """A word, or a chevron, without a frame; a ring while it has the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = load_theme("light")
        self.factor = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_look(self, theme: Theme, factor: float) -> None:
        self.theme, self.factor = theme, factor
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = metrics(NORMAL, self.factor).horizontalAdvance(self.text())
        return QSize(round(width + 16 * self.factor), round(26 * self.factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(colour_of(self.theme.highlight))
            ring = QPen(colour_of(self.theme.focus), 1.5)
            painter.setPen(ring if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setFont(font(NORMAL, self.factor))
        painter.setPen(colour_of(self.theme.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class MeasureChooser(FlatButton):
    """Names the chosen measure, and lists all."""

    measure_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        group = QActionGroup(self)
        group.triggered.connect(self._on_triggered)
        self._actions: dict[str, QAction] = {}
        for measure in MEASURES.values():
            name = QCoreApplication.translate("Measure", measure.name)
            action = self.menu.addAction(f"{measure.symbol}\t{name}")
            action.setData(measure.id)
            action.setCheckable(True)
            group.addAction(action)
            self._actions[measure.id] = action
        self.clicked.connect(self.open)

    def show_measure(self, id: str) -> None:
        measure = MEASURES[id]
        self.setText(self.tr("measure: {0} ▾").format(measure.symbol))
        name = QCoreApplication.translate("Measure", measure.name)
        self.setAccessibleName(self.tr("Measure: {0}, {1}").format(measure.symbol, name))
        self.setToolTip(name)
        for other, action in self._actions.items():
            action.setChecked(other == id)
        self.updateGeometry()

    def open(self) -> None:
        """Shows the list."""
        size = self.menu.sizeHint()
        self.menu.popup(self.mapToGlobal(QPoint(self.width() - size.width(), self.height())))

    def _on_triggered(self, action: QAction) -> None:
        self.measure_chosen.emit(action.data())
