"""Numbers as people and spreadsheets write them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Literal

Decimal = Literal[".", ","]

_BLANKS = str.maketrans("", "", " \u00a0\u2009\u202f'’")
"""What may stand between groups of three digits."""

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?", re.ASCII)
_SWAP = str.maketrans(".,", ",.")

_NOT_FINITE = {
    **dict.fromkeys(("inf", "+inf", "infinity", "+infinity", "∞", "+∞"), math.inf),
    **dict.fromkeys(("-inf", "-infinity", "-∞"), -math.inf),
    **dict.fromkeys(("nan", "+nan", "-nan"), math.nan),
}

BLANK: frozenset[str] = frozenset(("", "-", "–", "—"))
"""How an empty cell may be written."""


def parse_number(text: str, decimal: Decimal = ".") -> float | None:
    """The number of a cell, None where it is none.

    A thousand may be grouped (1,234.5, or 1.234,5 with a decimal comma), the minus sign may be the
    true one, and 25% is 0.25. "nan" and "inf" give what they say.
    """
    text = text.strip().replace("−", "-")
    percent = text.endswith("%")
    if percent:
        text = text[:-1].rstrip()
    if decimal == ",":
        text = text.translate(_SWAP)
    value = _value(text)
    if value is None and _PLAIN.fullmatch(bare := text.translate(_BLANKS)):
        value = _value(bare)
    return value / 100 if percent and value is not None else value


def _value(text: str) -> float | None:
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    return _NOT_FINITE.get(text.lower())


def is_number(text: str, decimal: Decimal = ".") -> bool:
    return parse_number(text, decimal) is not None


def decimal_of(cells: Iterable[str]) -> Decimal:
    """The sign before decimals, as the cells have it: a comma only where no point can be one."""
    comma = False
    for cell in cells:
        if is_number(cell, "."):
            # 1,234 may be either; anything else that reads with a point has one.
            if "." in cell and not is_number(cell, ","):
                return "."
        elif is_number(cell, ","):
            comma = True
    return "," if comma else "."
