"""What is the loss view's own: how the label is made, the gauge, the temperature, the arrows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from infoviz.core.logits import GAUGES, Gauge
from infoviz.core.objectives import OBJECTIVES

Label = Literal["class", "smoothed", "as_is"]
LABELS: tuple[Label, Label, Label] = ("class", "smoothed", "as_is")

LEAST_TEMPERATURE, GREATEST_TEMPERATURE = 0.1, 10.0


@dataclass(frozen=True)
class Options:
    """`label` says how A is made, of `smoothing` where that is; `arrows` of which gradient."""

    label: Label = "as_is"
    smoothing: float = 0.1
    gauge: Gauge = "typed"
    temperature: float = 1.0
    arrows: str = "ce_ab"
    shows_mistakes: bool = False

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def changed_by(self, data: dict[str, Any]) -> Options:
        """With what is sound of `data`; all else stays."""
        sound: dict[str, Any] = {}
        for name, known in (("label", LABELS), ("gauge", GAUGES), ("arrows", tuple(OBJECTIVES))):
            if data.get(name) in known:
                sound[name] = data[name]
        for name, least, greatest in (
            ("smoothing", 0.0, 1.0),
            ("temperature", LEAST_TEMPERATURE, GREATEST_TEMPERATURE),
        ):
            value = data.get(name)
            if isinstance(value, int | float) and least <= value <= greatest:
                sound[name] = float(value)
        if isinstance(data.get("shows_mistakes"), bool):
            sound["shows_mistakes"] = data["shows_mistakes"]
        return replace(self, **sound)
