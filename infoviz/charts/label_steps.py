"""Which outcomes have their label where there is no room for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infoviz.charts.scale import nice_ceiling, round_step

APART = 5
"""From steps as wide as this on, the first number stands beside the round ones."""


@dataclass(frozen=True)
class LabelSteps:
    """Every `every`-th outcome is labelled, from `offset` on; and the first one as well.

    The first is not where it would stand too close to the next.
    """

    every: int
    offset: int = 0

    def has_label(self, outcome: int) -> bool:
        if outcome == 0:
            return self.offset == 0 or self.every >= APART
        return outcome % self.every == self.offset

    def labelled(self, start: int, stop: int) -> list[int]:
        """The outcomes from `start` to before `stop` that have their label."""
        first = start + (self.offset - start) % self.every
        found = list(range(first, stop, self.every))
        if start <= 0 < stop and first > 0 and self.has_label(0):
            found.insert(0, 0)
        return found


def label_steps(labels: Sequence[str], least: int) -> LabelSteps:
    """Steps of at least `least` outcomes; numbers that count up are labelled where they are round.

    So 1 to 10,000 have 1, 200, 400 …, not 1, 201, 401 …
    """
    start = _counts_from(labels)
    if least <= 1 or start is None:
        return LabelSteps(round_step(least))
    every = round(nice_ceiling(least))
    return LabelSteps(every, -start % every)


def _counts_from(labels: Sequence[str]) -> int | None:
    """The first number where the labels count up from one; a few of them stand for all."""
    last = len(labels) - 1
    try:
        start = int(labels[0])
    except ValueError:
        return None
    counts = all(labels[i] == str(start + i) for i in (0, 1, last // 2, last))
    return start if counts else None
