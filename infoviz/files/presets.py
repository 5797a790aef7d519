"""The pairs of the Preset menu, read from resources/presets when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from infoviz.core.distribution import Distribution, Vector
from infoviz.core.softmax import check_logits, softmax_of
from infoviz.core.state import State
from infoviz.files.preset_tables import Table, check_keys, find, read_tables, text_of
from infoviz.resources import resource_path

DEFAULT_PRESET = "weather"
"""The id of the pair that is on show where nobody asked for another."""

_TEXTS = ("id", "name", "look_for")
_OPTIONAL_TEXTS = ("name_a", "name_b", "source")
_MAKERS: dict[str, Callable[[Vector], Distribution]] = {
    "shares": Distribution,
    "weights": Distribution.from_weights,
    "logits": lambda values: softmax_of(check_logits(values)),
}
"""What a distribution can be given by."""

_KEYS = {
    *_TEXTS,
    *_OPTIONAL_TEXTS,
    "labels",
    *(f"{side}_{key}" for side in "ab" for key in _MAKERS),
}


@dataclass(frozen=True, eq=False)
class Preset:
    """A pair with a name and one sentence on what to look for.

    `name`, `look_for`, `name_a` and `name_b` are for people and are translated in the context
    "Preset"; `name_a`, `name_b` and `source` are "" where there is none.
    """

    id: str
    name: str
    look_for: str
    labels: tuple[str, ...]
    a: Distribution
    b: Distribution
    name_a: str = ""
    name_b: str = ""
    source: str = ""

    def state(self) -> State:
        """The pair, with nothing locked."""
        return State(self.labels, self.a, self.b, name_a=self.name_a, name_b=self.name_b)


@cache
def presets() -> tuple[Preset, ...]:
    """All presets in the order of the menu."""
    return read_presets(resource_path("presets", "presets.toml"))


def load_preset(id_or_name: str) -> Preset:
    """The preset of that id or name, in either case; ValueError lists the ids if there is none."""
    return find(id_or_name, presets())


def read_presets(path: Path) -> tuple[Preset, ...]:
    """The presets of a TOML file; ValueError names the file, the preset and the fault."""
    return read_tables(path, _preset)


def _preset(table: Table) -> Preset:
    check_keys(table, _KEYS)
    texts = {key: text_of(table, key) for key in _TEXTS}
    texts |= {key: text_of(table, key) for key in _OPTIONAL_TEXTS if key in table}
    labels = table.get("labels")
    if not isinstance(labels, list) or not all(isinstance(label, str) for label in labels):
        raise ValueError("'labels' must be a list of texts")
    preset = Preset(
        labels=tuple(labels), a=_distribution(table, "a"), b=_distribution(table, "b"), **texts
    )
    preset.state()  # refuses labels that repeat, and lengths that differ
    return preset


def _distribution(table: Table, side: str) -> Distribution:
    keys = [f"{side}_{kind}" for kind in _MAKERS if f"{side}_{kind}" in table]
    if len(keys) != 1:
        names = ", ".join(repr(f"{side}_{kind}") for kind in _MAKERS)
        raise ValueError(f"there must be exactly one of {names}")
    key = keys[0]
    make = _MAKERS[key.partition("_")[2]]
    values = table[key]
    if not isinstance(values, list) or any(type(value) not in (int, float) for value in values):
        raise ValueError(f"{key!r} must be a list of numbers")
    try:
        return make(np.array(values, dtype=np.float64))
    except (ValueError, OverflowError) as error:
        raise ValueError(f"{key!r}: {error}") from None
