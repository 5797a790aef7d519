"""What stands above the picture: a sentence, the presets, and the rows of both densities."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from infoviz.charts.raster import colour_of
from infoviz.core.density_pair import LETTERS, Letter
from infoviz.views.continuous.row import DensityRow
from infoviz.views.continuous.scene import Scene
from infoviz.views.continuous.words import hint, remark, short_hint

PAD, ROW, GAP = 12.0, 36.0, 18.0
LOW = 370.0
"""A lens that is lower than this has its sentence and its presets beside the densities only."""

TIGHT = 280.0
"""One that is lower than this has neither, unless there is room beside the densities."""


class Header(QWidget):
    """Places its widgets in as few rows as they need."""

    def __init__(self, scene: Scene, view: QWidget) -> None:
        super().__init__(view)
        self._scene = scene
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._said: tuple[str, int] | None = None
        self.presets = QToolButton(self)
        self.presets.setText(self.tr("Presets ▾"))
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows: dict[Letter, DensityRow] = {}
        for letter in LETTERS:
            self.rows[letter] = DensityRow(letter, view)
            self.rows[letter].setParent(self)

    @property
    def sentence(self) -> str:
        """What is said about the chosen measure, or about the lens."""
        return self._sentence.toolTip()

    def say(self) -> None:
        """Says what is to be said about the densities on show."""
        text, room = remark(self._scene), self._sentence.width()
        if (text, room) == self._said:
            return
        self._said = text, room
        widths = self._sentence.fontMetrics()
        name = "" if text else "muted"
        if not text:
            text = hint() if widths.horizontalAdvance(hint()) <= room else short_hint()
        if self._sentence.objectName() != name:
            self._sentence.setObjectName(name)
            self._sentence.style().unpolish(self._sentence)
            self._sentence.style().polish(self._sentence)
        self._sentence.setToolTip(text)
        self._sentence.setText(widths.elidedText(text, Qt.TextElideMode.ElideRight, room))

    def lay_out(self, width: int, height: int) -> int:
        """Places all in a view of that size; the height that they take."""
        factor = self._scene.factor
        pad, row = round(PAD * factor), round(ROW * factor)
        self._said = None
        for each in self.rows.values():
            each.show_theme(self._scene.theme, factor)
        presets, gap = self.presets.sizeHint().width(), round(GAP * factor)
        f, g = (self.rows[letter].sizeHint().width() for letter in LETTERS)
        inner = width - 2 * pad
        # Fields may be narrower than they would like to be, before there are more rows.
        least = sum(self.rows[letter].minimumSizeHint().width() for letter in LETTERS)
        fits = least + gap <= inner
        is_low = height < LOW * factor
        y = row
        if is_low and (f + g + presets + 2 * gap if fits else f + presets + gap) <= inner:
            y = 0
        if height < TIGHT * factor and y:
            y = presets = 0
        self.presets.setVisible(presets > 0)
        self._place(self.presets, width - pad - presets, 0, presets)
        self._sentence.setGeometry(pad, 0, max(inner - presets - gap, 10), row)
        self._sentence.setVisible(y > 0)
        if fits:
            over = max(f + g + gap - inner, 0)
            f -= (over + 1) // 2
            left = pad + f + gap
            if left < width // 2 and width // 2 + g <= width - pad and y:
                left = width // 2
            self._place(self.rows["f"], pad, y, f)
            self._place(self.rows["g"], left, y, min(g, width - pad - left))
            y += row
        else:
            self._place(self.rows["f"], pad, y, min(f, inner if y else inner - presets - gap))
            self._place(self.rows["g"], pad, y + row, min(g, inner))
            y += 2 * row
        return y + round(2 * factor)

    def _place(self, widget: QWidget, left: int, top: int, width: int) -> None:
        row = round(ROW * self._scene.factor)
        height = min(widget.sizeHint().height(), row - 2)
        widget.setGeometry(QRect(left, top + (row - height) // 2, width, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._scene.theme
        painter.fillRect(self.rect(), colour_of(theme.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, colour_of(theme.line))
        painter.end()
