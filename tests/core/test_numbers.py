import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infoviz.core.numbers import (
    NumberFormat,
    fixed,
    percent,
    plain,
    power_of_ten,
    signed,
    tick,
)
from infoviz.core.units import UNITS

MINUS = "\u2212"


def value_of(text):
    """The number that a text tells, read independently of what wrote it."""
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻" + MINUS, "0123456789--")
    mantissa, _, power = text.partition("×10")
    return float(mantissa.translate(digits) + ("e" + power.translate(digits) if power else ""))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.205, "0.205"),
        (0.42, "0.420"),
        (1.0, "1.000"),
        (-0.1327, MINUS + "0.133"),
        (0.0, "0"),
        (-0.0, "0"),
        (math.inf, "∞"),
        (-math.inf, MINUS + "∞"),
        (math.nan, "—"),
        (0.0005, "0.001"),
        (0.0004, "4.0×10⁻⁴"),
        (-0.0004, MINUS + "4.0×10⁻⁴"),
        (5e-324, "4.9×10⁻³²⁴"),
        (9.96e-5, "1.0×10⁻⁴"),
        (9999999.0, "9999999.000"),
        (1e7, "1.0×10⁷"),
        (-1.2e300, MINUS + "1.2×10³⁰⁰"),
        (100.0, "100.000"),
    ],
)
def test_fixed(value, text):
    assert fixed(value, 3) == text


@given(st.floats(allow_nan=True), st.integers(2, 8))
def test_only_zero_looks_like_zero_and_the_width_is_bounded(value, decimals):
    text = fixed(value, decimals)
    assert (text == "0") == (value == 0)
    assert "-" not in text
    assert len(text) <= 9 + decimals + 1
    if value and abs(value) < 1e308:
        assert value_of(text) == pytest.approx(value, rel=0.06, abs=0.51 * 10**-decimals)
        assert value_of(text) != 0 or abs(value) < 1e-320
        assert text.startswith(MINUS) == (value < 0)


def test_decimals_are_those_asked_for():
    assert [fixed(1 / 3, n) for n in (2, 4, 8)] == ["0.33", "0.3333", "0.33333333"]


def test_numpy_numbers_are_written_like_others():
    import numpy as np

    assert fixed(np.float64(-0.25), 3) == MINUS + "0.250"
    assert fixed(np.float64(np.inf), 3) == "∞"


def test_signed():
    assert signed(0.3918, 4) == "+0.3918"
    assert signed(-0.0743, 4) == MINUS + "0.0743"
    assert signed(0.0, 4) == "0"
    assert signed(math.inf, 4) == "+∞"
    assert signed(math.nan, 4) == "—"
    assert signed(1e-9, 4) == "+1.0×10⁻⁹"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.372, "37.2 %"),
        (1.0, "100.0 %"),
        (-0.5, MINUS + "50.0 %"),
        (0.0, "0 %"),
        (4e-6, "4.0×10⁻⁴ %"),
        (1e9, "1.0×10¹¹ %"),
        (math.inf, "—"),
        (math.nan, "—"),
    ],
)
def test_percent(value, text):
    assert percent(value) == text


def test_power_of_ten():
    assert power_of_ten(3.2e-7) == "3.2×10⁻⁷"
    assert power_of_ten(-3.2e17, 0) == MINUS + "3×10¹⁷"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.3, "0.3"),
        (1 / 3, "0.333333333"),
        (0, "0"),
        (1, "1"),
        (-2.5, MINUS + "2.5"),
        (1.5e-7, "1.5×10⁻⁷"),
        (1e-9, "1×10⁻⁹"),
        (-1e-300, MINUS + "1×10⁻³⁰⁰"),
        (1e15, "1×10¹⁵"),
    ],
)
def test_plain(value, text):
    assert plain(value) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_plain_with_all_digits_tells_the_number(value):
    assert value_of(plain(value, 17)) == value


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [
        (0.0, 0.1, "0"),
        (0.30000000000000004, 0.1, "0.3"),
        (1.0, 0.5, "1"),
        (1.5, 0.5, "1.5"),
        (0.9999999999999999, 0.1, "1"),
        (1e-17, 0.1, "0"),
        (-1e-17, 0.1, "0"),
        (-0.2, 0.2, MINUS + "0.2"),
        (0.25, 0.25, "0.25"),
        (0.001, 0.001, "0.001"),
        (200.0, 50.0, "200"),
        (123000.0, 1000.0, "123000"),
        (1.2e-4, 2e-5, "1.2×10⁻⁴"),
        (-5e-12, 5e-12, MINUS + "5×10⁻¹²"),
        (1.5e6, 5e5, "1.5×10⁶"),
        (2e6, 1e6, "2×10⁶"),
    ],
)
def test_tick(value, step, text):
    assert tick(value, step) == text


@given(st.sampled_from([1, 2, 5]), st.integers(-12, 12), st.integers(-30, 20))
def test_ticks_are_told_apart_and_tell_their_value(mantissa, power, first):
    step = mantissa * 10.0**power
    values = [(first + i) * step for i in range(10)]
    texts = [tick(value, step) for value in values]
    assert len(set(texts)) == 10
    for value, text in zip(values, texts, strict=True):
        assert value_of(text) == pytest.approx(value, abs=1e-9 * step, rel=1e-12)
        mantissa_text = text.partition("×")[0]
        assert "." not in mantissa_text or mantissa_text[-1] != "0"


def test_measures_are_written_in_the_unit():
    nats = math.log(2)
    assert NumberFormat(UNITS["bits"]).measure(nats) == "1.0000"
    assert NumberFormat(UNITS["nats"]).measure(nats) == "0.6931"
    assert NumberFormat(UNITS["bans"]).measure(nats) == "0.3010"
    assert NumberFormat(UNITS["bits"]).with_unit(nats) == "1.0000 bits"
    assert NumberFormat(UNITS["bits"]).with_unit(math.inf) == "∞ bits"
    assert NumberFormat(UNITS["bits"]).term(-nats) == MINUS + "1.0000"
    assert NumberFormat(UNITS["bits"]).term(nats) == "+1.0000"


def test_shares_have_no_unit():
    for unit in UNITS.values():
        numbers = NumberFormat(unit, share_decimals=2)
        assert numbers.share(0.25) == "0.25"
        assert numbers.ratio(2.0) == "2.00"


def test_a_square_root_of_a_measure_is_written_in_the_square_root_of_the_unit():
    # The article's pair has √JS = 0.177755 in bits.
    nats = math.sqrt(0.0315967 * math.log(2))
    assert NumberFormat(UNITS["bits"], measure_decimals=5).measure(nats, 0.5) == "0.17775"
