import math

import numpy as np
import pytest
from hypothesis import given

from infoviz.core.analysis import analyse
from infoviz.core.distribution import Distribution
from infoviz.core.measures import MEASURES
from infoviz.core.state import State
from tests.core.reference_values import assert_exact, exact_terms, exact_totals, pairs

pytestmark = pytest.mark.filterwarnings("error::RuntimeWarning")

SUMS = [id for id, measure in MEASURES.items() if measure.terms]


def analysis_of(a, b):
    labels = tuple(f"x{i}" for i in range(len(a)))
    return analyse(State(labels, Distribution(a), Distribution(b)))


@given(pairs())
def test_every_total_and_term_is_there(shares):
    analysis = analysis_of(*shares)
    exact, terms = exact_totals(*shares), exact_terms(*shares)
    assert list(analysis.totals) == list(MEASURES)
    for id in SUMS:
        assert_exact(analysis.totals[id], exact[id], id)
        for got, want in zip(analysis.terms(id), terms[id], strict=True):
            assert_exact(got, want, id)
        assert math.fsum(analysis.terms(id)) == pytest.approx(
            analysis.totals[id], rel=1e-14, abs=2e-15
        )


@given(pairs())
def test_asking_first_for_terms_changes_nothing(shares):
    one, other = analysis_of(*shares), analysis_of(*shares)
    for id in reversed(SUMS):
        other.columns(id)
    for id in SUMS:
        np.testing.assert_array_equal(one.terms(id), other.terms(id))
        for here, there in zip(one.columns(id), other.columns(id), strict=True):
            np.testing.assert_array_equal(here, there)


@pytest.mark.parametrize("id", SUMS)
def test_arrays_are_read_only_and_made_once(id):
    analysis = analysis_of([0.5, 0.5, 0.0, 0.0], [0.2, 0.0, 0.8, 0.0])
    assert analysis.terms(id) is analysis.terms(id)
    assert analysis.columns(id) is analysis.columns(id)
    assert len(analysis.columns(id)) == len(MEASURES[id].columns)
    for array in (analysis.terms(id), *analysis.columns(id), analysis.leader):
        assert array.shape == (4,)
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1.0


def test_the_distance_has_no_terms():
    with pytest.raises(ValueError, match="js_distance is not a sum"):
        analysis_of([0.5, 0.5], [0.2, 0.8]).terms("js_distance")


def test_causes_of_infinity():
    analysis = analysis_of([0.5, 0.25, 0.25, 0.0], [0.5, 0.0, 0.0, 0.5])
    assert analysis.causes_of_infinity("kl_ab").tolist() == [1, 2]
    assert analysis.causes_of_infinity("ce_ab").tolist() == [1, 2]
    assert analysis.causes_of_infinity("kl_ba").tolist() == [3]
    assert analysis.causes_of_infinity("js").size == 0
    assert analysis.totals["kl_ab"] == analysis.totals["ce_ba"] == math.inf


def test_the_leader_has_more():
    analysis = analysis_of([0.5, 0.3, 0.2], [0.2, 0.6, 0.2])
    assert analysis.leader.tolist() == [1, -1, 0]
