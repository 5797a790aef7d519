"""Data from files and the clipboard. A new kind of data is one file here and a line in READERS."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.imports.arrays import NPY_MAGIC, ZIP_MAGIC, read_npy, read_npz
from infoviz.files.imports.delimited import look_at_delimited, read_delimited
from infoviz.files.imports.json_values import read_json
from infoviz.files.imports.table import Options, Progress, Table, unheard
from infoviz.files.imports.texts import read_text
from infoviz.files.reading import in_file


def _as_given(data: bytes, options: Options) -> Options:
    return options


@dataclass(frozen=True)
class Reader:
    """A kind of data: its name for people, how it is known, and which options it takes.

    `look` gives the options as they seem to be, also of data that cannot be read. `begins` are
    the first bytes of every such file, where all have the same.
    """

    name: str
    read: Callable[[bytes, Options, Progress], Table]
    suffixes: tuple[str, ...]
    options: tuple[str, ...] = ()
    begins: bytes = b""
    look: Callable[[bytes, Options], Options] = _as_given


READERS: dict[str, Reader] = {
    "delimited": Reader(
        QT_TRANSLATE_NOOP("Reader", "Table of delimited text"),
        read_delimited,
        (".csv", ".tsv", ".tab", ".txt"),
        ("delimiter", "decimal", "header", "by_rows"),
        look=look_at_delimited,
    ),
    "json": Reader(QT_TRANSLATE_NOOP("Reader", "JSON"), read_json, (".json",)),
    "npy": Reader(
        QT_TRANSLATE_NOOP("Reader", "NumPy array"), read_npy, (".npy",), begins=NPY_MAGIC
    ),
    "npz": Reader(
        QT_TRANSLATE_NOOP("Reader", "NumPy archive"), read_npz, (".npz",), begins=ZIP_MAGIC
    ),
    "text": Reader(
        QT_TRANSLATE_NOOP("Reader", "Text to be counted"),
        read_text,
        (".txt", ".md"),
        ("count", "keep_case", "punctuation"),
    ),
}


_BRACKETS = ((b"[", b"]"), (b"{", b"}"))


@dataclass(frozen=True)
class Source:
    """Bytes with the name of where they come from, a file's or the clipboard's."""

    name: str
    data: bytes


def reader_of(source: Source) -> str:
    """The id of the reader that fits: by the first bytes, the ending, and the look of the rest."""
    for id, reader in READERS.items():
        if reader.begins and source.data.startswith(reader.begins):
            return id
    suffix = PurePath(source.name).suffix.lower()
    if suffix == ".txt":
        return "delimited" if _is_tabular(source.data) else "text"
    for id, reader in READERS.items():
        if suffix in reader.suffixes:
            return id
    if (source.data[:1000].lstrip()[:1], source.data[-1000:].rstrip()[-1:]) in _BRACKETS:
        return "json"
    return "delimited" if _is_tabular(source.data) else "text"


def read_table(
    source: Source, reader: str, options: Options | None = None, progress: Progress = unheard
) -> Table:
    """The table that a reader finds; Refusal names the source, the place in it and the fault."""
    try:
        return READERS[reader].read(source.data, options or Options(), progress)
    except Refusal as fault:
        raise in_file(source.name, fault) from None


def _is_tabular(data: bytes) -> bool:
    """Whether a text is a table with numbers, rather than prose; what cannot be read is one."""
    try:
        return any(read_delimited(data, Options()).is_number)
    except Refusal:
        # Ragged rows may be either; prose has no row that begins or ends with a number.
        lines = [line.strip() for line in data[:10_000].splitlines() if line.strip()]
        numbers = [line for line in lines if line[-1:].isdigit()]
        return 2 * len(numbers) > len(lines) or not lines
