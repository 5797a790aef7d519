"""Measures of information between discrete distributions, exact also where they nearly agree.

This is the library; it needs numpy alone. The window is started by `python -m infoviz`.
"""

from collections.abc import Sequence
from importlib import import_module

from numpy.typing import ArrayLike

from infoviz.core.distribution import Distribution
from infoviz.core.functions import (
    cross_entropy,
    cross_entropy_terms,
    entropy,
    entropy_terms,
    js_distance,
    js_divergence,
    js_divergence_terms,
    kl_divergence,
    kl_divergence_terms,
    self_information,
)

__version__ = "0.1.0"


def show(
    a: Distribution | ArrayLike,
    b: Distribution | ArrayLike,
    labels: Sequence[str] | None = None,
    names: tuple[str, str] | None = None,
) -> tuple[Distribution, Distribution]:
    """Opens the window on a pair, and gives the pair back as it is when the window is closed.

    `a` and `b` hold n shares each, 2 to 100,000, which sum to 1; counts go through
    `Distribution.from_weights`. `labels` are the n names of the outcomes, 1 to n where there are
    none, and `names` what A and B are called. It works in a script, in IPython and in a notebook,
    also where there is a QApplication already. ValueError says what is wrong with the pair,
    RuntimeError why no window can be opened here.
    """
    # Only now, and by name, since it imports Qt, which nothing else in the library needs.
    show_pair = import_module("infoviz.interactive").show_pair
    pair: tuple[Distribution, Distribution] = show_pair(a, b, labels, names)
    return pair


__all__ = [
    "Distribution",
    "cross_entropy",
    "cross_entropy_terms",
    "entropy",
    "entropy_terms",
    "js_distance",
    "js_divergence",
    "js_divergence_terms",
    "kl_divergence",
    "kl_divergence_terms",
    "self_information",
    "show",
]
