"""The typeset formulas of resources/formulas, in the colour in which they are wanted. No Qt."""

from functools import lru_cache

from infoviz.resources import resource_path


@lru_cache(maxsize=128)
def formula_svg(measure_id: str, unit_id: str, colour: str) -> bytes:
    """The formula of a measure as an SVG document, in a colour such as "#1B1F26".

    All formulas have the same height, and their baseline at the same height in it; draw them
    equally high, and their letters are of one size. ValueError where there is no such formula.
    """
    # A formula in which no logarithm shows is the same in every unit.
    for name in (f"{measure_id}.{unit_id}.svg", f"{measure_id}.svg"):
        path = resource_path("formulas", name)
        if path.is_file():
            return path.read_bytes().replace(b"#000000", colour.encode())
    raise ValueError(f"there is no formula for the measure {measure_id!r} in {unit_id!r}")
