"""The labels under the chart of the terms."""

import numpy as np
import pytest

from infoviz.charts.fonts import NORMAL, metrics
from infoviz.core.distribution import Distribution
from infoviz.core.state import State
from infoviz.theme import load_theme
from infoviz.views.terms import Terms
from infoviz.views.terms.labels import LabelRow
from tests.views.host import Host

SURFACE = int(load_theme("light").surface[1:], 16)


def line_of_labels(host, row):
    """The pixels of the line in which the labels stand, (16, width)."""
    image = host.picture()
    bits = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1) & 0xFFFFFF
    return bits[round(row.baseline) - 11 : round(row.baseline) + 5].copy()


@pytest.mark.parametrize("width", [480, 760])
def test_a_bold_label_leaves_no_half_of_another(qtbot, width):
    host = Host(Terms(), (width, 260))
    qtbot.addWidget(host)
    labels = (*"abcdefghijkl", "a long name", *"mnopqrstuvwxyz")
    n = len(labels)
    host.put(State(labels, Distribution.uniform(n), Distribution.uniform(n)))
    row = LabelRow(host.view.plot, labels)
    shown = [outcome for outcome in range(n) if row.text(outcome)]
    assert len(shown) < n
    plain = line_of_labels(host, row)
    gone = 0
    for outcome in range(n):
        host.view.show_hover(outcome)
        lit = line_of_labels(host, row)
        half = 0.5 * metrics(NORMAL, 1.0, True).horizontalAdvance(labels[outcome]) + 2
        middle = host.view.plot.middle(outcome)
        for other in shown:
            if other == outcome:
                continue
            columns = np.arange(*(round(end) for end in row.extent(other)))
            if not (lit[:, columns] == plain[:, columns]).all():
                gone += 1
                beside = columns[abs(columns - middle) > half]
                assert (lit[:, beside] == SURFACE).all(), (labels[outcome], labels[other])
    assert gone > 0
