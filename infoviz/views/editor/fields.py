"""Typing a share over its bar, and a label under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect

from infoviz.charts.inline_field import InlineField
from infoviz.core.numbers import plain
from infoviz.core.outcomes import rename_outcome
from infoviz.core.refusal import Refusal
from infoviz.core.state import State
from infoviz.core.typed_share import typed_share
from infoviz.theme import Theme

if TYPE_CHECKING:
    from infoviz.views.editor.editor import Editor

HEIGHT = 26.0
SHARE_WIDTH = 96.0
LABEL_WIDTH = 180.0


class Fields:
    """The one field of an editor. What is typed becomes an undo step, or is refused beside it."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self.field = InlineField(editor)
        self._text = ""
        self._make: Callable[[State, str], State] | None = None
        self._step = ""
        self.field.submitted.connect(self._on_submitted)

    def show_theme(self, theme: Theme, factor: float) -> None:
        self.field.show_theme(theme, factor)

    def close(self) -> None:
        self.field.close_field()

    def open_share(self, outcome: int) -> None:
        """A field over the bar."""
        editor, plot = self._editor, self._editor.plot
        label, side = editor.state.labels[outcome], editor.side
        share = float(editor.state.of(side).p[outcome])

        def make(state: State, text: str) -> State:
            return typed_share(state, side, outcome, text)

        name = QCoreApplication.translate("Editor", "Share of {0} in {1}")
        step = QCoreApplication.translate("Editor", "Type {0} in {1}")
        foot = min(plot.y(share), plot.floor_y) - 6
        self._open(
            make,
            step.format(label, editor.letter),
            self._place(outcome, foot - HEIGHT * plot.factor, SHARE_WIDTH),
            plain(share, 6),
            name.format(label, editor.letter),
        )

    def open_label(self, outcome: int) -> None:
        """A field over the outcome's label."""
        editor, plot = self._editor, self._editor.plot
        label = editor.state.labels[outcome]

        def make(state: State, text: str) -> State:
            return rename_outcome(state, outcome, text)

        name = QCoreApplication.translate("Editor", "Label of {0}")
        step = QCoreApplication.translate("Editor", "Rename {0}")
        self._open(
            make,
            step.format(label),
            self._place(outcome, plot.floor_y + 3, LABEL_WIDTH),
            label,
            name.format(label),
        )

    def _open(
        self,
        make: Callable[[State, str], State],
        step: str,
        place: QRect,
        text: str,
        name: str,
    ) -> None:
        self._make, self._step, self._text = make, step, text
        self.field.open(place, text, name)

    def _place(self, outcome: int, top: float, width: float) -> QRect:
        """Around the middle of a bar, within the editor."""
        plot, inside = self._editor.plot, self._editor.rect().adjusted(4, 4, -4, -4)
        size = QRect(0, 0, round(width * plot.factor), round(HEIGHT * plot.factor))
        left = plot.middle(outcome) - 0.5 * size.width()
        size.moveTo(
            round(max(min(left, inside.right() - size.width()), inside.left())),
            round(max(min(top, inside.bottom() - size.height()), inside.top())),
        )
        return size

    def _on_submitted(self, text: str) -> None:
        assert self._make is not None
        editor = self._editor
        if text == self._text:
            # The field shows six digits of a share: taking them for the share would change it.
            self.close()
            return
        try:
            state = self._make(editor.state, text)
        except ValueError as error:
            self.field.refuse(_sentence(error))
            return
        step = self._step
        self.close()
        editor.edit(state, step)


def _sentence(error: ValueError) -> str:
    """A refusal as one translated sentence."""
    text = str(error)
    if isinstance(error, Refusal):
        text = QCoreApplication.translate("Refusal", error.text).format(*error.values)
    return text[:1].upper() + text[1:] + "."
