"""Jensen-Shannon distance: √JS, a metric (Endres and Schindelin 2003)."""

import math

from infoviz.core.measures.base import Measure
from infoviz.core.measures.js_divergence import js_of
from infoviz.core.text import QT_TRANSLATE_NOOP

JS_DISTANCE = Measure(
    id="js_distance",
    symbol="√JS",
    name=QT_TRANSLATE_NOOP("Measure", "Jensen-Shannon distance"),
    formula="√JS(A,B)",
    total=lambda pair: math.sqrt(js_of(pair)),
    terms=None,
    degree=0.5,
)
