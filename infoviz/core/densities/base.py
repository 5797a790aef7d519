"""What a family of densities is: its parameters, its logarithm, and where it needs attention."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike

from infoviz.core.densities.points import Points
from infoviz.core.densities.traits import (
    Centre,
    Handle,
    Interval,
    Parameter,
    Side,
    Tail,
    shortest,
    told,
)
from infoviz.core.distribution import Vector


@dataclass(frozen=True)
class Density:
    """A probability density on the line. An edit makes a new one; two with equal values are equal.

    A family is a frozen dataclass whose fields are its parameters, each with a default. It gives
    `support`, `rungs` and `frame`, `log_at` and `_stands`, and what else it has: kinks, centres,
    tails, closed forms (None where there is none). Refusal where a parameter cannot be so.
    """

    id: ClassVar[str]
    """What the command line calls it: the text `normal(0,1)`."""
    name: ClassVar[str]
    """For people; translated in the context "Density"."""
    own_parameters: ClassVar[tuple[Parameter, ...]]

    def __post_init__(self) -> None:
        for parameter in self.parameters:
            value = told(getattr(self, parameter.id))
            object.__setattr__(self, parameter.id, value)
            parameter.check(value)
        self._check()

    def _check(self) -> None:
        """Refusal where the parameters do not go together."""

    # What it is made of

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return self.own_parameters

    def value(self, parameter: str) -> float:
        """The value of the parameter of that id."""
        return float(getattr(self, parameter))

    def with_value(self, parameter: str, value: float) -> Self:
        """The density with another value of one parameter; Refusal where it cannot be so."""
        changed: dict[str, Any] = {parameter: value}
        return replace(self, **changed)

    @property
    def text(self) -> str:
        """What the command line takes, and the parser reads back: "normal(0,1)"."""
        return f"{self.id}({','.join(shortest(self.value(p.id)) for p in self.parameters)})"

    @classmethod
    def placed(cls, place: float, width: float) -> Self:
        """One of the family about `place`, as wide as the standard deviation `width`.

        As near as its parameters allow; where the support does not reach there, with the defaults.
        """
        raise NotImplementedError

    @property
    def place_and_width(self) -> tuple[float, float]:
        """Mean and standard deviation, or where and how wide the main part is, without these."""
        mean, variance = self.moments or (math.inf, math.inf)
        if math.isfinite(mean) and 0 < variance < math.inf:
            return mean, math.sqrt(variance)
        return self.anchor, self.spread

    # The density

    def log_at(self, points: Points) -> Vector:
        """ln of the density at points, of their shape; −inf outside the support, no underflow."""
        raise NotImplementedError

    def log_density(self, x: ArrayLike) -> Vector:
        """ln of the density at x, of its shape; −inf outside the support, no underflow."""
        return self.log_at(Points(0.0, np.asarray(x, dtype=np.float64)))

    def density(self, x: ArrayLike) -> Vector:
        """The density at x, of its shape, per unit of x."""
        return np.exp(self.log_density(x))

    # Where it needs attention

    @property
    def support(self) -> Interval:
        """The ends of the interval in which the density is above 0; ±inf where there is none."""
        return (-math.inf, math.inf)

    @property
    def kinks(self) -> tuple[float, ...]:
        """Finite ends of the support, and places at which the density is not smooth; ascending."""
        return tuple(end for end in self.support if math.isfinite(end))

    @property
    def rungs(self) -> Vector:
        """Ascending places between which the density is tame, over all of its mass."""
        raise NotImplementedError

    @property
    def centres(self) -> tuple[Centre, ...]:
        return ()

    def tail(self, side: Side) -> Tail:
        """How it ends on that side."""
        return Tail()

    @property
    def anchor(self) -> float:
        """Where the mass is, for points to be told from."""
        raise NotImplementedError

    @property
    def anchors(self) -> tuple[float, ...]:
        """All such places, where the mass is in several."""
        return (self.anchor,)

    @property
    def spread(self) -> float:
        """The width of the main part, as a unit of length for steps."""
        raise NotImplementedError

    @property
    def frame(self) -> Interval:
        """A window that shows the density well; it holds the support where that is finite."""
        raise NotImplementedError

    # Handles

    def _stands(self, outer: Side) -> dict[str, float]:
        """At which x the handle of each parameter stands."""
        raise NotImplementedError

    def handles(self, outer: Side = 1) -> tuple[Handle, ...]:
        """The handles, one a parameter, on the curve; `outer` is the shoulder for the widths."""
        symbols = {parameter.id: parameter.symbol for parameter in self.parameters}
        stands = self._stands(outer)
        heights = self.density(np.array(list(stands.values()))).tolist()
        return tuple(
            Handle(id, symbols[id], x, y)
            for (id, x), y in zip(stands.items(), heights, strict=True)
        )

    def dragged(self, parameter: str, x: float, outer: Side = 1) -> Density:
        """The density whose handle of that parameter stands at x, or as near as can be."""
        raise NotImplementedError

    def _clamped(self, **values: float) -> Self:
        """With these values, each as near as its parameter can come."""
        limits = {parameter.id: parameter for parameter in self.parameters}
        changed: dict[str, Any] = {id: limits[id].clamp(value) for id, value in values.items()}
        return replace(self, **changed)

    # Closed forms; None where there is none

    @property
    def entropy(self) -> float | None:
        """−∫ f ln f, in nats."""
        return None

    @property
    def moments(self) -> tuple[float, float] | None:
        """Mean and variance; inf where they are so."""
        return None

    @property
    def log_moments(self) -> tuple[float, float] | None:
        """Mean and variance of ln x, where the support has nothing below 0."""
        return None

    def mean_distance(self, place: float) -> float | None:
        """The mean of |x − place|."""
        return None

    def cross_entropy_of(self, other: Density) -> float | None:
        """−∫ other · ln self, in nats, where `other` has its mass within this support."""
        return None

    def divergence_from(self, other: Density) -> float | None:
        """KL(self ‖ other) in a form of its own, exact near equality; None where there is none."""
        return None
