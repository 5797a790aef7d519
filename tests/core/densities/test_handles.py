"""Handles stand on the curve, and what is dragged follows them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.densities import FAMILIES, Truncated, parse_density
from infoviz.core.refusal import Refusal
from tests.core.densities.strategies import SAMPLES, densities

EVERY = [family() for family in FAMILIES.values()] + [Truncated()]


@pytest.mark.parametrize("density", EVERY, ids=lambda d: d.text)
@pytest.mark.parametrize("outer", [-1, 1])
def test_every_parameter_has_a_handle_that_follows_the_pointer(density, outer):
    handles = density.handles(outer)
    assert {handle.parameter for handle in handles} == {p.id for p in density.parameters}
    for handle in handles:
        assert handle.y == pytest.approx(float(density.density(handle.x)))
        for step in (-0.06, 0.05):
            # Those of Student's ν and of log-normals keep to their side of the middle.
            to = handle.x + step * density.spread
            dragged = density.dragged(handle.parameter, to, outer)
            stands = {h.parameter: h.x for h in dragged.handles(outer)}
            assert stands[handle.parameter] == pytest.approx(to, abs=1e-9)
            others = [p.id for p in density.parameters if p.id != handle.parameter]
            assert [dragged.value(id) for id in others] == [density.value(id) for id in others]


@pytest.mark.parametrize("density", EVERY, ids=lambda d: d.text)
def test_a_handle_put_back_gives_back_the_density(density):
    for handle in density.handles():
        back = density.dragged(handle.parameter, handle.x)
        for parameter in density.parameters:
            assert back.value(parameter.id) == pytest.approx(density.value(parameter.id), abs=1e-12)


@given(densities(), st.data())
def test_no_drag_is_refused(density, data):
    handle = data.draw(st.sampled_from(density.handles()))
    to = data.draw(st.sampled_from([-1e9, -1.0, 0.0, 1.0, 1e9]) | st.floats(-1e3, 1e3))
    outer = data.draw(st.sampled_from([-1, 1]))
    dragged = density.dragged(handle.parameter, to, outer)
    assert dragged.id == density.id
    for parameter in dragged.parameters:
        parameter.check(dragged.value(parameter.id))
    assert not math.isnan(float(dragged.log_density(0.5)))


@pytest.mark.parametrize("density", SAMPLES, ids=lambda d: d.text)
def test_a_value_can_be_typed(density):
    for parameter in density.parameters:
        value = density.value(parameter.id)
        assert density.with_value(parameter.id, value) == density
        with pytest.raises(Refusal, match=parameter.symbol):
            density.with_value(parameter.id, math.nan)


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.id)
def test_what_a_parameter_cannot_be_is_refused_in_a_sentence(family):
    density = family()
    for parameter in density.parameters:
        for wrong in (parameter.limits[0] - 1, parameter.limits[1] + 1e7, math.inf):
            with pytest.raises(Refusal, match=parameter.symbol) as refusal:
                density.with_value(parameter.id, wrong)
            assert "\n" not in str(refusal.value)


def test_an_end_of_a_truncation_stops_where_no_mass_would_be_left():
    cut = parse_density("truncated(gamma(2,1),1,3)")
    assert cut.dragged("hi", -5.0).support[1] > 1
    assert cut.dragged("lo", 9.0).support[0] < 3
    assert cut.dragged("lo", -4.0).support == (0.0, 3.0)
    assert np.isfinite(cut.dragged("theta", 0.001).log_density(2.0))
