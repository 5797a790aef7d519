"""The measures in PyTorch, as its losses count them where those give the digits of the window."""

from __future__ import annotations

from infoviz.files.code_export.facts import Facts
from infoviz.files.code_export.formulas import formula
from infoviz.files.code_export.script import Lines, unit_line

IMPORTS = "import torch\nimport torch.nn.functional as F"
ARRAY = "torch.tensor({}, dtype=torch.float64)"

_NATS = "# PyTorch counts in nats: terms and total are divided by the unit."

_ORDER = (
    "# kl_div takes the logarithm of its first argument, and turns the order round:\n"
    "# kl_div(log q, p) is KL(p‖q). Without a reduction it gives the terms; its default, the\n"
    "# mean over all entries, is no divergence."
)


def lines(facts: Facts) -> Lines:
    """The code of the measure by PyTorch's functions, or by formula where they would differ."""
    usual = _USUAL[facts.measure.id]
    if facts.needs_logs or facts.is_close:
        return Lines(f"{_NATS}\n{formula(facts, 'torch')}")
    code = usual(facts).replace("{p}", facts.p).replace("{q}", facts.q)
    return Lines(f"{_NATS}\n{unit_line(facts)}\n{code}")


def _entropy(facts: Facts) -> str:
    return "terms = torch.special.entr({p}) / UNIT\ntotal = terms.sum().item()"


def _cross_entropy(facts: Facts) -> str:
    terms = "terms = -torch.special.xlogy({p}, {q}) / UNIT\n"
    if facts.has_gaps:
        return (
            f"{terms}"
            "# F.cross_entropy({q}.log(), {p}) multiplies 0 by log 0, which is NaN.\n"
            "total = terms.sum().item()"
        )
    return (
        f"{terms}"
        "# F.cross_entropy takes logits first; log {q} serves, as its softmax is {q}.\n"
        "total = F.cross_entropy({q}.log(), {p}).item() / UNIT"
    )


def _kl(facts: Facts) -> str:
    terms = 'F.kl_div({q}.log(), {p}, reduction="none")'
    return f"{_ORDER}\nterms = {_without_gaps(terms, '{p} > 0', facts)} / UNIT\n{_SUM}"


def _js(facts: Facts) -> str:
    return f"{_js_terms(facts)}\n{_SUM}"


def _js_distance(facts: Facts) -> str:
    return f"{_js_terms(facts)}\ntotal = terms.sum().item() ** 0.5"


def _js_terms(facts: Facts) -> str:
    halves = (
        _without_gaps(f'F.kl_div(log_m, {side}, reduction="none")', "a + b > 0", facts)
        for side in ("a", "b")
    )
    return (
        f"{_ORDER}\n"
        "log_m = ((a + b) / 2).log()\n"
        "terms = (\n    " + "\n    + ".join(halves) + "\n) / 2 / UNIT"
    )


def _without_gaps(terms: str, has: str, facts: Facts) -> str:
    """0 · log 0, of which PyTorch makes NaN, is 0."""
    return f"torch.where({has}, {terms}, 0.0)" if facts.has_common_gaps else terms


_SUM = "total = terms.sum().item()"

_USUAL = {
    "h_a": _entropy,
    "h_b": _entropy,
    "ce_ab": _cross_entropy,
    "ce_ba": _cross_entropy,
    "kl_ab": _kl,
    "kl_ba": _kl,
    "js": _js,
    "js_distance": _js_distance,
}
