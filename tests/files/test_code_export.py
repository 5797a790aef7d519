"""Every script is run, and prints the digits that the window shows."""

from __future__ import annotations

import importlib.util
import json
import math
import re
import subprocess
import sys

import numpy as np
import pytest

from infoviz.core.analysis import Analysis, analyse
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.numbers import NumberFormat
from infoviz.core.softmax import softmax_of
from infoviz.core.state import State
from infoviz.core.term_table import written_term
from infoviz.core.units import UNITS
from infoviz.files.code_export import LIBRARIES, write_code
from infoviz.files.presets import load_preset, presets

RUNNER = """
import contextlib, io, json, sys, warnings
warnings.simplefilter("error")
for code in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "script.py", "exec"), {"__name__": "__main__"})
    print(json.dumps(out.getvalue()))
"""


def printed_by(scripts: list[str]) -> list[str]:
    """What each script prints; a warning is an error. One process, since libraries load slowly."""
    done = subprocess.run(
        [sys.executable, "-B", "-c", RUNNER],
        input=json.dumps(scripts),
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def pair(a: list[float], b: list[float]) -> State:
    n = len(a)
    labels = tuple(f"outcome {i}" for i in range(n))
    return State(labels, Distribution.from_weights(a), Distribution.from_weights(b))


def softmaxes(a: list[float], b: list[float]) -> State:
    labels = tuple("abcdefgh"[: len(a)])
    return State(labels, softmax_of(np.array(a, float)), softmax_of(np.array(b, float)))


ODD = {
    "one ulp apart": pair([0.1 + 0.2, 0.7], [0.3, 0.7]),
    "near": pair([1, 2, 3, 4], [1 + 1e-9, 2, 3 - 1e-9, 4]),
    "near and far": pair([1, 1, 1e-7, 0], [1 + 1e-11, 1, 3e-7, 0]),
    "near, with gaps": pair([0, 1, 2, 1e-12], [1e-12, 1, 2, 0]),
    "equal": pair([1, 2, 3], [1, 2, 3]),
    "one-hot": pair([0, 1, 0], [0, 1, 0]),
    "certain and its opposite": pair([0, 1], [1, 0]),
    "common gaps": pair([0, 1, 3, 0], [0, 2, 1, 0]),
    "below float64": softmaxes([0, -800, 1], [-900, 0, 1]),
    "below float64, and near": softmaxes([0, -800, 1], [0, -800.5, 1 + 1e-12]),
    "subnormal": softmaxes([0, -740, 1], [0.5, -744.9, 1]),
    "200 outcomes": pair([1 + (i * 37) % 91 for i in range(200)], [1 + i for i in range(200)]),
}
UNITS_OF = [("bits", 4), ("nats", 8), ("bans", 2)]


def cases() -> list[tuple[str, State, str, NumberFormat]]:
    """Every preset in bits, the odd ones in every unit."""
    found = [
        (preset.id, preset.state(), id, NumberFormat()) for preset in presets() for id in MEASURES
    ]
    for name, state in ODD.items():
        for unit, decimals in UNITS_OF:
            numbers = NumberFormat(UNITS[unit], 3, decimals)
            found += [(f"{name}, {unit}", state, id, numbers) for id in MEASURES]
    return found


def in_ascii(text: str) -> str:
    """A number of the window as Python would write it."""
    powers = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")

    def power(match: re.Match[str]) -> str:
        return f"e{int(match[1].translate(powers)):+03d}"

    text = re.sub("×10(.*)", power, text)
    return text.replace("−", "-").replace("∞", "inf")


def check(output: str, analysis: Analysis, id: str, numbers: NumberFormat, name: str) -> None:
    measure, state = MEASURES[id], analysis.state
    *rows, last = output.splitlines()
    total = measure.in_unit(analysis.totals[id], numbers.unit)
    told, unit, full = re.fullmatch(
        rf"{re.escape(measure.symbol)} = (\S+)( \w+)?, to the last digit (\S+)", last
    ).groups()
    assert unit == (None if measure.degree != 1 else f" {numbers.unit.id}")
    assert float(full) == pytest.approx(total, rel=2e-9, abs=1e-300), (name, id)
    assert told == in_ascii(numbers.measure(analysis.totals[id], measure.degree)), (name, id)
    if measure.terms is None:
        assert rows == []
        return
    assert [row.split("\t")[1] for row in rows] == list(state.labels)
    for row, term in zip(rows, analysis.terms(id).tolist(), strict=True):
        told = row.split("\t")[0].replace("+inf", "inf")
        if 0 < abs(term) < 1e-290:  # of which float64 has fewer digits than are told
            assert float(told) == pytest.approx(term / numbers.unit.nats, rel=0.3, abs=1e-300)
        else:
            assert told == in_ascii(written_term(measure, term, numbers)), (name, id, row)


@pytest.mark.parametrize("library", LIBRARIES)
def test_each_script_prints_the_numbers_of_the_window(library: str) -> None:
    if importlib.util.find_spec(library) is None:
        pytest.skip(f"{library} is not installed")
    asked = [(name, analyse(state), id, numbers) for name, state, id, numbers in cases()]
    scripts = [
        write_code(analysis, MEASURES[id], numbers, LIBRARIES[library])
        for _, analysis, id, numbers in asked
    ]
    outputs = printed_by(scripts)
    for output, (name, analysis, id, numbers) in zip(outputs, asked, strict=True):
        check(output, analysis, id, numbers, name)


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("measure", MEASURES)
def test_each_library_knows_each_measure(library: str, measure: str) -> None:
    analysis = analyse(load_preset("weather").state())
    code = write_code(analysis, MEASURES[measure], NumberFormat(), LIBRARIES[library])
    compile(code, "script.py", "exec")
    assert max(map(len, code.splitlines())) <= 100
    # What is not written by hand must not be in the way of who reads it.
    assert "{p}" not in code
    assert "nats" in code


def code_of(measure: str, library: str, preset: str = "weather") -> str:
    analysis = analyse(load_preset(preset).state())
    return write_code(analysis, MEASURES[measure], NumberFormat(), LIBRARIES[library])


def test_the_script_says_where_a_library_differs() -> None:
    assert "square root of the divergence" in code_of("js", "scipy")
    assert "jensenshannon(a, b, base=2)) ** 2" in code_of("js", "scipy")
    assert "** 2" not in code_of("js_distance", "scipy")
    kl = code_of("kl_ab", "torch")
    assert "logarithm of its first argument" in kl
    assert "F.kl_div(b.log(), a" in kl
    assert "F.kl_div(a.log(), b" in code_of("kl_ba", "torch")
    assert "F.cross_entropy(b.log(), a)" in code_of("ce_ab", "torch")
    # PyTorch's own would be NaN here.
    assert "= F.cross_entropy" not in code_of("ce_ab", "torch", "one_way")


def test_labels_and_names_are_data() -> None:
    labels = ('"""', "'); import os #", "a\\", "{p}")
    quarter = Distribution.uniform(4)
    name = 'x""" \\'
    state = State(labels, quarter, Distribution([0.1, 0.2, 0.3, 0.4]), name_a=name)
    code = write_code(analyse(state), MEASURES["kl_ab"], NumberFormat(), LIBRARIES["numpy"])
    (output,) = printed_by([code])
    assert [line.split("\t")[1] for line in output.splitlines()[:-1]] == list(labels)


def test_shares_are_written_to_the_bit() -> None:
    state = ODD["200 outcomes"]
    code = write_code(analyse(state), MEASURES["ce_ba"], NumberFormat(), LIBRARIES["numpy"])
    (output,) = printed_by([code + "\nprint(repr((a.tolist(), b.tolist())))"])
    a, b = eval(output.splitlines()[-1])
    assert (a, b) == (state.a.p.tolist(), state.b.p.tolist())
    assert math.fsum(a) == pytest.approx(1)
