"""What stands on the ladder: its bars and figures, how far they reach, and their order."""

from __future__ import annotations

import math
from dataclasses import dataclass

from infoviz.core.analysis import Analysis


@dataclass(frozen=True)
class Rung:
    """One bar, as measure ids: `solid`, then `extra` where there is one, together `whole`.

    `figures` are the two measures written beside the bar.
    """

    whole: str
    solid: str
    extra: str | None
    figures: tuple[str, str]

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that can be chosen here, in the order in which they are read."""
        ids = (self.whole, self.solid, self.extra, *self.figures)
        return tuple(dict.fromkeys(id for id in ids if id is not None))


LADDER: tuple[Rung, ...] = (
    Rung("ce_ab", "h_a", "kl_ab", ("ce_ab", "kl_ab")),
    Rung("ce_ba", "h_b", "kl_ba", ("ce_ba", "kl_ba")),
    Rung("js", "js", None, ("js", "js_distance")),
)

ORDER: tuple[str, ...] = tuple(id for rung in LADDER for id in rung.measures)
"""The measures of the ladder from the first to the last."""

HAVE_PERPLEXITY = frozenset(
    id for rung in LADDER if rung.extra is not None for id in (rung.solid, rung.whole)
)
"""The entropies and cross-entropies, of which exp is a number of outcomes."""

JS_LIMIT = math.log(2)
"""The greatest JS divergence, in nats: that of disjoint distributions."""

_BEYOND = 1.04


def entropy_limit(n: int) -> float:
    """log n, in nats: the entropy of n equally likely outcomes, which no other exceeds."""
    return math.log(n)


def reach(analysis: Analysis) -> float:
    """How far the common scale must go, in nats.

    A little past log n always, so that the scale stands still while only entropies move and the
    limit is seen; further where a cross-entropy is greater. What is infinite does not count.
    """
    wholes = (analysis.totals[rung.whole] for rung in LADDER)
    return max(
        _BEYOND * entropy_limit(len(analysis.state)),
        *(whole for whole in wholes if math.isfinite(whole)),
    )


def next_measure(measure_id: str, step: int) -> str:
    """The measure `step` places further along the ladder, held at its ends."""
    if measure_id not in ORDER:
        return ORDER[0]
    place = ORDER.index(measure_id) + step
    return ORDER[min(max(place, 0), len(ORDER) - 1)]
