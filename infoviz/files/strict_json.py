"""JSON read strictly and within bounds: what takes more memory than it is worth is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.reading import decoded, shown

# Closed or not: an open quote must not be tried again from each quote within it.
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)

_LONGEST_INT = 18
"""Digits of a whole number that is kept as one; longer ones are floats, as they may be ∞."""


def load_json(data: bytes, most_values: int, most_groups: int) -> Any:
    """The value of a JSON text in UTF-8, or UTF-16 or UTF-32 with a byte order mark.

    Refusal names line and column where it is no JSON, where a key stands twice or a number is
    NaN or infinite, and where there are more values, or more lists and objects, than allowed.
    """
    text = decoded(data)
    values, groups = _counts(text)
    if values > most_values or groups > most_groups:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "it holds {0} values in {1} lists, more than can be"),
            f"{values:,}",
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


def _counts(text: str) -> tuple[int, int]:
    """How many values, and lists and objects, the text holds at most."""
    values = groups = 0
    for piece in _outside_strings(text):
        values += piece.count(",") + piece.count(":")
        groups += piece.count("[") + piece.count("{")
    return values + groups + 1, groups


def _outside_strings(text: str) -> Iterator[str]:
    """The text between its strings, in pieces, so that no second copy of it is made."""
    at = 0
    for match in _STRING.finditer(text):
        yield text[at : match.start()]
        at = match.end()
    yield text[at:]


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
