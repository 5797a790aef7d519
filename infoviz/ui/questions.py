"""Dialogs that say one sentence, or ask one question, without stopping the window's own loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from infoviz.ui.wording import refusal

Role = QMessageBox.ButtonRole


@dataclass(frozen=True)
class Answer:
    """A button, and what happens when it is chosen."""

    text: str
    role: Role
    then: Callable[[], None] | None = None


def say(parent: QWidget, title: str, error: ValueError) -> QMessageBox:
    """Shows a refusal that must not be missed."""
    box = _box(parent, title, QMessageBox.Icon.Warning)
    box.setText(refusal(error))
    box.open()
    return box


def ask(parent: QWidget, title: str, text: str, detail: str, answers: Sequence[Answer]) -> None:
    """Asks; Esc chooses the answer whose role is to reject, and Enter the first."""
    box = _box(parent, title, QMessageBox.Icon.Question)
    box.setText(text)
    box.setInformativeText(detail)
    _Question(box, answers)
    box.open()


def _box(parent: QWidget, title: str, icon: QMessageBox.Icon) -> QMessageBox:
    box = QMessageBox(icon, title, "", parent=parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


class _Question(QObject):
    """Runs what belongs to the answer, once the dialog is gone."""

    def __init__(self, box: QMessageBox, answers: Sequence[Answer]) -> None:
        super().__init__(box)
        self._then: dict[QAbstractButton, Callable[[], None] | None] = {}
        for number, answer in enumerate(answers):
            button = box.addButton(answer.text, answer.role)
            self._then[button] = answer.then
            if number == 0:
                box.setDefaultButton(button)
            if answer.role == Role.RejectRole:
                box.setEscapeButton(button)
        self._box = box
        box.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        then = self._then.get(self._box.clickedButton())
        if then is not None:
            then()
