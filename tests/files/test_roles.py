"""Columns become a pair: joined on labels, counted, shared, or through softmax."""

import math

import pytest

from infoviz.core.refusal import Refusal
from infoviz.core.state import State
from infoviz.files.imports.roles import Roles, assemble, guess_roles, notes
from tests.core.state_strategies import bits, state_of
from tests.files.import_cases import pair, table

TABLE = "label,p,q\nx,0.5,0.25\ny,0.5,0.25\nz,,0.5\n"


def present() -> State:
    return state_of(
        [0.5, 0.25, 0.25, 0],
        [0.25, 0.25, 0, 0.5],
        labels=("w", "x", "u", "y"),
        locks_a=frozenset({1}),
        name_a="Label",
        name_b="Model",
    )


def test_one_side_is_joined_with_the_other_on_labels() -> None:
    state = assemble(table("x.csv", TABLE), Roles(0, a=1), present())
    # w is possible in B, and u is 0 on both sides now.
    assert state.labels == ("x", "y", "z", "w")
    assert state.a.p.tolist() == [0.5, 0.5, 0, 0]
    assert state.b.p.tolist() == [0.25, 0.5, 0, 0.25]
    assert (state.name_a, state.name_b) == ("p", "Model")
    assert not state.locks_a


def test_the_other_side_can_be_uniform() -> None:
    state = assemble(table("x.csv", TABLE), Roles(0, b=2, keep_other=False), present())
    assert state.labels == ("x", "y", "z")
    assert bits(state.a.p) == bits([1 / 3] * 3)
    assert (state.name_a, state.name_b) == ("", "q")


def test_as_many_values_without_labels_keep_those_of_the_pair() -> None:
    state = assemble(table("x.csv", "1\n1\n1\n1\n"), Roles(a=0), present())
    assert state.labels == present().labels
    assert bits(state.b.p) == bits(present().b.p)
    assert pair("x.csv", "1\n1\n1\n").labels == ("1", "2", "3")


def test_a_share_too_small_for_float64_is_joined_as_possible() -> None:
    logits = pair("x.csv", "label,logit\nx,0\nfaint,-1000\n")
    swapped = State(logits.labels, logits.b, logits.a)
    state = assemble(table("x.csv", "label,A\ny,1\nx,1\n"), Roles(0, a=1), swapped)
    assert state.labels == ("y", "x", "faint")
    assert state.b.log_p.tolist() == [-math.inf, 0.0, -1000.0]


def test_shares_must_sum_to_one_and_counts_need_not() -> None:
    found = table("x.csv", "1\n3\n")
    with pytest.raises(Refusal, match="column 1 sums to 4, not to 1; as counts it would be"):
        assemble(found, Roles(a=0, kind="shares"))
    assert assemble(found, Roles(a=0, kind="counts")).a.p.tolist() == [0.25, 0.75]
    third = assemble(found, Roles(a=0, kind="logits", temperature=2 / math.log(3)))
    assert third.a.p == pytest.approx([0.25, 0.75])


def test_kinds_are_guessed() -> None:
    assert guess_roles(table("x.csv", TABLE)) == Roles(0, 1, 2, "shares")
    assert guess_roles(table("x.csv", "x,1\ny,-1\n")).kind == "logits"
    assert guess_roles(table("x.csv", "x,1\ny,2\n")).kind == "counts"
    assert guess_roles(table("x.csv", "class,n\n1,5\n2,6\n")) == Roles(0, 1, None, "counts")
    assert guess_roles(table("x.csv", "B,A,label\n1,3,x\n1,4,y\n")) == Roles(2, 1, 0, "counts")
    assert guess_roles(table("x.csv", "B,label\n1,x\n1,y\n")) == Roles(1, None, 0, "counts")


def test_the_other_side_is_kept_where_it_has_an_outcome_in_common() -> None:
    for text, kept in (
        ("x,1\nnew,2\n", True),
        ("new,1\nnewer,2\n", False),
        ("1\n2\n3\n4\n", True),
        ("1\n2\n3\n", False),
    ):
        assert guess_roles(table("x.csv", text), present()).keep_other == kept


def test_a_count_of_no_number_is_refused_by_its_place() -> None:
    found = table("x.csv", "label,A\nx,1\ny,-2\n")
    with pytest.raises(Refusal, match="row 3, column 2: -2 is negative"):
        assemble(found, Roles(0, 1, kind="counts"))
    with pytest.raises(ValueError, match="temperature"):
        assemble(found, Roles(0, 1, kind="logits", temperature=0))


def test_what_a_person_should_know_is_noted() -> None:
    found = table("x.csv", TABLE)
    assert notes(found, Roles(0, 1, 2, "shares")) == [("a", "blank", 1)]
    assert notes(table("x.csv", "1\n3\n"), Roles(a=0)) == [("a", "total", 4.0)]
