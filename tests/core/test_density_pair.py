"""Two densities beside the two distributions of a State."""

from dataclasses import replace

from infoviz.core.analysis import analyse
from infoviz.core.densities import parse_density
from infoviz.core.density_pair import DEFAULT_PAIR, DensityPair, densities_of
from infoviz.core.distribution import Distribution
from infoviz.core.editing import set_share, swap
from infoviz.core.outcomes import add_outcome
from infoviz.core.state import State

STATE = State(("x", "y"), Distribution([0.3, 0.7]), Distribution([0.6, 0.4]))
OTHER = DensityPair(parse_density("laplace(0,1)"), parse_density("gamma(2,1)"))


def test_a_state_without_densities_has_the_usual_ones():
    assert STATE.densities is None
    assert densities_of(STATE) == DEFAULT_PAIR
    assert densities_of(replace(STATE, densities=OTHER)) is OTHER


def test_edits_of_the_shares_keep_the_densities():
    state = replace(STATE, densities=OTHER)
    assert set_share(state, "a", 0, 0.5).densities is OTHER
    assert add_outcome(state, "z", 1).densities is OTHER


def test_to_swap_a_and_b_swaps_f_and_g():
    swapped = swap(replace(STATE, densities=OTHER))
    assert (swapped.densities.f, swapped.densities.g) == (OTHER.g, OTHER.f)
    assert densities_of(swap(STATE)) == DEFAULT_PAIR.swapped


def test_the_measures_of_a_pair_are_computed_once():
    assert OTHER.analysis is OTHER.analysis
    assert DensityPair(OTHER.f, OTHER.g).analysis is OTHER.analysis


def test_an_analysis_is_shared_where_the_densities_alone_differ():
    known = analyse(STATE)
    known.terms("kl_ab")
    state = replace(STATE, densities=OTHER)
    shared = analyse(state, known)
    assert shared.state is state
    assert known.state is STATE
    assert shared.pair is known.pair
    assert shared.terms("kl_ab") is known.terms("kl_ab")


def test_an_analysis_is_made_anew_where_anything_else_differs():
    known = analyse(STATE)
    for state in (
        set_share(STATE, "a", 0, 0.5),
        replace(STATE, locks_a=frozenset({1})),
        replace(STATE, name_b="Model"),
        replace(STATE, labels=("x", "z")),
    ):
        assert analyse(state, known).pair is not known.pair
