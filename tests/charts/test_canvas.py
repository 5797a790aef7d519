"""A canvas keeps its ground; signs and fonts are made once."""

import sys

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from infoviz.charts.batch import PieceBatch, RectBatch
from infoviz.charts.canvas import Canvas, device_pixels, start_on_whole_pixel
from infoviz.charts.figures import text_widths
from infoviz.charts.fonts import NORMAL, font, metrics
from infoviz.charts.glyphs import draw_lock, draw_pill


class Painted(Canvas):
    grounds = highlights = 0

    def draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        self.grounds += 1
        painter.fillRect(rect, Qt.GlobalColor.white)

    def draw_highlight(self, painter: QPainter, rect: QRectF) -> None:
        self.highlights += 1
        painter.fillRect(QRectF(2, 3, 10, 12), Qt.GlobalColor.blue)

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        painter.fillRect(QRectF(10, 10, 5, 5), Qt.GlobalColor.red)


@pytest.fixture
def canvas(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    widget.resize(40, 30)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.mark.parametrize("part", ["draw_ground", "draw_highlight", "draw"])
def test_an_error_while_painting_is_told_and_harms_nothing(canvas, monkeypatch, part):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(kind))
    with monkeypatch.context() as broken:
        broken.setattr(Painted, part, lambda canvas, painter, rect: 1 / 0)
        for _ in range(3):
            canvas.ground_changed()
            canvas.grab()
    assert told == [ZeroDivisionError] * 3
    canvas.ground_changed()
    assert canvas.grab().toImage().pixelColor(12, 12).name() == "#ff0000"
    assert len(told) == 3


def test_ground_is_drawn_once_until_it_changes(canvas):
    canvas.grab()
    before = canvas.grounds
    canvas.repaint()
    canvas.repaint()
    assert canvas.grounds == before
    canvas.ground_changed()
    canvas.repaint()
    assert canvas.grounds == before + 1
    canvas.resize(50, 30)
    canvas.repaint()
    assert canvas.grounds == before + 2


def test_highlight_lies_over_the_ground_until_it_changes(canvas):
    canvas.grab()
    before = canvas.grounds, canvas.highlights
    canvas.repaint()
    assert (canvas.grounds, canvas.highlights) == before
    canvas.highlight_changed()
    canvas.repaint()
    assert (canvas.grounds, canvas.highlights) == (before[0], before[1] + 1)
    canvas.ground_changed()
    canvas.repaint()
    assert (canvas.grounds, canvas.highlights) == (before[0] + 1, before[1] + 2)


def test_layers_lie_one_over_the_other(canvas):
    image = canvas.grab().toImage()
    white, blue, red = (QColor(c) for c in ("white", "blue", "red"))
    for (x, y), colour in {(0, 0): white, (2, 3): blue, (11, 11): red, (14, 14): red}.items():
        assert image.pixelColor(x, y) == colour, (x, y)


def painted(draw) -> QImage:
    image = QImage(60, 60, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return image


def extent(image: QImage) -> tuple[int, int]:
    """The width and height of what is not transparent."""
    seen = [(x, y) for x in range(60) for y in range(60) if image.pixelColor(x, y).alpha() > 40]
    across, along = ({place[i] for place in seen} for i in (0, 1))
    return max(across) - min(across) + 1, max(along) - min(along) + 1


def test_pill_lies_across_its_travel(qapp):
    lying = painted(lambda painter: draw_pill(painter, 30, 30, "#000000", "#FFFFFF"))
    upright = painted(
        lambda painter: draw_pill(painter, 30, 30, "#000000", "#FFFFFF", is_upright=True)
    )
    large = painted(
        lambda painter: draw_pill(painter, 30, 30, "#000000", "#FFFFFF", length=43.2, factor=1.6)
    )
    width, height = extent(lying)
    assert width > 2 * height
    assert extent(upright) == (height, width)
    assert extent(large)[1] > height
    assert lying.pixelColor(30, 30) == QColor(Qt.GlobalColor.white)


def test_lock_has_its_size(qapp):
    lock = painted(lambda painter: draw_lock(painter, 30, 30, QColor("#1B1F26")))
    assert extent(lock) == pytest.approx((8, 10), abs=1)


def test_digits_are_of_equal_width(qapp):
    for bold in (False, True):
        exact = metrics(NORMAL, 1.0, bold)
        widths = {exact.horizontalAdvance(f"0.{digit * 3}") for digit in "0123456789"}
        assert len(widths) == 1
        assert text_widths(NORMAL, 1.0, bold)("0.427") == widths.pop()


def test_fonts_grow_with_the_factor(qapp):
    assert font(NORMAL, 1.6).pixelSize() == round(13 * 1.6)
    assert font(NORMAL) is font(NORMAL)


def test_batches_draw_what_single_calls_draw(qapp):
    pixmap = QPixmap(60, 60)
    painter = QPainter(pixmap)
    for i in range(60):
        painter.fillRect(i, 0, 1, 60, QColor(4 * i, 255 - 4 * i, 0))
    painter.end()
    left, top, width = np.array([5, 20, 40]), np.array([10, 50, 33]), np.array([8, 3, 15])

    def rects(painter: QPainter) -> None:
        batch = RectBatch(3)
        batch.left[:], batch.right[:] = left, left + width - 1
        batch.top[:], batch.bottom[:] = top, 49
        batch.draw(painter, QColor("#0072B2"))

    def rects_one_by_one(painter: QPainter) -> None:
        for x, y, w in zip(left.tolist(), top.tolist(), width.tolist(), strict=True):
            painter.fillRect(x, y, w, 50 - y, QColor("#0072B2"))

    def pieces(painter: QPainter) -> None:
        batch = PieceBatch(3, pixmap, 3, 2)
        batch.set_across(left, width)
        batch.draw(painter, top, 50)

    def pieces_one_by_one(painter: QPainter) -> None:
        for x, y, w in zip(left.tolist(), top.tolist(), width.tolist(), strict=True):
            if y < 50:
                painter.drawPixmap(x, y, pixmap, x - 3, y - 2, w, 50 - y)

    assert painted(rects) == painted(rects_one_by_one)
    assert painted(pieces) == painted(pieces_one_by_one)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("place", [(1, 1), (3, 6), (5, 7)])
def test_what_touches_in_device_pixels_touches_wherever_the_widget_stands(ratio, place):
    image = QImage(round(60 * ratio), round(60 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    bar = RectBatch(1)
    bar.left[:], bar.right[:], bar.top[:], bar.bottom[:] = 10, 29, 10, 39
    painter = QPainter(image)
    painter.translate(*place)
    start_on_whole_pixel(painter, ratio)
    with device_pixels(painter, ratio):
        bar.draw(painter, QColor("#ff0000"))
        painter.fillRect(10, 40, 20, 2, QColor("#0000ff"))
    painter.end()
    x, y = round(place[0] * ratio) + 15, round(place[1] * ratio)
    colours = [image.pixelColor(x, y + down).name() for down in (9, 10, 39, 40, 41, 42)]
    assert colours == ["#ffffff", "#ff0000", "#ff0000", "#0000ff", "#0000ff", "#ffffff"]
