"""Files as bytes and text, and the refusals that name where in one something is wrong. No Qt."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP

MAX_BYTES = 50_000_000
"""The largest file that is read."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16, whose mark is how this one begins.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SHOWN_LENGTH = 40


def shown(text: str) -> str:
    """`text` as it can stand in a sentence: without control characters, and cut where long."""
    clean = "".join(c if c.isprintable() else "�" for c in text[: _SHOWN_LENGTH + 1])
    return clean if len(clean) <= _SHOWN_LENGTH else clean[:_SHOWN_LENGTH] + "…"


def in_file(source: str, fault: ValueError) -> Refusal:
    """`fault` with the name of the file before it."""
    return Refusal(QT_TRANSLATE_NOOP("Refusal", "{0}: {1}"), shown_name(source), fault)


def shown_name(source: str) -> str:
    """The name of a file as it can stand in a sentence."""
    return "".join(c if c.isprintable() else "�" for c in source)


def check_path(path: Path) -> None:
    """Refusal where no file can have that name, since it holds a null."""
    if "\0" in str(path):
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "{0} cannot be a file"), shown_name(path.name))


def read_bytes(path: Path) -> bytes:
    """The content of a plain file of at most 50 MB; Refusal says why it cannot be had."""
    name = shown_name(path.name or str(path))
    check_path(path)
    try:
        # A pipe would wait for whoever fills it.
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "{0} is a folder or a device, not a file"), name
            )
        with path.open("rb") as file:
            # As much as there is, and one more, so that a file that grows is not read for ever.
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, MAX_BYTES) + 1)
    except OSError as error:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} cannot be read: {1}"),
            name,
            error.strerror or str(error),
        ) from None
    if len(data) > MAX_BYTES or size > MAX_BYTES:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} has {1} MB; at most {2} MB can be read"),
            name,
            f"{max(size, len(data)) / 1e6:.1f}",
            MAX_BYTES // 1_000_000,
        )
    return data


def encoding_of(data: bytes) -> str:
    """What `data` is written in: as its byte order mark says, else UTF-8."""
    return next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")


def decoded(data: bytes) -> str:
    """`data` as text, in UTF-8 or what its byte order mark says; Refusal names the wrong byte."""
    encoding = encoding_of(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise wrong_encoding(data, error.start) from None


def wrong_encoding(data: bytes, start: int) -> Refusal:
    """The refusal of the byte at `start`, which is not in the encoding that the file is in."""
    if b"\0" in data[:1000] and encoding_of(data) == "utf-8":
        return Refusal(QT_TRANSLATE_NOOP("Refusal", "it is no text"))
    line = data.count(b"\n", 0, start) + 1
    column = start - (data.rfind(b"\n", 0, start) + 1) + 1
    return Refusal(
        QT_TRANSLATE_NOOP(
            "Refusal", "row {0}, byte {1} is {2}, which is not {3}; save the file as UTF-8"
        ),
        line,
        column,
        f"0x{data[min(start, len(data) - 1)]:02X}",
        encoding_of(data).removesuffix("-sig").upper(),
    )
