"""The table of a measure's terms: its columns, its values, its order, and how a row is written."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution, Vector
from infoviz.core.measures import MEASURES, Measure
from infoviz.core.numbers import HUGE, MINUS, NumberFormat, fixed, percent, power_of_ten, signed
from infoviz.core.pair import Pair
from infoviz.core.pins import matched
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.units import Unit

Indexes = NDArray[np.intp]
Kind = Literal["outcome", "share", "ratio", "log", "part", "term", "part_of_total", "change", "bar"]

PlainFormat = tuple[str, Vector, Vector, Vector]

_FEW = 20_000
"""Up to so many outcomes whole columns are cheaper than a pair of those that are asked for."""

_WIDE_RATIO = 1e5
"""From here on a ratio is a power of ten: it would burst its column."""


@dataclass(frozen=True)
class TableColumn:
    """A column of the table. `heading` may hold `{log}`; that of "outcome", "part_of_total" and
    "change" is a word to be translated in the context "TermPanel"."""

    kind: Kind
    heading: str


def table_columns(measure: Measure, is_pinned: bool) -> tuple[TableColumn, ...]:
    """Outcome, factors, term, its part of the total, its change while a state is pinned, bar."""
    has_halves = any(column.kind == "part" for column in measure.columns)
    term = QT_TRANSLATE_NOOP("TermPanel", "term") if has_halves else term_formula(measure)
    columns = [
        TableColumn("outcome", QT_TRANSLATE_NOOP("TermPanel", "outcome")),
        *(TableColumn(column.kind, column.heading) for column in measure.columns),
        TableColumn("term", term),
        TableColumn("part_of_total", QT_TRANSLATE_NOOP("TermPanel", "of total")),
    ]
    if is_pinned:
        columns.append(TableColumn("change", "Δ"))
    columns.append(TableColumn("bar", ""))
    return tuple(columns)


def term_formula(measure: Measure) -> str:
    """What stands behind the sum in the measure's formula: "aᵢ · {log}(aᵢ / bᵢ)"."""
    _, _, right = measure.formula.partition(" = ")
    return right.replace("½ Σ ", "½ · ").replace("Σ ", "")


def substituted(analysis: Analysis, measure: Measure, outcome: int, numbers: NumberFormat) -> str:
    """The term of one outcome with its numbers: "0.420 · log₂(0.420 / 0.220) = +0.3918"."""
    share = numbers.share
    a, b = float(analysis.state.a.p[outcome]), float(analysis.state.b.p[outcome])
    factors = _template(measure, numbers.unit).format(
        a=share(a), b=share(b), m=share(0.5 * a + 0.5 * b)
    )
    term = float(analysis.terms(measure.id)[outcome])
    return f"{factors} = {written_term(measure, term, numbers)}"


@cache
def _template(measure: Measure, unit: Unit) -> str:
    """The formula of a term, to be filled in: "{a} · log₂({a} / {b})"."""
    return re.sub("([abm])ᵢ", r"{\1}", term_formula(measure).replace("{log}", unit.log))


def written_term(measure: Measure, nats: float, numbers: NumberFormat) -> str:
    """A term; with its sign where terms may be negative."""
    if measure.is_divergence and nats < math.inf:
        return numbers.term(nats)
    return numbers.measure(nats)


@dataclass(frozen=True)
class _Relation:
    """What a measure's relation names: the ids, their measures, and the symbols between them."""

    ids: tuple[str, ...]
    measures: tuple[Measure, ...]
    root: int | None
    symbols: str


@cache
def _relation_of(measure: Measure) -> _Relation:
    ids = tuple(re.findall(r"{(\w+)}", measure.relation))
    measures = tuple(MEASURES[id] for id in ids)
    roots = [place for place, each in enumerate(measures) if each.degree != 1]
    symbols = "= " + measure.relation.format_map({each.id: each.symbol for each in measures})
    return _Relation(ids, measures, roots[0] if roots else None, symbols)


def relation(measure: Measure, analysis: Analysis, numbers: NumberFormat) -> tuple[str, str]:
    """How the total relates to other measures, in symbols and in numbers; "" where it does not.

    For KL(A‖B) "= H(A,B) − H(A)" and "= 2.1936 − 1.9886". A root is told by its value alone: "√JS"
    and "= 0.2265".
    """
    known = _relation_of(measure)
    totals = analysis.totals
    if not known.ids:
        return "", ""
    if totals[measure.id] < math.inf and math.inf in [totals[id] for id in known.ids]:
        return "", ""  # ∞ − ∞ says nothing
    written = {each.id: numbers.measure(totals[each.id], each.degree) for each in known.measures}
    if known.root is not None:
        root = known.measures[known.root]
        return root.symbol, f"= {written[root.id]}"
    return known.symbols, f"= {measure.relation.format_map(written)}"


class TermTable:
    """The values of one measure's table for an Analysis, beside a pinned one if there is one.

    All values are as they are told: terms and logarithms in the unit, parts of the total as parts
    of 1. Where there is no such number it is nan.
    """

    def __init__(self, measure: Measure, numbers: NumberFormat, is_pinned: bool) -> None:
        self.measure = measure
        self.numbers = numbers
        self.columns = table_columns(measure, is_pinned)
        self._pinned_terms: Vector | None = None
        self._formats: dict[tuple[tuple[int, ...], int], PlainFormat] = {}

    def pin(self, pinned: Analysis | None, analysis: Analysis) -> None:
        """Keeps the terms of the pinned state, in the order of the outcomes on show."""
        if pinned is None or self.measure.terms is None:
            self._pinned_terms = None
        else:
            terms = pinned.terms(self.measure.id)
            self._pinned_terms = matched(terms, pinned.state, analysis.state)

    def values(self, analysis: Analysis, outcomes: Indexes | slice) -> list[Vector]:
        """The numbers of some outcomes, one vector for each column but "outcome" and "bar"."""
        measure, nats = self.measure, self.numbers.unit.nats
        factors = self._factors(analysis, outcomes)
        terms = analysis.terms(measure.id)[outcomes]
        result = [
            values / nats if column.kind in ("log", "part") else values
            for column, values in zip(measure.columns, factors, strict=True)
        ]
        result.append(terms / nats)
        total = analysis.totals[measure.id]
        result.append(terms / total if 0 < total < math.inf else np.full(len(terms), np.nan))
        if self._pinned_terms is not None:
            result.append(difference(terms, self._pinned_terms[outcomes]) / nats)
        return result

    def _factors(self, analysis: Analysis, outcomes: Indexes | slice) -> list[Vector]:
        if len(analysis.state) <= _FEW:
            return [column[outcomes] for column in analysis.columns(self.measure.id)]
        # Each factor depends on its own outcome alone, so a pair of a few outcomes will do.
        state = analysis.state
        pair = Pair(
            Distribution.trusted(state.a.p[outcomes]), Distribution.trusted(state.b.p[outcomes])
        )
        return [column.values(pair) for column in self.measure.columns]

    def texts(self, places: Sequence[int], vectors: Sequence[Vector]) -> list[str]:
        """The values of numeric columns as they are written, column by column.

        `places` are those of the columns, and `vectors` their values, equally many of each.
        """
        count = len(vectors[0]) if vectors else 0
        plain, factors, least, most = self._plain_format(tuple(places), count)
        values = np.concatenate(vectors) * factors if vectors else np.empty(0)
        # All in one go, as a call for each would take longer than drawing them.
        texts = (plain % tuple(values.tolist())).replace("-", MINUS).split("\n")
        sizes = np.abs(values)
        for i in np.flatnonzero(~((sizes >= least) & (sizes < most))).tolist():
            texts[i] = self._special(places[i // count], float(vectors[i // count][i % count]))
        return texts

    def _plain_format(self, places: tuple[int, ...], count: int) -> PlainFormat:
        """How `count` plain numbers of each column are written: a format of %, what they are
        multiplied by before, and from which size to before which they are plain."""
        known = self._formats.get((places, count))
        if known is None:
            kinds = [self.columns[place].kind for place in places]
            sign = "+" if self.measure.is_divergence else ""
            shares, measures = self.numbers.share_decimals, self.numbers.measure_decimals
            parts = {
                "share": (f"%.{shares}f", 1.0, shares, HUGE),
                "ratio": (f"%.{shares}f", 1.0, shares, _WIDE_RATIO),
                "part_of_total": ("%.1f %%", 100.0, 1, HUGE),
                "change": (f"%+.{measures}f", 1.0, measures, HUGE),
            }
            others = f"%{sign}.{measures}f", 1.0, measures, HUGE
            used = [parts.get(kind, others) for kind in kinds for _ in range(count)]
            known = (
                "\n".join(part[0] for part in used),
                np.array([part[1] for part in used]),
                np.array([10.0 ** -part[2] for part in used]),
                np.array([part[3] for part in used]),
            )
            self._formats[places, count] = known
        return known

    def _special(self, place: int, value: float) -> str:
        """What is 0, next to 0, huge, infinite or no number."""
        kind, decimals = self.columns[place].kind, self.numbers.measure_decimals
        if kind == "part_of_total":
            return percent(value)
        if kind == "ratio" and _WIDE_RATIO <= value < math.inf:
            return power_of_ten(value)
        if kind in ("share", "ratio"):
            return fixed(value, self.numbers.share_decimals)
        is_signed = kind == "change" or (self.measure.is_divergence and value < math.inf)
        return (signed if is_signed else fixed)(value, decimals)

    def order(self, analysis: Analysis, place: int, descending: bool) -> Indexes:
        """The outcomes sorted by the column at `place`; what is equal keeps its order, nan last."""
        kind = self.columns[place].kind
        if kind == "outcome":
            labels = [label.casefold() for label in analysis.state.labels]
            by_label = sorted(range(len(labels)), key=labels.__getitem__, reverse=descending)
            return np.array(by_label, dtype=np.intp)
        if kind == "bar":
            place = next(i for i, column in enumerate(self.columns) if column.kind == "term")
        values = self.values(analysis, slice(None))[place - 1]
        # nan is sorted last as it is.
        return np.argsort(-values if descending else values, kind="stable")


def difference(now: Vector, then: Vector) -> Vector:
    """now − then, nan where it is ∞ − ∞ or one is nan."""
    both = np.isfinite(now) | np.isfinite(then)
    result = np.full(now.shape, np.nan)
    np.subtract(now, then, out=result, where=both)
    return result
