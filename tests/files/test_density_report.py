"""The report of two densities: every number, and why one is infinite."""

import json
import math

import pytest

from infoviz.core.densities import parse_density
from infoviz.core.integrals import CONTINUOUS_MEASURES, evaluate
from infoviz.core.numbers import NumberFormat
from infoviz.core.units import UNITS
from infoviz.files.density_report import density_report_json, density_report_text


def pair(f, g):
    return evaluate(parse_density(f), parse_density(g))


@pytest.mark.parametrize("unit", UNITS)
def test_json_holds_every_number_in_the_unit(unit):
    analysis = pair("normal(0,1)", "laplace(1,2)")
    report = json.loads(density_report_json(analysis, UNITS[unit]))
    assert (report["unit"], report["f"], report["g"]) == (unit, "normal(0,1)", "laplace(1,2)")
    assert list(report["measures"]) == list(CONTINUOUS_MEASURES)
    for id, measure in CONTINUOUS_MEASURES.items():
        size = UNITS[unit].nats ** measure.degree
        told = report["measures"][id]
        assert told["value"] * size == pytest.approx(analysis.results[id].value, rel=1e-14)
        assert told["error"] * size == pytest.approx(analysis.results[id].error)
        assert told["cause"] is None
    assert report["measures"]["js"]["closed_form"] is None
    kl = report["measures"]["kl_ab"]
    assert kl["closed_form"] == pytest.approx(kl["value"], rel=1e-12)


def test_json_says_why_an_integral_is_infinite():
    told = json.loads(density_report_json(pair("normal(0,1)", "uniform(-1,2)"), UNITS["nats"]))
    kl = told["measures"]["kl_ab"]
    assert (kl["value"], kl["closed_form"], kl["cause"]) == ("inf", "inf", "support")
    assert kl["regions"] == [["-inf", -1.0], [2.0, "inf"]]
    told = json.loads(density_report_json(pair("student(1,0,1)", "normal(0,1)"), UNITS["nats"]))
    assert told["measures"]["kl_ab"]["cause"] == "tail"
    assert told["measures"]["kl_ab"]["tails"] == ["left", "right"]


def test_text_for_people():
    text = density_report_text(pair("normal(0,1)", "normal(1.2,1.8)"), NumberFormat())
    lines = text.splitlines()
    assert lines[:2] == ["f  normal(0,1)", "g  normal(1.2,1.8)"]
    assert lines[3].split() == ["measure", "bits", "error", "≤", "closed", "form"]
    row = next(line for line in lines if line.startswith("KL(f‖g)"))
    assert row.split()[1] == row.split()[3] == "0.6699"
    assert row.endswith("KL divergence of f from g")
    js = next(line for line in lines if line.startswith("√JS"))
    assert float(js.split()[1]) == pytest.approx(math.sqrt(0.1919), abs=1e-4)
    assert js.split()[3] == "none"


@pytest.mark.parametrize(
    ("f", "g", "sentence"),
    [
        ("normal(0,1)", "uniform(-1,2)", "∞: f has mass where g has none, from −∞ to −1 and from"),
        ("student(1,0,1)", "normal(0,1)", "∞: f falls too slowly on the left and the right"),
        ("student(1,0,1)", "gamma(2,1)", "none, from −∞ to 0; f falls too slowly on the right"),
    ],
)
def test_text_says_why_an_integral_is_infinite(f, g, sentence):
    text = density_report_text(pair(f, g), NumberFormat())
    row = next(line for line in text.splitlines() if line.startswith("KL(f‖g)"))
    assert row.split()[1:4] == ["∞", "—", "∞"]
    assert sentence in row
