"""Damages real files at random, and watches every reader take them.

`python -m tests.files.fuzz 10000` takes so many, and prints what came of them.
"""

from __future__ import annotations

import random
import sys
import tracemalloc
from collections import Counter
from pathlib import Path

from infoviz.files.document_file import document_bytes, read_document
from infoviz.files.imports import READERS, Options, Source, read_table, reader_of
from infoviz.files.imports.roles import assemble, guess_roles, notes
from tests.core.state_strategies import assert_sound
from tests.files.import_cases import REAL

TIMES = 10
"""So many times its size may a file take in memory,"""

FIXED = 25_000_000
"""beside what a pair of 100,000 outcomes takes in memory, be its file ever so small."""

DOCUMENT = ("n.infoviz", (Path(__file__).parent / "documents" / "format-1.infoviz").read_bytes())

FILES = [*REAL, DOCUMENT]

_TOKENS = [
    *(b"nan", b"NaN", b"inf", b"-inf", b"1e999", b"-1", b"1e-400", b"9" * 5000, b"0", b"."),
    *(b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\r\n", b"|", b" ", b"\0", b"\\", b"\\ud800"),
    *(b"[", b"]", b"{", b"}", b"[" * 3000, b"null", b"true", b":", b"-", b"+", b"%", b"1,234"),
    *(b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xf0\x9f\x91\x8d", b"\xed\xa0\x80"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"\x93NUMPY", b"(9999999999999,)", b"'|O'", b"'<U9'", b"L"),
    *(b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"infoviz", b"label", b"x," * 200, b"1\n" * 200),
]


def damaged(chance: random.Random) -> tuple[str, bytes]:
    """A real file after up to eight accidents."""
    name, data = chance.choice(FILES)
    for _ in range(chance.randint(1, 8)):
        at = chance.randint(0, len(data))
        end = min(len(data), at + int(chance.expovariate(0.1)))
        accident = chance.randrange(7)
        if accident == 0 and data:
            data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        elif accident == 1:
            data = data[:at] + data[end:]
        elif accident == 2:
            data = data[:at] + data[at:end] * chance.randint(2, 50) + data[end:]
        elif accident == 3:
            data = data[:at] + chance.choice(_TOKENS) + data[at:]
        elif accident == 4:
            data = data[:at] + chance.choice(_TOKENS) + data[end:]
        elif accident == 5:
            other = chance.choice(FILES)[1]
            data = data[:at] + other[chance.randint(0, len(other)) :]
        elif chance.random() < 0.2:
            data = data[:at]
    if chance.random() < 0.1:
        name = chance.choice(FILES)[0]
    return name, data


def take(name: str, data: bytes, every: bool = True) -> list[str]:
    """What every reader, or the one that fits, makes of a file: "read", or why it refuses.

    Whatever else a reader raises goes up; what is read must be a sound pair.
    """
    source = Source(name, data)
    said = [_document(name, data)]
    options = Options(count="words", punctuation=len(data) % 2 == 0)
    for reader in {reader_of(source), *(READERS if every else ())}:
        try:
            table = read_table(source, reader, options)
            roles = guess_roles(table)
            state = assemble(table, roles)
            notes(table, roles)
            assert_sound(state)
            said.append("read")
        except ValueError as refusal:
            said.append(_sentence(refusal))
    return said


def _document(name: str, data: bytes) -> str:
    try:
        content = read_document(data, name)
    except ValueError as refusal:
        return _sentence(refusal)
    assert_sound(content.state)
    written = document_bytes(content)
    assert document_bytes(read_document(written, name)) == written
    return "read"


def _sentence(refusal: ValueError) -> str:
    # UnicodeDecodeError and their like are ValueErrors too, but no sentences for people.
    assert type(refusal).__name__ in ("Refusal", "ValueError"), repr(refusal)
    sentence = str(refusal)
    assert sentence
    assert "\n" not in sentence
    assert len(sentence) < 400
    return sentence


def peak_memory(name: str, data: bytes, every: bool = True) -> int:
    """The most bytes that reading took at any time, beside those of the file itself."""
    tracemalloc.start()
    try:
        take(name, data, every)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def main(count: int, seed: int = 1) -> None:
    chance, outcomes, worst = random.Random(seed), Counter[str](), 0.0
    for done in range(1, count + 1):
        name, data = damaged(chance)
        peak = peak_memory(name, data)
        # None of them is large, so that the fixed part is none for them.
        assert peak <= TIMES * len(data) + 2_000_000, (name, data[:200], peak)
        worst = max(worst, peak / 1e6)
        outcomes.update("read" if said == "read" else "refused" for said in take(name, data))
        if done % 1000 == 0:
            print(f"{done} files, {dict(outcomes)}, at most {worst:.2f} MB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
