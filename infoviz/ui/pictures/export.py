"""Which part of the window is drawn, in which theme, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from infoviz.charts.raster import colour_of
from infoviz.ui.parts import CARD_MARGIN
from infoviz.ui.pictures.pdf import pdf_bytes
from infoviz.ui.pictures.png import image_of, png_bytes
from infoviz.ui.pictures.svg import svg_bytes
from infoviz.ui.pictures.tree import draw_tree
from infoviz.views.base import NO_OUTCOME

if TYPE_CHECKING:
    from infoviz.ui.main_window import MainWindow


def picture_bytes(
    window: MainWindow, part: str, suffix: str, scale: float = 1.0, theme: str | None = None
) -> bytes:
    """The file of a picture: `part` is one of PARTS, `suffix` png, svg or pdf.

    `scale` is that of a PNG, how many pixels stand for one of the window; without a `theme` it is
    that of the window. MemoryError where a PNG is too large for the machine.
    """
    if suffix == "png":
        return png_bytes(picture_image(window, part, scale, theme))
    write = {"svg": svg_bytes, "pdf": pdf_bytes}[suffix]
    with _as_picture(window, theme):
        picture = _Picture(window, part)
        return write(picture.size, window.windowTitle(), picture.draw)


def picture_image(
    window: MainWindow, part: str, scale: float = 1.0, theme: str | None = None
) -> QImage:
    """The picture as an image, see `picture_bytes`."""
    with _as_picture(window, theme):
        picture = _Picture(window, part)
        return image_of(picture.size, scale, picture.draw)


def picture_size(window: MainWindow, part: str) -> QSize:
    """How large a picture is, in pixels of the window."""
    return _Picture(window, part).size


def part_of(window: MainWindow, part: str) -> QWidget:
    """The widget that one of PARTS stands for."""
    parts: dict[str, QWidget] = {
        "window": window,
        "lens": window.front,
        "ladder": window.ladder,
        "table": window.term_panel,
        "editors": window.editors_column,
        "a": window.editors["a"],
        "b": window.editors["b"],
    }
    return parts[part]


class _Picture:
    """A part of the window on its ground; a single view has a margin around it."""

    def __init__(self, window: MainWindow, part: str) -> None:
        self._widget = part_of(window, part)
        theme = window.appearance.theme
        has_margin = part not in ("window", "editors")
        self._ground = theme.surface if has_margin else theme.background
        self._margin = CARD_MARGIN if has_margin else 0
        self.size = self._widget.size() + QSize(2, 2) * self._margin

    def draw(self, painter: QPainter) -> None:
        # Beyond its edges, since a page has whole points.
        whole = QRect(QPoint(0, 0), self.size).adjusted(-1, -1, 1, 1)
        painter.fillRect(whole, colour_of(self._ground))
        painter.translate(self._margin, self._margin)
        draw_tree(painter, self._widget)


@contextmanager
def _as_picture(window: MainWindow, theme: str | None) -> Iterator[None]:
    """Within it the window looks as a picture should: in `theme`, and nothing under a pointer.

    Nothing of this is seen, as nothing is painted before the control goes back to Qt.
    """
    appearance, mode = window.appearance, window.appearance.mode
    hovered = window.wiring.hovered
    window.wiring.show_hover(NO_OUTCOME)
    try:
        if theme is not None and theme != mode:
            appearance.set_mode(theme)
        yield
    finally:
        if appearance.mode != mode:
            appearance.set_mode(mode)
        window.wiring.show_hover(hovered)
