"""The presets: that they load, and that what their sentences claim is true."""

import math
from collections.abc import Sequence

import pytest
from scipy.stats import binom, norm, poisson

from infoviz.core.analysis import Analysis, analyse
from infoviz.core.course import begin_course
from infoviz.core.descent import Settings
from infoviz.core.humps import covered
from infoviz.core.logits import logits_of
from infoviz.core.units import UNITS
from infoviz.files.presets import DEFAULT_PRESET, Preset, load_preset, presets

PRESETS = presets()


def entropy(p: Sequence[float]) -> float:
    return -math.fsum(x * math.log2(x) for x in p if x > 0)


def terms(p: Sequence[float], q: Sequence[float]) -> list[float]:
    return [
        0.0 if x == 0 else math.inf if y == 0 else x * math.log2(x / y)
        for x, y in zip(p, q, strict=True)
    ]


class Facts:
    """The figures of a preset in bits, computed here by plain sums."""

    def __init__(self, id: str) -> None:
        preset = load_preset(id)
        self.text = preset.look_for
        self.labels = preset.labels
        self.a: list[float] = preset.a.p.tolist()
        self.b: list[float] = preset.b.p.tolist()
        self.m = [(x + y) / 2 for x, y in zip(self.a, self.b, strict=True)]
        self.terms_ab = dict(zip(self.labels, terms(self.a, self.b), strict=True))
        self.kl_ab = math.fsum(terms(self.a, self.b))
        self.kl_ba = math.fsum(terms(self.b, self.a))
        self.js = (math.fsum(terms(self.a, self.m)) + math.fsum(terms(self.b, self.m))) / 2
        self.h_a = entropy(self.a)

    @property
    def ce_ab(self) -> float:
        return math.fsum(x * -math.log2(y) for x, y in zip(self.a, self.b, strict=True) if x)

    def says(self, *figures: str) -> None:
        for figure in figures:
            assert figure in self.text


def total(analysis: Analysis, measure: str) -> float:
    return analysis.totals[measure] / UNITS["bits"].nats


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_each_preset_is_whole(preset: Preset) -> None:
    state = preset.state()
    assert len(set(preset.labels)) == len(preset.labels) == len(state) >= 2
    for side in ("a", "b"):
        assert math.fsum(state.of(side).p.tolist()) == pytest.approx(1, abs=1e-15)
    assert preset.name
    assert preset.look_for.endswith(".")
    assert (state.name_a, state.name_b) == (preset.name_a, preset.name_b)
    assert bool(preset.name_a) == bool(preset.name_b)


def test_there_are_at_least_fourteen_under_distinct_ids_and_names() -> None:
    assert len(PRESETS) >= 14
    assert len({preset.id for preset in PRESETS}) == len(PRESETS)
    assert len({preset.name for preset in PRESETS}) == len(PRESETS)
    assert DEFAULT_PRESET in {preset.id for preset in PRESETS}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_each_is_found_by_id_and_name(preset: Preset) -> None:
    for spelling in (preset.id, preset.id.upper(), preset.id.replace("_", "-"), preset.name):
        assert load_preset(spelling) is preset


def test_an_unknown_preset_is_refused_with_the_known_ids() -> None:
    with pytest.raises(ValueError, match=r"'wether'.*weather.*letters"):
        load_preset("wether")


def test_weather() -> None:
    facts = Facts("weather")
    assert facts.labels == ("sunny", "cloudy", "rain", "snow", "fog")
    assert facts.a == [0.42, 0.27, 0.18, 0.05, 0.08]
    assert facts.b == [0.22, 0.24, 0.30, 0.14, 0.10]
    assert facts.terms_ab["sunny"] > facts.kl_ab
    assert {label for label, term in facts.terms_ab.items() if term < 0} == {"rain", "snow", "fog"}


def test_article() -> None:
    facts = Facts("article")
    assert (facts.a, facts.b) == ([0.1, 0.2, 0.7], [0.2, 0.3, 0.5])
    facts.says(f"{facts.kl_ab:.4f}", f"{facts.kl_ba:.4f}")


def test_coin() -> None:
    facts = Facts("coin")
    assert facts.h_a == 1
    facts.says("exactly 1 bit", f"{facts.kl_ab:.3f} bits more")


def test_die() -> None:
    facts = Facts("die")
    assert facts.b == [1 / 6] * 6
    assert facts.kl_ab == pytest.approx(math.log2(6) - facts.h_a)
    facts.says(f"{math.log2(6):.3f} − {facts.h_a:.3f} = {facts.kl_ab:.3f} bits")


def test_halves() -> None:
    facts = Facts("halves")
    assert all(math.log2(share).is_integer() for share in facts.a + facts.b)
    facts.says(f"H(A) is {facts.h_a},", f"in B’s code {facts.ce_ab}.")


def test_label_confident() -> None:
    facts = Facts("label_confident")
    assert facts.h_a == 0
    assert facts.ce_ab == -math.log2(facts.b[facts.labels.index("cat")])
    assert facts.kl_ab == pytest.approx(facts.ce_ab)
    facts.says(f"{facts.kl_ab:.3f} bits")


def test_label_wrong() -> None:
    facts = Facts("label_wrong")
    share = facts.b[facts.labels.index("cat")]
    assert facts.a[facts.labels.index("cat")] == 1
    assert facts.ce_ab == -math.log2(share)
    assert max(facts.b) > share
    facts.says(f"only {share},", f"{facts.ce_ab:.2f} bits")


def test_label_smoothed() -> None:
    facts = Facts("label_smoothed")
    assert facts.b[0] > facts.a[0]
    facts.says(f"{facts.h_a:.3f} bits", f"{facts.kl_ab:.3f} bits more")


def test_one_way() -> None:
    facts = Facts("one_way")
    assert [label for label, term in facts.terms_ab.items() if term == math.inf] == ["zebra"]
    facts.says(f"{facts.kl_ba:.3f} bits")


def test_disjoint() -> None:
    facts = Facts("disjoint")
    assert facts.kl_ab == facts.kl_ba == math.inf
    assert facts.js == pytest.approx(1, abs=1e-15)


def test_nearly_equal() -> None:
    facts = Facts("nearly_equal")
    assert max(abs(x - y) / x for x, y in zip(facts.a, facts.b, strict=True)) < 1.01e-8
    # Plain sums fail, and the series to second order holds to eight digits here.
    assert facts.kl_ab < 0
    squares = math.fsum((x - y) ** 2 / x for x, y in zip(facts.a, facts.b, strict=True))
    expected = squares / 2 / math.log(2)
    facts.says(f"{expected / 1e-17:.1f}×10⁻¹⁷ bits")
    analysis = analyse(load_preset("nearly_equal").state())
    assert total(analysis, "kl_ab") == pytest.approx(expected, rel=1e-7)


def test_humps_one() -> None:
    facts = Facts("humps_one")
    expected = norm.pdf(range(-20, 21), 10, 3) + norm.pdf(range(-20, 21), -10, 3)
    assert facts.a == pytest.approx(expected / expected.sum())
    bell = norm.pdf(range(-20, 21), -10, 3)
    assert facts.b == pytest.approx(bell / bell.sum())
    facts.says(f"{facts.kl_ab:.0f} bits", f"only {facts.kl_ba:.0f} bit,")


def test_humps_both() -> None:
    one, both = Facts("humps_one"), Facts("humps_both")
    assert both.a == one.a
    bell = norm.pdf(range(-20, 21), 0, math.sqrt(3**2 + 10**2))
    assert both.b == pytest.approx(bell / bell.sum())
    assert both.kl_ab < one.kl_ab
    assert both.kl_ba > one.kl_ba
    both.says(f"{both.kl_ab:.2f} bits", f"{both.kl_ba:.2f},")


def test_bells() -> None:
    facts = Facts("bells")
    assert len(facts.a) == 41
    for shares, deviation in ((facts.a, 6), (facts.b, 3)):
        bell = norm.pdf(range(-20, 21), 0, deviation)
        assert shares == pytest.approx(bell / bell.sum())
    facts.says(f"{facts.kl_ab:.2f} bits", f"{facts.kl_ba:.2f}.")


def test_binomial_and_poisson() -> None:
    facts = Facts("binomial_poisson")
    assert len(facts.a) == 30
    assert facts.a == pytest.approx(binom.pmf(range(30), 29, 0.3))
    assert facts.b == pytest.approx(poisson.pmf(range(30), 8.7), rel=1e-7)
    assert sum(k * share for k, share in enumerate(facts.a)) == pytest.approx(8.7)
    positive = {label for label, term in facts.terms_ab.items() if term > 0}
    assert positive == {str(k) for k in range(7, 12)}
    facts.says("8.7", "from 7 to 11", f"{facts.kl_ab:.3f} bits")


def test_zipf() -> None:
    facts = Facts("zipf")
    assert len(facts.a) == 50
    assert facts.b == [0.02] * 50
    for rank, share in enumerate(facts.a, start=1):
        assert share * rank == pytest.approx(facts.a[0])
    assert [label for label, term in facts.terms_ab.items() if term > 0] == list(facts.labels[:11])


def test_letters() -> None:
    preset, facts = load_preset("letters"), Facts("letters")
    assert len(facts.a) == 30
    assert preset.source
    assert facts.kl_ba == math.inf
    missing = {label for label, share in zip(facts.labels, facts.a, strict=True) if share == 0}
    assert missing == set("äöüß")
    facts.says(
        f"{facts.terms_ab['o'] + facts.terms_ab['y']:.3f} of the {facts.kl_ab:.3f} bits",
    )


def test_logits() -> None:
    facts = Facts("logits")
    z = [-0.5, 0.3, 1.2]
    loss = math.log(math.fsum(map(math.exp, z))) - z[2]
    assert loss == pytest.approx(0.463264, abs=5e-7)
    assert facts.ce_ab * math.log(2) == pytest.approx(loss, rel=1e-12)
    facts.says(f"bird {facts.b[2]:.3f}", f"{loss:.4f} nats")
    assert logits_of(load_preset("logits").b, "typed") == pytest.approx(z, abs=1e-15)


def test_logits_far() -> None:
    preset = load_preset("logits_far")
    assert preset.b.p[0] == 0
    totals = analyse(preset.state()).totals
    assert totals["ce_ab"] == 2000
    assert f"{totals['ce_ab'] / math.log(2):.0f} bits" in preset.look_for


def test_humps_bell() -> None:
    preset = load_preset("humps_bell")
    settings = Settings(model="bell")
    course = begin_course(preset.a, settings, "present", preset.b, 0)
    for _ in range(60):
        course = course.stepped(settings)
    forward, reverse, _ = course.racing
    assert covered(preset.a, forward.b) == (2, 2)
    assert covered(preset.a, reverse.b) == (1, 2)
    assert reverse.parameters[0] < 12 < preset.a.p[12:].argmax() + 12
