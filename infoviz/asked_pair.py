"""Where the pair of the command line comes from: a document, data, a preset, or typed shares."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from infoviz.core.state import State
from infoviz.files.document_file import Content, read_document
from infoviz.files.presets import Preset, load_preset
from infoviz.files.reading import read_bytes
from infoviz.typed_pair import quoted, typed_pair

if TYPE_CHECKING:
    from infoviz.core.density_pair import DensityPair
    from infoviz.files.imports import Source


@dataclass(frozen=True)
class AskedPair:
    """The pair, None where none is asked for.

    `densities` are f and g. `origin` is the name of the preset from which `state` comes, "" for
    none. `document` is what the file at `path` holds. `data` is what is to be imported, and
    `state` what it says where nobody looks at it first. `notes` are sentences, without a full
    stop, that say how the input was understood.
    """

    state: State | None = None
    densities: DensityPair | None = None
    origin: str = ""
    document: Content | None = None
    path: Path | None = None
    data: Source | None = None
    notes: tuple[str, ...] = ()


def asked_pair(options: argparse.Namespace) -> AskedPair:
    """The pair that the options ask for; ValueError is one sentence that names the option."""
    preset, densities = _presets(options.preset)
    if densities is not None:
        _refuse_beside(options, ("f", "g"), f"--preset {quoted(options.preset)}", "densities")
    _check_one_source(options, None if preset is None else options.preset)
    pair = _pair(options) if preset is None else AskedPair(preset.state(), origin=preset.name)
    notes: list[str] = []
    if densities is None and (options.f is not None or options.g is not None):
        # Not at the top: most who start the program look at no densities.
        from infoviz.typed_densities import typed_densities

        densities, notes = typed_densities(options.f, options.g)
    return replace(pair, densities=densities, notes=(*pair.notes, *notes))


def _pair(options: argparse.Namespace) -> AskedPair:
    """What no preset brings."""
    if options.file is not None:
        return _document(Path(options.file))
    if options.data is not None:
        return _imported(Path(options.data))
    if options.a is not None or options.b is not None:
        state, notes = typed_pair(options.a, options.b, options.labels)
        return AskedPair(state, notes=tuple(notes))
    if options.labels is not None:
        raise ValueError(f"--labels {quoted(options.labels)} needs --a or --b")
    return AskedPair()


def _check_one_source(options: argparse.Namespace, preset: str | None) -> None:
    """ValueError where the pair is to come from two places at once."""
    whole = {"--preset": preset, "--import": options.data, "the document": options.file}
    given = [f"{name} {quoted(value)}" for name, value in whole.items() if value is not None]
    if len(given) > 1:
        raise ValueError(f"{given[0]} cannot go with {given[1]}, since each brings a pair")
    if given:
        _refuse_beside(options, ("a", "b", "labels"), given[0], "shares and labels")


def _refuse_beside(
    options: argparse.Namespace, names: tuple[str, ...], given: str, brought: str
) -> None:
    """ValueError where one of these options stands beside what brings the same."""
    for name in names:
        value = getattr(options, name)
        if value is not None:
            raise ValueError(
                f"--{name} {quoted(value)} cannot go with {given}, which brings its own {brought}"
            )


def _document(path: Path) -> AskedPair:
    try:
        content = read_document(read_bytes(path), path.name)
    except ValueError as error:
        raise ValueError(f"{error}; --import reads other data") from None
    return AskedPair(content.state, document=content, path=path)


def _imported(path: Path) -> AskedPair:
    # Only here, since most starts import nothing.
    from infoviz.files.imports import Source
    from infoviz.files.imports.unseen import import_unseen

    try:
        source = Source(path.name, read_bytes(path))
        state, notes = import_unseen(source)
    except ValueError as error:
        raise ValueError(f"--import: {error}") from None
    return AskedPair(state, data=source, notes=tuple(notes))


def _presets(name: str | None) -> tuple[Preset | None, DensityPair | None]:
    """The pair of shares, or that of densities, which `--preset` names."""
    if name is None:
        return None, None
    try:
        return load_preset(name), None
    except ValueError as error:
        from infoviz.typed_densities import preset_densities

        try:
            return None, preset_densities(name)
        except ValueError as others:
            raise ValueError(f"--preset: {error}; and {others}") from None
