"""LaTeX tables with the rules of booktabs."""

from __future__ import annotations

import re

from infoviz.files.tables.table import Cell, Table, digits

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    # After \\ these two would be taken for its arguments.
    "[": "{[}",
    "*": "{*}",
    "\n": " ",
    "\r": " ",
    # Two hyphens would be drawn as a dash.
    "-": "{-}",
    "−": "$-$",
    "∞": r"$\infty$",
    "·": r"$\cdot$",
    "½": r"$\frac{1}{2}$",
    "‖": r"$\Vert$",
    "√": r"$\surd$",
    "Σ": r"$\Sigma$",
    "Δ": r"$\Delta$",
    "ᵢ": "$_i$",
    "₀": "$_0$",
    "₁": "$_1$",
    "₂": "$_2$",
    "’": "'",
}
_SIGNS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def latex_table(table: Table) -> str:
    """A `tabular` with heading and total; infinity as a sign, powers of ten as powers of ten.

    It needs `\\usepackage{booktabs}` and, for quotes in labels, `\\usepackage[T1]{fontenc}` and
    `\\usepackage{textcomp}`, as a comment says.
    """
    columns = "".join("l" if column.is_text else "r" for column in table.columns)
    lines = [
        r"% \usepackage{booktabs} \usepackage[T1]{fontenc} \usepackage{textcomp}",
        rf"\begin{{tabular}}{{{columns}}}",
        r"\toprule",
        _line([_text(column.heading) for column in table.columns]),
        r"\midrule",
        *(_line([_written(cell) for cell in row]) for row in table.rows()),
    ]
    if table.total is not None:
        lines += [r"\midrule", _line([_written(cell) for cell in table.total])]
    return "\n".join([*lines, r"\bottomrule", r"\end{tabular}", ""])


def _line(cells: list[str]) -> str:
    return " & ".join(cells) + r" \\"


def _written(cell: Cell) -> str:
    return _text(cell) if isinstance(cell, str) else _number(digits(cell))


def _number(text: str) -> str:
    """Digits as LaTeX sets them: a true minus sign, and 1e-07 as a power of ten."""
    mantissa, _, exponent = text.replace("inf", r"\infty").partition("e")
    power = rf" \times 10^{{{int(exponent)}}}" if exponent else ""
    return f"${mantissa}{power}$" if text else ""


def _text(text: str) -> str:
    return _SIGNS.sub(lambda sign: _SPECIAL[sign[0]], text)
