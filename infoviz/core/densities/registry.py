"""The families of densities, one line each: the registry that everything else loops over."""

from infoviz.core.densities.base import Density
from infoviz.core.densities.beta import Beta
from infoviz.core.densities.exponential import Exponential
from infoviz.core.densities.gamma import Gamma
from infoviz.core.densities.laplace import Laplace
from infoviz.core.densities.log_normal import LogNormal
from infoviz.core.densities.logistic import Logistic
from infoviz.core.densities.mixture import Mixture
from infoviz.core.densities.normal import Normal
from infoviz.core.densities.student_t import StudentT
from infoviz.core.densities.triangular import Triangular
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
