"""The rows over the picture: the caption, and how far the draws are coupled, in which order."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.charts.numerals import face
from infoviz.charts.raster import colour_of
from infoviz.core.numbers import fixed
from infoviz.theme import Theme
from infoviz.views.controls import Choice, PartSlider
from infoviz.views.pairs.scene import Options

ROW = 34
PAD = 8
GAP = 14
SLIDER, LONG_SLIDER = 130, 250
CAPTION_LEAST = 120
TALL = 470
"""A view as high as this has a row for the caption alone."""


class Header(QObject):
    """Holds the slider and the switch of a view, and says what a person did with them."""

    moved = Signal(float)
    ordered = Signal(str)

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.slider = PartSlider(self.tr("Coupling of the two draws"), view)
        self.order = Choice(
            self.tr("order"),
            [("same", self.tr("same")), ("reverse", self.tr("reverse"))],
            view,
        )
        self._options = Options()
        self._word = self.tr("coupling")
        self._ends = self.tr("independent"), self.tr("as dependent as the order allows")
        self._captions = "", ""
        self._rects: dict[str, QRectF] = {}
        self.slider.moved.connect(self._on_moved)
        self.order.chosen.connect(self.ordered)

    def show_options(self, options: Options) -> None:
        self._options = options
        self.order.set_value(options.order)
        if not self.slider.isSliderDown():
            self.slider.set_part(options.part)

    def show_rows(self, own: int, has_rest: bool) -> None:
        """Says what is seen, in one sentence and in fewer words; `own` outcomes have rows."""
        short = self.tr("Two draws, one from A and one from B")
        text = self.tr("Two draws, one from A and one from B: independent, or coupled")
        if has_rest:
            sentence = self.tr(
                "Two draws: the {0} likeliest outcomes have a row each, all others one"
            )
            text = sentence.format(own)
            short = self.tr("Two draws: the {0} likeliest, and the rest").format(own)
        self._captions = text, short

    def lay_out(self, width: int, height: int, factor: float) -> int:
        """Puts everything into one row or two of that width; the height that they take.

        In one row the words at the ends of the slider give way first, then the caption.
        """
        measure = face(NORMAL, factor).width
        row, pad, gap = round(ROW * factor), PAD * factor, GAP * factor
        rects: dict[str, QRectF] = {}
        top = 0
        if height >= TALL * factor:
            rects["caption"] = QRectF(pad, 0, width - 2 * pad, row)
            top = row
        right = width - round(pad)
        order = min(self.order.sizeHint().width(), right)
        self.order.setGeometry(right - order, top + 3, order, row - 6)
        room = right - order - gap
        word = measure(self._word) + 8 * factor + face(NORMAL, factor, True).width("0.00")
        ends = [measure(text) for text in self._ends]
        least = SLIDER * factor
        with_ends = pad + word + 3 * gap + sum(ends) + least + gap <= room
        x = pad
        if "caption" not in rects:
            taken = word + gap + least + gap + (sum(ends) + 2 * gap if with_ends else 0.0)
            caption = room - taken - pad - 2 * gap
            short = measure(self._captions[1])
            if with_ends and caption < short:
                # The caption says more than the ends of a slider.
                with_ends = False
                caption += sum(ends) + 2 * gap
            if caption >= CAPTION_LEAST * factor:
                whole = measure(self._captions[0])
                taken = whole if whole <= caption else min(caption, short)
                rects["caption"] = QRectF(pad, 0, taken, row)
                x = rects["caption"].right() + 2 * gap
        rects["word"] = QRectF(x, top, word, row)
        x += word + gap
        if with_ends:
            rects["near"] = QRectF(x, top, ends[0], row)
            x += ends[0] + gap
        stops = room - (ends[1] + gap if with_ends else 0.0)
        length = max(min(stops - x - gap, LONG_SLIDER * factor), 40 * factor)
        self.slider.setGeometry(round(x), top + 3, round(length), row - 6)
        if with_ends:
            rects["far"] = QRectF(x + length + gap, top, ends[1], row)
        self._rects = rects
        return top + row

    @property
    def value_rect(self) -> QRectF:
        """What is painted anew when the slider has moved."""
        return self._rects.get("word", QRectF())

    def draw(self, painter: QPainter, theme: Theme, factor: float) -> None:
        plain, bold = face(NORMAL, factor), face(NORMAL, factor, True)
        painter.setPen(colour_of(theme.muted))
        for id, text in (("near", self._ends[0]), ("far", self._ends[1])):
            if id in self._rects:
                self._write(painter, self._rects[id], text, factor)
        room = self._rects.get("caption")
        if room is not None:
            long, short = self._captions
            text = long if plain.width(long) <= room.width() else short
            text = metrics(NORMAL, factor).elidedText(
                text, Qt.TextElideMode.ElideRight, room.width() + 1
            )
            self._write(painter, room, text, factor)
        word = self._rects.get("word")
        if word is not None:
            self._write(painter, word, self._word, factor)
            painter.setPen(colour_of(theme.text))
            text = fixed(self._options.part, 2) if self._options.part else "0"
            x = word.left() + plain.width(self._word) + 8 * factor
            bold.write(painter, x, word.center().y() + 4.5 * factor, text)

    def _write(self, painter: QPainter, room: QRectF, text: str, factor: float) -> None:
        painter.setFont(face(NORMAL, factor).font)
        painter.drawText(QPointF(room.left(), room.center().y() + 4.5 * factor), text)

    def _on_moved(self, part: float) -> None:
        # Two digits are what is shown, and what is meant.
        self.moved.emit(round(part, 2))
