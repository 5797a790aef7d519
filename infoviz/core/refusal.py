"""Refusals that people read."""

from __future__ import annotations


class Refusal(ValueError):  # noqa: N818 - what a person typed is no error of the program
    """A ValueError whose sentence is shown to people.

    `text` has places for `values`. The message is the two together; the ui translates `text` in
    the context "Refusal" and fills it in itself.
    """

    def __init__(self, text: str, *values: object) -> None:
        super().__init__(text.format(*values))
        self.text = text
        self.values = values
