"""Typesets the formulas of the measures as SVG, one file a measure and unit.

Run by hand when a formula is added or changed, with ziamath 0.13 installed:

    python -m tests.tools.make_formulas

The window reads only the SVG files. All of them have the same height and the same baseline, so
that formulas drawn at one height have letters of one size and stand on one line. The only colour
is #000000; `infoviz.formulas` replaces it by the colour of the text.
"""

from xml.etree import ElementTree

import ziamath

from infoviz.resources import resource_path

SIZE = 16.0
ABOVE, BELOW = 22.0, 16.0  # room around the baseline for a fraction of full size
SIDE = 1.0

# \ln takes its space from what follows, so that before a fraction and before a letter it differs.
LOGS = {"bits": r"\log_2", "nats": r"\mathrm{ln}", "bans": r"\log_{10}"}

# SUM stands for the sum over the outcomes and LOG for the logarithm of the unit; a formula
# without LOG is the same in every unit.
FORMULAS = {
    "h_a": r"H(A) = {-} \, SUM a_i \, LOG \, a_i",
    "h_b": r"H(B) = {-} \, SUM b_i \, LOG \, b_i",
    "ce_ab": r"H(A{,}\,B) = {-} \, SUM a_i \, LOG \, b_i",
    "ce_ba": r"H(B{,}\,A) = {-} \, SUM b_i \, LOG \, a_i",
    "kl_ab": r"\mathrm{KL}(A \,\|\, B) = SUM a_i \, LOG \, \dfrac{a_i}{b_i}",
    "kl_ba": r"\mathrm{KL}(B \,\|\, A) = SUM b_i \, LOG \, \dfrac{b_i}{a_i}",
    "js": r"\mathrm{JS}(A{,}\,B) = \tfrac{1}{2} \, SUM a_i \, LOG \, \dfrac{a_i}{m_i}"
    r" + \tfrac{1}{2} \, SUM b_i \, LOG \, \dfrac{b_i}{m_i}"
    r" \quad m_i = \tfrac{1}{2} (a_i + b_i)",
    "js_distance": r"\sqrt{\mathrm{JS}(A{,}\,B)}"
    r" = \sqrt{\tfrac{1}{2} \, \mathrm{KL}(A \,\|\, M) + \tfrac{1}{2} \, \mathrm{KL}(B \,\|\, M)}",
}


def typeset(latex: str) -> str:
    """An SVG of the formula as paths, its baseline at y = 0."""
    latex = latex.replace("SUM", r"\sum_i \,")
    svg = ziamath.Latex(latex, size=SIZE, color="#000000", inline=True, margin=0).svgxml()
    left, top, width, height = (float(edge) for edge in svg.get("viewBox").split())
    if top < -ABOVE or top + height > BELOW:
        raise ValueError(f"{latex} reaches from {top} to {top + height}, beyond the common height")
    box = (left - SIDE, -ABOVE, width + 2 * SIDE, ABOVE + BELOW)
    svg.set("viewBox", " ".join(f"{edge:.2f}" for edge in box))
    svg.set("width", f"{box[2]:.2f}")
    svg.set("height", f"{box[3]:.2f}")
    return ElementTree.tostring(svg, encoding="unicode")


def main() -> None:
    ziamath.config.svg2 = False  # QtSvg knows SVG 1.2 Tiny: paths in place, no shared symbols
    ElementTree.register_namespace("", "http://www.w3.org/2000/svg")
    folder = resource_path("formulas")
    for measure, latex in FORMULAS.items():
        if "LOG" in latex:
            for unit, log in LOGS.items():
                svg = typeset(latex.replace("LOG", log))
                (folder / f"{measure}.{unit}.svg").write_text(svg + "\n", "utf-8")
        else:
            (folder / f"{measure}.svg").write_text(typeset(latex) + "\n", "utf-8")


if __name__ == "__main__":
    main()
