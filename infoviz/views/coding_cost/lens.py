"""Coding cost as a lens: its switch, and when it is drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.charts.caption import draw_caption
from infoviz.charts.raster import colour_of
from infoviz.core.measures import MEASURES
from infoviz.views.base import Part, View
from infoviz.views.coding_cost.coded import CODINGS, Boxes
from infoviz.views.coding_cost.picture import Picture
from infoviz.views.coding_cost.scene import Scene
from infoviz.views.controls import Choice

ROW = 36
BEYOND = 1.25
"""How far above the tallest box the scale reaches where one has no end."""

FLAT = 1e-3
"""Where no box is taller than this, the scale reaches to 1."""


class Lens(View):
    """One box an outcome: its share wide, its codeword tall; the area is the mean cost."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.picture = Picture(self.scene, self)
        self.switch = Choice(
            self.tr("coded"),
            [
                ("ab", self.tr("A with B")),
                ("ba", self.tr("B with A")),
                ("aa", self.tr("A with A")),
                ("bb", self.tr("B with B")),
            ],
            self,
        )
        self.switch.chosen.connect(self._on_switched)
        self.setAccessibleName(self.tr("Coding cost"))

    # Options

    def options(self) -> dict[str, Any]:
        return {"coding": self.scene.coding.id}

    def restore(self, options: dict[str, Any]) -> None:
        coding = options.get("coding")
        if isinstance(coding, str) and coding in CODINGS:
            self.switch.set_value(coding)
            self._on_switched(coding)

    def _on_switched(self, id: str) -> None:
        self.stop_gesture()
        self.scene.coding = CODINGS[id]
        self._redraw_if_visible("all")

    def stop_gesture(self) -> None:
        """Puts back what is held, as where a switch is turned."""

    def forget_gesture(self) -> None:
        """Lets go of what is held, where the outcomes have become others."""

    # Drawing

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        scene, picture = self.scene, self.picture
        if part in ("span", "pin"):
            return
        if part == "hover":
            scene.hovered = self.hovered
            picture.update()
            return
        before = scene.boxes
        if before is not None and before.analysis.state.labels is not self.analysis.state.labels:
            self.forget_gesture()
            scene.selected = min(scene.selected, len(self.analysis.state) - 1)
        scene.theme, scene.desk, scene.hovered = self.theme, self.desk, self.hovered
        scene.boxes = boxes = Boxes(self.analysis, scene.coding, self.desk.numbers.unit.nats)
        rescale = picture.scale.grow if part == "analysis" else picture.scale.fit
        needed = boxes.tallest * (BEYOND if boxes.missing is not None else 1.0)
        is_rescaled = rescale(0.0, needed if needed > FLAT else 1.0)
        if is_rescaled or part not in ("analysis", "settled"):
            picture.ground_changed()
            self.update()
        else:
            picture.update()
        if part in ("all", "desk", "theme"):
            self._lay_out()

    def _lay_out(self) -> None:
        factor = self.desk.factor
        row = round(ROW * factor)
        hint = self.switch.sizeHint()
        width = min(hint.width(), self.width())
        self.switch.setGeometry(self.width() - width, 2, width, row - 6)
        self.picture.setGeometry(0, row, self.width(), max(self.height() - row, 1))

    def captions(self) -> list[str]:
        """What is seen, in one sentence, and in ever fewer words."""
        coding = self.scene.coding
        symbol = MEASURES[coding.cost].symbol
        if coding.extra is None:
            long = self.tr("{0}, one box an outcome: share wide, codeword in its own code tall")
            return [
                long.format(symbol),
                self.tr("{0}: share wide, codeword tall").format(symbol),
                self.tr("{0}: share × codeword").format(symbol),
            ]
        texts = (
            self.tr("{0}, one box an outcome: share in {1} wide, codeword in {2}’s code tall"),
            self.tr("{0}: share in {1} wide, codeword in {2}’s code tall"),
            self.tr("{0}: share in {1} wide, {2}’s codeword tall"),
            self.tr("{0}: share × codeword"),
        )
        return [text.format(symbol, coding.coded.upper(), coding.code.upper()) for text in texts]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour_of(self.theme.surface))
        room = max(self.switch.x() - 20 * self.desk.factor, 0)
        draw_caption(painter, self.captions(), room, self.theme, self.desk.factor)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # Size

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 220) * self.desk.factor
