"""The loss as a view: two faces, the way to the loss and the training, and what they share."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from infoviz.core.analysis import Analysis
from infoviz.core.state import State
from infoviz.desk import Desk
from infoviz.theme import Theme
from infoviz.views.base import Part, Span, View
from infoviz.views.controls import Choice, tab_behind
from infoviz.views.loss.face import Face
from infoviz.views.loss.options import FaceId, Options
from infoviz.views.loss.shelf import PAD, ROW

_FACES = {"pipeline": "Pipeline", "training": "Training"}


class Loss(View):
    """A is the label, and B = softmax(z / T) the model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = Options()
        self._faces: dict[FaceId, Face] = {}
        self._choice = Choice(
            "", [("pipeline", self.tr("Pipeline")), ("training", self.tr("Training"))], self
        )
        self._choice.setAccessibleName(self.tr("Face"))
        self._choice.chosen.connect(self._on_face_chosen)
        self.setAccessibleName(self.tr("Cross-entropy as a loss"))
        self._bring_to_front()

    def face(self, id: FaceId) -> Face:
        """A face by its id; it is made when it is first asked for."""
        if id not in self._faces:
            module = import_module(f"infoviz.views.loss.{id}")
            face: Face = getattr(module, _FACES[id])(self)
            self._faces[id] = face
            self._tell_all(face)
            tab_behind(self._choice.button("training"), face)
        return self._faces[id]

    @property
    def front(self) -> Face:
        """The face on show."""
        return self.face(self._options.face)

    def _tell_all(self, face: Face) -> None:
        """Connects a new face, and tells it what the view knows."""
        face.hide()
        face.previewed.connect(self._on_previewed)
        face.committed.connect(self.committed)
        face.cancelled.connect(self.cancelled)
        face.outcome_hovered.connect(self.outcome_hovered)
        face.measure_chosen.connect(self.measure_chosen)
        face.explained.connect(self.explained)
        face.options_changed.connect(self._on_options_changed)
        face.show_shared(self._options)
        face.show_theme(self.theme)
        face.show_desk(self.desk)
        face.show_hover(self.hovered)
        face.show_pin(self.pinned)
        face.show_span(self.span)
        if self.analysis is not None:
            face.show_analysis(self.analysis)

    # Options

    def options(self) -> dict[str, Any]:
        steps = 0
        if "training" in self._faces:
            steps = self._faces["training"].options()["steps"]
        return self._options.as_data() | {"steps": steps}

    def restore(self, options: dict[str, Any]) -> None:
        """Takes the options back; training is taken again up to the step where it stood."""
        wanted = self._options.changed_by(options)
        self._set_options(replace(wanted, steps=0))
        if wanted.steps:
            self.face("training").restore({"steps": wanted.steps})

    def _set_options(self, options: Options) -> None:
        before, self._options = self._options, options
        for face in self._faces.values():
            face.show_shared(options)
        if options.face != before.face:
            self._bring_to_front()

    def _on_previewed(self, state: State) -> None:
        """One gesture at a time: a hand on one face ends the run on the other."""
        for face in self._faces.values():
            if face is not self.sender():
                face.finish_gesture()
        self.previewed.emit(state)

    def _on_options_changed(self, changes: dict[str, Any]) -> None:
        self._set_options(self._options.changed_by(changes))

    def _on_face_chosen(self, id: str) -> None:
        self._set_options(self._options.changed_by({"face": id}))

    # What the faces are told

    def show_analysis(self, analysis: Analysis) -> None:
        self.analysis = analysis
        for face in self._faces.values():
            face.show_analysis(analysis)

    def show_settled(self) -> None:
        for face in self._faces.values():
            face.show_settled()

    def show_theme(self, theme: Theme) -> None:
        self.theme = theme
        for face in self._faces.values():
            face.show_theme(theme)

    def show_desk(self, desk: Desk) -> None:
        self.desk = desk
        self._lay_out()
        for face in self._faces.values():
            face.show_desk(desk)

    def show_hover(self, outcome: int) -> None:
        self.hovered = outcome
        for face in self._faces.values():
            face.show_hover(outcome)

    def show_span(self, span: Span | None) -> None:
        self.span = span
        for face in self._faces.values():
            face.show_span(span)

    def show_pin(self, pinned: Analysis | None) -> None:
        self.pinned = pinned
        for face in self._faces.values():
            face.show_pin(pinned)

    def finish_gesture(self) -> None:
        for face in self._faces.values():
            face.finish_gesture()

    def redraw(self, part: Part) -> None:
        """The faces draw; here things are only put in their places."""
        self._lay_out()

    # Places

    def _bring_to_front(self) -> None:
        front = self.front
        self._choice.set_value(self._options.face)
        self._lay_out()
        # The other is hidden first, so that its gesture ends before this one is drawn.
        for face in self._faces.values():
            if face is not front:
                face.hide()
        front.show()
        self._choice.raise_()

    def _lay_out(self) -> None:
        factor = self.desk.factor
        hint = self._choice.sizeHint()
        height = min(hint.height(), round(ROW * factor) - 4)
        left = self.width() - round(PAD * factor) - hint.width()
        self._choice.setGeometry(left, (round(ROW * factor) - height) // 2, hint.width(), height)
        for face in self._faces.values():
            face.reserved = hint
            face.setGeometry(self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: with one, Tab would go past the choice to the face.
        self.front.setFocus(event.reason())

    def sizeHint(self) -> QSize:
        return self.front.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.front.minimumSizeHint()
