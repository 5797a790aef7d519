"""A pair typed as text, as on the command line: shares, weights and labels between commas."""

from __future__ import annotations

import math

from infoviz.core.distribution import SUM_TOLERANCE, Distribution
from infoviz.core.labels import Labels
from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES, MIN_OUTCOMES, State
from infoviz.core.typed_share import parse_share


def typed_pair(a: str | None, b: str | None, labels: str | None) -> tuple[State, list[str]]:
    """The state of `--a`, `--b` and `--labels`, and notes on how they were understood.

    At least one of `a` and `b` is given; the other is uniform. ValueError is one sentence that
    names the option and the datum.
    """
    notes: list[str] = []
    of_a = None if a is None else _distribution("--a", a, notes)
    of_b = None if b is None else _distribution("--b", b, notes)
    if of_a is not None and of_b is not None and len(of_a) != len(of_b):
        raise ValueError(f"--a has {len(of_a)} shares and --b has {len(of_b)}, not equally many")
    given = of_a or of_b
    if given is None:
        raise ValueError("neither --a nor --b is given")
    n = len(given)
    for name, distribution in (("A", of_a), ("B", of_b)):
        if distribution is None:
            notes.append(f"{name} was not given and is uniform")
    state = State(
        Labels(map(str, range(1, n + 1))) if labels is None else _labels(labels, n),
        of_a or Distribution.uniform(n),
        of_b or Distribution.uniform(n),
    )
    return state, notes


def quoted(text: str) -> str:
    """`text` in quotes, cut where it is long, so that a sentence stays one."""
    return repr(text if len(text) <= 60 else text[:57] + "…")


def _distribution(option: str, text: str, notes: list[str]) -> Distribution:
    """The distribution of "0.1, 0.2, 0.7"; weights are noted where they are no shares."""
    fields = text.split(",")
    values = [_number(option, place, field) for place, field in enumerate(fields, start=1)]
    if not MIN_OUTCOMES <= len(values) <= MAX_OUTCOMES:
        count = "1 share" if len(values) == 1 else f"{len(values):,} shares"
        raise ValueError(
            f"{option} {quoted(text)} has {count}; there can be {MIN_OUTCOMES} to {MAX_OUTCOMES:,}"
        )
    try:
        distribution = Distribution.from_weights(values)
    except ValueError as error:
        raise ValueError(f"{option} {quoted(text)}: {error}") from None
    try:
        total = math.fsum(values)
    except OverflowError:
        total = math.inf
    if abs(total - 1) > SUM_TOLERANCE:
        written = f"{total:.12g}" if math.isfinite(total) else "more than 1e308"
        notes.append(
            f"{option[2:].upper()}'s shares sum to {written}; they were counted as weights and "
            "normalised"
        )
    return distribution


def _number(option: str, place: int, field: str) -> float:
    """A number ≥ 0, or a share as an editor takes it: 25%, 1/3, 2^-3."""
    text = field.strip()
    if not text:
        raise ValueError(f"{option} has nothing in place {place}")
    try:
        value = float(text)
    except ValueError:
        try:
            return parse_share(text)
        except Refusal as refusal:
            raise ValueError(f"{option}, in place {place}: {refusal}") from None
    if not math.isfinite(value):
        raise ValueError(f"{option} has {quoted(text)} in place {place}, which is not finite")
    if value < 0:
        raise ValueError(f"{option} has {quoted(text)} in place {place}, which is negative")
    return value


def _labels(text: str, n: int) -> Labels:
    fields = text.split(",")
    if len(fields) != n:
        raise ValueError(f"--labels {quoted(text)} has {len(fields)} of {n} names")
    try:
        return Labels(fields)
    except ValueError as error:
        raise ValueError(f"--labels {quoted(text)}: {error}") from None
