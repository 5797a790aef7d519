"""Two densities asked for as text, as on the command line: typed, or by the name of a preset."""

from __future__ import annotations

from infoviz.core.densities import parse_density
from infoviz.core.density_pair import DEFAULT_PAIR, LETTERS, DensityPair
from infoviz.files.density_presets import density_presets, load_density_preset
from infoviz.typed_pair import quoted


def typed_densities(f: str | None, g: str | None) -> tuple[DensityPair, list[str]]:
    """The densities of `--f` and `--g`, and notes on what was not given and is as usual.

    ValueError is one sentence that names the option and the datum.
    """
    pair, notes = DEFAULT_PAIR, []
    for letter, text in zip(LETTERS, (f, g), strict=True):
        if text is None:
            notes.append(f"{letter} was not given and is {pair.of(letter).text}")
            continue
        try:
            pair = pair.with_density(letter, parse_density(text))
        except ValueError as error:
            raise ValueError(f"--{letter} {quoted(text)}: {error}") from None
    return pair, notes


def preset_densities(id_or_name: str) -> DensityPair:
    """The densities of a preset; ValueError tells the ids where there is none of that name."""
    try:
        preset = load_density_preset(id_or_name)
    except ValueError:
        ids = ", ".join(each.id for each in density_presets())
        raise ValueError(f"of densities {ids}") from None
    return DensityPair(preset.f, preset.g)
