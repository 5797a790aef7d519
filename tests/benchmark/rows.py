"""What was measured, as rows of one table: medians of per-round ratios, and whether they do."""

from __future__ import annotations

import json
import math
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

COLUMNS = ("what", "asked", "reached", "quartiles", "rounds", "")


@dataclass(frozen=True)
class Row:
    """One figure beside what was asked of it; a figure that is only told has `asked` None.

    Less is better, unless `at_least`. `quartiles` and `rounds` are None where there was one
    count, not a sample.
    """

    name: str
    reached: float
    asked: float | None = None
    at_least: bool = False
    quartiles: tuple[float, float] | None = None
    rounds: int | None = None

    @property
    def is_met(self) -> bool | None:
        if self.asked is None:
            return None
        return self.reached >= self.asked if self.at_least else self.reached <= self.asked

    def cells(self) -> tuple[str, ...]:
        asked = quartiles = ""
        if self.asked is not None:
            asked = f"{'≥' if self.at_least else '≤'} {figure(self.asked)}"
        if self.quartiles is not None:
            quartiles = " – ".join(map(figure, self.quartiles))
        rounds = "" if self.rounds is None else str(self.rounds)
        verdict = {True: "met", False: "missed", None: ""}[self.is_met]
        return self.name, asked, figure(self.reached), quartiles, rounds, verdict


def row_of(
    name: str, values: Sequence[float], asked: float | None = None, *, at_least: bool = False
) -> Row:
    """The row of a sample, one value a round: its median and its quartiles."""
    low, median, high = (float(value) for value in np.percentile(values, (25, 50, 75)))
    return Row(name, median, asked, at_least, (low, high), len(values))


def ratio_row(
    name: str,
    ours: Sequence[float],
    theirs: Sequence[float],
    asked: float | None = None,
    *,
    at_least: bool = False,
) -> Row:
    """The row of ours / theirs, both measured once in each round."""
    ratios = [one / other for one, other in zip(ours, theirs, strict=True)]
    return row_of(name, ratios, asked, at_least=at_least)


def row_from(told: Mapping[str, Any]) -> Row:
    """The row of a bare `name`, `asked` and `reached`."""
    return Row(told["name"], told["reached"], told["asked"])


def figure(value: float) -> str:
    """Three digits, or all that stand before the point."""
    if not math.isfinite(value):
        return str(value)
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def table(rows: Iterable[Row]) -> str:
    """All rows under the names of the columns; words to the left, figures to the right."""
    lines = [COLUMNS, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in (0, 5) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def write_json(path: Path, rows: Iterable[Row], machine: dict[str, Any]) -> None:
    figures = [{**asdict(row), "is_met": row.is_met} for row in rows]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"machine": machine, "rows": figures}, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", "utf-8")


def machine_facts() -> dict[str, Any]:
    """What the figures depend on, and nothing that says whose machine it is."""
    from PySide6 import __version__ as pyside
    from PySide6.QtCore import qVersion

    return {
        "python": platform.python_version(),
        "qt": qVersion(),
        "pyside": pyside,
        "numpy": np.__version__,
        "system": platform.system(),
        "architecture": platform.machine(),
        "processors": os.cpu_count(),
    }
