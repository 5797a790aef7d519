"""The pair and a measure as a script that prints the numbers of the window, one library a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from infoviz.core.analysis import Analysis
from infoviz.core.measures import Measure
from infoviz.core.numbers import NumberFormat
from infoviz.files.code_export import numpy_code, scipy_code, torch_code
from infoviz.files.code_export.facts import Facts, facts_of
from infoviz.files.code_export.script import Lines, script


@dataclass(frozen=True)
class Library:
    """`name` is what people call it. `lines` gives the code of one measure, and raises KeyError
    for one that it does not know; `imports` stand above it, and `array` is the call that makes a
    vector of float64 of a list, as a format."""

    id: str
    name: str
    imports: str
    array: str
    lines: Callable[[Facts], Lines]


LIBRARIES: dict[str, Library] = {
    library.id: library
    for library in (
        Library("numpy", "NumPy", numpy_code.IMPORTS, numpy_code.ARRAY, numpy_code.lines),
        Library("scipy", "SciPy", scipy_code.IMPORTS, scipy_code.ARRAY, scipy_code.lines),
        Library("torch", "PyTorch", torch_code.IMPORTS, torch_code.ARRAY, torch_code.lines),
    )
}


def write_code(
    analysis: Analysis, measure: Measure, numbers: NumberFormat, library: Library
) -> str:
    """A script that prints each term and the total of `measure`, as the window writes them.

    The total stands there with every digit as well, which agree with those of the window to 1e-9
    and mostly to 1e-14.
    """
    facts = facts_of(analysis, measure, numbers)
    return script(facts, library.name, library.imports, library.array, library.lines(facts))


__all__ = ["LIBRARIES", "Library", "write_code"]
