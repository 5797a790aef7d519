"""The axes of an editor: ticks of the shares at the left, labels of the outcomes below."""

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QImage

from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.views.editor.labels import LabelRow


def numbered(n):
    """A pair of outcomes called 1 to n."""
    some = Distribution.from_weights(1 + np.arange(n) % 7)
    return State(tuple(str(i) for i in range(1, n + 1)), some, Distribution.uniform(n))


def grey(image):
    """Its pixels as numbers, (height, width)."""
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return bits[:, : image.width()]


@pytest.mark.parametrize("n", [2, 5, 26, 151, 999, 1501, 10_000, 100_000])
def test_ticks_and_labels_have_room_however_many_outcomes(lay, n):
    table = lay(numbered(n))
    for editor in table.editors.values():
        pixels = grey(editor.grab().toImage())
        inside = pixels[round(editor.plot.ceiling_y) - 9 : -8, 5:-3]
        assert (inside[:, :3] == 255).all()
        assert (inside[:, -2:] == 255).all()


def test_labels_of_many_are_round_numbers_that_stand_apart(lay):
    table = lay(numbered(1000))
    labels = LabelRow(table.a.scene, table.a.plot)
    shown = labels.labelled(0, 1000)
    texts = [labels.text(outcome) for outcome in shown]
    assert texts[:3] == ["1", "100", "200"]
    assert texts[-1] == "1000"
    ends = [
        labels.extent(outcome, labels.metrics.horizontalAdvance(text))
        for outcome, text in zip(shown, texts, strict=True)
    ]
    assert all(end + 4 < start for (_, end), (start, _) in pairwise(ends))
