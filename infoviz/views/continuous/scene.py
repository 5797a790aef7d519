"""What the parts of the lens share: the densities on show, how they are looked at, the pointer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from infoviz.core.densities import Density, Handle, Interval, Side, Truncated
from infoviz.core.density_pair import DEFAULT_PAIR, DensityPair, Letter
from infoviz.core.integrals import CONTINUOUS_MEASURES, ContinuousAnalysis, ContinuousMeasure
from infoviz.core.integrals.bins import BinCurve, Bins, curve, cut
from infoviz.core.integrals.measures import INTEGRALS
from infoviz.core.numbers import plain
from infoviz.desk import Desk
from infoviz.theme import Theme, load_theme
from infoviz.views.continuous.options import Options

HandleKey = tuple[Letter, str]
"""A handle by its density and its parameter."""

ROLES: dict[Letter, str] = {"f": "a", "g": "b"}
"""f has the colours of A, and g those of B."""


@dataclass
class Scene:
    """Set by the view, read by what draws and by what is held.

    `window` is what is cut in bins, and `frame` what is in view: the same unless a person zoomed.
    `pointer` is the x that is read out. `is_moving` while a gesture goes on: then bins, parts and
    curve are not made anew at each move, but shortly after it.
    """

    pair: DensityPair = DEFAULT_PAIR
    theme: Theme = field(default_factory=lambda: load_theme("light"))
    desk: Desk = field(default_factory=Desk)
    options: Options = field(default_factory=Options)
    window: Interval = (-6.0, 8.4)
    frame: Interval = (-6.0, 8.4)
    sides: dict[Letter, Side] = field(default_factory=lambda: {"f": -1, "g": 1})
    pointer: float | None = None
    held: HandleKey | None = None
    hovered: HandleKey | None = None
    focused: HandleKey | None = None
    is_moving: bool = False
    _parts: tuple[object, Interval] | None = None
    _handles: tuple[object, list[tuple[HandleKey, Handle]]] | None = None
    _bins: tuple[object, Bins] | None = None
    _curve: tuple[object, BinCurve] | None = None

    @property
    def analysis(self) -> ContinuousAnalysis:
        """The measures of the densities on show."""
        return self.pair.analysis

    @property
    def factor(self) -> float:
        return self.desk.factor

    @property
    def nats(self) -> float:
        """The size of the unit on the desk."""
        return self.desk.numbers.unit.nats

    @property
    def measure(self) -> ContinuousMeasure:
        """The chosen measure."""
        return CONTINUOUS_MEASURES[self.desk.measure]

    @property
    def drawn(self) -> ContinuousMeasure:
        """The measure whose integrand is drawn: the chosen one, or that of which it is a root."""
        measure = self.measure
        return measure if measure in INTEGRALS else CONTINUOUS_MEASURES["js"]

    @property
    def entropy(self) -> ContinuousMeasure:
        """The entropy that goes with the chosen measure in the charts of the bins."""
        return CONTINUOUS_MEASURES["h_b" if self.measure.of == "g" else "h_a"]

    @property
    def divergence(self) -> ContinuousMeasure:
        """The divergence that does so."""
        if self.drawn.id == "js":
            return self.drawn
        return CONTINUOUS_MEASURES["kl_ba" if self.measure.of == "g" else "kl_ab"]

    def text(self, formula: str) -> str:
        """A formula with the logarithm of the unit."""
        return formula.format(log=self.desk.numbers.unit.log)

    def ink(self, letter: Letter) -> str:
        return self.theme.of(ROLES[letter])

    def text_ink(self, letter: Letter) -> str:
        return self.theme.of(f"{ROLES[letter]}_text")

    # Handles

    def handles(self) -> list[tuple[HandleKey, Handle]]:
        """All handles, those of f first, in the order of the fields."""
        key = self.pair, tuple(self.sides.values())
        if self._handles is None or self._handles[0] != key:
            self._handles = key, [*self._handles_of("f"), *self._handles_of("g")]
        return self._handles[1]

    def _handles_of(self, letter: Letter) -> Iterator[tuple[HandleKey, Handle]]:
        density = self.pair.of(letter)
        known = {each.parameter: each for each in density.handles(self.sides[letter])}
        return (((letter, p.id), known[p.id]) for p in density.parameters)

    def choose_sides(self) -> None:
        """Puts the handles of the widths on the shoulder that looks away from the other density."""
        f, g = self.pair.f, self.pair.g
        self.sides = {"f": -1, "g": 1} if f.anchor <= g.anchor else {"f": 1, "g": -1}

    # What is in view

    def fit_frame(self) -> None:
        """Shows what a person has zoomed to, else what the densities need."""
        self.window = self.analysis.frame
        self.frame = self.options.frame or self.window

    def reach(self, key: HandleKey) -> None:
        """Shows no less than before, and the handle too."""
        for known, handle in self.handles():
            if known == key:
                self.frame = min(self.frame[0], handle.x), max(self.frame[1], handle.x)
                self.window = min(self.window[0], handle.x), max(self.window[1], handle.x)

    # What is made with a delay while a handle moves

    @property
    def bins(self) -> Bins:
        """The window cut in the chosen number of bins; as it was made last, while a hand moves."""
        key = (self.pair, self.window, self.options.bins)
        if self._bins is None or not (self.is_moving or self._bins[0] == key):
            panels = self.analysis.panels
            self._bins = key, cut(self.pair.f, self.pair.g, panels, self.window, key[2])
        return self._bins[1]

    @property
    def parts(self) -> Interval:
        """The integrals of what is above and below 0, in nats; as they were made last."""
        key = (self.pair, self.drawn.id)
        if self._parts is None or not (self.is_moving or self._parts[0] == key):
            self._parts = key, self.analysis.parts(self.drawn.id)
        return self._parts[1]

    def catch_up(self) -> None:
        """Makes anew what waits while a handle moves, but for the curve."""
        was_moving, self.is_moving = self.is_moving, False
        _ = self.bins, self.parts
        self.is_moving = was_moving

    @property
    def curve(self) -> BinCurve:
        """The measures over the number of bins, as they were last made."""
        if self._curve is None:
            self.make_curve()
        assert self._curve is not None
        return self._curve[1]

    def make_curve(self) -> None:
        """Makes it anew, which takes longer than all else, where it is not that of the pair."""
        key = self.pair, self.window
        if self._curve is None or self._curve[0] != key:
            found = curve(self.pair.f, self.pair.g, self.analysis.panels, self.window)
            self._curve = key, found


@lru_cache(maxsize=16)
def name_of(density: Density) -> str:
    """The density as it is written on the picture, with as few digits as tell it."""
    if isinstance(density, Truncated):
        ends = (
            f"{'−' if end < 0 else ''}∞" if math.isinf(end) else plain(end, 5)
            for end in (density.lo, density.hi)
        )
        return f"{name_of(density.base)} on [{', '.join(ends)}]"
    texts = ", ".join(plain(density.value(p.id), 5) for p in density.parameters)
    return f"{density.id}({texts})"
