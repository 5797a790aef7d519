"""Tables in each format, read back as other programs read them."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.analysis import Analysis, analyse
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.refusal import Refusal
from infoviz.core.state import State
from infoviz.core.units import UNITS
from infoviz.files.presets import load_preset
from infoviz.files.tables import (
    FORMATS,
    TABLES,
    Column,
    Table,
    file_bytes,
    html_table,
    make_table,
    report_tables,
    write_tables,
)
from infoviz.files.tables.delimited import guarded, unguarded

ODD = (
    "a,b;c\td",
    'say "x"',
    "two\nlines",
    "return\r\nfeed",
    "p|q \\| r",
    "back\\slash\\",
    "$x_1^2$ & 50% #~{y}",
    "<b>&amp;</b>",
    "=1+1",
    "+cmd",
    "-2+3",
    "@SUM(A1)",
    "'=quoted",
    "''@twice",
    "-3",
    "+1.5e3",
    "[0,1]",
    "*starred* _under_ `code`",
    "晴れ é ½",
    "it's",
)


def odd_table() -> Table:
    numbers = [1 / (3 + i) for i in range(len(ODD))]
    numbers[:4] = [math.inf, 0.0, 5e-324, 1 - 2.0**-53]
    return Table("odd", "Odd", (Column("label", "outcome", ODD, True), Column("x", "x", numbers)))


def analysis_of(preset: str) -> Analysis:
    return analyse(load_preset(preset).state())


def table_of(id: str, preset: str = "weather", measure: str = "kl_ab", unit: str = "bits") -> Table:
    return make_table(id, analysis_of(preset), MEASURES[measure], UNITS[unit])


@pytest.mark.parametrize(("format", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_delimited_tables_come_back_to_the_bit(format: str, delimiter: str) -> None:
    table = odd_table()
    text = FORMATS[format].write(table)
    heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert heading == ["label", "x"]
    assert [unguarded(label) for label, _ in rows] == list(ODD)
    assert [float(x) for _, x in rows] == list(table.columns[1].values)


def test_no_label_is_run_as_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(FORMATS["csv"].write(odd_table()), newline="")))[1:]
    for label, _ in rows:
        is_number = re.fullmatch(r"[+-]?[\d.]+(e\d+)?", label)
        assert label[0] not in "=+-@\t\r" or is_number
    assert "-3" in [label for label, _ in rows]  # a number is one


@given(st.text(st.characters(codec="utf-8"), max_size=12))
def test_a_guard_can_be_taken_off(text: str) -> None:
    assert unguarded(guarded(text)) == text


def markdown_cells(line: str) -> list[str]:
    """The cells as GitHub's grammar has them: split at bars without a backslash, unescaped."""
    cells, cell, signs = [], "", iter(line.strip())
    for sign in signs:
        if sign == "\\":
            cell += sign + next(signs)
        elif sign == "|":
            cells.append(cell)
            cell = ""
        else:
            cell += sign
    cells.append(cell)
    return [re.sub(r"\\(.)", r"\1", cell.strip()) for cell in cells[1:-1]]


def test_markdown_keeps_every_label_in_its_cell() -> None:
    table = odd_table()
    heading, rule, *rows = FORMATS["md"].write(table).splitlines()
    assert markdown_cells(heading) == ["outcome", "x"]
    assert rule == "| :--- | ---: |"
    cells = [markdown_cells(row) for row in rows]
    assert [label for label, _ in cells] == [re.sub("\r\n|\n", "<br>", label) for label in ODD]
    assert cells[0][1] == "∞"
    assert [float(x) for _, x in cells[1:]] == list(table.columns[1].values)[1:]


def test_latex_is_a_booktabs_table_without_stray_commands() -> None:
    table = odd_table()
    text = FORMATS["tex"].write(table)
    lines = text.splitlines()
    for rule in (r"\toprule", r"\midrule", r"\bottomrule", r"\end{tabular}"):
        assert lines.count(rule) == 1
    rows = lines[lines.index(r"\midrule") + 1 : lines.index(r"\bottomrule")]
    assert len(rows) == len(ODD)
    for row in rows:
        assert row.endswith(r" \\")
        assert len(re.findall(r"(?<!\\)&", row)) == 1
        assert not re.search(r"(?<!\\)[%#_]", row.replace("$_", ""))
        assert not row.startswith(("[", "*"))
        assert row.count("{") - row.count(r"\{") == row.count("}") - row.count(r"\}")
    assert rows[0].endswith(r"$\infty$ \\")
    assert rows[2].endswith(r"$5 \times 10^{-324}$ \\")
    for row, x in list(zip(rows, table.columns[1].values, strict=True))[3:]:
        number = re.fullmatch(r".* \$(.*)\$ \\\\", row)[1]
        assert float(re.sub(r" \\times 10\^\{(-?\d+)\}", r"e\1", number)) == x


def test_html_holds_the_labels_as_text() -> None:
    found: list[str] = []

    class Reader(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag in ("td", "th"):
                found.append("")
            assert tag in ("meta", "table", "tr", "td", "th")

        def handle_data(self, data: str) -> None:
            if found:
                found[-1] += data

    Reader().feed(html_table(odd_table()))
    labels = [text.rstrip("\n") for text in found[2::2]]
    assert labels == list(ODD)


@pytest.mark.parametrize("preset", ["weather", "one_way", "disjoint", "letters"])
@pytest.mark.parametrize("unit", UNITS)
def test_json_holds_every_number_of_each_table(preset: str, unit: str) -> None:
    analysis = analysis_of(preset)
    state, nats = analysis.state, UNITS[unit].nats

    def read(id: str) -> dict:
        text = FORMATS["json"].write(make_table(id, analysis, MEASURES["kl_ab"], UNITS[unit]))
        return json.loads(text, parse_constant=lambda name: pytest.fail(name))

    shares = read("shares")
    assert [row["label"] for row in shares["rows"]] == list(state.labels)
    assert [row["a"] for row in shares["rows"]] == state.a.p.tolist()
    assert [row["b"] for row in shares["rows"]] == state.b.p.tolist()
    terms = read("terms")
    assert terms["unit"] == unit
    wanted = (analysis.terms("kl_ab") / nats).tolist()
    assert [float(row["term"]) for row in terms["rows"]] == wanted
    assert float(terms["total"]["term"]) == analysis.totals["kl_ab"] / nats
    measures = {row["id"]: float(row["value"]) for row in read("measures")["rows"]}
    assert measures == {
        id: measure.in_unit(analysis.totals[id], UNITS[unit]) for id, measure in MEASURES.items()
    }
    all_terms = read("all_terms")["rows"]
    assert [float(row["JS(A,B)"]) for row in all_terms] == (analysis.terms("js") / nats).tolist()


@pytest.mark.parametrize("measure", [id for id, each in MEASURES.items() if each.terms])
@pytest.mark.parametrize("id", TABLES)
def test_the_keys_are_ascii_and_no_formulas(id: str, measure: str) -> None:
    keys = [column.key for column in table_of(id, measure=measure).columns]
    assert "".join(keys).isascii()
    assert len(set(keys)) == len(keys)
    assert keys == [guarded(key) for key in keys]


def test_the_terms_of_what_is_no_sum_are_refused() -> None:
    with pytest.raises(Refusal, match="√JS is no sum"):
        table_of("terms", measure="js_distance")


def test_names_of_a_and_b_are_for_people() -> None:
    columns = table_of("shares", "coin").columns
    assert [column.heading for column in columns] == ["outcome", "A (Fair)", "B (Loaded)"]
    assert [column.key for column in columns] == ["label", "a", "b"]


def test_spreadsheets_are_told_the_encoding_where_it_matters() -> None:
    uniform = Distribution.uniform(2)
    state = State(("晴", "rain"), uniform, uniform)
    table = make_table("shares", analyse(state), MEASURES["js"], UNITS["bits"])
    for id, format in FORMATS.items():
        data = file_bytes(format.write(table), format)
        assert data.startswith(b"\xef\xbb\xbf") == (id in ("csv", "tsv"))
        assert "晴" in data.decode("utf-8-sig") or id == "json"
    plain = FORMATS["csv"].write(table_of("shares"))
    assert file_bytes(plain, FORMATS["csv"]) == plain.encode("ascii")


def test_a_report_is_three_tables() -> None:
    tables = report_tables(analysis_of("weather"), UNITS["nats"])
    assert [table.id for table in tables] == ["shares", "measures", "all_terms"]
    markdown = write_tables(tables, FORMATS["md"])
    assert [line for line in markdown.splitlines() if line.startswith("## ")] == [
        "## Shares",
        "## Measures in nats",
        "## Terms in nats",
    ]
    assert write_tables(tables, FORMATS["tex"]).count(r"\toprule") == 3
    assert write_tables(tables, FORMATS["csv"]).split("\n\n")[1].startswith("id,measure,")
