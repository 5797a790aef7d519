"""Any number of outcomes: every measure on the way from B to A."""

from infoviz.views.landscape.path.mode import Path

__all__ = ["Path"]
