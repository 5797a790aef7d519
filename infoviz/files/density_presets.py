"""The pairs of densities of the continuous lens, read from resources when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from infoviz.core.densities import Density, parse_density
from infoviz.files.preset_tables import Table, check_keys, find, read_tables, text_of
from infoviz.resources import resource_path

_TEXTS = ("id", "name", "look_for", "f", "g")


@dataclass(frozen=True, eq=False)
class DensityPreset:
    """A pair of densities with a name and one sentence on what to look for.

    `name` and `look_for` are for people and are translated in the context "Preset".
    """

    id: str
    name: str
    look_for: str
    f: Density
    g: Density


@cache
def density_presets() -> tuple[DensityPreset, ...]:
    """All of them in the order of the menu."""
    return read_density_presets(resource_path("presets", "densities.toml"))


def load_density_preset(id_or_name: str) -> DensityPreset:
    """The one of that id or name, in either case; ValueError lists the ids if there is none."""
    return find(id_or_name, density_presets())


def read_density_presets(path: Path) -> tuple[DensityPreset, ...]:
    """The presets of a TOML file; ValueError names the file, the preset and the fault."""
    return read_tables(path, _preset)


def _preset(table: Table) -> DensityPreset:
    check_keys(table, _TEXTS)
    texts = {key: text_of(table, key) for key in _TEXTS}
    f, g = (_density(texts, side) for side in "fg")
    return DensityPreset(texts["id"], texts["name"], texts["look_for"], f, g)


def _density(texts: dict[str, str], side: str) -> Density:
    try:
        return parse_density(texts[side])
    except ValueError as error:
        raise ValueError(f"{side!r}: {error}") from None
