"""Measures of information between discrete distributions, exact also where they nearly agree.

This is the library; it needs numpy alone. The window is started by `python -m infoviz`.
"""

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
]
