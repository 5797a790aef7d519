"""Pairs: the joint table of two draws, and what one of them tells of the other."""

from infoviz.views.pairs.view import Pairs

__all__ = ["Pairs"]
