"""The pairs of densities, and what their sentences promise."""

import math
import re

import pytest

from infoviz.core.integrals import evaluate
from infoviz.files.density_presets import (
    density_presets,
    load_density_preset,
    read_density_presets,
)

BITS = 1 / math.log(2)


def in_bits(id):
    preset = load_density_preset(id)
    results = evaluate(preset.f, preset.g).results
    return {measure: result.value * BITS for measure, result in results.items()}


def test_those_that_every_user_expects():
    assert [preset.id for preset in density_presets()] == [
        "two_normals",
        "narrow_in_wide",
        "wide_in_narrow",
        "bimodal_target",
        "uniform_normal",
        "heavy_tail",
    ]


@pytest.mark.parametrize("preset", density_presets(), ids=lambda p: p.id)
def test_each_has_a_sentence_and_is_found_by_its_name(preset):
    assert preset.look_for.endswith(".")
    assert load_density_preset(preset.name.upper()) is preset
    window = evaluate(preset.f, preset.g).frame
    assert window[0] < window[1]


def test_figures_in_the_sentences():
    told = in_bits("two_normals")
    assert (told["kl_ab"], told["kl_ba"]) == pytest.approx((0.6699, 1.8066), abs=5e-5)
    assert in_bits("narrow_in_wide")["kl_ab"] == pytest.approx(2.608, abs=5e-4)
    assert in_bits("wide_in_narrow")["kl_ab"] == pytest.approx(68.1, abs=0.05)
    assert in_bits("uniform_normal")["kl_ab"] == pytest.approx(0.566, abs=5e-4)
    assert math.isinf(in_bits("uniform_normal")["kl_ba"])
    assert math.isinf(in_bits("heavy_tail")["kl_ab"])


def test_ten_times_narrower_adds_one_more_log_of_ten():
    preset = load_density_preset("narrow_in_wide")
    narrower = preset.f.with_value("sigma", preset.f.value("sigma") / 10)
    more = evaluate(narrower, preset.g).results["kl_ab"].value * BITS
    # What remains of the variances is 0.007 bits.
    assert more - in_bits("narrow_in_wide")["kl_ab"] == pytest.approx(math.log2(10), abs=0.01)


def test_a_wider_g_covers_both_peaks_and_a_narrow_one_chooses():
    preset = load_density_preset("bimodal_target")

    def kl(mu, sigma):
        g = preset.g.with_value("mu", mu).with_value("sigma", sigma)
        results = evaluate(preset.f, g).results
        return results["kl_ab"].value * BITS, results["kl_ba"].value * BITS

    sigma = preset.g.value("sigma")
    here = kl(0.0, sigma)
    for mu, other in ((0.3, sigma), (-0.3, sigma), (0.0, sigma * 1.1), (0.0, sigma / 1.1)):
        assert kl(mu, other)[0] > here[0]
    assert kl(2.0, 0.7)[1] == pytest.approx(1, abs=0.01)
    assert kl(2.0, 0.7)[1] < here[1]


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('id = "x"', "'name' must be a text"),
        ('id = "x"\nname = "X"\nlook_for = "Y."\nf = "cake(1)"\ng = "normal"', "'f': no density"),
        ('id = "x"\nname = "X"\nlook_for = "Y."\nf = "normal"\ng = "normal(0,0)"', "'g': σ is 0"),
        ('id = "x"\ncolour = "red"', "'colour' means nothing here"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, lines, sentence):
    path = tmp_path / "densities.toml"
    path.write_text(f"[[preset]]\n{lines}\n", "utf-8")
    with pytest.raises(ValueError, match=re.escape(f"densities.toml, preset 'x': {sentence}")):
        read_density_presets(path)


def test_an_unknown_one_is_refused():
    with pytest.raises(ValueError, match="no preset is called 'cake'; there are two_normals"):
        load_density_preset("cake")
