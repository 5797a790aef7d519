"""Many copies of one small pixmap, drawn by one call from arrays of their places."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from infoviz.charts.batch import _wrapped
from infoviz.charts.device import is_vector
from infoviz.charts.kept import Kept, draw_kept
from infoviz.core.distribution import Vector


def draw_stamps(painter: QPainter, xs: Vector, ys: Vector, stamp: Kept) -> None:
    """Draws `stamp` around each place, in pixels of Qt; the later over the earlier."""
    if not len(xs):
        return
    if is_vector(painter):
        half_width, half_height = (
            0.5 * stamp.logical_size.width(),
            0.5 * stamp.logical_size.height(),
        )
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            draw_kept(painter, QPointF(x - half_width, y - half_height), stamp)
        return
    ratio = stamp.devicePixelRatio()
    # A PixmapFragment: its middle, the corner and size of its source, its scales and so on.
    fragments: NDArray[np.float64] = np.zeros((len(xs), 10))
    # On whole pixels of the device, as a pixmap that is drawn alone.
    half = 0.5 * stamp.width() / ratio, 0.5 * stamp.height() / ratio
    fragments[:, 0] = np.rint((xs - half[0]) * ratio) / ratio + half[0]
    fragments[:, 1] = np.rint((ys - half[1]) * ratio) / ratio + half[1]
    fragments[:, 4:6] = stamp.width(), stamp.height()
    fragments[:, 6:8] = 1 / ratio
    fragments[:, 9] = 1.0
    painter.drawPixmapFragments(_wrapped(fragments, QPainter.PixmapFragment), len(fragments), stamp)
