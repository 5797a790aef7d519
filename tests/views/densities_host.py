"""The continuous lens on a table, with a mouse in its picture, in data units."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from infoviz.core.densities import Density, parse_density
from infoviz.core.density_pair import DensityPair, Letter, densities_of
from infoviz.views.continuous import Continuous
from infoviz.views.continuous.scene import HandleKey
from tests.views.hands import FREE, EditingHost
from tests.views.host import WEATHER

Key = Qt.Key


class DensitiesHost(EditingHost):
    """Drags handles, types into fields, and tells what came of it."""

    view: Continuous

    def __init__(
        self, f: str = "normal(0,1)", g: str = "normal(1.2,1.8)", size: tuple[int, int] = (880, 560)
    ) -> None:
        pair = DensityPair(parse_density(f), parse_density(g))
        super().__init__(Continuous(), replace(WEATHER, densities=pair), size)

    def density(self, letter: Letter) -> Density:
        """The density on show."""
        return densities_of(self.shown).of(letter)

    def grip(self, key: HandleKey) -> QPointF:
        """Where a handle stands in the picture."""
        grip = self.view.picture.grips.of(key)
        assert grip is not None, f"{key} is out of view"
        return QPointF(grip.x, grip.y)

    def press(self, place: QPointF) -> None:
        self._at(QEvent.Type.MouseButtonPress, place)

    def move_to(self, place: QPointF, modifiers: Qt.KeyboardModifier = FREE) -> None:
        self._at(QEvent.Type.MouseMove, place, modifiers)

    def release(self, place: QPointF) -> None:
        self._at(QEvent.Type.MouseButtonRelease, place)

    def drag(self, key: HandleKey, by: float, modifiers: Qt.KeyboardModifier = FREE) -> None:
        """Drags a handle so many pixels sideways, over two moves."""
        start = self.grip(key)
        end = start + QPointF(by, 0)
        self.press(start)
        self.move_to(start + QPointF(0.5 * by, 0), modifiers)
        self.move_to(end, modifiers)
        self.release(end)

    def point_at(self, x: float) -> None:
        """Points at x of the line, in the chart of the integrand."""
        plot = self.view.picture.plot
        self._hover(QPointF(plot.x(x), plot.lower.center().y()))

    def type_into(self, letter: Letter, parameter: str, text: str) -> None:
        field = self.view.header.rows[letter].fields[parameter]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Key.Key_Return)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = FREE) -> None:
        QTest.keyClick(self.view.picture, key, modifiers)

    def _hover(self, place: QPointF) -> None:
        self._at(QEvent.Type.MouseMove, place, pressed=False)

    def _at(
        self,
        kind: QEvent.Type,
        place: QPointF,
        modifiers: Qt.KeyboardModifier = FREE,
        *,
        pressed: bool = True,
    ) -> None:
        picture = self.view.picture
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind == QEvent.Type.MouseMove else left
        buttons = left if pressed and kind != QEvent.Type.MouseButtonRelease else none
        there = QPointF(picture.mapToGlobal(QPoint(0, 0))) + place
        event = QMouseEvent(kind, place, there, button, buttons, modifiers)
        QApplication.sendEvent(picture, event)
