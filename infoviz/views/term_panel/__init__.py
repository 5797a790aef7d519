"""The term panel: the chosen measure as the sum that it is, one row an outcome."""

from infoviz.views.term_panel.panel import TermPanel

__all__ = ["TermPanel"]
