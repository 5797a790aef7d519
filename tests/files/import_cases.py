"""Small files of every kind that can be read, for tests of the readers."""

import io

import numpy as np

from infoviz.core.state import State
from infoviz.files.imports import Options, Source, read_table, reader_of
from infoviz.files.imports.roles import assemble, guess_roles
from infoviz.files.imports.table import Table


def npy(values: object, **options: object) -> bytes:
    file = io.BytesIO()
    np.save(file, np.asarray(values, **options))  # type: ignore[call-overload]
    return file.getvalue()


def npz(**arrays: object) -> bytes:
    file = io.BytesIO()
    np.savez_compressed(file, **{name: np.asarray(array) for name, array in arrays.items()})
    return file.getvalue()


def table(name: str, data: bytes | str, **options: object) -> Table:
    source = Source(name, data.encode() if isinstance(data, str) else data)
    return read_table(source, reader_of(source), Options(**options))  # type: ignore[arg-type]


def pair(name: str, data: bytes | str, present: State | None = None, **options: object) -> State:
    """The pair as it comes without a hand."""
    found = table(name, data, **options)
    return assemble(found, guess_roles(found), present)


REAL: list[tuple[str, bytes]] = [
    ("a.csv", b'label,A,B\nsunny,3,1\n"rain, heavy",1,2\nsnow,0,4\n'),
    ("b.csv", "Wort;H\u00e4ufigkeit;Modell\nder;0,25;0,5\nund;0,75;0,5\n".encode("utf-8-sig")),
    ("c.tsv", "token\tlogit\n\u2581the\t3.5\n[PAD]\t-inf\n\u65e5\t-1e-3\n".encode("utf-16")),
    ("d.csv", b"0.1,0.2,0.7\n0.3,0.3,0.4\n"),
    ("e.txt", b"0.1 0.9\n0.2 0.05\n0.7 0.05\n"),
    ("f.json", b'{"labels": ["x", "y"], "a": [0.25, 0.75], "b": [1, null]}'),
    ("g.json", b'[{"label": "x", "a": 1}, {"label": "y\\u00e9", "a": 3, "b": 2e1}]'),
    ("h.json", b'{"a": {"x": 1, "y": 2}, "b": {"y": 3, "z": 4}}'),
    ("i.json", b"[[0.1, 0.2, 0.7], [1, 2, 3]]"),
    ("j.npy", npy([1.5, 2, 3])),
    ("k.npy", npy([[1, 2, 3], [4, 5, 6]], dtype=np.int16, order="F")),
    ("l.npz", npz(a=np.float32([1, -2]), b=[3.0, 4.0], labels=["x", "y"])),
    (
        "m.txt",
        "The cat\u2019s na\u00efve; e\u0301l\u00e8ve \u65e5\u672c\u8a9e \U0001f44d!".encode(),
    ),
]
