"""Families of densities on the line, one a file; `FAMILIES` has one line each."""

from infoviz.core.densities.base import Density
from infoviz.core.densities.points import Points
from infoviz.core.densities.registry import FAMILIES
from infoviz.core.densities.traits import Centre, Handle, Interval, Parameter, Side, Tail
from infoviz.core.densities.truncated import Truncated
from infoviz.core.densities.typed import parse_density

__all__ = [
    "FAMILIES",
    "Centre",
    "Density",
    "Handle",
    "Interval",
    "Parameter",
    "Points",
    "Side",
    "Tail",
    "Truncated",
    "parse_density",
]
