"""How the curves look, in the chart and beside the numbers."""

from __future__ import annotations

from dataclasses import dataclass

from infoviz.charts.raster import blend
from infoviz.core.measures import MEASURES
from infoviz.theme import Theme
from infoviz.views.loss.training.scene import Scene

PALE = 0.4
"""How much of its colour a curve keeps ahead of the place."""

DASHES, DOTS = (7.0, 4.0), (1.6, 3.4)


@dataclass(frozen=True)
class Look:
    """A colour, a thickness, and dashes with gaps where it is no solid line."""

    ink: str
    text: str
    width: float
    dash: tuple[float, float] | None = None


_WIDTHS = {"ce_ab": 2.4, "kl_ab": 2.4, "js": 1.8, "h_a": 1.8, "brier": 1.8}
_DASHES = {"ce_ba": DASHES, "kl_ba": DASHES, "h_b": DOTS, "brier": DOTS}


def look_of(scene: Scene, id: str) -> Look:
    """The two that run parallel are thick; so is what is minimised, and the chosen measure."""
    theme: Theme = scene.theme
    if id == "ce_ab":
        ink = text = theme.text
    elif id == "ce_ba" or id not in MEASURES:
        ink = text = theme.muted
    else:
        ink, text = theme.of(MEASURES[id].colour), theme.of(f"{MEASURES[id].colour}_text")
    width = _WIDTHS.get(id, 1.5)
    if id == scene.objective or id == scene.desk.measure:
        width = max(width, 2.2)
    return Look(ink, text, width * scene.factor, _DASHES.get(id))


def is_bold(scene: Scene, id: str) -> bool:
    """Whether its name is bold: of the two that run parallel, and of what is minimised."""
    return id in ("ce_ab", "kl_ab", scene.objective)


def is_entropy(id: str) -> bool:
    """Whether a curve stands in the upper panel."""
    return id.startswith(("h_", "ce_"))


def paler(ink: str, surface: str) -> str:
    return blend(ink, surface, PALE)
