"""The measures as formulas of an array library: those of NumPy, and of PyTorch by its own name.

In the code `np` stands for either. PyTorch never warns of what divides by 0 or takes its logarithm
on purpose; NumPy is told not to.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from infoviz.files.code_export.facts import Facts
from infoviz.files.code_export.script import unit_line

Wrap = Callable[[str], str]

_SERIES = "sum(w ** (2 * k + 1) / (2 * k + 1) for k in range(1, 9))"


def formula(facts: Facts, module: str) -> str:
    """The code of the measure of `facts`; KeyError where there is none for it."""
    ignoring = _ignoring if module == "np" else str
    code = _FORMULAS[facts.measure.id](facts, ignoring)
    code = code.replace("{p}", facts.p).replace("{q}", facts.q).replace("np.", f"{module}.")
    return f"{unit_line(facts)}\n{code}"


def _entropy(facts: Facts, ignoring: Wrap) -> str:
    log = "log_{p}[has]" if facts.needs_logs else "np.log({p}[has])"
    return _summed(f"-{{p}}[has] * {log}")


def _cross_entropy(facts: Facts, ignoring: Wrap) -> str:
    log = "log_{q}[has]" if facts.needs_logs else "np.log({q}[has])"
    return _summed(f"-{{p}}[has] * {log}", ignoring if facts.is_infinite else None)


def _kl(facts: Facts, ignoring: Wrap) -> str:
    if facts.is_close:
        return _close_kl(facts, ignoring)
    ratio = "np.log({p}[has] / {q}[has])"
    if facts.needs_logs:
        ratio = "(log_{p}[has] - log_{q}[has])"
    return _summed(f"{{p}}[has] * {ratio}", ignoring if facts.is_infinite else None)


def _summed(term: str, ignoring: Wrap | None = None) -> str:
    """The terms where p is not 0, and their sum."""
    line = f"terms[has] = {term} / UNIT"
    if ignoring is not None:
        line = f"# Where {{q}} is 0 and {{p}} is not, the term is infinite.\n{ignoring(line)}"
    return (
        "has = {p} > 0  # 0 · log 0 counts as 0\n"
        "terms = np.zeros_like({p})\n"
        f"{line}\n"
        "total = float(terms.sum())"
    )


def _close_kl(facts: Facts, ignoring: Wrap) -> str:
    ratio = "(log_{p} - log_{q})" if facts.needs_logs else "np.log({p} / {q})"
    body = (
        "w = np.where({p} == {q}, 0.0, ({p} - {q}) / ({p} + {q}))\n"
        f"series = {_SERIES}\n"
        f"rest = np.where(abs(w) < 0.1, series, 0.5 * {ratio} - w)  # artanh w − w"
    )
    return (
        "# A and B nearly agree, and the plain sum of {p} · ln({p} / {q}) would lose its digits.\n"
        "# With w = ({p} − {q}) / ({p} + {q}), ln({p} / {q}) is 2 artanh w, and the sum over\n"
        "# {p} · ln({p} / {q}) − {p} + {q}, which is the same, has no term below 0.\n"
        f"{ignoring(body)}\n"
        "rest = np.where({p} > 0, rest, 0.0)\n"
        "terms = 2 * {p} * (w + rest) / UNIT\n"
        "total = float((({p} - {q}) * w + 2 * {p} * rest).sum()) / UNIT"
    )


def _js(facts: Facts, ignoring: Wrap) -> str:
    return f"{_js_terms(facts, ignoring)}\ntotal = float(terms.sum())"


def _js_distance(facts: Facts, ignoring: Wrap) -> str:
    return f"{_js_terms(facts, ignoring)}\ntotal = float(terms.sum()) ** 0.5"


def _js_terms(facts: Facts, ignoring: Wrap) -> str:
    if not facts.is_close:
        return (
            "terms = np.zeros_like(a)\n"
            "for p in (a, b):\n"
            "    has = p > 0  # 0 · log 0 counts as 0\n"
            "    # With m = (a + b) / 2 this is ½ p · ln(p / m).\n"
            "    terms[has] += 0.5 * p[has] * np.log(2 * p[has] / (a + b)[has]) / UNIT"
        )
    body = (
        "v = np.where(a == b, 0.0, abs(a - b) / (a + b))\n"
        "series = sum(v ** (2 * k) / (k * (2 * k - 1)) for k in range(1, 9))\n"
        "low = np.where(v < 1, (1 - v) * np.log(1 - v), 0.0)\n"
        "both = np.where(v < 0.1, series, (1 + v) * np.log(1 + v) + low)"
    )
    return (
        "# A and B nearly agree, and ½ a · ln(a / m) + ½ b · ln(b / m) would lose its digits.\n"
        "# With v = |a − b| / (a + b) it is ¼ (a + b) · ((1 + v) ln(1 + v) + (1 − v) ln(1 − v)),\n"
        "# of which the bracket is a series for small v.\n"
        f"{ignoring(body)}\n"
        "terms = 0.25 * (a + b) * both / UNIT"
    )


def _ignoring(body: str) -> str:
    return 'with np.errstate(divide="ignore", invalid="ignore"):\n' + textwrap.indent(body, "    ")


_FORMULAS: dict[str, Callable[[Facts, Wrap], str]] = {
    "h_a": _entropy,
    "h_b": _entropy,
    "ce_ab": _cross_entropy,
    "ce_ba": _cross_entropy,
    "kl_ab": _kl,
    "kl_ba": _kl,
    "js": _js,
    "js_distance": _js_distance,
}
