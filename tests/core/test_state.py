import numpy as np
import pytest

from infoviz.core.distribution import Distribution
from infoviz.core.labels import Labels
from infoviz.core.refusal import Refusal
from infoviz.core.state import State
from tests.core.state_strategies import state_of


def uniform_state(labels, **options):
    n = len(labels)
    return State(tuple(labels), Distribution.uniform(n), Distribution.uniform(n), **options)


def test_a_state_reads_by_side():
    state = state_of([0.1, 0.9], [0.4, 0.6], locks_a=frozenset({1}), name_a="Label", name_b="Model")
    assert state.of("a").p.tolist() == [0.1, 0.9]
    assert state.of("b").p.tolist() == [0.4, 0.6]
    assert state.locks("a") == {1}
    assert state.locks("b") == frozenset()
    assert (state.name("a"), state.name("b")) == ("Label", "Model")
    assert len(state) == 2
    assert state.index == {"x0": 0, "x1": 1}


def test_with_side_changes_one_side_only():
    state = state_of([0.1, 0.9], [0.4, 0.6], locks_a=frozenset({1}), locks_b=frozenset({0}))
    new = Distribution(np.array([0.5, 0.5]))
    changed = state.with_side("a", new)
    assert changed.a is new
    assert changed.b is state.b
    assert changed.labels is state.labels
    assert (changed.locks_a, changed.locks_b) == ({1}, {0})
    assert state.with_side("b", new, frozenset()).locks_b == frozenset()


def test_locked_is_the_locks_as_a_sorted_array_that_cannot_be_written():
    state = uniform_state("abcdef", locks_b=frozenset({4, 0, 3}))
    assert state.locked("b").tolist() == [0, 3, 4]
    assert state.locked("a").tolist() == []
    with pytest.raises(ValueError, match="read-only"):
        state.locked("b")[0] = 1


def test_blanks_around_labels_and_names_are_left_out():
    state = uniform_state([" sun ", "rain\n"], name_a=" Label ")
    assert state.labels == ("sun", "rain")
    assert state.name_a == "Label"


def test_labels_are_looked_up_once_for_all_states_that_share_them():
    state = uniform_state("abc")
    assert state.with_side("a", state.b).index is state.index


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["sun", ""], "outcome 2 has no label"),
        (["sun", " \t"], "outcome 2 has no label"),
        (["sun", "rain", " sun"], "outcomes 1 and 3 are both called “sun”"),
        (["sun", "x" * 201], "201 characters long, 1 more than can be"),
        (["a\nb", "c"], "“a�b” holds the character U\\+000A, which cannot be shown"),
        (["a", "\ud800"], "U\\+D800"),
        (["a\u2028b", "c"], "U\\+2028"),
        (["a"], "there are 1 outcomes; there can be 2 to 100,000"),
        ([str(i) for i in range(100_001)], "there are 100001 outcomes"),
    ],
)
def test_labels_that_are_refused(labels, words):
    with pytest.raises(Refusal, match=words):
        uniform_state(labels)


def test_labels_that_are_accepted():
    labels = ["x" * 200, "晴れ", "e\u0301", "👩‍🔬", "<b>", "a,b;c", "-1"]
    assert uniform_state(labels).labels == tuple(labels)
    assert len(uniform_state([str(i) for i in range(100_000)])) == 100_000


def test_labels_are_checked_once_and_kept():
    labels = Labels(["sun", "rain"])
    assert uniform_state(labels).labels == labels
    assert State(labels, Distribution.uniform(2), Distribution.uniform(2)).labels is labels


def test_names_that_are_refused():
    with pytest.raises(Refusal, match="U\\+0007"):
        uniform_state("ab", name_a="bell\x07s")
    with pytest.raises(Refusal, match="250 characters long"):
        uniform_state("ab", name_b="x" * 250)


@pytest.mark.parametrize("lock", [-1, 2])
def test_locks_that_are_refused(lock):
    with pytest.raises(ValueError, match=f"the lock {lock} in B"):
        uniform_state("ab", locks_b=frozenset({0, lock}))


def test_lengths_that_differ_are_refused():
    with pytest.raises(ValueError, match="A has 2 shares and B has 3, for 2 labels"):
        State(("x", "y"), Distribution.uniform(2), Distribution.uniform(3))


def test_a_refusal_keeps_its_sentence_apart_from_its_data():
    with pytest.raises(Refusal) as caught:
        uniform_state(["sun", "sun"])
    assert str(caught.value) == caught.value.text.format(*caught.value.values)
    assert caught.value.values == (1, 2, "sun")
