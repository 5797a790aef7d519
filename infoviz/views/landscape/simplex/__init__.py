"""Three outcomes: levels and contours of a measure over the simplex."""

from infoviz.views.landscape.simplex.mode import Simplex

__all__ = ["Simplex"]
