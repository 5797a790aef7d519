"""What is the loss view's own: its face, the label, the logits, and how B is trained."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from infoviz.core.descent import MOST_ROWS, Settings
from infoviz.core.logits import GAUGES, Gauge
from infoviz.core.models import MODELS
from infoviz.core.objectives import OBJECTIVES
from infoviz.core.training import STARTS, Start

FaceId = Literal["pipeline", "training"]
FACES: tuple[FaceId, FaceId] = ("pipeline", "training")

Label = Literal["class", "smoothed", "as_is"]
LABELS: tuple[Label, Label, Label] = ("class", "smoothed", "as_is")

TEMPERATURES = (0.1, 10.0)
RATES = (0.001, 100.0)
MOMENTA = (0.0, 0.99)
SPEEDS = (1.0, 240.0)
"""From where to where the sliders go; speeds are in steps a second."""

GREATEST_SEED = 9999


@dataclass(frozen=True)
class Options:
    """`label` says how A is made, of `smoothing` where that is; `arrows` of which gradient.

    `steps` is how many steps of training B has come from the start, where those can be taken again
    from `start` and `seed` by the same settings, else 0.
    """

    face: FaceId = "pipeline"
    label: Label = "as_is"
    smoothing: float = 0.1
    gauge: Gauge = "typed"
    temperature: float = 1.0
    arrows: str = "ce_ab"
    shows_mistakes: bool = False
    objective: str = "ce_ab"
    model: str = "free"
    learning_rate: float = 0.2
    momentum: float = 0.0
    start: Start = "uniform"
    seed: int = 1
    speed: float = 20.0
    steps: int = 0

    @property
    def settings(self) -> Settings:
        """How B is trained, as `core.descent` wants it."""
        return Settings(
            self.objective, self.model, self.learning_rate, self.momentum, self.temperature
        )

    def as_data(self) -> dict[str, Any]:
        return asdict(self)

    def changed_by(self, data: dict[str, Any]) -> Options:
        """With what is sound of `data`; all else stays."""
        sound: dict[str, Any] = {}
        for name, known in _KNOWN.items():
            if data.get(name) in known:
                sound[name] = data[name]
        for name, (least, greatest) in _RANGES.items():
            value = data.get(name)
            if isinstance(value, int | float) and least <= value <= greatest:
                sound[name] = float(value)
        for name, greatest in (("seed", GREATEST_SEED), ("steps", MOST_ROWS - 1)):
            count = data.get(name)
            if type(count) is int and 0 <= count <= greatest:
                sound[name] = count
        if isinstance(data.get("shows_mistakes"), bool):
            sound["shows_mistakes"] = data["shows_mistakes"]
        return replace(self, **sound)


_KNOWN: dict[str, tuple[str, ...]] = {
    "face": FACES,
    "label": LABELS,
    "gauge": GAUGES,
    "arrows": tuple(OBJECTIVES),
    "objective": tuple(OBJECTIVES),
    "model": tuple(MODELS),
    "start": STARTS,
}
_RANGES = {
    "smoothing": (0.0, 1.0),
    "temperature": TEMPERATURES,
    "learning_rate": RATES,
    "momentum": MOMENTA,
    "speed": SPEEDS,
}
