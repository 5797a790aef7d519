"""JSON read strictly and within bounds: what takes more memory than it is worth is refused."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.reading import decoded, shown

# Closed or not: an open quote must not be tried again from each quote within it.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)

_LONGEST_INT = 18
"""Digits of a whole number that is kept as one; longer ones are floats, as they may be ∞."""


@dataclass(frozen=True)
class Limits:
    """The most values, the most texts among them (keys too), and the most lists and objects.

    Each list or object may bring `per_group` values and texts besides.
    """

    values: int
    texts: int
    groups: int
    per_group: int = 0


def load_json(data: bytes, limits: Limits) -> Any:
    """The value of a JSON text in UTF-8, or UTF-16 or UTF-32 with a byte order mark.

    Refusal names line and column where it is no JSON, where a key stands twice or a number is
    NaN or infinite, and where there is more than the limits allow.
    """
    text = decoded(data)
    values, texts, groups = _counts(text)
    more = limits.per_group * groups
    if groups > limits.groups or values > limits.values + more or texts > limits.texts + more:
        raise Refusal(
            QT_TRANSLATE_NOOP(
                "Refusal", "it holds {0} values, {1} texts and {2} lists, more than can be"
            ),
            f"{values:,}",
            f"{texts:,}",
            f"{groups:,}",
        )
    try:
        return json.loads(
            text,
            parse_int=_whole,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "row {0}, column {1} is not JSON: {2}"),
            error.lineno,
            error.colno,
            error.msg[:1].lower() + error.msg[1:],
        ) from None
    except RecursionError:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "its lists are nested too deep")) from None


def _counts(text: str) -> tuple[int, int, int]:
    """How many values, texts, and lists and objects there are at most."""
    values = texts = groups = at = 0
    # Between the strings, piece by piece, so that no second copy of the text is made.
    for match in _STRING.finditer(text):
        texts += 1
        between = text[at : match.start()]
        values += between.count(",") + between.count(":")
        groups += between.count("[") + between.count("{")
        at = match.end()
    between = text[at:]
    values += between.count(",") + between.count(":")
    groups += between.count("[") + between.count("{")
    return values + groups + 1, texts, groups


def _whole(text: str) -> int | float:
    return int(text) if len(text) <= _LONGEST_INT else float(text)


def _refuse_constant(text: str) -> Any:
    raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it holds {0}, which is no finite number"), text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise Refusal(
                    QT_TRANSLATE_NOOP("Refusal", "“{0}” stands twice in one object"), shown(key)
                )
            seen.add(key)
    return found
