"""The sentences of the lens: what is chosen, why it is infinite, why it may be below 0."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from infoviz.core.densities import Interval
from infoviz.core.integrals import CONTINUOUS_MEASURES, Integral
from infoviz.core.numbers import INFINITY, MINUS, plain
from infoviz.views.continuous.scene import Scene


def _tr(text: str) -> str:
    return QCoreApplication.translate("Continuous", text)


def end_text(end: float) -> str:
    """An end of an interval."""
    if math.isinf(end):
        return INFINITY if end > 0 else MINUS + INFINITY
    return plain(end, 5)


def interval_text(interval: Interval) -> str:
    return _tr("from {0} to {1}").format(*map(end_text, interval))


def measure_name(measure_id: str) -> str:
    """A measure in words."""
    return QCoreApplication.translate("Measure", CONTINUOUS_MEASURES[measure_id].name)


def cause_of_infinity(measure_id: str, integral: Integral) -> str:
    """Why an integral is infinite, in a sentence; "" where it is not."""
    measure = CONTINUOUS_MEASURES[measure_id]
    other = "g" if measure.of == "f" else "f"
    if integral.cause == "support":
        regions = _tr(" and ").join(map(interval_text, integral.regions))
        text = _tr("{0} is ∞: {1}, {2} has mass and {3} has none.")
        return text.format(measure.symbol, regions, measure.of, other)
    if integral.cause == "tail":
        side = _tr("left") if integral.tails == (-1,) else _tr("right")
        if len(integral.tails) > 1:
            text = _tr(
                "{0} is ∞: both tails of {1} are too heavy for {2}, and the integral grows "
                "without end."
            )
            return text.format(measure.symbol, measure.of, other)
        text = _tr(
            "{0} is ∞: the {1} tail of {2} is too heavy for {3}, and the integral grows without "
            "end."
        )
        return text.format(measure.symbol, side, measure.of, other)
    return ""


def remark(scene: Scene) -> str:
    """What is to be said about the chosen measure of these densities; "" where nothing is."""
    measure = scene.measure
    result = scene.analysis.results[measure.id]
    if not result.is_finite:
        return cause_of_infinity(measure.id, result)
    if result.value < 0:
        own = measure.of if not measure.needs_other else ("g" if measure.of == "f" else "f")
        text = _tr(
            "{0} is below 0, and no mistake: where {1} is above 1, its logarithm is positive. "
            "A density is no probability; {0} is Hₙ with the −{2} Δ of its bins taken off."
        )
        return text.format(measure.symbol, own, scene.desk.numbers.unit.log)
    if measure.id == "js_distance":
        return _tr("√JS is no integral: it is the root of JS, whose integrand is drawn.")
    return ""


def hint() -> str:
    """What the lens is, and what a hand can do."""
    return _tr(
        "The same measures with the sum replaced by an integral: drag a peak to move it, a "
        "shoulder to widen it"
    )


def short_hint() -> str:
    return _tr("The sum replaced by an integral: drag a peak or a shoulder")


def region_text(scene: Scene) -> str:
    """What stands in a region in which the integrand is infinite."""
    own = scene.drawn.of
    return _tr("∞: {0} has mass here, {1} none").format(own, "g" if own == "f" else "f")


def tail_text(scene: Scene) -> str:
    """What stands where a tail makes the integral infinite."""
    return _tr("∞: this tail of {0} is too heavy").format(scene.drawn.of)
