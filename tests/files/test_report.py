"""The reports against figures computed here."""

import json
import math

import pytest

from infoviz.core.analysis import analyse
from infoviz.core.distribution import Distribution
from infoviz.core.numbers import NumberFormat
from infoviz.core.state import State
from infoviz.core.units import UNITS
from infoviz.files.presets import load_preset
from infoviz.files.report import report_json, report_text

IDS = ["h_a", "h_b", "ce_ab", "ce_ba", "kl_ab", "kl_ba", "js", "js_distance"]


def expected_terms(a: list[float], b: list[float], base: float) -> dict[str, list[float]]:
    def log(x: float) -> float:
        return math.log(x) / math.log(base) if x > 0 else -math.inf

    def cross(p: list[float], q: list[float]) -> list[float]:
        return [-x * log(y) if x > 0 else 0.0 for x, y in zip(p, q, strict=True)]

    def kl(p: list[float], q: list[float]) -> list[float]:
        return [x * (log(x) - log(y)) if x > 0 else 0.0 for x, y in zip(p, q, strict=True)]

    m = [(x + y) / 2 for x, y in zip(a, b, strict=True)]
    return {
        "h_a": cross(a, a),
        "h_b": cross(b, b),
        "ce_ab": cross(a, b),
        "ce_ba": cross(b, a),
        "kl_ab": kl(a, b),
        "kl_ba": kl(b, a),
        "js": [(x + y) / 2 for x, y in zip(kl(a, m), kl(b, m), strict=True)],
    }


def as_json(value: float) -> float | str:
    return value if math.isfinite(value) else "inf"


@pytest.mark.parametrize(("unit", "base"), [("bits", 2), ("nats", math.e), ("bans", 10)])
@pytest.mark.parametrize("preset", ["weather", "one_way", "disjoint", "label_confident"])
def test_json_holds_every_number_in_the_unit(preset: str, unit: str, base: float) -> None:
    state = load_preset(preset).state()
    report = json.loads(report_json(analyse(state), UNITS[unit]))
    assert list(report) == ["unit", "labels", "a", "b", "measures"]
    assert report["unit"] == unit
    assert report["labels"] == list(state.labels)
    assert report["a"] == state.a.p.tolist()
    assert report["b"] == state.b.p.tolist()
    assert list(report["measures"]) == IDS
    expected = expected_terms(report["a"], report["b"], base)
    for id, terms in expected.items():
        got = report["measures"][id]
        assert list(got) == ["total", "terms"]
        for value, reference in zip(got["terms"], terms, strict=True):
            if math.isinf(reference):
                assert value == "inf"
            else:
                assert value == pytest.approx(reference, rel=1e-13, abs=1e-15)
        total = math.fsum(terms)
        assert got["total"] == (
            "inf" if math.isinf(total) else pytest.approx(total, rel=1e-13, abs=1e-15)
        )
    distance = report["measures"]["js_distance"]
    assert distance["terms"] is None
    # The square root of a number of units: it scales by the square root of the unit.
    assert distance["total"] == pytest.approx(math.sqrt(math.fsum(expected["js"])), rel=1e-13)


def test_json_is_ascii_and_has_all_digits() -> None:
    text = report_json(analyse(load_preset("letters").state()), UNITS["bits"])
    assert text.isascii()
    assert json.loads(text)["a"] == load_preset("letters").a.p.tolist()


def test_text_of_the_weather() -> None:
    text = report_text(analyse(load_preset("weather").state()), NumberFormat())
    shares, totals, terms = text.split("\n\n")
    assert shares.splitlines()[0].split() == ["outcome", "A", "B"]
    assert shares.splitlines()[1].split() == ["sunny", "0.420", "0.220"]
    figures = {line.split()[0]: line.split()[1] for line in totals.splitlines()[1:]}
    assert figures == {
        "H(A)": "1.9886",
        "H(B)": "2.2251",
        "H(A,B)": "2.1936",
        "H(B,A)": "2.4403",
        "KL(A‖B)": "0.2050",
        "KL(B‖A)": "0.2152",
        "JS(A,B)": "0.0513",
        "√JS": "0.2265",
    }
    assert "= H(A,B) − H(A)" in totals
    heading, *rows, total = terms.splitlines()
    assert heading.startswith("terms in bits")
    assert [row.split()[0] for row in rows] == ["sunny", "cloudy", "rain", "snow", "fog"]
    assert rows[2].split()[5] == "−0.1327"
    assert total.split() == [
        "sum", "1.9886", "2.2251", "2.1936", "2.4403", "0.2050", "0.2152", "0.0513",
    ]  # fmt: skip


def test_text_names_the_outcome_that_makes_a_measure_infinite() -> None:
    text = report_text(analyse(load_preset("one_way").state()), NumberFormat())
    (line,) = (line for line in text.splitlines() if line.startswith("KL(A‖B)"))
    assert line.split()[1] == "∞"
    assert line.endswith("∞ through zebra")
    (line,) = (line for line in text.splitlines() if line.startswith("H(A) "))
    assert "=" not in line  # ∞ − ∞ says nothing
    text = report_text(analyse(load_preset("disjoint").state()), NumberFormat())
    assert "∞ through a and 2 more" in text


def test_text_shows_what_a_and_b_stand_for() -> None:
    text = report_text(analyse(load_preset("coin").state()), NumberFormat())
    assert text.splitlines()[0].split("  ")[-2:] == ["A (Fair)", "B (Loaded)"]


def test_columns_of_wide_letters_and_accents_are_aligned() -> None:
    uniform = Distribution.uniform(3)
    state = State(("晴", "e\u0301te\u0301", "rain"), uniform, uniform)
    table = report_text(analyse(state), NumberFormat()).split("\n\n")[0].splitlines()
    # 晴 takes two columns of a terminal and each combining accent none.
    assert table[1].replace("晴", "xx").index("0.333") == table[3].index("0.333")
    assert table[2].replace("\u0301", "").index("0.333") == table[3].index("0.333")
