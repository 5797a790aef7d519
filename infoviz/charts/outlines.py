"""A typeset formula, which is outlines in an SVG, as a path to be filled.

Qt's own renderer gives the letters an outline where it draws into a file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree import ElementTree

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

_STEP = re.compile(r"([MLQZ])([^MLQZ]*)")


@lru_cache(maxsize=16)
def outlines_of(svg: bytes) -> tuple[QPainterPath, QRectF]:
    """All paths and rectangles of `svg` as one path, and its view box; neither may be changed.

    It knows absolute M, L, Q and Z, which are those of resources/formulas; ValueError for others.
    """
    root = ElementTree.fromstring(svg)
    whole = QPainterPath()
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "rect":
            box = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
            whole.addRect(*box)
        elif kind == "path":
            whole.addPath(_outline(element.attrib["d"]))
        elif kind != "svg":
            raise ValueError(f"{kind} is no outline")
    return whole, QRectF(*map(float, root.attrib["viewBox"].split()))


def _outline(data: str) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(path.fillRule().WindingFill)
    left_over = _STEP.sub("", data).strip()
    if left_over:
        raise ValueError(f"{left_over[:20]!r} is no step of an outline")
    for command, numbers in _STEP.findall(data):
        places = [float(number) for number in numbers.replace(",", " ").split()]
        if command == "M":
            path.moveTo(*places)
        elif command == "L":
            path.lineTo(*places)
        elif command == "Q":
            path.quadTo(*places)
        else:
            path.closeSubpath()
    return path
