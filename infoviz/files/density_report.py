"""All measures of two densities as plain text or JSON. No Qt."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from infoviz.core.integrals import CONTINUOUS_MEASURES, ContinuousAnalysis, Integral
from infoviz.core.numbers import INFINITY, MINUS, NOTHING, NumberFormat, plain, power_of_ten
from infoviz.core.units import Unit
from infoviz.files.report import json_number, table


def density_report_text(analysis: ContinuousAnalysis, numbers: NumberFormat) -> str:
    """The report for people: the densities, then each measure with its error and closed form."""
    rows = [["measure", numbers.unit.id, "error ≤", "closed form", "", ""]]
    for id, measure in CONTINUOUS_MEASURES.items():
        result, closed = analysis.results[id], analysis.closed_form(id)
        error = measure.in_unit(result.error, numbers.unit)
        rows.append(
            [
                measure.symbol,
                numbers.measure(result.value, measure.degree),
                NOTHING if math.isinf(result.value) else power_of_ten(error, 0) if error else "0",
                "none" if closed is None else numbers.measure(closed, measure.degree),
                measure.name,
                _cause(result, measure.of),
            ]
        )
    densities = table([["f", analysis.f.text], ["g", analysis.g.text]], left=(0, 1))
    return f"{densities}\n\n{table(rows, left=(0, 4, 5))}"


def density_report_json(analysis: ContinuousAnalysis, unit: Unit) -> str:
    """The report for programs, one JSON object, with every number in full precision.

    `{"unit", "f", "g", "measures": {id: {"value", "error", "closed_form", "cause", "regions",
    "tails"}}}`; infinity is the string "inf", and a closed form that there is not is null.
    """
    measures = {}
    for id, measure in CONTINUOUS_MEASURES.items():
        result, closed = analysis.results[id], analysis.closed_form(id)
        measures[id] = {
            "value": json_number(measure.in_unit(result.value, unit)),
            "error": json_number(measure.in_unit(result.error, unit)),
            "closed_form": None if closed is None else json_number(measure.in_unit(closed, unit)),
            "cause": result.cause or None,
            "regions": [[json_number(end) for end in region] for region in result.regions],
            "tails": ["left" if side < 0 else "right" for side in result.tails],
        }
    report = {
        "unit": unit.id,
        "f": analysis.f.text,
        "g": analysis.g.text,
        "measures": measures,
    }
    return json.dumps(report, allow_nan=False)


def _cause(result: Integral, of: str) -> str:
    """Why it is infinite, "" where it is not."""
    other = "g" if of == "f" else "f"
    causes = []
    if result.regions:
        regions = " and ".join(f"from {_end(low)} to {_end(high)}" for low, high in result.regions)
        causes.append(f"{of} has mass where {other} has none, {regions}")
    if result.tails:
        causes.append(f"{of} falls too slowly on the {_sides(result.tails)}")
    return f"∞: {'; '.join(causes)}" if causes else ""


def _sides(tails: Sequence[int]) -> str:
    return " and the ".join("left" if side < 0 else "right" for side in tails)


def _end(end: float) -> str:
    return plain(end) if math.isfinite(end) else (MINUS if end < 0 else "") + INFINITY
