"""Shares as people type them: 0.25, 25%, 1/3, 2^-3."""

from __future__ import annotations

import re
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, Underflow

from infoviz.core.editing import can_move, free_share, is_locked, set_share
from infoviz.core.numbers import plain
from infoviz.core.refusal import Refusal
from infoviz.core.state import Side, State
from infoviz.core.text import QT_TRANSLATE_NOOP

SLACK = 1e-9
"""How far what is typed may exceed what is free: by the rounding with which that is told."""

_MAX_LENGTH = 200
_SHOWN_LENGTH = 40

# Decimals, rounded once at the end, so that "33.3%" is what "0.333" is. Their exponents are
# bounded, so that no text costs more than a moment.
_DECIMALS = Context(
    prec=50,
    Emin=-999_999,
    Emax=999_999,
    traps=[InvalidOperation, DivisionByZero, Overflow, Underflow],
)

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_PLAIN_SIGNS = str.maketrans("−∕⁄÷×·％" + _SUPERSCRIPTS, "-///**%" + "0123456789+-")

_NUMBER = r"(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?"
_POWER = rf"({_NUMBER})(?:\^([+-]?{_NUMBER}))?"
_SHARE = re.compile(rf"([+-]?){_POWER}(?:([*/]){_POWER})?(%?)", re.ASCII)

# What may as well be a thousand as a number with three decimals.
_AMBIGUOUS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?!\d)", re.ASCII)


def parse_share(text: str) -> float:
    """The share that `text` tells, from 0 to 1.

    Reads a decimal number with a point or a comma (`0.25`, `.5`, `1e-9`), a power (`2^-3`, `2⁻³`),
    a quotient or product of two of them (`1/3`, `3.2×10⁻⁷`), and any of these in percent.
    Refusal, with the reason in one sentence, where it cannot be read or is no share.
    """
    shown = text.strip()
    if not shown:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "type a share, such as 0.25, 25%, 1/3 or 2^-3"))
    if len(shown) > _MAX_LENGTH:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "a share takes at most {0} characters"), _MAX_LENGTH
        )
    if _AMBIGUOUS.search(shown):
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” can be read in two ways: write a decimal point"),
            shown,
        )
    match = _SHARE.fullmatch(_plain_signs(shown))
    if match is None:
        raise Refusal(
            QT_TRANSLATE_NOOP(
                "Refusal", "“{0}” is not a share: type one such as 0.25, 25%, 1/3 or 2^-3"
            ),
            shown,
        )
    if len(shown) > _SHOWN_LENGTH:
        shown = shown[:_SHOWN_LENGTH] + "…"
    try:
        value = _evaluate(*match.groups())
    except Underflow:
        raise _too_small(shown) from None
    except Overflow:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” is too large a number"), shown) from None
    except (DivisionByZero, InvalidOperation):  # the latter is what Decimal calls 0/0
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” divides by zero"), shown) from None
    if value < 0:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” is below 0; a share is 0 to 1"), shown)
    if value > 1:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” is above 1; a share is 0 to 1, or 0% to 100%"),
            shown,
        )
    share = float(value) + 0.0
    if share == 0 and value != 0:
        raise _too_small(shown)
    return share


def typed_share(state: State, side: Side, outcome: int, text: str) -> State:
    """The state with the share that was typed for an outcome, as by `set_share`.

    Refusal where the text is no share, or tells more than is free, or the outcome cannot move.
    """
    share = parse_share(text)
    if share == state.of(side).p[outcome]:
        return state
    label = state.labels[outcome]
    if is_locked(state, side, outcome):
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} is locked in {1}: unlock it first"),
            label,
            side.upper(),
        )
    if not can_move(state, side, outcome):
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} cannot move: nothing else in {1} is unlocked"),
            label,
            side.upper(),
        )
    free = free_share(state, side, outcome)
    if share > free + SLACK:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "{0} can have at most {1}: the rest of {2} is locked"),
            label,
            plain(free),
            side.upper(),
        )
    return set_share(state, side, outcome, share)


def _plain_signs(text: str) -> str:
    """`text` in ASCII signs and without blanks: "2⁻³" as "2^-3", "50 %" as "50%"."""
    text = re.sub(f"([{_SUPERSCRIPTS}]+)", r"^\1", text)
    # Blanks stay between digits, where leaving them out would make another number.
    return re.sub(r"(?<!\d)\s+|\s+(?!\d)", "", text.translate(_PLAIN_SIGNS))


def _evaluate(
    sign: str,
    base: str,
    exponent: str | None,
    operator: str | None,
    base_2: str,
    exponent_2: str | None,
    percent: str,
) -> Decimal:
    value = _power(base, exponent)
    if operator:
        operate = _DECIMALS.divide if operator == "/" else _DECIMALS.multiply
        value = operate(value, _power(base_2, exponent_2))
    if percent:
        value = _DECIMALS.divide(value, Decimal(100))
    return -value if sign == "-" else value


def _power(base: str, exponent: str | None) -> Decimal:
    value = _decimal(base)
    if exponent is None:
        return value
    power = _decimal(exponent)
    if value == 0 and power < 0:
        raise DivisionByZero
    # Decimal leaves 0^0 without a value; it is the empty product.
    return _DECIMALS.power(value, power) if power else Decimal(1)


def _decimal(text: str) -> Decimal:
    return _DECIMALS.create_decimal(text.replace(",", "."))


def _too_small(shown: str) -> Refusal:
    return Refusal(
        QT_TRANSLATE_NOOP("Refusal", "“{0}” is too small a number: type 0 for nothing"), shown
    )
