"""What the tables hold: the shares, the terms of one measure or of all, all measures."""

from __future__ import annotations

from collections.abc import Callable

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Vector
from infoviz.core.measures import MEASURES, Measure
from infoviz.core.numbers import NumberFormat
from infoviz.core.refusal import Refusal
from infoviz.core.state import SIDES, Side, State
from infoviz.core.term_table import TermTable
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.units import Unit
from infoviz.files.tables.table import Column, Table

_ASCII = {
    "ᵢ": "",
    "log₁₀": "log10",
    "log₂": "log2",
    "‖": "||",
    "½": "1/2",
    "·": "*",
    "√JS": "sqrt(JS)",
    "−": "-",
}
"""What stands in headings and is no ASCII."""


def make_table(id: str, analysis: Analysis, measure: Measure, unit: Unit) -> Table:
    """The table of TABLES that is called `id`; `measure` is the chosen one, `unit` that of all.

    Refusal where the table is that of the terms and the measure is no sum.
    """
    return _MAKERS[id](analysis, measure, unit)


def report_tables(analysis: Analysis, unit: Unit) -> tuple[Table, ...]:
    """Every number of a pair: its shares, all measures, and the terms of all that are sums."""
    state = analysis.state
    return _shares(state), _measures(analysis, unit), _all_terms(analysis, unit)


def _shares(state: State) -> Table:
    columns = (_labels(state), *(_side(state, side) for side in SIDES))
    return Table("shares", "Shares", columns)


def _terms(analysis: Analysis, measure: Measure, unit: Unit) -> Table:
    if measure.terms is None:
        raise Refusal(
            QT_TRANSLATE_NOOP(
                "Refusal", "{0} is no sum over the outcomes, so that it has no table of terms"
            ),
            measure.symbol,
        )
    table = TermTable(measure, NumberFormat(unit), is_pinned=False)
    # Without the outcome, which has no numbers, and the bar, which has none of its own.
    headed = [column for column in table.columns if column.kind not in ("outcome", "bar")]
    columns = [_labels(analysis.state)]
    for column, values in zip(headed, table.values(analysis, slice(None)), strict=True):
        heading = column.heading.replace("{log}", unit.log)
        # The term's own heading is a formula, which is no name for a program.
        key = {"term": "term", "part_of_total": "part of total"}.get(column.kind, _key(heading))
        columns.append(_numbers(key, heading, values))
    total = measure.in_unit(analysis.totals[measure.id], unit)
    sums = tuple(total if column.key == "term" else "" for column in columns[1:])
    title = f"Terms of {measure.symbol} in {unit.id}"
    return Table("terms", title, tuple(columns), unit.id, ("sum", *sums))


def _all_terms(analysis: Analysis, unit: Unit) -> Table:
    sums = [measure for measure in MEASURES.values() if measure.terms is not None]
    columns = [
        _numbers(_key(each.symbol), each.symbol, analysis.terms(each.id) / unit.nats)
        for each in sums
    ]
    totals = tuple(each.in_unit(analysis.totals[each.id], unit) for each in sums)
    return Table(
        "all_terms",
        f"Terms in {unit.id}",
        (_labels(analysis.state), *columns),
        unit.id,
        ("sum", *totals),
    )


def _measures(analysis: Analysis, unit: Unit) -> Table:
    measures = list(MEASURES.values())
    return Table(
        "measures",
        f"Measures in {unit.id}",
        (
            Column("id", "id", [each.id for each in measures], True),
            Column("measure", "measure", [each.symbol for each in measures], True),
            Column("name", "name", [each.name for each in measures], True),
            Column(
                "value",
                unit.id,
                [each.in_unit(analysis.totals[each.id], unit) for each in measures],
            ),
        ),
        unit.id,
    )


def _labels(state: State) -> Column:
    return Column("label", "outcome", state.labels, True)


def _side(state: State, side: Side) -> Column:
    letter, name = side.upper(), state.name(side)
    heading = f"{letter} ({name})" if name else letter
    return _numbers(side, heading, state.of(side).p)


def _numbers(key: str, heading: str, values: Vector) -> Column:
    return Column(key, heading, values.tolist())


def _key(heading: str) -> str:
    for sign, plain in _ASCII.items():
        heading = heading.replace(sign, plain)
    # Else a spreadsheet would take it for a formula.
    return f"({heading})" if heading.startswith("-") else heading


_MAKERS: dict[str, Callable[[Analysis, Measure, Unit], Table]] = {
    "shares": lambda analysis, measure, unit: _shares(analysis.state),
    "terms": _terms,
    "all_terms": lambda analysis, measure, unit: _all_terms(analysis, unit),
    "measures": lambda analysis, measure, unit: _measures(analysis, unit),
}

TABLES: dict[str, str] = {
    "shares": QT_TRANSLATE_NOOP("Table", "Shares"),
    "terms": QT_TRANSLATE_NOOP("Table", "Terms of the chosen measure"),
    "all_terms": QT_TRANSLATE_NOOP("Table", "Terms of all measures"),
    "measures": QT_TRANSLATE_NOOP("Table", "All measures"),
}
"""The tables by id, and what people call them; translated in the context "Table"."""
