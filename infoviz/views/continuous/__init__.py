"""Two densities on the line, with every measure as an integral, and the road from bars to them."""

from infoviz.views.continuous.view import Continuous

__all__ = ["Continuous"]
