"""SVG as Qt writes it, with the clips that Qt leaves out."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QPoint, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from infoviz.charts.device import CLIP_MARK, into_file

_MARK = re.compile(rf"<text [^>]*>{CLIP_MARK} ([^<]*)</text>\n?")
_EMPTY_TEXT = re.compile(r"<text [^>]*></text>\n?")
_EMPTY_GROUP = re.compile(r"<g [^>]*>\s*</g>\n?")
_HEAD = re.compile(r"<g [^>]*>\n?")

RESOLUTION = 96
"""Dots an inch of a screen: so many of Qt's pixels are an inch of the picture."""


def svg_bytes(size: QSize, title: str, draw: Callable[[QPainter], None]) -> bytes:
    """What `draw` draws within `size` pixels of Qt, with text as text."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(RESOLUTION)
    generator.setSize(size)
    generator.setViewBox(QRect(QPoint(0, 0), size))
    generator.setTitle(title)
    generator.setDescription("infoviz")
    painter = QPainter(generator)
    try:
        with into_file():
            draw(painter)
    finally:
        painter.end()
    return with_clips(buffer.data().data().decode("utf-8")).encode("utf-8")


def with_clips(svg: str) -> str:
    """The marks of `clipped` turned into clip paths, and what shows nothing left out.

    Qt writes one group after the other, each with all that its painter has set; so a clip closes
    the group that it begins or ends in, and opens it again.
    """
    svg = _EMPTY_TEXT.sub("", svg)
    parts = _MARK.split(svg)
    written, paths, boxes, depth = [parts[0]], [], "", 0
    head = _last_head(parts[0], "")
    for mark, text in zip(parts[1::2], parts[2::2], strict=True):
        if mark == "end":
            depth -= 1
            written.append(f"</g>\n</g>\n{head}")
        elif mark == "begin":
            depth += 1
            paths.append(_clip_path(len(paths), boxes))
            boxes = ""
            written.append(f'</g>\n<g clip-path="url(#clip{len(paths) - 1})">\n{head}')
        else:
            boxes += f"{mark} "
        written.append(text)
        head = _last_head(text, head)
    assert depth == 0
    whole = "".join(written).replace("<defs>\n", "<defs>\n" + "".join(paths), 1)
    count = 1
    while count:
        whole, count = _EMPTY_GROUP.subn("", whole)
    return whole


def _last_head(text: str, before: str) -> str:
    """The opening tag of the last group in `text`, that `before` it where there is none."""
    heads = _HEAD.findall(text)
    return heads[-1] if heads else before


def _clip_path(number: int, boxes: str) -> str:
    rects = "".join(
        '<rect x="{}" y="{}" width="{}" height="{}"/>'.format(*box.split(","))
        for box in boxes.split()
    )
    return f'<clipPath id="clip{number}">{rects}</clipPath>\n'
