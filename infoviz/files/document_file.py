"""Documents, `*.infoviz`: the pair, what is pinned, and the desk, as JSON of a numbered format.

    {"infoviz": 1, "pair": PAIR, "pin": PAIR or null, "desk": DESK, "saved_as": PATH}

    PAIR  {"labels": [TEXT], "a": SIDE, "b": SIDE, "densities": {"f": TEXT, "g": TEXT}}
    SIDE  {"name": TEXT, "shares": [NUMBER], "locks": [INDEX],
           "log_shares": [NUMBER or null], "log_total": NUMBER}

`log_shares`, natural logarithms with null for −∞, stands there only where they say more than the
shares do: where a share is too small for float64, or was made of logits. `densities`, written as on
the command line, stand there once a person has chosen some, and `saved_as` only in what is kept
against a crash. Numbers are written with the digits that give the same bits again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from infoviz.core.refusal import Refusal
from infoviz.core.state import MAX_OUTCOMES, State
from infoviz.core.text import QT_TRANSLATE_NOOP
from infoviz.files.reading import in_file
from infoviz.files.saved_desk import SavedDesk, desk_data, desk_of
from infoviz.files.saved_pair import pair_data, pair_of
from infoviz.files.strict_json import Limits, load_json
from infoviz.files.typed_json import check_keys, member, part

SUFFIX = ".infoviz"
FORMAT = 1

# Labels, two sides of shares, logarithms and locks, for pair and pin; and the desk.
_LIMITS = Limits(
    values=2 * (1 + 2 * 3) * MAX_OUTCOMES + 10_000, texts=2 * MAX_OUTCOMES + 10_000, groups=500
)


@dataclass(frozen=True, eq=False)
class Content:
    """What a document holds. `saved_as` is the path of the document that an autosave is of."""

    state: State
    pin: State | None = None
    desk: SavedDesk = field(default_factory=SavedDesk)
    saved_as: str = ""


def document_bytes(content: Content) -> bytes:
    """The content as the file holds it, in UTF-8."""
    data: dict[str, Any] = {
        "infoviz": FORMAT,
        "pair": pair_data(content.state),
        "pin": None if content.pin is None else pair_data(content.pin),
        "desk": desk_data(content.desk),
    }
    if content.saved_as:
        data["saved_as"] = content.saved_as
    # One line each, so that two versions of a document can be compared; the lists stay rows.
    lines = (f"{json.dumps(key)}: {_json(value)}" for key, value in data.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def read_document(data: bytes, source: str) -> Content:
    """The content of a document of this format or an older one.

    Refusal names `source`, the place in it and the fault, where it is no document, is of a newer
    format, or says anything that cannot be.
    """
    try:
        return _content(load_json(data, _LIMITS))
    except Refusal as fault:
        raise in_file(source, fault) from None


def is_document(data: Any) -> bool:
    """Whether a JSON value says that it is a document."""
    return isinstance(data, dict) and "infoviz" in data


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _content(data: Any) -> Content:
    if not is_document(data):
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "it is no document of infoviz"))
    number = data["infoviz"]
    if type(number) is not int or number < 1:
        raise Refusal(QT_TRANSLATE_NOOP("Refusal", "its format is not a number from 1 on"))
    if number > FORMAT:
        raise Refusal(
            QT_TRANSLATE_NOOP(
                "Refusal",
                "it is of format {0}, and this infoviz reads up to {1}; a newer one opens it",
            ),
            number,
            FORMAT,
        )
    check_keys(data, {"infoviz", "pair", "pin", "desk", "saved_as"})
    pin = data.get("pin")
    return Content(
        state=part("pair", lambda: pair_of(member(data, "pair", dict))),
        pin=None if pin is None else part("pin", lambda: pair_of(member(data, "pin", dict))),
        desk=part("desk", lambda: desk_of(member(data, "desk", dict, {}))),
        saved_as=member(data, "saved_as", str, ""),
    )
