"""Families of densities on the line, one a file, and the registry that everything loops over."""

from infoviz.core.densities.base import Density
from infoviz.core.densities.beta import Beta
from infoviz.core.densities.exponential import Exponential
from infoviz.core.densities.gamma import Gamma
from infoviz.core.densities.laplace import Laplace
from infoviz.core.densities.log_normal import LogNormal
from infoviz.core.densities.logistic import Logistic
from infoviz.core.densities.mixture import Mixture
from infoviz.core.densities.normal import Normal
from infoviz.core.densities.points import Points
from infoviz.core.densities.student_t import StudentT
from infoviz.core.densities.traits import Centre, Handle, Interval, Parameter, Side, Tail
from infoviz.core.densities.triangular import Triangular
from infoviz.core.densities.truncated import Truncated
from infoviz.core.densities.uniform import Uniform

FAMILIES: dict[str, type[Density]] = {
    family.id: family
    for family in (
        Normal,
        Laplace,
        Logistic,
        StudentT,
        Uniform,
        Exponential,
        Gamma,
        Beta,
        LogNormal,
        Triangular,
        Mixture,
    )
}
"""All families but `Truncated`, which wraps any of them. `FAMILIES[id]()` has their defaults."""

__all__ = [
    "FAMILIES",
    "Centre",
    "Density",
    "Handle",
    "Interval",
    "Parameter",
    "Points",
    "Side",
    "Tail",
    "Truncated",
]
