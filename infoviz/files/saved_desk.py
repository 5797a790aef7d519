"""The desk as a document keeps it: how the pair was looked at when it was saved. No Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from infoviz.core.measures import MEASURES
from infoviz.core.refusal import Refusal
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.core.units import UNITS
from infoviz.desk import DECIMALS, Desk, Scale
from infoviz.files.reading import shown
from infoviz.files.typed_json import check_keys, member, part

Option = bool | int | float | str | list[str]
Options = Mapping[str, Option]

_KEYS = {
    "unit",
    "measure",
    "share_decimals",
    "measure_decimals",
    "scale",
    "draw",
    "view",
    "options",
}


@dataclass(frozen=True)
class SavedDesk:
    """`desk` at the factor 1, the id of the lens in front, and each lens's own options by its id.

    `view` is "" where the document does not say.
    """

    desk: Desk = field(default_factory=Desk)
    view: str = ""
    options: Mapping[str, Options] = field(default_factory=dict)


def desk_data(saved: SavedDesk) -> dict[str, Any]:
    """The desk as plain data."""
    desk = saved.desk
    return {
        "unit": desk.unit,
        "measure": desk.measure,
        "share_decimals": desk.share_decimals,
        "measure_decimals": desk.measure_decimals,
        "scale": desk.scale,
        "draw": desk.draw,
        "view": saved.view,
        "options": {
            view: {name: value for name, value in options.items() if is_option(value)}
            for view, options in saved.options.items()
        },
    }


def desk_of(data: dict[str, Any]) -> SavedDesk:
    """The desk that `desk_data` gave; Refusal where a value is of another type.

    A unit, measure or scale that is not known is left at the usual one: it spoils no pair.
    """
    check_keys(data, _KEYS)
    usual = Desk()
    desk = Desk(
        unit=_known(member(data, "unit", str, usual.unit), UNITS, usual.unit),
        measure=_known(member(data, "measure", str, usual.measure), MEASURES, usual.measure),
        share_decimals=_decimals(data, "share_decimals", usual.share_decimals),
        measure_decimals=_decimals(data, "measure_decimals", usual.measure_decimals),
        draw=None if data.get("draw") is None else member(data, "draw", bool),
    )
    scale = member(data, "scale", str, usual.scale)
    for known in get_args(Scale):
        if scale == known:
            desk = replace(desk, scale=known)
    options = member(data, "options", dict, {})
    return SavedDesk(
        desk,
        member(data, "view", str, ""),
        part("options", lambda: {view: _options(options, view) for view in options}),
    )


def is_option(value: object) -> bool:
    """Whether a view's option is plain data that a document can hold."""
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return isinstance(value, str | bool | int) or (
        isinstance(value, float) and math.isfinite(value)
    )


def _known(value: str, known: Mapping[str, object], usual: str) -> str:
    return value if value in known else usual


def _decimals(data: dict[str, Any], key: str, usual: int) -> int:
    value = member(data, key, int, usual)
    return value if value in DECIMALS else usual


def _options(data: dict[str, Any], view: str) -> Options:
    options: dict[str, Any] = member(data, view, dict)
    for name, value in options.items():
        if not is_option(value):
            raise Refusal(
                QT_TRANSLATE_NOOP("Refusal", "option “{0}” is no text, number or list of texts"),
                shown(name),
            )
    return options
