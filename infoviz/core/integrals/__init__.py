"""The measures as integrals over two densities on the line: values, parts, closed forms, bins."""

from infoviz.core.integrals.analysis import ContinuousAnalysis, evaluate
from infoviz.core.integrals.measures import CONTINUOUS_MEASURES, ContinuousMeasure
from infoviz.core.integrals.values import Integral

__all__ = [
    "CONTINUOUS_MEASURES",
    "ContinuousAnalysis",
    "ContinuousMeasure",
    "Integral",
    "evaluate",
]
