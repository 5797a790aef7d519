"""Documents come back to the bit, and what is no sound document is refused in a sentence."""

import json
import math
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.densities import Truncated
from infoviz.core.densities.mixture import Mixture
from infoviz.core.densities.student_t import StudentT
from infoviz.core.density_pair import DensityPair
from infoviz.core.distribution import Distribution
from infoviz.core.refusal import Refusal
from infoviz.core.softmax import softmax_of
from infoviz.core.state import SIDES, State
from infoviz.desk import Desk
from infoviz.files.document_file import Content, document_bytes, read_document
from infoviz.files.saved_desk import SavedDesk
from tests.core.state_strategies import bits, states

FORMAT_1 = Path(__file__).parent / "documents" / "format-1.infoviz"

logits = st.lists(
    st.one_of(st.floats(-1e290, 1e290), st.floats(-1000, 1000), st.just(-math.inf)),
    min_size=2,
    max_size=6,
).filter(lambda z: max(z) > -math.inf)


def again(content: Content) -> Content:
    return read_document(document_bytes(content), "x.infoviz")


def assert_same(one: State, other: State) -> None:
    assert one.labels == other.labels
    for side in SIDES:
        assert bits(one.of(side).p) == bits(other.of(side).p)
        assert bits(one.of(side).log_p) == bits(other.of(side).log_p)
        assert one.of(side).log_total == other.of(side).log_total
        assert one.locks(side) == other.locks(side)
        assert one.name(side) == other.name(side)


@given(states())
def test_shares_come_back_to_the_bit(state: State) -> None:
    assert_same(again(Content(state)).state, state)


@given(logits, st.floats(1e-6, 1e6))
def test_logarithms_come_back_to_the_bit(z: list[float], temperature: float) -> None:
    a = softmax_of(np.array(z), temperature)
    state = State(tuple(map(str, range(len(z)))), a, Distribution.uniform(len(z)))
    assert_same(again(Content(state)).state, state)


def test_shares_that_say_all_are_written_without_logarithms() -> None:
    state = State(("x", "y"), Distribution(np.array([0.1, 0.9])), Distribution.uniform(2))
    assert b"log" not in document_bytes(Content(state))


def test_all_else_comes_back() -> None:
    state = State(("x", "y"), Distribution.uniform(2), Distribution.uniform(2))
    desk = Desk(
        unit="bans", measure="js", share_decimals=2, measure_decimals=8, scale="full", draw=False
    )
    saved = SavedDesk(
        desk, "loss", {"loss": {"face": "training", "steps": 7, "part": 0.25, "hidden": ["js"]}}
    )
    content = again(Content(state, replace(state, name_a="then"), saved, "/home/x.infoviz"))
    assert content.pin is not None
    assert content.pin.name_a == "then"
    assert content.desk == saved
    assert content.saved_as == "/home/x.infoviz"


def test_densities_come_back_to_the_bit() -> None:
    pair = DensityPair(Truncated(Mixture(1 / 3, -0.1, 0.7, 2.2, 0.3), -2.0, math.inf), StudentT())
    plain = State(("x", "y"), Distribution.uniform(2), Distribution.uniform(2))
    assert again(Content(plain)).state.densities is None
    assert again(Content(replace(plain, densities=pair))).state.densities == pair


def test_densities_that_cannot_be_are_refused() -> None:
    for fault, told in (
        ({"f": "normal(0,1)"}, "“g” is missing"),
        ({"f": "normal(0,1)", "g": 3}, "“g” is no text"),
        ({"f": "normal(0,1)", "g": "normal(0,-1)"}, "σ is −1; it must be above 0"),
        ({"f": "normal(0,1)", "g": "normal(0,1)", "h": ""}, "“h” means nothing here"),
    ):
        with pytest.raises(Refusal, match=re.escape(f"pair: densities: {told}")):
            read_document(changed("pair", "densities", to=fault), "x.infoviz")


def test_format_1_opens() -> None:
    content = read_document(FORMAT_1.read_bytes(), FORMAT_1.name)
    state, pin, desk = content.state, content.pin, content.desk
    assert state.labels == ("sunny", "[0, 1)", "größer – 大")
    assert state.a.p.tolist() == [0.04742587317756679, 0.0, 0.9525741268224334]
    assert state.a.log_p.tolist()[1] == -1003.0485873515737
    assert state.a.log_total == 3.048587351573742
    assert (state.locks_a, state.locks_b) == ({1}, set())
    assert (state.name_a, state.name_b) == ("Label", "")
    assert pin is not None
    assert pin.b.p.tolist() == [0, 1]
    assert pin.locks_b == {0, 1}
    assert (desk.view, desk.desk.unit, desk.desk.measure) == ("pairs", "nats", "js")
    assert desk.options["loss"] == {"face": "training", "steps": 3}


def changed(*path: str | int, to: object) -> bytes:
    """The reference document with one value replaced."""
    data = json.loads(FORMAT_1.read_bytes())
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = to
    return json.dumps(data).encode()


REFUSED = [
    (b"", "row 1, column 1 is not JSON"),
    (b"{}", "it is no document of infoviz"),
    (b"[1]", "it is no document of infoviz"),
    (b"\xff", "row 1, byte 1 is 0xFF, which is not UTF-8"),
    (b"\0\x01\xff", "it is no text"),
    (b"[" * 400, "row 1, column 401 is not JSON"),
    (b"[" * 100_000, "more than can be"),
    (b'{"infoviz": 1, "infoviz": 1}', "“infoviz” stands twice in one object"),
    (FORMAT_1.read_bytes()[:200], "row 3, column 179 is not JSON"),
    (changed("infoviz", to=2), "it is of format 2, and this infoviz reads up to 1"),
    (changed("infoviz", to="1"), "its format is not a number from 1 on"),
    (changed("infoviz", to=True), "its format is not a number from 1 on"),
    (changed("spare", to=1), "“spare” means nothing here"),
    (changed("pair", to=[]), "pair: “pair” is no object"),
    (changed("pair", "labels", to="xyz"), "pair: “labels” is no list"),
    (changed("pair", "labels", 1, to=1), "pair: label 2 is no text"),
    (changed("pair", "labels", 1, to="sunny"), "outcomes 1 and 2 are both called “sunny”"),
    (changed("pair", "labels", 1, to="\ud800"), "U+D800"),
    (changed("pair", "labels", to=["x"]), "“shares” has 3 numbers for 1 labels"),
    (changed("pair", "b", to=None), "pair: b: “b” is no object"),
    (changed("pair", "b", "shares", to=[0.5, 0.5]), "b: “shares” has 2 numbers for 3 labels"),
    (changed("pair", "b", "shares", 0, to="x"), "pair: b: share 1 is no number"),
    (changed("pair", "b", "shares", 0, to=True), "pair: b: share 1 is no number"),
    (changed("pair", "b", "shares", 0, to=-0.1), "share 1 is -0.1, which is not from 0 to 1"),
    (changed("pair", "b", "shares", 0, to=math.nan), "it holds NaN"),
    (changed("pair", "b", "shares", 0, to=0.2), "the shares sum to 1.1, not to 1"),
    (changed("pair", "b", "locks", to=[3]), "lock 1 is no outcome from 0 to 2"),
    (changed("pair", "b", "locks", to=[0.0]), "lock 1 is no outcome"),
    (changed("pair", "b", "name", to="x\n1"), "U+000A"),
    (changed("pair", "a", "log_shares", 1, to=-1.0), "logarithm 2 is not that of share 2"),
    (changed("pair", "a", "log_shares", 0, to=None), "logarithm 1 is not that of share 1"),
    (changed("pair", "a", "log_shares", 1, to=-1e300), "logarithm 2 is not that"),
    (changed("pair", "a", "log_shares", to=[]), "“log_shares” has 0 numbers for 3 labels"),
    (changed("pair", "a", "log_total", to="x"), "“log_total” is no number"),
    (changed("pin", to=1), "pin: “pin” is no object"),
    (changed("desk", to=1), "desk: “desk” is no object"),
    (changed("desk", "draw", to=1), "desk: “draw” is neither true nor false"),
    (changed("desk", "options", "loss", to=[]), "desk: options: “loss” is no object"),
    (changed("desk", "options", "loss", "steps", to=[1]), "option “steps” is no text"),
]


@pytest.mark.parametrize(("data", "sentence"), REFUSED, ids=[s for _, s in REFUSED])
def test_what_is_no_document_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        read_document(data, "x.infoviz")
    assert str(caught.value).startswith("x.infoviz: ")
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_1e999_and_numbers_of_a_million_digits_are_refused() -> None:
    whole = FORMAT_1.read_bytes()
    for number in (b"1e999", b"9" * 1_000_000, b"-1e999"):
        with pytest.raises(Refusal, match=r"share 1 is -?inf"):
            read_document(whole.replace(b"0.1,", number + b","), "x")
    with pytest.raises(Refusal, match="format"):
        read_document(whole.replace(b": 1,", b": " + b"9" * 5000 + b",", 1), "x")


def test_what_the_desk_does_not_know_spoils_no_pair() -> None:
    data = json.loads(FORMAT_1.read_bytes())
    data["desk"] |= {"unit": "hartleys", "measure": "renyi", "share_decimals": 99, "scale": "log"}
    desk = read_document(json.dumps(data).encode(), "x").desk.desk
    assert (desk.unit, desk.measure, desk.share_decimals, desk.scale) == (
        "bits",
        "kl_ab",
        3,
        "fit",
    )


def test_shares_typed_by_hand_are_normalised() -> None:
    state = read_document(changed("pair", "b", "shares", 0, to=0.1 + 5e-10), "x").state
    assert abs(math.fsum(state.b.p.tolist()) - 1) < 1e-15
