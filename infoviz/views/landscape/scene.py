"""What the parts of the lens share: the numbers on show, how they are looked at, the pointer."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF

from infoviz.core.analysis import Analysis
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.state import Side, State
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.base import NO_OUTCOME
from infoviz.views.landscape.options import CURVES, Options


@dataclass
class Scene:
    """Set by the view, read by what draws and by what is held.

    `pointer` is where the pointer reads something out, None where it does not; `held` is the side
    whose handle is dragged.
    """

    analysis: Analysis | None = None
    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    options: Options = field(default_factory=Options)
    hovered: int = NO_OUTCOME
    pointer: QPointF | None = None
    held: Side | None = None
    has_focus: bool = False

    @property
    def state(self) -> State:
        """The pair on show."""
        assert self.analysis is not None
        return self.analysis.state

    @property
    def moving(self) -> Distribution:
        """The distribution over whose places the landscape lies."""
        return self.state.of(self.options.moves)

    @property
    def standing(self) -> Distribution:
        """The other one, from which the landscape is made."""
        return self.state.of(self.options.stands)

    @property
    def factor(self) -> float:
        return self.desk.factor

    @property
    def nats(self) -> float:
        """The size of the unit on the desk."""
        return self.desk.numbers.unit.nats

    @property
    def curves(self) -> list[str]:
        """The measures that are drawn as curves, as the registry knows them."""
        return [id for id in CURVES if id not in self.options.hidden]

    def total(self, measure_id: str) -> float:
        """A measure of the pair on show, in nats."""
        assert self.analysis is not None
        return self.analysis.totals[measure_id]

    def ink(self, measure_id: str) -> str:
        """The colour of a curve.

        The cross-entropy that runs parallel to a divergence is the text itself, the other one is
        muted; all others have the colours that they have everywhere.
        """
        known = self.options.known_as(measure_id)
        if known in ("ce_ab", "ce_ba"):
            return self.theme.text if known == "ce_ab" else self.theme.muted
        return self.theme.of(MEASURES[measure_id].colour)

    def text_ink(self, measure_id: str) -> str:
        """The colour of a name or a number of a measure."""
        known = self.options.known_as(measure_id)
        if known in ("ce_ab", "ce_ba"):
            return self.ink(measure_id)
        return self.theme.of(f"{MEASURES[measure_id].colour}_text")

    def width(self, measure_id: str) -> float:
        """How thick a curve is; the chosen measure is thicker."""
        known = self.options.known_as(measure_id)
        width = _WIDTHS[known] + (0.7 if measure_id == self.desk.measure else 0.0)
        return width * self.factor

    def is_bold(self, measure_id: str) -> bool:
        """Whether its name is bold: those that the lens is about, and the chosen one."""
        return self.options.known_as(measure_id) in _BOLD or measure_id == self.desk.measure


_WIDTHS = {
    "ce_ab": 2.2,
    "kl_ab": 2.2,
    "kl_ba": 1.9,
    "js": 1.8,
    "h_a": 1.5,
    "h_b": 1.4,
    "ce_ba": 1.4,
}
_BOLD = ("ce_ab", "kl_ab", "kl_ba")
