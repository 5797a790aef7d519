"""Coding cost: one box an outcome, its share wide, its codeword tall."""

from infoviz.views.coding_cost.view import CodingCost

__all__ = ["CodingCost"]
