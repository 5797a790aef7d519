"""The measures, one quantity a file, and the registry that everything else loops over."""

from infoviz.core.measures.base import Column, Measure
from infoviz.core.measures.cross_entropy import CE_AB, CE_BA
from infoviz.core.measures.entropy import H_A, H_B
from infoviz.core.measures.js_distance import JS_DISTANCE
from infoviz.core.measures.js_divergence import JS
from infoviz.core.measures.kl_divergence import KL_AB, KL_BA

MEASURES: dict[str, Measure] = {
    measure.id: measure
    for measure in (
        H_A,
        H_B,
        CE_AB,
        CE_BA,
        KL_AB,
        KL_BA,
        JS,
        JS_DISTANCE,
    )
}

__all__ = ["MEASURES", "Column", "Measure"]
