"""All shares, totals and terms of a pair as plain text or JSON. No Qt."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Sequence

from infoviz.core.analysis import Analysis
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import NumberFormat
from infoviz.core.state import SIDES, State
from infoviz.core.units import Unit


def report_text(analysis: Analysis, numbers: NumberFormat) -> str:
    """The report for people: shares, totals and terms, in aligned columns of a fixed-width font."""
    return "\n\n".join(
        (
            _shares(analysis.state, numbers),
            _totals(analysis, numbers),
            _terms(analysis, numbers),
        )
    )


def report_json(analysis: Analysis, unit: Unit) -> str:
    """The report for programs, one JSON object, with every number in full precision.

    `{"unit", "labels", "a", "b", "measures": {id: {"total", "terms"}}}`; infinity is the string
    "inf", and the terms of a measure that is no sum are null.
    """
    state = analysis.state
    measures = {
        id: {
            "total": json_number(measure.in_unit(analysis.totals[id], unit)),
            "terms": None
            if measure.terms is None
            else [json_number(term) for term in (analysis.terms(id) / unit.nats).tolist()],
        }
        for id, measure in MEASURES.items()
    }
    report = {
        "unit": unit.id,
        "labels": list(state.labels),
        "a": state.a.p.tolist(),
        "b": state.b.p.tolist(),
        "measures": measures,
    }
    return json.dumps(report, allow_nan=False)


def json_number(value: float) -> float | str:
    return value if math.isfinite(value) else str(value)


def _shares(state: State, numbers: NumberFormat) -> str:
    heading = ["outcome"]
    for side in SIDES:
        name = state.name(side)
        heading.append(f"{side.upper()} ({name})" if name else side.upper())
    rows = [
        [label, numbers.share(a), numbers.share(b)]
        for label, a, b in zip(state.labels, state.a.p.tolist(), state.b.p.tolist(), strict=True)
    ]
    return table([heading, *rows])


def _totals(analysis: Analysis, numbers: NumberFormat) -> str:
    rows = [["measure", numbers.unit.id, "", ""]]
    for id, measure in MEASURES.items():
        total = _total(analysis, id, numbers)
        rows.append([measure.symbol, total, measure.name, _remark(analysis, id)])
    return table(rows, left=(0, 2, 3))


def _remark(analysis: Analysis, id: str) -> str:
    """How a total relates to others, or which outcomes make it infinite."""
    if math.isinf(analysis.totals[id]):
        first, *others = (analysis.state.labels[i] for i in analysis.causes_of_infinity(id))
        return f"∞ through {first}" + (f" and {len(others)} more" if others else "")
    relation = MEASURES[id].relation
    operands = [other for other in MEASURES if f"{{{other}}}" in relation]
    # ∞ − ∞ says nothing of a finite total.
    if not relation or any(math.isinf(analysis.totals[operand]) for operand in operands):
        return ""
    # A root in brackets: "√JS²" could be read as the root of a square.
    symbols = {
        operand: MEASURES[operand].symbol
        if MEASURES[operand].degree == 1
        else f"({MEASURES[operand].symbol})"
        for operand in operands
    }
    return f"= {relation}".format(**symbols)


def _terms(analysis: Analysis, numbers: NumberFormat) -> str:
    sums = [id for id, measure in MEASURES.items() if measure.terms is not None]
    columns = [[numbers.term(term) for term in analysis.terms(id).tolist()] for id in sums]
    return table(
        [
            [f"terms in {numbers.unit.id}", *(MEASURES[id].symbol for id in sums)],
            *([label, *row] for label, *row in zip(analysis.state.labels, *columns, strict=True)),
            ["sum", *(_total(analysis, id, numbers) for id in sums)],
        ]
    )


def _total(analysis: Analysis, id: str, numbers: NumberFormat) -> str:
    return numbers.measure(analysis.totals[id], MEASURES[id].degree)


def table(rows: Sequence[Sequence[str]], left: tuple[int, ...] = (0,)) -> str:
    """The rows in columns two blanks apart, with those of `left` flush left, others right."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blanks = " " * (width - _width(cell))
            cells.append(cell + blanks if place in left else blanks + cell)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _width(text: str) -> int:
    """How many columns of a terminal `text` takes: two for a Han character, none for an accent."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "FW" else 1
        for c in text
    )
