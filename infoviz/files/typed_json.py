"""JSON values of the type that they must have, or a refusal that names the place. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.reading import shown

T = TypeVar("T")

_MISSING = object()

_FAULTS = {
    dict: QT_TRANSLATE_NOOP("Refusal", "“{0}” is no object"),
    list: QT_TRANSLATE_NOOP("Refusal", "“{0}” is no list"),
    str: QT_TRANSLATE_NOOP("Refusal", "“{0}” is no text"),
    int: QT_TRANSLATE_NOOP("Refusal", "“{0}” is no whole number"),
    float: QT_TRANSLATE_NOOP("Refusal", "“{0}” is no number"),
    bool: QT_TRANSLATE_NOOP("Refusal", "“{0}” is neither true nor false"),
}


def part(name: str, read: Callable[[], T]) -> T:
    """What `read` gives; its refusal gets the name of the part before it."""
    try:
        return read()
    except Refusal as fault:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "{0}: {1}"), name, fault) from None


def member(data: dict[str, Any], key: str, kind: type[T], usual: Any = _MISSING) -> T:
    """The value at `key`, of exactly that type (a whole number is a float as well).

    Refusal where it is absent and there is no `usual` one, or where it is of another type.
    """
    value = data.get(key, _MISSING)
    if value is _MISSING:
        if usual is _MISSING:
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” is missing"), key)
        return usual  # type: ignore[no-any-return]
    if type(value) is int and kind is float:
        value = float(value)
    if type(value) is not kind:
        raise Refusal(_FAULTS[kind], key)
    return value


def check_keys(data: dict[str, Any], known: set[str]) -> None:
    """Refusal names the first key that is not known."""
    for key in data:
        if key not in known:
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” means nothing here"), shown(key))
