"""The frame of every script: the pair above, the code of the measure, and what it prints."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from infoviz.core.units import UNITS
from infoviz.files.code_export.facts import Facts

WIDTH = 88


@dataclass(frozen=True)
class Lines:
    """The code of one measure. It sets `terms` where the measure is a sum, and `total`, both in
    the unit; `imports` are those that it needs beside those of its library."""

    code: str
    imports: str = ""


def script(facts: Facts, library: str, imports: str, array: str, lines: Lines) -> str:
    """The whole script."""
    measure, unit = facts.measure, facts.numbers.unit
    formula = measure.formula.replace("{log}", unit.log)
    counted = f" in {unit.id}" if measure.degree == 1 else f", of JS in {unit.id}"
    parts = [
        f'"""{measure.symbol}{counted}, with {library}, as infoviz shows it.\n\n{formula}\n"""',
        "\n".join(
            filter(None, ("import math\n" * ("math." in lines.code), imports, lines.imports))
        ),
        _pair(facts, array),
        lines.code.strip(),
        _printing(facts),
    ]
    return "\n\n".join(parts) + "\n"


def _pair(facts: Facts, array: str) -> str:
    """The labels and the shares, and the logarithms of shares that float64 cannot hold."""
    state = facts.state
    sides = sorted({facts.p, facts.q})
    lines = [_assigned("labels", "{}", map(repr, state.labels))]
    for side in sides:
        distribution = state.a if side == "a" else state.b
        name = state.name_a if side == "a" else state.name_b
        if name:
            lines.append(f"# {side.upper()}: {name}")
        lines.append(_assigned(side, array, map(repr, distribution.p.tolist())))
    if facts.needs_logs:
        lines.append("# Some shares are too small for a float, so here are their logarithms.")
        for side in sides:
            distribution = state.a if side == "a" else state.b
            lines.append(_assigned(f"log_{side}", array, map(_log, distribution.log_p.tolist())))
    return "\n".join(lines)


def _log(value: float) -> str:
    return 'float("-inf")' if value == float("-inf") else repr(value)


def _assigned(name: str, call: str, items: Iterable[str]) -> str:
    """`name = call([items])`, its items on one line where they fit."""
    items = list(items)
    start = f"{name} = "
    line = start + call.format("[" + ", ".join(items) + "]")
    if len(line) <= WIDTH:
        return line
    if any(" " in item for item in items):
        # A line is broken at blanks, of which there are some within the items.
        block = "\n".join(f"    {item}," for item in items)
    else:
        block = textwrap.fill(
            ", ".join(items) + ",",
            WIDTH,
            initial_indent="    ",
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return start + call.format(f"[\n{block}\n]")


def _printing(facts: Facts) -> str:
    measure, numbers = facts.measure, facts.numbers
    decimals = numbers.measure_decimals
    lines = [
        "",
        'def show(x, sign=""):',
        "    if x == 0:",
        '        return "0"',
        f'    text = f"{{x:{{sign}}.{decimals}f}}"',
        "    # What would be rounded to 0 as a power of ten.",
        '    return text if text.strip("+-0.") else f"{x:{sign}.1e}"',
        "",
        "",
    ]
    if measure.terms is not None:
        sign = ", '+'" if measure.is_divergence else ""
        lines += [
            "for label, term in zip(labels, terms.tolist()):",
            f'    print(f"{{show(term{sign})}}\\t{{label}}")',
        ]
    unit = f" {numbers.unit.id}" if measure.degree == 1 else ""
    lines.append(
        f'print(f"{measure.symbol} = {{show(total)}}{unit}, to the last digit {{total!r}}")'
    )
    return "\n".join(lines)


def unit_line(facts: Facts) -> str:
    """`UNIT = math.log(2)  # one bit in nats`."""
    unit = facts.numbers.unit
    if unit is UNITS["nats"]:
        return "UNIT = 1.0  # nats"
    base = {"bits": "2", "bans": "10"}[unit.id]
    return f"UNIT = math.log({base})  # one {unit.singular} in nats"
