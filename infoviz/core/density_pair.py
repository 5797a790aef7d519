"""Two densities f and g on the line, beside the two distributions of a State."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from infoviz.core.densities import Density
from infoviz.core.densities.normal import Normal
from infoviz.core.integrals import ContinuousAnalysis, evaluate
from infoviz.core.state import State

Letter = Literal["f", "g"]
LETTERS: tuple[Letter, Letter] = ("f", "g")


@dataclass(frozen=True)
class DensityPair:
    """f and g. Two pairs of equal densities are equal."""

    f: Density = field(default_factory=Normal)
    g: Density = field(default_factory=lambda: Normal(1.2, 1.8))

    def of(self, letter: Letter) -> Density:
        return self.f if letter == "f" else self.g

    def with_density(self, letter: Letter, density: Density) -> DensityPair:
        """This pair with another density in one place."""
        return replace(self, f=density) if letter == "f" else replace(self, g=density)

    @property
    def swapped(self) -> DensityPair:
        return DensityPair(self.g, self.f)

    @property
    def analysis(self) -> ContinuousAnalysis:
        """The measures of the pair; the last few pairs are remembered."""
        return _analysed(self)


def densities_of(state: State) -> DensityPair:
    """The densities of a State; those that everybody begins with where it has none of its own."""
    return DEFAULT_PAIR if state.densities is None else state.densities


@lru_cache(maxsize=8)
def _analysed(pair: DensityPair) -> ContinuousAnalysis:
    return evaluate(pair.f, pair.g)


DEFAULT_PAIR = DensityPair()
