"""The command line: what was asked for, checked as far as it can be without Qt."""

from __future__ import annotations

import argparse
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from infoviz import __version__
from infoviz.asked_pair import AskedPair, asked_pair
from infoviz.core.measures import MEASURES
from infoviz.core.units import UNITS
from infoviz.files.atomic import fault_of
from infoviz.files.code_export import LIBRARIES
from infoviz.files.exports import CODE, PARTS, PICTURES, SUFFIXES
from infoviz.files.presets import presets
from infoviz.files.tables import FORMATS, TABLES
from infoviz.theme import THEME_NAMES
from infoviz.typed_pair import quoted

ViewOption = bool | int | float | str

REPORTS = ("text", *FORMATS)
MIN_SIZE, MAX_SIZE = (320, 240), (16384, 16384)
MAX_PIXEL_RATIO = 8.0

# Every option that takes a value: its name, an example or a word for the value, and its help.
_OPTIONS = (
    ("--a", "0.1,0.2,0.7", "shares of A, also as 25%% or 1/3; or weights, which are normalised"),
    ("--b", "0.2,0.3,0.5", "shares of B; uniform where only A is given"),
    ("--labels", "x,y,z", "names of the outcomes"),
    ("--import", "FILE", "data: CSV, TSV, JSON, npy, npz, or a text whose letters are counted"),
    ("--preset", "NAME", "a pair of the Preset menu, or one of densities, by id or name"),
    ("--f", "normal(0,1)", "a density, for the view continuous"),
    ("--g", "laplace(1,2)", "the other density; also as truncated(gamma(2,1),0.5,inf)"),
    ("--view", "ID", "the view to show"),
    ("--view-options", "NAME=VALUE,…", "what its switches say, as face=training,steps=60 for loss"),
    ("--measure", "ID", "the measure to choose"),
    ("--unit", "UNIT", f"one of {', '.join(UNITS)}"),
    ("--theme", "THEME", f"one of {', '.join(THEME_NAMES)}"),
    ("--size", "1440x900", "size of the window"),
    ("--pixel-ratio", "1", "pixels of the picture for each of the window"),
    ("--render", "OUT.png", "draw the window into a file and exit; needs no display"),
    ("--export", "OUT.EXT", f"write a file and exit, without a display: {', '.join(SUFFIXES)}"),
    ("--part", "PART", f"what a picture shows: {', '.join(PARTS)}"),
    ("--table", "TABLE", f"what a table holds: {', '.join(TABLES)}"),
    ("--library", "NAME", f"what a script is written for: {', '.join(LIBRARIES)}"),
    ("--report", "FORMAT", f"print every number and exit; one of {', '.join(REPORTS)}"),
)
_NAMES = {name for name, _, _ in _OPTIONS}


class CommandLineError(ValueError):
    """What was asked for cannot be done; the text is one sentence for people."""


@dataclass(frozen=True)
class Request(AskedPair):
    """What the command line asks for; None where it says nothing.

    `view` is checked later, by `check_view`, once the views are known, and `view_options` by
    whoever restores them, since each view knows its own; where densities are asked for and no view
    is, it is the one that shows them. `size` is in logical pixels, before `pixel_ratio`.
    """

    view: str | None = None
    view_options: Mapping[str, ViewOption] | None = None
    measure: str | None = None
    unit: str | None = None
    theme: str | None = None
    size: tuple[int, int] | None = None
    pixel_ratio: float = 1.0
    render: Path | None = None
    export: Path | None = None
    part: str | None = None
    table: str | None = None
    library: str | None = None
    report: str | None = None


def parse(argv: Sequence[str]) -> Request:
    """The request of `argv`, without the program's name; CommandLineError where it is at fault.

    `--help` and `--version` print and raise SystemExit(0).
    """
    options, rest = _parser().parse_known_args(_joined(argv))
    if rest:
        raise CommandLineError(f"{quoted(rest[0])} is no option; infoviz --help lists them all")
    try:
        pair = asked_pair(options)
    except ValueError as error:
        raise CommandLineError(str(error)) from None
    size = None if options.size is None else _size(options.size)
    ratio = 1.0 if options.pixel_ratio is None else _pixel_ratio(options.pixel_ratio)
    if size is not None:
        _check_picture_size(size, ratio)
    return Request(
        **vars(pair),
        view="continuous" if pair.densities and options.view is None else options.view,
        view_options=None if options.view_options is None else _view_options(options.view_options),
        measure=_one_of("--measure", options.measure, MEASURES),
        unit=_one_of("--unit", options.unit, UNITS),
        theme=_one_of("--theme", options.theme, THEME_NAMES),
        size=size,
        pixel_ratio=ratio,
        render=None if options.render is None else _output("--render", options.render, ("png",)),
        export=None if options.export is None else _output("--export", options.export, SUFFIXES),
        part=_of_export("part", options, PARTS, PICTURES),
        table=_of_export("table", options, TABLES, FORMATS),
        library=_of_export("library", options, LIBRARIES, (CODE,)),
        report=_one_of("--report", options.report, REPORTS),
    )


def check_view(request: Request, known: Iterable[str]) -> None:
    """CommandLineError where `request` names a view that is not among the ids of `known`."""
    _one_of("--view", request.view, known)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CommandLineError(message)

    def format_help(self) -> str:
        # Only here, since it reads the presets.
        ids = ", ".join(preset.id for preset in presets())
        from infoviz.files.density_presets import density_presets

        more = ", ".join(preset.id for preset in density_presets())
        self.epilog = f"presets: {ids}; of densities: {more}. measures: {', '.join(MEASURES)}."
        return super().format_help()


def _parser() -> _Parser:
    parser = _Parser(
        prog="infoviz",
        description="Drag two distributions, A and B, and watch entropy, cross-entropy, KL and "
        "Jensen-Shannon divergence move, term by term.",
        allow_abbrev=False,
    )
    parser.add_argument("file", nargs="?", metavar="FILE.infoviz", help="a document to open")
    for name, metavar, text in _OPTIONS:
        # `import` is no name for an attribute.
        dest = "data" if name == "--import" else None
        parser.add_argument(name, metavar=metavar, help=text, dest=dest)
    parser.add_argument("--version", action="version", version=f"infoviz {__version__}")
    return parser


def _joined(argv: Sequence[str]) -> list[str]:
    """`argv` with each value joined to its option by "=".

    Otherwise argparse takes `-0.1,1.1` for an option, and says that `--a` has no value.
    """
    joined: list[str] = []
    seen: set[str] = set()
    words = iter(argv)
    for word in words:
        name, has_value, _ = word.partition("=")
        if name in _NAMES:
            if name in seen:
                raise CommandLineError(f"{name} is given twice")
            seen.add(name)
            if not has_value:
                value = next(words, None)
                if value is None or value.startswith("--"):
                    raise CommandLineError(f"{name} has no value after it")
                word = f"{name}={value}"
        joined.append(word)
    return joined


def _one_of(option: str, value: str | None, known: Iterable[str]) -> str | None:
    known = tuple(known)
    if value is not None and value not in known:
        raise CommandLineError(f"{option} {quoted(value)} is none of {', '.join(known)}")
    return value


def _view_options(text: str) -> dict[str, ViewOption]:
    """ "face=training,steps=60" as a dict: numbers, truth values and words."""
    found: dict[str, ViewOption] = {}
    for part in text.split(","):
        name, has_value, value = (each.strip() for each in part.partition("="))
        if not name or not has_value or not value:
            raise CommandLineError(f"--view-options {quoted(text)} is not of the form name=value")
        if name in found:
            raise CommandLineError(f"--view-options {quoted(text)} has {quoted(name)} twice")
        found[name] = _view_option(value)
    return found


def _view_option(text: str) -> ViewOption:
    if text in ("true", "false"):
        return text == "true"
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    try:
        return float(text)
    except ValueError:
        return text


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"\s*([0-9]{1,18})\s*[xX×]\s*([0-9]{1,18})\s*", text)
    if match is None:
        raise CommandLineError(f"--size {quoted(text)} is not of the form 1440x900")
    width, height = int(match[1]), int(match[2])
    if not (MIN_SIZE[0] <= width <= MAX_SIZE[0] and MIN_SIZE[1] <= height <= MAX_SIZE[1]):
        raise CommandLineError(f"--size {quoted(text)} is not within 320x240 to 16384x16384")
    return width, height


def _pixel_ratio(text: str) -> float:
    try:
        ratio = float(text)
    except ValueError:
        raise CommandLineError(f"--pixel-ratio {quoted(text)} is not a number") from None
    if not 0 < ratio <= MAX_PIXEL_RATIO:
        raise CommandLineError(f"--pixel-ratio {quoted(text)} is not above 0 and at most 8")
    return ratio


def _check_picture_size(size: tuple[int, int], ratio: float) -> None:
    # A painter of Qt reaches no further than 32,767; 2²⁸ pixels are a gigabyte.
    width, height = (round(side * ratio) for side in size)
    if min(width, height) < 1 or max(width, height) > 32767 or width * height > 2**28:
        raise CommandLineError(
            f"--size {size[0]}x{size[1]} at --pixel-ratio {ratio:g} makes a picture of "
            f"{width}x{height} pixels, which cannot be drawn"
        )


def _output(option: str, text: str, suffixes: Collection[str]) -> Path:
    """A path that can most likely be written; whoever writes it still has to look."""
    path = Path(text)
    if path.suffix.lower()[1:] not in suffixes:
        *others, last = [f".{suffix}" for suffix in suffixes]
        known = f"{', '.join(others)} or {last}" if others else last
        raise CommandLineError(f"{option} {quoted(text)} does not end in {known}")
    fault = fault_of(path)
    if fault:
        raise CommandLineError(f"{option} {quoted(text)} cannot be written: {fault}")
    return path


def _of_export(
    name: str, options: argparse.Namespace, known: Iterable[str], suffixes: Collection[str]
) -> str | None:
    """An option that says what is exported, where the file is one of `suffixes`."""
    value: str | None = getattr(options, name)
    _one_of(f"--{name}", value, known)
    suffix = "" if options.export is None else Path(options.export).suffix.lower()[1:]
    if value is not None and suffix not in suffixes:
        wanted = ", ".join(f".{each}" for each in suffixes)
        raise CommandLineError(f"--{name} {quoted(value)} needs --export with one of {wanted}")
    return value
