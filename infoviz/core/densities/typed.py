"""Densities as people type them: normal(0,1), truncated(gamma(2,1),0,5)."""

from __future__ import annotations

import re

from infoviz.core.densities.base import Density
from infoviz.core.densities.registry import FAMILIES
from infoviz.core.densities.truncated import Truncated
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

_MAX_LENGTH = 200
_SHOWN_LENGTH = 40
_CALL = re.compile(r"\s*([a-z][a-z_ -]*?)\s*(?:\((.*)\))?\s*", re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
_INFINITE = {"inf": "inf", "+inf": "inf", "∞": "inf", "+∞": "inf", "-inf": "-inf", "-∞": "-inf"}

_OTHER_NAMES = {
    "gaussian": "normal",
    "studentt": "student",
    "t": "student",
    "truncate": "truncated",
}


def parse_density(text: str) -> Density:
    """The density that `text` tells, as `Density.text` writes it.

    A name alone stands for the defaults of its family. The first argument of `truncated` is a
    density, and the others are its ends, which may be `-inf` and `inf`. Refusal, with the datum in
    the sentence, where it cannot be read or cannot be.
    """
    if len(text) > _MAX_LENGTH:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "a density takes at most {0} characters"), _MAX_LENGTH
        )
    match = _CALL.fullmatch(text)
    if match is None:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is not a density: type one such as {1}"),
            _shown(text),
            "normal(0,1)",
        )
    id = re.sub(r"[\s_-]", "", match[1]).lower()
    id = _OTHER_NAMES.get(id, id)
    arguments = None if match[2] is None else _arguments(match[2])
    if id == Truncated.id:
        return _truncated(arguments, text)
    family = FAMILIES.get(id)
    if family is None:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "no density is called “{0}”; there are {1}"),
            _shown(match[1]),
            ", ".join([*FAMILIES, Truncated.id]),
        )
    if arguments is None:
        return family()
    names = [parameter.symbol for parameter in family.own_parameters]
    if len(arguments) != len(names):
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "write {0}, with a number for each; “{1}” has {2}"),
            f"{id}({','.join(names)})",
            _shown(text),
            len(arguments),
        )
    values = [_number(argument) for argument in arguments]
    return family(**dict(zip((p.id for p in family.own_parameters), values, strict=True)))


def _truncated(arguments: list[str] | None, text: str) -> Density:
    if arguments is None:
        return Truncated()
    if len(arguments) != 3:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is not as {1}: a density, and its two ends"),
            _shown(text),
            "truncated(normal(0,1),-1,2)",
        )
    return Truncated(parse_density(arguments[0]), _end(arguments[1]), _end(arguments[2]))


def _arguments(text: str) -> list[str]:
    """What stands between the commas that are in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts] if text.strip() else []


def _end(text: str) -> float:
    plain = text.replace("−", "-").lower()
    return float(_INFINITE[plain]) if plain in _INFINITE else _number(text)


def _number(text: str) -> float:
    plain = text.replace("−", "-")
    if _NUMBER.fullmatch(plain) is None:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is not a number: type one such as −0.5"),
            _shown(text),
        )
    return float(plain)


def _shown(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _SHOWN_LENGTH else text[: _SHOWN_LENGTH - 1] + "…"
