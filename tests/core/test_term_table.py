"""The table of terms: its values, how they are written, and their order."""

import math

import numpy as np
import pytest

from infoviz.core.analysis import analyse
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import NumberFormat
from infoviz.core.outcomes import remove_outcomes
from infoviz.core.term_table import (
    TermTable,
    difference,
    relation,
    substituted,
    table_columns,
)
from infoviz.core.units import UNITS
from tests.core.state_strategies import state_of

BITS = NumberFormat()
PAIR = state_of(
    [0.42, 0.27, 0.18, 0.05, 0.08],
    [0.22, 0.24, 0.30, 0.14, 0.10],
    labels=("sunny", "cloudy", "rain", "snow", "fog"),
)
INFINITE = state_of([0.5, 0.5, 0.0], [0.5, 0.0, 0.5])
SUMS = [id for id, measure in MEASURES.items() if measure.terms is not None]


def kinds(table):
    return [column.kind for column in table.columns]


def column(table, analysis, kind, outcomes=slice(None)):
    return table.values(analysis, outcomes)[kinds(table).index(kind) - 1]


def texts(table, analysis, place, outcomes=slice(None)):
    return table.texts([place], [table.values(analysis, outcomes)[place - 1]])


@pytest.mark.parametrize("id", SUMS)
def test_terms_sum_to_the_total_and_parts_to_one(id):
    table, analysis = TermTable(MEASURES[id], BITS, False), analyse(PAIR)
    terms = column(table, analysis, "term")
    assert math.fsum(terms) == pytest.approx(analysis.totals[id] / math.log(2), abs=1e-14)
    assert math.fsum(column(table, analysis, "part_of_total")) == pytest.approx(1, abs=1e-12)


def test_the_columns_of_kl_are_its_factors():
    assert kinds(TermTable(MEASURES["kl_ab"], BITS, True)) == [
        "outcome",
        "share",
        "share",
        "ratio",
        "log",
        "term",
        "part_of_total",
        "change",
        "bar",
    ]


def test_both_halves_of_js_make_its_term():
    table, analysis = TermTable(MEASURES["js"], BITS, False), analyse(PAIR)
    values = table.values(analysis, slice(None))
    halves = [values[i - 1] for i, kind in enumerate(kinds(table)) if kind == "part"]
    assert len(halves) == 2
    assert halves[0] + halves[1] == pytest.approx(column(table, analysis, "term"), abs=1e-16)


def test_the_row_of_the_board_is_written_as_there():
    # KL(A‖B) of the weather pair, from the picture of the window.
    table, analysis = TermTable(MEASURES["kl_ab"], BITS, False), analyse(PAIR)
    row = [texts(table, analysis, place, slice(0, 1))[0] for place in range(1, 7)]
    assert row == ["0.420", "0.220", "1.909", "+0.9329", "+0.3918", "191.1 %"]


def test_written_cells_are_those_of_the_formatter():
    rng = np.random.default_rng(1)
    a, b = (rng.random(400) ** 9 for _ in range(2))
    a[:3] = b[2:5] = 0
    analysis = analyse(state_of(a / a.sum(), b / b.sum()))
    table = TermTable(MEASURES["kl_ab"], BITS, False)
    values = table.values(analysis, slice(None))
    together = table.texts([1, 5], [values[0], values[4]])
    assert together[:400] == [BITS.share(value) for value in values[0].tolist()]
    unit = UNITS["bits"].nats
    assert together[400:] == [
        "∞" if value == math.inf else BITS.term(value * unit) for value in values[4].tolist()
    ]


def test_an_infinite_total_has_no_parts():
    table, analysis = TermTable(MEASURES["kl_ab"], BITS, False), analyse(INFINITE)
    places = kinds(table)
    assert texts(table, analysis, places.index("term")) == ["0", "∞", "0"]
    assert texts(table, analysis, places.index("part_of_total")) == ["—"] * 3


def test_a_total_of_zero_has_no_parts():
    table = TermTable(MEASURES["kl_ab"], BITS, False)
    analysis = analyse(state_of([0.5, 0.5]))
    assert texts(table, analysis, kinds(table).index("part_of_total")) == ["—", "—"]


def test_a_large_ratio_is_a_power_of_ten():
    table = TermTable(MEASURES["kl_ab"], BITS, False)
    analysis = analyse(state_of([0.5, 0.5], [1e-7, 1 - 1e-7]))
    assert texts(table, analysis, kinds(table).index("ratio"), slice(0, 1)) == ["5.0×10⁶"]


def test_many_outcomes_have_the_values_of_few():
    rng = np.random.default_rng(2)
    a, b = (rng.random(25_000) for _ in range(2))
    state = state_of(a / a.sum(), b / b.sum())
    analysis = analyse(state)
    some = np.array([24_999, 17, 3])
    for id in SUMS:
        table = TermTable(MEASURES[id], BITS, False)
        few = table.values(analysis, some)
        whole = [c / 1.0 for c in analysis.columns(id)]
        for measured, values, part in zip(MEASURES[id].columns, whole, few, strict=False):
            unit = math.log(2) if measured.kind in ("log", "part") else 1.0
            assert part == pytest.approx(values[some] / unit, rel=1e-13)


def test_changes_are_matched_by_label():
    then, now = PAIR, remove_outcomes(PAIR, [1])
    table = TermTable(MEASURES["kl_ab"], BITS, True)
    table.pin(analyse(then), analyse(now))
    changes = column(table, analyse(now), "change")
    terms = [analyse(state).terms("kl_ab") / math.log(2) for state in (now, then)]
    assert changes == pytest.approx(terms[0] - terms[1][[0, 2, 3, 4]])


def test_infinity_less_infinity_is_nothing():
    inf = math.inf
    changes = difference(np.array([inf, inf, 1.0, 1.0]), np.array([inf, 1.0, inf, math.nan]))
    assert np.isnan(changes[[0, 3]]).all()
    assert changes[1] == inf
    assert changes[2] == -inf


def test_order_by_a_column_and_back():
    table, analysis = TermTable(MEASURES["kl_ab"], BITS, False), analyse(PAIR)
    place = kinds(table).index("term")
    largest = table.order(analysis, place, True).tolist()
    assert largest == [0, 1, 4, 3, 2]
    assert table.order(analysis, place, False).tolist() == largest[::-1]
    assert table.order(analysis, len(table.columns) - 1, True).tolist() == largest
    labels = [PAIR.labels[i] for i in table.order(analysis, 0, False)]
    assert labels == sorted(PAIR.labels)


def test_what_is_no_number_is_last_either_way():
    table = TermTable(MEASURES["kl_ab"], BITS, False)
    analysis = analyse(state_of([0.5, 0.5, 0.0], [0.25, 0.75, 0.0]))
    ratio = kinds(table).index("ratio")
    assert table.order(analysis, ratio, True).tolist() == [0, 1, 2]
    assert table.order(analysis, ratio, False).tolist() == [1, 0, 2]


@pytest.mark.parametrize(
    ("id", "unit", "text"),
    [
        ("kl_ab", "bits", "0.420 · log₂(0.420 / 0.220) = +0.3918"),
        ("h_a", "bits", "−0.420 · log₂ 0.420 = 0.5256"),
        ("ce_ab", "nats", "−0.420 · ln 0.220 = 0.6359"),
        (
            "js",
            "bits",
            "½ · 0.420 · log₂(0.420 / 0.320) + ½ · 0.220 · log₂(0.220 / 0.320) = +0.0229",
        ),
    ],
)
def test_a_term_with_its_numbers(id, unit, text):
    numbers = NumberFormat(UNITS[unit])
    assert substituted(analyse(PAIR), MEASURES[id], 0, numbers) == text


def test_relations_have_their_numbers():
    analysis = analyse(PAIR)
    assert relation(MEASURES["kl_ab"], analysis, BITS) == ("= H(A,B) − H(A)", "= 2.1936 − 1.9886")
    assert relation(MEASURES["js"], analysis, BITS) == ("√JS", "= 0.2265")
    assert relation(MEASURES["js_distance"], analysis, BITS) == ("", "")


def test_infinity_less_infinity_is_no_relation():
    analysis = analyse(INFINITE)
    assert relation(MEASURES["h_a"], analysis, BITS) == ("", "")
    assert relation(MEASURES["kl_ab"], analysis, BITS) == ("= H(A,B) − H(A)", "= ∞ − 1.0000")


def test_every_measure_has_a_table_or_none():
    for measure in MEASURES.values():
        columns = table_columns(measure, False)
        assert columns[0].kind == "outcome"
        assert columns[-1].kind == "bar"
