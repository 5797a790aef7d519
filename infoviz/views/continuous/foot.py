"""The row of the bins: how many there are, what they add up to, and the way to the editors."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolButton, QWidget

from infoviz.charts.canvas import Canvas
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, SMALL, font
from infoviz.charts.numerals import Face, face
from infoviz.charts.raster import colour_of
from infoviz.core.integrals.bins import MAX_BINS, MIN_BINS
from infoviz.core.numbers import plain
from infoviz.views.continuous.charts import binned_symbol
from infoviz.views.continuous.scene import Scene
from infoviz.views.controls import PartSlider

PAD, ROW, LINE, SLIDER = 12.0, 38.0, 24.0, 150.0

_RATIO = MAX_BINS / MIN_BINS


class BinSlider(PartSlider):
    """A slider over the number of bins by equal ratios, with one bin a key where those are few."""

    bins_moved = Signal(int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.bins = MIN_BINS
        self.moved.connect(self._on_moved)

    def set_bins(self, bins: int) -> None:
        """Moves it without a signal; under a hand it stays where it is."""
        self.bins = bins
        if not self.isSliderDown():
            self.set_part(math.log(bins / MIN_BINS) / math.log(_RATIO))

    def _on_moved(self, part: float) -> None:
        bins = round(MIN_BINS * _RATIO**part)
        before = math.log(self.bins / MIN_BINS) / math.log(_RATIO)
        if bins == self.bins and not self.isSliderDown() and abs(part - before) > 1e-3:
            # A step of a key or of the wheel must not be lost to rounding.
            bins += 1 if part > before else -1
        self.bins_moved.emit(min(max(bins, MIN_BINS), MAX_BINS))


class Foot(Canvas):
    """Slider, n and Δ in a row, and below it Hₙ + log Δ beside h, and KLₙ beside KL."""

    bins_moved = Signal(int)
    sent = Signal()

    def __init__(self, scene: Scene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self.slider = BinSlider(self.tr("Number of bins"), self)
        self.slider.bins_moved.connect(self.bins_moved)
        self.button = QToolButton(self)
        self.button.setText(self.tr("Send to the editors"))
        self.button.setToolTip(
            self.tr("The binned pair becomes A and B; the Terms view then shows its sums")
        )
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.clicked.connect(self.sent)

    def follow(self, *, rescaled: bool) -> None:
        """Draws other numbers; `rescaled` where n or Δ may be others."""
        if rescaled:
            self.slider.set_bins(self._scene.options.bins)
            self.update()
        else:
            # Not the slider and the button, which are dear and the same as before.
            self.update(self._lower().toAlignedRect())

    def lay_out(self) -> None:
        factor = self._scene.factor
        self._word = text_widths(SMALL, factor)(self.tr("bins")) + (PAD + 12) * factor
        height = round(min((ROW - 6) * factor, self.slider.sizeHint().height()))
        middle = round(0.5 * ROW * factor)
        slider = QRect(0, 0, round(SLIDER * factor), height)
        slider.moveTo(round(self._word), middle - height // 2)
        self.slider.setGeometry(slider)
        hint = self.button.sizeHint()
        tall = min(hint.height(), round((ROW - 6) * factor))
        left = self.width() - round(PAD * factor) - hint.width()
        self.button.setGeometry(left, middle - tall // 2, hint.width(), tall)
        self.ground_changed()

    def height_for(self) -> int:
        return round((ROW + LINE + 6) * self._scene.factor)

    def _lower(self) -> QRectF:
        top = ROW * self._scene.factor
        return QRectF(0, top, self.width(), self.height() - top)

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        scene, factor = self._scene, self._scene.factor
        painter.fillRect(rect, colour_of(scene.theme.surface))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), colour_of(scene.theme.line))
        painter.setFont(font(SMALL, factor))
        painter.setPen(colour_of(scene.theme.muted))
        painter.drawText(QPointF(PAD * factor, 0.5 * ROW * factor + 4 * factor), self.tr("bins"))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        scene, factor = self._scene, self._scene.factor
        theme = scene.theme
        bold, normal = face(NORMAL, factor, True), face(NORMAL, factor)
        y = 0.5 * ROW * factor + 4 * factor
        x = self.slider.geometry().right() + 14 * factor
        count = f"n = {scene.options.bins}"
        painter.setPen(colour_of(theme.text))
        bold.write(painter, x, y, count)
        x += bold.width("n = 1000") + 12 * factor
        width = f"Δ = {plain(scene.bins.width, 3)}"
        if x + normal.width(width) < self.button.x() - 8 * factor:
            painter.setPen(colour_of(theme.muted))
            normal.write(painter, x, y, width)
        self._draw_sums(painter, (ROW + 12) * factor)

    def _draw_sums(self, painter: QPainter, y: float) -> None:
        """Each sum beside the integral to which it tends; what there is no room for is left out."""
        scene, factor = self._scene, self._scene.factor
        own = face(NORMAL, factor)
        x, right = PAD * factor, self.width() - PAD * factor
        sums = self.sums()
        texts = [text for both in sums for text in both]
        if x + sum(map(own.width, texts)) + 38 * factor > right:
            own = face(SMALL, factor)
        for strong, muted in sums:
            width = own.width(strong) + own.width(muted) + 8 * factor
            if x + width > right:
                # Better the sum without what it tends to than neither.
                if x + own.width(strong) <= right:
                    painter.setPen(colour_of(scene.theme.text))
                    own.write(painter, x, y, strong)
                return
            painter.setPen(colour_of(scene.theme.text))
            own.write(painter, x, y, strong)
            painter.setPen(colour_of(scene.theme.muted))
            own.write(painter, x + own.width(strong) + 8 * factor, y, muted)
            x += width + 22 * factor
        self._draw_note(painter, face(SMALL, factor), x, right, y)

    def sums(self) -> list[tuple[str, str]]:
        """Hₙ + log Δ and KLₙ as texts, each with the integral to which it tends."""
        scene, bins, results = self._scene, self._scene.bins, self._scene.analysis.results
        numbers = scene.desk.numbers
        entropy, divergence = scene.entropy, scene.divergence
        sum_h = bins.total(entropy.id) + math.log(bins.width)
        h, kl = binned_symbol(entropy, len(bins)), binned_symbol(divergence, len(bins))
        return [
            (
                f"{h} + {numbers.unit.log} Δ = {numbers.measure(sum_h)}",
                f"→ {entropy.symbol} {numbers.measure(results[entropy.id].value)}",
            ),
            (
                f"{kl} = {numbers.measure(bins.total(divergence.id))}",
                f"→ {divergence.symbol} {numbers.measure(results[divergence.id].value)}",
            ),
        ]

    def _draw_note(
        self, painter: QPainter, small: Face, left: float, right: float, y: float
    ) -> None:
        note = self.tr("outer bins open")
        if left + small.width(note) <= right:
            painter.setPen(colour_of(self._scene.theme.muted))
            small.write_right(painter, right, y, note)
