"""Surprisal: the curve −log p with both distributions on it, and the levels of their means."""

from infoviz.views.surprisal.view import Surprisal

__all__ = ["Surprisal"]
