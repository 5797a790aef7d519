"""What is the lens's own: which mode is on, what is shown, and which of the two moves."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from infoviz.core.landscape import MEASURES_OF_Q, mirrored
from infoviz.core.mixtures import KINDS, Kind
from infoviz.core.state import SIDES, Side

MODES = ("curves", "simplex", "path")

CURVES = ("ce_ab", "h_a", "ce_ba", "h_b", "kl_ab", "kl_ba", "js")
"""What can be drawn as a curve, in the order in which it is read out."""

DASHED = ("none", "kl", "js")
"""What the simplex shows beside its levels; "kl" is the direction that these are not."""


@dataclass(frozen=True)
class Options:
    """The switches. `mode` is what a person chose, "" as long as nobody has.

    `levels` is a measure as the registry knows it; `hidden` are the curves that are left out.
    """

    mode: str = ""
    levels: str = "kl_ab"
    dashed: str = "kl"
    along: Kind = "arithmetic"
    moves: Side = "b"
    hidden: frozenset[str] = frozenset()

    def mode_for(self, n: int) -> str:
        """The mode that is shown for `n` outcomes: the chosen one if it fits, else the one that
        shows most."""
        own = {2: "curves", 3: "simplex"}.get(n, "path")
        return "path" if self.mode == "path" else own

    @property
    def stands(self) -> Side:
        """The side that does not move."""
        return "a" if self.moves == "b" else "b"

    def known_as(self, measure_id: str) -> str:
        """A measure of the pair as `core.landscape` knows it, where B moves; and back again."""
        return measure_id if self.moves == "b" else mirrored(measure_id)

    @property
    def level_measures(self) -> tuple[str, ...]:
        """What can be shown as levels: all that changes with what moves."""
        own = "h_b" if self.moves == "b" else "h_a"
        return (own, *(id for id in ("ce_ab", "ce_ba", "kl_ab", "kl_ba", "js")))

    @property
    def level_measure(self) -> str:
        """The measure of the levels."""
        if self.levels in ("h_a", "h_b"):
            return "h_b" if self.moves == "b" else "h_a"
        return self.levels

    @property
    def dashed_measure(self) -> str | None:
        """The measure of the dashed contours, if there are any."""
        if self.dashed == "kl":
            return self.other_kl
        return "js" if self.dashed == "js" and self.level_measure != "js" else None

    @property
    def other_kl(self) -> str:
        """The direction of KL that the levels do not show."""
        if self.levels == "kl_ba" or (self.levels != "kl_ab" and self.moves == "a"):
            return "kl_ab"
        return "kl_ba"

    def as_data(self) -> dict[str, Any]:
        """Plain data, which `changed_by` takes back."""
        data = {field.name: getattr(self, field.name) for field in fields(self)}
        return data | {"hidden": sorted(self.hidden)}

    def changed_by(self, data: dict[str, Any]) -> Options:
        """With what is known in `data`; all else is left as it is."""
        known: dict[str, Any] = {
            name: data[name]
            for name, values in _VALUES.items()
            if isinstance(data.get(name), str) and data[name] in values
        }
        hidden = data.get("hidden")
        if isinstance(hidden, list) and all(isinstance(id, str) for id in hidden):
            known["hidden"] = frozenset(hidden).intersection(CURVES)
        return replace(self, **known)


_VALUES: dict[str, tuple[str, ...]] = {
    "mode": ("", *MODES),
    "levels": ("h_a", *MEASURES_OF_Q),
    "dashed": DASHED,
    "along": KINDS,
    "moves": SIDES,
}
