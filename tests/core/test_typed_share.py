import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.numbers import plain
from infoviz.core.refusal import Refusal
from infoviz.core.typed_share import parse_share, typed_share
from tests.core.state_strategies import assert_sound, state_of, states_with_outcome


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("0.25", 0.25),
        ("25%", 0.25),
        ("1/3", 1 / 3),
        ("2^-3", 0.125),
        (".5", 0.5),
        ("1.", 1.0),
        ("0", 0.0),
        ("1", 1.0),
        ("100%", 1.0),
        ("  0.7\t", 0.7),
        ("+0.7", 0.7),
        ("-0", 0.0),
        ("0,25", 0.25),
        (",5", 0.5),
        ("0,125", 0.125),
        ("12,5%", 0.125),
        ("12,5 %", 0.125),
        ("50 %", 0.5),
        ("1 / 3", 1 / 3),
        ("2 ^ -3", 0.125),
        ("2^−3", 0.125),
        ("2⁻³", 0.125),
        ("2⁻¹⁰", 2**-10),
        ("1e-9", 1e-9),
        ("1E-9", 1e-9),
        ("1e-7%", 1e-9),
        ("3.2×10⁻⁷", 3.2e-7),
        ("1/2^3", 0.125),
        ("2^-1/4", 0.125),
        ("4^0.5/8", 0.25),
        ("2^-0.5", math.sqrt(0.5)),
        ("0^0", 1.0),
        ("0.1/0.3", 1 / 3),
        ("33.3%", 0.333),
        ("1000/3000", 1 / 3),
        ("5e-324", 5e-324),
        ("0e-400", 0.0),
    ],
)
def test_what_can_be_read(text, share):
    read = parse_share(text)
    assert read == share
    assert math.copysign(1, read) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "type a share, such as"),
        ("   ", "type a share, such as"),
        ("abc", "“abc” is not a share"),
        ("½", "is not a share"),
        ("٣", "is not a share"),
        ("1 2", "“1 2” is not a share"),
        ("0. 5 5", "is not a share"),
        ("1.2.3", "is not a share"),
        ("0.1,5", "is not a share"),
        (".", "is not a share"),
        ("1e", "is not a share"),
        ("1/2/3", "is not a share"),
        ("25%%", "is not a share"),
        ("%", "is not a share"),
        ("inf", "is not a share"),
        ("nan", "is not a share"),
        ("0x1", "is not a share"),
        ("1_0/20", "is not a share"),
        ("__import__('os')", "is not a share"),
        ("1,000", "can be read in two ways"),
        ("1,000/3,000", "can be read in two ways"),
        ("-0.1", "is below 0"),
        ("−0.1", "is below 0"),
        ("-1e-300", "is below 0"),
        ("1.1", "is above 1"),
        ("101%", "is above 1"),
        ("1.0000000001", "is above 1"),
        ("1e999", "is above 1"),
        ("3/2", "is above 1"),
        ("1/0", "“1/0” divides by zero"),
        ("0/0", "divides by zero"),
        ("0^-1", "divides by zero"),
        ("1/0^2", "divides by zero"),
        ("1e-400", "too small a number"),
        ("1e-99999999999", "too small a number"),
        ("2^-99999999999", "too small a number"),
        ("2^99999999999", "too large a number"),
        ("1e99999999999", "too large a number"),
        ("2^9e99", "too large a number"),
        ("9" * 150, "^“9{40}…” is above 1"),
        ("1" * 201, "at most 200 characters"),
    ],
)
def test_what_is_refused_and_why(text, words):
    with pytest.raises(Refusal, match=words) as caught:
        parse_share(text)
    assert "\n" not in str(caught.value)


@given(st.floats(0, 1))
def test_every_share_that_python_writes_is_read_to_the_bit(share):
    assert parse_share(repr(share)) == share
    assert parse_share(plain(share, 17)) == share
    assert parse_share(repr(share).replace(".", ",")) == share


@given(st.text(alphabet="0123456789.,eE^/*%+-−×⁻² ", max_size=30))
def test_no_text_does_worse_than_a_refusal(text):
    began = time.perf_counter()
    try:
        share = parse_share(text)
    except Refusal:
        share = 0.0
    assert 0 <= share <= 1
    assert time.perf_counter() - began < 1


def test_what_is_typed_is_what_the_bar_gets():
    state = state_of([0.5, 0.3, 0.2])
    after = typed_share(state, "a", 0, "1/4")
    assert after.a.p == pytest.approx([0.25, 0.45, 0.3])
    assert after.a.p[0] == 0.25
    assert typed_share(state, "a", 1, "30%") is state


def test_more_than_is_free_is_refused_with_what_is_free():
    state = state_of([0.5, 0.3, 0.2], labels=("sun", "rain", "snow"), locks_b=frozenset({0}))
    state = state.with_side("a", state.a, frozenset({2}))
    with pytest.raises(Refusal, match=r"^sun can have at most 0\.8: the rest of A is locked$"):
        typed_share(state, "a", 0, "0.9")
    with pytest.raises(Refusal, match=r"^rain can have at most 0\.666666667: the rest of B"):
        typed_share(state, "b", 1, "0.9")


@given(states_with_outcome())
def test_what_is_said_to_be_free_can_be_typed(case):
    state, side, outcome = case
    try:
        after = typed_share(state, side, outcome, "1")
    except Refusal as refusal:
        if "at most" not in str(refusal):
            return
        after = typed_share(state, side, outcome, str(refusal.values[1]))
    assert_sound(after)


def test_a_bar_that_cannot_move_says_why():
    state = state_of([0.5, 0.3, 0.2], labels=("sun", "rain", "snow"), locks_a=frozenset({1, 2}))
    with pytest.raises(Refusal, match=r"^rain is locked in A: unlock it first$"):
        typed_share(state, "a", 1, "0.1")
    with pytest.raises(Refusal, match=r"^sun cannot move: nothing else in A is unlocked$"):
        typed_share(state, "a", 0, "0.1")
    # Nothing asked for, nothing refused.
    assert typed_share(state, "a", 1, "0.3") is state
