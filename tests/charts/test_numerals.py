"""Many numbers in one call look like each of them drawn alone."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from infoviz.charts.figures import draw_right, text_widths
from infoviz.charts.fonts import NORMAL
from infoviz.charts.numerals import Numerals, face

PLACES = [(90.0, 20.0), (190.0, 20.0), (90.0, 48.0), (190.0, 48.0)]


def drawn(draw):
    image = QImage(220, 70, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    draw(painter)
    painter.end()
    return image


def one_by_one(texts, down=0.0):
    def draw(painter):
        painter.setFont(face(NORMAL).font)
        for (right, baseline), text in zip(PLACES, texts, strict=False):
            draw_right(painter, right, baseline + down, text, text_widths(NORMAL))

    return drawn(draw)


@pytest.mark.parametrize(
    "texts",
    [
        ["0.420", "+0.3918", "−0.1327", "191.1 %"],
        ["∞", "—", "0", "3.2×10⁻⁷"],
        ["1.5×10⁻⁴", "0.1"],
        ["漢字", "0.42"],  # no font of numbers has these, so another lends them
    ],
)
def test_all_at_once_is_each_alone(qapp, texts):
    numerals = Numerals(face(NORMAL), PLACES)
    assert drawn(lambda painter: numerals.draw(painter, texts)) == one_by_one(texts)


def test_other_numbers_follow(qapp):
    numerals = Numerals(face(NORMAL), PLACES)
    for texts in (["0.1", "0.2"], ["0.3", "0.4"], ["10.3", "−0.4"], ["1"]):
        assert drawn(lambda painter, texts=texts: numerals.draw(painter, texts)) == one_by_one(
            texts
        )


def test_all_stand_lower(qapp):
    numerals = Numerals(face(NORMAL), PLACES)
    texts = ["0.5", "+1.5"]
    assert drawn(lambda painter: numerals.draw(painter, texts, 9.0)) == one_by_one(texts, 9.0)


def test_numbers_can_begin_at_their_places(qapp):
    left = [(20.0, 20.0)]
    texts = ["3.97, H(A,B) 4.57"]
    width = text_widths(NORMAL)(texts[0])
    right = Numerals(face(NORMAL), [(20.0 + width, 20.0)])
    numerals = Numerals(face(NORMAL), left, "left")
    assert drawn(lambda painter: numerals.draw(painter, texts)) == drawn(
        lambda painter: right.draw(painter, texts)
    )


def test_digits_are_of_equal_width(qapp):
    widths = text_widths(NORMAL)
    assert {widths(str(digit) * 4) for digit in range(10)} == {widths("0000")}
