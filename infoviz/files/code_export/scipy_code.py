"""The measures in SciPy, and in NumPy where SciPy's own functions would give other digits."""

from __future__ import annotations

from infoviz.files.code_export.facts import Facts
from infoviz.files.code_export.formulas import formula
from infoviz.files.code_export.script import Lines, unit_line

IMPORTS = "import numpy as np"
ARRAY = "np.array({})"

_NATS = "# SciPy counts in nats by default; entropy and jensenshannon take another base."

_ROOT = "# SciPy's jensenshannon is the distance, which is the square root of the divergence."

# Of each measure what it imports and how it is computed; `base` is filled in below.
_CODE = {
    "h": (
        ("scipy.special import entr", "scipy.stats import entropy"),
        "terms = entr({p}) / UNIT\n"
        "total = float(entropy({p}{base}))  # divides {p} by its sum first",
    ),
    "ce": (
        ("scipy.special import xlogy",),
        "# SciPy has no cross-entropy: entropy(p, q) is the KL divergence, which lacks H(p).\n"
        "terms = -xlogy({p}, {q}) / UNIT\n"
        "total = float(terms.sum())",
    ),
    "kl": (
        ("scipy.special import rel_entr", "scipy.stats import entropy"),
        "# The term is rel_entr; SciPy's kl_div adds − p + q to it. entropy of two is KL.\n"
        "terms = rel_entr({p}, {q}) / UNIT\n"
        "total = float(entropy({p}, {q}{base}))",
    ),
    "js": (
        ("scipy.spatial.distance import jensenshannon", "scipy.special import rel_entr"),
        f"{_ROOT}\n"
        "m = (a + b) / 2\n"
        "terms = (rel_entr(a, m) + rel_entr(b, m)) / 2 / UNIT\n"
        "total = float(jensenshannon(a, b{base})) ** 2",
    ),
    "js_distance": (
        ("scipy.spatial.distance import jensenshannon",),
        f"{_ROOT}\ntotal = float(jensenshannon(a, b{{base}}))",
    ),
}
_KINDS = {
    "h_a": "h",
    "h_b": "h",
    "ce_ab": "ce",
    "ce_ba": "ce",
    "kl_ab": "kl",
    "kl_ba": "kl",
    "js": "js",
    "js_distance": "js_distance",
}


def lines(facts: Facts) -> Lines:
    """The code of the measure by SciPy's functions where they give the digits of the window."""
    imports, code = _CODE[_KINDS[facts.measure.id]]
    if facts.needs_logs or facts.is_close:
        names = " and ".join(line.split()[-1] for line in imports)
        why = (
            "take shares, and some here are too small for a float"
            if facts.needs_logs
            else "lose their digits where A and B nearly agree"
        )
        note = f"# SciPy's {names} {why}, so this is NumPy.\n"
        if facts.measure.id.startswith("js"):
            note = f"{_ROOT}\n{note}"
        return Lines(note + formula(facts, "np"))
    base = {"bits": ", base=2", "nats": "", "bans": ", base=10"}[facts.numbers.unit.id]
    code = code.replace("{base}", base).replace("{p}", facts.p).replace("{q}", facts.q)
    unit = f"{unit_line(facts)}\n" if "UNIT" in code else ""
    return Lines(f"{_NATS}\n{unit}{code}", "\n".join(f"from {line}" for line in imports))
