"""Typing a logit over its bar; or all of them at once, with commas between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QRect

from infoviz.charts.inline_field import InlineField
from infoviz.core.editing import can_move
from infoviz.core.numbers import plain
from infoviz.core.refusal import Refusal
from infoviz.core.typed_logits import typed_logits
from infoviz.views.base import NO_OUTCOME

if TYPE_CHECKING:
    from infoviz.views.loss.pipeline.face import Pipeline

WIDTH, HEIGHT = 110, 26


class LogitField(QObject):
    """The one field of the face. What is typed becomes an undo step, or is refused beside it."""

    def __init__(self, face: Pipeline) -> None:
        super().__init__(face)
        self._face = face
        self.field = InlineField(face)
        self._outcome = NO_OUTCOME
        self._text = ""
        self.field.submitted.connect(self._on_submitted)

    def open(self, outcome: int) -> None:
        """Opens over the bar of an outcome; one that cannot move says why."""
        face = self._face
        state = face.scene.state
        if not can_move(state, "b", outcome):
            face.explained.emit(face.edits.why_it_cannot_move(outcome))
            return
        self._outcome = outcome
        z = float(face.scene.shown.z[outcome])
        self._text = plain(z, 6) if z > -float("inf") else "−∞"
        self.field.show_theme(face.theme, face.desk.factor)
        name = QCoreApplication.translate("Loss", "Logit of {0}")
        self.field.open(self._over(outcome), self._text, name.format(state.labels[outcome]))

    def place(self) -> None:
        """Follows its bar where all has been laid out anew."""
        if self.field.is_open:
            self.field.setGeometry(self._over(self._outcome))

    def close_without(self) -> None:
        """Closes, and takes nothing."""
        self.field.close_field()

    def _over(self, outcome: int) -> QRect:
        face = self._face
        plot, factor = face.picture.plot, face.desk.factor
        z = float(face.scene.shown.z[outcome])
        foot = plot.floor_y if z == -float("inf") else plot.y(z)
        width, height = round(WIDTH * factor), round(HEIGHT * factor)
        left = round(plot.middle(outcome)) - width // 2
        top = face.picture.y() + round(min(max(foot, plot.ceiling_y), plot.floor_y)) - height - 6
        inside = face.rect().adjusted(4, 4, -4 - width, -4 - height)
        return QRect(
            max(min(left, inside.right()), inside.left()),
            max(min(top, inside.bottom()), inside.top()),
            width,
            height,
        )

    def _on_submitted(self, text: str) -> None:
        if text == self._text:
            # The field shows six digits: taking them for the logit would change it.
            self.field.close_field()
            return
        face = self._face
        try:
            z = typed_logits(text, face.scene.shown.z, self._outcome)
        except Refusal as refusal:
            sentence = QCoreApplication.translate("Refusal", refusal.text).format(*refusal.values)
            self.field.refuse(sentence[:1].upper() + sentence[1:] + ".")
            return
        self.field.close_field()
        face.edits.type_logits(z, self._outcome)
