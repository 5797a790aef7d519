"""What a pair can be exported to, by the suffix of the file; the texts are written here."""

from __future__ import annotations

from dataclasses import dataclass

from infoviz.core.analysis import Analysis
from infoviz.core.measures import Measure
from infoviz.core.numbers import NumberFormat
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.code_export import LIBRARIES, write_code
from infoviz.files.tables import FORMATS, TABLES, file_bytes, make_table

PICTURES: dict[str, str] = {
    "png": QT_TRANSLATE_NOOP("Export", "PNG picture"),
    "svg": QT_TRANSLATE_NOOP("Export", "SVG drawing"),
    "pdf": QT_TRANSLATE_NOOP("Export", "PDF page"),
}
"""The suffixes of pictures, and what people call them."""

PARTS: dict[str, str] = {
    "window": QT_TRANSLATE_NOOP("Export", "Whole window"),
    "lens": QT_TRANSLATE_NOOP("Export", "Lens in front"),
    "ladder": QT_TRANSLATE_NOOP("Export", "Ladder of measures"),
    "table": QT_TRANSLATE_NOOP("Export", "Table of terms"),
    "editors": QT_TRANSLATE_NOOP("Export", "A and B"),
    "a": QT_TRANSLATE_NOOP("Export", "A alone"),
    "b": QT_TRANSLATE_NOOP("Export", "B alone"),
}
"""What a picture can show, and what people call it."""

CODE = "py"
SUFFIXES = (*PICTURES, *FORMATS, CODE)
SCALES = (1, 2, 4)
"""Pixels of a PNG for each of the window."""

USUAL_TABLE, USUAL_LIBRARY, USUAL_PART = (
    next(iter(TABLES)),
    next(iter(LIBRARIES)),
    next(iter(PARTS)),
)


@dataclass(frozen=True)
class Choice:
    """What is exported: `id` is one of PARTS, TABLES or LIBRARIES, as `kind` says, "part", "table"
    or "library"; `suffix` is that of the file. `scale` is that of a PNG, and `theme`, None for
    that of the window, that of a picture."""

    kind: str = "part"
    id: str = "window"
    suffix: str = "png"
    scale: int = 2
    theme: str | None = None


def text_export(
    suffix: str,
    analysis: Analysis,
    measure: Measure,
    numbers: NumberFormat,
    table: str = USUAL_TABLE,
    library: str = USUAL_LIBRARY,
) -> bytes:
    """A file of one of FORMATS, or a script. Refusal where the measure has no such table."""
    if suffix == CODE:
        return write_code(analysis, measure, numbers, LIBRARIES[library]).encode("utf-8")
    format = FORMATS[suffix]
    return file_bytes(format.write(make_table(table, analysis, measure, numbers.unit)), format)
