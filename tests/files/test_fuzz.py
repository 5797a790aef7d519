"""No file, however damaged, gets more than a sentence out of a reader, nor more than its memory.

`python -m tests.files.fuzz 10000` takes ten thousand.
"""

import io
import random
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.fuzz import FIXED, TIMES, damaged, peak_memory, take
from tests.files.import_cases import npy, npz

DAMAGED = 150

names = st.sampled_from(["x.csv", "x.json", "x.npy", "x.npz", "x.txt", "x", "the clipboard"])
alphabet = st.sampled_from(list("01.,;-+eE%\t\n\r \"'[]{}:abA\x00\x1féß日\u0301\u2028\U0001f44d∞−"))


@given(names, st.binary(max_size=200))
@settings(max_examples=100)
def test_any_bytes(name: str, data: bytes) -> None:
    take(name, data)


@given(names, st.text(alphabet, max_size=120))
@settings(max_examples=150)
def test_any_text(name: str, text: str) -> None:
    take(name, text.encode())


def test_damaged_files() -> None:
    chance = random.Random(2)
    for _ in range(DAMAGED):
        take(*damaged(chance))


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for i in range(900):
            archive.writestr(f"{i}.npy", npy(np.zeros(10_000)))
    return file.getvalue()


def _crowd() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for i in range(5_000):
            archive.writestr(f"{i}", b"")
    return file.getvalue()


GREEDY: dict[str, tuple[str, Callable[[], bytes]]] = {
    "many rows": ("x.csv", lambda: b"".join(b"%d,1,2\n" % i for i in range(25_000))),
    "a wide table": ("x.csv", lambda: (b"12," * 999 + b"12\n") * 100),
    "a row of commas": ("x.csv", lambda: b"," * 1_000_000),
    "a row of many lines": ("x.csv", lambda: b'"a\n",' * 150_000),
    "one wide character": ("x.csv", lambda: ("x,1\n" * 30_000 + "\U0001f44d,1\n").encode()),
    "numbers": ("x.json", lambda: b"[" + b"257," * 300_000 + b"1]"),
    "empty lists": ("x.json", lambda: b"[" + b"[]," * 300_000 + b"[]]"),
    "small objects": ("x.json", lambda: b"[" + b'{"a":1},' * 99_000 + b'{"a":1}]'),
    "keys": ("x.json", lambda: b"{" + b",".join(b'"%d":1' % i for i in range(100_000)) + b"}"),
    "other keys in each": (
        "x.json",
        lambda: b"[" + b",".join(b'{"%d":1}' % i for i in range(90_000)) + b"]",
    ),
    "open quotes": ("x.json", lambda: b'["' + b'\\"' * 300_000),
    "claims": ("x.npy", lambda: npy([1.0]).replace(b"(1,)", b"(99999999999,)")),
    "small numbers": ("x.npy", lambda: npy(np.ones(100_000, np.uint8))),
    "a zip bomb": ("x.npz", _bomb),
    "a crowded archive": ("x.npz", _crowd),
    "zeros": ("x.npz", lambda: npz(a=np.zeros(3_000_000))),
    "words": ("x.txt", lambda: " ".join(f"w{i}" for i in range(99_000)).encode()),
}


@pytest.mark.parametrize("case", GREEDY)
def test_no_file_takes_much_more_memory_than_its_size(case: str) -> None:
    name, make = GREEDY[case]
    data = make()
    assert peak_memory(name, data, every=False) <= TIMES * len(data) + FIXED
