"""Two outcomes: every measure as a curve over the share of the first."""

from infoviz.views.landscape.curves.mode import Curves

__all__ = ["Curves"]
