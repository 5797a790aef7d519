"""A pair as a document keeps it, exact to the bit. No Qt."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from infoviz.core.distribution import SUM_TOLERANCE, Distribution, Vector
from infoviz.core.refusal import Refusal
from infoviz.core.softmax import GREATEST_LOGIT, TEMPERATURES
from infoviz.core.state import SIDES, Side, State
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.typed_json import check_keys, member, part

if TYPE_CHECKING:
    from infoviz.core.density_pair import DensityPair

_KEPT = 1e-12
"""Shares whose sum is this near to 1 were written here, and are kept to the bit."""

_AGREE = 1e-9
"""How far, as a part of it, a share may lie from what its logarithm says."""

_FAINT = 1e-300
"""Below it float64 runs out of digits, and only the logarithm tells the share."""

_FURTHEST = 2 * GREATEST_LOGIT / TEMPERATURES[0]
"""No difference of two logits, over any temperature, is further from 0."""

_SIDE_KEYS = {"name", "shares", "locks", "log_shares", "log_total"}


def pair_data(state: State) -> dict[str, Any]:
    data: dict[str, Any] = {
        "labels": list(state.labels),
        **{side: _side_data(state, side) for side in SIDES},
    }
    if state.densities is not None:
        data["densities"] = {"f": state.densities.f.text, "g": state.densities.g.text}
    return data


def _side_data(state: State, side: Side) -> dict[str, Any]:
    distribution = state.of(side)
    data: dict[str, Any] = {
        "name": state.name(side),
        "shares": distribution.p.tolist(),
        "locks": state.locked(side).tolist(),
    }
    plain = Distribution.trusted(distribution.p)
    if plain.log_p.tobytes() != distribution.log_p.tobytes():
        logs = distribution.log_p.tolist()
        data["log_shares"] = [None if log == -math.inf else log for log in logs]
    if distribution.log_total:
        data["log_total"] = distribution.log_total
    return data


def pair_of(data: dict[str, Any]) -> State:
    check_keys(data, {"labels", "a", "b", "densities"})
    labels = member(data, "labels", list)
    for place, label in enumerate(labels, start=1):
        if type(label) is not str:
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "label {0} is no text"), place)
    n = len(labels)
    a, locks_a, name_a = part("a", lambda: _side(data, "a", n))
    b, locks_b, name_b = part("b", lambda: _side(data, "b", n))
    densities = member(data, "densities", dict, None)
    return State(
        tuple(labels),
        a,
        b,
        locks_a=locks_a,
        locks_b=locks_b,
        name_a=name_a,
        name_b=name_b,
        densities=None if densities is None else part("densities", lambda: _densities(densities)),
    )


def _densities(data: dict[str, Any]) -> DensityPair:
    # Not at the top: most documents have none.
    from infoviz.core.densities import parse_density
    from infoviz.core.density_pair import DensityPair

    check_keys(data, {"f", "g"})
    f, g = (parse_density(member(data, letter, str)) for letter in ("f", "g"))
    return DensityPair(f, g)


def _side(data: dict[str, Any], side: Side, n: int) -> tuple[Distribution, frozenset[int], str]:
    """The distribution of one side, its locks and its name."""
    found = member(data, side, dict)
    check_keys(found, _SIDE_KEYS)
    shares = _numbers(found, "shares", n)
    log_p = _log_shares(found, shares) if "log_shares" in found else None
    log_total = member(found, "log_total", float, 0.0)
    if not abs(log_total) <= _FURTHEST:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "“{0}” is no finite number"), "log_total")
    return (
        _distribution(shares, log_p, log_total),
        _locks(member(found, "locks", list, []), n),
        member(found, "name", str, ""),
    )


def _distribution(shares: Vector, log_p: Vector | None, log_total: float) -> Distribution:
    total = math.fsum(shares.tolist())
    if abs(total - 1) <= _KEPT:
        return Distribution.trusted(shares, log_p, log_total)
    if abs(total - 1) > SUM_TOLERANCE:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "the shares sum to {0}, not to 1"), f"{total:.12g}"
        )
    # Typed by hand; the logarithms are those of the shares before they were divided.
    return Distribution(shares)


def _numbers(data: dict[str, Any], key: str, n: int) -> Vector:
    """The list of n shares at `key`."""
    values = member(data, key, list)
    if len(values) != n:
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” has {1} numbers for {2} labels"),
            key,
            len(values),
            n,
        )
    for place, value in enumerate(values, start=1):
        if type(value) not in (int, float):
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "share {0} is no number"), place)
        if not 0 <= value <= 1 + SUM_TOLERANCE:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "share {0} is {1}, which is not from 0 to 1"),
                place,
                f"{value:g}",
            )
    # Adding 0 makes −0 a plain 0.
    return np.array(values, dtype=np.float64) + 0.0


def _log_shares(data: dict[str, Any], shares: Vector) -> Vector:
    """The logarithms of the shares; Refusal where one says another share than the share does."""
    values = member(data, "log_shares", list)
    if len(values) != len(shares):
        raise Refusal(
            QT_TRANSLATE_NOOP("Refusal", "“{0}” has {1} numbers for {2} labels"),
            "log_shares",
            len(values),
            len(shares),
        )
    for place, value in enumerate(values, start=1):
        if value is not None and type(value) not in (int, float):
            raise Refusal(QT_TRANSLATE_NOOP("Refusal", "logarithm {0} is no number"), place)
    log_p = np.array([-math.inf if value is None else value for value in values], dtype=np.float64)
    bounded = (log_p <= _AGREE) & ((log_p >= -_FURTHEST) | (log_p == -math.inf))
    if not bounded.all():
        raise _disagreement(int(np.argmin(bounded)))
    said = np.exp(log_p)
    agree = np.abs(said - shares) <= np.where(shares > _FAINT, _AGREE * shares, _FAINT)
    # A share above 0 is possible, and so is its logarithm finite.
    agree &= (log_p > -math.inf) | (shares == 0)
    if not agree.all():
        raise _disagreement(int(np.argmin(agree)))
    return log_p


def _disagreement(outcome: int) -> Refusal:
    return Refusal(
        QT_TRANSLATE_NOOP("Refusal", "logarithm {0} is not that of share {0}"), outcome + 1
    )


def _locks(values: list[Any], n: int) -> frozenset[int]:
    for place, value in enumerate(values, start=1):
        if type(value) is not int or not 0 <= value < n:
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "lock {0} is no outcome from 0 to {1}"),
                place,
                n - 1,
            )
    return frozenset(values)
