"""Logits as people type them: one, such as −0.5 or −∞, or as many as there are outcomes."""

from __future__ import annotations

import re

import numpy as np

from infoviz.core.distribution import Vector
from infoviz.core.refusal import Refusal
from infoviz.core.softmax import check_logits
from infoviz.core.text import QT_TRANSLATE_NOOP

_SHOWN_LENGTH = 40
_ENDLESS = ("-inf", "-∞", "-infinity")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.ASCII)


def typed_logits(text: str, before: Vector, outcome: int) -> Vector:
    """The logits `before` (n,) with one, or all of them, as `text` tells; fresh.

    Numbers have a decimal point, and commas, semicolons or blanks stand between them; −∞ is also
    `-inf`. Refusal, with the reason in one sentence, where they cannot be read, are neither one nor
    n, are too far from 0, or leave nothing possible.
    """
    words = [word for word in re.split(r"[\s,;\[\]()]+", text.replace("−", "-").lower()) if word]
    if not words:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "type a logit, such as −0.5 or −∞"))
    values = np.array([_parsed(word) for word in words])
    if len(values) not in (1, len(before)):
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} numbers were typed: type one, or all {1}"),
            len(values),
            len(before),
        )
    after = before.copy()
    if len(values) == 1:
        after[outcome] = values[0]
    else:
        after[:] = values
    if after.max() == -np.inf:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "at least one logit must be finite"))
    try:
        return check_logits(after)
    except ValueError:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is too large a number"), text[:_SHOWN_LENGTH]
        ) from None


def _parsed(word: str) -> float:
    if word in _ENDLESS:
        return -np.inf
    if _NUMBER.fullmatch(word) is None:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is not a logit: type a number such as −0.5, or −∞"),
            word[:_SHOWN_LENGTH],
        )
    return float(word)
