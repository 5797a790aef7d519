"""The training as a face: when it is drawn, and what a person does with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.core.analysis import Analysis
from infoviz.core.state import State
from infoviz.core.training_status import PATIENCE, Status
from infoviz.views.base import NO_OUTCOME, Part
from infoviz.views.loss.face import Face
from infoviz.views.loss.options import Options
from infoviz.views.loss.training.driver import Driver
from infoviz.views.loss.training.hand import Hand
from infoviz.views.loss.training.picture import Picture
from infoviz.views.loss.training.scene import Scene
from infoviz.views.loss.training.switches import Switches

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


class Training(Face):
    """B goes towards A by gradient descent, forth and back, with every measure over the steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = Scene()
        self.switches = Switches(self)
        self.picture = Picture(self.scene, self)
        self.driver = Driver(self)
        self._hand = Hand(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Training of B"))
        switches, driver = self.switches, self.driver
        switches.changed.connect(self._on_changed)
        switches.started.connect(self._on_started)
        switches.run_clicked.connect(driver.toggle)
        switches.step_clicked.connect(driver.step)
        switches.back_clicked.connect(driver.step_back)
        switches.reset_clicked.connect(driver.reset)

    @property
    def pair(self) -> State | None:
        """The pair on show."""
        return None if self.analysis is None else self.analysis.state

    # Options

    def options(self) -> dict[str, Any]:
        course = self.driver.course
        return {"steps": course.steps if course is not None and course.is_plain else 0}

    def restore(self, options: dict[str, Any]) -> None:
        self.driver.take(options.get("steps", 0))

    def show_shared(self, options: Options) -> None:
        if options.speed != self.shared.speed:
            self.driver.runner.set_speed(options.speed)
        super().show_shared(options)

    def _on_changed(self, changes: dict[str, Any]) -> None:
        self.options_changed.emit(changes)

    def _on_started(self, changes: dict[str, Any]) -> None:
        """Another start, or another model: training begins anew."""
        self.driver.finish()
        self.options_changed.emit(changes)
        self.driver.reset()

    # Drawing

    def show_analysis(self, analysis: Analysis) -> None:
        self.driver.follow(analysis.state)
        super().show_analysis(analysis)

    def driven(self) -> None:
        """The driver did something: the buttons tell what can be done now."""
        if self.isVisible():
            driver = self.driver
            self.switches.show_course(driver.course, is_running=driver.is_running)

    def redraw(self, part: Part) -> None:
        assert self.analysis is not None
        scene, picture = self.scene, self.picture
        if part in ("span", "pin"):
            return
        if part == "hover":
            scene.hovered = self.hovered
            picture.highlight_changed()
            return
        before, had_course = scene.analysis, scene.course is not None
        is_other = before is None or before.state.labels is not self.analysis.state.labels
        scene.theme, scene.desk, scene.options = self.theme, self.desk, self.shared
        scene.analysis, scene.hovered = self.analysis, self.hovered
        scene.course, scene.status = self.driver.course, self.driver.status
        scene.sentence = "" if scene.status is None else self.sentence(scene.status)
        scene.is_moving = part == "analysis"
        self.driven()
        if part not in ("analysis", "settled") or is_other:
            self._lay_out()
        is_rescaled = picture.rescale(settled=part != "analysis" or is_other)
        is_other |= part not in ("analysis", "settled")
        if is_rescaled or is_other or had_course != (scene.course is not None):
            picture.ground_changed()
        else:
            picture.update()

    def sentence(self, status: Status) -> str:
        """What is the matter, for people."""
        if not status.sentence or self.analysis is None:
            return ""
        course = self.driver.course
        label = "" if status.outcome is None else self.analysis.state.labels[status.outcome]
        return QCoreApplication.translate("Training", status.sentence).format(
            step=0 if course is None else course.steps, steps=PATIENCE, outcome=label
        )

    def hold(self, *, is_held: bool) -> None:
        self.scene.is_held = is_held

    def _lay_out(self) -> None:
        if self.scene.analysis is None:
            return
        self.switches.show_options(self.shared)
        top = self.switches.lay_out(self.size(), self.reserved, self.desk.factor)
        self.picture.setGeometry(0, top, self.width(), max(self.height() - top, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # What a person does

    def finish_gesture(self) -> None:
        """Another command, or another hand, has its turn: a run pauses, and is one undo step."""
        self.driver.finish()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != LEFT or self.analysis is None or self._hand.is_down:
            return
        place = self._in_picture(event)
        measure = self.picture.measure_at(place)
        racer = self.picture.racer_at(place)
        if measure is not None:
            self.measure_chosen.emit(measure)
        elif racer is not None:
            self.driver.take_over(racer)
        else:
            self._hand.press(place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.analysis is None:
            return
        if self._hand.is_down and not event.buttons() & LEFT:
            self._hand.cancel()
        place = self._in_picture(event)
        self._hand.move(place)
        if not self._hand.is_down:
            self.point_at(self.picture.outcome_at(place))
            shape = Qt.CursorShape.ArrowCursor
            if self._hand.reaches(place):
                shape = Qt.CursorShape.SizeHorCursor
            elif self.picture.measure_at(place) or self.picture.racer_at(place) is not None:
                shape = Qt.CursorShape.PointingHandCursor
            if shape != self.cursor().shape():
                self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == LEFT and self._hand.is_down:
            self._hand.release(self._in_picture(event))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._hand.is_down:
            self.point_at(NO_OUTCOME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, driver = Key(event.key()), self.driver
        if self.analysis is None:
            super().keyPressEvent(event)
        elif key == Key.Key_Escape and (self._hand.is_down or driver.is_busy):
            self._hand.cancel()
            driver.cancel()
        elif self._hand.is_down:
            event.ignore()
        elif key == Key.Key_Space:
            driver.toggle()
        elif key == Key.Key_Right:
            driver.step()
        elif key == Key.Key_Left:
            driver.step_back()
        elif key == Key.Key_Home:
            driver.jump_to(0)
        elif key == Key.Key_End and driver.course is not None:
            driver.jump_to(driver.course.taken)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._hand.cancel()
        self._show_focus(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """A run goes on behind another view, which shows it too, but not in a hidden window."""
        super().hideEvent(event)
        self._hand.cancel()
        if not self.driver.is_running or event.spontaneous() or not self.window().isVisible():
            self.driver.finish()
        else:
            self.explained.emit(
                self.tr("B is still being trained: any edit pauses it, or Pause in the Loss view.")
            )

    def _show_focus(self, has_focus: bool) -> None:
        self.scene.has_focus = has_focus
        self.picture.ground_changed()

    def _in_picture(self, event: QMouseEvent) -> QPointF:
        return event.position() - self.picture.pos().toPointF()

    def sizeHint(self) -> QSize:
        return QSize(640, 240) * self.desk.factor

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 250) * self.desk.factor
