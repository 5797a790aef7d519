"""The measures in NumPy."""

from __future__ import annotations

from infoviz.files.code_export.facts import Facts
from infoviz.files.code_export.formulas import formula
from infoviz.files.code_export.script import Lines

IMPORTS = "import numpy as np"
ARRAY = "np.array({})"


def lines(facts: Facts) -> Lines:
    """The code of the measure; its logarithms are natural, and divided by the unit at the end."""
    return Lines(
        "# np.log counts in nats: terms and total are divided by the unit.\n" + formula(facts, "np")
    )
