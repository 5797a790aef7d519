"""The ladder: entropy, and what is added to it, as bars on one scale."""

from infoviz.views.ladder.view import Ladder

__all__ = ["Ladder"]
