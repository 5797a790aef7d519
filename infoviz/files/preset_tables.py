"""Files of presets: TOML with one [[preset]] each; a fault is told with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar


class Named(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str: ...


P = TypeVar("P", bound=Named)

Table = dict[str, Any]


def read_tables(path: Path, make: Callable[[Table], P]) -> tuple[P, ...]:
    """What `make` makes of each [[preset]]; ValueError names the file, the preset and the fault."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ValueError(f"{path} could not be read: {error.strerror}") from None
    except ValueError as error:  # what is not UTF-8, or not TOML
        raise ValueError(f"{path.name} could not be read: {error}") from None
    tables = content.get("preset")
    if not isinstance(tables, list) or not tables:
        raise ValueError(f"{path.name} holds no [[preset]]")
    found: dict[str, P] = {}
    for number, table in enumerate(tables, start=1):
        try:
            if not isinstance(table, dict):
                raise ValueError("it is not a table")
            preset = make(table)
            if preset.id in found:
                raise ValueError("there is one of that id already")
        except ValueError as error:
            raise ValueError(f"{path.name}, {_title(table, number)}: {error}") from None
        found[preset.id] = preset
    return tuple(found.values())


def find(id_or_name: str, known: tuple[P, ...]) -> P:
    """The preset of that id or name, in either case; ValueError lists the ids if there is none."""
    wanted = _key(id_or_name)
    for preset in known:
        if wanted in (_key(preset.id), _key(preset.name)):
            return preset
    ids = ", ".join(preset.id for preset in known)
    raise ValueError(f"no preset is called {id_or_name!r}; there are {ids}")


def check_keys(table: Table, known: Iterable[str]) -> None:
    """ValueError where the table has a key that means nothing."""
    for key in table:
        if key not in known:
            raise ValueError(f"{key!r} means nothing here")


def text_of(table: Table, key: str) -> str:
    """The text under that key; ValueError where there is none."""
    text = table.get(key)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f"{key!r} must be a text")
    return text


def _key(text: str) -> str:
    """What is compared of an id or name, so that nearly-equal and "Nearly equal" are one."""
    return re.sub(r"[\s_-]+", " ", text.strip().casefold())


def _title(table: Any, number: int) -> str:
    id = table.get("id") if isinstance(table, dict) else None
    return f"preset {id!r}" if isinstance(id, str) else f"preset number {number}"
