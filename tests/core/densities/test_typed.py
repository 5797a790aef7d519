"""Densities as people type them."""

import math

import pytest

from infoviz.core.densities import FAMILIES, Truncated, parse_density
from infoviz.core.refusal import Refusal


@pytest.mark.parametrize("family", FAMILIES.values(), ids=lambda f: f.id)
def test_a_name_alone_stands_for_the_defaults(family):
    assert parse_density(family.id) == family()
    assert parse_density(f"  {family.id.upper()} ") == family()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("normal( −1.5 , 2e-1 )", "normal(-1.5,0.2)"),
        ("Gaussian(0,1)", "normal(0,1)"),
        ("Student t(3,0,1)", "student(3,0,1)"),
        ("log-normal(0,1)", "lognormal(0,1)"),
        ("truncated(mixture(0.3,-2,0.5,2,1), −∞, 2)", "truncated(mixture(0.3,-2,0.5,2,1),-inf,2)"),
        ("truncated", "truncated(normal(0,1),-1,2)"),
    ],
)
def test_ways_to_write_the_same(text, same):
    assert parse_density(text).text == same


def test_an_end_may_be_infinite():
    cut = parse_density("truncated(normal(0,1),0,inf)")
    assert isinstance(cut, Truncated)
    assert cut.support == (0.0, math.inf)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "“” is not a density: type one such as normal(0,1)"),
        ("0.5", "“0.5” is not a density: type one such as normal(0,1)"),
        ("normal(0,1", "“normal(0,1” is not a density: type one such as normal(0,1)"),
        ("cake(1)", "no density is called “cake”; there are normal, laplace"),
        ("normal(0)", "write normal(μ,σ), with a number for each; “normal(0)” has 1"),
        ("gamma()", "write gamma(k,θ), with a number for each; “gamma()” has 0"),
        ("normal(0,x)", "“x” is not a number: type one such as −0.5"),
        ("normal(0,-1)", "σ is −1; it must be above 0"),
        ("normal(0,1e9)", "σ is 1×10⁹; it must be from"),
        ("student(0,0,1)", "ν is 0; it must be from 0.1"),
        ("uniform(2,1)", "a is 2 and b is 1; b must be greater"),
        ("triangular(0,3,2)", "c is 3; it must be from a, 0, to b, 2"),
        ("mixture(1.2,0,1,1,1)", "w is 1.2; it must be from 0 to 1"),
        ("truncated(normal(0,1),2)", "“truncated(normal(0,1),2)” is not as truncated("),
        ("truncated(normal(0,1),2,-2)", "lo is 2 and hi is −2; hi must be greater"),
        ("truncated(gamma(2,1),-3,-1)", "gamma(2,1) has no mass from −3 to −1"),
        ("truncated(truncated(normal(0,1),0,1),0,1)", "what is truncated cannot be so again"),
        ("truncated(normal(0,0),0,1)", "σ is 0; it must be above 0"),
        ("normal(" + "0" * 300 + ",1)", "a density takes at most 200 characters"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_that_names_it(text, sentence):
    with pytest.raises(Refusal) as refusal:
        parse_density(text)
    assert str(refusal.value).startswith(sentence)
