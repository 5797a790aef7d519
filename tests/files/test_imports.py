"""Each kind of file is understood as a person means it, and what is at fault is named."""

import math

import numpy as np
import pytest

from infoviz.core.refusal import Refusal
from infoviz.files.imports import READERS, Source, reader_of
from infoviz.files.imports.numerals import parse_number
from infoviz.files.imports.roles import Roles, assemble
from tests.files.import_cases import REAL, npy, npz, pair, table

# Name, content, labels, shares of A, shares of B.
UNDERSTOOD = [
    ("x.csv", "label,A,B\nx,1,2\ny,3,2\n", "xy", [0.25, 0.75], [0.5, 0.5]),
    ("x.csv", "label;A;B\r\nx;0,25;1\r\ny;0,75;1,0\r\n", "xy", [0.25, 0.75], [0.5, 0.5]),
    ("x.csv", '"x, y";1;3\n z ;3;1\n', ["x, y", "z"], [0.25, 0.75], [0.75, 0.25]),
    ("x.csv", "B,A\n1,3\n3,1\n", "12", [0.75, 0.25], [0.25, 0.75]),
    ("x.csv", "1\n\n3\n", "12", [0.25, 0.75], [0.5, 0.5]),
    ("x.csv", "label,A\nx,25%\ny,75%\n", "xy", [0.25, 0.75], [0.5, 0.5]),
    ("x.csv", "A,0.1,0.2,0.7\nB,0.5,0.25,0.25\n", "123", [0.1, 0.2, 0.7], [0.5, 0.25, 0.25]),
    ("x.csv", ",x,y,z,w\nA,1,1,1,1\n", "xyzw", [0.25] * 4, [0.25] * 4),
    ("x.tsv", "x\t1,000\t1\ny\t3,000.0\t\n", "xy", [0.25, 0.75], [1, 0]),
    ("x.tsv", "Größe\tA\nü\t1\nö\t3\n".encode("utf-16"), "üö", [0.25, 0.75], [0.5, 0.5]),
    ("x.csv", "label,A\nü,1\nö,3\n".encode("utf-8-sig"), "üö", [0.25, 0.75], [0.5, 0.5]),
    ("x.txt", "0.1 0.5\n0.9 0.5\n", "12", [0.1, 0.9], [0.5, 0.5]),
    ("the clipboard", "x\t1\t3\ny\t3\t1", "xy", [0.25, 0.75], [0.75, 0.25]),
    ("the clipboard", "[1, 3]", "12", [0.25, 0.75], [0.5, 0.5]),
    ("the clipboard", "[a]\t1\n[b]\t3", ["[a]", "[b]"], [0.25, 0.75], [0.5, 0.5]),
    ("x.json", '{"labels":["x","y"],"a":[1,3],"b":[1,1]}', "xy", [0.25, 0.75], [0.5, 0.5]),
    ("x.json", '{"a":{"x":1,"y":3},"b":{"y":1,"z":1}}', "xyz", [0.25, 0.75, 0], [0, 0.5, 0.5]),
    ("x.json", '[{"label":"x","a":1},{"label":"y","a":3,"b":1}]', "xy", [0.25, 0.75], [0, 1]),
    ("x.json", '[["x",1],["y",3]]', "xy", [0.25, 0.75], [0.5, 0.5]),
    ("x.json", '{"x":1,"y":3}', "xy", [0.25, 0.75], [0.5, 0.5]),
    ("x.json", "[[1,1,2],[2,1,1]]", "123", [0.25, 0.25, 0.5], [0.5, 0.25, 0.25]),
    ("x.npy", npy([1, 3]), "12", [0.25, 0.75], [0.5, 0.5]),
    ("x.npy", npy([[1.0, 1, 2], [2, 1, 1]]), "123", [0.25, 0.25, 0.5], [0.5, 0.25, 0.25]),
    ("x.npy", npy([[1, 2], [1, 1], [2, 1]]), "123", [0.25, 0.25, 0.5], [0.5, 0.25, 0.25]),
    ("x.npy", npy([[True, False, True]]), "123", [0.5, 0, 0.5], [1 / 3] * 3),
    ("x.npz", npz(b=[3, 1], a=[1, 3], labels=["x", "y"]), "xy", [0.25, 0.75], [0.75, 0.25]),
    ("x.txt", "Ab a; ba. aB!\n", "ab", [4 / 7, 3 / 7], [0.5, 0.5]),
]


@pytest.mark.parametrize(("name", "data", "labels", "a", "b"), UNDERSTOOD)
def test_what_a_file_says(
    name: str, data: bytes | str, labels: str | list[str], a: list[float], b: list[float]
) -> None:
    state = pair(name, data)
    assert state.labels == tuple(labels)
    assert state.a.p == pytest.approx(a, abs=1e-15)
    assert state.b.p == pytest.approx(b, abs=1e-15)


def test_logits_go_through_softmax_and_minus_infinity_is_impossible() -> None:
    state = pair("x.csv", "name,logit\nx,0\ny,-1000\nz,-inf\n")
    assert state.a.log_p.tolist() == [0.0, -1000.0, -math.inf]
    assert state.name_a == "logit"


REFUSED = [
    ("x.csv", b"", "x.csv: it holds no data"),
    ("x.csv", b"\n \n", "x.csv: it holds no data"),
    ("x.csv", b"label,A\n", "column 1 is 0 in every row|there are 1 outcomes|no column"),
    ("x.csv", b"\x00\x01\x02\xff", "x.csv: it is no text"),
    ("x.csv", b"x,1\n\xe9,2\n", "x.csv: row 2, byte 1 is 0xE9, which is not UTF-8; save"),
    ("x.csv", b"x,1\n" * 5000 + b"y\xff,2\n", "row 5001, byte 2 is 0xFF"),
    ("x.csv", b"label,A\nx,1\ny,2,3\n", "x.csv: row 3 has 3 cells, and the first has 2"),
    ("x.csv", b"label,A\nx,1\ny,abc\nz,2\n", "row 3, column 2: “abc” is not a number"),
    ("x.csv", b"label,A\nx,1\n\n\ny,NaN\n", "row 5, column 2: NaN is not a number"),
    ("x.csv", b"label,A\nx,1e999\ny,2\n", "row 2, column 2: inf is not finite"),
    ("x.csv", b"label,A\nx,0\ny,0\n", "column 2 is 0 in every row"),
    ("x.csv", b"label,A\nx,1\ny,2\nx,3\n", "row 4, column 1: “x” stands in row 2 already"),
    ("x.csv", b"label,A\nx,1\n,3\n", "row 3, column 1: there is no label"),
    ("x.csv", b"label,A\nx,1\n", "there are 1 outcomes"),
    ("x.csv", b"x\ny\n", "no column is chosen for A or for B"),
    ("x.csv", b"1,2\n" * 100_001, "it has more than the 100,000 rows"),
    ("x.csv", b"1," * 2000 + b"1\n1", "it has more than the 1,000 columns"),
    ("x.csv", b"1," * 1_000_000, "row 1 is longer than 200,000 characters"),
    ("x.csv", b'a,"b\n' + b"x,1\n" * 100_000, "row 1 cannot be parted into cells"),
    ("x.csv", b"\n" * 300_000, "it has more than the 100,000 rows"),
    ("x.json", b"[1, 2", "x.json: row 1, column 6 is not JSON"),
    ("x.json", b"[1, NaN]", "it holds NaN"),
    ("x.json", b"[1, -Infinity]", "it holds -Infinity"),
    ("x.json", b"[1, 1e999]", "row 2, column 1: inf is not finite"),
    ("x.json", b"[" * 50_000, "nested too deep"),
    ("x.json", b"[[]," * 200_000, "more than can be"),
    ("x.json", b"3", "it is neither a list of numbers nor an object"),
    ("x.json", b"{}", "it is neither"),
    ("x.json", b"[]", "it holds no data"),
    ("x.json", b"[[1, 2], [3]]", "row 2 has 1 cells, and the first has 2"),
    ("x.json", b'[["x", 1], ["y", {}]]', "row 2, column 2: there is neither a text nor a number"),
    ("x.json", b'{"a": [1, 2], "b": [1]}', "“b” has 1 values, and “a” has 2"),
    ("x.json", b'{"infoviz": 1}', "it is a document of infoviz"),
    ("x.json", b'{"x": 1, "x": 2}', "“x” stands twice"),
    ("x.json", b"[" + b"9" * 5000 + b", 1]", "row 1, column 1: inf is not finite"),
    ("x.npy", npy([1, math.nan, -1]), "row 2, column 1: NaN is not a number"),
    ("x.npy", npy([1, {}], dtype=object), "it holds Python objects, which are not read"),
    ("x.npy", npy(np.ones((3, 3, 3))), "the array has 3 dimensions"),
    ("x.npy", npy(5), "the array has 0 dimensions"),
    ("x.npy", npy([1j]), "its values are neither real numbers nor texts"),
    ("x.npy", npy(np.zeros(2, "f8,i4")), "its values are neither"),
    ("x.npy", npy([1, 2])[:-1], "its header claims 2 values, and there are 1"),
    ("x.npy", npy([1, 2]).replace(b"(2,)", b"(9" + b"9" * 13 + b",)"), "claims|header"),
    ("x.npy", b"\x93NUMPY", "its header is not that of an array"),
    ("x.npz", npz(a=[1, 2], b=[1, 2, 3]), "“b” has 3 values, and “a” has 2"),
    ("x.npz", npz(a=np.zeros(20_000_000)), "it unpacks to far more than its size"),
    ("x.npz", npz(a=[1, 2])[:-20], "it is a broken or locked archive"),
    ("x.npz", b"PK\x05\x06" + bytes(18), "it holds no array"),
    ("x.md", b"... 123 ...", "there is nothing to count in it"),
]


@pytest.mark.parametrize(("name", "data", "sentence"), REFUSED, ids=[s for _, _, s in REFUSED])
def test_what_is_at_fault_is_named(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as caught:
        pair(name, data)
    assert "\n" not in str(caught.value)


def test_every_reader_has_a_real_file() -> None:
    assert {reader_of(Source(name, data)) for name, data in REAL} == set(READERS)
    for name, data in REAL:
        assert len(pair(name, data)) >= 2


def test_what_was_found_out_can_be_overruled() -> None:
    found = table("x.csv", "1,5\n2,5\n")
    assert (found.options.delimiter, found.options.decimal, len(found.names)) == (",", ".", 2)
    as_one = table("x.csv", "1,5\n2,5\n", delimiter=";", decimal=",")
    assert as_one.numbers(0).tolist() == [1.5, 2.5]
    named = table("x.csv", "1,5\n2,5\n", header=True)
    assert (named.names, named.rows) == (("1", "5"), 1)
    turned = table("x.csv", "1,5\n2,5\n", by_rows=True)
    assert turned.numbers(1).tolist() == [2, 5]


def test_a_fault_in_a_turned_table_is_where_it_stands_in_the_file() -> None:
    found = table("x.csv", "1,2,3,4\n1,2,-1,4\n")
    with pytest.raises(Refusal, match="row 2, column 3: -1 is negative"):
        assemble(found, Roles(a=0, b=1, kind="counts"))


def test_a_row_that_goes_on_over_many_lines_is_refused() -> None:
    with pytest.raises(Refusal, match=r"row \d+ is longer than 200,000"):
        table("x.csv", '"\n",' * 100_000, delimiter=",")


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1.5", ".", 1.5),
        (" −2e-3 ", ".", -0.002),
        ("1,234.5", ".", 1234.5),
        ("1.234,5", ",", 1234.5),
        ("1 234", ".", 1234),
        ("12\u202f345,6", ",", 12345.6),
        ("0,5", ".", None),
        ("1,23", ".", None),
        ("25 %", ".", 0.25),
        ("-∞", ".", -math.inf),
        ("1_000", ".", None),
        ("٣", ".", None),
        ("0x10", ".", None),
        ("", ".", None),
        ("%", ".", None),
        ("9" * 400, ".", math.inf),
    ],
)
def test_numbers_as_people_write_them(text: str, decimal: str, value: float | None) -> None:
    assert parse_number(text, decimal) == value  # type: ignore[arg-type]
