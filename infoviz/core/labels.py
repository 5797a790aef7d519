"""The labels of the outcomes: distinct, and fit to be shown and saved. Checked here, once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

MAX_LABEL_LENGTH = 200
_SHOWN_LENGTH = 40

# Control characters, line and paragraph separators, and lone surrogates, which no file can hold.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def check_text(text: str) -> str:
    """`text` without the blanks around it; Refusal where it is too long, or cannot be shown."""
    text = text.strip()
    unfit = _UNFIT.search(text)
    if unfit:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” holds the character {1}, which cannot be shown"),
            _UNFIT.sub("�", text[:_SHOWN_LENGTH]),
            f"U+{ord(unfit[0]):04X}",
        )
    if len(text) > MAX_LABEL_LENGTH:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}…” is {1} characters long, {2} more than can be"),
            text[:_SHOWN_LENGTH],
            len(text),
            len(text) - MAX_LABEL_LENGTH,
        )
    return text


class Labels(tuple[str, ...]):
    """One label an outcome, without blanks around it.

    Refusal names the first that is empty, appears twice, is longer than 200 characters, or
    holds a control character.
    """

    def __new__(cls, labels: Iterable[str]) -> Labels:
        self = super().__new__(cls, [label.strip() for label in labels])
        # All of them at once, since there may be 100,000; one by one only to name the faulty.
        if (
            len(set(self)) < len(self)
            or "" in self
            or max(map(len, self), default=0) > MAX_LABEL_LENGTH
            or _UNFIT.search("".join(self))
        ):
            self._refuse()
        return self

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each label stands."""
        return {label: i for i, label in enumerate(self)}

    def _refuse(self) -> None:
        first: dict[str, int] = {}
        for number, label in enumerate(self, start=1):
            check_text(label)
            if not label:
                raise Refusal(QT_TRANSLATE_NOOP("Refusal", "outcome {0} has no label"), number)
            if label in first:
                raise Refusal(
                    QT_TRANSLATE_NOOP("Refusal", "outcomes {0} and {1} are both called “{2}”"),
                    first[label],
                    number,
                    label,
                )
            first[label] = number
