"""Data from outside: chosen, dropped, pasted, or named on the command line."""

from infoviz.ui.importing.importing import Importing

__all__ = ["Importing"]
