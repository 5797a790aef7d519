"""The terms of the chosen measure, one bar an outcome."""

from infoviz.views.terms.view import Terms

__all__ = ["Terms"]
