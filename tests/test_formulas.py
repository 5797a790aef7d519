"""The formulas: one for each measure and unit, alike in height and baseline."""

import re

import pytest
from PySide6.QtSvg import QSvgRenderer

from infoviz.core.measures import MEASURES
from infoviz.core.units import UNITS
from infoviz.formulas import formula_svg

ALL = [(measure, unit) for measure in MEASURES for unit in UNITS]


@pytest.mark.parametrize(("measure", "unit"), ALL)
def test_a_formula_is_drawn_in_the_colour_asked_for(measure: str, unit: str) -> None:
    svg = formula_svg(measure, unit, "#12AB9F")
    assert set(re.findall(rb"#[0-9A-Fa-f]{6}", svg)) == {b"#12AB9F"}
    assert b"<text" not in svg
    assert QSvgRenderer(svg).isValid()


def test_all_have_one_height_and_one_baseline() -> None:
    boxes = [
        QSvgRenderer(formula_svg(measure, unit, "#000000")).viewBoxF() for measure, unit in ALL
    ]
    assert len({(box.top(), box.height()) for box in boxes}) == 1


def test_units_show_where_there_is_a_logarithm() -> None:
    for measure in MEASURES:
        shapes = {formula_svg(measure, unit, "#000000") for unit in UNITS}
        assert len(shapes) == (3 if "{log}" in MEASURES[measure].formula else 1)


def test_an_unknown_formula_is_refused() -> None:
    with pytest.raises(ValueError, match=r"'entropy' in 'bits'"):
        formula_svg("entropy", "bits", "#000000")
