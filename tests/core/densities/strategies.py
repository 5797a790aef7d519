"""Densities of every family, for tests over all of them."""

import math

from hypothesis import strategies as st

from infoviz.core.densities import FAMILIES, Truncated, parse_density
from infoviz.core.refusal import Refusal

locations = st.sampled_from([0.0, 1.5, -40.0, 1000.0]) | st.floats(-10, 10)
scales = st.sampled_from([1.0, 1e-3, 300.0]) | st.floats(0.1, 10)
shapes = st.sampled_from([0.1, 0.5, 1.0, 40.0, 3000.0]) | st.floats(0.2, 8)
shares = st.sampled_from([0.0, 0.3, 1.0]) | st.floats(0, 1)

SAMPLES = [
    parse_density(text)
    for text in (
        "normal(0,1)",
        "normal(3,0.01)",
        "normal(1e6,1e-3)",
        "laplace(1,2)",
        "logistic(-2,0.5)",
        "student(1,0,1)",
        "student(0.1,2,3)",
        "student(2.5,-1,0.2)",
        "student(1e6,0,2)",
        "uniform(-1,3)",
        "exponential(0.25)",
        "gamma(0.1,2)",
        "gamma(1,1)",
        "gamma(3.5,0.5)",
        "gamma(5000,0.1)",
        "beta(0.1,0.2)",
        "beta(1,1)",
        "beta(2,3)",
        "beta(0.3,700)",
        "beta(3000,4000)",
        "lognormal(0,0.5)",
        "lognormal(2,8)",
        "lognormal(-1,0.002)",
        "triangular(0,0.2,1)",
        "triangular(-1,-1,2)",
        "triangular(-1,2,2)",
        "mixture(0.5,-2,0.7,2,0.7)",
        "mixture(0.9,0,3,100,0.001)",
        "mixture(0,0,1,5,2)",
        "truncated(normal(0,1),-1,2)",
        "truncated(normal(0,1),30,inf)",
        "truncated(student(1,0,1),-3,inf)",
        "truncated(beta(0.2,0.3),-1,0.6)",
        "truncated(laplace(0,1),2,9)",
        "truncated(mixture(0.3,-2,0.5,2,1),-2,2)",
    )
]
"""At least two of each family, the awkward ones among them."""


def _of(family: str, *parts: st.SearchStrategy) -> st.SearchStrategy:
    def made(values: tuple[float, ...]):
        return FAMILIES[family](*values)

    return st.tuples(*parts).map(made)


plain_densities = st.one_of(
    _of("normal", locations, scales),
    _of("laplace", locations, scales),
    _of("logistic", locations, scales),
    _of("student", shapes, locations, scales),
    st.tuples(locations, scales).map(lambda v: FAMILIES["uniform"](v[0], v[0] + v[1])),
    _of("exponential", scales),
    _of("gamma", shapes, scales),
    _of("beta", shapes, shapes),
    _of("lognormal", st.floats(-3, 3), st.floats(0.05, 3)),
    st.tuples(locations, scales, shares).map(
        lambda v: FAMILIES["triangular"](v[0], min(v[0] + v[1] * v[2], v[0] + v[1]), v[0] + v[1])
    ),
    _of("mixture", shares, locations, scales, locations, scales),
)


@st.composite
def densities(draw):
    """Any density; one in five is truncated about its middle, on one side or both."""
    base = draw(plain_densities)
    if draw(st.integers(0, 4)):
        return base
    low = base.anchor - base.spread * draw(st.floats(0.1, 3))
    high = base.anchor + base.spread * draw(st.floats(0.1, 3))
    ends = draw(st.sampled_from([(low, high), (low, math.inf), (-math.inf, high)]))
    try:
        return Truncated(base, *ends)
    except Refusal:
        return base
